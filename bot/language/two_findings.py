"""公安微博有错别字；魅力苏溪链接打不开: what was found of two accounts, each an order of its own.

Read as one, the fault of the second stood in the order to the first. The first is shown, and the second is named as not
taken up, so that it is typed again by itself.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from bot.language.act_and_question import free
from bot.language.context import MONITOR, OFFICE
from bot.language.meaning import Meaning
from bot.language.patterns import kinds
from bot.language.rules.drafted import FOUND
from bot.language.scene import LEAD, Scene
from bot.language.tokens import Token

_NAMES = kinds("account name unit platform accountno")
_ALSO = re.compile(r"(?:还有|另外|另|以及|同时|此外|再有|再就是|加上|再加上|然后|[,，。;；、 的])*")
_ORDER = "RECTIFY_ISSUE"
_TRIED = 4  # places; each costs three readings


def two_findings(scene: Scene, whole: Callable[[str], Meaning]) -> Meaning | None:
    """The order to the first account, and what was found of another one as what is still to be taken up."""
    context = scene.context
    told = context.chat == "single" and context.has(MONITOR | OFFICE) and free(context)
    if not told or not scene.has("sep") or len(scene.all(*_NAMES)) < 2:  # noqa: PLR2004 - one account and another
        return None
    for place in islice(_behind_fault(scene), _TRIED):
        head, tail = (scene.said(part) for part in (scene.tokens[:place], scene.tokens[place:]))
        first = whole(head)
        if not _found(first):
            continue
        second, ordered = whole(tail), f"下发整改 {tail.strip(LEAD)}"
        plain = _found(second)
        if not plain:
            second = whole(ordered)  # 魅力苏溪头像不规范, which alone would be the unit's own change
        if _found(second) and _account(first) != _account(second):
            return replace(
                first, then=tail.strip(LEAD) if plain or not _tells_fault(scene.tokens[place:], tail) else ordered
            )
    return None


def _behind_fault(scene: Scene) -> Iterator[int]:
    """The places before which something is told that is wrong."""
    return (place for place in _places(scene) if _tells_fault(scene.tokens[:place], scene.said(scene.tokens[:place])))


def _tells_fault(part: Sequence[Token], words: str) -> bool:
    return any(token.kind == "issuekind" for token in part) or FOUND.search(words) is not None


def _places(scene: Scene) -> Iterator[int]:
    """Where a part begins with a name, behind a sign and no more than 还有, 另外."""
    for place, token in enumerate(scene.tokens):
        if token.kind not in _NAMES or not place or scene.tokens[place - 1].kind in _NAMES:
            continue
        start = max((at + 1 for at in range(place) if scene.tokens[at].kind == "sep"), default=0)
        if start and _ALSO.fullmatch("".join(map(scene.word, scene.tokens[start:place]))):
            yield start


def _found(meaning: Meaning) -> bool:
    """An order that names its account and what is wrong with it."""
    wrong = meaning.slots.get("issue") or meaning.told.get("fault")
    return meaning.intent == _ORDER and "rect" not in meaning.slots and bool(wrong) and _account(meaning) is not None


def _account(meaning: Meaning) -> object:
    found = meaning.slots.get("account") or meaning.slots.get("account_candidates")
    return tuple(found) if isinstance(found, list) else found
