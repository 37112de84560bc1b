"""What a sentence of the second layer names where it asks for what happened, or notes a call."""

import re

from bot.language.offers.accounts import request
from bot.language.offers.tasks import numbers
from bot.language.refs import units_said
from bot.language.rules.asking import asks
from bot.language.scene import Scene, Slots, given, iso


def of_what(scene: Scene) -> Slots | None:
    """The item, the application or the order whose story is asked for."""
    units, rect = units_said(scene), scene.first("rect")
    slots = numbers(scene) | request(scene) | given(rect=str(rect.value) if rect else None)
    return slots | given(unit=units[0] if units else None) if slots else None


def on_day(scene: Scene) -> Slots | None:
    """Who is on duty: of which unit, on which day; 今晚我值班 tells."""
    told = not asks(scene.tokens, scene) and not scene.text.key.endswith(("名单", "安排", "员", "领导"))
    if told or not any(word in scene.text.key for word in ("值", "带班", "在岗", "谁在", "轮到")):
        return None
    units = units_said(scene)
    days = [day for token in scene.all("date") if (day := iso(scene.day(token)))]
    return given(unit=units[0] if units else None, date=days[0] if days else None)


def called(scene: Scene) -> Slots | None:
    """The unit that was called, what it promised, the sentence itself."""
    units, rect = units_said(scene), scene.first("rect")
    if (not units and rect is None) or asks(scene.tokens, scene):
        return None  # 佛堂镇打过电话了吗
    named = given(unit=units[0] if units else None, rect=str(rect.value) if rect else None)
    return numbers(scene) | named | given(date=_promised(scene), text=scene.text.shown.strip())


_CALL = re.compile("电话|打[过了通]|联系|通话|来电|催[过了]")


def _promised(scene: Scene) -> str | None:
    """The day behind the call, 今天跟福田电话了，他们周五交; the day of the call itself is none."""
    ends = [found.end() for found in _CALL.finditer(scene.text.key)]
    days = [(day, token.start) for token in scene.all("date") if (day := iso(scene.day(token)))]
    behind = [day for day, place in days if ends and place >= ends[-1]]
    today = scene.today.day.isoformat()
    ahead = [day for day in [*behind, *(day for day, _ in days)] if day > today]
    return next(iter([*ahead, *behind]), None) if ends else days[0][0] if days else None


def whose(scene: Scene) -> Slots | None:
    """Whose duty list; 值班表排好了 tells."""
    told = scene.has("done", "doneish", "past") and not asks(scene.tokens, scene)
    units = units_said(scene)
    return None if told else given(unit=units[0] if units else None)
