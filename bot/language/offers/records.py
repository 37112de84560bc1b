"""What a sentence of the second layer names where it asks for what happened, or notes a call."""

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
    days = [day for token in scene.all("date") if (day := iso(scene.day(token)))]
    named = given(unit=units[0] if units else None, rect=str(rect.value) if rect else None)
    return numbers(scene) | named | given(date=days[0] if days else None, text=scene.text.shown.strip())


def whose(scene: Scene) -> Slots | None:
    """Whose duty list; 值班表排好了 tells."""
    told = scene.has("done", "doneish", "past") and not asks(scene.tokens, scene)
    units = units_said(scene)
    return None if told else given(unit=units[0] if units else None)
