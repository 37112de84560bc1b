"""reminders.csv, read: on which days the rungs of a ladder fall. Pure: a calendar and two dates in, days out.

A ladder is what counts from one base: the deadline (临期, 最后一个工作日, 逾期), the same deadline for 升级 and for
通报草稿, 交办 for 未签收, the submission for 待签字 …. Of its rungs that fall on one day or were missed, only the
latest counts (CONTRACT, Reminders).
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Protocol

from bot.clock import end_of, local_day
from bot.workdays import Workdays

BEFORE, LAST_DAY, OVERDUE = "临期", "最后一个工作日", "逾期"
ESCALATION, CIRCULAR = "升级", "通报草稿"
UNSIGNED, TO_SIGN, TO_APPROVE, TO_VERIFY, FROZEN = "未签收", "待签字", "待审批", "待核实", "平台冻结期满"
TO_EXECUTE = "待执行"  # approved, its day is past, and the platform has not taken it
DEADLINE = "时限"
LADDERS = {BEFORE: DEADLINE, LAST_DAY: DEADLINE, OVERDUE: DEADLINE}  # every other kind is a ladder of its own
KINDS = (*LADDERS, ESCALATION, CIRCULAR, UNSIGNED, TO_SIGN, TO_APPROVE, TO_VERIFY, FROZEN, TO_EXECUTE)
WEEKLY, WORKING_DAYS = "每周", "工作日"
EARLIER, LATER = "前移", "顺延"
MORNING_LIST = "市府办早报"

_QUIET = re.compile(r"近(\d{1,3})个工作日无动静")
_LIMIT = re.compile(r"至第(\d{1,3})个工作日止")
_TELEPHONE = "建议打电话"
_WEEK = timedelta(days=7)


class Row(Protocol):
    """A line of reminders.csv as the tables keep it."""

    seq: int
    kind: str
    offset: str
    unit: str
    shift: str
    condition: str
    receivers: str
    substitutes: str
    needs_tap: bool


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of reminders.csv; `offset` None means every week."""

    seq: int
    kind: str
    offset: int | None
    unit: str
    shift: str
    receivers: tuple[str, ...]
    substitutes: tuple[str, ...] = ()
    needs_tap: bool = False
    quiet_days: int | None = None  # only where nothing has moved for so many working days
    limit: int | None = None  # up to this working day after the base
    then_telephone: bool = False  # beyond the limit the office is advised to ring up

    @property
    def name(self) -> str:
        """As a notice keeps it: 临期-7日, 逾期+1工作日, 逾期每周."""
        return f"{self.kind}{WEEKLY}" if self.offset is None else f"{self.kind}{self.offset:+d}{self.unit}"

    @property
    def ladder(self) -> str:
        """What it counts from and competes with."""
        return LADDERS.get(self.kind, self.kind)


@dataclass(frozen=True, slots=True)
class Base:
    """What a ladder counts from: `before` for rungs up to the day, `after` for later ones (休息日到期宽限)."""

    before: date
    after: date

    @classmethod
    def of_deadline(cls, day: date, workdays: Workdays, *, grace: bool) -> "Base":
        """A deadline; with grace, one on a rest day is kept until the next working day."""
        return cls(day, workdays.on_or_after(day) if grace else day)

    @classmethod
    def of_moment(cls, due_at: datetime, workdays: Workdays, *, grace: bool) -> "Base":
        """The same of an item's deadline; one by the hour means its hour, on a rest day too."""
        day = local_day(due_at)
        return cls.of_deadline(day, workdays, grace=grace and due_at == end_of(day))


@dataclass(frozen=True, slots=True)
class Rung:
    """A rule on a day. `slot` names it for ever, whatever becomes of the calendar; `nominal` is before any shift."""

    rule: Rule
    nominal: date
    day: date
    slot: str

    @property
    def key(self) -> tuple[str, str]:
        """Kind and slot of its notice."""
        return self.rule.name, self.slot


