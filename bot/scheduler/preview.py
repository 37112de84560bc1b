"""duban preview: the real jobs on a copy of the tables, day by day, as if nobody did anything. Touches nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta

from sqlalchemy import event, func, insert, select
from sqlalchemy.orm import ORMExecuteState, Session, lazyload

from bot.clock import MachineClock, at, local_day
from bot.database import Base, Database
from bot.models import Card, Outbox, Seal
from bot.models.calendar import business_now, workdays
from bot.models.outbox import UNFINISHED
from bot.scheduler.beat import MESSAGES, Beat
from bot.scheduler.claim import Hour
from bot.scheduler.lists import Line, line_of
from bot.scheduler.timetable import JOBS, round_of
from bot.workdays import Workdays

MORNING, WINDOW, AFTERNOON = (8, 50), (9, 0), (14, 30)  # the last only for a day that begins in its middle
NOT_COPIED = frozenset(
    {"inbox", "mishap", "unknown_words", "history", "evidence", "dialogue", "group_hint", "loaded_cell", "lease"}
)
ONE_DAY = timedelta(days=1)
SPEAKING = [job for job in JOBS if job.speaks]


class Copy(Database):
    """The tables as they stand, in memory. One session looks and changes, and forgets nothing: nobody else is here."""

    def __init__(self) -> None:
        super().__init__("sqlite://")
        event.listen(self.engine, "connect", _without_foreign_keys)  # closed cards and the history stay behind
        self._session = Session(self.engine, expire_on_commit=False)
        self._known: list[object] = []
        for moment in ("loaded_as_persistent", "pending_to_persistent"):
            event.listen(self._session, moment, self._remember)
        event.listen(self._session, "do_orm_execute", _without_neighbours)

    @contextmanager
    def change(self, *, patience: float = 0) -> Iterator[Session]:
        """The one session, in a transaction."""
        del patience
        with self._session.begin():
            yield self._session

    @contextmanager
    def read(self) -> Iterator[Session]:
        """The same: there is but one connection."""
        with self.change() as session:
            yield session

    def close(self) -> None:
        """Forget the copy."""
        self._session.close()
        super().close()

    def _remember(self, session: Session, instance: object) -> None:
        """Keep what was read, so that the next day need not read it again."""
        del session
        self._known.append(instance)


def preview(database: Database, from_day: date, to_day: date, agent_id: int) -> list[Line]:
    """Every message of the days from `from_day` to `to_day`; days between today and `from_day` run unseen.

    The clock's next round is now: what was due today and not done (the clock stood still) is due in it, and no earlier.
    A period that began before today is played from its first morning on.
    """
    copy = copy_of(database)
    try:
        machine_now = MachineClock().now()
        with copy.read() as session:
            now, calendar = business_now(session, machine_now), workdays(session)
        lines: list[Line] = []
        for moment in _moments(now, from_day, to_day, calendar):
            said = _round(copy, moment, calendar, agent_id)
            lines += said if local_day(moment) >= from_day else []
        return lines
    finally:
        copy.close()


def copy_of(database: Database) -> Copy:
    """A copy of everything that the clock looks at."""
    copy = Copy()
    Base.metadata.create_all(copy.engine)
    with database.read() as source, copy.change() as target:
        for table in Base.metadata.sorted_tables:
            if table.name in NOT_COPIED:
                continue
            wanted = select(table)
            if table.name == Outbox.__tablename__:
                wanted = wanted.where(table.c.state.in_(UNFINISHED))
            if table.name == Card.__tablename__:
                wanted = wanted.where(table.c.state == "开")
            if table.name == Seal.__tablename__:
                wanted = wanted.where(table.c.id == select(func.max(Seal.id)).scalar_subquery())
            rows = [dict(row) for row in source.execute(wanted).mappings()]
            if rows:
                target.execute(insert(table), rows)
    return copy


def _round(copy: Copy, now: datetime, calendar: Workdays, agent_id: int) -> list[Line]:
    beat = Beat(copy, now, now, agent_id, calendar)
    round_of(beat, SPEAKING)
    return _take_out(copy, beat)


def _moments(now: datetime, from_day: date, to_day: date, calendar: Workdays) -> Iterator[datetime]:
    """When the clock begins anything by itself: today from now on, then in the morning of every working day."""
    today = local_day(now)
    if today <= min(from_day, to_day):
        yield now
        openings = (MORNING, WINDOW, AFTERNOON) if calendar.is_workday(today) else ()
        yield from (moment for opens in openings if (moment := at(today, *opens)) > now)
        day = today + ONE_DAY
    else:
        day = from_day
    while day <= to_day:
        yield from (at(day, *opens) for opens in _openings(day, calendar))
        day += ONE_DAY


def _openings(day: date, calendar: Workdays) -> tuple[tuple[int, int], ...]:
    """Rest days have none, but for the first of a month: cycles begin on it."""
    if calendar.is_workday(day):
        return MORNING, WINDOW
    return (MORNING,) if day.day == 1 else ()


def _take_out(copy: Copy, beat: Beat) -> list[Line]:
    """What would be sent now leaves the copy's outbox; the rest waits for its window."""
    with copy.change() as session:
        rows = session.scalars(
            select(Outbox).where(Hour.at(beat.now, beat.workdays).admits()).order_by(Outbox.id)
        ).all()
        lines = [line_of(session, row, beat.now) for row in rows if row.kind in MESSAGES]
        for row in rows:
            session.delete(row)
    return lines


def _without_neighbours(asked: ORMExecuteState) -> None:
    """What belongs to a row is in memory already: joining it to each row anew was half of a preview's time."""
    if asked.is_select and not asked.is_relationship_load and not asked.is_column_load:
        asked.statement = asked.statement.options(lazyload("*"))


def _without_foreign_keys(connection: object, record: object) -> None:
    del record
    cursor = connection.cursor()  # type: ignore[attr-defined]  # the driver's connection has no common type
    cursor.execute("PRAGMA foreign_keys=OFF")
    cursor.close()
