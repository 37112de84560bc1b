"""自动汇总: items that nobody reports are completed, found not applicable or taken up again by counting.

Called after every event of an account or of an item that is summed up; calling it once more changes nothing.
"""

from collections.abc import Iterable
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.clock import local_day
from bot.models.account import CLOSING, Account, account_progress
from bot.models.assignment import AWAITING_ACK, CLOSED, DONE, IN_HAND, NOT_APPLICABLE, Assignment
from bot.models.assignment_row import as_system
from bot.models.calendar import workdays
from bot.models.history import Act
from bot.models.plan import Task
from bot.models.standing import ACCOUNTS, SUM
from bot.models.unit import Unit

DAYS = "处置后办理工作日"  # plan.csv: working days that a unit has at least once its account is decided on
AT_LEAST = 3  # where the notice does not say; as 退回 gives
COUNTING = frozenset({AWAITING_ACK, IN_HAND})
ALL_KEPT = "账号全部保留"


def recount(session: Session, plan_id: int, unit_id: int, act: Act) -> None:
    """Bring the counted items of a unit, and what sums them up, to what the accounts say now."""
    session.flush()
    counted = _counted_tasks(session, plan_id)
    mine = [task for task in counted if task.computed.startswith(ACCOUNTS)]
    for task in mine:
        for item in _of(session, task, unit_id):
            _recount_accounts(session, item, as_system(act))
    session.flush()
    for task in counted:
        if task.computed.startswith(SUM):
            _recount_sum(session, task, as_system(act))


def give_time(session: Session, account: Account, before: str, act: Act) -> list[Assignment]:
    """整合 or 关停 was decided late: what the unit could not begin before is not overdue at once.

    An item that is overdue for other accounts stays so. Returns those of which the deadline moved.
    """
    if account.unit_id is None or not account.is_closing or before in CLOSING:
        return []
    session.flush()
    owed = [one for one in Account.of_unit(session, account.plan_id, account.unit_id) if one.is_closing]
    late = any(one is not account and not one.counts_as_done for one in owed)
    mine = [task for task in _counted_tasks(session, account.plan_id) if task.computed.startswith(ACCOUNTS)]
    items = [item for task in mine for item in _of(session, task, account.unit_id) if item.state in COUNTING]
    fitting = [item for item in items if not (late and act.at > item.due_at)]
    return [item for item in fitting if item.allow(as_system(act), _again_on(session, item, act), account.label)]


def _counted_tasks(session: Session, plan_id: int) -> list[Task]:
    tasks = session.scalars(select(Task).where(Task.plan_id == plan_id, Task.computed != "").order_by(Task.number))
    return [task for task in tasks if task.is_counted]


def _of(session: Session, task: Task, unit_id: int | None = None) -> Iterable[Assignment]:
    """The task's items that may move by counting, each locked."""
    movable = Assignment.state.in_((*COUNTING, DONE, NOT_APPLICABLE))
    found = select(Assignment.id).where(Assignment.task_id == task.id, movable)
    if unit_id is not None:
        found = found.where(Assignment.unit_id.in_(Unit.with_former([unit_id])))
    return [Assignment.for_change(session, item_id) for item_id in session.scalars(found.order_by(Assignment.id)).all()]


def _recount_accounts(session: Session, item: Assignment, act: Act) -> None:
    """All that must go are taken by their platforms: 办结; all are kept: 不适用; 待定 ones are not counted."""
    count = account_progress(session, item.plan_id, item.unit.carrier.id)
    complete = count.owed > 0 and count.accepted == count.owed
    if item.state in COUNTING and count.owes_nothing:
        item.mark_na(act, ALL_KEPT)
    elif item.state in COUNTING and complete:
        left = f"；还有{count.undecided}个账号的处置意见待定，定为关停、整合的再办" if count.undecided else ""
        why = f"要关停、整合的{count.owed}个账号均已停更并由平台受理{left}"
        item.auto_complete(act, _last_accepted(session, item), why)
    elif item.state == DONE and not complete:
        item.count_again(act, "有账号尚未办结", _again_on(session, item, act))
    elif item.state == NOT_APPLICABLE and item.state_reason == ALL_KEPT and not count.owes_nothing:
        item.count_again(act, "账号的处置意见改了", _again_on(session, item, act))  # 不适用 by a person stays


def _recount_sum(session: Session, task: Task, act: Act) -> None:
    number = int(task.computed.partition(":")[2] or 0)
    summed = Task.numbered(session, task.plan_id, number)
    if summed is None:
        return
    states = [item.state for item in Assignment.of_task(session, summed.id)]
    complete = bool(states) and all(state in CLOSED for state in states)
    for item in _of(session, task):
        if complete and item.state in COUNTING:
            item.auto_complete(act, why=f"任务{number}各单位均已办结")
        elif not complete and item.state == DONE:
            item.count_again(act, f"任务{number}还有单位未办结", _again_on(session, item, act))


def _last_accepted(session: Session, item: Assignment) -> datetime | None:
    whose = Unit.with_former([item.unit.carrier.id])
    mine = (Account.plan_id == item.plan_id, Account.unit_id.in_(whose), Account.protected.is_(False))
    found = session.scalar(select(func.max(Account.accepted_at)).where(*mine))
    return found if isinstance(found, datetime) else None


def _again_on(session: Session, item: Assignment, act: Act) -> date:
    days = int(item.plan.setting(DAYS) or AT_LEAST)
    return max(local_day(item.due_at), workdays(session).after(local_day(act.at), days))
