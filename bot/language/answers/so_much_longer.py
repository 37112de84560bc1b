"""延一周; 再给10天，人手不够, where the day of an extension is asked for: so much behind the day of the task."""

import re

from bot.language.context import Asked
from bot.language.date_forms import read_span
from bot.language.rules.asking import asks
from bot.language.scene import Said, Scene, Slots, after

_LONGER = re.compile(  # @: how long
    r"(?:再|往后|想|要|就|先|大概|我们?|能|帮我|申请|多)*(?:延长?|推迟?|宽限?|顺延|晚|缓|给)?(?:期|后|个|到)?@(?:吧|就行|就够了?|的?时间|左右|呢|了)*"
)
_SIGNS = re.compile(r"[\s,，。;；]+")


def so_much_longer(scene: Scene, asked: Asked) -> Said | None:
    """The day that comes of it, and why, if it stands behind; shown first, for nobody said that day."""
    spans = scene.all("span")
    if asked.about != "EXTENSION_REQUEST" or "date" not in asked.fields or len(spans) != 1 or asks(scene.tokens, scene):
        return None
    first, *behind = _SIGNS.split(scene.text.shown.strip(), maxsplit=1)
    length = read_span(spans[0].value)  # type: ignore[arg-type]
    dues = {task.due_on for task in scene.lexicon.tasks_numbered(asked.task or 0)}
    due = dues.pop() if len(dues) == 1 else None
    plain = _LONGER.fullmatch(scene.lexicon.fold(first).replace(scene.word(spans[0]), "@", 1)) is not None
    if not plain or due is None or length is None or scene.has("date"):
        return None
    slots: Slots = {"date": after(due, length, scene).isoformat()}
    why = behind[0] if behind and "reason" in asked.fields else ""
    return Said("FILL", slots | ({"reason": why} if why else {}), certain=False)
