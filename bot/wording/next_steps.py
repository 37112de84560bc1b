"""接下来干啥: what lies with the asker's units, each with the words that take it further."""

from datetime import datetime

from bot.clock import local_day
from bot.models import Assignment, Rectification, Request
from bot.models.assignment import AWAITING_ACK
from bot.models.request import AWAITING_SIGN, DRAFT
from bot.models.standing import Standing
from bot.models.todo import Todo
from bot.wording import rect_lists
from bot.wording.items import full, until
from bot.wording.request_form import what
from bot.wording.request_status import next_step, standing, status_line

_SHOWN = 3  # of each kind: the answer is read on a phone
_NAMED = 3


def next_steps(todo: Todo, now: datetime, *, several_notices: bool) -> str:
    """What to do now, what for, and what is somebody else's turn."""
    parts = [
        *_some([_request(row, now) for row in todo.requests], "申请", "我的申请"),
        *_some([_order(row, now) for row in todo.orders], "整改", "我的整改"),
        *_some([_item(*pair, now, plan=several_notices) for pair in todo.items], "任务", "我的任务"),
    ]
    count = len(todo.requests) + len(todo.orders) + len(todo.items)
    head = f"接下来要您这边办的{count}件：" if count else "眼下没有要您这边办的。"
    return "\n".join([head, *parts, *_elsewhere(todo.elsewhere)])


def of_office(to_approve: int, to_check: int) -> str:
    """The same, asked by 市府办: what waits for its decision, and where to see the rest."""
    waiting = [
        f"等审批{to_approve}件，回复“待审批”看。" if to_approve else "",
        f"等核实{to_check}项，回复“待核实”看。" if to_check else "",
    ]
    lines = [line for line in waiting if line] or ["眼下没有等市府办批的、核实的。"]
    return "\n".join([*lines, "各单位办得怎样，回复“统计”看；逾期的，回复“逾期的有哪些”看。"])


def _some(lines: list[str], kind: str, command: str) -> list[str]:
    left = len(lines) - _SHOWN
    return [*lines[:_SHOWN], *([f"另有{kind}{left}件，回复“{command}”看。"] if left > 0 else [])]


def _request(row: Request, now: datetime) -> str:
    steps = next_step(row, local_day(now))
    if row.state == AWAITING_SIGN:
        steps = ["请在卡片上点；找不到卡片回复“待审批”。"]
    if row.state == DRAFT:  # its step says how far it is
        return f"{row.number} {what(row)}（草稿）：{''.join(steps)}"
    return f"{status_line(row)}。{''.join(steps)}"


def _order(order: Rectification, now: datetime) -> str:
    return f"{rect_lists.line(order, now)}。{rect_lists.next_step(order)}"


def _item(item: Assignment, stands: Standing, now: datetime, *, plan: bool) -> str:
    late = "（已逾期）" if stands.overdue else ""
    return f"{full(item, plan=plan)}｜{until(item, local_day(now))}前{late}。{_how(item, plan=plan)}"


def _how(item: Assignment, *, plan: bool) -> str:
    number = f"{item.plan.short} {item.number}" if plan else item.number
    if item.state == AWAITING_ACK:
        return f"收到回复“签收 {number}”。"
    if item.is_counted:
        return "账号逐个办，回复“注销 账号名”。"
    return f"办好了回复“完成 {number} 情况说明”。"


def _elsewhere(rows: list[Request]) -> list[str]:
    told = [f"{row.number}{standing(row)}" for row in rows[:_NAMED]]
    more = f"等{len(rows)}件" if len(rows) > _NAMED else ""
    return [f"不用您这边动的：{'；'.join(told)}{more}。"] if told else []
