"""停更往后推一周, 提前三天 to a form whose day is known: the day that comes of it, and the form is shown again."""

import re
from datetime import date

from bot.language.date_forms import read_span
from bot.language.patterns import WEIGHTLESS, kinds
from bot.language.scene import Scene
from bot.language.tokens import Token

_STANDS = re.compile(
    r"(?:停更|生效)(?:日期：)?(\d{4})年(\d{1,2})月(\d{1,2})日|申请延到：(\d{4})年(\d{1,2})月(\d{1,2})日", re.ASCII
)
_LATER = re.compile(
    r"(?:推迟|推后|延后|延迟|延长|顺延|后推|后延|后移|往后(?:推|延|挪|移|顺延?)?|(?<!早)晚|(?<!提)延|推)(?:个|了|它|停|上|一推)?$"
)
_EARLIER = re.compile(r"(?:提前|提早|往前(?:提|推|挪|移|赶)?|(?<!最)早)(?:个|了|它|停|上)?$")
_LIGHT = WEIGHTLESS | kinds(
    "span extend want stopdate effectdate stopped edit change become account name platform accountno"
)
_SMALL = frozenset(
    {"停", "往前", "往后", "时间", "日期", "日子", "还", "推", "挪", "移", "早", "晚", "前", "后", "个", "大概", "点"}
)


def shifted(scene: Scene) -> str | None:
    """The new day, from the one that the question shows; None where no length is said, or more than that."""
    spans, start = scene.all("span"), shown_day(scene)
    if start is None or len(spans) != 1 or not all(_is_light(scene, token) for token in scene.tokens):
        return None
    length = read_span(spans[0].value)  # type: ignore[arg-type]
    before, works = scene.text.key[: spans[0].start].rstrip(), scene.lexicon.works
    if length is None or not (_LATER.search(before) or _EARLIER.search(before)):
        return None
    found = length.before(start, works) if _EARLIER.search(before) else length.after(start, works)
    return found.isoformat()


def shown_day(scene: Scene) -> date | None:
    """The day that stands in the form of which the question speaks."""
    asked = scene.context.asked
    stands = _STANDS.search(asked.words) if asked is not None else None
    return date(*(int(part) for part in stands.groups() if part)) if stands is not None else None


def _is_light(scene: Scene, token: Token) -> bool:
    return token.kind in _LIGHT or scene.word(token) in _SMALL
