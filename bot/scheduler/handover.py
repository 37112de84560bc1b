"""交办: asks 市府办 to confirm what was loaded, and hands it over in the first window after that (CONTRACT, 交办)."""

from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import select

from bot.database import insert_once
from bot.models import Assignment, Card, Notice, Plan, Role
from bot.models.assignment import NOT_HANDED_OVER
from bot.models.counted import recount
from bot.models.member import count_bound
from bot.scheduler.beat import Beat, Work
from bot.scheduler.receivers import TRIAL, office, reachable
from bot.wording import morning as say

STEP, ASKED, LABEL = "handover", "交办确认", "交办确认"
SILENT = "另行联系"  # 可催办 = 否: the clock writes to nobody there anyway


def run(beat: Beat) -> None:
    """For each notice with items that wait: ask, or hand over what was confirmed, a unit at a time."""
    if not _anything(beat):
        return
    with beat.work(at_once=True) as work:  # a person loaded the notice: the office is asked at once
        confirmed = [plan.id for plan in Plan.all(work.session) if _is_due(work, plan)]
    if beat.in_window and not beat.is_held:
        for plan_id in confirmed:
            _hand_over(beat, plan_id)


def waiting(work: Work, plan: Plan) -> list[Assignment]:
    """The notice's items that were loaded and not handed over."""
    found = select(Assignment).where(Assignment.plan_id == plan.id, Assignment.state == NOT_HANDED_OVER)
    return list(work.session.scalars(found.order_by(Assignment.unit_id, Assignment.id)).unique())


def _anything(beat: Beat) -> bool:
    """Whether any item waits for 交办, or a card that asked; looked up without a lock, for mostly nothing does."""
    with beat.database.read() as session:
        item = select(Assignment.id).where(Assignment.handed_over_at.is_(None)).limit(1)
        card = select(Card.id).where(Card.step == STEP, Card.state == "开").limit(1)
        return session.scalar(item) is not None or session.scalar(card) is not None


def _is_due(work: Work, plan: Plan) -> bool:
    """Whether to hand over now; where the confirmation is missing the office is asked for it."""
    if plan.handover_is_confirmed:
        work.post.for_plan(plan).close_cards(plan, say.handover_settled(plan), say.SETTLED, STEP)
        return plan.handover_on is None or plan.handover_on <= work.today
    if not _was_asked(work, plan) and (items := waiting(work, plan)):
        _ask(work, plan, items)
    return False


def any_waiting(work: Work, plan: Plan) -> bool:
    """Whether the notice has items that wait for 交办."""
    found = select(Assignment.id).where(Assignment.plan_id == plan.id, Assignment.state == NOT_HANDED_OVER)
    return work.session.scalar(found.limit(1)) is not None


def _load_of(plan: Plan) -> dict[str, object]:
    """The notice that keeps that the office was asked about this load."""
    slot = plan.loaded_at.strftime("%Y%m%dT%H%M%S")
    return {"subject": Plan.__tablename__, "subject_id": plan.id, "kind": ASKED, "slot": slot}


def _was_asked(work: Work, plan: Plan) -> bool:
    return work.session.scalar(select(Notice.id).filter_by(**_load_of(plan)).limit(1)) is not None


def _taken_up(work: Work, plan_id: int) -> list[Assignment]:
    """Items that their units began before 交办."""
    found = select(Assignment).where(
        Assignment.plan_id == plan_id, Assignment.state != NOT_HANDED_OVER, Assignment.handed_over_at.is_(None)
    )
    return list(work.session.scalars(found).unique())


def _ask(work: Work, plan: Plan, items: list[Assignment]) -> None:
    """A card to everybody who may confirm, once for each load that brought something."""
    facts = {"items": len(items)}
    if not insert_once(work.session, Notice, **_load_of(plan), made_at=work.now, state="已发", facts=facts):
        return
    work.post.for_plan(plan)
    work.post.close_cards(plan, say.handover_asked_again(), say.REPLACED, STEP, state="失效")
    opens_on = work.workdays.on_or_after(plan.handover_on) if plan.handover_on else work.today
    card = say.handover_card(plan, items, _unreachable(work, items), opens_on, work.today)
    for person in reachable(office(work.session, Role.APPROVER), plan):
        work.post.card(person, plan, STEP, card, label=LABEL)


def _unreachable(work: Work, items: Iterable[Assignment]) -> list[str]:
    units = {item.unit_id: item.unit for item in items if item.unit.urgeable}
    return [unit.short for unit in units.values() if not count_bound(work.session, unit.id)]


def _hand_over(beat: Beat, plan_id: int) -> None:
    """A transaction a unit: one card with all its items. A unit that nobody can be reached in waits."""
    with beat.work() as work:
        by_unit: dict[int, list[int]] = defaultdict(list)
        for item in _taken_up(work, plan_id):
            item.hand_over_after(work.act)
        for item in waiting(work, work.session.get_one(Plan, plan_id)):
            by_unit[item.unit_id].append(item.id)
    for unit_id, item_ids in by_unit.items():
        with beat.work() as work:
            plan = work.session.get_one(Plan, plan_id)
            is_reachable = bool(plan.setting(TRIAL)) or count_bound(work.session, unit_id) > 0
            for item_id in item_ids:
                item = Assignment.for_change(work.session, item_id)
                if item.state == NOT_HANDED_OVER and (is_reachable or not item.unit.urgeable):
                    item.hand_over(work.act, reachable=is_reachable, how="" if is_reachable else SILENT)
            recount(work.session, plan_id, unit_id, work.act)  # before anybody is told: what is over is not asked for
