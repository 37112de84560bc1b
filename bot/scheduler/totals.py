"""Groups hear totals on the first working day of the week: figures only, never a name (CONTRACT, Reminders)."""

from sqlalchemy import select

from bot.models import Group, Plan, Unit
from bot.models.figures import figures
from bot.scheduler.beat import Beat, Work
from bot.scheduler.sending import webhook_key
from bot.wording import morning as say

LABEL = "群周报"


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
            work.post.for_plan(plan)
            for group in groups:
                _tell(work, group, plan)


def _tell(work: Work, group: Group, plan: Plan) -> None:
    """The same count as 统计, of the units whose group it is."""
    units = work.session.scalars(select(Unit).where(Unit.code.in_(group.codes))).all()
    if group.codes and not units:
        return
    text = say.totals(figures(work.session, plan, work.now, units))
    if text:
        work.post.group(group, text, LABEL)
