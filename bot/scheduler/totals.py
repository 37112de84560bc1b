"""Groups hear totals on the first working day of the week: figures only, never a name (CONTRACT, Reminders)."""

from collections import Counter
from collections.abc import Sequence

from sqlalchemy import select

from bot.models import Assignment, Group, Plan
from bot.models.assignment import AWAITING_CHECK, CLOSED, DONE, NOT_HANDED_OVER
from bot.models.standing import Standing, standings
from bot.scheduler.beat import Beat, Work
from bot.scheduler.sending import webhook_key
from bot.wording import morning as say

LABEL = "群周报"
ORDER = ("承办项", "已办结", "等核实", "办理中", "等市府办等单位", "逾期", "不再办")


def run(beat: Beat) -> None:
    """One text for each group with a webhook and each notice that was handed over."""
    if beat.is_held:
        return
    with beat.work() as work:
        if not work.is_first(LABEL, beat.today.isoformat()):
            return
        work.give_up(LABEL)
        keyed = work.session.scalars(select(Group).where(Group.webhook_key != "").order_by(Group.id))
        groups = [group for group in keyed if webhook_key(group.webhook_key)]
        for plan in Plan.all(work.session) if groups else ():
            mine = _items(work, plan)
            standing = standings(work.session, mine, work.now, work.workdays)
            work.post.for_plan(plan)
            for group in groups:
                _tell(work, group, plan, [item for item in mine if _sits_in(group, item)], standing)


def _items(work: Work, plan: Plan) -> list[Assignment]:
    found = select(Assignment).where(Assignment.plan_id == plan.id, Assignment.state != NOT_HANDED_OVER)
    return list(work.session.scalars(found).unique())


def _sits_in(group: Group, item: Assignment) -> bool:
    return not group.codes or item.unit.code in group.codes


def _tell(work: Work, group: Group, plan: Plan, mine: Sequence[Assignment], standing: dict[int, Standing]) -> None:
    counts = Counter("承办项" for _ in mine)
    counts.update(_kind(item, standing[item.id]) for item in mine)
    if mine:
        work.post.group(group, say.totals(plan.short, work.today, [(name, counts[name]) for name in ORDER]), LABEL)


def _kind(item: Assignment, standing: Standing) -> str:
    if item.state == DONE:
        return "已办结"
    if item.state in CLOSED:
        return "不再办"
    if item.state == AWAITING_CHECK:
        return "等核实"
    if not standing.with_unit:
        return "等市府办等单位"
    return "逾期" if standing.overdue else "办理中"
