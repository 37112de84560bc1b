"""The only place that asks what time it is.

Machine time decides leases, retries, limits and tokens. Business time decides what is due and is what
people read; in a sandbox it is an instant that was set, running on from the machine instant of setting it.
"""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")


class MachineClock:
    """The computer's own clock."""

    def now(self) -> datetime:
        """Machine time, UTC."""
        return datetime.now(UTC)


def running(set_to: datetime, set_at: datetime, machine_now: datetime) -> datetime:
    """Business time of a clock that was set to `set_to` when the machine said `set_at`."""
    return set_to + max(machine_now - set_at, timedelta(0))


def local(moment: datetime) -> datetime:
    """The same instant as people in Shanghai read it."""
    return moment.astimezone(SHANGHAI)


def local_day(moment: datetime) -> date:
    """The day that people in Shanghai have at that instant."""
    return local(moment).date()


def at(day: date, hour: int = 0, minute: int = 0, second: int = 0) -> datetime:
    """An instant given as Shanghai's day and time, in UTC."""
    return datetime.combine(day, time(hour, minute, second), SHANGHAI).astimezone(UTC)


def end_of(day: date) -> datetime:
    """23:59:59 in Shanghai: the last second in which a deadline of that day is kept."""
    return at(day, 23, 59, 59)


def parse_moment(text: str) -> datetime:
    """Read an ISO moment; without a zone it is Shanghai's. ValueError if it is none."""
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=SHANGHAI)
    return moment.astimezone(UTC)
