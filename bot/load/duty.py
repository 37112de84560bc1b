"""值班表 from a file (CSV or xlsx): 单位, 日期 (or 开始日期 and 结束日期), 姓名, 电话; all of it or nothing."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from bot.clock import local_day
from bot.load.cells import Cells
from bot.load.findings import Findings
from bot.load.sheets import Row, read_table
from bot.models import Act, Duty, Unit
from bot.models.duty import LONGEST, Watch, spread

UNITS, FIRST, LAST = ("单位", "单位名称"), ("日期", "开始日期", "值班日期"), ("结束日期", "截止日期")
NAMES, PHONES = ("姓名", "值班人员", "值班人"), ("电话", "手机", "联系电话", "值班电话")
Entry = tuple[Unit, date, date, Watch]


def import_duty(session: Session, file: Path, act: Act, own_units: Collection[int] | None = None) -> tuple[int, int]:
    """Write every unit's days in place of what stood there; how many units, how many days.

    `own_units`: whose days alone the sender may write; None: everybody's.
    """
    findings = Findings()
    sheet = read_table(file, findings)
    heads = {"unit": UNITS, "first": FIRST, "last": LAST, "name": NAMES, "phone": PHONES}
    columns = {kind: next((one for one in names if one in sheet.columns), "") for kind, names in heads.items()}
    if not findings.faults and not all(columns[kind] for kind in ("unit", "first", "name")):
        findings.fault(f"{sheet.name}:1", f"表头要有“{UNITS[0]}”“{FIRST[0]}”“{NAMES[0]}”，另可有“{PHONES[0]}”")
    findings.stop()
    if not sheet.rows:
        findings.fault(f"{sheet.name}:1", "没有数据行")
    known = Unit.by_name(session)
    today = local_day(act.at)
    read = [_read(row, columns, known, today, findings) for row in sheet.rows]
    for row, one in zip(sheet.rows, read, strict=True):
        if one is not None and own_units is not None and one[0].id not in own_units:
            findings.fault(row.where, f"只能登记本单位的值班，这一行是{one[0].short}的")
    findings.stop()
    return _store(session, act, (one for one in read if one is not None))


def _read(row: Row, columns: dict[str, str], known: dict[str, Unit], today: date, findings: Findings) -> Entry | None:
    cells = Cells(row, findings)
    called = cells.name(columns["unit"], limit=120, needed=True)
    first = cells.day(columns["first"], needed=True)
    last = (cells.day(columns["last"]) if columns["last"] else None) or first
    name = cells.text(columns["name"], limit=40, needed=True)
    phone = cells.text(columns["phone"], limit=40) if columns["phone"] else ""
    unit = known.get(called)
    if called and unit is None:
        cells.fault(f"没有单位“{called}”")
    if first and first < today:
        cells.fault(f"日期已经过去：{first}")
    if first and last and not 0 <= (last - first).days < LONGEST:
        cells.fault(f"起止日期不对：{first}至{last}")
    return (unit, first, last, Watch(name, phone)) if unit and first and last and name else None


def _store(session: Session, act: Act, read: Iterable[Entry]) -> tuple[int, int]:
    by_unit: dict[int, list[Entry]] = defaultdict(list)
    for entry in read:
        by_unit[entry[0].id].append(entry)
    days = 0
    for entries in by_unit.values():
        spread_out = spread((first, last, [watch]) for _, first, last, watch in entries)
        Duty.put(session, act, entries[0][0], spread_out)
        days += len(spread_out)
    return len(by_unit), days
