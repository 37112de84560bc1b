"""What people call a task: 别名."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""
    op.add_column("task", sa.Column("aliases", sa.Text(), nullable=False, server_default=""))


def downgrade() -> None:
    """Back."""
    with op.batch_alter_table("task", schema=None) as batch_op:
        batch_op.drop_column("aliases")
