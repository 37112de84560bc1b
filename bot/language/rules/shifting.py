"""停更往后推一周, 提前三天 to a form whose day is known: the day that comes of it, and the form is shown again."""

import re
from datetime import date

from bot.language.date_forms import read_span
from bot.language.dates import Found, exact
from bot.language.patterns import WEIGHTLESS, kinds
from bot.language.scene import Scene, iso
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


def in_forms_month(scene: Scene, token: Token, form: str = "") -> str | None:
    """改成26号, of a form that says 停更日期：2022年8月20日: of that month, unless it is over.

    改20号吧，15号有活动 is of it, too; where another day is told with its month, that one is nearer.
    """
    stands, alone = shown_day(scene) or _lying_day(scene, form), _DAY_ALONE.fullmatch(scene.word(token))
    if stands is None or alone is None or any("月" in scene.word(day) for day in scene.dated() if day is not token):
        return None
    day = exact(stands.year, stands.month, int(alone[1]))
    return iso(day) if isinstance(day, Found) and day.day >= scene.today.day else None


_DAY_ALONE = re.compile(r"(\d{1,2}) ?[日号]", re.ASCII)


def _lying_day(scene: Scene, form: str) -> date | None:
    """The day of the form that lies there while nothing is asked; of several only if they are of one month."""
    if scene.context.asked is not None:
        return None
    pairs = (one.partition(":") for one in scene.context.listed("form_days"))
    days = {number: date.fromisoformat(day) for number, _, day in pairs}
    months = {day.replace(day=1) for day in days.values()}
    return days.get(form) or (months.pop() if len(months) == 1 else None)


def _is_light(scene: Scene, token: Token) -> bool:
    return token.kind in _LIGHT or scene.word(token) in _SMALL
