"""The tables' versions: what the revisions build is what the models say, on both databases, whoever starts first."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import Column, Integer, text
from sqlalchemy.exc import DBAPIError

from bot import schema
from bot.database import Base, Database
from bot.models.seal import PERMANENT, inspect
from bot.permanence import REFUSAL, unprotected

ROOT = Path(__file__).resolve().parents[1]
START = """
import sys
from bot import schema
from bot.database import Database
database = Database(sys.argv[1])
schema.upgrade(database)
database.close()
"""


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """An empty database: SQLite, then PostgreSQL."""
    database = Database(database_url)
    yield database
    database.close()


def test_the_revisions_build_what_the_models_say(database: Database) -> None:
    schema.upgrade(database)

    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []


def test_an_empty_database_is_not_current_and_an_upgraded_one_is(database: Database) -> None:
    assert not schema.is_current(database)

    schema.upgrade(database)

    assert schema.is_current(database)


def test_an_older_version_is_not_current(database: Database) -> None:
    schema.upgrade(database)
    with database.change() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '0000'"))

    assert not schema.is_current(database)


def test_upgrading_again_keeps_every_row(database: Database) -> None:
    schema.upgrade(database)
    with database.change() as session:
        session.execute(text("INSERT INTO series (name, last) VALUES ('ZX-2022', 7)"))

    schema.upgrade(database)

    with database.read() as session:
        assert session.execute(text("SELECT name, last FROM series")).all() == [("ZX-2022", 7)]


def test_two_starters_at_once_build_the_tables_once(database: Database) -> None:
    command = [sys.executable, "-W", "error", "-c", START, database.url]
    starters = [subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE) for _ in range(2)]

    ends = [(starter.communicate()[1], starter.returncode) for starter in starters]

    assert ends == [(b"", 0), (b"", 0)]
    assert schema.is_current(database)


def test_an_interrupted_upgrade_leaves_nothing_behind(database: Database) -> None:
    with database.change() as session:
        session.execute(text("CREATE TABLE unit (id INTEGER)"))  # in the way of the first revision

    with pytest.raises(Exception, match="unit"):
        schema.upgrade(database)

    with database.change() as session:
        session.execute(text("DROP TABLE unit"))
    schema.upgrade(database)
    assert schema.is_current(database)


OLD_ROW = """INSERT INTO history (id, at, machine_at, who, userid, channel, chat_id, source_key, raw, event, subject,
    subject_name, before, after, result, facts) VALUES (:id, '2022-07-20 02:00:00', '2026-11-26 01:02:03.000004',
    '李某', 'li', 'app', '', '', '完成 1', 'assignment.report', '', '', '', '', '成功', '{"text": "好“了”"}')"""


def test_an_old_history_gets_its_texts_and_its_guards(database: Database) -> None:
    _upgrade_to(database, "0001")
    with database.change() as session:
        for number in range(1, 1203):
            session.execute(text(OLD_ROW), {"id": number})

    schema.upgrade(database)

    with database.read() as session:
        assert unprotected(session.connection(), PERMANENT) == []
        found = inspect(session)
        canon = session.execute(text("SELECT canon FROM history WHERE id = 1202")).scalar_one()
    assert (found.unsealed, found.findings) == (1202, [])
    assert canon.startswith('{"at":"2022-07-20T02:00:00+00:00","machine_at":"2026-11-26T01:02:03.000004+00:00",')
    with pytest.raises(DBAPIError, match=REFUSAL), database.change() as session:
        session.execute(text("UPDATE history SET raw = ''"))


def test_what_a_copied_table_lost_is_put_back(database: Database) -> None:
    schema.upgrade(database)
    with database.change() as session:
        operations = Operations(MigrationContext.configure(session.connection()))
        with operations.batch_alter_table("history", recreate="always") as batch:
            batch.add_column(Column("weather", Integer))
        assert unprotected(session.connection(), PERMANENT) == ["history"]

    schema.upgrade(database)

    with database.read() as session:
        assert unprotected(session.connection(), PERMANENT) == []


def _upgrade_to(database: Database, revision: str) -> None:
    """As a program of that time left it."""
    config = Config()
    config.set_main_option("script_location", str(ROOT / "migrations"))
    with database.engine.connect() as connection, connection.begin():
        config.attributes["connection"] = connection
        command.upgrade(config, revision)


def test_foreign_keys_are_watched_again_after_an_upgrade(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'keys.db'}", pool_size=1)
    schema.upgrade(database)

    with database.change() as session:
        assert session.execute(text("PRAGMA foreign_keys")).scalar() == 1
        assert session.execute(text("PRAGMA busy_timeout")).scalar() == schema.BUSY
    database.close()
