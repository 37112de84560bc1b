"""Whose work is spoken of: what is told of another unit is not about one's own."""

import re

from bot.language.lexicon import Name
from bot.language.refs import units_said
from bot.language.scene import Said, Scene


def of_another_unit(scene: Scene, said: Said) -> Said:
    """苏溪镇任务1还没完成, said by another unit's clerk, is not about his own."""
    head = next((token for token in scene.tokens if token.kind not in {"polite", "soft", "particle", "sep"}), None)
    theirs = [unit for unit in units_said(scene) if unit not in scene.context.units]
    instead = scene.has("third") or _INSTEAD.match(scene.text.key)
    if said.intent == "TASK_DONE" and not said.certain and instead and len(theirs) == 1:
        return Said(said.intent, {**said.slots, "unit": theirs[0]}, said.certain)  # 苏溪镇他们任务1做完了
    if said.intent not in _OF_ONE_UNIT or head is None or not isinstance(head.value, Name) or "unit" in said.slots:
        return said
    return Said(said.intent, {**said.slots, "unit": head.value.units[0]}, said.certain) if head.value.units else said


_INSTEAD = re.compile(r"(?:麻烦|请|我)?(?:帮|替|代)(?!我|我们|忙)")  # 替福田报一下
_OF_ONE_UNIT = frozenset(
    {"TASK_PROGRESS", "TASK_ADD", "TASK_WITHDRAW", "EXTENSION_REQUEST", "NOT_OURS", "SIGN_RECEIPT"}
)
