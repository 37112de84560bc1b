"""退回去让他们再改改, 签了 to “您是要打开…签批卡片吗”: it opens the card, with the principal's words on it."""

import re
from collections.abc import Callable
from dataclasses import replace

from bot.language.context import LEADERS
from bot.language.rules.asking import asks
from bot.language.scene import Said, Scene

_SIGNS = "PRINCIPAL_SIGN"


def signs_on(scene: Scene, reading: Callable[[Scene], Said]) -> Said | None:
    """A return as it is read where nothing is asked; agreeing is a yes; 先别签 is a no to the card, left to others."""
    context = scene.context
    if context.guess != _SIGNS or not context.has(LEADERS) or asks(scene.tokens, scene):
        return None
    meant = reading(scene.unasked)
    if meant.intent != _SIGNS or meant.slots.get("decision") not in {"agree", "return"}:
        return None
    if meant.slots["decision"] == "return":
        return replace(meant, certain=True)
    return None if _NOT_QUITE.search(scene.text.key) else Said("CONFIRM")


_NOT_QUITE = re.compile(r"没|未|改|换|但|不过|只|日期|[局镇]长|主任|书记|\d")  # 还没签, 局长签了, 同意，日期改成9月10日
