"""What is due: for each subject the latest rung of each of its ladders, unless it was told before. Only looks."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Protocol, cast

import structlog
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.clock import local_day
from bot.models import Assignment, Notice, Plan, Rectification, Request, Task, Unit
from bot.models import assignment as items
from bot.models.assignment import GRACE
from bot.models.standing import standings
from bot.scheduler import applications, orders, rules
from bot.scheduler.receivers import Subject
from bot.scheduler.rules import Base, Rule, Rung
from bot.workdays import Workdays

log = structlog.get_logger(__name__)

SENT, SKIPPED, NOBODY, ON_LIST, PROPOSED, PAUSED = "已发", "跳过", "无人可收", "早报", "待点选", "暂停"
URGED, TODAY_URGED = "催办", "今天已人工催办"
Key = tuple[str, int]
ON_DEADLINE = (rules.DEADLINE, rules.ESCALATION, rules.CIRCULAR)
LIVE = (*items.WITH_UNIT, items.AWAITING_CHECK)
_BATCH = 500
SUBJECTS: Mapping[str, type[Subject]] = {one.__tablename__: one for one in (Assignment, Request, Rectification)}
_ITEMS = (
    select(
        Assignment.id,
        Assignment.state,
        Assignment.cycle,
        Assignment.opens_on,
        Assignment.docket,
        Assignment.due_at,
        Assignment.in_state_since,
        Assignment.handed_over_at,
        Assignment.acknowledged_at,
        Assignment.reported_at,
        Task.urge,
        Task.first_cycle,
        Unit.urgeable,
        Unit.valid_to,
    )
    .join(Unit, Assignment.unit_id == Unit.id)
    .outerjoin(Task, Assignment.task_id == Task.id)
    .where(Assignment.state.in_(LIVE), Assignment.handed_over_at.is_not(None))  # before 交办: to nobody
    .order_by(Assignment.id)
)


class ItemFacts(Protocol):
    """A row of `_ITEMS`."""

    id: int
    state: str
    cycle: str
    opens_on: date | None
    docket: str | None
    due_at: datetime
    in_state_since: datetime
    handed_over_at: datetime | None
    acknowledged_at: datetime | None
    reported_at: datetime | None
    urge: str | None
    first_cycle: str
    urgeable: bool
    valid_to: date | None


@dataclass(frozen=True, slots=True)
class Case:
    """A subject on one ladder; rungs before `since` fell while others were asked."""

    key: Key
    ladder: str
    base: Base
    since: date


@dataclass(slots=True)
class Due:
    """What a subject asks for today: `rungs` to be told (lines of one rung), others only to be put on record."""

    about: Subject
    ladder: str
    base: Base
    rungs: list[Rung]
    skipped: list[Rung] = field(default_factory=list)
    why: str = ""  # why nothing is told, if so

    @property
    def key(self) -> Key:
        """Table and number of the subject."""
        return self.about.__tablename__, self.about.id

    @property
    def rule(self) -> Rule:
        """The rule of the rung that counts."""
        return self.rungs[0].rule

    @property
    def on_list(self) -> bool:
        """Whether the office's morning list shows it."""
        return any(rules.MORNING_LIST in rung.rule.receivers for rung in self.rungs)


@dataclass(frozen=True)
class Question:
    """What is asked: which day, rules that need a tap or those that do not, all subjects or only some."""

    now: datetime
    workdays: Workdays
    tapped: bool = False
    only: Collection[Key] | None = None

    @property
    def today(self) -> date:
        """The day in Shanghai."""
        return local_day(self.now)


def due(session: Session, asked: Question) -> list[Due]:
    """Everything whose latest rung was neither sent nor skipped; what waits for others is due for the record only."""
    found: list[Due] = []
    for plan in Plan.all(session):
        found += _of_plan(session, plan, asked)
    _silence(session, found, asked)
    return found


def is_reminded(item: Assignment, today: date) -> bool:
    """Whether the clock may write to the unit about the item at all."""
    task, unit = item.task, item.unit
    if not _unit_is_urged(unit.urgeable, unit.valid_to, today):
        return False
    if task is not None and not _task_is_urged(task.urge, task.first_cycle, item.cycle):
        return False
    return item.is_open_on(today)


