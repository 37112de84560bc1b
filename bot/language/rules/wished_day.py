"""Which of the days in a sentence is the one that is wished for: 延到6月28日; 厂家6月20日才发货 tells why."""

import re

from bot.language.patterns import CALLED, WEIGHTLESS, kinds
from bot.language.scene import LEAD, Scene, Slots, clauses
from bot.language.tokens import Token

_LEADS = kinds("to become extend edit change")
_AHEAD = WEIGHTLESS | _LEADS | kinds("want deadline stopdate effectdate request apply date span")
_OF_DAY = frozenset({"日期", "时间", "日子", "的"})
_ONLY_THEN = re.compile(r"才(?!能|可以|行|好|完|办|交|做|停|报)")


def only_then(scene: Scene, token: Token) -> bool:
    """厂家6月20日才发货: what comes only then is why, not until when."""
    return _ONLY_THEN.match(scene.text.key[token.end :]) is not None


def of_wish(scene: Scene, token: Token) -> bool:
    """The day stands in a part of its own, or behind 延到, 改成: 8月20日 页面联调未完成; not in 厂家6月20日发货."""
    if only_then(scene, token):
        return False
    first = last = scene.index(token)
    if first and scene.tokens[first - 1].kind in _LEADS:
        return True
    first = part_start(scene, token)
    plain = all(one.kind in _AHEAD or scene.word(one) in _OF_DAY for one in scene.tokens[first:last])
    head = first == last or scene.tokens[first].kind == "request"
    return plain and (head or scene.apart(last + 1) or scene.tokens[last + 1].kind in WEIGHTLESS)


def part_start(scene: Scene, token: Token) -> int:
    """The place of the first word of the part, between signs and blanks, that a word stands in."""
    place = scene.index(token)
    while place and not scene.apart(place):
        place -= 1
    return place


CAUSE = re.compile(
    r"(?:就|要|刚|已|会)?(?:到期|退休|调走|离职|休产?假|(?:小|老)?[^,。;!?]{1,3}(?:调走|离职|退休|休产?假|请假)|机构改革|.{0,4}(?:文件|通知)|开会|领导)"
)


def happened_then(scene: Scene) -> bool:
    """8月15日 负责人退休: with a blank between it may be the day asked for, or when that happened."""
    days = scene.dated()
    blank = len(days) == 1 and scene.text.key[days[0].end : days[0].end + 1] == " "
    blank = blank or (len(days) == 1 and scene.text.shown[scene.text.at[days[0].end - 1] + 1 :][:1].isspace())
    return blank and CAUSE.match(scene.text.key[days[0].end :].lstrip(" ")) is not None


_EACH = 2  # accounts


def without_days_of_each(scene: Scene, slots: Slots) -> Slots:
    """微信9月1号停，微博这个月底停: each has a day of its own; it is asked for with its form, and is no reason."""
    if "reason" not in slots or len(scene.dated()) < _EACH:
        return slots
    own = [part for part in clauses(scene) if part.tokens[0].kind in CALLED and part.dated()]
    told = [words for part in own if "停" in (words := part.said(part.tokens))]
    if len(told) < _EACH or not all(words in str(slots["reason"]) for words in told):
        return slots
    why = str(slots["reason"])
    for words in told:
        why = why.replace(words, "")
    left = {name: value for name, value in slots.items() if name not in {"reason", "stop_date"}}
    return left | ({"reason": why.strip(LEAD)} if why.strip(LEAD + "，。；,") else {})
