"""The figures of a notice at one moment: chat, 通报, 专报 and pictures all count here and nowhere else."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.clock import local_day
from bot.models.account import Account, AccountState, Disposition, Progress
from bot.models.assignment import (
    AD_HOC,
    AWAITING_ACK,
    DONE,
    NOT_APPLICABLE,
    NOT_HANDED_OVER,
    OF_NOTICE,
    OPINION,
    VOID,
    Assignment,
)
from bot.models.calendar import workdays
from bot.models.phase import Phase, belongs, phases_of
from bot.models.plan import Plan, Task
from bot.models.rectification import CLOSED_OUT, DISCARDED, DRAFT, REVOKED, Rectification
from bot.models.request import Request
from bot.models.request_row import ANNEX2, BY_UNIT
from bot.models.standing import Standing, arounds_among, in_time, standing
from bot.models.then import Past
from bot.models.unit import Unit

NOT_OWED = frozenset({NOT_APPLICABLE, VOID})
UNSENT = "未交办"
KEPT, TO_CLOSE, UNDECIDED, GONE = "保留", "应关停", "待定", "已注销"


@dataclass(frozen=True, slots=True)
class Line:
    """One item and how it stood."""

    item: Assignment
    stands: Standing
    in_time: bool | None

    @property
    def is_owed(self) -> bool:
        """Handed over, and neither 不适用 nor 中止."""
        return self.item.state not in NOT_OWED and self.item.state != NOT_HANDED_OVER

    @property
    def is_done(self) -> bool:
        """办结."""
        return self.item.state == DONE

    @property
    def state(self) -> str:
        """Its state as people read it."""
        return UNSENT if self.item.state == NOT_HANDED_OVER else self.item.state

    def is_in_grace(self, at: datetime) -> bool:
        """Its day has passed and the unit has not reported, yet a report is in time still (休息日到期宽限)."""
        return self.is_owed and self.stands.with_unit and self.item.due_at <= at < self.stands.until


@dataclass(frozen=True, slots=True)
class Count:
    """How many items: 应办, of those 待签收, 已签收, 已办结, 按期办结, 逾期未办结."""

    owed: int = 0
    unsigned: int = 0
    acknowledged: int = 0
    done: int = 0
    in_time: int = 0
    overdue: int = 0

    @classmethod
    def over(cls, lines: Iterable[Line]) -> "Count":
        """Count what is owed among them."""
        owed = [line for line in lines if line.is_owed]
        return cls(
            owed=len(owed),
            unsigned=sum(line.item.state == AWAITING_ACK for line in owed),
            acknowledged=sum(line.item.acknowledged_at is not None or line.is_done for line in owed),
            done=sum(line.is_done for line in owed),
            in_time=sum(line.is_done and line.in_time is True for line in owed),
            overdue=sum(line.stands.overdue for line in owed),
        )


@dataclass(frozen=True)
class Figures:
    """A notice at a moment; `units` names the only ones that were looked at, where it is not all."""

    plan: Plan
    at: datetime
    lines: Sequence[Line]
    accounts: Sequence[Account]
    requests: Sequence[Request]
    orders: Sequence[Rectification]
    units: Sequence[Unit] = ()
    phases: Sequence[Phase] = field(default_factory=list)
    beside: Sequence[Line] = ()  # 临时交办: what was handed over under this notice and stands in none of its tasks
    opinions: Sequence[Line] = ()  # 意见: what citizens said and a unit has to answer

    @property
    def count(self) -> Count:
        """Of all items."""
        return Count.over(self.lines)

    @property
    def instructed(self) -> Count:
        """Of what was handed over beside the notice's tasks."""
        return Count.over(self.beside)

    @property
    def voiced(self) -> Count:
        """Of what citizens said and units have to answer."""
        return Count.over(self.opinions)

    @property
    def states(self) -> Counter[str]:
        """How many items stand where."""
        return Counter(line.state for line in self.lines)

    @property
    def parts(self) -> Sequence[tuple[str, Sequence[Line]]]:
        """承办项 of the notice, 交办 and 意见 beside it, each told by itself wherever progress is told."""
        return (("承办项", self.lines), (AD_HOC, self.beside), (OPINION, self.opinions))

    @property
    def overdue(self) -> list[Line]:
        """What is overdue, the longest first."""
        return sorted((line for line in self.lines if line.stands.overdue), key=lambda line: line.item.due_at)

    def by_unit(self) -> list[tuple[Unit, Count]]:
        """Each unit's count in the roster's order: no rank."""
        units = Unit.in_order({line.item.unit for line in self.lines})
        return [(unit, Count.over(line for line in self.lines if line.item.unit is unit)) for unit in units]

    def by_task(self) -> list[tuple[Task, Count]]:
        """Each task's count, all its cycles together, in the notice's order."""
        counts = ((task, Count.over(line for line in self.lines if line.item.task is task)) for task in self.plan.tasks)
        return [(task, count) for task, count in counts if count.owed]

    def by_phase(self) -> list[tuple[Phase, Count]]:
        """Each phase's count: an item belongs to the phase in which it was due at first."""
        return [(phase, Count.over(self._due_in(phase))) for phase in self.phases]

    def _due_in(self, phase: Phase) -> list[Line]:
        return [line for line in self.lines if belongs(self.phases, local_day(line.item.first_due_at)) is phase]

    @property
    def progress(self) -> Progress:
        """Of the accounts: how many must go, are taken by their platforms, are gone."""
        return Progress.over(self.accounts)

    @property
    def account_kinds(self) -> Mapping[str, int]:
        """保留, 应关停, 待定 (in use) and 已注销: every account once."""
        kinds = Counter(_kind(account) for account in self.accounts)
        return {kind: kinds[kind] for kind in (KEPT, TO_CLOSE, UNDECIDED, GONE) if kinds[kind]}

    @property
    def settled(self) -> int:
        """Towards the goal: accounts that are gone or plainly kept."""
        return sum(_kind(account) in {GONE, KEPT} for account in self.accounts)

    @property
    def sent(self) -> list[Request]:
        """附件2 applications that units sent."""
        return [one for one in self.requests if one.family == ANNEX2 and one.origin == BY_UNIT and one.round > 0]

    @property
    def applications(self) -> Mapping[str, int]:
        """附件2 applications that units sent: 提出, of those 批准 and 办完."""
        sent = self.sent
        return {
            "提出": len(sent),
            "批准": sum(one.approved_at is not None for one in sent),
            "办完": sum(one.state in {"已销号", "已变更"} for one in sent),
        }

    @property
    def issued(self) -> list[Rectification]:
        """Orders that went out and stand: what was revoked never counts."""
        return [one for one in self.orders if one.issued_at and one.state not in {DRAFT, DISCARDED, REVOKED}]

    @property
    def order_counts(self) -> Mapping[str, int]:
        """整改: 下发, of those 销号, 未了 and 逾期."""
        open_ones = [one for one in self.issued if one.state != CLOSED_OUT]
        return {
            "下发": len(self.issued),
            "销号": len(self.issued) - len(open_ones),
            "未了": len(open_ones),
            "逾期": sum(Rectification.is_overdue(one, self.at) for one in open_ones),
        }


