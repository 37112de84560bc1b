"""What the office changes in the preview of 交办 or 转办意见 before it goes: 改成7月27号, 加上水务局, 内容改成：….

Every part of the message must be a change, or a word that only holds the preview back (别发，等等); then the preview
comes again with the change in it, and its 是 is asked for anew. Nothing goes out by such words.
"""

import re
from dataclasses import replace

from bot.language.answers.matter import SMALL, matter_added, matter_put
from bot.language.answers.readdressed import SHORTENED, readdressed
from bot.language.context import Asked
from bot.language.dates import exact
from bot.language.deadlines import Deadline
from bot.language.patterns import kinds
from bot.language.rules.addressees import GROUP, Parts, addressed_in
from bot.language.rules.instruct import deadline_behind
from bot.language.scene import LEAD, Said, Scene, Slots, given, iso

_INSTRUCTIONS = kinds("HAND_OVER VOICE")
_SIGNS = re.compile(r"[，,。;；!！~～…\n]+")
_HELD = re.compile(  # 别发，等等; 哎不对; 写漏了; 好，…
    r"(?:哎呀?|唉|诶|欸|哦|噢|呃|嗯|啊|先|那|我|好的?|行|是的?|对[的了]?|可以|发[吧呀啊])*"
    r"(?:(?:先?(?:别|不要|不|莫)(?:急着?|忙着?)?(?:发|交办|转|转办|下发)(?:出去|下去)?|等等?|等一?下|稍等|慢着|且慢"
    r"|不对|错了|(?:单位|对象)?(?:写|说|打|搞|弄|填|讲)(?:错|少|漏)|漏|少)(?:了|啊|呀|吧|哈)*)?"
)
_AMISS = re.compile(  # 27号太晚，25号前: what is amiss with the day that was shown
    r"(?:(?:这个)?(?:日子|时间|日期|时限|期限)|(?:\d{1,2}月)?\d{1,2}[号日])?(?:太|有点|偏|稍)*(?:晚|迟|早|久|长|短|紧|赶|急)(?:了|点|些)*"
)
_DAY_LED = re.compile(
    rf"(?:算了)?(?:(?:[两几三四五]|全|各)[家个]?|全部|大家|单位)*{SMALL}(?:办理|完成|办结|截止|最后|答复|反馈|交办)*的?(?:时限|日期|期限|限期|时间|日子)?{SMALL}"
    r"(?:(?:改|放|延|推|提|定|换|写|调|缩|宽限)(?:迟|前|后|短|宽|整)?(?:一下)?)?(?:到|成|为|在|至|是)?"
)
_DAY_ENDS = re.compile(r"(?:之?前|以?前|之?内|以?内|吧|就行|就好|即可|为止|截止|完成|办结|办好|答复|报|交|发|好了|的)*")
_ENDED = re.compile(r"(?:吧|好了|就行)+$")
_LENGTH = re.compile(r"(?:工作日|天|小时|周)(?:吧|好了|就行)*$")
_MORE = re.compile(
    rf"{SMALL}(?:加|增加|增|添|补|带|算|叫|通知)(?:上|进去?|进来|入|一下|一?[个家])*(?:也|一起|一并|进去?|进来|上|吧|了)*"
    r"|(?:也|一起|一并)+(?:加上?|要|发|交办|报|算上)+(?:吧|一下)*"
)
_LESS = re.compile(
    rf"{SMALL}(?:去掉|去了|删掉?|拿掉|减掉?|除掉|剔除|划掉|不用|不要|不是|不该|别|不)"
    r"(?:发|给|报|交办|加|算|办)*(?:了|吧|掉)*"
    rf"|{SMALL}(?:除外|不在(?:内|里面)|(?:就)?(?:算了|免了))(?:了|吧|的)*"
)
_INSTEAD = re.compile(rf"{SMALL}(?:单位|对象|发给)?(?:(?:改|换|写)?(?:成|为|给|是)|换[上个]?)(?:吧|了)*")
_NAMED = kinds("unit name and sep")
_BETWEEN = re.compile(r"[、和跟及与 ]+|这两?[个家]|那[个家边里]|单位")


def put_differently(scene: Scene) -> Said | None:
    """别发，等等，加上水务局; 日期改成7月27号; 内容改成：…: the same instruction; None where a part is strange."""
    asked = scene.context.question
    if asked is None or not asked.preview or asked.shown not in _INSTRUCTIONS:
        return None
    if scene.has("question", "who", "qmark", "howto", "task", "request", "rect"):
        return None
    if swapped := readdressed(scene, asked):
        return Said(asked.shown, {"amended": True, "less_units": swapped[0], "more_units": swapped[1]})
    typed = _without_hold(scene.text.shown.strip())
    change = matter_put(asked.words, typed) or _of_parts(scene, typed) or _of_parts(scene, typed.replace(" ", "，"))
    change = change or _other_number(scene, asked.words, typed) or matter_added(scene, asked.words, typed)
    if change:
        return Said(asked.shown, {"amended": True, **change})
    return _units_alone(scene, asked)


_OF_UNIT = re.compile(r"(?:那边|那里|那个)?的?")


