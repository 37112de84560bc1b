"""Extensions: applications for a later deadline, in the table of applications."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""
    with op.batch_alter_table("request", schema=None) as batch_op:
        batch_op.add_column(sa.Column("family", sa.String(length=10), nullable=False, server_default="附件2"))
        batch_op.add_column(sa.Column("item_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("open_item_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("extend_from", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("extend_to", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("asked_late", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.alter_column("account_id", existing_type=sa.Integer(), nullable=True)
        batch_op.create_index(batch_op.f("ix_request_item_id"), ["item_id"], unique=False)
        batch_op.create_unique_constraint(batch_op.f("uq_request_open_item_id"), ["open_item_id"])
        batch_op.create_foreign_key(batch_op.f("fk_request_item_id"), "assignment", ["item_id"], ["id"])
    with op.batch_alter_table("request", schema=None) as batch_op:
        batch_op.alter_column("family", existing_type=sa.String(length=10), server_default=None)
        batch_op.alter_column("asked_late", existing_type=sa.Boolean(), server_default=None)


def downgrade() -> None:
    """Back: extensions are left out, for the older table has no place for them."""
    op.execute("DELETE FROM request_hand WHERE request_id IN (SELECT id FROM request WHERE family = '延期')")
    op.execute("DELETE FROM request WHERE family = '延期'")
    with op.batch_alter_table("request", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_request_item_id"), type_="foreignkey")
        batch_op.drop_constraint(batch_op.f("uq_request_open_item_id"), type_="unique")
        batch_op.drop_index(batch_op.f("ix_request_item_id"))
        batch_op.alter_column("account_id", existing_type=sa.Integer(), nullable=False)
        for name in ("asked_late", "extend_to", "extend_from", "open_item_id", "item_id", "family"):
            batch_op.drop_column(name)
