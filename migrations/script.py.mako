"""${message}.

Made by `alembic revision --autogenerate`, then read. Until the first release there is one revision, made
anew: `rm migrations/versions/0001_*; alembic revision --autogenerate --rev-id 0001 -m "The first tables"; make format`.
"""
# ruff: noqa: PLR0915 - as many statements as tables

import sqlalchemy as sa
from alembic import op
${imports if imports else ""}
revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = ${repr(branch_labels)}
depends_on = ${repr(depends_on)}


def upgrade() -> None:
    """Forward."""
    ${upgrades if upgrades else "pass"}


def downgrade() -> None:
    """Back."""
    ${downgrades if downgrades else "pass"}
