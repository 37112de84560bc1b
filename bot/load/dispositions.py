"""处置意见 as a table: 市府办 decides many accounts by file; what would change is shown first, all of it or nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.load.cells import Cells
from bot.load.findings import Findings
from bot.load.sheets import Row, read_table
from bot.models import Account, AccountState, Act, Disposition, Plan
from bot.models.evidence import refuse_secrets
from bot.models.opinion import dispose
from bot.models.province import Index

HEADINGS: Mapping[str, tuple[str, ...]] = {
    "number": ("序号", "编号"),
    "name": ("新媒体名称", "账号名称", "名称", "账号"),
    "platform": ("新媒体类型", "账号类型", "平台", "类型"),
    "choice": ("处置意见", "市府办意见", "处置", "决定"),
    "note": ("理由", "处置理由", "备注", "说明"),
}
CHOICES = (Disposition.KEEP, Disposition.MERGE, Disposition.CLOSE, Disposition.MERGE_OR_CLOSE)


@dataclass(frozen=True, slots=True)
class Change:
    """One account of which the file says something new."""

    account: Account
    choice: Disposition
    note: str

    @property
    def line(self) -> str:
        """市教育局 义乌教育之声（微信订阅号）：待定 → 保留."""
        unit = self.account.unit.short if self.account.unit else ""
        note = f"，{self.note}" if self.note else ""
        return f"{unit} {self.account.label}：{self.account.disposition} → {self.choice.value}{note}".strip()


def read_dispositions(session: Session, file: Path, plan: Plan) -> list[Change]:
    """What the file would change; BrokenFiles names each row that cannot be taken. An empty cell decides nothing."""
    findings = Findings()
    sheet = read_table(file, findings)
    columns = {kind: next((one for one in names if one in sheet.columns), "") for kind, names in HEADINGS.items()}
    if not findings.faults and not (columns["choice"] and (columns["name"] or columns["number"])):
        findings.fault(f"{sheet.name}:1", "表头要有“新媒体名称”（或“序号”）和“处置意见”")
    findings.stop()
    accounts = list(session.scalars(select(Account).where(Account.plan_id == plan.id).order_by(Account.number)))
    read = [(row, _read(row, columns, accounts, findings)) for row in sheet.rows]
    _refuse_twice(read, findings)
    findings.stop()
    return [change for _, change in read if change is not None and change.account.disposition != change.choice]


def decide(session: Session, changes: Sequence[Change], act: Act) -> None:
    """Put them down."""
    for change in changes:
        dispose(session, act, change.account, change.choice, change.note)


def _read(row: Row, columns: Mapping[str, str], accounts: Sequence[Account], findings: Findings) -> Change | None:
    cells = Cells(row, findings)
    said = cells.text(columns["choice"], limit=20)
    if not said or said == Disposition.OPEN:
        return None
    account = _account(cells, columns, accounts)
    if said not in CHOICES:
        cells.fault(f"“{columns['choice']}”只能填：{'、'.join(CHOICES)}；现为“{said}”")
    if account is None or said not in CHOICES:
        return None
    if account.protected:
        cells.fault(f"“{account.name}”是主账号，不在处置范围")
    if account.state != AccountState.IN_USE and account.disposition != said:
        cells.fault(f"“{account.label}”已{account.state.removeprefix('已')}，不用再定")
    note = cells.name(columns["note"], limit=100) if columns["note"] else ""
    refuse_secrets(note)
    return Change(account, Disposition(said), note)


def _account(cells: Cells, columns: Mapping[str, str], accounts: Sequence[Account]) -> Account | None:
    """By name (and platform); by its number where the file has no name."""
    if not columns["name"]:
        number = cells.whole(columns["number"], needed=True)
        found = next((one for one in accounts if one.number == number), None)
        if number and found is None:
            cells.fault(f"名单里没有第{number}号")
        return found
    name = cells.name(columns["name"], limit=120, needed=True)
    platform = cells.name(columns["platform"], limit=60) if columns["platform"] else ""
    found = Index(accounts).find(name, platform)
    if name and found is None:
        cells.fault(f"名单里没有“{name}”{f'（{platform}）' if platform else '，或有几个同名的，请加“新媒体类型”'}")
    return found


def _refuse_twice(read: Sequence[tuple[Row, Change | None]], findings: Findings) -> None:
    seen: dict[int, str] = {}
    for row, change in read:
        if change is None:
            continue
        first = seen.setdefault(change.account.id, row.where)
        if first != row.where:
            findings.fault(row.where, f"“{change.account.label}”重复（见 {first}）")
