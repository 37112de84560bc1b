"""3、9保留，有人管；4关停，没人管: what the office decides of accounts, each part with a reason of its own.

The list that is shown bears one reason. The first part is shown with its own, the others are named as not done yet.
"""

import re
from collections.abc import Callable
from dataclasses import replace

from bot.language.act_and_question import free
from bot.language.context import OFFICE
from bot.language.meaning import Meaning
from bot.language.rules import fates
from bot.language.scene import Scene

_PARTS = re.compile(r"[;；。\n]+")
_DECIDES = "DISPOSITION"
_MOST = 6  # parts, each read by itself


def two_fates(scene: Scene, whole: Callable[[str], Meaning]) -> Meaning | None:
    """The first part, and the rest as what is still to be said; None where no part tells why, or not all decide."""
    context = scene.context
    if not (context.has(OFFICE) and context.chat == "single" and scene.has("sep") and fates.tells_any(scene.text.key)):
        return None
    parts = [part.strip() for part in _PARTS.split(scene.text.shown) if part.strip()]
    many = 1 < len(parts) <= _MOST and (free(context) or context.asked is None or context.asked.kind == "confirm")
    if not many or not all(fates.tells_any(scene.lexicon.fold(part)) for part in parts):
        return None
    read = [whole(part) for part in parts]
    decided = all(one.intent == _DECIDES and one.act == "offer" for one in read)
    reasons = {one.slots.get("reason") for one in read}
    return replace(read[0], then="；".join(parts[1:])) if decided and len(reasons) > 1 else None
