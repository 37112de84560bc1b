"""供稿统计 from a table (CSV or xlsx), all or nothing: 单位, 季度, 供稿, 采用, 发布, if known 审核, 发现问题, 纠正."""

import re
from collections.abc import Iterable
from pathlib import Path

from sqlalchemy import delete
from sqlalchemy.orm import Session

from bot.load.cells import Cells, plain
from bot.load.findings import Findings
from bot.load.sheets import Row, read_table
from bot.models import Act, Plan, PostCount, Unit
from bot.models.cycle import QUARTERS, Cycle

HEADS = {
    "unit": ("单位", "单位名称"),
    "cycle": ("季度", "周期"),
    "offered": ("供稿", "投稿", "供稿数"),
    "adopted": ("采用", "采用数"),
    "published": ("发布", "发布数"),
    "reviewed": ("审核", "审核条数"),
    "problems": ("发现问题", "问题数"),
    "mended": ("纠正", "纠正问题"),
}
NEEDED = ("unit", "cycle", "offered", "adopted")
_SAID = re.compile(rf"(20\d\d)年?-?(?:第?([1-4{QUARTERS}])季度?|Q([1-4]))", re.ASCII)
FIGURES = ("offered", "adopted", "published", "reviewed", "problems", "mended")


def import_post_counts(session: Session, file: Path, act: Act, doc_no: str = "") -> tuple[int, list[str]]:
    """Take every line over in place of what was imported for that unit and quarter; how many lines, which quarters."""
    findings = Findings()
    plan = _plan(session, doc_no, findings)
    sheet = read_table(file, findings)
    columns = {kind: next((one for one in names if one in sheet.columns), "") for kind, names in HEADS.items()}
    if not findings.faults and not all(columns[kind] for kind in NEEDED):
        findings.fault(f"{sheet.name}:1", "表头要有“单位”“季度”“供稿”“采用”，另可有“发布”“审核”“发现问题”“纠正”")
    findings.stop()
    if not sheet.rows:
        findings.fault(f"{sheet.name}:1", "没有数据行")
    known = Unit.by_name(session)
    read = [_read(row, columns, known, findings) for row in sheet.rows]
    _refuse_twice(sheet.rows, read, findings)
    findings.stop()
    assert plan is not None  # noqa: S101 - without one there was a fault
    return _store(session, act, plan, [one for one in read if one is not None])


def _plan(session: Session, doc_no: str, findings: Findings) -> Plan | None:
    plans = Plan.all(session)
    named = [plan for plan in plans if doc_no in {"", plan.doc_no, plan.short}]
    if not named:
        findings.fault(doc_no or "文件", "没有读入这个文号的文件")
    elif len(named) > 1:
        findings.fault("--plan", f"读入了几份文件，请用 --plan 写明文号：{'、'.join(one.doc_no for one in plans)}")
    return named[0] if len(named) == 1 else None


def _read(row: Row, columns: dict[str, str], known: dict[str, Unit], findings: Findings) -> PostCount | None:
    cells = Cells(row, findings)
    called = cells.name(columns["unit"], limit=120, needed=True)
    said = cells.text(columns["cycle"], limit=20, needed=True)
    figures = {kind: cells.whole(columns[kind], zero=True) if columns[kind] else None for kind in FIGURES}
    unit, cycle = known.get(called), _quarter(said)
    if called and unit is None:
        cells.fault(f"没有单位“{called}”")
    if said and cycle is None:
        cells.fault(f"“季度”要写明年份，例如 2022年第四季度 或 2022-Q4，现为“{said}”")
    offered, adopted = figures["offered"], figures["adopted"]
    if offered is not None and adopted is not None and adopted > offered:
        cells.fault(f"采用{adopted}件多于供稿{offered}件")
    if unit is None or cycle is None:
        return None
    counted = {kind: figures[kind] or 0 for kind in ("offered", "adopted", "published")}
    return PostCount(unit_id=unit.id, cycle=cycle, **{**figures, **counted})


def _quarter(text: str) -> str | None:
    """2022-Q4, 2022年第四季度, 2022年4季度."""
    found = _SAID.fullmatch(plain(text).upper().replace(" ", ""))
    if found is None:
        return None
    part = found[2] or found[3]
    return str(Cycle("Q", int(found[1]), int(part) if part.isdecimal() else QUARTERS.index(part) + 1))


def _refuse_twice(rows: Iterable[Row], read: Iterable[PostCount | None], findings: Findings) -> None:
    seen: dict[tuple[int, str], str] = {}
    for row, one in zip(rows, read, strict=True):
        if one is None:
            continue
        first = seen.setdefault((one.unit_id, one.cycle), row.where)
        if first != row.where:
            findings.fault(row.where, f"同一单位同一季度写了两次（见 {first}）")


def _store(session: Session, act: Act, plan: Plan, lines: list[PostCount]) -> tuple[int, list[str]]:
    for line in lines:
        same = (PostCount.plan_id == plan.id, PostCount.unit_id == line.unit_id, PostCount.cycle == line.cycle)
        session.execute(delete(PostCount).where(*same))
        line.plan_id, line.noted_at = plan.id, act.at
        session.add(line)
    session.flush()
    cycles = sorted({line.cycle for line in lines})
    act.record("posts.import", plan, note=f"{len(lines)}行，{'、'.join(cycles)}")
    return len(lines), cycles
