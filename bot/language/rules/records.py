"""What is asked of the records: 经过 (who did what when) and 专报 (how it stands on one page)."""

import re

from bot.language.patterns import WEIGHTLESS, kinds
from bot.language.refs import numbers_said, plan_said, units_said
from bot.language.rules.requests import number_of
from bot.language.scene import Said, Scene, given

_NOUN = r"(?:办理|办件|处理|整改|督办|全部|详细)?(?:经过|时间线|全过程|办理过程|来龙去脉)"
_HEAD = re.compile(rf"(?:请|麻烦|帮我|帮忙)?(?:查询|查看|查|看看|看一下|看下|看)?一?下?{_NOUN}[\s:：,，]*")
_TAIL = re.compile(rf"[\s,，]*的?{_NOUN}[。.!！]*$")
_PLACE = WEIGHTLESS | kinds("view plan all unit name task nth number weak unitnoun tasknoun to request rect")
_ASKED_FOR = WEIGHTLESS | kinds("brief export view want plan date all")


def timeline(scene: Scene) -> Said | None:
    """经过 任务1 佛堂镇; 经过 ZX-2022-001; ZG-2022-003的办理经过."""
    key = scene.text.key
    found = _HEAD.match(key) or _TAIL.search(key)
    if found is None:
        return None
    others = [token for token in scene.tokens if token.end <= found.start() or token.start >= found.end()]
    if any(token.kind not in _PLACE for token in others):
        return None  # 经过研究，任务1由办公室办
    units, rect = units_said(scene), scene.first("rect")
    slots = numbers_said(scene) | given(
        unit=units[0] if units else None, request=number_of(scene), rect=str(rect.value) if rect else None
    )
    if not slots.keys() & {"tasks", "request", "rect"} and (units or scene.context.chat != "single"):
        return None
    return Said("TIMELINE", slots)


def brief(scene: Scene) -> Said | None:
    """专报; 导出专报; 41号专报."""
    if not scene.has("brief") or not scene.only(_ASKED_FOR):
        return None
    return Said("EXPORT", {"what": "brief"} | given(plan=plan_said(scene)))
