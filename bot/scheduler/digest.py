"""The daily digest: what is due today, one message a person, and a fresh card to whoever has to decide."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.database import insert_once
from bot.models import Notice, Outbox, Person, Plan, Rectification, Request
from bot.models.outbox import PENDING, WITHDRAWN
from bot.scheduler import remind, rules
from bot.scheduler.beat import Beat, Work
from bot.scheduler.lines import compose
from bot.scheduler.receivers import Directory, concerns_unit
from bot.scheduler.remind import Due, Key, Question
from bot.scheduler.rules import Rung

DIGEST = "每日提醒"
DECISIONS = (rules.TO_SIGN, rules.TO_APPROVE, rules.TO_VERIFY)
BATCH = 100  # people a transaction


@dataclass(slots=True)
class Told:
    """One due thing with everybody who hears of it."""

    due: Due
    people: list[Person] = field(default_factory=list)

    @property
    def state(self) -> str:
        """What its notice says."""
        if self.due.why:
            return remind.SKIPPED
        if self.people:
            return remind.SENT
        return remind.ON_LIST if self.due.on_list else remind.NOBODY


def run(beat: Beat) -> None:
    """Tell everything that is due; of each subject in one transaction with everybody who hears of it."""
    _give_up_stale(beat)
    for keys in _batches(beat):
        with beat.work() as work:
            _tell(work, keys)


def gather(session: Session, asked: Question) -> list[Told]:
    """What is due, with its receivers; a unit that is not to be urged is left out altogether."""
    found = []
    directory = Directory(session, asked.now)
    for due in remind.due(session, asked):
        lines = [rung.rule for rung in due.rungs if due.about.unit.urgeable or not concerns_unit(rung.rule)]
        if not lines and not due.on_list:
            continue
        people: dict[int, Person] = {}
        for rule in lines if not due.why else ():
            people |= {one.id: one for one in directory.receivers(due.about, rule)}
        found.append(Told(due, list(people.values())))
    return found


def _batches(beat: Beat) -> list[set[Key]]:
    """Subjects in groups that share no receiver, a hundred people or one such group at a time."""
    with beat.database.read() as session:
        told = gather(session, Question(beat.now, beat.workdays))
        groups = _together(told)
    batches: list[set[Key]] = []
    size = 0
    for people, keys in groups:
        if not batches or size + len(people) > BATCH:
            batches.append(set())
            size = 0
        batches[-1] |= keys
        size += len(people)
    return batches


def _together(told: Iterable[Told]) -> list[tuple[set[int], set[Key]]]:
    """Groups of subjects, joined wherever they share a person: a digest must not be torn in two."""
    leader: dict[Key | int, Key | int] = {}

    def lead(one: Key | int) -> Key | int:
        while leader.setdefault(one, one) != one:
            leader[one] = leader[leader[one]]
            one = leader[one]
        return one

    told = list(told)
    for one in told:
        for person in one.people:
            leader[lead(person.id)] = lead(one.due.key)
    groups: dict[Key | int, tuple[set[int], set[Key]]] = defaultdict(lambda: (set(), set()))
    for one in told:
        people, keys = groups[lead(one.due.key)]
        people.update(person.id for person in one.people)
        keys.add(one.due.key)
    return list(groups.values())


def _tell(work: Work, keys: set[Key]) -> None:
    asked = Question(work.now, work.workdays, only=keys)
    served = _served(work)
    told = [one for one in gather(work.session, asked) if not served & {person.id for person in one.people}]
    fresh = [one for one in told if _put_on_record(work, one)]
    lines: dict[int, list[Told]] = defaultdict(list)
    for one in fresh:
        asked_to_decide = _ask_again(work, one)
        for person in one.people:
            if person.id not in asked_to_decide:
                lines[person.id].append(one)
    people = {person.id: person for one in fresh for person in one.people}
    with_plan = len(Plan.all(work.session)) > 1
    for person_id, mine in lines.items():
        _post(work, people[person_id], mine, with_plan=with_plan)


def _served(work: Work) -> set[int]:
    """Who has had a digest today already: what is due now waits for the next working day."""
    today = select(Notice.subject_id).where(
        Notice.subject == Person.__tablename__, Notice.kind == DIGEST, Notice.slot == work.today.isoformat()
    )
    return set(work.session.scalars(today))


def _put_on_record(work: Work, one: Told) -> bool:
    """Write the notices; whether there is something to tell, and nobody else told it in the meantime."""
    for rung in one.due.skipped:
        _insert(work, one, rung, remind.SKIPPED)
    return _insert(work, one, one.due.rungs[0], one.state) and bool(one.people)


def _insert(work: Work, one: Told, rung: Rung, state: str) -> bool:
    subject, number = one.due.key
    kind, slot = rung.key
    facts = {"people": [person.id for person in one.people], "why": one.due.why}
    where = {"subject": subject, "subject_id": number, "kind": kind, "slot": slot}
    made = insert_once(work.session, Notice, **where, made_at=work.now, state=state, facts=facts)
    return made or _resume(work, where, state, facts)


def _resume(work: Work, where: dict[str, Any], state: str, facts: dict[str, Any]) -> bool:
    """Tell what was paused; a notice in any other state was told by somebody else."""
    paused = select(Notice).filter_by(**where, state=remind.PAUSED).with_for_update()
    notice = work.session.scalar(paused)
    if notice is not None:
        notice.state, notice.made_at, notice.facts = state, work.now, facts
    return notice is not None


def _ask_again(work: Work, one: Told) -> set[int]:
    """A fresh card for those whose tap it waits for (the old one is greyed); who they are."""
    about = one.due.about
    if one.due.ladder not in DECISIONS:
        return set()
    mine = {person.id for person in one.people}
    to_decide = mine & {person.id for person in Directory(work.session, work.now).deciders(about)}
    if to_decide and isinstance(about, Request):
        work.act.record("request.nudge", about, people=sorted(to_decide))
    elif isinstance(about, Rectification):
        for person_id in sorted(to_decide):
            work.act.record("rectification.card_asked", about, step="rect_check", person=person_id)
    elif to_decide:
        for person_id in sorted(to_decide):
            work.act.record("assignment.card_asked", about, person=person_id)
    return to_decide


def _post(work: Work, person: Person, mine: Sequence[Told], *, with_plan: bool) -> None:
    """One message under each notice's trial mode; normally that is one."""
    by_trial: dict[str, list[Told]] = defaultdict(list)
    for one in mine:
        by_trial[work.post.for_plan(one.due.about.plan).trial].append(one)
    insert_once(
        work.session,
        Notice,
        subject=Person.__tablename__,
        subject_id=person.id,
        kind=DIGEST,
        slot=work.today.isoformat(),
        made_at=work.now,
        state=remind.SENT,
        facts={"notices": [[*one.due.key, *one.due.rungs[0].key] for one in mine]},
    )
    for some in by_trial.values():
        work.post.for_plan(some[0].due.about.plan)
        composed = compose(work, person, [one.due for one in some], with_plan=with_plan)
        work.post.notice_id = _digest_of(work, person)
        for row in work.post.text(person, composed.text, composed.label, units=composed.units):
            row.unit_id = composed.unit_id
        work.post.notice_id = None


def _digest_of(work: Work, person: Person) -> int:
    mine = select(Notice.id).where(
        Notice.subject == Person.__tablename__,
        Notice.subject_id == person.id,
        Notice.kind == DIGEST,
        Notice.slot == work.today.isoformat(),
    )
    return work.session.scalars(mine).one()


def _give_up_stale(beat: Beat) -> None:
    """Digests of earlier days that could not be sent: what still holds is told anew, the newest rung only."""
    with beat.work() as work:
        waiting = (
            select(Outbox, Notice)
            .join(Notice, Outbox.notice_id == Notice.id)
            .where(Outbox.state == PENDING, Notice.kind == DIGEST, Notice.slot < work.today.isoformat())
        )
        for row, digest in work.session.execute(waiting):
            if row.facts.get("unknown"):
                continue  # it may have arrived
            row.state = WITHDRAWN
            for subject, number, kind, slot in digest.facts.get("notices", []):
                told = select(Notice).filter_by(subject=subject, subject_id=number, kind=kind, slot=slot)
                work.session.scalars(told).one().state = remind.PAUSED
