"""Items that stand in no notice: their kind, the number they share, who handed them over, what an opinion is about."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

TEXTS = {"kind": (10, "任务"), "issuer_unit": (60, ""), "case_no": (60, ""), "category": (10, "")}


def upgrade() -> None:
    """Forward: what there is stands in a notice."""
    with op.batch_alter_table("assignment", schema=None) as batch_op:
        batch_op.add_column(sa.Column("docket", sa.String(length=20), nullable=True))
        batch_op.add_column(sa.Column("issuer_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("urgent", sa.Boolean(), nullable=False, server_default=sa.false()))
        for name, (length, value) in TEXTS.items():
            batch_op.add_column(sa.Column(name, sa.String(length=length), nullable=False, server_default=value))
        batch_op.create_index(batch_op.f("ix_assignment_docket"), ["docket"], unique=False)
        batch_op.create_unique_constraint("uq_assignment_docket", ["docket", "unit_id"])
        batch_op.create_foreign_key(batch_op.f("fk_assignment_issuer_id"), "person", ["issuer_id"], ["id"])
    with op.batch_alter_table("assignment", schema=None) as batch_op:
        batch_op.alter_column("urgent", existing_type=sa.Boolean(), server_default=None)
        for name, (length, _) in TEXTS.items():
            batch_op.alter_column(name, existing_type=sa.String(length=length), server_default=None)


def downgrade() -> None:
    """Back: what stands in no notice stays, under its title."""
    with op.batch_alter_table("assignment", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_assignment_issuer_id"), type_="foreignkey")
        batch_op.drop_constraint("uq_assignment_docket", type_="unique")
        batch_op.drop_index(batch_op.f("ix_assignment_docket"))
        for name in (*TEXTS, "urgent", "issuer_id", "docket"):
            batch_op.drop_column(name)
