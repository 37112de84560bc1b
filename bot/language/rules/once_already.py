"""10已经报过一次了吧 asks how it stands; 再报一次 reports again what was sent back; 001先撤了 is no task 1."""

import re

from bot.language.patterns import kinds
from bot.language.refs import plainest
from bot.language.rules.asking import asks
from bot.language.scene import LEAD, Said, Scene, Slots

_REPORTED = re.compile(
    r"(?:任务|第|#)?(?:\d{1,2}|[一二三四五六七八九十]{1,3})(?:项|号|条)?(?:我们?|我们这边|这项|的)?(?:不是|是不是|应该|好像)?(?:已经?|早就?|都)?"
    r"(?:上报|报|交|签收|签)过(?:一次|一遍|一回|的)?了?(?:吧|吗|么|嘛|没有|没)[?。!啊]*"
)
_LAST_DIGITS = re.compile(r"0\d{2}", re.ASCII)
_AROUND = kinds("number withdraw soft particle polite past self sep ba want requestnoun apply")


def by_number_alone(scene: Scene) -> Said | None:
    """What examples would take for a report, or for the taking back of a task."""
    return _reported_already(scene) or _pulled_back(scene)


def _reported_already(scene: Scene) -> Said | None:
    """10已经报过一次了吧, 任务3是不是签过了吗: how it stands is shown, nothing is reported once more."""
    refs = plainest(scene) if _REPORTED.fullmatch(scene.text.key) else None
    return Said("TASK_DETAIL", {"tasks": refs.numbers}) if refs is not None and len(refs.numbers) == 1 else None


def _pulled_back(scene: Scene) -> Said | None:
    """001先撤了: the only open application with that number; of several it is asked which."""
    said = [scene.word(token) for token in scene.all("number")]
    short = len(said) == 1 and _LAST_DIGITS.fullmatch(said[0]) is not None
    if not short or not scene.has("withdraw") or not scene.only(_AROUND):
        return None
    found = [number for number, _ in scene.context.paired("open_request") if number.endswith(f"-{said[0]}")]
    if not found and (
        scene.context.paired("open_request") or scene.context.guess == "REQUEST_WITHDRAW"
    ):  # 撤002, and only 001 is open: never another one
        found = [f"ZX-{scene.today.day.year}-{said[0]}"]
    slots = {"request": found[0]} if len(found) == 1 else {}
    return Said("REQUEST_WITHDRAW", slots)


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
