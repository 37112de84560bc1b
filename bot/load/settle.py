"""Which of the two is newer, the file or what people changed in the product: decided cell by cell.

`loaded_cell` remembers what the file said last. Product changed and file not: the product's value stays and is
listed. File changed and product not: the file's value is taken. Both changed: a fault, for only a person can say
which is right.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.load.findings import Findings
from bot.load.report import Report
from bot.models import Loaded, Unit


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of the file (its column's name) and the attribute that it fills."""

    column: str
    attribute: str
    value: Any
    may_be_blank: bool = False  # an empty cell says nothing about what the product has learnt since


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a row stands: table, stable key, file:line, and how people call it."""

    table: str
    key: str
    where: str
    label: str


def shown(value: object) -> str:
    """A cell's value as text, the same for what a file says and what a row holds."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, date):
        return value.isoformat()
    return value.short if isinstance(value, Unit) else str(value)


class Settler:
    """The remembered cells of one notice."""

    def __init__(self, session: Session, plan_id: int, findings: Findings, report: Report) -> None:
        self._session, self._plan_id, self._findings, self._report = session, plan_id, findings, report
        rows = session.scalars(select(Loaded).where(Loaded.plan_id == plan_id))
        self._known = {(row.file, row.key, row.field): row for row in rows}

    def keys(self, table: str) -> set[str]:
        """The keys that this notice's files have named so far in a table."""
        return {key for file, key, _ in self._known if file == table}

    def earlier(self, spot: Spot, column: str) -> str | None:
        """What the file said last; None if it never spoke of that cell."""
        row = self._known.get((spot.table, spot.key, column))
        return row.value if row else None

    def remember(self, spot: Spot, column: str, value: str) -> None:
        """Keep what the file says now."""
        row = self._known.get((spot.table, spot.key, column))
        if row is None:
            row = Loaded(plan_id=self._plan_id, file=spot.table, key=spot.key, field=column, value=value)
            self._known[spot.table, spot.key, column] = row
            self._session.add(row)
        elif row.value != value:
            row.value = value

    def forget(self, table: str, key: str) -> None:
        """Drop what is remembered of a row that left the file."""
        for known in [known for known in self._known if known[:2] == (table, key)]:
            self._session.delete(self._known.pop(known))

    def fill(self, target: object, cells: Sequence[Cell], spot: Spot) -> None:
        """Write a new row's cells and remember them."""
        for cell in cells:
            setattr(target, cell.attribute, cell.value)
            self.remember(spot, cell.column, shown(cell.value))

    def settle(self, target: object, cells: Sequence[Cell], spot: Spot) -> list[str]:
        """Bring an existing row up to date; the columns that changed."""
        return [cell.column for cell in cells if self._settle(target, cell, spot)]

    def _settle(self, target: object, cell: Cell, spot: Spot) -> bool:
        held = shown(getattr(target, cell.attribute))
        takes = self.takes(spot, cell.column, held, shown(cell.value), may_be_blank=cell.may_be_blank)
        if takes:
            setattr(target, cell.attribute, cell.value)
        return takes

    def takes(self, spot: Spot, column: str, held: str, said: str, *, may_be_blank: bool = False) -> bool:
        """Whether the file's value replaces the one held; notes what is kept and what contradicts."""
        earlier = self.earlier(spot, column)
        if earlier is None and held and said:  # the product, or another notice, knew the row first
            earlier = said
        if held == said:
            self.remember(spot, column, said)
            return False
        if earlier == said or (earlier is None and not said):
            self.remember(spot, column, said)
            if said or not may_be_blank:
                self._report.keep(spot.label, column, held, said)
            return False
        if earlier is not None and earlier != held:
            self._clash(spot, column, held, said)
            return False
        self.remember(spot, column, said)
        return True

    def _clash(self, spot: Spot, column: str, held: str, said: str) -> None:
        now, new = held or "空", said or "空"
        self._findings.fault(
            spot.where, f"{spot.label}的“{column}”系统里已改为“{now}”，文件又改为“{new}”，请先统一再读入"
        )
