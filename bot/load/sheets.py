"""The files of a plan folder as tables of text, each row with its place: CSV in UTF-8 or GB18030, or one workbook."""

import csv
import io
import re
import warnings
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook

from bot.load.findings import Findings

COLUMNS = {
    "plan": "键 值",
    "units": "单位编码 规范名称 简称 类型 责任单位分组 别名 角色 可催办 生效日期 失效日期 承接单位",
    "tasks": "序号 主要任务 具体任务 责任单位 完成时限",
    "tasks_model": "序号 类型 截止日期 首个周期 周期 周期内截止 遇休 办结口径 证明材料(最少) 核实 办结方式 催办",
    "accounts": "序号 新媒体名称 新媒体类型 主办单位",
    "reminders": "种类 相对 单位 遇休 条件 接收 替补 需人点按",
    "members": "userid 姓名 单位 职务 角色 手机",
    "groups": "chatid 名称 单位 webhook_key",
    "rect_rules": (
        "代码 问题 性质 通知书用依据 默认整改时限(工作日) 需要的反馈 适用账号 能否经系统签发 系统能否自动发现"
    ),
    "calendar": "date kind name",
    "score_rules": "项目 分值 上限",
}
OPTIONAL = frozenset({"groups", "rect_rules", "calendar", "score_rules"})
UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
OLD_BOOK = b"\xd0\xcf\x11\xe0"  # how a workbook of before 2007 begins (xls, et)
SAVE_ANEW = "这是旧格式（xls），请在表格软件里另存为 xlsx"
UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")  # all below a blank but tab and line ends
TITLE_LINES = 4  # above a heading at most
CELL_LIMIT = 131_072  # characters
TOO_LARGE = "field larger"  # how csv begins when it says that a cell is past its limit


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: where it stands, and its cells by column, trimmed."""

    where: str
    cells: Mapping[str, str]


@dataclass(slots=True)
class Sheet:
    """One table of the folder; `name` is the file's name, or workbook/sheet."""

    name: str
    rows: list[Row] = field(default_factory=list)
    columns: tuple[str, ...] = ()


def read_sheets(place: Path, findings: Findings) -> dict[str, Sheet]:
    """Every table of a folder or workbook; missing files and columns are faults, missing optional tables are empty."""
    found = dict(_workbook(_the_workbook(place), findings) if _the_workbook(place) else _csv_files(place, findings))
    unreadable = {fault.where for fault in findings.faults}  # said once: what cannot be read is not missing as well
    for name in COLUMNS:
        if name in found:
            _check_columns(found[name], name, findings)
        elif name not in OPTIONAL and unreadable.isdisjoint({f"{name}.csv:1", f"{place.name}:1"}):
            findings.fault(f"{place.name}/{name}.csv:1", "缺少这个文件（或工作表）")
    return {name: found.get(name, Sheet(f"{name}.csv")) for name in COLUMNS}


def read_table(file: Path, findings: Findings) -> Sheet:
    """One table by itself: a CSV file, or the first sheet of a workbook."""
    if file.suffix.lower() == ".xlsx":
        book = _opened(file, findings)
        if book is None:
            return Sheet(file.name)
        title = book.sheetnames[0]
        return _sheet(f"{file.name}/{title}", _below_title(_book_lines(book[title])), findings)
    text = _decoded(file, findings)
    if text is None:
        return Sheet(file.name)
    return _sheet(file.name, _below_title(_csv_lines(file.name, text, findings)), findings)


def _below_title(lines: Iterable[tuple[int, list[str]]]) -> Iterator[tuple[int, list[str]]]:
    """Without the lines above the heading in which one cell alone says what the table is called."""
    found = list(lines)
    filled = [sum(bool(cell.strip()) for cell in cells) for _, cells in found]
    first = next((place for place, count in enumerate(filled) if count), 0)
    while (
        first + 1 < len(found) and filled[first] == 1 and any(count > 1 for count in filled[first + 1 :][:TITLE_LINES])
    ):
        first += 1
    yield from found[first:]


def read_book(file: Path, findings: Findings) -> dict[str, Sheet]:
    """Every sheet of a workbook by its name."""
    book = _opened(file, findings)
    if book is None:
        return {}
    return {title: _sheet(f"{file.name}/{title}", _book_lines(book[title]), findings) for title in book.sheetnames}


def _the_workbook(place: Path) -> Path | None:
    """The workbook, if `place` is one or is a folder without plan.csv that holds exactly one."""
    if place.is_file():
        return place
    if not place.is_dir() or (place / "plan.csv").exists():
        return None
    books = [book for book in sorted(place.glob("*.xlsx")) if not book.name.startswith("~$")]
    return books[0] if len(books) == 1 else None


