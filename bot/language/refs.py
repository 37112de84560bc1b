"""Which tasks, notices and units a sentence names."""

import re

from bot.language.context import OVERSEERS
from bot.language.lexicon import Name
from bot.language.runs import Refs
from bot.language.scene import Scene, Slots
from bot.language.tokens import Token

__all__ = ["Refs", "is_companion", "numbered_day", "numbers_said", "plan_said", "task_refs", "units_said", "whose"]


def task_refs(scene: Scene) -> tuple[Refs, ...]:
    """Every run of task numbers of the sentence, in order; numbers within dates and counts are no runs."""
    return scene.runs


def numbers_task(scene: Scene) -> bool:
    """Whether a task is named by a number that can be nothing else: 任务3, 第3项."""
    return any(refs.explicit for refs in task_refs(scene))


def numbered_day(scene: Scene, pattern: str) -> int | None:
    """1 of 1号 where a sentence of this shape has a number in the place of a day."""
    day = scene.full(pattern)
    nth = re.fullmatch(r"(\d{1,2})号", scene.word(scene.tokens[day.start("day")]), re.ASCII) if day else None
    return int(nth[1]) if nth else None


def plan_said(scene: Scene) -> str | None:
    """The notice that the person named, as 文号."""
    token = scene.first("plan")
    return str(token.value) if token else None


def units_said(scene: Scene) -> list[str]:
    """The codes of the units named; a name that two units share is left out."""
    codes = [token.value.units for token in scene.all("unit", "name") if isinstance(token.value, Name)]
    return list(dict.fromkeys(code[0] for code in codes if len(code) == 1))


_WITH = re.compile(r"(?:^|[^\u4e00-\u9fff]|[已就也都在去先再]经?|(?:任务|第)\d{1,2}(?:项|号)?)(?:跟|和|与|同|找|向)$")
_DOES_WITH = re.compile(
    r"(?:的?(?:同志|人|那边|这边|方面))?(?:已经?|都|也|再|正在|在)*"
    r"(?:对接|沟通|联系|商量|协商|协调|衔接|讨论|会商|碰[头面过了]|谈|一起|共同|合作|配合|确认|核对|研究|汇报)"
)


def is_companion(scene: Scene, token: Token) -> bool:
    """跟教育局对接了: with whom something was done, not of whom it is told."""
    key = scene.text.key
    return _WITH.search(key, 0, token.start) is not None and _DOES_WITH.match(key, token.end) is not None


def whose(scene: Scene) -> Slots:
    """任务10 佛堂镇, 卫健任务1: of which unit; one that the speaker may look at."""
    units = units_said(scene) or _in_short(scene)
    seen = len(units) == 1 and (scene.context.has(OVERSEERS) or units[0] in scene.context.units)
    return {"unit": units[0]} if seen else {}


def _in_short(scene: Scene) -> list[str]:
    """卫健任务1什么时候到期: a name without its 局, at the head and right in front of a task's number."""
    refs = next((refs for refs in task_refs(scene) if refs.explicit), None)
    head = _BEFORE.sub("", scene.text.key[: scene.tokens[refs.start].start]) if refs else ""
    if not _SHORT[0] <= len(head) <= _SHORT[1]:
        return []
    names = (scene.lexicon.names.get(f"{head}{end}") for end in _ENDS)
    codes = {codes for name in names if name is not None and len(codes := name.units) == 1}
    return [code for (code,) in codes] if len(codes) == 1 else []


_SHORT = 2, 6
_ENDS = ("局", "镇", "街道", "办", "中心", "委")
_BEFORE = re.compile(r"^(?:请问|问一?下|查一?下|查一?查|看一?下|看看|那|那么|现在)|(?:的|那个|那边的?|这个)$")


def plainest(scene: Scene) -> Refs | None:
    """The first run of task numbers: 第五个打电话来的 gives way to a task, 一帮人 to 任务3月底."""
    return min(task_refs(scene), key=lambda found: (not found.explicit, not found.weak), default=None)


def numbers_said(scene: Scene) -> Slots:
    """The plainest run of task numbers and the notice, as slots."""
    refs = plainest(scene)
    plan = plan_said(scene)
    return ({"tasks": refs.numbers} if refs else {}) | ({"plan": plan} if plan else {})
