"""台账: the six sheets from the tables, for the office (all of it) or for some units."""

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from bot.clock import at, local_day
from bot.database import Database
from bot.models import (
    Account,
    Assignment,
    Extension,
    History,
    LedgerCopy,
    Plan,
    Rectification,
    Request,
    Transfer,
    Unit,
    offices,
)
from bot.models.assignment import RETURNED
from bot.models.calendar import workdays
from bot.models.remark import remarks
from bot.models.request_row import GRANTED
from bot.models.standing import in_time, standings
from bot.papers.cell_text import cell_text
from bot.papers.ledger_columns import ACCOUNTS, CHANNELS, HISTORY, ITEMS, ORDERS, REQUESTS, TASKS
from bot.papers.workbook import Sheet, Value, book
from bot.sheets import duty_sheets, post_sheets, training_sheets
from bot.wording import local
from bot.wording.events import event_named, explained
from bot.wording.items import issuer
from bot.wording.rect_lists import checked
from bot.wording.remarks import line
from bot.wording.request_form import label, opinion

DIARY = "日志"
Units = Collection[int]
_LANDLINE = re.compile(r"(?<!\d)(0\d{2,3}-?)\d{3,4}(\d{4})(?!\d)", re.ASCII)
_MOBILE = re.compile(r"(?<!\d)(1\d{2})\d{4}(\d{4})(?!\d)", re.ASCII)


def ledger(session: Session, now: datetime, units: Units = ()) -> bytes:
    """The ledger as xlsx: of everything, or of what concerns these units (ids)."""
    return book(sheets_of(session, now, units))


def copied_out(database: Database, now: datetime, units: Units = (), person_id: int | None = None) -> bytes:
    """As `ledger`, with a number: what this copy says is kept, so that it can be read back after editing.

    Locked only while the number is taken: with a year of history the file takes seconds.
    """
    with database.read() as session:
        sheets = sheets_of(session, now, units)
    with database.change() as session:
        number = give_out(session, sheets, now, person_id)
    return book(sheets, number)


def give_out(session: Session, sheets: Sequence[Sheet], now: datetime, person_id: int | None = None) -> str:
    """The number of a copy that says this."""
    cells = {sheet.name: as_cells(sheet) for sheet in sheets if sheet.name != DIARY}
    return LedgerCopy.give_out(session, now, cells, person_id).number


def as_cells(sheet: Sheet) -> list[list[str]]:
    """A sheet as plain text, its heading first."""
    kinds = [column.kind for column in sheet.columns]
    rows = [[cell_text(kind, value) for kind, value in zip(kinds, row, strict=True)] for row in sheet.rows]
    return [[column.name for column in sheet.columns], *rows]


def sheets_of(session: Session, now: datetime, units: Units = ()) -> Sequence[Sheet]:
    """The six sheets as tables, and what other families have to add."""
    units = set(session.scalars(Unit.with_former(units))) if units else units
    local.use(offices.called(session, local.OFFICES))
    further = (*post_sheets(session, units), *training_sheets(session, units), *duty_sheets(session, units))
    return (
        Sheet("任务", TASKS, _tasks(session)),
        Sheet("承办项", ITEMS, _items(session, now, units)),
        Sheet("账号", ACCOUNTS, _accounts(session, units)),
        Sheet("申请", REQUESTS, _requests(session, units)),
        Sheet("整改", ORDERS, [*_orders(session, now, units), *_transfers(session, units)]),
        *(sheet for sheet in further if sheet.rows),
        Sheet(DIARY, HISTORY, _history(session, units)),
    )


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
    order = (Assignment.plan_id, Assignment.task_id, Unit.seat(), Assignment.unit_id, Assignment.cycle)
    found = select(Assignment).join(Unit, Assignment.unit_id == Unit.id).order_by(*order)
    items = list(session.scalars(_of(found, Assignment.unit_id, units)))
    days = workdays(session)
    stand = standings(session, items, now, days)
    granted = _granted(session)
    noted = _remarks(session, Assignment.__tablename__, [item.id for item in items], units)
    return [
        (
            item.plan.doc_no,
            item.task.number if item.task else None,
            item.cycle,
            item.unit.short,
            item.state,
            local.here(stand[item.id].waits),
            item.due_at if item.state == RETURNED else item.judged_due_at,
            "是" if stand[item.id].overdue else "",
            {True: "是", False: "否", None: ""}[in_time(item, days)],
            item.acknowledged_at,
            item.acknowledged_how,
            item.reported_at,
            item.done_on,
            item.report_source,
            _masked(item.report_text or item.progress_text) or _names(item),
            item.verified_at,
            _returned(item),
            "；".join(noted[item.id]),
            local_day(item.first_due_at),
            "；".join(granted[item.id]),
            item.docket or "",
            item.kind,
            "" if item.task else item.title,
            issuer(item),
            "是" if item.urgent else "",
            item.case_no,
            item.category,
        )
        for item in items
    ]


