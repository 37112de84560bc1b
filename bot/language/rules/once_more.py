"""再报一次, 重新报: of what was sent back. Words behind it are offered as the report; else they are asked for."""

import re

from bot.language.rules.asking import asks
from bot.language.scene import LEAD, Said, Scene, Slots

_AGAIN = re.compile(
    r"(?:那就?|我们?|就|现在|这次|帮我|帮忙|请|麻烦|想|要|可以|退回的?(?:那个|那项)?)*"
    r"(?:再|重新?)(?:来)?(?:上?报|提交|报送|交)(?:一?[遍次下个]|上去|上来|吧|了|呀|啊)*"
)
_SIGN = re.compile(r"[,，。;；:：!！\s]")
_FEW = 3  # characters behind it that say something


def reported_again(scene: Scene) -> Said | None:
    """Of a clerk while nothing is asked; which one, where several were sent back, the handler asks."""
    context, returned = scene.context, scene.context.listed("returned")
    if not returned or context.asked is not None or context.chat != "single" or asks(scene.tokens, scene):
        return None
    if scene.has("task", "nth", "request", "rect", "account"):
        return None
    shown = scene.text.shown.strip(LEAD)
    head, *rest = _SIGN.split(shown, maxsplit=1)
    if not _AGAIN.fullmatch(head.strip("。.!！~")):
        return None
    text = rest[0].strip(LEAD) if rest else ""
    which: Slots = {"tasks": (_number(returned[0]),)} if len(returned) == 1 else {"ask": "which_task"}
    if len(text) < _FEW:
        return Said("TASK_DONE", which | {"again": True})
    return Said("TASK_DONE", which | {"text": text}, certain=False)


def _number(said: str) -> int | str:
    return int(said) if said.isdecimal() else said