def read(rows: Iterable[Row]) -> list[Rule]:
    """The rules of a notice; ValueError for a line that is none (the loader refuses those)."""
    return [_read(row) for row in rows]


def _read(row: Row) -> Rule:
    offset = unicodedata.normalize("NFKC", row.offset).strip()
    condition = unicodedata.normalize("NFKC", row.condition)
    if row.kind not in KINDS:
        raise ValueError(row.kind)
    quiet, limit = _QUIET.search(condition), _LIMIT.search(condition)
    return Rule(
        seq=row.seq,
        kind=row.kind,
        offset=None if offset == WEEKLY else int(offset),
        unit=row.unit,
        shift=row.shift,
        receivers=_several(row.receivers),
        substitutes=_several(row.substitutes),
        needs_tap=row.needs_tap,
        quiet_days=int(quiet[1]) if quiet else None,
        limit=int(limit[1]) if limit else None,
        then_telephone=bool(limit) and _TELEPHONE in condition,
    )


def _several(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(";") if part.strip())


def reached(rules: Sequence[Rule], base: Base, workdays: Workdays, today: date) -> list[Rung]:
    """Every rung of one ladder that falls on `today` or fell before, oldest first."""
    steps = [_step(rule, base, workdays) for rule in rules if rule.offset is not None]
    found = [rung for rung in steps if rung.day <= today and _within(rung.rule, rung.day, base, workdays)]
    for rule in rules:
        if rule.offset is None:
            found += _weeks(rule, base, _last_step(rule, steps, base), workdays, today)
    return sorted(found, key=_order)


def _order(rung: Rung) -> tuple[date, date, int]:
    return rung.day, rung.nominal, rung.rule.seq


def _step(rule: Rule, base: Base, workdays: Workdays) -> Rung:
    offset = rule.offset or 0
    start = base.after if offset > 0 else base.before
    if rule.unit != WORKING_DAYS:
        nominal = start + timedelta(days=offset)
    else:
        nominal = workdays.after(start, offset) if offset > 0 else workdays.before(start, -offset)
    return Rung(rule, nominal, _shifted(rule, nominal, workdays), base.before.isoformat())


def _shifted(rule: Rule, day: date, workdays: Workdays) -> date:
    if rule.shift == EARLIER:
        return workdays.on_or_before(day)
    return workdays.on_or_after(day) if rule.shift == LATER else day


def _within(rule: Rule, day: date, base: Base, workdays: Workdays) -> bool:
    return rule.limit is None or workdays.between(base.after, day) <= rule.limit


def _last_step(rule: Rule, steps: Sequence[Rung], base: Base) -> date:
    """The day of the last +n rung of the same kind: 每周 begins in the week after it."""
    own = [rung.day for rung in steps if rung.rule.kind == rule.kind and (rung.rule.offset or 0) > 0]
    return max(own, default=base.after)


def _weeks(rule: Rule, base: Base, start: date, workdays: Workdays, today: date) -> list[Rung]:
    """每周: the first working day of each week after `start`."""
    found = []
    monday = start - timedelta(days=start.weekday())
    while monday <= today:
        day = workdays.first_of_week(monday)
        if day is not None and start < day <= today:
            if not _within(rule, day, base, workdays):
                break
            found.append(Rung(rule, day, day, f"{base.before.isoformat()}/{monday.isoformat()}"))
        monday += _WEEK
    return found


def latest(rungs: Sequence[Rung]) -> list[Rung]:
    """The rung that counts, in each of the lines that say it (two lines may differ in 接收 only); [] for none."""
    if not rungs:
        return []
    last = max(rungs, key=_order)
    return [rung for rung in rungs if rung.key == last.key]


def telephone_is_advised(rules: Iterable[Rule], base: Base, workdays: Workdays, today: date) -> bool:
    """Whether the reminders of a ladder are over and the office should rather ring up."""
    limits = [rule.limit for rule in rules if rule.then_telephone and rule.limit is not None]
    return bool(limits) and workdays.between(base.after, today) > max(limits)