def _units_alone(scene: Scene, asked: Asked) -> Said | None:
    """教育局的改到8月1日, 水务局和交通局: a day for one of those shown; units without a word what of them.

    Where the unit is the only one shown, the day is the matter's; else the draft stays, and it is said how to go on.
    """
    found = _all_of(scene)
    if not found.units or found.groups:
        return None
    rest = _BETWEEN.sub("", _rest(scene, [found]))
    if not rest.strip(LEAD):
        return Said(asked.shown, {"deny": "more_or_instead"})
    led = _OF_UNIT.match(rest)
    term = scene.unasked.saying(rest[led.end() :] if led else rest)
    if not (day := _day(term)):
        return None
    shown = {unit.code for unit in scene.lexicon.units if unit.short in asked.words or unit.name in asked.words}
    if shown == set(found.units) and not SHORTENED.search(asked.words):
        return Said(asked.shown, {"amended": True, **day})
    return Said(asked.shown, {"deny": "several_orders"})


def _without_hold(typed: str) -> str:
    """The message from the first part on that is more than a word that holds it back."""
    parts = list(_SIGNS.finditer(typed))
    start = 0
    for sign in parts:
        if not _HELD.fullmatch(typed[start : sign.start()].strip()):
            break
        start = sign.end()
    return typed[start:].strip()


_NOT_BUT = re.compile(
    r"(?:日期|时限|时间)?(?:错了)?[,，]?不是(?P<old>\d{1,2})[号日]?[,，]?(?:而|应该?)?是(?P<new>\d{1,2})[号日]?(?:吧|的|啊)?"
)
_STANDS = re.compile(
    r"^时限：(?:(?P<year>\d{4})年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})日（周.）(?P<clock>\d{1,2}:\d\d)?前",
    re.MULTILINE,
)


def _other_number(scene: Scene, words: str, typed: str) -> Slots:
    """不是25是26, where the preview's day is the 25th: the same month, the same time of day."""
    told, shown = _NOT_BUT.fullmatch(typed.replace(" ", "")), _STANDS.search(words)
    if told is None or shown is None or told["old"].lstrip("0") != shown["day"]:
        return {}
    day = iso(exact(int(shown["year"] or scene.today.day.year), int(shown["month"]), int(told["new"])))
    return given(date=day, time=shown["clock"]) if day else {}


def _of_parts(scene: Scene, typed: str) -> Slots:
    """Every part a change of the day or of the receivers; nothing where one is neither."""
    free = scene.unasked
    change: dict[str, object] = {}
    for words in filter(None, map(str.strip, _SIGNS.split(typed))):
        part = free.saying(words)
        found = _day(part) or _receivers(part)
        if not found and not _HELD.fullmatch(words) and not _AMISS.fullmatch(words):
            return {}
        for name, value in found.items():
            change[name] = [*_listed(change.get(name)), *value] if isinstance(value, list) else value
    if "instead" in change and "less_units" in change:  # 不是佛堂，是苏溪
        change["more_units"] = [*_listed(change.get("more_units")), *_listed(change.pop("instead"))]
    return change


def _listed(value: object) -> list[object]:
    return list(value) if isinstance(value, list) else []


def _day(part: Scene) -> Slots:
    """时限改成7月27号, 改到五个工作日, 7月27号: by when is the only day that the preview has."""
    key = part.text.key
    when = deadline_behind(part, 0) or (_length(part) if _LENGTH.search(key) else None)
    if when is None or not when.value:
        return {}
    led, rest = key[: when.start], key[when.end :]
    if not _DAY_LED.fullmatch(led) or not _DAY_ENDS.fullmatch(rest):
        return {}
    day, _, clock = when.value.partition("T")
    return {"date": day, "time": clock}


def _length(part: Scene) -> Deadline | None:
    """五个工作日, without 内."""
    words = f"{_ENDED.sub('', part.text.key)}内"
    found = part.saying(words)
    when = deadline_behind(found, 0)
    return replace(when, end=len(part.text.key)) if when is not None else None


def _receivers(part: Scene) -> Slots:
    """加上水务局, 水务局去掉, 公安局换成水务局, 改成各镇街."""
    key = part.text.key
    first = next((token for token in part.tokens if token.kind in {"unit", "name"}), None)
    swap = re.search(r"换成|改成|改为|换为", key)
    if first is not None and swap is not None and first.end <= swap.start():
        old, new = addressed_in(part, first.start), addressed_in(part, swap.end())
        plain = not _BETWEEN.sub("", _rest(part, [old, new])).replace(swap[0], "").strip("把将")
        return {"less_units": [*old.units], "more_units": [*new.units]} if plain and old.units and new.units else {}
    found = _all_of(part)
    if not (found.units or found.groups):
        return {}
    rest = _BETWEEN.sub("", _rest(part, [found]))
    units, groups = [*found.units], [*found.groups]
    if _LESS.fullmatch(rest):
        return given(less_units=units, less_groups=groups)
    if _MORE.fullmatch(rest):
        return given(more_units=units, more_groups=groups)
    return given(instead=units, instead_groups=groups) if _INSTEAD.fullmatch(rest) else {}


def _all_of(part: Scene) -> Parts:
    """The units and groups named in a row, wherever the row begins."""
    starts = {token.start for token in part.tokens if token.kind in {"unit", "name"}} | {
        found.start() for found in GROUP.finditer(part.text.key)
    }
    found = (addressed_in(part, start) for start in sorted(starts))
    return next((one for one in found if one.units or one.groups), Parts((), (), ()))


def _rest(part: Scene, named: list[Parts]) -> str:
    """The part without the names."""
    small = {(token.start, token.end) for token in part.tokens if token.kind not in _NAMED}
    spans = sorted({span for one in named for span in one.taken} - small, reverse=True)
    key = part.text.key
    for start, end in spans:
        key = key[:start] + key[end:]
    return key
