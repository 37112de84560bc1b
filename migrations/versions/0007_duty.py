"""Duty: each unit's list, and spot checks by telephone."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""
    op.create_table(
        "duty",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("phone", sa.String(length=40), nullable=False),
        sa.Column("entered_by", sa.String(length=80), nullable=False),
        sa.Column("entered_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_duty_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_duty")),
    )
    with op.batch_alter_table("duty", schema=None) as batch_op:
        batch_op.create_index("ix_duty_day", ["day", "unit_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_duty_unit_id"), ["unit_id"], unique=False)
    op.create_table(
        "duty_check",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("result", sa.String(length=10), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_duty_check_person_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_duty_check_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_duty_check")),
    )
    with op.batch_alter_table("duty_check", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_duty_check_at"), ["at"], unique=False)
        batch_op.create_index(batch_op.f("ix_duty_check_unit_id"), ["unit_id"], unique=False)


def downgrade() -> None:
    """Back."""
    op.drop_table("duty_check")
    op.drop_table("duty")
