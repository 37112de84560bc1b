"""Whose work is spoken of: what is told of another unit is not about one's own."""

import re

from bot.language.lexicon import Name
from bot.language.patterns import LIGHT, kinds
from bot.language.refs import is_companion, units_said
from bot.language.scene import Said, Scene
from bot.language.tokens import Token


def of_another_unit(scene: Scene, said: Said) -> Said:
    """苏溪镇任务1还没完成, said by another unit's clerk, is not about his own."""
    head = next((token for token in scene.tokens if token.kind not in LIGHT), None)
    theirs = [unit for unit in units_said(scene) if unit not in scene.context.units]
    instead = scene.has("third") or _INSTEAD.match(scene.text.key)
    if said.intent == "TASK_DONE" and not said.certain and instead and len(theirs) == 1:
        return Said(said.intent, {**said.slots, "unit": theirs[0]}, said.certain)  # 苏溪镇他们任务1做完了
    if said.intent not in _OF_ONE_UNIT or head is None or not isinstance(head.value, Name) or "unit" in said.slots:
        return said
    if is_companion(scene, head):
        return said
    return Said(said.intent, {**said.slots, "unit": head.value.units[0]}, said.certain) if head.value.units else said


_INSTEAD = re.compile(r"(?:麻烦|请|我)?(?:帮|替|代)(?!我|我们|忙)")  # 替福田报一下
_OF_ONE_UNIT = frozenset(
    {"TASK_PROGRESS", "TASK_ADD", "TASK_WITHDRAW", "EXTENSION_REQUEST", "NOT_OURS", "SIGN_RECEIPT"}
)


_SENT_TO = re.compile(r"(?:报送?|呈报?|送|交|发|汇报|报备)(?:给|到|至|往|了)?$")


def receives(scene: Scene, token: Token) -> bool:
    """已完成并报送市融媒体中心, 请市府办核实: to whom it goes, no matter whose it is; 上报 佛堂镇 任务1 names whose."""
    place = scene.index(token)
    behind = scene.tokens[place + 1] if place + 1 < len(scene.tokens) else None
    sent = _SENT_TO.search(scene.text.key[: token.start]) is not None
    checks = _ASKED_OF.search(scene.text.key[: token.start]) and _CHECKS.match(scene.text.key[token.end :])
    return checks is not None or (sent and (behind is None or behind.kind not in _OF_TASK))


_ASKED_OF = re.compile(r"(?:请|由|等|让|麻烦|劳烦|烦请|提请|报请)(?:一下)?$")
_CHECKS = re.compile(
    r"(?:的?(?:同志|领导|老师))?(?:尽快|抓紧|帮忙?|来|给|予以|再|那边|这边)*(?:核实|核验|核对|审核|验收|复核|确认|把关|核销)"
)


_OF_TASK = kinds("task nth number weak ordinal")
