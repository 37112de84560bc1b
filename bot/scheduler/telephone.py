"""建议打电话: what the clock is silent about from the tenth working day on, by whom to ring up; and what was promised
on the telephone for today."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import lazyload

from bot.clock import end_of, local_day
from bot.models import Assignment, Member, Plan, Rectification, Task, Unit
from bot.models import assignment as items
from bot.models.phone_call import KEPT, OPEN, TOLD, promised_days, promises
from bot.models.pressing import RUNG_UP, Pressed, key_of, pressed, ring_among, whom_to_ring, with_units
from bot.models.rectification import WITH_UNIT
from bot.models.standing import SUM, Standing, standings
from bot.scheduler import remind, rules
from bot.scheduler.beat import Work
from bot.scheduler.rules import Base
from bot.wording import calls as say


def listed(work: Work, page: int) -> str:
    """建议打电话 as asked for: the same as in the morning, all of it, page by page."""
    open_items = of_interest(work)
    standing = standings(work.session, open_items, work.now, work.workdays)
    return say.listed(advised(work, Plan.all(work.session), open_items, standing), page)


def advised(
    work: Work, plans: Sequence[Plan], open_items: Iterable[Assignment], standing: Mapping[int, Standing]
) -> list[str]:
    """Whom to ring up about what; not where a day was promised that is still to come."""
    told = {plan.id: [rule for rule in remind.read_rules(plan) if rule.then_telephone] for plan in plans}
    late: list[Pressed] = [
        item
        for item in open_items
        if _is_over(work, told, item) and standing[item.id].overdue and remind.is_reminded(item, work.today)
    ]
    late += [
        order
        for order in Rectification.in_state(work.session, *sorted(WITH_UNIT))
        if order.unit.urgeable and order.is_overdue(work.now) and _is_over(work, told, order)
    ]
    promised = promised_days(work.session, work.today)
    return _by_unit(work, [one for one in late if key_of(one) not in promised])


def of_interest(work: Work) -> list[Assignment]:
    """Reported items, and those whose deadline lies before the next working day; what adds others up is left out."""
    until = end_of(work.workdays.after(work.today, 1))
    late = and_(Assignment.state.in_(items.WITH_UNIT), Assignment.due_at < until)
    found = select(Assignment).where(or_(Assignment.state == items.AWAITING_CHECK, late))
    known = [
        *work.session.scalars(select(Task)),
        *work.session.scalars(select(Unit)),
    ]  # else each row brings them again
    alone = [lazyload(one) for one in (Assignment.plan, Assignment.task, Assignment.unit)]
    rows = work.session.scalars(found.order_by(Assignment.plan_id, Assignment.id).options(*alone)).all()
    del known
    return [item for item in rows if not item.computed.startswith(SUM)]


def promised(work: Work) -> list[str]:
    """What was promised for today, or for the rest days before it, and has not come; each is said once."""
    due = [notice for notice in promises(work.session, OPEN) if _asked_on(work, notice.slot) <= work.today]
    subjects = {notice.id: pressed(work.session, notice) for notice in due}
    asked = with_units(work.session, subjects.values(), work.now, work.workdays)
    lines = []
    for notice in due:
        subject = subjects[notice.id]
        notice.state = TOLD if asked[key_of(subject)] else KEPT
        if notice.state == TOLD:
            ring = say.ring([subject], whom_to_ring(work.session, subject))
            lines.append(say.promised(ring, date.fromisoformat(notice.slot), work.today))
    return lines


def _asked_on(work: Work, slot: str) -> date:
    """The day itself; a promise for a rest day is asked after on the next working day."""
    return work.workdays.on_or_after(date.fromisoformat(slot))


def _is_over(work: Work, told: Mapping[int, Sequence[rules.Rule]], subject: Pressed) -> bool:
    if isinstance(subject, Assignment):
        base = remind.deadline(subject, work.workdays)
    elif subject.due_at is not None:
        base = Base(local_day(subject.due_at), local_day(subject.due_at))
    else:
        return False
    return rules.telephone_is_advised(told.get(subject.plan_id, ()), base, work.workdays, work.today)


def _by_unit(work: Work, late: Sequence[Pressed]) -> list[str]:
    """One number for all that a person is to be asked about."""
    of_unit = {unit_id: Member.of_unit(work.session, unit_id, *RUNG_UP) for unit_id in {one.unit_id for one in late}}
    people = {key_of(one): ring_among(of_unit[one.unit_id], one) for one in late}
    groups: dict[tuple[int, int], list[Pressed]] = {}
    for one in late:
        member = people[key_of(one)]
        groups.setdefault((one.unit_id, member.id if member else 0), []).append(one)
    return [say.ring(some, people[key_of(some[0])]) for some in groups.values()]
