"""后宅就不用了，别的都催; 连苏溪一起: beside a 催办 that was offered or shown, whom to urge less or more.

Every part must take units away, add some, or say nothing else; then the preview comes again,
and its 是 is asked for anew.
"""

import re
from collections.abc import Sequence

from bot.language.answers.giving_up import aside, says_yes
from bot.language.answers.own_verb import is_own_verb
from bot.language.answers.readdressed import readdressed
from bot.language.context import Asked
from bot.language.patterns import kinds
from bot.language.refs import units_said
from bot.language.scene import Said, Scene

_SIGNS = re.compile(r"[\s，,。;；!！~～…]+")
_WEIGHTLESS = (
    "把|那|就|还|再|要|也|都|请|麻烦|得|先|给|另外|但是|但|不过|只是|"
    "同时|可以|暂时|今天|这次|他们|它|家|那[边个]|这[边个]|的话?"
)
_SMALL = rf"(?:{_WEIGHTLESS})*"
_URGE = r"(?:催办?|提醒|发|通知|管)"
_LESS = re.compile(
    rf"{_SMALL}(?:(?:除了?|除去|撇开|去掉|去了|删掉?|拿掉|除掉?|剔除|划掉|除外|算了|免了)|(?:不用|不要|不必|不需要|不|别|甭|莫){_SMALL}{_URGE}?{_SMALL})(?:了|吧|啦|的)*"
)
_DONE = re.compile(
    rf"{_SMALL}(?:已经?|刚刚?|刚才|早就?|昨天|上午|说)*(?:报|交|办|签|回复|打过电话)(?:完|好|过|上来|上|收)?了[的啊呀吧]*"
)
_DID = re.compile(
    rf"{_SMALL}(?:已经?|刚刚?|刚才|早就?|昨天|今天|上午|下午|早上|说)*(?:报|交|办|签|回复|打过电话|电话|来过?电话|说|讲|联系|沟通|通知)+(?:完|好|过|上来|上|收)?[了的过]*"
)
_WHY_LESS = re.compile(  # 刚报了别催它, 说明天报先别催, 除了刚报的
    rf"[^不别没甭莫除]{{0,10}}?{_SMALL}(?:不用|不要|不必|别|甭){_SMALL}{_URGE}{_SMALL}(?:了|吧|啦|的|它|他)*|"
    rf"{_SMALL}(?:除了?|除去|撇开)[^不别没]{{0,8}}"
)
_MORE = re.compile(
    rf"{_SMALL}(?:加|增加|增|添|补|带|算|连|连带|外加|还有|叫)?(?:上|进去?|进来)?一?[个家]?{_SMALL}(?:一起|一并|一道|一块儿?|也|都)*{_SMALL}(?:{_URGE})?(?:一?下|上|进去?)?(?:吧|了|呢)*"
)
_ADDS = re.compile(r"还有|加|增|添|补|带|连|还有|算上|也|一起|一并|一道|一块")
_OTHERS = re.compile(
    rf"(?:别的|其他的?|其它的?|其余的?|剩下的?|另外的?)(?:单位|几家|几个|人)?{_SMALL}(?:照|照样|照旧|还是|继续)?{_SMALL}{_URGE}(?:一?下|吧|了)*"
)
_RATHER = re.compile(
    rf"(?:{_WEIGHTLESS}|错|不对|了|应该?|写|说|搞|弄|催)*(?:换|改)?(?:成|为|是){_SMALL}(?:吧|才对|的)*"
)
_NOT_BUT = re.compile(  # 不是任务3，是任务10
    r"(?:错|不对|写|说|搞|弄|催|了|,)*不是(?:任务)?\d{1,2}(?:的|了|而|应该?|要|就|,)*是(?:任务)?(?P<task>\d{1,2})(?:吧|的)*",
    re.ASCII,
)
_LONGEST = 16  # characters of a part beside its names
_NAMES, _BETWEEN = kinds("unit name sep"), re.compile("[和跟及与、]")


