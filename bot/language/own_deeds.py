"""今天催了哪几家, 今天我批了几个: what the office itself did on some days, and not what is still to be done."""

import re
from collections.abc import Callable
from dataclasses import replace

from bot.language.context import MONITOR, OFFICE
from bot.language.scene import Said, Scene, scene_of

Reads = Callable[[Scene], Said | None]
_WHEN = r"(?P<when>[^催批审驳我们都,，。]{0,10}?)"
_SELF = r"(?:(?P<me>我)(?!们)|我们)?(?:一共|总共|都|已经?)*"
_HOW_MANY = r"(?:哪些?几?[家个项件]?|谁|几[家个项件]|多少[家个项件]?)(?:单位|申请|件|家)?(?:呢|啊|呀|来着)*"
_URGED = re.compile(rf"(?:我(?=[^们催]))?{_WHEN}{_SELF}(?:催办?|提醒|督促)(?:过了|了|过){_HOW_MANY}[?。!]*")
_MINE = re.compile(
    rf"(?:(?P<first>我){_WHEN}|(?P<then>[^催批审驳我们都,，。]{{0,10}}?)我)(?P<deed>(?:一共|总共|都|已经?)*(?:审批|批准?|驳回|驳).*)"
)
_FIGURE = "批了几个"  # by which the days are read as they are in every question for figures


def own_deeds(scene: Scene, read: Reads) -> Said | None:
    """Who was urged on those days; what the speaker approved or turned down on them."""
    key = scene.text.key
    if not scene.context.has(OFFICE | MONITOR) or scene.has("task", "account", "request", "rect"):
        return None
    if "催" in key or "提醒" in key or "督促" in key:
        return _urged(scene, key, read)
    told = _MINE.fullmatch(key) if "我" in key else None
    if told is None:
        return None
    found = read(_as(scene, f"{told['when'] or told['then'] or ''}{told['deed']}"))
    decided = found is not None and found.slots.get("state") in {"approved", "rejected"}
    return replace(found, slots={**found.slots, "mine": True}) if found is not None and decided else None


def _urged(scene: Scene, key: str, read: Reads) -> Said | None:
    told = _URGED.fullmatch(key)
    if told is None:
        return None
    mine = {"mine": True} if told["me"] or (key.startswith("我") and not key.startswith("我们")) else {}
    if not told["when"]:
        return Said("STATS", {"figure": "urged", **mine})
    days = read(_as(scene, f"{told['when']}{_FIGURE}"))
    if days is None or "since" not in days.slots:
        return None
    return Said("STATS", {"figure": "urged", "since": days.slots["since"], "until": days.slots["until"], **mine})


def _as(scene: Scene, words: str) -> Scene:
    return scene_of(words, scene.context, scene.lexicon)