def _granted(session: Session) -> dict[int, list[str]]:
    """Extensions that were granted and still hold, by item: YQ-2022-001 到2022-08-15."""
    found: dict[int, list[str]] = defaultdict(list)
    for request in session.scalars(select(Extension).where(Extension.state == GRANTED).order_by(Extension.id)):
        found[request.item_id or 0].append(f"{request.number} 到{request.extend_to}")
    return found


def _remarks(session: Session, subject: str, ids: Collection[int], units: Units) -> dict[int, list[str]]:
    """What was noted beside them; a unit's own ledger leaves out what it was not told."""
    found: dict[int, list[str]] = defaultdict(list)
    for row in remarks(session, subject, ids, all_of_them=not units):
        found[row.subject_id or 0].append(_masked(line(row)))
    return found


def _masked(text: str) -> str:
    """Free words leave the house without anybody's mobile number; only 原话 stands as it was typed."""
    return _MOBILE.sub(r"\1****\2", text)


def _lists_numbers(row: History) -> bool:
    """值班表 is a list of telephone numbers, also where it was refused."""
    return row.event == "duty.put" or row.facts.get("intent") == "DUTY_SET"


def _returned(item: Assignment) -> str:
    """Why it was given back; once it has been reported again, that this was before."""
    earlier = item.return_reason and item.state != RETURNED
    return f"此前退回：{item.return_reason}" if earlier else item.return_reason


def _names(item: Assignment) -> str:
    """Task 1: who was reported."""
    return "，".join(f"{one['role']}{one['name']}" for one in item.form.get("people", []) if item.reported_at)


def _accounts(session: Session, units: Units) -> list[Sequence[Value]]:
    found = _of(select(Account).order_by(Account.plan_id, Account.number), Account.unit_id, units)
    running, refs = Request.account_states(session), Request.signed_refs(session)
    return [
        (
            account.plan.doc_no,
            account.number,
            account.name,
            account.platform,
            account.unit.name if account.unit else "",
            "是" if account.protected else "",
            account.disposition,
            running.get(account.id, account.state),
            account.platform_ref or refs.get(account.id, ""),
            account.accepted_at,
            account.closed_at,
            account.updated_on,
            account.origin,
            _masked(account.disposition_note),
        )
        for account in session.scalars(found)
    ]


def _requests(session: Session, units: Units) -> list[Sequence[Value]]:
    found = list(session.scalars(_of(select(Request).order_by(Request.id), Request.unit_id, units)))
    noted = _remarks(session, Request.__tablename__, [request.id for request in found], units)
    return [
        (
            request.number,
            request.kind,
            request.unit.short,
            label(request),
            local.here(request.state),
            request.round,
            request.stop_on,
            request.reason,
            request.clerk.name,
            request.signer.name if request.signer else "",
            request.signed_at,
            request.signed_how,
            request.approver.name if request.approver else "",
            request.approved_at,
            _masked(opinion(request)),
            request.accepted_on,
            request.frozen_until,
            request.blocked,
            request.ended_at,
            request.extend_from,
            request.extend_to,
            "逾期后申请" if request.asked_late else "",
            request.origin,
            _masked(request.basis),
            "；".join(noted[request.id]),
        )
        for request in found
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
            local.here(order.waits_for),
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
            _masked(checked(order)),
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
    return [[one.get(column.name) for column in ORDERS] for one in known]


def _history(session: Session, units: Units) -> list[Sequence[Value]]:
    shorts = {unit.id: unit.short for unit in Unit.all(session)}
    return [
        (
            row.id,
            row.at,
            row.who,
            row.userid,
            shorts.get(row.unit_id or 0, ""),
            CHANNELS.get(row.channel, row.channel),
            row.subject_name,
            local.here(event_named(row.event, row.subject_name)),
            row.result,
            local.here(row.before or ""),
            local.here(row.after or ""),
            _LANDLINE.sub(r"\1****\2", _masked(row.raw)) if _lists_numbers(row) else row.raw,
            _masked(explained(row.event, row.before, row.after, row.facts)),
        )
        for row in session.scalars(_of(select(History).order_by(History.id), History.unit_id, units))
    ]


def _of(found: Select, column: object, units: Units) -> Select:  # type: ignore[type-arg]  # any row
    return found.where(column.in_(units)) if units else found  # type: ignore[attr-defined]  # a mapped column
