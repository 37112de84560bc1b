"""How an item stands: who it waits for, its light, overdue or not, in time or not; all derived, nothing stored."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.clock import local_day
from bot.models.account import Account
from bot.models.assignment import (
    AWAITING_CHECK,
    AWAITING_REASSIGN,
    CLOSED,
    CONFIRMED,
    DONE,
    NOT_HANDED_OVER,
    WITH_UNIT,
    Assignment,
)
from bot.models.assignment import RETURNED as SENT_BACK
from bot.models.plan import Task
from bot.models.request import (
    APPROVED,
    AT_PLATFORM,
    AWAITING_APPROVAL,
    AWAITING_REVOKE,
    AWAITING_SIGN,
    DRAFT,
    REFUSED,
    RETURNED,
    Request,
)
from bot.models.request import AWAITING_CHECK as AT_MONITOR
from bot.workdays import Workdays

SOON_DAYS = 3
ACCOUNTS, SUM = "账号", "汇总"  # computed: what completes a counted item


class Waits(StrEnum):
    """等谁. Who verifies stands under its own unit's name: 市数管中心 is it only where a notice names no 监测单位."""

    CLERK = "单位经办"
    SIGNER = "单位签批"
    OFFICE = "市府办"
    MONITOR = "市数管中心"
    PLATFORM = "平台"
    REASSIGN = "待改派"
    NOBODY = ""


_RANKS: dict[str, int] = {one.value: rank for rank, one in enumerate(Waits)}  # a monitor may bear any name
UNIT_SIDE = frozenset({Waits.CLERK, Waits.SIGNER})
_STATE = {
    NOT_HANDED_OVER: Waits.OFFICE,
    AWAITING_REASSIGN: Waits.REASSIGN,
    **dict.fromkeys(CLOSED, Waits.NOBODY),
}
_REQUEST = {
    DRAFT: Waits.CLERK,
    RETURNED: Waits.CLERK,
    AWAITING_SIGN: Waits.SIGNER,
    REFUSED: Waits.OFFICE,  # 单位未同意，待协调
    AWAITING_APPROVAL: Waits.OFFICE,
    AWAITING_REVOKE: Waits.OFFICE,
    APPROVED: Waits.CLERK,
    AT_PLATFORM: Waits.CLERK,
}


class Light(StrEnum):
    """红黄绿灯: always shown with a word."""

    GREEN = "🟢"
    YELLOW = "🟡"
    RED = "🔴"
    BLUE = "🔵"
    GREY = "⚪"


@dataclass(frozen=True, slots=True)
class Around:
    """What a counted item's standing depends on: the unit's accounts with their last applications, other items."""

    accounts: Sequence[Account] = ()
    requests: Mapping[int, Request] = field(default_factory=dict)  # the last one by account
    summed: Sequence[str] = ()  # who the open items wait for that a 汇总 item adds up


@dataclass(frozen=True, slots=True)
class Standing:
    """An item's standing at one moment."""

    waits: str
    light: Light
    overdue: bool
    until: datetime  # the last moment in which a report is in time

    @property
    def with_unit(self) -> bool:
        """Whether the unit itself is asked for something."""
        return self.waits in UNIT_SIDE


def in_time_until(item: Assignment, workdays: Workdays) -> datetime:
    """The last moment in which what the unit owes comes in time: of a returned report the time to mend it."""
    return item.in_time_until(item.due_at, workdays)


def in_time(item: Assignment, workdays: Workdays) -> bool | None:
    """Whether the report (or the accepted 实际完成日) kept the deadline; None where nothing was reported."""
    return item.in_time(workdays)


def waiting(item: Assignment, around: Around | None = None) -> str:
    """等谁: who has to do the next thing; "" for a closed item."""
    if item.state in _STATE:
        return _STATE[item.state]
    if item.state == AWAITING_CHECK:
        return _checker(item)
    if item.blocked == CONFIRMED:
        return Waits.OFFICE
    return _counted_waits(item, around or Around()) if item.is_counted else Waits.CLERK


def _checker(item: Assignment) -> str:
    """Who verifies: the office under one word everywhere, others by name."""
    name = item.checked_by
    return Waits.OFFICE if not name or name in item.plan.listed("审批单位") else name


def request_waits(request: Request) -> str:
    """Who an application waits for; "" for one that has ended well or was taken back."""
    if request.blocked == CONFIRMED or request.state == AT_MONITOR:
        return request.plan.monitor
    if request.state == AT_PLATFORM and request.accepted_on is not None:
        return Waits.PLATFORM
    return _REQUEST.get(request.state, Waits.NOBODY)


def is_late(item: Assignment, waits: str, now: datetime, workdays: Workdays) -> bool:
    """Overdue: past its deadline while it waits for the unit; never for what others have to do."""
    if item.state not in WITH_UNIT or item.computed.startswith(SUM):
        return False
    return waits in UNIT_SIDE and now > in_time_until(item, workdays)


