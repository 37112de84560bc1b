"""Commands that begin with words of their own: what stands behind them, in the person's own characters."""

import re

from bot.language.lexicon import Name
from bot.language.scene import LEAD, Scene
from bot.language.tokens import Token

ANCHORED = frozenset(  # whoever begins so means the bot, in a group too, and no answer to its question
    {"DUTY_LIST", "DUTY_SET", "DUTY_TODAY", "DUTY_CHECK", "DUTY_UNCHECK", "DUTY_CHECKS"}
    | {"POST_OFFER", "POST_DECIDE", "POST_DONE", "POST_LIST", "POST_COUNTS", "POST_FINAL_FOR"}
    | {"TRAINING_NOTICE", "TRAINING_MOVE", "TRAINING_SIGN_UP", "TRAINING_SIGN_OFF", "TRAINING_CAME", "TRAINING_SHEET"}
    | {"TRAINING_MATERIAL", "TRAINING_CALL_OFF", "TRAINING_LIST"}
)
_ASIDE = LEAD + "?？"
_OPENS = "《“「"  # what is quoted right behind a head
_COURTESY = r"\s*(?:请问|请|麻烦|您好|你好)?[\s,，:：]*"


def opening(words: str) -> re.Pattern[str]:
    """The head of a command; behind it comes the end, a blank, a sign, a digit, or a name of the plan."""
    return re.compile(rf"{_COURTESY}(?:{words})(?P<rest>.*)", re.DOTALL)


def behind(scene: Scene, head: re.Pattern[str]) -> str | None:
    """What was typed behind the head; None if the sentence begins otherwise, or the head is part of a longer word."""
    found = head.match(scene.text.shown)
    if found is None:
        return None
    rest = found["rest"]
    place = found.start("rest")
    apart = (
        not rest
        or rest[0] in _ASIDE + _OPENS
        or rest[0].isdigit()
        or any(_at(scene, one) == place for one in _named(scene))
    )
    return rest.strip(LEAD) if apart else None


def unit_in(token: Token) -> str:
    """The code of the unit that a word names, "" where it names none or several."""
    units = token.value.units if isinstance(token.value, Name) else ()
    return units[0] if len(units) == 1 else ""


def unit_of_part(scene: Scene, words: str) -> str:
    """教育, 石: the one unit whose name contains these characters, "" where none or several do."""
    part, lexicon = scene.lexicon.fold(words), scene.lexicon
    found = [u.code for u in lexicon.units if any(part in lexicon.fold(name) for name in (u.name, u.short, *u.aliases))]
    return found[0] if part and part not in lexicon.counties and len(found) == 1 else ""


def led_by_unit(scene: Scene, rest: str) -> tuple[str, str]:
    """The unit that the rest begins with, and what stands behind it; "" and all of it where it begins otherwise."""
    start = scene.text.shown.rfind(rest) if rest else -1
    for token in scene.all("unit", "name"):
        if start >= 0 and _at(scene, token) == start and unit_in(token):
            return unit_in(token), scene.text.shown[_end(scene, token) :].strip(LEAD)
    return "", rest


UNIT_LIKE = r"[\u4e00-\u9fff]{2,14}?(?:局|办|镇|乡|街道|中心|委|委员会|集团|公司|学校|医院|大学|社区|村|部|院|站|所)"
_OF_NONE = re.compile(rf"(?P<unit>{UNIT_LIKE})(?:[{re.escape(LEAD)}\s]+(?P<rest>.*))?", re.DOTALL)


def led_by_any_unit(scene: Scene, rest: str) -> tuple[str, str]:
    """As `led_by_unit`; what is called like a unit and is none of ours stands in its own words: 没有的镇."""
    unit, said = led_by_unit(scene, rest)
    found = _OF_NONE.fullmatch(said) if not unit else None
    return (found["unit"], (found["rest"] or "").strip(LEAD)) if found else (unit, said)


def around(scene: Scene, *kinds: str) -> list[tuple[Token, int, int]]:
    """Words of these classes with their places in what was typed."""
    return [(token, _at(scene, token), _end(scene, token)) for token in scene.all(*kinds)]


def without(scene: Scene, *kinds: str) -> str:
    """What was typed without words of these classes, blanks and signs."""
    shown = list(scene.text.shown)
    for _, start, end in around(scene, *kinds):
        shown[start:end] = " " * (end - start)
    return re.sub(rf"[\s{re.escape(_ASIDE)}]+", "", "".join(shown))


def _named(scene: Scene) -> list[Token]:
    return scene.all("unit", "name", "date", "request")


def _at(scene: Scene, token: Token) -> int:
    return scene.text.at[token.start]


def _end(scene: Scene, token: Token) -> int:
    return scene.text.at[token.end - 1] + 1
