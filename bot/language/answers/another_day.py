"""算了还是26吧, 哦不还是8月26, said where the reason is asked for: the day that was given before, put right."""

import re
from datetime import date

from bot.language.context import Asked
from bot.language.dates import Found, Impossible, exact
from bot.language.patterns import kinds
from bot.language.rules.fields import DATE_FIELDS
from bot.language.rules.putting import MORE, put_into
from bot.language.rules.shifting import shown_day
from bot.language.scene import Said, Scene, iso, scene_of

_AGAIN = re.compile(
    r"(?P<back>(?:算了|不对|错了?|等等|等下|哦|噢|嗯|唉|哎|不是?|那)+[,，.。!]?)?(?P<rather>(?:还是|改成?|换成?|就|要|应该|是)*)(?:延到|改到|到|停到|写)?"
    r"(?:(?P<month>\d{1,2})(?P<sign>[月.]))?(?P<day>\d{1,2})(?P<mark>[号日])?(?:停更|停|起停)?[吧好了啊呀。!]*",
    re.ASCII,
)
_DAY_OF = {"CANCEL_REQUEST": "stop_date", "CHANGE_REQUEST": "effective_date", "EXTENSION_REQUEST": "date"}
_READY = 3  # reasons that are offered by their number: 还是1吧 chooses one
_WORDS = kinds("reason account_id")


def another_day(scene: Scene, asked: Asked) -> Said | None:
    """A number without 号 is a day only behind a word that takes back or prefers, and is shown before it counts."""
    if "reason" in asked.fields and scene.has("reasonword") and MORE in (put := put_into(scene, asked.form)):
        return Said("FILL", {"reason": put.pop(MORE), **put})  # 原因加一句：没人看了
    name = _DAY_OF.get(asked.about)
    if name is None or not _WORDS & set(asked.fields) or set(DATE_FIELDS) & set(asked.fields):
        return None
    found = _AGAIN.fullmatch(scene.text.key)
    plain = found is not None and bool(found["month"] or found["mark"])
    if found is None or not (found["back"] or found["rather"] or (plain and shown_day(scene))):
        return None
    if not plain and int(found["day"]) <= _READY:
        return None
    day = _day(scene, found, shown_day(scene))
    return Said("FILL", {name: day}, certain=plain) if day and date.fromisoformat(day) >= scene.today.day else None


def _day(scene: Scene, found: re.Match[str], stands: date | None) -> str | None:
    """In the month that is said, else in that of the day which the question shows, else the next such day."""
    if found["month"]:
        said = scene_of(f"{found['month']}月{found['day']}日", scene.context, scene.lexicon)
        return iso(said.day(said.dated()[0])) if said.dated() else None
    if stands is not None:
        day = exact(stands.year, stands.month, int(found["day"]))
        return None if isinstance(day, Impossible) else iso(day)
    said = scene_of(f"{found['day']}号", scene.context, scene.lexicon)
    days = [said.day(token) for token in said.dated()]
    return iso(days[0]) if days and isinstance(days[0], Found) else None