def deadline(item: Assignment, workdays: Workdays) -> Base:
    """What the deadline ladders of an item count from."""
    return Base.of_moment(item.due_at, workdays, grace=bool(item.plan.setting(GRACE)))


def read_rules(plan: Plan) -> list[Rule]:
    """The notice's rules; a line that no loader would let through is left out, and said so in the log."""
    found = []
    for row in plan.rules:
        try:
            found += rules.read([row])
        except ValueError:
            log.warning("reminder rule left out", plan=plan.doc_no, seq=row.seq)
    return found


def _unit_is_urged(urgeable: bool, valid_to: date | None, today: date) -> bool:  # noqa: FBT001 - a column
    return urgeable and (valid_to is None or valid_to >= today)


def _task_is_urged(urge: str, first_cycle: str, cycle: str) -> bool:
    return urge != "否" and (urge != "首期" or cycle == first_cycle)


def _cases(session: Session, plan: Plan, asked: Question) -> Iterator[Case]:
    """The notice's open subjects on their ladders, out of a few columns: most of them have nothing to say."""
    grace = bool(plan.setting(GRACE))
    for row in session.execute(_ITEMS.where(Assignment.plan_id == plan.id)):
        yield from _of_item(cast("ItemFacts", row), asked, grace=grace)
    open_requests = select(Request).where(Request.plan_id == plan.id, Request.state.in_(applications.LADDERS))
    for request in session.scalars(open_requests.order_by(Request.id)).unique():
        for ladder, base, since in applications.places(request):
            yield Case((Request.__tablename__, request.id), ladder, base, since)
    for key, ladder, day, since in orders.open_ones(session, plan):
        yield Case(key, ladder, Base(day, day), since)


def _of_item(row: ItemFacts, asked: Question, *, grace: bool) -> Iterator[Case]:
    key = (Assignment.__tablename__, row.id)
    if row.state == items.AWAITING_CHECK:
        day = local_day(row.reported_at or row.in_state_since)
        yield Case(key, rules.TO_VERIFY, Base(day, day), day)
        return
    if not _is_asked(row, asked.today):
        return
    asked_since = _waiting_since(row)
    since = max(asked_since, row.opens_on or date.min)
    since += timedelta(days=bool(row.docket))  # its own card, or what sent it back, has just said the same
    if row.state == items.AWAITING_ACK:
        yield Case(key, rules.UNSIGNED, Base(asked_since, asked_since), since)
    base = Base.of_moment(row.due_at, asked.workdays, grace=grace)
    for ladder in ON_DEADLINE:
        yield Case(key, ladder, base, since)


def _is_asked(row: ItemFacts, today: date) -> bool:
    """As `is_reminded`."""
    if not _unit_is_urged(row.urgeable, row.valid_to, today):
        return False
    if row.urge is not None and not _task_is_urged(row.urge, row.first_cycle, row.cycle):
        return False
    return row.opens_on is None or row.opens_on <= today


def _waiting_since(row: ItemFacts) -> date:
    """Since when the unit has been asked without a break: 签收 is none, a return or a withdrawal is."""
    if row.state == items.IN_HAND and row.acknowledged_at == row.in_state_since and row.handed_over_at:
        return local_day(row.handed_over_at)
    return local_day(row.in_state_since)


def _of_plan(session: Session, plan: Plan, asked: Question) -> list[Due]:
    by_ladder: dict[str, list[Rule]] = defaultdict(list)
    for rule in read_rules(plan):
        by_ladder[rule.ladder].append(rule)
    reached: dict[tuple[str, Base], list[Rung]] = {}
    open_cases = []
    for case in _cases(session, plan, asked):
        if case.ladder not in by_ladder or not (asked.only is None or case.key in asked.only):
            continue
        place = (case.ladder, case.base)
        if place not in reached:
            whole = rules.reached(by_ladder[case.ladder], case.base, asked.workdays, asked.today)
            reached[place] = [rung for rung in whole if rung.rule.needs_tap == asked.tapped]
        rungs = [rung for rung in reached[place] if rung.day >= case.since]
        if rungs:
            open_cases.append((case, rungs))
    told = _told(session, plan, {case.key[0] for case, _ in open_cases})
    untold = [(case, rungs) for case, rungs in open_cases if rules.latest(rungs)[0].key not in told[case.key]]
    subjects = _subjects(session, {case.key for case, _ in untold})
    return [_due(case, rungs, subjects[case.key], told[case.key]) for case, rungs in untold]


