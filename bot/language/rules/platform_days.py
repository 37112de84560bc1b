"""When a platform took what was handed in, and until when it is frozen there."""

import re
from datetime import date
from functools import partial

from bot.language.date_forms import read_span
from bot.language.dates import Found
from bot.language.patterns import kinds
from bot.language.rules.steps_told import of_stopping, steps_told, tells_of
from bot.language.scene import Scene, Slots, after, put_day
from bot.language.tokens import Token

_TAKEN = kinds("submitted submittedbare")
_TAKEN_IN = re.compile("提交|受理|申请|递交|交上去|报上去")


def put_platform_days(scene: Scene, slots: Slots, stage: str) -> None:
    """23号提交了，冻结15天 is frozen 15 days from the 23rd; 15号停更，16号提交了 are two days of two steps.

    文章8月10日已删除，号冻结中: a day that is over says neither, unless it stands behind 冻结到 or beside 提交.
    """
    steps = steps_told(scene)
    slots |= steps
    for token in scene.all("date"):
        if (steps and (stage == "closed" or tells_of(scene, token))) or _of_what_follows(scene, token):
            continue  # of a closure 昨天冻结到期 is no day
        place = scene.index(token)
        before = {t.kind for t in scene.tokens[max(0, place - 3) : place]}
        taken = stage == "frozen" and any(t.kind in _TAKEN for t in scene.tokens[place + 1 : place + 3])
        marked = "frozen" in before or "to" in before
        ahead = marked or (stage == "frozen" and not taken)
        day = scene.day(token, back=not ahead)
        over = isinstance(day, Found) and day.day <= scene.today.day
        if stage == "frozen" and over and not (marked or taken):
            if _TAKEN_IN.search(scene.text.key) is None:
                continue
            ahead = False
        ahead = ahead or (isinstance(day, Found) and not over)  # 受理了，8月26号到期
        put_day(slots, _name(scene, token, stage, ahead=ahead), day)
    span = scene.find(r"{frozen}{soft|become|particle}*(?P<long>{span})")
    long = (
        scene.tokens[span.start("long")] if span else next(filter(partial(_of_freeze, scene), scene.all("span")), None)
    )
    length = read_span(long.value) if long else None  # type: ignore[arg-type]
    if length and "date" not in slots:
        since = slots.get("accepted_on")
        slots["date"] = after(date.fromisoformat(str(since)) if since else scene.today.day, length, scene).isoformat()


def _of_freeze(scene: Scene, token: Token) -> bool:
    """说冻15天: how long it is frozen, without the whole word."""
    return _FROZEN_FOR.search(scene.text.key[: token.start]) is not None


_FROZEN_FOR = re.compile(r"(?<!解)冻[了个要得]*$")


def _name(scene: Scene, token: Token, stage: str, *, ahead: bool) -> str:
    """Each day belongs to its own step: 昨天在后台点了确认 is when it was closed, 停更20号 not when it was taken."""
    if stage == "stopped" or (ahead and stage in _WAITING):
        return "date"
    if stage in _WAITING and of_stopping(scene, token):
        return "stopped_on"
    return "accepted_on" if stage != "closed" or _TAKEN_IN.search(scene.text.key) else "closed_on"


_WAITING = kinds("submitted frozen")
_SIGNS = frozenset(",;。!?")
_OF_STEP = re.compile(r"冻结|到期|期满|解冻|受理|提交|注销|生效|截止|停")
_FOLLOWS = re.compile(r"补|发|传|交|送|拿|寄|再|去|问|联系|给[你您]|打电话|盖章")


def _of_what_follows(scene: Scene, token: Token) -> bool:
    """已提交，明天补截图: the day of what is still to be done beside, and none of the platform's."""
    key, day = scene.text.key, scene.day(token)
    start = max((key.rfind(sign, 0, token.start) for sign in _SIGNS), default=-1) + 1
    end = min((place for sign in _SIGNS if (place := key.find(sign, token.end)) >= 0), default=len(key))
    ahead = isinstance(day, Found) and day.day > scene.today.day
    return ahead and _FOLLOWS.search(key, start, end) is not None and _OF_STEP.search(key, start, end) is None
