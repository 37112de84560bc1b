"""就催吧, behind a preview of 催办: the command said once more, naming nothing new, agrees to what was shown."""

import re
from collections.abc import Callable

from bot.language.rules.asking import asks
from bot.language.scene import Said, Scene

_AGREES = re.compile(r"^(?:那|就|行|好|可以|嗯)+|[吧呗]$")  # 催一下 alone is no such word: it is shown once more
_LONGEST = 8
_NARROWS = ("unfinished", "unsigned", "overdue")


def restated(scene: Scene, read: Callable[[Scene], Said | None]) -> Said | None:
    """就催吧, 那就催吧: a yes to the preview of the same command; 催一下 names nothing, and it is shown once more."""
    asked, key = scene.context.question, scene.text.key.strip("，。！!,. ")
    if asked is None or not asked.shown or len(key) > _LONGEST:
        return None
    if scene.has("not", "howto", "cond", *_NARROWS) or asks(scene.tokens, scene):
        return None
    said = read(scene)
    if said is None or said.intent != asked.shown or not _names_nothing(said):
        return None
    return Said("CONFIRM") if _AGREES.search(key) else Said(asked.shown)


def _names_nothing(said: Said) -> bool:
    """Whether the command stands alone; 催办 of all that is open is what it means where nothing is said."""
    return said.slots.keys() <= {"ask", "target"} and said.slots.get("target") in {None, "unfinished"}
