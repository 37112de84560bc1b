"""A copy of the ledger that somebody has edited, as plain text: its number, its sheets, what they say."""

import re
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook

from bot.errors import Fault
from bot.papers.cell_text import cell_text
from bot.papers.ledger_columns import SHEETS
from bot.papers.workbook import Kind

NUMBER = re.compile(r"TZ-\d{4}-\d{3,}")
FORMULA = "＝公式"  # stands for a cell that is to be reckoned: nothing is taken over from one
LARGEST = 20 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet: its heading, and each row with its number in the file."""

    name: str
    heading: Sequence[str]
    rows: Sequence[tuple[int, Sequence[str]]]


@dataclass(frozen=True, slots=True)
class Copy:
    """The file: which copy of the ledger it is, and what it says now."""

    number: str
    pages: Sequence[Page]


def read_copy(file: Path) -> Copy:
    """The file as text; Fault if it is no workbook, or none that the product gave out."""
    if file.stat().st_size > LARGEST:
        raise Fault(file.name, "太大，最多20MB")
    book = _opened(file)
    number = next(filter(None, (_number_in(text) for text in _places(book))), "")
    if not number:
        raise Fault(file.name, "这份台账没有编号（页脚的 TZ-…），认不出是哪一次导出的；请重新导出台账，在上面改")
    return Copy(number, [_page(book[name]) for name in book.sheetnames])


def _opened(file: Path) -> Workbook:
    try:
        with warnings.catch_warnings(action="ignore"):  # openpyxl warns of decorations that it cannot keep
            return load_workbook(file)
    except Exception:  # noqa: BLE001 - a file that is no workbook fails in the zip, XML or openpyxl layer
        raise Fault(file.name, "打不开：不是有效的 xlsx 文件") from None


def _places(book: Workbook) -> Iterator[str]:
    """Where the number stands: in the title, and at the foot of the pages where a program drops the title."""
    yield str(book.properties.title or "")
    for sheet in book.worksheets:
        yield str(sheet.oddFooter.right.text or "") if sheet.oddFooter and sheet.oddFooter.right else ""


def _number_in(text: str) -> str:
    found = NUMBER.search(text)
    return found[0] if found else ""


def _page(sheet: Any) -> Page:  # noqa: ANN401 - any of openpyxl's sheets
    rows = list(sheet.iter_rows())
    heading = [cell_text(Kind.TEXT, cell.value) for cell in rows[0]] if rows else []
    known = {column.name: column.kind for column in SHEETS.get(sheet.title, ())}
    kinds = [known.get(name, Kind.TEXT) for name in heading]
    read = [[_said(kind, cell) for kind, cell in zip(kinds, row, strict=False)] for row in rows[1:]]
    return Page(sheet.title, heading, [(n, row) for n, row in enumerate(read, 2) if any(row)])


def _said(kind: Kind, cell: Any) -> str:  # noqa: ANN401 - any of openpyxl's cells
    return FORMULA if cell.data_type == "f" else cell_text(kind, cell.value)
