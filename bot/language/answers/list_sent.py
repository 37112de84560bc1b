"""对的对的，上报吧，辛苦: task 1's list is to go, in whatever order a yes, a word of sending and courtesy are said.

Beside “要从名单里去掉李娜吗” the same words are no yes: whether she goes they do not say.
"""

import re

from bot.language.answers.giving_up import aside, assents, says_yes
from bot.language.answers.parts import parts_of
from bot.language.answers.shown import sent
from bot.language.context import Asked
from bot.language.scene import Said, Scene

PEOPLE = frozenset({"people", "分管领导", "专职人员", "联系人"})
LIST, OFF = "list", "off"  # asked: whether the whole list goes, whether somebody comes off it
_THANKS = re.compile(r"(?:辛苦|麻烦|谢谢|感谢|多谢|拜托|有劳)(?:了|您|你|啦|大家|各位|领导)*$")
_AS_IT_IS = re.compile(r"报|交|送|发|(?:就|照|按)[这那][样些么个]|[这那]样(?:吧|就)")


def reports(scene: Scene) -> bool:
    """Whether the message tells us to hand the list in, and nothing else."""
    parts = [bare for part in parts_of(scene) if (bare := _THANKS.sub("", part))]
    told = [sent(part) for part in parts]
    return any(told) and all(one or says_yes(scene, part) or aside(part) for one, part in zip(told, parts, strict=True))


def of_list(scene: Scene, key: str, asked: Asked) -> Said | None:
    """A yes to the list that was shown, to taking somebody off it; a word of sending while it lacks something."""
    agrees = assents(scene) or key in scene.phrases("yes")
    if OFF in asked.fields:
        if not (agrees or reports(scene)):
            return None
        return Said("UNKNOWN", {"hint": "talk"}) if _AS_IT_IS.search(scene.text.key) else Said("CONFIRM")
    agrees = LIST in asked.fields and (agrees or key in scene.phrases("submit"))
    return Said("CONFIRM") if agrees or reports(scene) else None
