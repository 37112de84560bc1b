"""What the pages show: questions to the tables, answered as plain rows. A unit sees its own, the office everything."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, object_session

from bot.clock import local_day
from bot.models import Assignment, History, Outbox, Person, Plan, Role, Task, Unit
from bot.models.calendar import workdays
from bot.models.figures import Count, figures
from bot.models.figures import Line as FigureLine
from bot.models.history import DONE
from bot.models.member import OFFICE
from bot.models.received_list import OVERSEERS as LIST_SENDERS
from bot.models.remark import EVENTS as REMARKS
from bot.models.standing import Standing, in_time, standings
from bot.wording import delivery
from bot.wording.dates import moment
from bot.wording.events import event_named, explained
from bot.wording.items import cycle, lamp, ref, title, until

OVERSEERS = OFFICE | {Role.MONITOR, Role.MEDIA, Role.SYSTEM_ADMIN, Role.AUDITOR}
SENDERS = OFFICE | {Role.SYSTEM_ADMIN}  # who may see what did not arrive, as in chat
OVERDUE = "逾期"
PAGE = 50


@dataclass(frozen=True, slots=True)
class Sight:
    """How far a person sees: everything, or these units."""

    person: Person
    all_units: bool
    units: frozenset[int]

    @classmethod
    def of(cls, person: Person) -> "Sight":
        """By the roles that he holds today."""
        own = frozenset(post.unit_id for post in person.posts if post.roles)
        session = object_session(person)
        own = frozenset(session.scalars(Unit.with_former(own))) if session is not None and own else own
        return cls(person, person.holds(*OVERSEERS), own)

    @property
    def is_blind(self) -> bool:
        """No role anywhere."""
        return not self.all_units and not self.units

    @property
    def may_send(self) -> bool:
        """Whether 没发成的消息 is his."""
        return self.person.holds(*SENDERS)

    @property
    def is_office(self) -> bool:
        """Whether 考核 is his to see."""
        return self.person.holds(*OFFICE)

    @property
    def may_read_in(self) -> bool:
        """Whether 读入表格 is his."""
        return self.person.holds(*LIST_SENDERS)

    def covers(self, unit_id: int) -> bool:
        """Whether something of that unit may be shown to him."""
        return self.all_units or unit_id in self.units


@dataclass(frozen=True, slots=True)
class Line:
    """One item in a list."""

    id: int
    called: str
    title: str
    unit: str
    state: str
    light: str  # the word of the 灯; without its colour, for which not every desk has a font
    late: bool
    waits: str
    due: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list is asked for; nothing named: all."""

    task: int | None = None  # 0: those that stand in no task
    unit: int | None = None
    state: str = ""


def overview(session: Session, now: datetime) -> list[tuple[Plan, list[tuple[Task | None, Count]]]]:
    """Every notice with its tasks, counted as chat and papers count; last what stands in no task."""
    return [(plan, _counted(session, plan, now)) for plan in Plan.all(session)]


def _counted(session: Session, plan: Plan, now: datetime) -> list[tuple[Task | None, Count]]:
    rows: list[tuple[Task | None, Count]] = list(figures(session, plan, now).by_task())
    alone = select(Assignment).where(Assignment.plan_id == plan.id, Assignment.task_id.is_(None))
    items = list(session.scalars(alone).unique())
    days = workdays(session)
    stand = standings(session, items, now, days)
    beside = Count.over(FigureLine(item, stand[item.id], in_time(item, days)) for item in items)
    return [*rows, (None, beside)] if beside.owed else rows


def lines(session: Session, sight: Sight, wanted: Wanted, now: datetime) -> list[Line]:
    """The items that are wanted and may be seen, overdue ones first, then by deadline."""
    found = select(Assignment)
    if wanted.task is not None:
        found = found.where(Assignment.task_id == (wanted.task or None))
    if wanted.unit is not None:
        found = found.where(Assignment.unit_id == wanted.unit)
    items = [item for item in session.scalars(found).unique() if sight.covers(item.unit_id)]
    stand = standings(session, items, now, workdays(session))
    if wanted.state == OVERDUE:
        items = [item for item in items if stand[item.id].overdue]
    elif wanted.state:
        items = [item for item in items if item.state == wanted.state]
    items.sort(key=lambda item: (not stand[item.id].overdue, item.due_at, item.plan_id, item.unit_id, item.id))
    return [line(item, stand[item.id], now) for item in items]


def line(item: Assignment, stands: Standing, now: datetime) -> Line:
    """One item as a list shows it."""
    called = ref(item, plan=True) + (f" {cycle(item)}" if item.cycle else "")
    return Line(
        item.id,
        called,
        title(item),
        item.unit.short,
        item.state,
        lamp(item, stands, now).removeprefix(stands.light.value),
        stands.overdue,
        stands.waits,
        until(item, local_day(now)),
    )


def timeline(session: Session, item: Assignment, *, all_of_it: bool) -> list[tuple[str, str, str, str]]:
    """Who did what when, and why; a unit does not read remarks that it was not told."""
    rows = History.of(session, Assignment.__tablename__, item.id)
    shown = [row for row in rows if all_of_it or row.event != REMARKS["assignment"] or _is_told(row)]
    return [
        (
            moment(row.at),
            row.who,
            event_named(row.event, row.subject_name) + ("" if row.result == DONE else f"（{row.result}）"),
            explained(row.event, row.before, row.after, row.facts),
        )
        for row in shown
    ]


def _is_told(row: History) -> bool:
    return bool(row.facts.get("tell") or row.facts.get("own"))


def undelivered(session: Session, page: int) -> tuple[list[tuple[Outbox, str, str, str, str]], int]:
    """What did not arrive or may not have, a page of it: row, when, whose, why, why not again; how many."""
    rows = Outbox.undelivered(session)
    start = (page - 1) * PAGE
    people = _named(session, {row.person_id for row in rows if row.person_id})
    shown = rows[start : start + PAGE]
    return [
        (
            row,
            moment(row.made_at),
            people.get(row.person_id or 0, row.recipient),
            delivery.why(row.error),
            delivery.not_again(row.hindrance(session)),
        )
        for row in shown
    ], len(rows)


def _named(session: Session, ids: Collection[int]) -> dict[int, str]:
    found = session.scalars(select(Person).where(Person.id.in_(ids)))
    return {person.id: " ".join([*(post.unit.short for post in person.posts[:1]), person.name]) for person in found}


def units(session: Session, sight: Sight) -> list[Unit]:
    """The units that a list can be narrowed to."""
    return [unit for unit in Unit.all(session) if sight.covers(unit.id)]


def today(now: datetime) -> date:
    """The business day, in Shanghai."""
    return local_day(now)
