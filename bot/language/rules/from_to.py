"""From one day to another: of a delegation, 8月3日到6日, 下周一到周五."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from bot.language.dates import Day, Found, exact
from bot.language.numerals import parse_number
from bot.language.scene import Scene, Slots, given, iso
from bot.language.tokens import Token

_RANGE = r"{date}{x|soft|particle}?{to}{date}"  # 8月1号起到5号


def span_of_days(scene: Scene, said: Sequence[Token]) -> list[str | None]:
    """The days said; in 8月3日到6日 the second is of the first one's month, a third one (下周出差) is neither."""
    if len(said) > 2 and (found := scene.find(_RANGE)) is not None:  # noqa: PLR2004
        said = [scene.tokens[found.start()], scene.tokens[found.end() - 1]]
    days = [scene.day(token) for token in said]
    if len(said) == 2 and isinstance(days[0], Found) and _ONLY_DAY.match(scene.word(said[1])):  # noqa: PLR2004
        first, number = days[0].day, parse_number(scene.word(said[1]).rstrip("日号之前以内止当天为")) or 0
        ranged = scene.find(_RANGE) is not None and number > first.day
        days[1] = exact(first.year, first.month, number) if ranged else days[1]
    days = [_not_before(days[0], day) if place else day for place, day in enumerate(days)]
    return [iso(day) for day in days]


def _not_before(first: Day | None, day: Day | None) -> Day | None:
    """下周一到周五: the second day of the week is of the same one."""
    if isinstance(first, Found) and isinstance(day, Found) and first.day - _WEEK <= day.day < first.day:
        return replace(day, day=day.day + _WEEK)
    return day


_WEEK = timedelta(days=7)


_ONLY_DAY = re.compile(r"(?:\d{1,2}|[一二三四五六七八九十]{1,3}) ?[日号]")


def from_to(scene: Scene) -> Slots:
    """6月10号到12号, whichever of the two was asked for; nothing where only one day is said."""
    if scene.find(_RANGE) is None:
        return {}
    days = span_of_days(scene, scene.all("date"))
    return dict(zip(("from", "to"), days, strict=True)) if len(days) == _BOTH and None not in days else {}


def one_or_both(scene: Scene) -> Slots:
    """到8月10日, 8月1日至8月10日; 8月1日起 says only when it begins."""
    days = span_of_days(scene, scene.all("date"))
    if len(days) != 1:
        return from_to(scene) or (dict(zip(("from", "to"), days, strict=True)) if len(days) == _BOTH else {})
    begins = _BEGINS.match(scene.text.key[scene.all("date")[0].end :]) is not None
    return given(**{"from" if begins else "to": days[0]})


_BOTH = 2
_BEGINS = re.compile(r"(?:起|开始|以?后)(?!到)")
