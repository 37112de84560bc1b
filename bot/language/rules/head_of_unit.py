"""王建军不分管了，换成张伟: who is in charge of the unit's accounts is no 联系人; how he is replaced is said."""

import re

from bot.language.context import LEADERS, OVERSEERS
from bot.language.rules.asking import asks
from bot.language.scene import Said, Scene

_REPLACED = re.compile(
    r"不(?:再)?分管|分管(?:领导|的|负责人)?[^,，。;；]{0,8}(?:[改换]成|[改换]为|换了?人?|变更|调整|调走|是|由)|(?:换|改|由).{1,12}分管"
)
_CHANGES = re.compile(r"换|改|变更|调整|接|现在|调走|调离|不(?:再)?分管")
_CONTACT = re.compile(r"联系人|联络|对接人|经办|专职|登记")


def head_of_unit(scene: Scene, said: Said) -> Said | None:
    """Where it would be read as another contact, or, once task 1's list is verified, as a report of that."""
    if "分管" not in scene.text.key or scene.context.asked is not None:
        return None
    clerk = scene.context.bound and scene.context.chat == "single" and not scene.context.has(LEADERS | OVERSEERS)
    verified = any(f"task{task.number}" in scene.context.facts for task in scene.lexicon.tasks if task.people)
    read = {"CONTACT_CHANGE"} | ({"TASK_DONE", "UNKNOWN"} if verified or not scene.has("personrole") else set())
    changed = _REPLACED.search(scene.text.key) and _CHANGES.search(scene.text.key)
    if not clerk or said.intent not in read or not changed or _CONTACT.search(scene.text.key):
        return None
    return None if asks(scene.tokens, scene) else Said("UNKNOWN", {"hint": "head_replaced"})
