"""The door to SQLite and PostgreSQL: engines, sessions that change or only read, and the few words they differ in."""

import importlib
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any, ClassVar

from sqlalchemy import DateTime, Dialect, Engine, Executable, MetaData, Table, create_engine, event, insert, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import DeclarativeBase, Session
from sqlalchemy.types import JSON, TypeDecorator

from bot.turnstile import Turnstile

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}
BUSY_SECONDS = 4.0  # below the 5 s in which WeCom wants its answer
FROZEN_SECONDS = 20  # PostgreSQL frees what a host that stands still has locked, before the loops of others are dead
SOUND_SQLITE = (3, 51, 3)  # earlier ones can corrupt a WAL file (reliability D11) …
SOUND_BACKPORTS = ((3, 44, 6), (3, 50, 7))  # … save these


class Moment(TypeDecorator[datetime]):
    """An aware instant, stored as UTC without zone: the one form that every database keeps alike."""

    impl = DateTime
    cache_ok = True

    @property
    def python_type(self) -> type[datetime]:
        """What a column of it holds (a restore asks)."""
        return datetime

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse a moment without zone: it would be somebody's guess."""
        del dialect
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a stored moment needs a time zone")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give the zone back."""
        del dialect
        return value.replace(tzinfo=UTC) if value else None


class Base(DeclarativeBase):
    """Every table: UTC moments, plain types, names of at most 30 lower-case letters."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map: ClassVar[dict[Any, Any]] = {datetime: Moment, dict[str, Any]: JSON, list[Any]: JSON}


def is_sound(version: tuple[int, ...]) -> bool:
    """Whether this SQLite may use a write-ahead log with several connections."""
    return version >= SOUND_SQLITE or any(version[:2] == back[:2] and version >= back for back in SOUND_BACKPORTS)


def sqlite_module() -> ModuleType:
    """The SQLite to use: the system's if sound, else the one that `pysqlite3` brings, where there is a wheel."""
    if is_sound(sqlite3.sqlite_version_info):
        return sqlite3
    try:
        return importlib.import_module("pysqlite3")
    except ImportError:  # no wheel for this machine: the rollback journal serves instead
        return sqlite3


class Database:
    """One database with two kinds of session: those that change and those that only look."""

    def __init__(self, url: str, *, pool_size: int = 8) -> None:
        self.url = _with_driver(url)
        self.is_sqlite = self.url.startswith("sqlite")
        self._pool_size = pool_size
        self.engine = self._engine(changing=True)
        self._reader = self._engine(changing=False)

    @contextmanager
    def change(self, *, patience: float = 0) -> Iterator[Session]:
        """A transaction: committed at the end, rolled back by any exception.

        `patience`: seconds for which a statement waits for a lock on PostgreSQL, else for ever; on SQLite they are
        always `BUSY_SECONDS`.
        """
        with Session(self.engine, expire_on_commit=False) as session, session.begin():
            if patience and not self.is_sqlite:
                session.execute(text(f"SET LOCAL lock_timeout = {int(patience * 1000)}"))
            yield session

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A look that cannot change anything and waits for no writer."""
        with Session(self._reader, autoflush=False) as session, session.begin():
            yield session

    def close(self) -> None:
        """Give all connections back."""
        self.engine.dispose()
        self._reader.dispose()

    def _engine(self, *, changing: bool) -> Engine:
        if not self.is_sqlite:
            options: dict[str, Any] = {} if changing else {"execution_options": {"postgresql_readonly": True}}
            engine = create_engine(self.url, pool_pre_ping=True, pool_size=self._pool_size, **options)
            if changing:
                event.listen(engine, "connect", _prepare_postgresql)
            return engine
        module = sqlite_module()
        engine = create_engine(self.url, module=module, connect_args={"timeout": BUSY_SECONDS})
        event.listen(engine, "connect", _prepare_sqlite(module, changing=changing))
        event.listen(engine, "begin", _begin_immediate(engine.url.database or "") if changing else _begin_deferred)
        return engine


def _with_driver(url: str) -> str:
    for old in ("postgresql://", "postgres://"):
        if url.startswith(old):
            return "postgresql+psycopg://" + url.removeprefix(old)
    return url


def _prepare_postgresql(connection: Any, record: object) -> None:  # noqa: ANN401 - the driver's own
    """Who only looks locks nobody out and may take his time."""
    del record
    connection.autocommit = True
    connection.execute(f"SET idle_in_transaction_session_timeout = '{FROZEN_SECONDS}s'")
    connection.autocommit = False


def _prepare_sqlite(module: ModuleType, *, changing: bool) -> Any:  # noqa: ANN401 - SQLAlchemy's listener type is open
    journal = "WAL" if is_sound(module.sqlite_version_info) else "DELETE"

    def prepare(connection: Any, record: object) -> None:  # noqa: ANN401 - the driver's connection has no common type
        del record
        connection.isolation_level = None  # SQLAlchemy's default mode loses updates (reliability D1)
        cursor = connection.cursor()
        for pragma in (f"journal_mode={journal}", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=4000"):
            cursor.execute(f"PRAGMA {pragma}")
        if not changing:
            cursor.execute("PRAGMA query_only=ON")
        cursor.close()

    return prepare


def _begin_immediate(file: str) -> Callable[[Any], None]:
    """Whoever changes something first waits for his turn, then for the one who is at it: together the busy timeout."""
    in_memory = file in ("", ":memory:") or file.startswith("file:")
    turnstile = None if in_memory else Turnstile(Path(f"{file}-turn"))

    def begin(connection: Any) -> None:  # noqa: ANN401 - as above
        if turnstile is None:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            return
        patience = int(connection.exec_driver_sql("PRAGMA busy_timeout").scalar())
        with turnstile.turn(patience / 1000) as waited:
            connection.exec_driver_sql(f"PRAGMA busy_timeout={max(0, patience - int(waited * 1000))}")
            try:
                connection.exec_driver_sql("BEGIN IMMEDIATE")
            finally:
                connection.exec_driver_sql(f"PRAGMA busy_timeout={patience}")

    return begin


def _begin_deferred(connection: Any) -> None:  # noqa: ANN401 - as above
    connection.exec_driver_sql("BEGIN")


def insert_once(session: Session, model: type[Base], **values: object) -> bool:
    """Insert a row unless its unique key is taken; whether it was inserted. A second writer waits for the first."""
    table = model.__table__
    assert isinstance(table, Table)  # noqa: S101 - a mapped class has a table
    statement = _insert_unless_taken(table, session.get_bind().dialect.name)
    if statement is None:
        return _insert_or_catch(session, table, values)
    return session.execute(statement, values).first() is not None


@cache  # built once a table: some hundred are sent in a round of the clock
def _insert_unless_taken(table: Table, dialect: str) -> Executable | None:
    """The row itself is asked for: psycopg's row count of such an INSERT says nothing."""
    keys = table.primary_key.columns
    if dialect == "postgresql":
        return postgresql.insert(table).on_conflict_do_nothing().returning(*keys)
    if dialect == "sqlite":
        return sqlite.insert(table).on_conflict_do_nothing().returning(*keys)
    return None


def _insert_or_catch(session: Session, table: Table, values: dict[str, object]) -> bool:
    try:
        with session.begin_nested():
            session.execute(insert(table).values(**values))
    except IntegrityError:
        return False
    return True
