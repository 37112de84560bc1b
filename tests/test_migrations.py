"""The tables' versions: what the revisions build is what the models say, on both databases, whoever starts first."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text

from bot import schema
from bot.database import Base, Database

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


def test_foreign_keys_are_watched_again_after_an_upgrade(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'keys.db'}", pool_size=1)
    schema.upgrade(database)

    with database.change() as session:
        assert session.execute(text("PRAGMA foreign_keys")).scalar() == 1
        assert session.execute(text("PRAGMA busy_timeout")).scalar() == schema.BUSY
    database.close()
