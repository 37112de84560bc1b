"""日历: calendar.csv, the rest days and make-up days of the State Council's yearly orders."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.load.cells import Cells
from bot.load.findings import Findings
from bot.load.report import Report
from bot.load.settle import Cell, Settler, Spot
from bot.load.sheets import Sheet
from bot.models import SpecialDay
from bot.workdays import REST, WORK

TABLE = "calendar"


@dataclass(frozen=True, slots=True)
class DayEntry:
    """One row of calendar.csv."""

    where: str
    day: date | None
    kind: str
    name: str


def read_days(sheet: Sheet, findings: Findings) -> list[DayEntry]:
    """The rows of calendar.csv; a day may stand once only."""
    seen: dict[date, str] = {}
    entries = []
    for row in sheet.rows:
        cells = Cells(row, findings)
        entry = DayEntry(
            row.where,
            cells.day("date", needed=True),
            cells.one_of("kind", (REST, WORK)),
            cells.text("name", limit=60),
        )
        first = seen.setdefault(entry.day, row.where) if entry.day else row.where
        if first != row.where:
            cells.fault(f"{entry.day}重复（见 {first}）")
        entries.append(entry)
    return entries


def store_days(session: Session, entries: list[DayEntry], settler: Settler, report: Report) -> None:
    """Bring the one calendar up to date; a day that left the file stays (a 班 or 休 row takes it back)."""
    held = {special.day: special for special in session.scalars(select(SpecialDay))}
    for entry in entries:
        assert entry.day is not None  # noqa: S101 - a row without a date is a fault that stopped the load
        spot = Spot(TABLE, entry.day.isoformat(), entry.where, f"日历{entry.day}")
        cells = [Cell("kind", "kind", entry.kind), Cell("name", "name", entry.name)]
        if entry.day in held:
            report.update("日历", spot.label, settler.settle(held[entry.day], cells, spot))
            continue
        special = SpecialDay(day=entry.day)
        settler.fill(special, cells, spot)
        session.add(special)
        report.add("日历")
    session.flush()


def warn_of_bare_years(entries: list[DayEntry], years: set[int], where: str, findings: Findings) -> None:
    """A year without a single exception is a year whose order nobody entered."""
    bare = sorted(years - {entry.day.year for entry in entries if entry.day})
    if bare:
        findings.warn(where, f"日历没有{'、'.join(map(str, bare))}年的放假调休，暂按周一至周五上班")