def urged_otherwise(scene: Scene) -> Said | None:
    """The same 催办 of fewer or more units; of none that is left, the end of it."""
    asked = scene.context.question
    if asked is None or asked.kind != "confirm" or "URGE" not in {asked.intent, asked.shown}:
        return None
    told = _MAY_I.sub("", scene.text.shown)
    plain = scene if told == scene.text.shown else scene.saying(told)
    if plain.has("qmark", "question", "howto", "request", "rect"):
        return None
    if (said := _on_condition(plain) or _stressed(plain, asked)) is not None:
        return said
    return _changed(scene, plain, told, asked)


def _changed(scene: Scene, plain: Scene, told: str, asked: Asked) -> Said | None:
    if plain.has("task") or (plain.runs and not units_said(plain)):
        return _other_tasks(plain)
    said = _of_others(plain, asked)
    return said if said is not None else _more_or_less(scene, asked, told)


def _of_others(plain: Scene, asked: Asked) -> Said | None:
    """不对，佛堂; 不是佛堂是赤岸: other units in the place of those that were shown."""
    rather = _RATHER_UNITS.match(plain.text.key)
    if rather is not None and (said := _only_these(plain, rather.end())) is not None:
        return said
    swapped = readdressed(plain, asked)
    return Said("URGE", _lists(*swapped)) if swapped else None


def _more_or_less(scene: Scene, asked: Asked, told: str) -> Said | None:
    """Some of those that were shown fall away, or others come to them."""
    change = _change(scene, [part for part in _SIGNS.split(told) if part])
    if not change:
        return None
    named = _named_in(scene, asked)
    none_left = named and named <= set(change.get("less_units", ())) and "more_units" not in change
    return Said("DIALOG_CANCEL") if none_left else Said("URGE", dict(change))


_MAY_I = re.compile(r"(?:行不行|好不好|可不可以|可以吗|行吗|好吗|行不)[啊呀]?[?？。]*$")


_NOT_URGED = r"(?:不用|不要|不必|不|别|甭|免)(?:再)?(?:催|发|提醒|管)"
_IF = re.compile(  # 佛堂不报就别催了, 要是报了就不用催, 除非佛堂报了: who is meant is settled by nobody yet
    rf"(?:如果|要是|假如|若是?|倘若|万一|只要|的话).*{_NOT_URGED}|除非|"
    rf"(?<!已经)(?<![刚已早])(?:[不没][报交签办回]|[报交签办]|回复)(?:完|好|上来)?了?的?就{_SMALL}{_NOT_URGED}|[不没][报交签办]了?[,，]就{_SMALL}{_NOT_URGED}"
)


def _on_condition(scene: Scene) -> Said | None:
    return Said("UNKNOWN", {"hint": "urge_if"}) if _IF.search(scene.text.key) else None


_STRESSED = re.compile(r"(?:尤其|特别|重点)(?:要|得)?(?:是|催)?(?:的是)?")


def _stressed(scene: Scene, asked: Asked) -> Said | None:
    """嗯，尤其是佛堂: a yes, and whoever is stressed is among those that are shown, or one more."""
    if not _STRESSED.search(scene.text.key) or scene.has("task", "date"):
        return None
    stressed, agreed = list[str](), False
    for words in filter(None, _SIGNS.split(scene.text.shown)):
        part = scene.unasked.saying(words)
        units, rest = units_said(part), _rest(part)
        agreed = agreed or says_yes(scene, rest) or is_own_verb(scene, rest)
        if units and _STRESSED.fullmatch(rest):
            stressed += units
        elif units or not (says_yes(scene, rest) or is_own_verb(scene, rest) or aside(rest)):
            return None
    if not stressed or not agreed:
        return None
    return Said("CONFIRM") if set(stressed) <= _named_in(scene, asked) else Said("URGE", {"more_units": stressed})


_RATHER_UNITS = re.compile(
    r"(?:哎|啊|哦)?(?:不对|不是(?=的?[,，。])|错了|(?:写|说|催|打)错了?)[的啊呀了]*[,，。 ]*(?:应该?)?(?:是|催)?"
)
_ONLY_ENDS = re.compile(r"(?:那边|的|才对|才是|吧|啊|哦|了|[。！! ])*")


