"""排查 and 处置意见: accounts told of, what units propose, and the provincial platform's list."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""
    with op.batch_alter_table("request", schema=None) as batch_op:
        batch_op.add_column(sa.Column("open_key", sa.String(length=200), nullable=True))
        batch_op.add_column(sa.Column("new_name", sa.String(length=120), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("new_platform", sa.String(length=60), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("proposals", sa.JSON(), nullable=False, server_default="[]"))
        batch_op.create_unique_constraint(batch_op.f("uq_request_open_key"), ["open_key"])
    with op.batch_alter_table("request", schema=None) as batch_op:
        for name, kind in (("new_name", sa.String(120)), ("new_platform", sa.String(60)), ("proposals", sa.JSON())):
            batch_op.alter_column(name, existing_type=kind, existing_nullable=False, server_default=None)
    op.create_table(
        "province_list",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("file", sa.String(length=120), nullable=False),
        sa.Column("imported_by", sa.String(length=80), nullable=False),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_province_list_plan_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_province_list")),
    )
    op.create_index(op.f("ix_province_list_plan_id"), "province_list", ["plan_id"], unique=False)
    op.create_table(
        "province_row",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("list_id", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("platform", sa.String(length=60), nullable=False),
        sa.Column("host", sa.String(length=200), nullable=False),
        sa.Column("ref", sa.String(length=64), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("figures", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["list_id"], ["province_list.id"], name=op.f("fk_province_row_list_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_province_row")),
    )
    op.create_index(op.f("ix_province_row_list_id"), "province_row", ["list_id"], unique=False)


def downgrade() -> None:
    """Back: what the older table has no place for is left out."""
    op.drop_table("province_row")
    op.drop_table("province_list")
    for family in ("登记账号", "处置意见"):
        mine = sa.text("SELECT id FROM request WHERE family = :family").bindparams(family=family)
        ids = list(op.get_bind().scalars(mine))
        if ids:
            hands, rows = sa.table("request_hand", sa.column("request_id")), sa.table("request", sa.column("id"))
            op.execute(hands.delete().where(hands.c.request_id.in_(ids)))
            op.execute(rows.delete().where(rows.c.id.in_(ids)))
    with op.batch_alter_table("request", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("uq_request_open_key"), type_="unique")
        for name in ("proposals", "new_platform", "new_name", "open_key"):
            batch_op.drop_column(name)
