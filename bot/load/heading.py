"""Which list a file is: by its content and its heading row, never by its name."""

import io
import zipfile
from collections.abc import Collection
from pathlib import Path

from bot.errors import BrokenFiles, Fault
from bot.load import dispositions, duty, post_counts, province, updates
from bot.load.findings import Findings
from bot.load.ledger_file import read_copy
from bot.load.sheets import read_book, read_table
from bot.models.received_list import Sort
from bot.papers.opening_form import ACCOUNTS, ITEMS, NOTES

BOOK, OLD_BOOK, TEXT, OTHER = "xlsx", "xls", "csv", ""
MOST_PARTS, LARGEST_INSIDE = 2000, 100 * 1024 * 1024  # of a workbook when it is unpacked
_BOOK_PART = "xl/workbook.xml"
_OLD_MARK, _ZIP_MARK = b"\xd0\xcf\x11\xe0", b"PK\x03\x04"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def format_of(data: bytes) -> str:
    """What the bytes themselves say: a workbook, one of before 2007, plain text, or something else."""
    if data.startswith(_ZIP_MARK):
        return BOOK if _is_book(data) else OTHER
    if data.startswith(_OLD_MARK):
        return OLD_BOOK
    return OTHER if b"\0" in data and not data.startswith(_UTF16) else TEXT


def _is_book(data: bytes) -> bool:
    """A zip that holds a workbook and does not swell to something that nobody can read."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            parts = packed.infolist()
    except zipfile.BadZipFile:
        return False
    swollen = len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_INSIDE
    return not swollen and any(part.filename == _BOOK_PART for part in parts)


def sorts_of(file: Path) -> list[Sort]:
    """The lists that a table may be; none: it is something else. Two: the person has to say which."""
    if file.suffix == f".{BOOK}":
        try:
            read_copy(file)
        except Fault:
            pass  # no copy of the ledger
        else:
            return [Sort.LEDGER]
        if {NOTES, ITEMS, ACCOUNTS} <= set(read_book(file, Findings())):
            return [Sort.OPENING]
    try:
        return _by_heading(read_table(file, Findings()).columns)
    except BrokenFiles:
        return []


def _by_heading(heading: Collection[str]) -> list[Sort]:
    plain = {"".join(column.split()) for column in heading}

    def has(*names: str) -> bool:
        return not plain.isdisjoint(names)

    if all(has(*post_counts.HEADS[kind]) for kind in post_counts.NEEDED):
        return [Sort.POSTS]
    if has(*duty.UNITS) and has(*duty.FIRST) and has(*duty.NAMES):
        return [Sort.DUTY]
    named = has(*province.HEADINGS["name"])
    if has("处置意见", "市府办意见") and (named or has(*dispositions.HEADINGS["number"])):
        return [Sort.DISPOSITIONS]
    of_platform = has(*province.HEADINGS["state"], *province.HEADINGS["ref"], *sum(province.SHORTER.values(), ()))
    dated = named and has(*updates.DAYS)
    listed = named and (of_platform or (not dated and has(*province.HEADINGS["platform"], *province.HEADINGS["host"])))
    return [sort for sort, fits in ((Sort.UPDATES, dated), (Sort.PROVINCE, listed)) if fits]
