"""催佛堂任务3和苏溪任务1, 催3佛堂1苏溪, 催稠城任务1改成任务10: each unit is urged for its own task, one by one.

Read as one, all units were urged for the first task. The first is shown, the others are named as not done yet; what the
sentence itself puts right is only urged as it was put right.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from bot.language.context import OVERSEERS
from bot.language.meaning import Meaning
from bot.language.refs import Refs, units_said
from bot.language.rules.asking import asks
from bot.language.scene import Scene

_LIGHT = re.compile(
    r"(?:一下|一催|催|办|促|提醒|督促|请|麻烦|帮忙?|我|把|给|要|就|再|先|都|也|和|跟|与|及|还有|另外|然后|是|的|那|这|个|家|下|吧|了|啊|呀|任务|"
    r"分别|各自?|[,，、;；。:！!\s])*+"
)
_RATHER = re.compile(r"[搞说写弄打催]?错了?|不对|[改换]成|[改换]为|应该?是|不是")
_DENIES = re.compile(r"不是")
_LONGEST = 12  # urgings in one message, more are no sentence


@dataclass(slots=True)
class _Group:
    units: list[str] = field(default_factory=list)
    numbers: list[int | str] = field(default_factory=list)
    rather: bool = False  # stands for the one before it
    denied: bool = False
    units_first: bool = True


def two_urges(scene: Scene, whole: Callable[[str], Meaning]) -> Meaning | None:
    """The first 催办, with the others as what is still to be said; None where the message is one 催办, or more."""
    asked = scene.context.asked
    told = (
        scene.context.chat == "single" and scene.context.has(OVERSEERS) and (asked is None or asked.kind == "confirm")
    )
    if not told or "催" not in scene.text.key or not scene.runs or asks(scene.tokens, scene):
        return None
    groups = _put_right(_groups(scene))
    if not groups:
        return None
    commands = [_command(scene, group) for group in groups]
    first = whole(commands[0])
    if first.intent != "URGE" or first.act != "offer":
        return None
    return Meaning(first.intent, first.slots, first.act, first.said, then="；".join(commands[1:]))


def _command(scene: Scene, group: _Group) -> str:
    units = " ".join(scene.lexicon.unit[code].short for code in group.units)
    return f"催办 {units} {'、'.join(f'任务{n}' if isinstance(n, int) else n for n in group.numbers)}"


def _groups(scene: Scene) -> list[_Group]:
    """Units, then their tasks, in the order in which they are told; nothing where any other word stands among them."""
    groups, between = [_Group()], ""
    place = 0
    while place < len(scene.tokens):
        run = next((refs for refs in scene.runs if refs.start == place), None)
        units = units_said(scene.part([scene.tokens[place]])) if run is None else []
        if run is None and not units:
            between += scene.word(scene.tokens[place])
            place += 1
            continue
        last, rather = groups[-1], _RATHER.search(between) is not None
        light = _LIGHT.fullmatch(_RATHER.sub("", between)) is not None
        plain = run is None or run.explicit or run.weak or (not between and _of_unit(groups[-1], run, scene))
        plain = plain or (run is not None and _ahead_of_unit(groups, run, scene))
        if not (light and plain) or len(groups) > _LONGEST:
            return []
        if rather and (last.units or last.numbers):
            groups.append(last := _Group(rather=True))
        elif _begins(groups, of_units=bool(units)):
            groups.append(last := _Group())
        last.denied = last.denied or (rather and _DENIES.search(between) is not None)
        last.units_first = last.units_first if last.units or last.numbers else bool(units)
        last.units += units
        last.numbers += run.numbers if run is not None else ()
        between, place = "", run.end if run is not None else place + 1
    return groups if _LIGHT.fullmatch(_RATHER.sub("", between)) is not None else []


def _of_unit(last: _Group, run: Refs, scene: Scene) -> bool:
    """催佛堂3和苏溪1: a bare number right behind a unit is its task; anywhere else it may count something."""
    known = all(scene.lexicon.tasks_numbered(number) for number in run.numbers)
    return bool(last.units) and not last.numbers and known


def _ahead_of_unit(groups: list[_Group], run: Refs, scene: Scene) -> bool:
    """催1佛堂3苏溪: the same with the number right before its unit, where the first one is told so."""
    behind = scene.tokens[run.end : run.end + 1]
    beside = bool(behind) and bool(units_said(scene.part(behind)))
    complete = not groups[0].units_first and bool(groups[-1].units)
    fresh = len(groups) == 1 and not (groups[0].units or groups[0].numbers)
    return beside and (fresh or complete) and all(scene.lexicon.tasks_numbered(number) for number in run.numbers)


def _begins(groups: list[_Group], *, of_units: bool) -> bool:
    """Whether another one is told: units first, and their tasks behind them, or the other way as the first one was."""
    last = groups[-1]
    if not (last.units and last.numbers):
        return False
    return of_units is groups[0].units_first


def _put_right(groups: list[_Group]) -> list[_Group]:
    """What replaces the one before it takes over what it does not tell; of one 催办 nothing is left to do here."""
    kept, put_right = list[_Group](), False
    for group in groups:
        if group.denied:
            return []  # 不是任务3，是任务10 beside a preview is read there
        if group.rather and kept:
            before = kept.pop()
            group.units, group.numbers, put_right = group.units or before.units, group.numbers or before.numbers, True
        kept.append(group)
    whole = all(group.units and group.numbers for group in kept)
    apart = len({tuple(group.numbers) for group in kept}) > 1
    return kept if whole and (apart or put_right) else []
