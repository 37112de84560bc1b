"""Posts for the main account: offered as applications, and a quarter's counts read in from a table."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

TEXTS = {
    "post_title": sa.String(length=120),
    "post_body": sa.Text(),
    "post_link": sa.String(length=500),
    "first_reader": sa.String(length=60),
    "second_reader": sa.String(length=60),
    "final_reader": sa.String(length=60),
    "posted_link": sa.String(length=500),
}


def upgrade() -> None:
    """Forward."""
    with op.batch_alter_table("request", schema=None) as batch_op:
        for name, kind in TEXTS.items():
            batch_op.add_column(sa.Column(name, kind, nullable=False, server_default=""))
        batch_op.add_column(sa.Column("posted_on", sa.Date(), nullable=True))
    with op.batch_alter_table("request", schema=None) as batch_op:
        for name, kind in TEXTS.items():
            batch_op.alter_column(name, existing_type=kind, server_default=None)
    op.create_table(
        "post_count",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("cycle", sa.String(length=10), nullable=False),
        sa.Column("offered", sa.Integer(), nullable=False),
        sa.Column("adopted", sa.Integer(), nullable=False),
        sa.Column("published", sa.Integer(), nullable=False),
        sa.Column("reviewed", sa.Integer(), nullable=True),
        sa.Column("problems", sa.Integer(), nullable=True),
        sa.Column("mended", sa.Integer(), nullable=True),
        sa.Column("noted_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_post_count_plan_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_post_count_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_post_count")),
        sa.UniqueConstraint("plan_id", "unit_id", "cycle", name=op.f("uq_post_count")),
    )
    with op.batch_alter_table("post_count", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_post_count_plan_id"), ["plan_id"], unique=False)


def downgrade() -> None:
    """Back: posts are left out, for the older table has no place for them."""
    op.drop_table("post_count")
    op.execute("DELETE FROM request_hand WHERE request_id IN (SELECT id FROM request WHERE family = '发布')")
    op.execute("DELETE FROM request WHERE family = '发布'")
    with op.batch_alter_table("request", schema=None) as batch_op:
        for name in (*TEXTS, "posted_on"):
            batch_op.drop_column(name)
