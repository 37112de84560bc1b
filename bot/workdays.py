"""Working days and the sending window, over a calendar that is handed in: our own table, no library at run time."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from bot.clock import at, local

REST, WORK = "休", "班"
WINDOW = ((time(9, 0), time(11, 30)), (time(14, 30), time(17, 0)))
SATURDAY = 5
ONE = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Workdays:
    """Which days are worked: the office's list of exceptions, else Monday to Friday."""

    exceptions: Mapping[date, str] = field(default_factory=dict)

    def is_workday(self, day: date) -> bool:
        """Whether offices are open that day."""
        kind = self.exceptions.get(day)
        return kind == WORK if kind else day.weekday() < SATURDAY

    def on_or_before(self, day: date) -> date:
        """The day itself, or the last working day before it (前移, 提前)."""
        while not self.is_workday(day):
            day -= ONE
        return day

    def on_or_after(self, day: date) -> date:
        """The day itself, or the first working day after it (顺延)."""
        while not self.is_workday(day):
            day += ONE
        return day

    def after(self, day: date, count: int) -> date:
        """The `count`-th working day after `day`; 0 gives the first on or after it."""
        if count == 0:
            return self.on_or_after(day)
        for _ in range(count):
            day = self.on_or_after(day + ONE)
        return day

    def before(self, day: date, count: int) -> date:
        """The `count`-th working day before `day`."""
        for _ in range(count):
            day = self.on_or_before(day - ONE)
        return day

    def between(self, start: date, end: date) -> int:
        """How many working days lie after `start` up to and including `end`."""
        return sum(self.is_workday(start + ONE * n) for n in range(1, (end - start).days + 1))

    def first_of_week(self, day: date) -> date | None:
        """The first working day of the Monday-to-Sunday week that holds `day`; None if all of it is rest."""
        monday = day - ONE * day.weekday()
        return next((monday + ONE * n for n in range(7) if self.is_workday(monday + ONE * n)), None)

    def in_window(self, moment: datetime) -> bool:
        """Whether the clock may send now: working days 9:00–11:30 and 14:30–17:00 in Shanghai."""
        here = local(moment)
        return self.is_workday(here.date()) and any(a <= here.time() < b for a, b in WINDOW)

    def next_window(self, moment: datetime) -> datetime:
        """`moment` if the window is open, else the instant it opens next (UTC)."""
        here = local(moment)
        if self.in_window(moment):
            return moment
        if self.is_workday(here.date()):
            for opens, _ in WINDOW:
                if here.time() < opens:
                    return at(here.date(), opens.hour, opens.minute)
        day = self.on_or_after(here.date() + ONE)
        return at(day, WINDOW[0][0].hour, WINDOW[0][0].minute)
