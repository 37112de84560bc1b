"""What a day on paper can turn out to be: a day, a doubt, an impossibility, a length of time."""

import calendar
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

Works = Callable[[date], bool]
SATURDAY = 5
HALF_MONTH = 15


@dataclass(frozen=True, slots=True)
class Found:
    """One day; where a stretch was named (本周内, 9月中旬) it is the last day of it."""

    day: date


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """More than one day could be meant; the likely ones."""

    options: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Impossible:
    """A day that no calendar has, such as 2月30日."""


Day = Found | Ambiguous | Impossible


@dataclass(frozen=True, slots=True)
class Span:
    """A length of time: 一周, 五天, 半个月, 三个工作日."""

    days: int = 0
    months: int = 0
    workdays: int = 0

    def after(self, start: date, works: Works) -> date:
        """The day that lies this long after start."""
        day = month_on(start, self.months) + timedelta(days=self.days)
        for _ in range(self.workdays):
            day += timedelta(days=1)
            while not works(day):
                day += timedelta(days=1)
        return day

    def before(self, start: date, works: Works) -> date:
        """The day that lies this long before start."""
        day = month_on(start, -self.months) - timedelta(days=self.days)
        for _ in range(self.workdays):
            day -= timedelta(days=1)
            while not works(day):
                day -= timedelta(days=1)
        return day


_STRETCHES = ("上旬", "中旬", "下旬", "周内", "月内", "以内", "之内")


def is_stretch(word: str) -> bool:
    """Whether what was said is longer than a day (9月中旬, 本周内): its last day is only likely to be meant."""
    return any(part in word for part in _STRETCHES)


def weekdays_work(day: date) -> bool:
    """Monday to Friday: the fallback where no calendar was handed in."""
    return day.weekday() < SATURDAY


def month_on(start: date, months: int) -> date:
    """The same day some months later, or the last day of a shorter month."""
    count = start.year * 12 + start.month - 1 + months
    year, month = divmod(count, 12)
    return date(year, month + 1, min(start.day, last_of(year, month + 1)))


def last_of(year: int, month: int) -> int:
    """The number of days of a month."""
    return calendar.monthrange(year, month)[1]


def month_end(year: int, month: int) -> Day:
    """The last day of a month, if there is such a month."""
    return exact(year, month, last_of(year, month)) if 1 <= month <= 12 else Impossible()  # noqa: PLR2004 - months


def exact(year: int, month: int, day: int) -> Day:
    """That day, or Impossible."""
    try:
        return Found(date(year, month, day))
    except ValueError:
        return Impossible()
