"""稠江说收到了也办好了，分管领导…; 大陈的分管领导是刘洋…, while what 后宅 reported is being entered: of another unit.

Nothing of it is put down for the one whose report lies open; that one stays open, and whose it is gets said.
"""

import re

from bot.language.lexicon import Name
from bot.language.patterns import kinds
from bot.language.scene import Said, Scene

ENTERED = kinds("REPORT_FOR")
_LEADS = re.compile(
    r"(?:那边|那里|他们)?(?:的(?!话)|(?:刚才?|也|又|今天|上午|下午)*(?:打?来?电话|来电|打来|说|讲|报|称|反映))"
)
_OF_LIST = kinds("personrole mobile")


def of_another_unit(scene: Scene) -> Said | None:
    """What is told of another unit than the one whose report is being entered; else nothing."""
    asked = scene.context.question
    if asked is None or not asked.unit or asked.about not in ENTERED or not scene.has(*_OF_LIST):
        return None
    for token in scene.all("unit", "name"):
        codes = token.value.units if isinstance(token.value, Name) else ()
        begins = token.start == 0 or scene.text.key[token.start - 1] in ",，。;；\n"
        if begins and len(codes) == 1 and codes[0] != asked.unit and _LEADS.match(scene.text.key, token.end):
            return Said(asked.about, {"deny": "list_of_another"})
    return None
