"""People's words on paper: never markup, never a formula, nothing that a file format cannot hold."""

import math
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


HEADLINE = 20  # characters of 二号 between the margins
_PAUSE, _OPENS, _CLOSES = "》】〉）、，：", "《【〈（", "》】〉）、，：的"
_LEADS = "关于和与及在对将为"  # a line ends badly with them
_SEAM = re.compile(r"(?<=[!-~])(?=[^!-~])|(?<=[^!-~])(?=[!-~])")
_JOINED = re.compile(r"[0-9A-Za-z][0-9A-Za-z年月日]")


def headlines(text: str) -> list[str]:
    """A title in lines of about the same length, broken at a pause if one is near, never within a number."""
    text, lines = one_line(text), list[str]()
    while (width := _width(text)) > HEADLINE:
        share = width / math.ceil(width / HEADLINE)
        at = min(range(2, len(text) - 1), key=lambda place: _unlike(text, place, share))
        lines.append(text[:at].rstrip())
        text = text[at:].lstrip()
    return [*lines, text]


def _width(text: str) -> float:
    seams = len(_SEAM.findall(text))  # a little room is left between a number and a character
    return sum(0.5 if char.isascii() else 1 for char in text) + seams / 4


def _unlike(text: str, place: int, share: float) -> float:
    """How far from a good break this place is, in characters."""
    width = _width(text[:place])
    if width > HEADLINE or text[place] in _CLOSES or _JOINED.match(text, place - 1):
        return HEADLINE + width
    pause = text[place - 1] in _PAUSE or text[place] in _OPENS
    return abs(width - share) + (0 if pause else 3) + (2 if text[place - 1] in _LEADS else 0)


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
