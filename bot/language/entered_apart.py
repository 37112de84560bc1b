"""代签收 佛堂镇 1 电话 王五 顺便催苏溪任务1: behind what the office enters for a unit, a matter of its own.

Read as one, the other unit was signed for, too, or the second matter stood in the first one's words.
"""

import re
from collections.abc import Callable
from dataclasses import replace

from bot.language.act_and_question import free
from bot.language.context import OFFICE
from bot.language.intents import QUIET
from bot.language.meaning import Meaning
from bot.language.patterns import kinds
from bot.language.scene import LEAD, Scene, scene_of

_ENTERED = kinds("REPORT_FOR ACK_FOR EXTENSION_FOR OPINION_FOR RECTIFY_FEEDBACK_FOR RECTIFY_ACK_FOR POST_FINAL_FOR")
_LED = re.compile(r"[\s,，。;；、]+(?:顺便|顺带|另外|还有|同时|此外|再有|再就是|然后)[\s,，:：]*")
_AS_WELL = re.compile(r"也.{0,4}签|签.{0,3}[了收]")  # 另外苏溪也签了: one more of the same receipt
_NAMES = kinds("unit name account task rect request urge handover extend issue")


_WORDED = kinds("REPORT_FOR EXTENSION_FOR OPINION_FOR RECTIFY_FEEDBACK_FOR")  # words that may hold what else was done
_BIDS = re.compile(r"催|下发|代(?:登记|签收|反馈|说明)|提醒|转办|批注|[查看]一?[下看查]")


def _is_act(tail: str, second: Meaning) -> bool:
    """催苏溪任务1, or a question; but 另外开展了苏溪交流 is one more thing that the unit did."""
    if second.intent in QUIET:
        return False
    return second.slots.get("ask") != "did_you_mean" or _BIDS.search(tail) is not None


def _told_of(meaning: Meaning) -> dict[str, object]:
    """All that an entry tells but its words."""
    return {name: value for name, value in meaning.slots.items() if name not in {"text", "reason"}}


def entered_apart(scene: Scene, whole: Callable[[str], Meaning]) -> Meaning | None:
    """The entry alone, and what was said behind it as what is still to be taken up."""
    context, shown = scene.context, scene.text.shown
    if not context.has(OFFICE) or not shown.lstrip(LEAD).startswith("代") or not free(context):
        return None
    led = _LED.search(shown)
    tail = shown[led.end() :].strip(LEAD) if led is not None else ""
    if led is None or not tail or not scene_of(tail, context, scene.lexicon).has(*_NAMES):
        return None
    first = whole(shown[: led.start()])
    as_well = first.intent in {"ACK_FOR", "RECTIFY_ACK_FOR"} and _AS_WELL.search(tail)
    if first.intent not in _ENTERED or as_well:
        return None
    if first.intent in _WORDED and not _is_act(tail, whole(tail)) and _told_of(first) == _told_of(whole(shown)):
        return None
    return replace(first, then=tail)