def light(item: Assignment, waits: str, now: datetime, workdays: Workdays) -> Light:
    """绿 more than 3 days, 黄 3 days or less or 退回, 红 overdue, 蓝 done, 灰 not (or no longer) owed."""
    if item.state == DONE:
        return Light.BLUE
    if item.state in CLOSED or item.state == NOT_HANDED_OVER:
        return Light.GREY
    if is_late(item, waits, now, workdays):
        return Light.RED
    days = (local_day(item.due_at) - local_day(now)).days
    return Light.YELLOW if days <= SOON_DAYS or item.state == SENT_BACK else Light.GREEN


def standing(item: Assignment, now: datetime, workdays: Workdays, around: Around | None = None) -> Standing:
    """Everything about one item at a moment."""
    waits = waiting(item, around)
    late = is_late(item, waits, now, workdays)
    return Standing(waits, light(item, waits, now, workdays), late, in_time_until(item, workdays))


def _counted_waits(item: Assignment, around: Around) -> str:
    """The unit first: as long as one account waits for it, the item does."""
    if item.computed.startswith(SUM):
        return _sum_waits(around)
    closing = [account for account in around.accounts if account.is_closing and not account.counts_as_done]
    if closing:
        return _first(_account_waits(account, around) for account in closing)
    return Waits.OFFICE  # 处置意见待定: nothing is owed yet


def _sum_waits(around: Around) -> str:
    """What other units still owe is no matter of the unit that adds it up: 市府办 urges them."""
    first = _first(around.summed)
    return Waits.OFFICE if first in UNIT_SIDE else first


def _account_waits(account: Account, around: Around) -> str:
    request = around.requests.get(account.id)
    return (request_waits(request) if request else Waits.NOBODY) or Waits.CLERK


def _first(waits: Iterable[str]) -> str:
    """The one that is named for many: the unit before the signer before offices before the platform."""
    found = set(waits) - {Waits.NOBODY}
    return min(sorted(found), key=lambda one: _RANKS.get(one, _RANKS[Waits.MONITOR]), default=Waits.OFFICE)


def standings(session: Session, items: Sequence[Assignment], now: datetime, workdays: Workdays) -> dict[int, Standing]:
    """The standing of many items at once, by item id; a handful of queries however many there are."""
    around = arounds(session, items)
    return {item.id: standing(item, now, workdays, around.get(item.id)) for item in items}


def waits_for(session: Session, item: Assignment) -> str:
    """等谁 of one item."""
    return waiting(item, arounds(session, [item]).get(item.id))


def arounds(session: Session, items: Sequence[Assignment]) -> dict[int, Around]:
    """What the counted ones among these items depend on."""
    counted = [item for item in items if item.is_counted and item.state in WITH_UNIT]
    if not counted:
        return {}
    summed = [item for one in counted if one.computed.startswith(SUM) for item in _summed(session, one)]
    units = {item.unit_id for item in (*counted, *summed)}
    accounts = list(session.scalars(select(Account).where(Account.unit_id.in_(units), Account.protected.is_(False))))
    ids = [account.id for account in accounts]
    requests = session.scalars(select(Request).where(Request.account_id.in_(ids)).order_by(Request.id))
    return arounds_among([*counted, *summed], accounts, list(requests))


def arounds_among(
    items: Sequence[Assignment], accounts: Sequence[Account], requests: Sequence[Request]
) -> dict[int, Around]:
    """The same where all that it depends on is at hand (as it is, or as it was)."""
    last = {request.account_id: request for request in requests if request.account_id is not None}
    held = defaultdict[tuple[int, int | None], list[Account]](list)
    for account in accounts:
        held[account.plan_id, account.unit_id].append(account)
    open_ones = [item for item in items if item.is_counted and item.state in WITH_UNIT]
    found = {
        item.id: _around_accounts(held[item.plan_id, item.unit_id], last)
        for item in open_ones
        if item.computed.startswith(ACCOUNTS)
    }
    for item in open_ones:
        if item.computed.startswith(SUM):
            found[item.id] = Around(summed=[waiting(one, found.get(one.id)) for one in items if _adds_up(item, one)])
    return found


def _around_accounts(accounts: list[Account], requests: Mapping[int, Request]) -> Around:
    return Around(accounts, {a.id: requests[a.id] for a in accounts if a.id in requests})


def _adds_up(item: Assignment, one: Assignment) -> bool:
    same = one.plan_id == item.plan_id and one.task is not None and one.task_id != item.task_id
    return same and one.number == _summed_number(item) and not one.computed.startswith(SUM)


def _summed_number(item: Assignment) -> int:
    return int(item.computed.partition(":")[2] or 0)


def _summed(session: Session, item: Assignment) -> list[Assignment]:
    """The items that a 汇总 item adds up."""
    task = Task.numbered(session, item.plan_id, _summed_number(item))
    return [] if task is None else [one for one in Assignment.of_task(session, task.id) if _adds_up(item, one)]