def figures(session: Session, plan: Plan, at: datetime, units: Sequence[Unit] = ()) -> Figures:
    """The notice at that moment: as it is, where nothing happened since; else as the 日志 says it was."""
    past = Past(session, at)
    ids = set(session.scalars(Unit.with_former([unit.id for unit in units])))
    owed = past.items(_all(session, Assignment, plan))
    items = [one for one in owed if one.kind == OF_NOTICE]
    accounts = past.accounts([one for one in _all(session, Account, plan) if not one.protected and _is_listed(one, at)])
    requests = past.requests(_all(session, Request, plan))
    orders = past.orders(_all(session, Rectification, plan))
    days = workdays(session)
    around = arounds_among(items, accounts, requests)
    mine = _of_units(ids)

    def stand(item: Assignment) -> Line:
        return Line(item, standing(item, at, days, around.get(item.id)), in_time(item, days))

    return Figures(
        plan=plan,
        at=at,
        lines=[stand(item) for item in items if mine(item)],
        beside=[stand(item) for item in owed if item.kind == AD_HOC and mine(item)],
        opinions=[stand(item) for item in owed if item.kind == OPINION and mine(item)],
        accounts=[one for one in accounts if mine(one)],
        requests=[one for one in requests if mine(one)],
        orders=[one for one in orders if mine(one)],
        units=units,
        phases=phases_of(plan),
    )


def _all(session: Session, kind, plan: Plan):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202 - any row of a notice
    return session.scalars(select(kind).where(kind.plan_id == plan.id).order_by(kind.id)).all()


def _of_units(ids: Collection[int]) -> Callable[[Assignment | Account | Request | Rectification], bool]:
    return lambda row: not ids or row.unit_id in ids


def _is_listed(account: Account, at: datetime) -> bool:
    return account.valid_to is None or account.valid_to >= local_day(at)


def _kind(account: Account) -> str:
    if account.state != AccountState.IN_USE:
        return GONE
    if account.disposition == Disposition.OPEN:
        return UNDECIDED
    return KEPT if account.disposition == Disposition.KEEP else TO_CLOSE
