"""Which step on the platform was on which day, where several are told in one breath: 15停的，16提交了，昨天注销成功."""

import re
from datetime import date, timedelta
from itertools import pairwise

from bot.language.dates import Found
from bot.language.scene import Scene, Slots
from bot.language.tokens import Token

_HANDED_IN = re.compile(  # but 昨天交的钱
    r"提交|受理|递交|交上去|点(?:了|的|过|击)*(?:申请)?注销|(?<![上移成外社提转])(?:交(?:了|掉|过|完|的)(?!是)"
    r"(?=$|\s|[给到去]?平台|申请|材料|资料|表|单|注销|关停|然后|以?后|就|再|[吧啊呀呢哈哦啦])|"
    r"[交报][给到去]?平台)"
)
_STEPS = (  # a part of the sentence tells of one step, or it says no day for certain
    ("stopped_on", re.compile(r"停(?!止注销)")),
    ("accepted_on", _HANDED_IN),
    ("closed_on", re.compile(r"注销(?:成功|完成?|好|掉|了)|(?<!注)销(?:掉|号|了)|已注销|确认注销")),
    ("frozen", re.compile(r"冻[结到至]|期满|冻[了个要]*[\d一二三四五六七八九十半]+[天日个月周]")),
)
_SIGNS = re.compile(r"[,，。;；!！]")
_DAY_ALONE = re.compile(r"(?<![\d.])(?P<day>[1-9]|[12]\d|3[01])(?=停|提交|受理|递交|注销|销)", re.ASCII)  # 15停的
_NOT_SO = frozenset({"not", "future", "unfinished", "cond", "qmark", "cannot", "howto"})
_TOLD = ("stopped_on", "accepted_on", "closed_on")


def steps_told(scene: Scene) -> Slots:
    """The day of each step, only if at least two are told plainly: each in a part of its own, in their order.

    冻结到9月10号 counts as one of them and is read elsewhere (`platform_days.py`).
    """
    if scene.has(*_NOT_SO) or any(scene.word(token) != "提交" for token in scene.all("want")):
        return {}
    found: dict[str, date] = {}
    frozen = stopped = False
    for start, part in _parts(scene):
        steps = [name for name, words in _STEPS if words.search(part)]
        days = _days(scene, part, start)
        frozen = frozen or (steps == ["frozen"] and len(days) == 1)
        stopped = stopped or (steps == ["stopped_on"] and not days)
        if len(steps) == 1 and len(days) == 1 and steps[0] in _TOLD:
            if steps[0] in found or days[0] > scene.today.day:
                return {}
            found[steps[0]] = days[0]
    in_order = [found[name] for name in _TOLD if name in found]
    undated = stopped and "accepted_on" in found  # 停更了，24号提交的
    if len(in_order) + frozen + undated < 2 or in_order != sorted(in_order):  # noqa: PLR2004 - one alone is read as ever
        return {}
    return {name: day.isoformat() for name, day in found.items()}


def tells_of(scene: Scene, token: Token) -> bool:
    """Whether a day stands in a part that tells of a step and no freeze."""
    parts = (part for start, part in _parts(scene) if start <= token.start < start + len(part) + 1)
    return not any(_STEPS[-1][1].search(part) for part in parts)


def of_stopping(scene: Scene, token: Token) -> bool:
    """材料交给平台了，停更20号: a day whose part of the sentence tells of 停更 and of nothing else."""
    parts = (part for start, part in _parts(scene) if start <= token.start < start + len(part) + 1)
    return any([name for name, words in _STEPS if words.search(part)] == ["stopped_on"] for part in parts)


def _parts(scene: Scene) -> list[tuple[int, str]]:
    """The parts of the sentence, each with its place; 20号停的更今天刚交平台 is cut before its second day, too."""
    key = scene.text.key
    starts, signs = [0], [sign.start() for sign in _SIGNS.finditer(key)]
    days = [token.start for token in scene.all("date")]
    for sign, end in zip([0, *signs], [*signs, len(key)], strict=True):
        starts += [sign + 1] if sign else []
        starts += [day for day in days if sign <= day < end][1:]
    return [(start, _SIGNS.split(key[start:end])[0]) for start, end in pairwise([*starts, len(key) + 1])]


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
