"""市府办早报: what the office should know at 8:50 on a working day, in one message."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from sqlalchemy import func, select

from bot.clock import at, local_day
from bot.database import insert_once
from bot.models import (
    Account,
    Assignment,
    Notice,
    Opinion,
    Outbox,
    Person,
    Plan,
    Rectification,
    Request,
    Role,
    Task,
    Unit,
)
from bot.models import assignment as items
from bot.models import request as requests
from bot.models.account import CLOSING, AccountState, Disposition
from bot.models.figures import figures
from bot.models.member import count_bound
from bot.models.outbox import FAILED, UNCERTAIN
from bot.models.pressing import MODELS, pressed
from bot.models.rectification import DISPUTED, WITH_UNIT
from bot.models.standing import Standing, Waits, standings
from bot.scheduler import digest, remind, rules, telephone
from bot.scheduler.beat import Beat, Work
from bot.scheduler.claim import MORNING
from bot.scheduler.handover import any_waiting
from bot.scheduler.receivers import TRIAL, Subject, office, reachable
from bot.scheduler.remind import Question
from bot.wording import morning as say
from bot.wording.reminders import CONFIRM_DAYS

GOAL_DAYS = (30, 7)


def run(beat: Beat) -> None:
    """Tell 审批 and 初审; what needs a tap stands on cards of its own."""
    with beat.work() as work:
        if not work.is_first(MORNING, beat.today.isoformat()):
            return
        work.give_up(MORNING)
        plans = Plan.all(work.session)
        facts = overview(work, plans)
        for plan in plans[:1]:
            work.post.for_plan(plan)
            for person in reachable(office(work.session), plan):
                text = say.morning(facts if person.holds(Role.APPROVER) else _without_decisions(facts))
                for row in work.post.text(person, text, MORNING) if text else ():
                    row.unit_id = None


def overview(work: Work, plans: Sequence[Plan]) -> say.Morning:
    """The whole list as facts."""
    session = work.session
    open_items = telephone.of_interest(work)
    standing = standings(session, open_items, work.now, work.workdays)
    told = digest.gather(session, Question(work.now, work.workdays))
    facts = say.Morning(work.today)
    facts.opinions = [one.number for one in Opinion.all_open(session) if one.state == requests.AWAITING_APPROVAL]
    waiting_ones = _numbers(work, requests.AWAITING_APPROVAL, requests.AWAITING_REVOKE)
    facts.to_approve = [number for number in waiting_ones if number not in facts.opinions]
    facts.to_check = [
        item for item in open_items if standing[item.id].waits == Waits.OFFICE and item.state == items.AWAITING_CHECK
    ]
    facts.arrears = [line for plan in plans for line in say.arrears(figures(session, plan, work.now))]
    facts.due = _coming_due(work, open_items, standing)
    facts.unsigned, facts.unsaid, facts.unexecuted = _for_the_list(told)
    facts.nobody = _without_receivers(work, told)
    facts.unasked = _not_handed_over(work, plans)
    facts.unproposed = Opinion.unanswered(session, work.today)
    facts.undecided = _count_accounts(work, Account.disposition == Disposition.OPEN)
    facts.disagreed = _disagreed(work)
    facts.telephone = telephone.advised(work, plans, open_items, standing)
    facts.promised = telephone.promised(work)
    facts.lapsed = _lapsed(work)
    facts.disputes = [order.number for order in Rectification.in_state(work.session, DISPUTED)]
    facts.late_orders = _late_orders(work)
    facts.proposals = _proposals(work)
    facts.unconfirmed = [plan.doc_no for plan in plans if not plan.handover_is_confirmed and any_waiting(work, plan)]
    facts.unreachable = _newly_unreachable(work)
    facts.unsent = _unsent(work)
    facts.messages = _messages(told)
    facts.goals = [line for plan in plans if (line := _goal(work, plan))]
    return facts


def _without_decisions(facts: say.Morning) -> say.Morning:
    """初审 cannot decide: what only an approver can do is not put to them."""
    theirs = {"proposals", "unconfirmed", "opinions", "undecided"}
    return say.Morning(**{name: getattr(facts, name) for name in say.Morning.__slots__ if name not in theirs})


def _numbers(work: Work, *states: str) -> list[str]:
    found = select(Request.number).where(Request.state.in_(states)).order_by(Request.in_state_since)
    return list(work.session.scalars(found))


def _coming_due(work: Work, open_items: Iterable[Assignment], standing: dict[int, Standing]) -> list[str]:
    """What comes due before the next working day and still waits for its unit, by task.

    Also what came due on a rest day and, reported today, is in time still.
    """
    until = work.workdays.after(work.today, 1)
    groups: dict[tuple[int | str | None, date], list[Assignment]] = defaultdict(list)
    for item in open_items:
        due, stands = local_day(item.due_at), standing[item.id]
        is_last_day = due < work.today == local_day(stands.until)
        if stands.with_unit and (work.today <= due < until or is_last_day):
            groups[item.docket or item.task_id, due].append(item)
    return [say.due_group(some, work.today) for some in groups.values()]


def _for_the_list(told: Sequence[digest.Told]) -> tuple[list[Subject], list[Subject], list[Subject]]:
    """Rungs whose 接收 is the morning list itself: 未签收, what waits for a word, 待执行."""
    listed = [one.due for one in told if one.due.on_list and not one.due.why]
    own = {rules.UNSIGNED: 0, rules.TO_EXECUTE: 2}
    found: tuple[list[Subject], list[Subject], list[Subject]] = [], [], []
    for due in listed:
        found[own.get(due.ladder, 1)].append(due.about)
    return found


def _count_accounts(work: Work, *which: object) -> int:
    open_ones = (
        select(func.count())
        .select_from(Account)
        .where(
            Account.protected.is_(False),
            Account.state == AccountState.IN_USE,
            *which,  # type: ignore[arg-type]  # conditions
        )
    )
    return work.session.scalar(open_ones) or 0


def _disagreed(work: Work) -> list[Subject]:
    """Principals who did not agree to close an account that the notice closes, and nothing new is under way."""
    refused = select(Request).where(Request.state == requests.REFUSED, Request.account_id.is_not(None))
    open_accounts = set(work.session.scalars(select(Request.open_account_id)))
    return [
        request
        for request in work.session.scalars(refused.order_by(Request.id)).unique()
        if request.account.disposition in CLOSING
        and request.account.state == AccountState.IN_USE
        and request.account_id not in open_accounts
    ]


def _without_receivers(work: Work, told: Sequence[digest.Told]) -> list[Subject]:
    """What nobody can be written to about: today's reminders, and what was to be proposed today for a leader."""
    proposed = select(Notice).where(
        Notice.subject.in_(MODELS), Notice.state == remind.NOBODY, Notice.made_at >= at(work.today)
    )
    leaderless = {(one.subject, one.subject_id): pressed(work.session, one) for one in work.session.scalars(proposed)}
    subjects = [one.due.about for one in told if one.state == remind.NOBODY]
    return [*subjects, *leaderless.values()]


