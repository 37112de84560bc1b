"""How much somebody was sent lately is found at once."""

from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""
    op.create_index("ix_outbox_sent", "outbox", ["recipient", "sent_at"], unique=False)


def downgrade() -> None:
    """Back."""
    op.drop_index("ix_outbox_sent", table_name="outbox")
