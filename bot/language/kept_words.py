"""What is kept of the words of a report: without the people, who are read apart, without courtesy and address."""

import re

from bot.language.normalise import unaddressed
from bot.language.patterns import kinds
from bot.language.scene import Scene, Slots

_OWN_WORDS = {
    **dict.fromkeys(kinds("TASK_DONE TASK_PROGRESS TASK_ADD"), "text"),
    **dict.fromkeys(kinds("BLOCKED EXTENSION_REQUEST"), "reason"),
}


_MERE_SOUND = re.compile(r"[\s,，。!！~]*[\u4e00-\u9fff]?[\s,，。!！~]*")
_ASIDE = {"TASK_DONE": "people", "HELP": "next"}


def as_kept(intent: str, slots: Slots, scene: Scene) -> Slots:
    """The slots as they are written down; a whole sentence stays whole, its own words stand beside it.

    What answers a question of ours about a report has no other words.
    """
    asked = scene.context.asked
    answers = intent == "FILL" and asked is not None
    name = _OWN_WORDS.get(asked.about if answers and asked is not None else intent, "")
    slots.pop(_ASIDE.get(intent, ""), None)  # it is read from the text; `said` keeps it for the handler
    words = slots.get(name)
    if isinstance(words, str) and not answers and _MERE_SOUND.fullmatch(words):
        del slots[name]  # 任务4还没弄好呢
        return slots
    if isinstance(words, str) and (answers or words != scene.text.shown.strip()):
        slots[name] = unaddressed(words)
    return slots
