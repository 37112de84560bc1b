"""期初导入: a half-filled form as the opening state (source Excel导入): all of it or nothing, each fault with its row.

What was done is entered as the papers say, with its real day, and waits for somebody else's verification.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.clock import local_day
from bot.errors import Fault, Refusal
from bot.language.roster.said import people_told
from bot.load.cells import Cells
from bot.load.findings import Findings
from bot.load.officer import officer_named
from bot.load.sheets import Row, Sheet, read_book
from bot.models import Account, Act, Assignment, Disposition, Member, Plan, Request, Task, Unit, offices, roster
from bot.models.assignment import CLOSED, ROSTER
from bot.models.request import Series
from bot.models.request_opening import Paper
from bot.papers.opening_form import (
    ACCOUNT_COLUMNS,
    ACCOUNTS,
    FILLED_BY,
    ITEM_COLUMNS,
    ITEMS,
    NOTES,
    opening_form,
)
from bot.papers.workbook import Value
from bot.wording import local
from bot.wording import opening as say
from bot.wording.items import title
from bot.wording.refused import why_refused

WAYS = ("纸质", "电话", "会上")


class _OnlyTried(Exception):
    """Ends a preview: leaving its savepoint undoes everything."""


@dataclass(slots=True)
class Opened:
    """What came of it."""

    act: Act
    signed: list[Assignment] = field(default_factory=list)
    reported: list[Assignment] = field(default_factory=list)
    requests: list[Request] = field(default_factory=list)
    settled: list[str] = field(default_factory=list)  # 处置意见 and 账号ID that the form corrects
    lines: list[str] = field(default_factory=list)


def form(session: Session) -> bytes:
    """The empty form: items that somebody reports, accounts that may be closed."""
    local.use(offices.called(session, local.OFFICES))
    items = session.scalars(select(Assignment).order_by(Assignment.plan_id, Assignment.task_id, Assignment.unit_id))
    accounts = session.scalars(
        select(Account).where(Account.protected.is_(False)).order_by(Account.plan_id, Account.number)
    )
    return opening_form(
        [_item_row(item) for item in items if not item.is_counted and item.state not in CLOSED],
        [_account_row(account) for account in accounts],
        local.here,
    )


def _item_row(item: Assignment) -> list[Value]:
    known: list[Value] = [
        item.plan.doc_no,
        item.number,
        item.cycle,
        item.unit.short,
        title(item),
        local_day(item.due_at),
    ]
    return [*known, *[None] * (len(ITEM_COLUMNS) - len(known))]


def _account_row(account: Account) -> list[Value]:
    unit = account.unit.name if account.unit else ""
    known: list[Value] = [account.plan.doc_no, account.number, account.name, account.platform, unit]
    known += [account.disposition, account.platform_ref]
    return [*known, *[None] * (len(ACCOUNT_COLUMNS) - len(known))]


def import_opening(session: Session, file: Path, act: Act, *, dry_run: bool) -> Opened:
    """Read the form inside the caller's transaction; BrokenFiles names every fault, and nothing is changed then."""
    findings = Findings()
    sheets = read_book(file, findings)
    findings.stop()
    if NOTES not in sheets or FILLED_BY not in {row.cells.get("项目") for row in sheets[NOTES].rows}:
        raise Fault(file.name, "不是期初表；请先用 duban export opening 导出，在上面填")
    for name, columns in ((NOTES, ("项目", "内容")), (ITEMS, ITEM_COLUMNS), (ACCOUNTS, ACCOUNT_COLUMNS)):
        wanted = [getattr(column, "name", column) for column in columns]
        missing = [column for column in wanted if name not in sheets or column not in sheets[name].columns]
        if missing:
            findings.fault(f"{file.name}/{name}:1", f"缺少列：{'、'.join(map(str, missing))}")
    findings.stop()
    act.by = _filled_by(session, file, sheets[NOTES], act.by)
    opened = Opened(act)
    with suppress(_OnlyTried), session.begin_nested():
        _Opening(session, opened, findings).run(sheets)
        findings.stop()
        opened.lines = say.report(opened.signed, opened.reported, opened.requests, opened.settled)
        if dry_run:
            act.rows.clear()
            raise _OnlyTried
        act.record(
            "opening.imported",
            signed=[item.id for item in opened.signed],
            reported=[item.id for item in opened.reported],
            number=file.name,
        )
    return opened


def _filled_by(session: Session, file: Path, sheet: Sheet, sender: Member | None) -> Member:
    """Who answers for the form; where somebody of the office sends it himself, he does."""
    row = next((row for row in sheet.rows if row.cells.get("项目") == FILLED_BY), None)
    name = row.cells.get("内容", "") if row else ""
    if sender is not None and name in {"", sender.name, sender.person.name, sender.name.split("（", maxsplit=1)[0]}:
        return sender
    if sender is not None:
        raise Fault(row.where if row else f"{file.name}/{NOTES}:2", f"填表人写的是{name}，请由他发，或改成您的姓名")
    if not name:
        raise Fault(row.where if row else f"{file.name}/{NOTES}:2", "请写填表人：市府办审批或初审人员的姓名")
    return officer_named(session, name)


