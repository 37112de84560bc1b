"""What waits to be sent is found at once, however much of it there is."""

from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""
    op.create_index("ix_outbox_waiting", "outbox", ["state", "id"], unique=False)
    op.create_index("ix_outbox_kind", "outbox", ["kind", "state"], unique=False)


def downgrade() -> None:
    """Back."""
    op.drop_index("ix_outbox_kind", table_name="outbox")
    op.drop_index("ix_outbox_waiting", table_name="outbox")
