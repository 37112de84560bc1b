"""The history for ever: each row's canonical text, seals over the rows, triggers that refuse every change.

Revision ID: 0005
Revises: 0004
"""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

BATCH = 1000
TABLES = ("history", "history_seal")
# The row's columns as of this revision, in the order in which the canonical text has them.
HISTORY = sa.table(
    "history",
    sa.column("id", sa.Integer),
    sa.column("at", sa.DateTime),
    sa.column("machine_at", sa.DateTime),
    sa.column("person_id", sa.Integer),
    sa.column("who", sa.String),
    sa.column("userid", sa.String),
    sa.column("unit_id", sa.Integer),
    sa.column("channel", sa.String),
    sa.column("chat_id", sa.String),
    sa.column("source_key", sa.String),
    sa.column("raw", sa.Text),
    sa.column("event", sa.String),
    sa.column("subject", sa.String),
    sa.column("subject_id", sa.Integer),
    sa.column("subject_name", sa.String),
    sa.column("before", sa.String),
    sa.column("after", sa.String),
    sa.column("result", sa.String),
    sa.column("facts", sa.JSON),
)
CANON = sa.table("history", sa.column("id", sa.Integer), sa.column("canon", sa.Text))


def upgrade() -> None:
    """Write every row's text, then let nobody change it."""
    op.create_table(
        "history_seal",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("first", sa.Integer(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("leaves", sa.Text(), nullable=False),
        sa.Column("previous", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_history_seal")),
    )
    op.add_column("history", sa.Column("canon", sa.Text(), nullable=True))
    for texts in _texts(op.get_bind()):
        wanted = CANON.update().where(CANON.c.id == sa.bindparam("number")).values(canon=sa.bindparam("text"))
        op.get_bind().execute(wanted, texts)
    with op.batch_alter_table("history", schema=None) as batch_op:
        batch_op.alter_column("canon", existing_type=sa.Text(), nullable=False)
    for table in TABLES:
        for statement in _guards(table):
            op.execute(statement)


def downgrade() -> None:
    """Rows that may be changed, and nobody would notice."""
    for table in TABLES:
        for statement in _unguards(table):
            op.execute(statement)
    with op.batch_alter_table("history", schema=None) as batch_op:
        batch_op.drop_column("canon")
    op.drop_table("history_seal")


def _texts(connection: sa.Connection) -> Iterator[list[dict[str, Any]]]:
    """Number and text of every row, some at a time."""
    after = None
    while True:
        some = sa.select(HISTORY).order_by(HISTORY.c.id).limit(BATCH)
        rows = connection.execute(some if after is None else some.where(HISTORY.c.id > after)).mappings().all()
        if not rows:
            return
        after = rows[-1]["id"]
        yield [{"number": row["id"], "text": _canonical(row)} for row in rows]


def _canonical(row: sa.RowMapping) -> str:
    said = {name: _plain(value) for name, value in row.items() if name != "id"}
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"))


def _plain(value: object) -> object:
    return value.replace(tzinfo=UTC).isoformat() if isinstance(value, datetime) else value


def _guards(table: str) -> list[str]:
    """As they were when this revision was written; `bot.permanence` puts on today's after every upgrade."""
    why = "rows of this table are only ever added"
    if op.get_bind().dialect.name == "sqlite":
        refuse = f"BEGIN SELECT RAISE(ABORT, '{why}'); END"
        return [
            f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} {refuse}",
            f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} {refuse}",
        ]
    if op.get_bind().dialect.name != "postgresql":
        return []
    body = f"BEGIN RAISE EXCEPTION '{why}'; END"
    name, each = f"{table}_only_added", "FOR EACH STATEMENT"
    return [
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $${body}$$",
        f"CREATE TRIGGER {name} BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} {each} EXECUTE FUNCTION {name}()",
    ]


def _unguards(table: str) -> list[str]:
    if op.get_bind().dialect.name == "sqlite":
        return [f"DROP TRIGGER IF EXISTS {table}_{name}" for name in ("no_update", "no_delete", "no_replace")]
    if op.get_bind().dialect.name != "postgresql":
        return []
    name = f"{table}_only_added"
    return [f"DROP TRIGGER IF EXISTS {name} ON {table}", f"DROP FUNCTION IF EXISTS {name}()"]
