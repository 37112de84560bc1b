"""微博不留, 天目号等等, 除了微博, said to “which one”: what is denied or put off is never what is chosen."""

import re
from collections.abc import Mapping

from bot.language.answers.beside_choice import LEFT_OUT, stands
from bot.language.numerals import parse_number
from bot.language.patterns import kinds
from bot.language.rules.asking import asks
from bot.language.scene import Said, Scene

_Options = tuple[Mapping[str, object], ...]
_NAMING = kinds("account name platform unit")
_MOST = 12  # characters that a denial and its verb take, at most
_NO = r"(?:不(?![过然如妨错是对管])|别(?![的处])|甭|莫|(?:没|尚未|未)(?:有|定|想好|确定|决定|商量|批))"
_WAITS = (
    r"(?:等等|等一?[下会]|缓[缓一]|放[放一]|再(?:等|说|看|议|定|研究|考虑)|以后|回头|待定|除外|除开|例外|不算|[以之]外)"
)
_DENIED = re.compile(rf"(?:{_NO}[^的]{{0,5}}|{_WAITS}.{{0,3}})$")  # 不更新的那个 is one that is known by it
_AHEAD = re.compile(rf"(?:先|暂时?|那|就|请|也|还)?(?:{_NO}|除了?(?!外))")
_PLACED = re.compile(r"第?(?P<n>\d{1,2}|[一二三四五六七八九十])(?:那?一?[个只条家]|号|项)?的?(?P<rest>.*)")


def left_out(scene: Scene, parts: list[Scene], options: _Options) -> Said | None:
    """The question is put again, where all that is named of the choices is denied or put off."""
    key = scene.text.key
    denies = re.search(rf"{_NO}|{_WAITS}|除", key) is not None
    if not denies or not options or "page" in options[0] or asks(scene.tokens, scene):
        return None
    named = [part for part in parts if places(part, options)]
    denied = bool(named) and all(_is_denied(part, options) for part in named)
    return Said("UNKNOWN", {"hint": LEFT_OUT}) if denied else None


def places(part: Scene, options: _Options) -> set[int]:
    """Which of the choices a part names, by words or by their place; none where it names what all of them are."""
    words = [token for token in part.tokens if token.kind in _NAMING]
    hits = {place for place, one in enumerate(options) if words and all(stands(part, token, one) for token in words)}
    if not words and (found := _PLACED.fullmatch(part.words)):
        number = parse_number(found["n"]) or 0
        hits = {number - 1} if number <= len(options) else set()
    return hits if len(hits) < len(options) else set()


def _is_denied(part: Scene, options: _Options) -> bool:
    last = max((place for place, token in enumerate(part.tokens) if token.kind in _NAMING), default=-1)
    behind = "".join(part.word(token) for token in part.tokens[last + 1 :])
    if last < 0:
        found = _PLACED.fullmatch(part.words)
        behind = found["rest"] if found is not None else ""
    first = next((place for place, token in enumerate(part.tokens) if token.kind in _NAMING), 0)
    ahead = "".join(part.word(token) for token in part.tokens[:first])
    asked = part.context.asked
    if asked is not None and asked.about not in _JUDGED and _OUT_OF_USE.search(behind):
        return False
    behind_it = len(behind) <= _MOST and _DENIED.search(behind) is not None
    only = ahead and _AHEAD.match(ahead) is not None and len(behind) <= _SHORT
    return behind_it or bool(only and len(places(part, options)) < len(options))


_JUDGED = kinds("DISPOSITION RECTIFY_ISSUE")  # by those who do not run the account
_OUT_OF_USE = re.compile(r"不(?:再|怎么|大|常)?(?:用|更新?|发|登|管|维护|运营)[了过吧啊呀]*$")  # 知乎不用了: that one
_SHORT = 3  # 别关微博了: what stands behind the name says no more
