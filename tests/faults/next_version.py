"""The version after this one: a copy of the product that knows one column more, with the revision that brings it.

It stands for any upgrade whose revision only adds: the version before goes on working beside it (docs/operations.md).
"""

import shutil
from pathlib import Path

from alembic.script import ScriptDirectory
from sqlalchemy import Engine, text

from tests.faults.processes import ROOT

BEFORE, OLD, NEW = "before", "old", "new"  # who wrote a row of the inbox, and when
TABLE, COLUMN = "inbox", "written_by"
STOPS = "NEXT_STOPS"  # a file: there the upgrade says that it is half done, and goes no further
REVISION = f"""\
import os
import time
from pathlib import Path

import sqlalchemy as sa
from alembic import op

revision = "next"
down_revision = "{{last}}"


def upgrade():
    op.add_column("{TABLE}", sa.Column("{COLUMN}", sa.String(10), nullable=False, server_default="{BEFORE}"))
    if half_done := os.environ.get("{STOPS}"):
        Path(half_done).touch()
        time.sleep(3600)
    with op.batch_alter_table("{TABLE}") as batch:
        batch.alter_column("{COLUMN}", server_default="{OLD}")
    with op.batch_alter_table("history") as batch:  # on SQLite a copy of the table, which loses its guards
        batch.add_column(sa.Column("{COLUMN}", sa.String(10), nullable=True))
"""
KNOWN = "    answered: Mapped[bool]"
LINE = f'    {COLUMN}: Mapped[str] = mapped_column(String(10), default="{NEW}")\n'


def made_in(folder: Path) -> Path:
    """Where it lies; a process of it is started with this as its working directory."""
    home = folder / "next"
    for part in ("bot", "config", "migrations"):
        shutil.copytree(ROOT / part, home / part, ignore=shutil.ignore_patterns("__pycache__"))
    last = ScriptDirectory(str(ROOT / "migrations")).get_current_head()
    (home / "migrations" / "versions" / "next.py").write_text(REVISION.format(last=last), "utf-8")
    model = home / "bot" / "models" / "inbox.py"
    source = model.read_text("utf-8")
    assert KNOWN in source
    model.write_text(source.replace(KNOWN, LINE + KNOWN, 1), "utf-8")
    return home


def written_by(engine: Engine) -> dict[str, int]:
    """How many messages were taken before the upgrade, and after it by each version."""
    with engine.connect() as connection:
        rows = connection.execute(text(f"SELECT {COLUMN}, count(*) FROM {TABLE} GROUP BY {COLUMN}"))  # noqa: S608
        return {row[0]: row[1] for row in rows}
