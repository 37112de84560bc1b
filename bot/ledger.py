"""台账: the six sheets from the tables, for the office (all of it) or for some units."""

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from bot.clock import at, local_day
from bot.models import Account, Assignment, History, Plan, Rectification, Request, Transfer, Unit
from bot.models.calendar import workdays
from bot.models.remark import remarks
from bot.models.standing import in_time, standings
from bot.papers.workbook import Column, Kind, Sheet, Value, book
from bot.wording.events import event_named, explained
from bot.wording.remarks import line
from bot.wording.request_form import label

Units = Collection[int]
_MOBILE = re.compile(r"(?<!\d)(1\d{2})\d{4}(\d{4})(?!\d)", re.ASCII)

_TASKS = (
    Column("文号", width=22),
    Column("序号", Kind.NUMBER, 8),
    Column("主要任务", width=28),
    Column("具体任务", width=60),
    Column("责任单位", width=28),
    Column("完成时限", width=10),
    Column("截止日期", Kind.DAY, 12),
    Column("核实", width=12),
)
_ITEMS = (
    Column("文号", width=22),
    Column("任务", Kind.NUMBER, 8),
    Column("周期", width=10),
    Column("单位", width=20),
    Column("状态", width=10),
    Column("等谁", width=12),
    Column("到期", Kind.MOMENT, 18),
    Column("逾期", width=8),
    Column("按期", width=8),
    Column("签收时间", Kind.MOMENT, 18),
    Column("签收方式", width=16),
    Column("上报时间", Kind.MOMENT, 18),
    Column("实际完成日", Kind.DAY, 12),
    Column("来源", width=14),
    Column("情况", width=48),
    Column("核实时间", Kind.MOMENT, 18),
    Column("退回理由", width=28),
    Column("批注", width=40),
)
_ACCOUNTS = (
    Column("文号", width=22),
    Column("序号", Kind.NUMBER, 8),
    Column("新媒体名称", width=24),
    Column("新媒体类型", width=14),
    Column("主办单位", width=24),
    Column("主账号", width=8),
    Column("处置意见", width=12),
    Column("状态", width=12),
    Column("账号ID", width=18),
    Column("平台受理", Kind.MOMENT, 18),
    Column("销号时间", Kind.MOMENT, 18),
    Column("最近更新", Kind.DAY, 12),
    Column("来源", width=10),
)
_REQUESTS = (
    Column("编号", width=14),
    Column("类别", width=8),
    Column("单位", width=18),
    Column("账号或事项", width=26),
    Column("状态", width=14),
    Column("第几次送签", Kind.NUMBER, 10),
    Column("停更（生效）日期", Kind.DAY, 14),
    Column("原因", width=40),
    Column("经办人", width=12),
    Column("签字人", width=12),
    Column("签字时间", Kind.MOMENT, 18),
    Column("签字方式", width=14),
    Column("审批人", width=12),
    Column("审批时间", Kind.MOMENT, 18),
    Column("意见", width=28),
    Column("平台受理", Kind.DAY, 12),
    Column("预计完成", Kind.DAY, 12),
    Column("受阻", width=10),
    Column("办结时间", Kind.MOMENT, 18),
    Column("原时限", Kind.DAY, 12),
    Column("申请延到", Kind.DAY, 12),
    Column("备注", width=12),
)
_ORDERS = (
    Column("编号", width=14),
    Column("单位", width=18),
    Column("账号", width=26),
    Column("代码", width=8),
    Column("问题", width=28),
    Column("情况", width=40),
    Column("性质", width=12),
    Column("依据", width=40),
    Column("反复", width=14),
    Column("状态", width=10),
    Column("等谁", width=12),
    Column("下发时间", Kind.MOMENT, 18),
    Column("签发", width=18),
    Column("期限", Kind.DAY, 12),
    Column("逾期", width=8),
    Column("签收时间", Kind.MOMENT, 18),
    Column("反馈时间", Kind.MOMENT, 18),
    Column("反馈", width=40),
    Column("按期", width=8),
    Column("退回次数", Kind.NUMBER, 8),
    Column("申请复核", width=28),
    Column("意见", width=28),
    Column("复核人", width=12),
    Column("措施", width=28),
    Column("办结时间", Kind.MOMENT, 18),
)
_HISTORY = (
    Column("序号", Kind.NUMBER, 8),
    Column("时间", Kind.MOMENT, 18),
    Column("人员", width=14),
    Column("账号（userid）", width=18),
    Column("单位", width=16),
    Column("渠道", width=8),
    Column("事项", width=26),
    Column("事件", width=24),
    Column("结果", width=8),
    Column("原状态", width=12),
    Column("现状态", width=12),
    Column("原话", width=48),
    Column("说明", width=40),
)


def ledger(session: Session, now: datetime, units: Units = ()) -> bytes:
    """The ledger as xlsx: of everything, or of what concerns these units (ids)."""
    sheets = (
        Sheet("任务", _TASKS, _tasks(session)),
        Sheet("承办项", _ITEMS, _items(session, now, units)),
        Sheet("账号", _ACCOUNTS, _accounts(session, units)),
        Sheet("申请", _REQUESTS, _requests(session, units)),
        Sheet("整改", _ORDERS, [*_orders(session, now, units), *_transfers(session, units)]),
        Sheet("日志", _HISTORY, _history(session, units)),
    )
    return book(sheets)


def _tasks(session: Session) -> list[Sequence[Value]]:
    return [
        (
            plan.doc_no,
            task.number,
            task.heading,
            task.detail,
            task.owners.replace(";", "；"),
            task.limit_text,
            task.due_on,
            task.verifier,
        )
        for plan in Plan.all(session)
        for task in plan.tasks
    ]


