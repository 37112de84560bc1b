"""更新日期: a table of last updates (CSV or xlsx, as the provincial platform exports it), all of it or nothing."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.clock import local_day
from bot.load.cells import Cells, name_key
from bot.load.findings import Findings
from bot.load.sheets import Row, Sheet, read_table
from bot.models import Account, Act
from bot.models.account import AccountState
from bot.models.rectification import is_leaving

NAMES = ("新媒体名称", "账号名称", "账号", "名称")
KINDS = ("新媒体类型", "账号类型", "平台", "类型")
DAYS = ("最近更新日期", "最后更新日期", "最近更新时间", "最后更新时间", "更新日期")
_TIME = re.compile(r"[ T]\d{1,2}:\d{2}(?::\d{2})?$", re.ASCII)


@dataclass(frozen=True, slots=True)
class Updates:
    """What an import did: dates taken over, and rows about accounts that are not watched."""

    noted: int
    left_out: list[str]


def import_updates(session: Session, file: Path, act: Act) -> Updates:
    """Note every date of the file; BrokenFiles names each row that cannot be read or that names no account."""
    findings = Findings()
    sheet = read_table(file, findings)
    columns = {kind: next((one for one in names if one in sheet.columns), "") for kind, names in _wanted().items()}
    if not findings.faults and not (columns["day"] and columns["name"]):
        findings.fault(f"{sheet.name}:1", f"表头要有“{NAMES[0]}”和“{DAYS[0]}”（平台有几个同名的，加“{KINDS[0]}”）")
    findings.stop()
    accounts = list(session.scalars(select(Account).order_by(Account.plan_id, Account.number)))
    today = local_day(act.at)
    read = [_read(row, columns, accounts, today, findings) for row in sheet.rows]
    if not sheet.rows:
        findings.fault(f"{sheet.name}:1", "没有数据行")
    _refuse_twice(sheet, read, findings)
    findings.stop()
    return _note(session, act, (one for one in read if one is not None))


def _wanted() -> dict[str, tuple[str, ...]]:
    return {"name": NAMES, "kind": KINDS, "day": DAYS}


def _read(
    row: Row, columns: dict[str, str], accounts: Iterable[Account], today: date, findings: Findings
) -> tuple[Account, date] | None:
    cells = Cells(_without_time(row, columns["day"]), findings)
    name = cells.name(columns["name"], limit=120, needed=True)
    kind = cells.name(columns["kind"], limit=60) if columns["kind"] else ""
    day = cells.day(columns["day"], needed=True)
    named = [one for one in accounts if name_key(one.name) == name_key(name)]
    found = [one for one in named if not kind or name_key(one.platform) == name_key(kind)]
    if name and not named:
        cells.fault(f"名单里没有“{name}”")
    elif name and not found:
        cells.fault(f"名单里的“{name}”没有“{kind}”，有：{'、'.join(one.platform for one in named)}")
    elif len(found) > 1:
        cells.fault(f"“{name}”有{len(found)}个（{'、'.join(one.platform for one in found)}），请填“{KINDS[0]}”")
    if day and day > today:
        cells.fault(f"“{columns['day']}”还没有到：{day}")
    return (found[0], day) if len(found) == 1 and day else None


def _without_time(row: Row, column: str) -> Row:
    """A platform's export says the minute too."""
    return Row(row.where, {**row.cells, column: _TIME.sub("", row.cells.get(column, ""))})


def _refuse_twice(sheet: Sheet, read: Iterable[tuple[Account, date] | None], findings: Findings) -> None:
    seen: dict[int, str] = {}
    for row, one in zip(sheet.rows, read, strict=True):
        if one is None:
            continue
        first = seen.setdefault(one[0].id, row.where)
        if first != row.where:
            findings.fault(row.where, f"“{one[0].label}”重复（见 {first}）")


def _note(session: Session, act: Act, read: Iterable[tuple[Account, date]]) -> Updates:
    """Only accounts in use without an approved or running closure are watched; the others are named."""
    noted, left_out = 0, []
    for account, day in read:
        if account.state != AccountState.IN_USE or is_leaving(session, account):
            left_out.append(account.label)
            continue
        account.note_update(act, day)
        noted += 1
    return Updates(noted, left_out)
