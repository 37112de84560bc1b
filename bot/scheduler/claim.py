"""Which outbox row is next, taken by one statement that SQLite and PostgreSQL both understand (reliability B4).

A taken row has a lease: its `next_at` lies ahead. Whoever records the outcome must still hold it, by owner and attempt.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import cast

from sqlalchemy import (
    ColumnElement,
    Executable,
    Select,
    Table,
    and_,
    bindparam,
    case,
    exists,
    func,
    or_,
    select,
    update,
)
from sqlalchemy.orm import Session, aliased
from sqlalchemy.sql.dml import ReturningUpdate

from bot.clock import MachineClock, local
from bot.models import Outbox
from bot.models.outbox import LEASED, PENDING, UNFINISHED
from bot.workdays import Workdays

LEASE = timedelta(seconds=120)  # longer than any call; a very slow upload that is made twice does no harm
SAFE = timedelta(hours=3, minutes=50)  # within WeCom's 4 hours of duplicate check, with a margin
URGENT = ("fetch",)  # a bot's media address lives five minutes
IN_TURN = ("message", "upload")  # what one person reads comes in the order in which it was written
IN_THE_BACKGROUND = ("menu", "resolve")  # nobody waits for them
MORNING, PROPOSALS = "早报", "升级待点选"
LONGEST_WAIT = timedelta(minutes=9)  # then it is tried, or the limit asked, again
FAR = timedelta(minutes=10)  # a time so far ahead was written by a clock that was set back since
OF_THE_MORNING = (MORNING, PROPOSALS)  # the office's own list and its cards: the one exception from the window
MORNING_OPENS, WINDOW_OPENS = (8, 50), (9, 0)


@dataclass(frozen=True, slots=True)
class Hour:
    """What may go out now: everything; what waits for no window; and from 8:50 the office's morning list."""

    window: bool
    morning: bool

    @classmethod
    def at(cls, now: datetime, workdays: Workdays) -> "Hour":
        """The hour of a business instant."""
        here = local(now)
        early = workdays.is_workday(here.date()) and MORNING_OPENS <= (here.hour, here.minute) < WINDOW_OPENS
        return cls(workdays.in_window(now), early)

    def admits(self, row: type[Outbox] = Outbox) -> ColumnElement[bool]:
        """The rows that may go."""
        if self.window:
            return row.id.is_not(None)
        at_once = row.in_window.is_(False)
        return or_(at_once, row.label.in_(OF_THE_MORNING)) if self.morning else at_once


def database_now(session: Session, clock: MachineClock) -> datetime:
    """Machine time for leases: the server's where hosts share one, so that a skewed host takes no row twice."""
    if session.get_bind().dialect.name != "postgresql":
        return clock.now()
    found: datetime = session.scalars(select(func.clock_timestamp())).one()
    return found.astimezone(UTC)


_AT = {name: bindparam(name, type_=Outbox.next_at.type) for name in ("asked_at", "too_far", "leased_until")}
# Typed by hand: inside a function PostgreSQL would take the moment for its own zone's, eight hours off.


def take(session: Session, now: datetime, owner: str, hour: Hour, kinds: Collection[str] = ()) -> Outbox | None:
    """The next row, leased to `owner` until now + LEASE; `kinds`: only those, if any are named."""
    given = {**_come_by(now), "leased_until": now + LEASE, "leased_to": owner}
    for among in (tuple(kinds),) if kinds else (URGENT, ()):
        taken = session.scalar(_claim(hour, among), given)
        if taken is not None:
            return session.get_one(Outbox, taken, populate_existing=True)
    return None


@cache
def _claim(hour: Hour, kinds: tuple[str, ...]) -> ReturningUpdate[tuple[int]]:
    """The statement, put together once, as those below: doing so takes longer than a database needs to run it.

    Ordered as its index is: it ends at the first row that may go, however many wait behind it.
    """
    wanted = [Outbox.state == PENDING, _has_come(), hour.admits(), _first_of_lane(), _in_turn(hour)]
    if kinds:
        wanted.append(Outbox.kind.in_(kinds))
    due = select(Outbox.id).where(*wanted).order_by(Outbox.id).limit(1).with_for_update(skip_locked=True).cte("due")
    return (
        update(cast("Table", Outbox.__table__))
        .where(Outbox.id.in_(select(due.c.id)))
        .values(
            state=LEASED,
            lease_owner=bindparam("leased_to"),
            next_at=_AT["leased_until"],
            attempts=Outbox.attempts + 1,
            first_attempt_at=func.coalesce(Outbox.first_attempt_at, _AT["asked_at"]),
        )
        .returning(Outbox.id)
    )


def held(session: Session, row: Outbox) -> Outbox | None:
    """The row for recording, if this attempt still holds it (the fence against a late sender)."""
    return session.scalar(_held(), {"taken": row.id, "leased_to": row.lease_owner, "attempt": row.attempts})


@cache
def _held() -> Select[Outbox]:
    mine = (Outbox.lease_owner == bindparam("leased_to"), Outbox.attempts == bindparam("attempt"))
    same = select(Outbox).where(Outbox.id == bindparam("taken"), Outbox.state == LEASED, *mine)
    return same.with_for_update().execution_options(populate_existing=True)


def abandoned(session: Session, now: datetime) -> list[Outbox]:
    """Rows whose sender died or slept past its lease: nobody knows what became of them."""
    return list(session.scalars(_dead(), _come_by(now)))


@cache
def _dead() -> Select[Outbox]:
    return select(Outbox).where(Outbox.state == LEASED, _has_come()).with_for_update(skip_locked=True)


def any_due(session: Session, now: datetime) -> bool:
    """Whether a row's time has come, be its window open or not."""
    return session.scalar(_due(), _come_by(now)) is not None


@cache
def _due() -> Select[int]:
    return select(Outbox.id).where(Outbox.state.in_(UNFINISHED), _has_come()).limit(1)


def unfinished(session: Session, hour: Hour) -> tuple[int, datetime | None]:
    """How many rows may go in this hour and have not, and when the first that waits for no other is to be tried."""
    count, first = session.execute(_waiting(hour)).one()
    return int(count), first


@cache
def _waiting(hour: Hour) -> Executable:
    its_turn = and_(_first_of_lane(), _in_turn(hour))
    return select(func.count(), func.min(case((its_turn, Outbox.next_at)))).where(
        Outbox.state.in_(UNFINISHED), hour.admits(), Outbox.kind.not_in(IN_THE_BACKGROUND)
    )


def _has_come() -> ColumnElement[bool]:
    """Whether a row's time has come, or was written by a clock that was set back since."""
    return or_(Outbox.next_at <= _AT["asked_at"], Outbox.next_at > _AT["too_far"])


def _come_by(now: datetime) -> dict[str, datetime]:
    """What `_has_come` is asked with."""
    return {"asked_at": now, "too_far": now + FAR}


def _first_of_lane() -> ColumnElement[bool]:
    """Of the rows about one card only the oldest: an update waits for its card."""
    older = aliased(Outbox)
    before = exists().where(older.lane == Outbox.lane, older.id < Outbox.id, older.state.in_(UNFINISHED))
    return or_(Outbox.lane == "", ~before)


def _in_turn(hour: Hour) -> ColumnElement[bool]:
    """No message overtakes an older one to the same person, be that being sent, due or to be tried again."""
    older = aliased(Outbox)
    before = exists().where(
        older.recipient == Outbox.recipient,
        older.id < Outbox.id,
        older.state.in_(UNFINISHED),
        older.kind.in_(IN_TURN),
        hour.admits(older),
    )
    return or_(Outbox.kind.not_in(IN_TURN), ~before)