def _items(session: Session, now: datetime, units: Units) -> list[Sequence[Value]]:
    found = select(Assignment).order_by(Assignment.plan_id, Assignment.task_id, Assignment.unit_id, Assignment.cycle)
    items = list(session.scalars(_of(found, Assignment.unit_id, units)))
    days = workdays(session)
    stand = standings(session, items, now, days)
    noted = _remarks(session, items, units)
    return [
        (
            item.plan.doc_no,
            item.number,
            item.cycle,
            item.unit.short,
            item.state,
            stand[item.id].waits,
            item.due_at,
            "是" if stand[item.id].overdue else "",
            {True: "是", False: "否", None: ""}[in_time(item, days)],
            item.acknowledged_at,
            item.acknowledged_how,
            item.reported_at,
            item.done_on,
            item.report_source,
            _masked(item.report_text or item.progress_text) or _names(item),
            item.verified_at,
            item.return_reason,
            "；".join(noted[item.id]),
        )
        for item in items
    ]


def _remarks(session: Session, items: Sequence[Assignment], units: Units) -> dict[int, list[str]]:
    """What was noted beside the items; a unit's own ledger leaves out what it was not told."""
    found: dict[int, list[str]] = defaultdict(list)
    for row in remarks(session, Assignment.__tablename__, [item.id for item in items], all_of_them=not units):
        found[row.subject_id or 0].append(_masked(line(row)))
    return found


def _masked(text: str) -> str:
    """Free words leave the house without anybody's mobile number; only 原话 stands as it was typed."""
    return _MOBILE.sub(r"\1****\2", text)


def _names(item: Assignment) -> str:
    """Task 1: who was reported."""
    return "，".join(f"{one['role']}{one['name']}" for one in item.form.get("people", []) if item.reported_at)


def _accounts(session: Session, units: Units) -> list[Sequence[Value]]:
    found = _of(select(Account).order_by(Account.plan_id, Account.number), Account.unit_id, units)
    return [
        (
            account.plan.doc_no,
            account.number,
            account.name,
            account.platform,
            account.unit.name if account.unit else "",
            "是" if account.protected else "",
            account.disposition,
            account.state,
            account.platform_ref,
            account.accepted_at,
            account.closed_at,
            account.updated_on,
            account.origin,
        )
        for account in session.scalars(found)
    ]


def _requests(session: Session, units: Units) -> list[Sequence[Value]]:
    return [
        (
            request.number,
            request.kind,
            request.unit.short,
            label(request),
            request.state,
            request.round,
            request.stop_on,
            request.reason,
            request.clerk.name,
            request.signer.name if request.signer else "",
            request.signed_at,
            request.signed_how,
            request.approver.name if request.approver else "",
            request.approved_at,
            request.decision_reason,
            request.accepted_on,
            request.frozen_until,
            request.blocked,
            request.ended_at,
            request.extend_from,
            request.extend_to,
            "逾期后申请" if request.asked_late else "",
        )
        for request in session.scalars(_of(select(Request).order_by(Request.id), Request.unit_id, units))
    ]


def _orders(session: Session, now: datetime, units: Units) -> list[Sequence[Value]]:
    """Every order; a unit sees what went out to it, never a draft."""
    found = _of(select(Rectification).order_by(Rectification.id), Rectification.unit_id, units)
    shown = found.where(Rectification.issued_at.is_not(None)) if units else found
    return [
        (
            order.number,
            order.unit.short,
            order.account.label if order.account else "",
            order.code,
            order.problem,
            _masked(order.fact),
            order.severity,
            order.basis,
            order.repeats,
            order.state,
            order.waits_for,
            order.issued_at,
            f"{order.issuer_unit}{order.issuer.name}" if order.issuer else "",
            local_day(order.due_at) if order.due_at else None,
            "是" if order.is_overdue(now) else "",
            order.acknowledged_at,
            order.feedback_at,
            _masked(order.feedback),
            {True: "是", False: "否", None: ""}[order.in_time()],
            order.returns,
            _masked(order.dispute),
            _masked(order.decision_reason),
            order.verifier.name if order.verifier else "",
            _masked("；".join(f"{day} {measure}{words}" for day, measure, words, _ in order.measures)),
            order.ended_at,
        )
        for order in session.scalars(shown)
    ]


def _transfers(session: Session, units: Units) -> list[Sequence[Value]]:
    """移交: number and day; nothing of what it was about, and for the office only."""
    if units:
        return []
    known: list[Mapping[str, Value]] = [
        {
            "编号": row.reference,
            "单位": row.unit.short,
            "账号": row.account.label if row.account else "",
            "代码": row.code,
            "状态": "已移交",
            "办结时间": at(row.transferred_on),
        }
        for row in session.scalars(select(Transfer).order_by(Transfer.id))
    ]
    return [[one.get(column.name) for column in _ORDERS] for one in known]


def _history(session: Session, units: Units) -> list[Sequence[Value]]:
    shorts = {unit.id: unit.short for unit in Unit.all(session)}
    return [
        (
            row.id,
            row.at,
            row.who,
            row.userid,
            shorts.get(row.unit_id or 0, ""),
            row.channel,
            row.subject_name,
            event_named(row.event),
            row.result,
            row.before,
            row.after,
            row.raw,
            _masked(explained(row.event, row.before, row.after, row.facts)),
        )
        for row in session.scalars(_of(select(History).order_by(History.id), History.unit_id, units))
    ]


def _of(found: Select, column: object, units: Units) -> Select:  # type: ignore[type-arg]  # any row
    return found.where(column.in_(units)) if units else found  # type: ignore[attr-defined]  # a mapped column
