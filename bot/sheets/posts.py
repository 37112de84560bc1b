"""发布审核 and 供稿统计: every post with its three readings, and the counts per unit and quarter."""

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.clock import local_day
from bot.models import Plan, PostCount, Publication, Unit
from bot.models.cycle import Cycle
from bot.models.post_count import Tally, quarter_of, tallies
from bot.papers.workbook import Column, Kind, Sheet, Value
from bot.wording.request_form import opinion

POSTS = (
    Column("编号", width=14),
    Column("单位", width=18),
    Column("题目", width=32),
    Column("链接", width=32),
    Column("状态", width=12),
    Column("经办人", width=12),
    Column("初审", width=12),
    Column("复审", width=12),
    Column("终审", width=12),
    Column("终审时间", Kind.MOMENT, 18),
    Column("终审方式", width=10),
    Column("采用人", width=12),
    Column("采用时间", Kind.MOMENT, 18),
    Column("意见", width=28),
    Column("发布日期", Kind.DAY, 12),
    Column("发布链接", width=32),
)
COUNTS = (
    Column("文号", width=22),
    Column("季度", width=10),
    Column("单位", width=20),
    Column("投稿", Kind.NUMBER, 8),
    Column("采用", Kind.NUMBER, 8),
    Column("发布", Kind.NUMBER, 8),
    Column("来源", width=10),
)


def post_sheets(session: Session, units: Collection[int]) -> tuple[Sheet, ...]:
    """Posts in the order of their numbers; counts by quarter, units in the roster's order."""
    found = select(Publication).order_by(Publication.id)
    posts = list(session.scalars(found.where(Publication.unit_id.in_(units)) if units else found))
    rows = [
        (
            one.number,
            one.unit.short,
            one.post_title,
            one.post_link,
            one.state,
            one.clerk.name,
            one.first_reader,
            one.second_reader,
            one.final_reader,
            one.signed_at,
            one.signed_how,
            one.approver.name if one.approver else "",
            one.approved_at,
            opinion(one, "采用"),
            one.posted_on,
            one.posted_link,
        )
        for one in posts
    ]
    return Sheet("发布审核", POSTS, rows), Sheet("供稿统计", COUNTS, _counts(session, units))


def _counts(session: Session, units: Collection[int]) -> list[list[Value]]:
    shorts = {unit.id: unit.short for unit in Unit.all(session) if not units or unit.id in units}
    lines: list[list[Value]] = []
    for plan in Plan.all(session):
        for cycle in _quarters(session, plan):
            found = tallies(session, plan, cycle)
            here = [(short, found[unit]) for unit, short in shorts.items() if unit in found]
            lines += [[plan.doc_no, str(cycle), short, *_figures(one)] for short, one in here]
    return lines


def _figures(one: Tally) -> tuple[Value, ...]:
    return one.offered, one.adopted, one.published, "导入" if one.imported else "发布审核"


def _quarters(session: Session, plan: Plan) -> list[Cycle]:
    """Every quarter in which something was offered, taken or published, or that was read in."""
    names = set(session.scalars(select(PostCount.cycle).where(PostCount.plan_id == plan.id)))
    for one in session.scalars(select(Publication).where(Publication.plan_id == plan.id)):
        days = [local_day(one.created_at), local_day(one.approved_at) if one.approved_at else None, one.posted_on]
        names |= {str(quarter_of(day)) for day in days if day is not None}
    return [Cycle.parse(name) for name in sorted(names)]