def _check_columns(sheet: Sheet, name: str, findings: Findings) -> None:
    missing = [column for column in COLUMNS[name].split() if column not in sheet.columns]
    if missing:
        there = "、".join(column for column in sheet.columns if column) or "空的"
        hint = "，列之间要用英文逗号隔开" if len(sheet.columns) == 1 else ""
        findings.fault(f"{sheet.name}:1", f"缺少列：{'、'.join(missing)}；现有的表头是：{there[:80]}{hint}")
        sheet.rows.clear()  # nothing in it could be read; one fault says it all
    twice = {column for column in sheet.columns if column and sheet.columns.count(column) > 1}
    if twice:
        findings.fault(f"{sheet.name}:1", f"列名重复：{'、'.join(sorted(twice))}")


def _csv_files(folder: Path, findings: Findings) -> Iterator[tuple[str, Sheet]]:
    for name in COLUMNS:
        path = folder / f"{name}.csv"
        if path.is_file() and (text := _decoded(path, findings)) is not None:
            yield name, _sheet(path.name, _csv_lines(path.name, text, findings), findings)


def _decoded(path: Path, findings: Findings) -> str | None:
    raw = path.read_bytes()
    if raw.startswith(OLD_BOOK):
        findings.fault(f"{path.name}:1", SAVE_ANEW)
        return None
    marked = raw.startswith(UTF16_MARKS)  # what Excel calls Unicode text
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    findings.fault(f"{path.name}:1", "编码无法识别，请另存为 UTF-8 或 GB18030 的 CSV")
    return None


def _delimiter(text: str) -> str:
    """A comma; what else a spreadsheet may have put between the headings, where there is no comma."""
    heading = next((line for line in text.splitlines() if line.strip()), "")
    return next((sign for sign in (",", "\t", ";") if sign in heading), ",")


def _csv_lines(name: str, text: str, findings: Findings) -> Iterator[tuple[int, list[str]]]:
    csv.field_size_limit(CELL_LIMIT)  # of the whole process: who reads other files sets another one
    reader = csv.reader(io.StringIO(text, newline=""), strict=True, delimiter=_delimiter(text))
    first = 1
    try:
        for cells in reader:
            yield first, cells
            first = reader.line_num + 1
    except csv.Error as error:
        too_large = str(error).startswith(TOO_LARGE)
        what = f"一格超过{CELL_LIMIT}字" if too_large else "引号没有配对，或文字里混入了引号"
        findings.fault(f"{name}:{first}", f"{what}，这一行起读不下去")


def _workbook(path: Path | None, findings: Findings) -> Iterator[tuple[str, Sheet]]:
    book = _opened(path, findings) if path is not None else None
    if path is None or book is None:
        return
    for title in book.sheetnames:
        name = title.strip().removesuffix(".csv")
        if name in COLUMNS:
            yield name, _sheet(f"{path.name}/{name}", _book_lines(book[title]), findings)


def _opened(path: Path, findings: Findings) -> Workbook | None:
    if path.read_bytes().startswith(OLD_BOOK):
        findings.fault(f"{path.name}:1", SAVE_ANEW)
        return None
    try:
        with warnings.catch_warnings(action="ignore"):  # openpyxl warns of decorations that it cannot keep
            return load_workbook(path, data_only=True)
    except Exception:  # noqa: BLE001 - a file that is no workbook fails in the zip, XML or openpyxl layer
        findings.fault(f"{path.name}:1", "打不开：不是有效的 xlsx 文件")
        return None


def _book_lines(sheet: Any) -> Iterator[tuple[int, list[str]]]:  # noqa: ANN401 - any of openpyxl's sheets
    """The rows as text; what one cell says for several rows (merged down) stands in each of them."""
    said = {
        (row, merged.min_col): sheet.cell(merged.min_row, merged.min_col).value
        for merged in sheet.merged_cells.ranges
        for row in range(merged.min_row + 1, merged.max_row + 1)
    }
    for number, row in enumerate(sheet.values, 1):
        yield number, [_as_text(said.get((number, place), cell)) for place, cell in enumerate(row, 1)]


def _as_text(value: Any) -> str:  # noqa: ANN401 - a workbook's cell holds anything
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _sheet(name: str, lines: Iterable[tuple[int, list[str]]], findings: Findings) -> Sheet:
    sheet = Sheet(name)
    for number, raw in lines:
        cells = [cell.strip() for cell in raw]
        where = f"{name}:{number}"
        if not any(cells):
            continue
        if not sheet.columns:
            sheet.columns = tuple(cells)
            continue
        if any(map(UNSEEN.search, cells)):
            findings.fault(where, "有看不见的控制字符，请删掉重打")
        if any(cells[len(sheet.columns) :]):
            findings.fault(where, "比表头多出格子；文字里有英文逗号时，整格要加双引号")
        sheet.rows.append(Row(where, dict(zip(sheet.columns, cells, strict=False))))
    return sheet
