"""Copies of the ledger: what each said when it was given out."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""
    op.create_table(
        "ledger_copy",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(length=20), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("packed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_ledger_copy_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ledger_copy")),
        sa.UniqueConstraint("number", name=op.f("uq_ledger_copy_number")),
    )


def downgrade() -> None:
    """Back."""
    op.drop_table("ledger_copy")