def _not_handed_over(work: Work, plans: Sequence[Plan]) -> list[str]:
    """Units that would have their items by now, if anybody there could be written to; others only await the window."""
    real = [one for one in plans if one.handover_is_confirmed and not one.setting(TRIAL)]
    due = [one for one in real if (one.handover_on or work.today) < work.today]
    if not due:
        return []
    found = select(Unit).distinct().join(Assignment, Assignment.unit_id == Unit.id).where(Unit.urgeable)
    left = found.where(Assignment.state == items.NOT_HANDED_OVER, Assignment.plan_id.in_([plan.id for plan in due]))
    units = work.session.scalars(left.order_by(Unit.id)).all()
    return [f"{unit.short}（未交办）" for unit in units if not count_bound(work.session, unit.id)]


def _lapsed(work: Work) -> list[Subject]:
    over = select(Request).where(
        Request.state == requests.AT_PLATFORM, Request.frozen_until < work.today - timedelta(days=CONFIRM_DAYS)
    )
    return list(work.session.scalars(over.order_by(Request.id)).unique())


def _late_orders(work: Work) -> list[str]:
    """Past their time, or the second repetition in a row: the office may want to talk to the unit."""
    orders = Rectification.in_state(work.session, *WITH_UNIT)
    repeated = {one.id for one in orders if one.repeats and _repeats_before(work, one.repeats)}
    late = [one for one in orders if one.is_overdue(work.now) or one.id in repeated]
    return [f"{one.unit.short}（{one.number}{'，反复' if one.id in repeated else ''}）" for one in late]


def _repeats_before(work: Work, number: str) -> bool:
    before = Rectification.numbered(work.session, number)
    return before is not None and bool(before.repeats)


def _proposals(work: Work) -> dict[str, int]:
    """How many items wait for a tap, by kind in the order of the timetable's words."""
    waiting = work.session.scalars(select(Notice.kind).where(Notice.state == remind.PROPOSED)).all()
    counts = {kind: sum(name.startswith(kind) for name in waiting) for kind in rules.KINDS}
    return {kind: count for kind, count in counts.items() if count}


def _newly_unreachable(work: Work) -> list[str]:
    """People whom WeCom called invalid, each on one morning list only."""
    lost = select(Person).where(Person.unreachable_since.is_not(None)).order_by(Person.id)
    fresh = []
    for person in work.session.scalars(lost):
        slot = str(person.unreachable_since)[:19]
        where = {"subject": Person.__tablename__, "subject_id": person.id, "kind": "发不到", "slot": slot}
        if person.posts and insert_once(work.session, Notice, **where, made_at=work.now, state="早报", facts={}):
            fresh.append(f"{person.name}（{person.posts[0].unit.short}）")
    return fresh


def _unsent(work: Work) -> int:
    """Messages of the last day that failed or of which nobody knows."""
    since = work.now - timedelta(days=1)
    lost = (
        select(func.count())
        .select_from(Outbox)
        .where(
            Outbox.state.in_((FAILED, UNCERTAIN)),
            Outbox.kind.in_(("message", "webhook", "upload")),
            Outbox.made_at > since,
        )
    )
    return work.session.scalar(lost) or 0


def _messages(told: Sequence[digest.Told]) -> int:
    """Digests to people of units; the office's own cards are not counted."""
    return len({person.id for one in told if one.state == remind.SENT for person in one.people})


def _goal(work: Work, plan: Plan) -> str:
    """The milestone is no task of its own: 市府办 sees it a month and a week before."""
    if plan.goal_on is None:
        return ""
    for days in GOAL_DAYS:
        shown_on = work.workdays.on_or_before(plan.goal_on - timedelta(days=days))
        if shown_on == work.today:
            open_ones = _count_dated(work, plan)
            accounts = _count_accounts(work, Account.plan_id == plan.id, Account.disposition != Disposition.KEEP)
            return say.goal(plan, work.today, open_ones, accounts)
    return ""


def _count_dated(work: Work, plan: Plan) -> int:
    """The notice's dated items that are still open; what comes back in cycles has no end of its own."""
    live = Assignment.state.not_in(items.CLOSED)
    dated = select(func.count()).select_from(Assignment).join(Task).where(Assignment.plan_id == plan.id, live)
    return work.session.scalar(dated.where(Task.cycle == "")) or 0
