"""The deadline that a returned report had missed is remembered."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""
    op.add_column("assignment", sa.Column("missed_due_at", sa.DateTime(), nullable=True))


def downgrade() -> None:
    """Back."""
    with op.batch_alter_table("assignment", schema=None) as batch_op:
        batch_op.drop_column("missed_due_at")
