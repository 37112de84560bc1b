"""公安微博有错别字；魅力苏溪链接打不开: what was found of two accounts, each an order of its own.

Read as one, the fault of the second stood in the order to the first. The first is shown, and the second is named as not
taken up, so that it is typed again by itself. So it is with the same fault of several, 佛堂城事、魅力苏溪都没更新: each
order names its own account, and nothing of the others.
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
    if not told or len(scene.all(*_NAMES)) < 2:  # noqa: PLR2004 - one account and another
        return None
    return _same_of_each(scene, whole) or (_each_its_own(scene, whole) if scene.has("sep") else None)


def _same_of_each(scene: Scene, whole: Callable[[str], Meaning]) -> Meaning | None:
    """公安微博、魅力苏溪有错别字: the same of each account of a list, as if it had been told of each alone."""
    if not (scene.has("issuekind", "issue", "rectnoun") or FOUND.search(scene.text.key)):
        return None
    masked, places = _masked(scene)
    found = _LIST.fullmatch(masked) or _ALSO_SO.fullmatch(masked)
    if found is None:
        return None
    ahead, behind = (_typed(scene, places, *found.span(name)) for name in ("ahead", "behind"))
    spans = [one.span() for one in _ONE.finditer(masked)]
    names = [_named(scene, (masked, places), spans, nth) for nth in range(len(spans))]
    read = [whole(f"{ahead} {name} {behind}") for name in names] if len(spans) <= _LONGEST else []
    accounts = [account for one in read for account in _accounts(one)]
    ordered = scene.has("issue")  # 佛堂城事、魅力苏溪下发整改: what is wrong is asked for
    if not accounts or not all(_found(one, ordered=ordered) for one in read) or len(accounts) > len(set(accounts)):
        return None  # 市公安局 义乌公安: one account and whose it is
    return replace(read[0], then=f"{ahead} {'、'.join(names[1:])} {behind}".strip(LEAD))


_WHOLE, _PLATFORM = "□", "■"  # in the place of an account, its unit or its number, and of a platform
_ONE = re.compile(rf"(?:{_WHOLE}(?:的?{_WHOLE})*(?:[的 ]?{_PLATFORM})?|{_PLATFORM})")
_NO_NAME = rf"[^{_WHOLE}{_PLATFORM}]"
_OF_ONE = r"(?:的?(?:官方)?(?:账号|公号|号)|[那这][个条])?"
_AND = r"(?:[、,，;；和跟与及 ]|以及|还有)+"
_LIST = re.compile(
    rf"(?P<ahead>{_NO_NAME}*?){_ONE.pattern}{_OF_ONE}(?:{_AND}{_ONE.pattern}{_OF_ONE})+"
    rf"(?:[ ,，]*(?:(?:这|那)?[两二三四五六几]个(?:账?号|单位)?|都|也|全部?|均|分别|各|同样|一样)*)"
    rf"(?P<behind>{_NO_NAME}*)",
    re.DOTALL,
)
_ALSO_SO = re.compile(  # 佛堂城事14天没更新，魅力苏溪也一样
    rf"(?P<ahead>{_NO_NAME}*?){_ONE.pattern}{_OF_ONE}(?P<behind>{_NO_NAME}+?)[,，。;； ]+(?:还有|另外)?"
    rf"{_ONE.pattern}{_OF_ONE}(?:{_AND}{_ONE.pattern}{_OF_ONE})*"
    r"(?:都|也|同样|是)*(?:一样|同样|这样|这个(?:问题|毛病|情况)|有这?个?问题|没更新)(?:的|子|了)*[。!！]*",
    re.DOTALL,
)
_LONGEST = 6  # accounts in one message; each costs a reading


def _masked(scene: Scene) -> tuple[str, list[int]]:
    """The words with a sign in the place of each name, a blank where one was typed, and where each character stood."""
    masked, places = "", list[int]()
    for token in scene.tokens:
        if masked and scene.text.gap(token.start) and masked[-1] != " ":
            masked, places = masked + " ", [*places, token.start]
        sign = _PLATFORM if token.kind == "platform" else _WHOLE if token.kind in _NAMES else ""
        masked += sign or scene.word(token)
        places += [token.start] if sign else range(token.start, token.end)
    return masked, [*places, len(scene.text.key)]


def _typed(scene: Scene, places: Sequence[int], start: int, end: int) -> str:
    return scene.text.said(places[start], places[end]) if start < end else ""


def _named(scene: Scene, said: tuple[str, Sequence[int]], spans: Sequence[tuple[int, int]], nth: int) -> str:
    """One of the list by itself: 公众号 of 公安的微博、公众号 is 公安's, and of 佛堂、苏溪的微博 both are a 微博."""
    (masked, places), (start, end), last = said, spans[nth], spans[-1]
    own = _typed(scene, places, start, end)
    if masked[start:end] == _PLATFORM:
        owner = next((span for span in reversed(spans[:nth]) if masked[span[0]] == _WHOLE), None)
        until = owner[1] - (masked[owner[1] - 1] == _PLATFORM) if owner else 0
        return _typed(scene, places, owner[0], until) + own if owner else own
    of_unit = all(one.kind == "unit" for one in scene.tokens if places[start] <= one.start < places[end])
    shared = of_unit and _PLATFORM not in masked[start:end] and masked[last[1] - 1] == _PLATFORM != masked[last[0]]
    return own + (_typed(scene, places, last[1] - 1, last[1]) if shared else "")


def _accounts(meaning: Meaning) -> tuple[object, ...]:
    found = _account(meaning)
    return found if isinstance(found, tuple) else (found,)


def _each_its_own(scene: Scene, whole: Callable[[str], Meaning]) -> Meaning | None:
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


def _found(meaning: Meaning, *, ordered: bool = False) -> bool:
    """An order that names its account and what is wrong with it."""
    wrong = ordered or meaning.slots.get("issue") or meaning.told.get("fault")
    return meaning.intent == _ORDER and "rect" not in meaning.slots and bool(wrong) and _account(meaning) is not None


def _account(meaning: Meaning) -> object:
    found = meaning.slots.get("account") or meaning.slots.get("account_candidates")
    return tuple(found) if isinstance(found, list) else found
