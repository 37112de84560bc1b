"""What alembic runs: with the connection that `bot.schema` hands in, or for a developer's own commands.

A new revision after changing a table: `alembic revision --autogenerate -m "<what>"`, which compares the tables with a
database brought to the last revision (`-x url=…`; without it an empty one in memory).
"""

from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlalchemy import Connection

import bot.models
from bot.database import Base, Database, Moment

assert bot.models.__all__  # noqa: S101 - importing the package makes every table known


def rendered(kind: str, thing: object, context: AutogenContext) -> str | Literal[False]:
    """A revision names plain types only: it must still run when our own classes have moved."""
    del context
    return "sa.DateTime()" if kind == "type" and isinstance(thing, Moment) else False


def run(connection: Connection) -> None:
    """Run the wanted command over this connection."""
    options: dict[str, Any] = {"render_item": rendered, "render_as_batch": True, "compare_type": True}
    context.configure(connection=connection, target_metadata=Base.metadata, **options)
    with context.begin_transaction():
        context.run_migrations()


def run_for_a_developer() -> None:
    """`alembic …` on the command line."""
    database = Database(context.get_x_argument(as_dictionary=True).get("url", "sqlite://"))
    with database.engine.connect() as connection, connection.begin():
        run(connection)


handed_in = context.config.attributes.get("connection")
if handed_in is not None:
    run(handed_in)
else:
    run_for_a_developer()
