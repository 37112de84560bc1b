"""One row read cell by cell: what cannot be read becomes a fault with its place, and a harmless value goes on."""

import re
import unicodedata
from collections.abc import Collection
from datetime import date

from bot.load.findings import Findings
from bot.load.sheets import Row

YES, NO = "是", "否"
_DATE = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?: 00:00(?::00)?)?", re.ASCII)
_SEVERAL = re.compile(r"[;；、\n]")


def plain(text: str) -> str:
    """Numbers and signs in their half-width form: people type ２０２２ too."""
    return unicodedata.normalize("NFKC", text).replace("−", "-").strip()


def name_key(text: str) -> str:
    """A name for comparing: brackets and letters of either width are the same, blanks do not count."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def parts(text: str) -> tuple[str, ...]:
    """A cell that holds several values."""
    return tuple(part.strip() for part in _SEVERAL.split(text) if part.strip())


class Cells:
    """The cells of one row."""

    def __init__(self, row: Row, findings: Findings) -> None:
        self.where = row.where
        self._row = row
        self._findings = findings

    def fault(self, what: str) -> None:
        """Note what is wrong in this row."""
        self._findings.fault(self.where, what)

    def warn(self, what: str) -> None:
        """Note what is odd in this row."""
        self._findings.warn(self.where, what)

    def text(self, column: str, *, limit: int = 2000, needed: bool = False) -> str:
        """The words in a cell."""
        value = self._row.cells.get(column, "")
        if needed and not value:
            self.fault(f"“{column}”是空的")
        if len(value) > limit:
            self.fault(f"“{column}”太长：{len(value)}字，最多{limit}字")
        return value

    def name(self, column: str, *, limit: int, needed: bool = False) -> str:
        """What somebody or something is called: in one line, however the cell was broken."""
        return "".join(self.text(column, limit=limit, needed=needed).splitlines())

    def has(self, column: str) -> bool:
        """Whether the file has that (optional) column."""
        return column in self._row.cells

    def several(self, column: str) -> tuple[str, ...]:
        """The values in a cell that holds several by `;`."""
        return parts(self._row.cells.get(column, ""))

    def whole(self, column: str, *, needed: bool = False, zero: bool = False) -> int | None:
        """A whole number above 0 (or 0, where there may be none of it), or None."""
        value = plain(self.text(column, needed=needed))
        if not value:
            return None
        if not re.fullmatch(r"[0-9]{1,9}", value) or (int(value) == 0 and not zero):
            self.fault(f"“{column}”应是{'0或' if zero else ''}正整数，现为“{value}”")
            return None
        return int(value)

    def day(self, column: str, *, needed: bool = False) -> date | None:
        """A date, or None."""
        value = plain(self.text(column, needed=needed))
        if not value:
            return None
        found = _DATE.fullmatch(value)
        try:
            if found:
                return date(*map(int, found.groups()))
        except ValueError:  # 2022-06-31
            pass
        self.fault(f"“{column}”不是日期（应如 2022-07-31）：“{value}”")
        return None

    def one_of(self, column: str, allowed: Collection[str], *, default: str = "", needed: bool = True) -> str:
        """One word out of a vocabulary; `default` for an empty cell."""
        value = self.text(column) or default
        if value in allowed or (not value and not needed):
            return value
        self.fault(f"“{column}”只能填：{'、'.join(allowed)}；现为“{value or '空'}”")
        return default

    def yes(self, column: str, *, default: str = "") -> bool:
        """是 or 否."""
        return self.one_of(column, (YES, NO), default=default) == YES
