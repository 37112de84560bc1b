"""What is said of a closure that is under way, beside the plain reports of `execution.py`."""

import re

from bot.language.rules.asking import asks
from bot.language.scene import Said, Scene
from bot.language.targets import target


def unfrozen(scene: Scene) -> Said | None:
    """没有冻结期: of the one application that is under way, what “没有的不用管” had asked about."""
    waiting = scene.context.paired("approved")
    if len(waiting) != 1 or scene.context.chat != "single" or not scene.full(_UNFROZEN):
        return None
    return Said("EXECUTION_REPORT", {"stage": "unfrozen", "request": waiting[0][0]})


_OF_WHAT = "{soft|self|particle|platform|account|name|theplatform|accountnoun|sep}*"
_UNFROZEN = _OF_WHAT + "{not}{soft}*{frozen}{soft|particle|sep}*"


_FORMALITIES = re.compile(
    r"(?:办结|办完|办好|完成|走完)了?.{0,4}(?:注销|销号)(?:手续|流程|程序)|(?:注销|销号)(?:手续|流程|程序).{0,4}(?:办结|办完|办好|完成|走完)"
)


def formally_closed(scene: Scene) -> Said | None:
    """义乌普法订阅号已于8月15日办结平台注销手续."""
    named = scene.all("account", "name", "accountno", "platform")
    if (
        not named
        or not _FORMALITIES.search(scene.text.key)
        or asks(scene.tokens, scene)
        or scene.has("cond", "future", "not")
    ):
        return None
    return Said("EXECUTION_REPORT", {"stage": "closed", "target": target(scene, named)}, certain=False)
