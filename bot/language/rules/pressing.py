"""已电话 佛堂镇 周五交: what the office notes of its calls; and 催办整改, all that is overdue."""

import re

from bot.language.context import MONITOR, OFFICE
from bot.language.dates import Impossible
from bot.language.numerals import parse_number
from bot.language.patterns import WEIGHTLESS, kinds
from bot.language.refs import numbers_said, task_refs, units_said
from bot.language.rules.asking import asks
from bot.language.rules.opening import unit_of_part
from bot.language.scene import LEAD, Said, Scene, Slots, given, iso, put_day

_CALLED = re.compile(
    r"^(?:登记[\s:：]*)?(?:(?:我们?)?(?:已经?|刚刚?|刚才)(?:给|跟|和|向|与)?(?P<whom>.{0,12}?)?(?:打(?:过|了|完)?)?电话(?:联系|催|问|沟通|说)?(?:过|了)?"
    r"|电话(?:已打|打过了?|联系过了?|联系了|催过了?|催了|沟通过了?)|打过电话了?)"
)
_RUNG_ALREADY = re.compile(
    r"^(?:我们?)?(?:都|全都?|全部)(?:已经?)?(?P<whom>)(?:打(?:过|了)?)?电话(?:都)?(?:催|问|联系|说)?(?:过|了)+"
)
_RANG = re.compile(
    r"(?:刚刚?|刚才|已经?)?(?:给|跟|和)?"
    r"(?P<whom>[^,，。;；0-9]{1,8}?)(?:[那这]边|那里)?打(?:过|通|完)(?:电话)?了?[,，。 ]+"
    r"(?=(?:他们?|对方)?(?:说|讲|答应|承诺|没人接|不接))"
)
_REPORTED_TO_US = re.compile("签收|收到|完成|办结|上报|登记")
_HURRY = re.compile(
    r"(?:让|叫|请|要求|通知|告诉|喊|嘱咐|责成|盯一?下).{2,30}(?:抓紧|尽快|赶紧|快点|加快|马上|抓点紧|上点心|别拖)"
)
_REPORTED = re.compile(r"(?:来|里|中|上)?(?:说|讲)?(?:报|汇报|上报|告诉|告知|讲|说|反映)")
_ADVISED = re.compile(
    r"^(?:看|查|查看)?(?:建议|需要|要|该)打电话(?:的)?(?:名单|清单|单位|有哪些|有谁|列表)?"
    r"[ ,，]*(?:第? ?(?P<page>[\d一二三四五六七八九十]{1,3}) ?页)?$",
    re.ASCII,
)
_ABOUT = kinds("task nth number weak unit name plan rect sep polite particle soft")
_LIGHT = WEIGHTLESS | kinds("all urge rectnoun myrects overdue want apply not")


_NOBODY_THERE = re.compile(
    r"(?:打|拨)不通|(?:没有?|未)(?:打|拨|接)通|(?:没有?|无)人接听?|(?:没|未|不)接(?:听|电话|$)|关机|停机|空号|占线|忙音|联系不上"
)
_SPOKEN = re.compile(r"(?<![没未有不])(?:打|接)通了|(?:说|讲|答应|承诺|表示|回话|回了)")


def unreached(text: str) -> bool:
    """稠江打不通, 没人接: a call that nobody answered; 先没人接，后来打通了，说周五交 is none."""
    return _NOBODY_THERE.search(text) is not None and not _SPOKEN.search(text)


def _as_office(scene: Scene) -> bool:
    """已电话 佛堂镇 周五交, by somebody who may not note it: refused, not guessed at."""
    return scene.context.chat == "single" and scene.text.key.startswith("已电话") and bool(units_said(scene))


def called(scene: Scene) -> Said | None:
    """已电话 佛堂镇 周五交; 已电话 ZG-2022-001 明天反馈; 都打电话催过了，水利局说明天交 is only offered: 都 is more."""
    plainly = _CALLED.match(scene.text.key)
    found = plainly or _RUNG_ALREADY.match(scene.text.key)
    if not found or not (scene.context.has(OFFICE) or _as_office(scene)):
        return None
    if asks(scene.tokens, scene) or scene.has("howto", "cond"):
        return None
    if found["whom"] and _REPORTED.match(scene.text.key, found.end()):
        return None  # 刚才苏溪镇电话报任务1完成: it was they who called
    units, rect = units_said(scene), scene.first("rect")
    if plainly is None and not units:
        return None
    if found["whom"] and not any(token.start < found.end() for token in scene.all("unit", "name")):
        return None
    slots: Slots = numbers_said(scene) | given(unit=units[0] if units else None, rect=str(rect.value) if rect else None)
    days = scene.dated()
    if days:
        day = scene.day(days[-1])
        put_day(slots, "date", day)
        slots |= given(no_such_day=isinstance(day, Impossible))  # a promise must not be lost in silence
    rest = [token for token in scene.tokens if token.start >= found.end()]
    while rest and rest[0].kind in _ABOUT:
        rest = rest[1:]
    text = scene.said(rest).strip(LEAD)
    return Said("PHONE_CALLED", slots | given(text=text), certain=plainly is not None)


