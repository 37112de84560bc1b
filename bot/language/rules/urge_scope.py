"""催他们，除了卫健; 给镇街都催一下任务3: whom not to urge, or a group. 催办 has neither scope."""

import re

from bot.language.context import OVERSEERS
from bot.language.scene import Said, Scene

_URGES = re.compile(r"催|发个?提醒|提醒(?:一下|他们)")
_EXCEPT = re.compile(
    r"除(?:了|开|去|掉)|除外|以外|之外|剔除|刨(?:去|掉|开)|不(?:包括|含|算)|"
    r"[\u4e00-\u9fff]{2,8}(?:就)?(?:不用|不要|别|不必|先别)(?:再)?催"
)
_GROUPS = re.compile(
    r"(?:各|所有|全部|全体)?(?:镇街|街镇|镇和街道|部门|街道)(?:都|全|们|全部|各家|那边|里)|的(?:镇街|街镇|部门|街道|乡镇|镇)(?!的|里)[。!吧]*$"
)


def urge_scope(scene: Scene) -> Said | None:
    """Nobody is reminded but those who were meant, so both are said to be out of reach."""
    if not scene.context.has(OVERSEERS) or scene.has("qmark"):
        return None
    key = scene.text.key
    beside = scene.has("unit", "name") or _GROUPS.search(key) or "除" in key
    if _URGES.search(key) and _EXCEPT.search(key) and beside and not key.startswith(("先别", "别", "不")):
        return Said("UNKNOWN", {"hint": "urge_except"})
    if _URGES.search(key) and _GROUPS.search(key) and not scene.has("unit"):
        return Said("UNKNOWN", {"hint": "urge_group"})
    return None