@dataclass(slots=True)
class _Opening:
    """One import: a refusal of a verb is a fault of its row, and the import goes on to find the others."""

    session: Session
    opened: Opened
    findings: Findings

    def run(self, sheets: dict[str, Sheet]) -> None:
        """Row after row; rows in which nothing was filled in say nothing."""
        for row in sheets[ITEMS].rows:
            self._try(row, self._item)
        for row in sheets[ACCOUNTS].rows:
            self._try(row, self._account)

    def _try(self, row: Row, work: Callable[[Cells], None]) -> None:
        try:
            with self.session.begin_nested():
                work(Cells(row, self.findings))
                self.session.flush()
        except Refusal as refusal:
            why = {key: value for key, value in refusal.facts.items() if isinstance(value, str)}
            self.findings.fault(row.where, why_refused({"code": refusal.code, "why": why}))

    def _item(self, cells: Cells) -> None:
        signed, done = cells.day("签收日期"), cells.day("办结日期")
        text, who = cells.text("办结情况", limit=600), cells.text("报送人", limit=40)
        way = cells.one_of("报送方式", WAYS, default=WAYS[0], needed=False)
        if not cells.text("办结日期") and (text or who):
            cells.fault("写了办结情况，没有写办结日期")
        if signed is None and done is None:
            return
        item = self._the_item(cells)
        if item is None:
            return
        if signed and done and done < signed:
            cells.fault("办结日期早于签收日期")
        elif not self._is_known(cells, item, signed, done):
            self._enter(cells, item, signed, done, text or say.NO_WORDS, "，".join(filter(None, (way, who))))

    def _is_known(self, cells: Cells, item: Assignment, signed: date | None, done: date | None) -> bool:
        """Whether the product has it so already (the same form read in again), or differently: a fault."""
        held = local_day(item.acknowledged_at) if item.acknowledged_at else None
        if done and item.done_on == done and item.reported_at:
            return True
        if held and signed and held != signed:
            cells.fault(f"系统里已于{held}签收")
            return True
        return held is not None and done is None

    def _enter(  # noqa: PLR0913, PLR0917 - a row has this many cells
        self, cells: Cells, item: Assignment, signed: date | None, done: date | None, text: str, source: str
    ) -> None:
        act = self.opened.act
        if signed and item.acknowledged_at is None:
            item.open_acknowledged(act, signed)
            self.opened.signed.append(item)
        if done is None:
            return
        people = roster.merged([], people_told(text).named) if item.computed == ROSTER else []
        if item.computed == ROSTER and roster.nameless(people):
            cells.fault(f"任务{item.number}的办结情况还差：{'、'.join(roster.nameless(people))}")
            return
        if people:
            item.form = {**item.form, "people": roster.known_people(self.session, item.unit_id, people)}
        item.open_reported(act, text, source, done)
        if people:
            roster.register(self.session, act, item)
        self.opened.reported.append(item)

    def _the_item(self, cells: Cells) -> Assignment | None:
        found = (
            select(Assignment)
            .join(Plan, Assignment.plan_id == Plan.id)
            .join(Task, Assignment.task_id == Task.id)
            .join(Unit, Assignment.unit_id == Unit.id)
            .where(Plan.doc_no == cells.text("文号"), Unit.short == cells.text("单位"))
            .where(Task.number == (cells.whole("任务") or 0), Assignment.cycle == cells.text("周期"))
        )
        item = self.session.scalars(found).unique().first()
        if item is None:
            cells.fault("系统里没有这一项：文号、任务、周期、单位请照原样，不要改")
        return item

    def _account(self, cells: Cells) -> None:
        found = select(Account).join(Plan, Account.plan_id == Plan.id)
        number = cells.whole("序号") or 0
        account = self.session.scalar(found.where(Plan.doc_no == cells.text("文号"), Account.number == number))
        if account is None:
            cells.fault("系统里没有这个账号：文号、序号请照原样，不要改")
            return
        self._settle(cells, account)
        paper = _paper(cells)
        if paper is None or self._is_open(cells, account, paper):
            return
        request = Request.open_paper(
            self.opened.act, account, Series.take(self.session, "ZX", local_day(self.opened.act.at).year), paper
        )
        request.store(self.session)
        request.open_further(self.opened.act, paper)
        self.opened.requests.append(request)

    def _settle(self, cells: Cells, account: Account) -> None:
        """处置意见 and 账号ID, where the form says something else than the product."""
        decided = cells.one_of("处置意见", tuple(Disposition), default=account.disposition, needed=False)
        if decided not in {account.disposition, Disposition.OPEN}:  # what is open decides nothing
            self.opened.settled.append(f"{account.label}：{account.disposition} → {decided}")
            account.dispose(self.opened.act, Disposition(decided), say.SOURCE)
        ref = cells.text("账号ID", limit=64)
        if ref and ref != account.platform_ref:
            self.opened.settled.append(f"{account.label}：账号ID {account.platform_ref or '空'} → {ref}")
            account.identify(self.opened.act, ref)

    def _is_open(self, cells: Cells, account: Account, paper: Paper) -> bool:
        """Whether the same form was read in before."""
        known = self.session.scalar(
            select(Request).where(Request.account_id == account.id, Request.basis == paper.number[:200])
        )
        if known is None and account.counts_as_done:
            cells.fault(f"系统里这个账号已经是“{account.state}”或平台已受理")
        return known is not None or account.counts_as_done


def _paper(cells: Cells) -> Paper | None:
    days = {name: cells.day(name) for name in ("批准日期", "停更日期", "平台受理日期", "冻结到", "注销日期")}
    number, note = cells.text("批准文号", limit=200), cells.text("说明", limit=300)
    if not any(days.values()) and not number:
        return None
    if days["批准日期"] is None or not number:
        cells.fault("要写批准日期和批准文号；没有批准过的不能补，请在系统里按未批先办处理")
        return None
    return Paper(
        days["批准日期"], number, days["停更日期"], days["平台受理日期"], days["冻结到"], days["注销日期"], note
    )
