"""Which step on the platform was on which day, where several are told in one breath: 15停的，16提交了，昨天注销成功."""

import re
from datetime import date, timedelta

from bot.language.dates import Found
from bot.language.scene import Scene, Slots
from bot.language.tokens import Token

_STEPS = (  # a part of the sentence tells of one step, or it says no day for certain
    ("stopped_on", re.compile(r"停(?!止注销)")),
    ("accepted_on", re.compile(r"提交|受理|递交|交上去|(?<![上移成外社提])交(?:了|掉|过|完)")),
    ("closed_on", re.compile(r"注销(?:成功|完成?|好|掉|了)|(?<!注)销(?:掉|号|了)|已注销|确认注销")),
    ("frozen", re.compile(r"冻结|期满")),
)
_SIGNS = re.compile(r"[,，。;；!！]")
_DAY_ALONE = re.compile(r"(?P<day>[12]?\d|3[01])(?=停|提交|受理|递交|注销|销)", re.ASCII)  # 15停的
_NOT_SO = frozenset({"not", "future", "unfinished", "cond", "qmark", "cannot", "howto"})
_TOLD = ("stopped_on", "accepted_on", "closed_on")


def steps_told(scene: Scene) -> Slots:
    """The day of each step, only if at least two are told plainly: each in a part of its own, in their order.

    冻结到9月10号 counts as one of them and is read elsewhere (`platform_days.py`).
    """
    if scene.has(*_NOT_SO) or any(scene.word(token) != "提交" for token in scene.all("want")):
        return {}
    found: dict[str, date] = {}
    start, frozen = 0, False
    for part in _SIGNS.split(scene.text.key):
        steps = [name for name, words in _STEPS if words.search(part)]
        days = _days(scene, part, start)
        start += len(part) + 1
        frozen = frozen or (steps == ["frozen"] and len(days) == 1)
        if len(steps) == 1 and len(days) == 1 and steps[0] in _TOLD:
            if steps[0] in found or days[0] > scene.today.day:
                return {}
            found[steps[0]] = days[0]
    in_order = [found[name] for name in _TOLD if name in found]
    if len(in_order) + frozen < 2 or in_order != sorted(in_order):  # noqa: PLR2004 - one alone is read as ever
        return {}
    return {name: day.isoformat() for name, day in found.items()}


def tells_of(scene: Scene, token: Token) -> bool:
    """Whether a day stands in a part that tells of a step and no freeze."""
    start = 0
    for part in _SIGNS.split(scene.text.key):
        if start <= token.start < start + len(part) + 1:
            return not _STEPS[-1][1].search(part)
        start += len(part) + 1
    return False


def _days(scene: Scene, part: str, start: int) -> list[date]:
    said = [token for token in scene.all("date") if start <= token.start < start + len(part)]
    read = [scene.day(token, back=True) for token in said]
    days = [day.day for day in read if isinstance(day, Found)]
    if said:
        return days
    alone = _DAY_ALONE.search(part)
    return [_last(int(alone["day"]), scene.today.day)] if alone else []


def _last(number: int, today: date) -> date:
    """The last day of that number that is not ahead."""
    day = today
    while day.day != number:
        day -= timedelta(days=1)
    return day
