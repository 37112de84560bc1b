"""People's words on paper: never markup, never a formula, nothing that a file format cannot hold."""

import re
from datetime import date, datetime

from bot.clock import local

# Control characters that XML forbids, halves of surrogate pairs, and marks that turn the direction of reading around.
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u202a-\u202e\u2066-\u2069]")
LINE_ENDS = re.compile(r"\r\n?|\u2028|\u2029")


def plain(text: str) -> str:
    """The text as it may stand in a file: its line breaks stay, what cannot be printed goes."""
    return UNPRINTABLE.sub("", LINE_ENDS.sub("\n", text).replace("\t", " "))


def one_line(text: str) -> str:
    """The same without line breaks: a name or a number."""
    return " ".join(plain(text).split())


def long_day(day: date | None) -> str:
    """2022年7月31日; the empty place to write it by hand if there is no day."""
    return f"{day.year}年{day.month}月{day.day}日" if day else "　　年　　月　　日"


def short_moment(moment: datetime) -> str:
    """7月21日10:02, in Shanghai."""
    here = local(moment)
    return f"{here.month}月{here.day}日{here:%H:%M}"


def long_moment(moment: datetime) -> str:
    """2022年7月21日10:02, in Shanghai: for a paper that is kept for years."""
    return f"{long_day(local(moment).date())}{local(moment):%H:%M}"
