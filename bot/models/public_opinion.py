"""舆情与意见 in figures: what came in during some months, sorted by class and unit (notice, task of 归类整理反馈)."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.clock import at, local_day
from bot.errors import Denied, NotAllowed, Unclear
from bot.models.assignment import DONE, OPINION, VOID, Assignment
from bot.models.history import Act
from bot.models.instruction import CATEGORIES, MAY_ISSUE
from bot.models.standing import standings
from bot.workdays import Workdays

YEAR = 12


@dataclass(slots=True)
class Count:
    """How the opinions of one class in one unit stand."""

    category: str
    unit: str
    all: int = 0
    done: int = 0
    overdue: int = 0

    @property
    def open(self) -> int:
        """Still to be answered or closed."""
        return self.all - self.done


@dataclass(frozen=True, slots=True)
class Figures:
    """Some months of opinions; one that was handed to two units is one opinion."""

    first: date
    last: date
    opinions: int
    closed: int
    items: Sequence[Assignment]
    counts: Sequence[Count] = field(default_factory=tuple)

    def of_class(self, category: str) -> int:
        """How many opinions of one class."""
        return len({item.docket for item in self.items if item.category == category})


def figures(session: Session, first: date, months: int, now: datetime, workdays: Workdays) -> Figures:
    """What was handed on from the first of a month on; what was taken back is no opinion."""
    end = _months_on(first, months)
    found = select(Assignment).where(
        Assignment.kind == OPINION,
        Assignment.state != VOID,
        Assignment.handed_over_at >= at(first),
        Assignment.handed_over_at < at(end),
    )
    rows = session.scalars(found.order_by(Assignment.docket, Assignment.unit_id)).unique().all()
    items = sorted(rows, key=lambda item: (CATEGORIES.index(item.category), item.unit_id, item.docket or ""))
    stand = standings(session, items, now, workdays)
    counts: dict[tuple[str, int], Count] = {}
    for item in items:
        count = counts.setdefault((item.category, item.unit_id), Count(item.category, item.unit.short))
        count.all += 1
        count.done += item.state == DONE
        count.overdue += stand[item.id].overdue
    still_open = {item.docket for item in items if item.state != DONE}
    dockets = {item.docket for item in items}
    last = date.fromordinal(min(end.toordinal() - 1, max(local_day(now), first).toordinal()))
    return Figures(first, last, len(dockets), len(dockets - still_open), items, tuple(counts.values()))


def classify(session: Session, act: Act, docket: str, category: str) -> list[Assignment]:
    """分类: of the opinion in all its units."""
    roles = MAY_ISSUE[OPINION]
    if act.by is None or not act.by.holds(*roles):
        raise NotAllowed(roles=roles)
    items = Assignment.of_docket(session, docket)
    if not items:
        raise Unclear("no_such_docket", value=docket)
    if items[0].kind != OPINION:
        raise Denied("not_an_opinion", value=docket)
    if category not in CATEGORIES:
        raise Unclear("no_such_choice", value=category)
    for item in items:
        item.classify(act, category)
    return items


def _months_on(first: date, months: int) -> date:
    whole = first.year * YEAR + first.month - 1 + months
    return date(whole // YEAR, whole % YEAR + 1, 1)