def _due(case: Case, rungs: Sequence[Rung], about: Subject, told: Collection[tuple[str, str]]) -> Due:
    last = rules.latest(rungs)
    skipped = {rung.key: rung for rung in rungs if rung.key != last[0].key and rung.key not in told}
    return Due(about, case.ladder, case.base, last, list(skipped.values()))


def _subjects(session: Session, keys: Iterable[Key]) -> dict[Key, Subject]:
    found: dict[Key, Subject] = {}
    for table, numbers in _by_table(keys):
        model = SUBJECTS[table]
        rows = cast("Iterable[Subject]", session.scalars(select(model).where(model.id.in_(numbers))).unique())
        found |= {(table, row.id): row for row in rows}
    return found


def _told(session: Session, plan: Plan, tables: Collection[str]) -> dict[Key, set[tuple[str, str]]]:
    """Kinds and slots on record for the notice's open subjects; what was paused is still to be told."""
    told: dict[Key, set[tuple[str, str]]] = defaultdict(set)
    for model, states in ((Assignment, LIVE), (Request, tuple(applications.LADDERS)), (Rectification, orders.LIVE)):
        live = model.state.in_(states)
        if model.__tablename__ not in tables:
            continue
        asked = (
            select(Notice.subject_id, Notice.kind, Notice.slot)
            .join(model, model.id == Notice.subject_id)
            .where(Notice.subject == model.__tablename__, Notice.state != PAUSED, model.plan_id == plan.id, live)
        )
        for number, kind, slot in session.execute(asked):
            told[model.__tablename__, number].add((kind, slot))
    return told


def _by_table(keys: Iterable[Key]) -> Iterator[tuple[str, list[int]]]:
    """Numbers by table, in portions that every database takes in one question."""
    by_table: dict[str, list[int]] = defaultdict(list)
    for table, number in sorted(keys):
        by_table[table].append(number)
    for table, numbers in by_table.items():
        for start in range(0, len(numbers), _BATCH):
            yield table, numbers[start : start + _BATCH]


def _silence(session: Session, found: Sequence[Due], asked: Question) -> None:
    """An item reminds only while it waits for the unit, and not on a day on which somebody has urged it."""
    own = [one for one in found if isinstance(one.about, Assignment)]
    asking = [one for one in own if one.ladder in (*ON_DEADLINE, rules.UNSIGNED)]
    mine = {one.about.id: one.about for one in asking if isinstance(one.about, Assignment)}
    standing = standings(session, list(mine.values()), asked.now, asked.workdays)
    urged = _urged(session, asked) if found and not asked.tapped else set()
    for one in found:
        if isinstance(one.about, Rectification) and one.ladder != rules.TO_VERIFY and one.key in urged:
            one.why = TODAY_URGED
    _silence_moved(found, asked)
    for one in asking:
        item = one.about
        if not standing[item.id].with_unit:
            one.why = f"等{standing[item.id].waits}"
        elif one.key in urged:
            one.why = TODAY_URGED
        elif one.rule.quiet_days is not None and _moved_lately(item, one.rule.quiet_days, asked):
            one.why = f"近{one.rule.quiet_days}个工作日有动静"


def _silence_moved(found: Sequence[Due], asked: Question) -> None:
    """An application that moved lately is not asked after where the rule says so."""
    for one in found:
        quiet = one.rule.quiet_days
        if isinstance(one.about, Request) and quiet is not None and _moved_lately(one.about, quiet, asked):
            one.why = f"近{quiet}个工作日有动静"


def _urged(session: Session, asked: Question) -> set[Key]:
    today = select(Notice.subject, Notice.subject_id).where(
        Notice.kind == URGED, Notice.slot == asked.today.isoformat()
    )
    return {(subject, number) for subject, number in session.execute(today)}


def _moved_lately(about: Subject, days: int, asked: Question) -> bool:
    moved = about.last_activity_at if isinstance(about, Assignment) else None
    moved = about.touched_at if isinstance(about, Request) else moved
    return moved is not None and asked.workdays.between(local_day(moved), asked.today) <= days
