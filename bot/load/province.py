"""全省平台名单: the provincial platform's export (CSV, xlsx), columns under whatever heading; all of it or nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.load.cells import Cells
from bot.load.findings import Findings
from bot.load.sheets import Row, Sheet, read_table
from bot.models import Account, Act, Plan
from bot.models.evidence import refuse_secrets
from bot.models.province import SIX, Index, ProvinceList, ProvinceRow

HEADINGS: Mapping[str, tuple[str, ...]] = {
    "name": ("新媒体名称", "账号名称", "新媒体账号名称", "政务新媒体名称", "名称", "账号"),
    "platform": ("新媒体类型", "账号类型", "平台类型", "所属平台", "平台", "类型", "渠道"),
    "host": ("主办单位", "主办单位名称", "运营单位", "所属单位", "开办单位", "单位名称", "单位"),
    "ref": ("账号ID", "账号Id", "ID", "微信号", "原始ID", "平台账号"),
    "state": ("账号状态", "状态", "运营状态"),
}
SHORTER: Mapping[str, tuple[str, ...]] = {  # 二（二）: how exports call the six figures
    "账户勤勉度": ("账户勤勉度", "账号勤勉度", "勤勉度"),
    "内容安全度": ("内容安全度", "安全度"),
    "用户关注度": ("用户关注度", "关注度"),
    "传播影响力": ("传播影响力", "影响力", "传播力"),
    "运营效果指数": ("运营效果指数", "运营效果", "运营指数"),
    "长期运营能力": ("长期运营能力", "运营能力", "长期运营"),
}
LONGEST_FIGURE = 20


@dataclass(frozen=True, slots=True)
class Taken:
    """What an import did."""

    rows: int
    figured: int  # accounts beside which figures stand now


def import_province(session: Session, file: Path, act: Act, plan: Plan, called: str = "") -> Taken:
    """Keep the list in place of the former one, and the figures beside the accounts they belong to.

    `called`: how the list is named afterwards, if not as the file.
    """
    findings = Findings()
    sheet = read_table(file, findings)
    columns = {kind: _heading(sheet, names) for kind, names in HEADINGS.items()}
    figures = {kind: _heading(sheet, names) for kind, names in SHORTER.items()}
    if not findings.faults and not columns["name"]:
        findings.fault(f"{sheet.name}:1", f"表头要有账号名称，例如“{HEADINGS['name'][0]}”或“{HEADINGS['name'][1]}”")
    findings.stop()
    if not sheet.rows:
        findings.fault(f"{sheet.name}:1", "没有数据行")
    rows = [_read(row, columns, figures, findings) for row in sheet.rows]
    findings.stop()
    listed = ProvinceList(
        plan_id=plan.id, at=act.at, file=(called or file.name)[:120], imported_by=act.who.name if act.who else ""
    )
    for seq, row in enumerate(rows, 1):
        row.seq = seq
        listed.rows.append(row)
    for old in session.scalars(select(ProvinceList).where(ProvinceList.plan_id == plan.id)).all():
        session.delete(old)
    session.add(listed)
    act.record("plan.compare", plan, count=len(rows), what=listed.file)
    return Taken(len(rows), _put_figures(session, act, plan, rows))


def _heading(sheet: Sheet, names: Sequence[str]) -> str:
    """The file's own heading for a column; blanks in it do not count."""
    plain = {"".join(column.split()): column for column in sheet.columns}
    return next((plain[name] for name in names if name in plain), "")


def _read(row: Row, columns: Mapping[str, str], figures: Mapping[str, str], findings: Findings) -> ProvinceRow:
    cells = Cells(row, findings)

    def said(kind: str, limit: int) -> str:
        return cells.name(columns[kind], limit=limit) if columns[kind] else ""

    name = cells.name(columns["name"], limit=120, needed=True)
    found = {kind: cells.name(heading, limit=LONGEST_FIGURE) for kind, heading in figures.items() if heading}
    refuse_secrets(name)
    return ProvinceRow(
        name=name,
        platform=said("platform", 60),
        host=said("host", 200),
        ref=said("ref", 64),
        state=said("state", 20),
        figures={kind: value for kind, value in found.items() if value},
    )


def _put_figures(session: Session, act: Act, plan: Plan, rows: Sequence[ProvinceRow]) -> int:
    found = select(Account).where(Account.plan_id == plan.id).order_by(Account.number)
    index = Index(list(session.scalars(found)))
    put = 0
    for row in rows:
        account = index.find(row.name, row.platform, row.ref) if row.figures else None
        if account is not None:
            account.note_figures(act, {kind: row.figures[kind] for kind in SIX if kind in row.figures})
            put += 1
    return put
