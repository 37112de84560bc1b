"""供稿统计: a quarter's counts per unit, from the applications here or from a table that was read in.

Where a table was read in for a unit and quarter it stands for that unit: it also knows what came another way.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.clock import at, local_day
from bot.database import Base
from bot.models.assignment import AWAITING_ACK, DONE, IN_HAND, Assignment
from bot.models.assignment_row import as_system
from bot.models.cycle import Cycle
from bot.models.history import Act, History
from bot.models.plan import Plan, Task
from bot.models.publication import Publication, is_on

DECIDED = ("request.adopt", "request.give_back", "request.decline")
FOUND = ("request.give_back", "request.decline")
QUARTER = "每季"
COUNTING = (AWAITING_ACK, IN_HAND)


class PostCount(Base):
    """A line of an imported table."""

    __tablename__ = "post_count"
    __table_args__ = (UniqueConstraint("plan_id", "unit_id", "cycle", name="uq_post_count"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id"), index=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    cycle: Mapped[str] = mapped_column(String(10))  # 2022-Q4
    offered: Mapped[int] = mapped_column(default=0)
    adopted: Mapped[int] = mapped_column(default=0)
    published: Mapped[int] = mapped_column(default=0)
    reviewed: Mapped[int | None]
    problems: Mapped[int | None]
    mended: Mapped[int | None]
    noted_at: Mapped[datetime]

    @classmethod
    def of(cls, session: Session, plan_id: int, cycle: str) -> list["PostCount"]:
        """The lines of a quarter."""
        return list(session.scalars(select(cls).where(cls.plan_id == plan_id, cls.cycle == cycle).order_by(cls.id)))


@dataclass(slots=True)
class Tally:
    """What a unit offered, what was taken, what went out."""

    offered: int = 0
    adopted: int = 0
    published: int = 0
    imported: bool = False


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What the reviewers had before them, how often they found something, and what came back mended."""

    count: int
    problems: int
    mended: int


Sentence = Callable[[Reviewed, Collection[Tally], Cycle], str]


def quarter_of(day: date) -> Cycle:
    """The quarter that holds a day."""
    return Cycle.holding(QUARTER, day)


def tallies(session: Session, plan: Plan, cycle: Cycle) -> dict[int, Tally]:
    """Each unit's counts of a quarter, by unit."""
    found: dict[int, Tally] = {}
    for row in session.scalars(select(Publication).where(Publication.plan_id == plan.id).order_by(Publication.id)):
        mine = found.setdefault(row.unit_id, Tally())
        mine.offered += _within(local_day(row.created_at), cycle)
        mine.adopted += row.approved_at is not None and _within(local_day(row.approved_at), cycle)
        mine.published += row.posted_on is not None and _within(row.posted_on, cycle)
    for line in PostCount.of(session, plan.id, str(cycle)):
        found[line.unit_id] = Tally(line.offered, line.adopted, line.published, imported=True)
    return {unit: tally for unit, tally in found.items() if tally.offered or tally.adopted or tally.published}


def reviewed(session: Session, plan: Plan, cycle: Cycle) -> Reviewed:
    """审核条数、发现并纠正问题数 of a quarter."""
    lines = PostCount.of(session, plan.id, str(cycle))
    if any(line.reviewed is not None for line in lines):
        return Reviewed(*(_sum(lines, name) for name in ("reviewed", "problems", "mended")))
    ids = select(Publication.id).where(Publication.plan_id == plan.id)
    rows = select(History.event, func.count()).where(
        History.subject == Publication.__tablename__,
        History.subject_id.in_(ids),
        History.event.in_(DECIDED),
        History.at >= at(cycle.first_day),
        History.at < at(cycle.next().first_day),
    )
    counts = Counter({row[0]: row[1] for row in session.execute(rows.group_by(History.event))})
    own = select(Publication).where(Publication.plan_id == plan.id, Publication.round > 1)
    mended = sum(1 for row in session.scalars(own) if row.approved_at and _within(local_day(row.approved_at), cycle))
    total = sum(counts[event] for event in DECIDED)
    if not total and lines:
        total = sum(line.offered for line in lines)
    return Reviewed(total, sum(counts[event] for event in FOUND), mended)


def has_counts(session: Session, plan: Plan, cycle: Cycle) -> bool:
    """Whether anything counts here: the workflow is on, or a table was read in for the quarter."""
    return is_on(plan) or bool(PostCount.of(session, plan.id, str(cycle)))


def report_reviews(session: Session, act: Act, say: Sentence) -> list[Assignment]:
    """Items that ask for a quarter's reviews are done by counting once the quarter is over; `say` words the report."""
    over = [(item, cycle) for item, cycle in _of_reviews(session, *COUNTING) if cycle.last_day < local_day(act.at)]
    done = [(item, cycle) for item, cycle in over if has_counts(session, item.plan, cycle)]
    for item, cycle in done:
        units = list(tallies(session, item.plan, cycle).values())
        item.report_text = say(reviewed(session, item.plan, cycle), units, cycle)
        item.auto_complete(as_system(act), why=item.report_text)
    return [item for item, _ in done]


def correct_reviews(session: Session, act: Act, say: Sentence) -> list[Assignment]:
    """A table came in after its quarter had reported itself: the report says what counts now, its day stays."""
    found = [(item, cycle) for item, cycle in _of_reviews(session, DONE) if item.reporter_id is None]
    corrected = []
    for item, cycle in found:
        text = say(reviewed(session, item.plan, cycle), list(tallies(session, item.plan, cycle).values()), cycle)
        if PostCount.of(session, item.plan_id, str(cycle)) and text != item.report_text:
            item.correct_count(act, text)
            corrected.append(item)
    return corrected


def _of_reviews(session: Session, *states: str) -> list[tuple[Assignment, Cycle]]:
    """Items of such a task in one of these states, each locked."""
    tasks = [one.id for one in session.scalars(select(Task).where(Task.cycle == QUARTER)) if one.counts_posts]
    waiting = select(Assignment.id).where(Assignment.task_id.in_(tasks), Assignment.state.in_(states))
    ids = session.scalars(waiting.order_by(Assignment.id)).all()
    items = [Assignment.for_change(session, item_id) for item_id in ids]
    return [(item, Cycle.parse(item.cycle)) for item in items]


def _within(day: date, cycle: Cycle) -> bool:
    return cycle.first_day <= day <= cycle.last_day


def _sum(lines: Iterable[PostCount], name: str) -> int:
    return sum(getattr(line, name) or 0 for line in lines)
