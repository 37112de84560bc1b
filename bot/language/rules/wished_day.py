"""Which of the days in a sentence is the one that is wished for: 延到6月28日; 厂家6月20日才发货 tells why."""

import re

from bot.language.patterns import WEIGHTLESS, kinds
from bot.language.scene import Scene
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
