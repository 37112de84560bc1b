"""Tables whose rows are only ever added: the triggers by which the database itself refuses all else.

Whoever rules the database can take them off; that is found by the doctor, and what he then changes by the seals
(`bot.models.seal`). A kind of database that we have no triggers for keeps its rows by our own discipline alone.
"""

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, Table, event, text

REFUSAL = "rows of this table are only ever added"
_BODY = f"BEGIN RAISE EXCEPTION '{REFUSAL}'; END"
_SQLITE = {  # REPLACE deletes without asking the DELETE trigger, so it is stopped before it begins
    "no_update": "BEFORE UPDATE ON {table} BEGIN SELECT RAISE(ABORT, '{why}'); END",
    "no_delete": "BEFORE DELETE ON {table} BEGIN SELECT RAISE(ABORT, '{why}'); END",
    "no_replace": (
        "BEFORE INSERT ON {table} WHEN NEW.id > 0 AND EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id)"
        " BEGIN SELECT RAISE(ABORT, '{why}'); END"
    ),
}
_POSTGRES = "BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION {table}_only_added()"


def keep_for_ever(table: Table) -> None:
    """Let `table` get its triggers wherever SQLAlchemy makes it."""
    event.listen(table, "after_create", lambda made, connection, **_: protect(connection, [made.name]))


def protect(connection: Connection, tables: Sequence[str]) -> None:
    """Put the triggers on, in place of any of the same names: twice is harmless."""
    for table in tables:
        for statement in _statements(connection.dialect.name, table):
            connection.exec_driver_sql(statement)


def unprotected(connection: Connection, tables: Sequence[str]) -> list[str]:
    """Which of these tables somebody could change unhindered: a trigger is gone, off or another one."""
    look = {"sqlite": _found_on_sqlite, "postgresql": _found_on_postgres}.get(connection.dialect.name)
    return [name for name in tables if look is None or not look(connection, name)]


def _statements(dialect: str, table: str) -> list[str]:
    if dialect == "sqlite":
        drops = [f"DROP TRIGGER IF EXISTS {name}" for name in _on_sqlite(table)]
        return [*drops, *_on_sqlite(table).values()]
    if dialect != "postgresql":
        return []
    name = f"{table}_only_added"
    return [
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $${_BODY}$$",
        f"DROP TRIGGER IF EXISTS {name} ON {table}",
        f"CREATE TRIGGER {name} {_POSTGRES.format(table=table)}",
        f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {name}",  # in a session that replays a replica's rows too
    ]


def _on_sqlite(table: str) -> Mapping[str, str]:
    """Each trigger's name and the statement that makes it."""
    return {
        f"{table}_{name}": f"CREATE TRIGGER {table}_{name} {rest.format(table=table, why=REFUSAL)}"
        for name, rest in _SQLITE.items()
    }


def _found_on_sqlite(connection: Connection, table: str) -> bool:
    wanted = text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND lower(tbl_name) = :table")
    found = {row.name: row.sql for row in connection.execute(wanted, {"table": table})}
    return all(found.get(name) == sql for name, sql in _on_sqlite(table).items())


def _found_on_postgres(connection: Connection, table: str) -> bool:
    """The one trigger, always on, before all three (its type in bits: before 2, delete 8, update 16, truncate 32)."""
    wanted = text(
        "SELECT t.tgenabled, t.tgtype, p.prosrc FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid"
        " WHERE t.tgrelid = to_regclass(:table) AND t.tgname = :name"
    )
    found = connection.execute(wanted, {"table": table, "name": f"{table}_only_added"}).first()
    return found is not None and (_text(found[0]), int(found[1]), found[2]) == ("A", 2 + 8 + 16 + 32, _BODY)


def _text(value: object) -> str:
    """PostgreSQL's "char", which the driver may give as bytes."""
    return value.decode() if isinstance(value, bytes) else str(value)
