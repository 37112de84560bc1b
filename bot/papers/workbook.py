"""The ledger as an xlsx that an office can sort, print and hand on: real dates, no formulas, ready for A4."""

import io
import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from unicodedata import east_asian_width

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from bot.clock import local
from bot.papers.plain import plain

LONGEST_TEXT = 32_767  # Excel's own limit for a cell
LINE_HEIGHT, HIGHEST_ROW = 15.0, 409.0  # points; the second is Excel's own limit
CUT = "…（余下略）"
NOTHING = "（没有记录）"  # above a sheet without rows
A4, A3 = 9, 8  # Excel's numbers
WIDEST_A4 = 200  # characters; what is wider could not be read on A4
WIDEST_A3 = 260  # the same of A3: type of 7 points
NAMING = 62  # of the columns that are printed on every page again

_THIN = Side(style="thin", color="808080")
_BORDER = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_HEAD_FONT, _BODY_FONT = Font(name="黑体", size=11), Font(name="仿宋_GB2312", size=11)
_HEAD_FILL = PatternFill("solid", fgColor="E7E6E6")
_WRAPPED = Alignment(vertical="center", wrap_text=True)
_CENTERED = Alignment(horizontal="center", vertical="center", wrap_text=True)

Value = str | int | float | date | datetime | None


class Kind(Enum):
    """What a column holds; the value is Excel's number format."""

    TEXT = "@"  # also numbers of documents, mobiles, userids: nothing that is counted with
    NUMBER = "General"
    DAY = "yyyy-mm-dd"
    MOMENT = "yyyy-mm-dd hh:mm"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading, what it holds and its width in characters."""

    name: str
    kind: Kind = Kind.TEXT
    width: float = 14


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its name, its columns and its rows."""

    name: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Value]]


def book(sheets: Sequence[Sheet], number: str = "") -> bytes:
    """The sheets as an xlsx file. ValueError if a row is longer or shorter than its columns.

    `number` tells one copy from another: it stands in the file's title and at the foot of every page.
    """
    for sheet in sheets:
        _check(sheet)
    workbook = Workbook(write_only=True)
    workbook.properties.title = number or None
    for sheet in sheets:
        _fill(workbook.create_sheet(sheet.name), sheet, number)
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()


def _check(sheet: Sheet) -> None:
    """Before the first byte is written: a file that breaks off half-way leaves rubbish behind."""
    for number, values in enumerate(sheet.rows, 1):
        if len(values) != len(sheet.columns):
            raise ValueError(f"{sheet.name}, row {number}: {len(values)} values for {len(sheet.columns)} columns")


def _fill(page: Worksheet, sheet: Sheet, number: str) -> None:
    _for_printing(page, sheet, number)
    page.append([_heading(page, column) for column in sheet.columns])
    for line, values in enumerate(sheet.rows, 2):
        page.row_dimensions[line].height = _height(sheet.columns, values)
        page.append([_cell(page, column, value) for column, value in zip(sheet.columns, values, strict=True)])


def _for_printing(page: Worksheet, sheet: Sheet, number: str) -> None:
    """A4 (a wide one A3) across, a very wide one on several side by side, the heading on every page; number below."""
    last = get_column_letter(len(sheet.columns))
    for place, column in enumerate(sheet.columns, 1):
        page.column_dimensions[get_column_letter(place)].width = column.width
    page.freeze_panes = "A2"
    page.auto_filter.ref = f"A1:{last}{len(sheet.rows) + 1}"
    page.print_title_rows = "1:1"
    page.page_setup.orientation = "landscape"
    width = sum(column.width for column in sheet.columns)
    page.page_setup.paperSize = A4 if width <= WIDEST_A4 else A3
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = math.ceil(width / WIDEST_A3) if sheet.rows else 1, 0
    if not sheet.rows:
        page.HeaderFooter.oddHeader = HeaderFooterItem(center=_HeaderFooterPart(text=NOTHING))
    elif width > WIDEST_A3:  # side by side, each with what names the row: smaller type could not be read
        page.print_title_cols = f"A:{get_column_letter(_naming(sheet.columns))}"
        page.page_setup.pageOrder = "overThenDown"
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.page_margins.left = page.page_margins.right = 0.4
    page.page_margins.top, page.page_margins.bottom, page.page_margins.footer = 0.5, 0.7, 0.3
    page.HeaderFooter.oddFooter = HeaderFooterItem(
        center=_HeaderFooterPart(text="&A　第 &P 页，共 &N 页"), right=_HeaderFooterPart(text=number or None)
    )


def _naming(columns: Sequence[Column]) -> int:
    """How many of the first columns stand on every page again."""
    widths = [sum(column.width for column in columns[:count]) for count in range(1, len(columns) + 1)]
    return max(1, sum(width <= NAMING for width in widths))


def _heading(page: Worksheet, column: Column) -> Cell:
    cell = WriteOnlyCell(page, plain(column.name))
    cell.data_type = "s"
    cell.font, cell.fill, cell.border, cell.alignment = _HEAD_FONT, _HEAD_FILL, _BORDER, _CENTERED
    return cell


def _cell(page: Worksheet, column: Column, value: Value) -> Cell:
    shown = _as_excel_has_it(str(value) if column.kind is Kind.TEXT and isinstance(value, int | float) else value)
    cell = WriteOnlyCell(page, shown)  # type: ignore[arg-type]  # its stubs forget dates
    if isinstance(cell.value, str):
        cell.data_type = "s"  # text that begins with =, +, - or @ stays text
    cell.number_format = Kind.TEXT.value if isinstance(cell.value, str) else column.kind.value
    cell.font, cell.border = _BODY_FONT, _BORDER
    cell.alignment = _WRAPPED if column.kind is Kind.TEXT else _CENTERED
    return cell


def _height(columns: Sequence[Column], values: Sequence[Value]) -> float:
    """High enough for wrapped text: LibreOffice and WPS do not find out by themselves."""
    texts = ((column.width, value) for column, value in zip(columns, values, strict=True) if isinstance(value, str))
    lines = max((_lines(text, width) for width, text in texts), default=1)
    return min(lines * LINE_HEIGHT + 4, HIGHEST_ROW)


def _lines(text: str, width: float) -> int:
    """Lines that a text takes in a column; a Chinese character is as wide as two digits."""
    wide = (sum(1 + (east_asian_width(sign) in "WFA") for sign in line) for line in plain(text).split("\n"))
    return sum(max(1, math.ceil(units / (width - 1))) for units in wide)


def _as_excel_has_it(value: Value) -> Value:
    """Shanghai's wall clock without a zone, text within Excel's limit; the rest as it is."""
    if isinstance(value, datetime):
        return local(value).replace(tzinfo=None, microsecond=0)
    if isinstance(value, str):
        text = plain(value)
        return text if len(text) <= LONGEST_TEXT else text[: LONGEST_TEXT - len(CUT)] + CUT
    return value
