"""A cell as plain text, the same for what we wrote and for what an office's program saved: so two copies compare."""

from datetime import date, datetime, timedelta

from bot.clock import local
from bot.papers.plain import plain
from bot.papers.workbook import CUT, LONGEST_TEXT, Kind, Value

_HALF_A_SECOND = timedelta(milliseconds=500)  # LibreOffice saves 10:30 as 10:29:59.999997
_DAYS = ("%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y年%m月%d日")


def cell_text(kind: Kind, value: Value) -> str:
    """What the cell says: days as 2022-07-31, moments to the minute, whole numbers without a point."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return _moment(kind, value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    text = plain(str(value))
    text = (text if len(text) <= LONGEST_TEXT else text[: LONGEST_TEXT - len(CUT)] + CUT).strip()
    return _typed_day(text) if kind is Kind.DAY else text


def _moment(kind: Kind, value: datetime) -> str:
    ours = local(value).replace(tzinfo=None, microsecond=0) if value.tzinfo else value  # as `workbook` writes it
    here = ours + _HALF_A_SECOND
    return here.date().isoformat() if kind is Kind.DAY else f"{here:%Y-%m-%d %H:%M}"


def _typed_day(text: str) -> str:
    """A day that was typed as text, in the usual ways of writing one; anything else as it stands."""
    for form in _DAYS:
        try:
            return datetime.strptime(text, form).date().isoformat()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    return text
