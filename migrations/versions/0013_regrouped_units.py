"""Units that were merged or renamed, and the name under which an application was signed."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""
    with op.batch_alter_table("unit", schema=None) as batch_op:
        batch_op.add_column(sa.Column("former_names", sa.Text(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("regrouped_at", sa.DateTime(), nullable=True))
    with op.batch_alter_table("request", schema=None) as batch_op:
        batch_op.add_column(sa.Column("signed_unit", sa.String(length=120), nullable=False, server_default=""))


def downgrade() -> None:
    """Back."""
    with op.batch_alter_table("request", schema=None) as batch_op:
        batch_op.drop_column("signed_unit")
    with op.batch_alter_table("unit", schema=None) as batch_op:
        batch_op.drop_column("regrouped_at")
        batch_op.drop_column("former_names")