def rang(scene: Scene) -> Said | None:
    """融媒打过了，说下周一交: a unit, by a part of its name, and what it said; asked about."""
    found = _RANG.match(scene.text.key)
    if found is None:
        return None
    unit = next(iter(units_said(scene)), "") or unit_of_part(scene, found["whom"])
    if not unit or not scene.context.has(OFFICE) or asks(scene.tokens, scene) or scene.has("howto", "cond", "not"):
        return None
    if _REPORTED_TO_US.search(scene.text.key):
        return None  # …打通了，对方说收到了，替他们签收一下
    slots = numbers_said(scene) | given(unit=unit, text=scene.text.after(found.end()).strip(LEAD))
    if days := scene.dated():
        put_day(slots, "date", scene.day(days[-1]))
    return Said("PHONE_CALLED", slots | {"ask": "did_you_mean"})


_CANNOT_YET = re.compile(
    r"(?:打?来?电话?(?:来|过来)?|打来)?(?:里|中)?(?:说|讲|称|反映|[,，]).{0,40}?(?:(?:报|交|办|做|弄|搞|完成)不(?:了|上|完|成|出来?)|来不及|赶不[及上出]|完不成)"
)


def cannot_yet(scene: Scene) -> Said | None:
    """后宅打电话说任务1今天报不了，要到8月3号: no report, but when it will come; a promise that is asked about."""
    units = units_said(scene)
    found = _CANNOT_YET.search(scene.text.key) if len(units) == 1 and scene.context.has(OFFICE) else None
    if found is None or scene.context.chat != "single" or asks(scene.tokens, scene) or scene.has("extend", "cond"):
        return None
    named = next((token for token in scene.all("unit", "name") if token.end <= found.start() + 1), None)
    days = [day for token in scene.dated() if (day := iso(scene.day(token))) and day > scene.today.day.isoformat()]
    if named is None or not days or unreached(scene.text.key):
        return None
    slots = numbers_said(scene) | {"unit": units[0], "date": days[-1], "text": scene.text.shown.strip()}
    return Said("PHONE_CALLED", slots | {"ask": "did_you_mean"})


def advised(scene: Scene) -> Said | None:
    """建议打电话; 建议打电话 第2页; 要打电话的有哪些."""
    found = _ADVISED.match(scene.text.key.strip(LEAD))
    if found is None or (scene.context.chat != "single" and not scene.context.has(OFFICE)):
        return None
    page = found["page"]
    return Said("CALLS_ADVISED", {"page": parse_number(page) or 1} if page else {})


def urged_together(scene: Scene) -> Said | None:
    """催办 ZG-2022-001、ZG-2022-002; 催办 JB-2022-001、ZG-2022-001: several orders, or both in one breath."""
    rects = [str(token.value) for token in scene.all("rect")]
    slots = numbers_said(scene)
    verb = scene.first("urge")
    if verb is None or not rects or (len(rects) == 1 and not slots) or not scene.context.has(MONITOR | OFFICE):
        return None
    if asks(scene.tokens, scene) or scene.has("howto", "cond", "not", "cannot"):
        return None
    if not any(refs.explicit or refs.weak for refs in task_refs(scene)) and not _dockets(slots):
        return Said("RECTIFY_URGE", {"rects": rects} if len(rects) > 1 else {"rect": rects[0]})  # 再催一催: no number 1
    return Said("URGE", slots | {"target": "unfinished", "rects": rects})


def _dockets(slots: Slots) -> bool:
    """JB-2022-001 among the numbers."""
    numbers = slots.get("tasks")
    return isinstance(numbers, tuple) and any(isinstance(number, str) for number in numbers)


def urged(scene: Scene) -> Said | None:
    """催办整改; 催一下逾期的整改: every overdue order."""
    if not scene.has("urge") or not scene.has("rectnoun", "myrects") or scene.has("rect", "account", "name"):
        return None
    if (
        not scene.context.has(MONITOR | OFFICE)
        or asks(scene.tokens, scene)
        or scene.has("howto", "cond", "not", "task")
    ):
        return None
    light = scene.only(_LIGHT)
    return Said("RECTIFY_URGE", certain=light) if light or scene.context.has(MONITOR) else None


def hurried(scene: Scene) -> Said | None:
    """让福田街道抓紧，任务1还没动: the office wants a unit told to make haste."""
    units = units_said(scene)
    found = _HURRY.search(scene.text.key) if units and scene.context.has(OFFICE) else None
    if (
        not found
        or asks(scene.tokens, scene)
        or scene.has("cond", "third", "handover", "reassign", "extend", "request")
    ):
        return None
    inside = any(found.start() < t.start < found.end() for t in scene.all("unit", "name"))
    return Said("URGE", numbers_said(scene) | {"units": units}) if inside else None
