"""duban tick: one round of every job that is due, then delivery until nothing is left (CONTRACT, Time)."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select

from bot.clock import local
from bot.database import Database
from bot.errors import Fault
from bot.models import Outbox
from bot.models.calendar import BusinessTime, business_now, set_business_time
from bot.models.outbox import SENT
from bot.scheduler.beat import MESSAGES
from bot.scheduler.deliver import Delivery
from bot.scheduler.lists import Line, line_of
from bot.scheduler.timetable import Timetable

SAME_MOMENT = timedelta(minutes=10)  # a moment that was set runs on; naming it again soon after is not going back


@dataclass(frozen=True, slots=True)
class Result:
    """The messages that went out, and how many could not in the time given."""

    lines: list[Line]
    left: int
    failed: list[str]


def tick(timetable: Timetable, delivery: Delivery, *, at: datetime | None, wait_seconds: float) -> Result:
    """Set business time to `at` (sandbox only, never back), make one round, deliver; machine time does the waiting."""
    started = timetable.clock.now()
    now = set_forward(timetable.database, at, started) if at is not None else None
    failed = timetable.round(now)
    left = delivery.drain(wait_seconds)
    return Result(_sent_since(timetable.database, started), left, failed)


def set_forward(database: Database, at: datetime, machine_now: datetime) -> datetime:
    """Move the simulated clock on to `at`; Fault if that would be back in time. The business time that holds now."""
    with database.change() as session:
        held, now = session.get(BusinessTime, 1), business_now(session, machine_now)
        if held is not None and held.set_to <= at < now <= at + SAME_MOMENT:
            return now
        if held is not None and at < now:
            raise Fault("--at", f"时间不能往回拨，现在是{local(now):%Y-%m-%dT%H:%M}")
        set_business_time(session, at, machine_now)
        return at


def _sent_since(database: Database, started: datetime) -> list[Line]:
    with database.read() as session:
        rows = session.scalars(
            select(Outbox)
            .where(Outbox.state == SENT, Outbox.sent_at >= started, Outbox.kind.in_(MESSAGES))
            .order_by(Outbox.sent_at, Outbox.id)
        )
        return [line_of(session, row, row.business_sent_at or row.made_at) for row in rows]