def _only_these(plain: Scene, start: int) -> Said | None:
    """不对，佛堂: another unit than those that were shown, and nothing else; the preview comes again for it."""
    part = plain.unasked.saying(plain.text.said(start, len(plain.text.key)))
    units = units_said(part)
    return Said("URGE", {"units": units}) if units and _ONLY_ENDS.fullmatch(_rest(part)) else None


_LESS_TASKS = re.compile(rf"{_SMALL}(?:不要|不用|不催|别催|去掉|删掉?|不算|先不催?)(?:催)?(?:了|吧)*")


def _other_tasks(scene: Scene) -> Said | None:
    """任务3也催, 换成任务3: with one task more, or another one; 任务1不用了 is left to who reads numbers."""
    if not scene.runs or units_said(scene):
        return None
    if swapped := _NOT_BUT.fullmatch(scene.text.key):
        return Said("URGE", {"instead_tasks": [int(swapped["task"])]})
    numbers = [*scene.runs[0].numbers]
    named = range(scene.runs[0].start, scene.runs[0].end) if len(scene.runs) == 1 else ()
    rest = "".join(
        scene.word(token) for place, token in enumerate(scene.tokens) if place not in named and token.kind != "sep"
    )
    if len(rest) > _LONGEST:
        return None
    if _ADDS.search(rest) and _MORE.fullmatch(rest):
        return Said("URGE", {"more_tasks": numbers})
    if _LESS_TASKS.fullmatch(rest):
        return _tasks_left(scene, numbers)
    return Said("URGE", {"instead_tasks": numbers}) if _RATHER.fullmatch(rest) else None


def _tasks_left(scene: Scene, numbers: Sequence[object]) -> Said | None:
    """不要任务3了: of the other tasks that were shown; where none is left, or none was named, it is left to others."""
    asked = scene.context.asked
    shown = dict.fromkeys(int(one) for one in re.findall(r"任务(\d{1,2})", asked.words)) if asked is not None else {}
    left = [one for one in shown if one not in numbers]
    return Said("URGE", {"instead_tasks": left}) if left and len(left) < len(shown) else None


def _change(scene: Scene, parts: list[str]) -> dict[str, list[str]]:
    """Which units fall away and which are added; nothing where a part is strange."""
    less, more, told = list[str](), list[str](), list[str]()
    for words in parts:
        part = scene.unasked.saying(words)
        units, rest = units_said(part), _rest(part)
        match _told(scene, units, rest):
            case "less" if units or told:
                less, told = less + (units or told), []
            case "done":
                told = [*units]  # 后宅已经报了，不用催他们
            case "more":
                more += units
            case "did" if less:
                pass
            case "nothing":
                pass
            case _:
                return {}
    return {} if told else _lists(less, more)


def _told(scene: Scene, units: list[str], rest: str) -> str:
    """What a part does; "" where it is strange."""
    if len(rest) > _LONGEST:
        return ""
    if not units:
        return _beside_units(scene, rest)
    if _LESS.fullmatch(rest) or (len(units) == 1 and _WHY_LESS.fullmatch(rest)):
        return "less"
    if _DONE.fullmatch(rest):
        return "done"
    return "more" if _ADDS.search(rest) and _MORE.fullmatch(rest) else ""


def _beside_units(scene: Scene, rest: str) -> str:
    if _OTHERS.fullmatch(rest) or aside(rest) or says_yes(scene, rest) or is_own_verb(scene, rest):
        return "nothing"
    return "less" if _LESS.fullmatch(rest) else "did" if _DID.fullmatch(rest) else ""  # 他们上午刚交


def _lists(less: list[str], more: list[str]) -> dict[str, list[str]]:
    """Only what there is."""
    return {name: units for name, units in (("less_units", less), ("more_units", more)) if units}


def _rest(part: Scene) -> str:
    """The part without the names in it."""
    return _BETWEEN.sub("", "".join(part.word(token) for token in part.tokens if token.kind not in _NAMES))


def _named_in(scene: Scene, asked: Asked) -> set[str]:
    """The units that the question names."""
    return {unit.code for unit in scene.lexicon.units if unit.short in asked.words or unit.name in asked.words}
