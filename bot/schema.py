"""The tables' versions: bring a database up to this program's, or tell whether it is there."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from bot.database import Database
from bot.models.seal import PERMANENT
from bot.permanence import protect

SCRIPTS = Path(__file__).resolve().parent.parent / "migrations"
LOCK = 4_120_220_627  # any number that nobody else in this database locks by
PATIENCE = 60_000  # ms that a second starter waits on SQLite for the first
BUSY = 4_000  # ms, as every other connection has it


def upgrade(database: Database) -> None:
    """Create or upgrade the tables: all in one transaction, one process at a time, twice is harmless.

    A revision that copies a table on SQLite (alembic's batch mode) drops its triggers without a word, so the history's
    are put back at the end, whatever was done.
    """
    with _alone(database) as connection:
        if _found(connection) != _heads():  # a start mostly finds them as they should be: no revision is read then
            config = _config()
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
        protect(connection, PERMANENT)


def is_current(database: Database) -> bool:
    """Whether the tables are those of this program; raises what the driver raises if the database is away."""
    with database.read() as session:
        return _found(session.connection()) == _heads()


def _found(connection: Connection) -> set[str]:
    return set(MigrationContext.configure(connection).get_current_heads())


@contextmanager
def _alone(database: Database) -> Iterator[Connection]:
    """A connection in a transaction that no second starter shares."""
    with database.engine.connect() as connection:
        if database.is_sqlite:
            with _foreign_keys_off(connection), connection.begin():
                yield connection
                _check_foreign_keys(connection)
        else:
            with connection.begin():
                connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": LOCK})
                yield connection


@contextmanager
def _foreign_keys_off(connection: Connection) -> Iterator[None]:
    """SQLite copies a table to change it; with keys on, dropping the old one would take its children along.

    The switch does nothing inside a transaction, so it goes to the driver, past SQLAlchemy that would begin one.
    """
    driver = connection.connection.cursor()
    driver.execute("PRAGMA foreign_keys=OFF")
    driver.execute(f"PRAGMA busy_timeout={PATIENCE}")
    try:
        yield
    finally:
        driver.execute("PRAGMA foreign_keys=ON")
        driver.execute(f"PRAGMA busy_timeout={BUSY}")
        driver.close()


def _check_foreign_keys(connection: Connection) -> None:
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    if broken:
        raise RuntimeError(f"rows lost their parents: {sorted({row[0] for row in broken})}")


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config


@cache
def _heads() -> set[str]:
    return set(ScriptDirectory.from_config(_config()).get_heads())
