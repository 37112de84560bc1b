"""修改 YQ-2022-001 8月20日 页面联调未完成: another day, another reason or both, of an extension by its number."""

import re

from bot.language.rules.extension import reason_behind
from bot.language.rules.fields import corrected_day
from bot.language.rules.form import reason_text
from bot.language.rules.plain_words import ended
from bot.language.rules.wished_day import of_wish, part_start
from bot.language.scene import Said, Scene, Slots, given, put_day
from bot.language.tokens import Token

_AS_IT_IS = re.compile(
    r"(?:也|都|就)?(?:不(?:用|要|必)?[改变动换]|没变|照旧|照原来|还是(?:原来|那个|一样)|一样)(?=[了的吧]*(?:[\s,，。;；]|$))"
)


def extension_edited(scene: Scene, number: str) -> Said:
    """The day that stands for itself, and the reason; a day inside the reason stays there."""
    slots: Slots = {"request": number}
    day = _wished(scene)
    if day is not None:
        put_day(slots, "stop_date", scene.day(day))
    return Said("REQUEST_EDIT", slots | given(reason=_reason(scene, day)))


def _wished(scene: Scene) -> Token | None:
    """由6月20日改为6月28日 is the later one; else the first that is no part of what is told."""
    pair = corrected_day(scene)
    named = [pair[1]] if pair is not None else scene.dated()
    why = scene.first("reasonword")
    return next((day for day in named if of_wish(scene, day) and not _begins_why(scene, day, why)), None)


def _begins_why(scene: Scene, day: Token, why: Token | None) -> bool:
    """原因改成6月15日进场: right behind 原因 the day is the reason's."""
    return why is not None and part_start(scene, day) <= scene.index(why) < scene.index(day)


def _reason(scene: Scene, day: Token | None) -> str | None:
    first = scene.index(scene.all("request")[0]) + 1
    start, end = (part_start(scene, day), scene.index(day) + 1) if day is not None else (first, first)
    if (why := scene.first("reasonword")) is not None:
        said = reason_text(scene, set(range(start, end)) if day is not None else set())
        kept = _AS_IT_IS.match(scene.behind(why)) is not None  # 原因不改，日期改成8月20日
        return ended(said) if said and not kept else None
    behind = reason_behind(scene, max(first, end))
    ahead = scene.said(scene.tokens[first:start]) if start > first else ""
    return ended(behind or ahead) or None
