"""需人点按: rungs that a person of 市府办 must send. They wait as notices and are put to the office on cards."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from bot.clock import local_day
from bot.database import insert_once
from bot.models import Assignment, Card, Notice, Person, Plan, Role
from bot.models.pressing import MODELS, Pressed, key_of, pressed, with_units
from bot.scheduler import remind
from bot.scheduler.beat import Beat, Work
from bot.scheduler.claim import PROPOSALS
from bot.scheduler.receivers import Directory, office, reachable
from bot.scheduler.remind import Due, Question
from bot.wording import morning as say

STEP, LABEL = "propose", PROPOSALS
LIFE_DAYS = 5  # working days in which somebody may still tap it; then the item stands under 建议打电话


@dataclass(slots=True)
class Proposal:
    """An item or a 整改, the notice that waits for a tap, and to which roles it would go."""

    item: Pressed
    notice: Notice

    @property
    def key(self) -> tuple[str, int, str, str]:
        """What the notice is unique by."""
        return self.notice.subject, self.notice.subject_id, self.notice.kind, self.notice.slot

    @property
    def whom(self) -> str:
        """The roles in 接收 and 替补, as the card says them."""
        return say.whom(self.notice.facts)


def run(beat: Beat) -> None:
    """Make proposals of what is due and put them on cards, once; drop those that no longer hold."""
    with beat.work() as work:
        if not work.is_first(LABEL, beat.today.isoformat()):
            return
        fresh: list[Due] = []
        directory = Directory(work.session, work.now)
        for due in remind.due(work.session, Question(work.now, work.workdays, tapped=True)):
            fresh += [due] if _propose(work, due, directory) else []
        proposals = open_proposals(work)
        _close_empty_cards(work, {one.notice.id for one in proposals})
        keys = {(*due.key, *due.rungs[0].key) for due in fresh}
        _put_on_cards(work, [one for one in proposals if one.key in keys])


def _propose(work: Work, due: Due, directory: Directory) -> bool:
    """Whether there is something to tap now that was not there before."""
    for rung in due.skipped:
        _insert(work, due, *rung.key, remind.SKIPPED, {})
    people = {one.id: one for rung in due.rungs for one in directory.receivers(due.about, rung.rule)}
    state = remind.SKIPPED if due.why else remind.PROPOSED if people else remind.NOBODY
    facts = {
        "kind": due.rule.kind,
        "people": sorted(people),
        "roles": list(dict.fromkeys(role for rung in due.rungs for role in rung.rule.receivers)),
        "instead": list(dict.fromkeys(role for rung in due.rungs for role in rung.rule.substitutes)),
        "why": due.why,
    }
    if not _insert(work, due, *due.rungs[0].key, state, facts):
        return False
    _replace_older(work, due)
    return state == remind.PROPOSED


def _insert(work: Work, due: Due, kind: str, slot: str, state: str, facts: Mapping[str, object]) -> bool:  # noqa: PLR0913, PLR0917 - a notice has this many facts
    subject, number = due.key
    where = {"subject": subject, "subject_id": number, "kind": kind, "slot": slot}
    return insert_once(work.session, Notice, **where, made_at=work.now, state=state, facts=facts)


def _replace_older(work: Work, due: Due) -> None:
    """A newer rung takes the place of one of the same kind that nobody tapped."""
    subject, number = due.key
    open_ones = select(Notice).where(
        Notice.subject == subject, Notice.subject_id == number, Notice.state == remind.PROPOSED
    )
    for notice in work.session.scalars(open_ones):
        if notice.facts.get("kind") == due.rule.kind and (notice.kind, notice.slot) != due.rungs[0].key:
            notice.state = remind.SKIPPED


def open_proposals(work: Work) -> list[Proposal]:
    """Proposals whose subject still waits for the unit and is not long past; the others are dropped."""
    waiting = select(Notice).where(Notice.subject.in_(MODELS), Notice.state == remind.PROPOSED)
    notices = list(work.session.scalars(waiting.order_by(Notice.id)))
    items = {notice.id: pressed(work.session, notice) for notice in notices}
    asked = with_units(work.session, items.values(), work.now, work.workdays)
    found = []
    for notice in notices:
        item = items[notice.id]
        is_fresh = work.workdays.between(local_day(notice.made_at), work.today) <= LIFE_DAYS
        if is_fresh and asked[key_of(item)] and _is_reminded(item, work.today):
            found.append(Proposal(item, notice))
        else:
            notice.state = remind.SKIPPED
    return found


def _is_reminded(subject: Pressed, today: date) -> bool:
    if isinstance(subject, Assignment):
        return remind.is_reminded(subject, today)
    return subject.unit.urgeable


def _close_empty_cards(work: Work, still: set[int]) -> None:
    """A card none of whose proposals holds any more gives way."""
    for card in work.session.scalars(select(Card).where(Card.step == STEP, Card.state == "开")):
        if still.isdisjoint(card.facts.get("notices", ())):
            work.post.close_card(card, say.proposal_over(), say.REPLACED, state="失效")


def _put_on_cards(work: Work, proposals: Sequence[Proposal]) -> None:
    """A card holds the units of one task and one rung, at most nine; a 整改 has its own."""
    groups: dict[tuple[object, str], list[Proposal]] = defaultdict(list)
    for one in proposals:
        same = one.item.docket or one.item.task_id if isinstance(one.item, Assignment) else key_of(one.item)
        groups[same, one.notice.kind].append(one)
    people = office(work.session, Role.APPROVER) or office(work.session)
    for some in groups.values():
        for start in range(0, len(some), say.UNITS_A_CARD):
            _card(work, some[start : start + say.UNITS_A_CARD], people)


def _card(work: Work, some: Sequence[Proposal], people: Sequence[Person]) -> None:
    plan: Plan = some[0].item.plan
    notices = [one.notice for one in some]
    text = say.proposal_card(
        [one.item for one in some], notices, some[0].notice.facts["kind"], some[0].whom, work.today
    )
    work.post.for_plan(plan)
    for person in reachable(people, plan):
        facts = {"notices": [notice.id for notice in notices]}
        work.post.card(person, notices[0], STEP, text, label=LABEL, facts=facts)
        work.post.made[-1].unit_id = None
