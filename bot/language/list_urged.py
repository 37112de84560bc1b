"""催一下 behind a list, or 催一下明天到期的: those who stand in it, and nobody else."""

import re
from collections.abc import Callable

from bot.language.context import OVERSEERS
from bot.language.followed import as_question, asked_before
from bot.language.scene import Said, Scene, Slots

_BARE = re.compile(
    r"(?:那么?|就|好的?|嗯|行|都|全部?|把|给|帮我|帮忙|请|麻烦|再|也|[,，\s])*+"
    r"(?:他们|它们|这几[家个项]|那几[家个项]|这些|那些|名单[上里]|上面|列出来|单位|的)*+"
    r"(?:都|全部?|挨个|逐个|一起|统一|再|也)*+"
    r"(?:催办|催促|督促|催|提醒|发个?(?:催办|提醒))(?:他们|它们|一催|一下|一遍|催|下|促)*(?:吧|啊|呀|哈|嘛|了)*[。!！~\s]*"
)
_TARGETS = {"unsigned": "unsigned", "overdue": "overdue", "unreported": "unreported", "returned": "returned"}
_OPEN = frozenset({"unfinished", "due", None})
_NARROWED = ("tasks", "units", "plan", "since", "until")
_NO_LIST = frozenset({"figure", "filters", "state", "over", "kind", "by"})


def list_urged(scene: Scene, read: Callable[[Scene], Said | None]) -> Said | None:
    """没签收的有哪些, then 催一下: those that the list names; a list that 催办 cannot know is said to be none."""
    if not scene.context.has(OVERSEERS):
        return None
    base = asked_before(scene) if _BARE.fullmatch(scene.text.key) else _falling_due(scene)
    before = read(base) if base is not None else None
    if before is None or before.intent not in {"STATS", "UNIT_STATUS"}:
        return None
    slots = _of_list(before)
    return Said("URGE", slots) if slots else Said("UNKNOWN", {"hint": "urge_group"})


_DUE = re.compile(
    r"(?:把|给|帮我|请|麻烦|再)*(?:催办|催促|催|提醒)(?:一下|一催|催)*(?P<behind>.{1,14}到期的)(?:单位|任务|事项)?[吧了。]*"
    r"|(?:把|给|帮我|请|麻烦)*(?P<before>.{1,14}到期的)(?:单位|任务|事项)?(?:都|再|也)*(?:催办|催促|催|提醒)(?:一下|一催|催)*[吧了。]*"
)


def _falling_due(scene: Scene) -> Scene | None:
    """明天到期的催一下: the question for that list."""
    found = _DUE.fullmatch(scene.text.key) if "到期" in scene.text.key else None
    return as_question(scene, f"{found['behind'] or found['before']}有哪些") if found else None


def _of_list(before: Said) -> Slots:
    """Which items the question was about; nothing where 催办 knows no such stretch."""
    wanted = before.slots.get("filter")
    kept = {name: before.slots[name] for name in _NARROWED if before.slots.get(name)}
    if before.intent == "UNIT_STATUS":
        unit = before.slots.get("unit")
        return kept | {"units": [unit], "target": "unfinished"} if unit else {}
    if not before.slots:
        return {"target": "unfinished"}
    if _NO_LIST & before.slots.keys() or (wanted not in _TARGETS and wanted not in _OPEN):
        return {}
    return kept | {"target": _TARGETS.get(str(wanted), "unfinished")}
