"""同意，日期改成9月10日 of the head for whom an application waits: it goes back to be changed, by his card.

Nobody else's form is filled in by him, and no agreement is taken for the whole of what he said.
"""

import re

from bot.language.context import LEADER, OVERSEERS
from bot.language.patterns import kinds
from bot.language.scene import LEAD, Said, Scene, given

_CLERKS = frozenset({"经办人", "联系人"})
_LOOSE = kinds("REQUEST_EDIT PRINCIPAL_SIGN EXTENSION_REQUEST UNKNOWN CHANGE_REQUEST TASK_PROGRESS")
_AMENDS = re.compile(
    r"(?:日期|时间|期限|日子|原因|理由|停更|生效)[^,，。;；]{0,4}(?:改|换|写|提前|推后|推迟)|(?:改|提前|推迟|推后|延|放|宽限)(?:成|为|到|至)|"
    r"(?:只能|最多|至多|最晚|最迟|不[能要]?超过|别超过|必须)|太(?:晚|早|长|短|久|迟)"
)
_AGREES = re.compile(
    r"^(?:我?(?:原则上)?同意|可以|行|好的?|没意见|准|批)(?:是可以|延期|注销|变更)?(?:[了啊吧的])?[\s,，。;；]*(?:但是?|不过|只是|就是)?[\s,，]*"
)


def of_head(scene: Scene, said: Said) -> Said:
    """His own words as the reason of the return; only offered."""
    context = scene.context
    waiting = context.paired("pending_sign")
    head = context.has(LEADER) and not context.has(_CLERKS | OVERSEERS)
    if not waiting or not head or context.asked is not None or context.chat != "single" or said.intent not in _LOOSE:
        return said
    if said.slots.get("decision") not in {None, "agree"} or scene.has(
        "qmark", "question", "howto", "task", "nth", "rect"
    ):
        return said
    found = _AMENDS.search(scene.text.key)
    if found is None or not (scene.dated() or scene.has("span", "reasonword")):
        return said
    number = said.slots.get("request") if scene.has("request") else None
    only = waiting[0][0] if len(waiting) == 1 else None
    text = _AGREES.sub("", scene.text.shown.strip()).strip(LEAD)
    return Said("PRINCIPAL_SIGN", given(decision="return", request=number or only, text=text), certain=False)
