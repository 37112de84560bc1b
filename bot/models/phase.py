"""阶段: the phases of a notice (plan.csv 阶段) and which one an item belongs to; nothing about them is fixed here."""

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.models.plan import Plan

SETTING = "阶段"
OPEN_END = "起"
_PART = re.compile(
    r"(?P<name>[^:：]{1,20})[:：]\s*(?P<first>\d{4}-\d{1,2}(?:-\d{1,2})?)"
    r"(?:\s*[至~]\s*(?P<last>\d{4}-\d{1,2}(?:-\d{1,2})?)|(?P<open>起))?",
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class Phase:
    """One phase: its name and its days; without `last` it has no end."""

    name: str
    first: date
    last: date | None

    def stands(self, today: date) -> str:
        """未开始, 进行中 or 已结束."""
        if today < self.first:
            return "未开始"
        return "已结束" if self.last and today > self.last else "进行中"


def phases_of(plan: Plan) -> list[Phase]:
    """The notice's phases in their order in time; none where it names none."""
    return parse(plan.setting(SETTING))


def parse(text: str) -> list[Phase]:
    """布局建设:2022-07;动态监管:2022-09起, also 2022-07至2022-09 and days; ValueError if it cannot be read."""
    parts = [part.strip() for part in re.split(r"[;；]", text) if part.strip()]
    return sorted((_one(part) for part in parts), key=lambda phase: phase.first)


def belongs(phases: Sequence[Phase], day: date) -> Phase | None:
    """The phase that a deadline falls into: the last one that had begun by then, else the first."""
    begun = [phase for phase in phases if phase.first <= day]
    return begun[-1] if begun else next(iter(phases), None)


def _one(part: str) -> Phase:
    found = _PART.fullmatch(part)
    if found is None:
        raise ValueError(part)
    last = None if found["open"] else _day(found["last"] or found["first"], end=True)
    phase = Phase(found["name"].strip(), _day(found["first"], end=False), last)
    if phase.last is not None and phase.last < phase.first:
        raise ValueError(part)
    return phase


def _day(text: str, *, end: bool) -> date:
    """A day, or the first (or last) one of a month."""
    year, month, *rest = (int(piece) for piece in text.split("-"))
    if rest:
        return date(year, month, rest[0])
    return date(year, month, monthrange(year, month)[1] if end else 1) if 1 <= month <= 12 else _no_month(text)  # noqa: PLR2004 - months


def _no_month(text: str) -> date:
    raise ValueError(text)
