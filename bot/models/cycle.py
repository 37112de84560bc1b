"""周期: the months, quarters, halves and years in which a long-term task comes back, and the day each is due."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from bot.workdays import Workdays

EARLIER, LATER = "提前", "顺延"  # 遇休: what a cycle's own deadline does on a rest day
LENGTHS = {"": 12, "H": 6, "Q": 3, "M": 1}  # months by kind
RHYTHMS = {"每月": "M", "每季": "Q", "每半年": "H", "每年": ""}  # 周期 → kind
QUARTERS = "一二三四"

_NAME = re.compile(r"(\d{4})(?:-(?:(Q)([1-4])|(H)([12])|(\d{2})))?", re.ASCII)
_RULE = re.compile(r"(当|次|季末|季后首)月(\d{1,2})日|(\d{1,2})月(\d{1,2})日", re.ASCII)
_KINDS_OF_RULE = {"当": "M", "次": "M", "季末": "Q", "季后首": "Q"}


@dataclass(frozen=True, slots=True)
class Cycle:
    """One round of a long-term task: `kind` is M, Q, H or "" (a year); `part` counts from 1 inside the year."""

    kind: str
    year: int
    part: int = 1

    @classmethod
    def parse(cls, text: str) -> "Cycle":
        """Read 2022-09, 2022-Q4, 2022-H2 or 2022; ValueError for anything else."""
        found = _NAME.fullmatch(text)
        if found is None:
            raise ValueError(text)
        year, _, quarter, _, half, month = found.groups()
        kind = "Q" if quarter else "H" if half else "M" if month else ""
        cycle = cls(kind, int(year), int(quarter or half or month or 1))
        if not 1 <= cycle.part * LENGTHS[kind] <= 12 or not 1 <= cycle.year < date.max.year:  # noqa: PLR2004 - months
            raise ValueError(text)
        return cycle

    @classmethod
    def holding(cls, rhythm: str, day: date) -> "Cycle":
        """The cycle of a rhythm (每月, 每季, 每半年, 每年) that holds `day`."""
        kind = RHYTHMS[rhythm]
        return cls(kind, day.year, (day.month - 1) // LENGTHS[kind] + 1)

    def __str__(self) -> str:
        """As `parse` reads it."""
        if self.kind == "M":
            return f"{self.year:04d}-{self.part:02d}"
        return f"{self.year:04d}-{self.kind}{self.part}" if self.kind else f"{self.year:04d}"

    @property
    def label(self) -> str:
        """As people say it: 2022年9月, 2022年第四季度, 2022年下半年, 2022年."""
        names = {
            "M": f"{self.part}月",
            "Q": f"第{QUARTERS[(self.part - 1) % 4]}季度",
            "H": "上半年" if self.part == 1 else "下半年",
            "": "",
        }
        return f"{self.year}年{names[self.kind]}"

    @property
    def first_day(self) -> date:
        """Where it begins."""
        return date(self.year, self._last_month - LENGTHS[self.kind] + 1, 1)

    @property
    def last_day(self) -> date:
        """Where it ends."""
        return date(self.year, self._last_month, monthrange(self.year, self._last_month)[1])

    def next(self) -> "Cycle":
        """The one after it."""
        if self.part * LENGTHS[self.kind] == 12:  # noqa: PLR2004 - months
            return Cycle(self.kind, self.year + 1)
        return Cycle(self.kind, self.year, self.part + 1)

    def due_day(self, rule: str, shift: str, workdays: Workdays) -> date:
        """The day it is due by 周期内截止, moved by 遇休; ValueError if the rule does not fit this kind of cycle."""
        day = self._printed_day(rule)
        if shift == EARLIER:
            return workdays.on_or_before(day)
        return workdays.on_or_after(day) if shift == LATER else day

    @property
    def _last_month(self) -> int:
        return self.part * LENGTHS[self.kind]

    def _printed_day(self, rule: str) -> date:
        days = [day for part in rule.split("、") if (day := self._day_of(part.strip())) is not None]
        if len(days) != 1:
            raise ValueError(rule)
        return days[0]

    def _day_of(self, part: str) -> date | None:
        """The day that one alternative of the rule names; None if it is a date outside this cycle."""
        found = _RULE.fullmatch(part)
        if found is None or (found[1] and _KINDS_OF_RULE[found[1]] != self.kind):
            raise ValueError(part)
        if not found[1]:
            day = _clipped(self.year, int(found[3]), int(found[4]))
            return day if self.first_day <= day <= self.last_day else None
        after = self.last_day + timedelta(days=1)
        where = after if found[1] in {"次", "季后首"} else self.last_day
        return _clipped(where.year, where.month, int(found[2]))


def _clipped(year: int, month: int, day: int) -> date:
    """A day of a month; the 31st of a short month is its last day."""
    if not 1 <= day <= 31 or not 1 <= month <= 12:  # noqa: PLR2004 - days and months
        raise ValueError(f"{month}-{day}")
    return date(year, month, min(day, monthrange(year, month)[1]))
