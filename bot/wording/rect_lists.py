"""Lists of 整改, one order in full, and the lines that other lists and figures carry below."""

from collections.abc import Sequence
from datetime import date, datetime

from bot.clock import local_day
from bot.models import Rectification
from bot.models.rectification import AWAITING_CHECK, CLOSED_OUT, DISPUTED, DRAFT, ENDED, WITH_UNIT
from bot.paging import PAGE, left_behind, on_page
from bot.wording.dates import moment
from bot.wording.quoted import quoted
from bot.wording.rectifications import due, problem, what


def line(order: Rectification, now: datetime, *, with_unit: bool = False) -> str:
    """One order in a list."""
    today = local_day(now)
    lamp = "🔴逾期" if order.is_overdue(now) else _lamp(order, today)
    parts = [
        f"{lamp} {order.number}",
        order.unit.short if with_unit else "",
        order.account.name if order.account else "",
        quoted(order.problem, 14),
        f"{due(order, today)}前" if order.state in WITH_UNIT else order.state,
        f"等{order.waits_for}" if order.waits_for and order.state not in WITH_UNIT else "",
    ]
    return "｜".join(part for part in parts if part)


def _lamp(order: Rectification, today: date) -> str:
    if order.state in ENDED:
        return "🔵" if order.state == "销号" else "⚪"
    if order.state == DRAFT:
        return "⚪草稿"
    left = (local_day(order.due_at) - today).days if order.due_at else 9
    return f"🟡剩{max(left, 0)}天" if order.state in WITH_UNIT and left <= 3 else "🟢"  # noqa: PLR2004 - as for items


def listed(title: str, rows: Sequence[Rectification], now: datetime, page: int, *, with_unit: bool = False) -> str:
    """我的整改, 整改清单."""
    if not rows:
        return f"{title}没有整改。"
    shown = on_page(rows, page)
    still = sum(order.is_open for order in rows)
    left = left_behind(len(rows), page)
    more = [f"还有{left}件，回复“下一页”接着看。"] if left > 0 else []
    lines = [line(order, now, with_unit=with_unit) for order in shown]
    how = _how(shown, with_unit=with_unit)
    return "\n".join([f"{title}整改{len(rows)}件，未了{still}件：", *lines, *more, *how])


def whose(units: Sequence[str]) -> str:
    """Whose orders are listed: those that were named, or everybody's."""
    few = len(units) <= _FEW
    return "、".join(units) if units and few else f"{units[0]}等{len(units)}个单位" if units else "各单位"


_FEW = 3  # units named one by one


def _how(shown: Sequence[Rectification], *, with_unit: bool) -> list[str]:
    mine = next((order for order in shown if order.state in WITH_UNIT), None)
    if mine is not None and not with_unit:
        return [f"办好了回复“整改反馈 {mine.number} 链接或说明”；看一件回复它的编号。"]
    return [f"看一件回复它的编号，例如“{shown[0].number}”。"]


def detail(order: Rectification, now: datetime) -> str:
    """One order, how it stands, and what to type next."""
    today = local_day(now)
    issued_by = f"{order.watcher}{order.issuer.name if order.issuer else ''}"
    measures = "；".join(f"{on} {name}" for on, name, *_ in order.measures)
    said = [
        f"{order.number}{'（反复）' if order.repeats else ''}｜{order.unit.short}｜{order.label}",
        f"问题：{order.code} {problem(order, 300)}",
        f"依据：{order.basis}",
        f"下发：{moment(order.issued_at)}，{issued_by}" if order.issued_at else "还没有下发",
        f"时限：{due(order, today)}{'（已逾期）' if order.is_overdue(now) else ''}" if order.due_at else "",
        f"现在：{order.state}" + (f"，等{order.waits_for}" if order.waits_for else ""),
        f"反馈：{quoted(order.feedback)}" if order.feedback else "",
        f"复核申请：{quoted(order.dispute)}" if order.dispute else "",
        f"答复、退回的理由：{quoted(order.decision_reason)}" if order.decision_reason else "",
        f"已采取：{measures}" if measures else "",
        next_step(order),
    ]
    return "\n".join(part for part in said if part)


def checked(order: Rectification) -> str:
    """意见 in the ledger: of whoever decided last; while the next decision is open, it is called the one before."""
    reason = order.decision_reason
    if order.state in {AWAITING_CHECK, DISPUTED}:
        return f"此前的意见：{reason}" if reason else ""
    return reason or ("通过" if order.state == CLOSED_OUT else "")


def next_step(order: Rectification) -> str:
    """What may be typed of an order that waits."""
    return {
        DRAFT: f"下发回复“下发整改 {order.number}”；不发回复“不予下发 {order.number} 理由”。",
        "待签收": f"收到回复“签收 {order.number}”；办好了回复“整改反馈 {order.number} 链接或说明”。",
        "整改中": f"办好了回复“整改反馈 {order.number} 链接或说明”。",
    }.get(order.state, "")


def in_my_tasks(rows: Sequence[Rectification], now: datetime) -> str:
    """Below 我的任务."""
    lines = [line(order, now) for order in rows[:3]]
    more = f"等{len(rows)}件" if len(rows) > 3 else ""  # noqa: PLR2004 - as many as fit below the tasks
    return "\n".join([f"整改{len(rows)}件{'（列前3件）' if more else ''}，全部回复“我的整改”：", *lines])


def to_check(rows: Sequence[Rectification]) -> str:
    """Below 待核实."""
    lines = [f"{what(order)}｜{order.unit.short}" for order in rows[:PAGE]]
    first = f"等您复核整改{len(rows)}件，请在卡片上点“通过”或“退回”；找不到卡片回复“整改通过 {rows[0].number}”："
    return "\n".join([first, *lines])


def to_answer(rows: Sequence[Rectification]) -> str:
    """Below 待审批."""
    lines = [f"{what(order)}｜{order.unit.short}" for order in rows[:PAGE]]
    first = f"等您答复整改复核{len(rows)}件，请在卡片上点；找不到卡片回复“维持整改 {rows[0].number}”："
    return "\n".join([first, *lines])


def choice(order: Rectification) -> str:
    """An option among several orders."""
    waits = "申请复核" if order.state == DISPUTED else order.state
    return f"{what(order)}｜{waits}"
