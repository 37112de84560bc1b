"""What was edited in a copy of the ledger: each cell that differs from how the copy was given out."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from bot.load.ledger_file import Copy, Page
from bot.models.ledger_copy import Cells
from bot.papers.ledger_columns import CHANNELS

KEYS: Mapping[str, Sequence[str]] = {  # what names a row, however the sheet was sorted
    "任务": ("文号", "序号"),
    "承办项": ("文号", "任务", "周期", "单位"),
    "账号": ("文号", "序号"),
    "申请": ("编号",),
    "整改": ("编号",),
    "日志": ("序号",),
}
NAMES = {"账号": "新媒体名称"}  # what people call a row by, where its key is only a number
GROWING = "日志"  # nothing of it is kept with a copy, for its rows never change; there are only more of them by now
Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Edit:
    """One cell: where it stands, what the copy said, what it says now, and what the product says at this moment."""

    sheet: str
    row: int
    column: str
    key: Key
    old: str
    new: str
    present: str
    named: str = ""

    @property
    def place(self) -> str:
        """As people find it: 账号 第12行 处置意见（义政办发〔2022〕41号 12 义乌普法）."""
        called = " ".join(part for part in (*self.key, self.named) if part)
        return f"{self.sheet} 第{self.row}行 {self.column}（{called}）"


@dataclass(slots=True)
class Edits:
    """Everything that differs, and what was not read at all, in words."""

    cells: list[Edit] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)


def compare(copy: Copy, given_out: Cells, present: Cells) -> Edits:
    """The file against its own beginnings; `present` is what the product would give out now."""
    edits = Edits()
    for page in copy.pages:
        if page.name not in KEYS or page.name not in present:
            if not _is_untouched(page, given_out.get(page.name, ())):
                edits.unread.append(f"“{page.name}”表有改动，或不是台账的；不在这里改，没有读")
            continue
        _compare(page, given_out.get(page.name) or present[page.name], present[page.name], edits)
    missing = [name for name in KEYS if name not in {page.name for page in copy.pages}]
    edits.unread.extend(f"没有“{name}”表，那一部分不动" for name in missing)
    return edits


def _is_untouched(page: Page, given_out: Sequence[Sequence[str]]) -> bool:
    """A sheet of which nothing can be corrected here: the same rows, whatever their order."""
    rows = [[cell.removesuffix(" 00:00") for cell in row] for row in (page.heading, *(row for _, row in page.rows))]
    return sorted(rows) == sorted(list(row) for row in given_out)


def _compare(page: Page, given_out: Sequence[Sequence[str]], present: Sequence[Sequence[str]], edits: Edits) -> None:
    keys = KEYS[page.name]
    lost = [column for column in keys if column not in page.heading]
    if lost:
        edits.unread.append(f"“{page.name}”没有“{'、'.join(lost)}”列，认不出是哪一行，整张表没有读")
        return
    known = set(given_out[0])
    edits.unread.extend(f"“{page.name}”多出“{name}”列，没有读" for name in page.heading if name and name not in known)
    was, now = _by_key(given_out, keys), _by_key(present, keys)
    seen = Counter(_key(page.heading, row, keys) for _, row in page.rows)
    for number, row in page.rows:
        key = _key(page.heading, row, keys)
        if key not in was:
            edits.unread.append(f"“{page.name}”第{number}行（{' '.join(key).strip()}）原来没有，没有读")
        elif seen[key] > 1 or was[key] is None:
            if not _is_there(page.heading, row, given_out):
                edits.unread.append(f"“{page.name}”第{number}行有同样的一行，分不清，没有读")
        else:
            edits.cells.extend(_of_row(page, number, row, key, was[key] or {}, now.get(key) or {}))
    gone = len(set(was) - set(seen))
    if gone and page.name != GROWING:
        edits.unread.append(f"“{page.name}”少了{gone}行：删掉一行不等于删掉系统里的，没有动")


def _of_row(  # noqa: PLR0913, PLR0917 - a row is known by all of this
    page: Page, number: int, row: Sequence[str], key: Key, was: Mapping[str, str], now: Mapping[str, str]
) -> Iterator[Edit]:
    for column, new in zip(page.heading, row, strict=False):
        old = was.get(column)
        formerly = column == "渠道" and CHANNELS.get(new) == old  # a copy that an earlier version gave out
        if old is not None and new != old and not formerly:
            named = was.get(NAMES.get(page.name, ""), "")
            yield Edit(page.name, number, column, key, old, new, now.get(column, ""), named)


def _by_key(rows: Sequence[Sequence[str]], keys: Sequence[str]) -> dict[Key, Mapping[str, str] | None]:
    """Rows by what names them; None where several bear one name."""
    found: dict[Key, Mapping[str, str] | None] = {}
    for row in rows[1:]:
        key = _key(rows[0], row, keys)
        found[key] = None if key in found else dict(zip(rows[0], row, strict=True))
    return found


def _key(heading: Sequence[str], row: Sequence[str], keys: Sequence[str]) -> Key:
    return tuple(row[heading.index(column)] if heading.index(column) < len(row) else "" for column in keys)


def _is_there(heading: Sequence[str], row: Sequence[str], rows: Sequence[Sequence[str]]) -> bool:
    """Whether such a row was given out as it stands."""
    said = dict(zip(heading, row, strict=False))
    return any(all(said.get(name, "") == value for name, value in zip(rows[0], one, strict=True)) for one in rows[1:])
