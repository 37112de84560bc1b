"""70%写错，是90%; 写错了，是15篇: a figure in the progress that this person told last, put right by one more line."""

import re

from bot.language.context import LEADERS, OVERSEERS
from bot.language.patterns import kinds
from bot.language.rules.asking import asks
from bot.language.scene import LEAD, Said, Scene, Slots

_RIGHT = re.compile(
    r"(?:写|报|填|打|说|记|弄|搞|数字|进度|进展)(?:得|给)?错了?[^,，。;；]{0,6}[\s,，。;；]*"
    r"(?:应该?是|应为|改成|改为|其实是|是)\s*[^,，。;；]{0,6}?\d",
    re.ASCII,
)
_OTHER = kinds(
    "task nth request rect account name platform date mobile accountid accountnoun latin reasonword requestnoun unit "
    "withdraw stopdate frozen url"
)


def figure_corrected(scene: Scene) -> Said | None:
    """Of a clerk while nothing is asked, if progress was the last thing he told today; only offered."""
    context = scene.context
    clerk = context.bound and context.chat == "single" and not context.has(LEADERS | OVERSEERS)
    if not clerk or context.asked is not None or scene.has(*_OTHER) or not _RIGHT.search(scene.text.shown):
        return None
    told = context.facts.get("progressed", "")  # looked up only now
    if not told or asks(scene.tokens, scene):
        return None
    slots: Slots = {"tasks": (int(told) if told.isdecimal() else told,)}
    figures = [token.value for token in scene.all("percent") if token.value is not None]
    right = {"percent": figures[-1]} if figures else {}
    return Said("TASK_PROGRESS", slots | right | {"text": f"更正：{scene.text.shown.strip(LEAD)}"}, certain=False)
