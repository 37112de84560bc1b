"""同意，日期改成9月10日 of the head for whom an application waits: it goes back to be changed, by his card.

Nobody else's form is filled in by him, and no agreement is taken for the whole of what he said.
"""

import re

from bot.language.context import CLERKS, LEADER, OVERSEERS
from bot.language.patterns import kinds
from bot.language.scene import LEAD, Said, Scene, given

_LOOSE = kinds("REQUEST_EDIT PRINCIPAL_SIGN EXTENSION_REQUEST UNKNOWN CHANGE_REQUEST TASK_PROGRESS RECTIFY_FEEDBACK")
_AMENDS = re.compile(
    r"(?:日期|时间|期限|日子|原因|理由|停更|生效)[^,，。;；]{0,4}(?:改|换|写|提前|推后|推迟|应该?是|[往延][前后]|挪)|"
    r"(?:改|提前|推迟|推后|延|放|宽限|缓|挪)(?:成|为|到|至)|"
    r"(?:只能|最多|至多|最晚|最迟|不[能要]?超过|别超过|必须)|太(?:晚|早|长|短|久|迟)"
)
_FAULTY = re.compile(  # 原因太单薄, 名称错了一个字, 材料不全, 错别字改掉再报: what he finds amiss with the form
    r"(?:原因|理由|日期|时间|名字|名称|账号|id|材料|附件|表格?|内容|格式|粉丝数?|数字|情况|说明)(?:这?[里栏项]|上|写得?|填得?|说得?|还|也|有点|都|就|的)*"
    r"(?:太|不(?:充分|够|全|清|具体|准确?|完整|妥|对|像|成立|合适|合理|一致|能这么)|站不住|单薄|笼统|空洞|没(?:写|填|说|讲)|[写填]错|错了|少了|漏|缺|有(?:误|问题|出入))"
    r"|错别字|(?:重新?|再)(?:写|填|弄|搞|核|报)(?:一?[遍下次])?"
)
_MYSELF = re.compile("我(?:们|自己|先|要|得|还|想)*(?:再|重新?)")  # 我再核一下: nothing yet
_AGREES_AFTER_ALL = re.compile(  # 日期写错了也没关系，同意; 改好了再同意 is none
    r"[,，。;；!！ ](?:那|我|还是|总体|原则上|基本|也|都)*(?:就?同意|可以|行|批准?|准了?|没意见|没问题)"
    r"(?:注销|延期|变更|申请|办|了|吧|的)*[。!！~ ]*$"
)
_AGREES = re.compile(
    r"^(?:我?(?:原则上)?同意|可以|行|好的?|没意见|准|批)(?:是可以|延期|注销|变更)?(?:[了啊吧的])?[\s,，。;；]*(?:但是?|不过|只是|就是)?[\s,，]*"
)


def of_head(scene: Scene, said: Said) -> Said:
    """His own words as the reason of the return; only offered, also beside that offer, whose reason they join."""
    context = scene.context
    waiting = context.paired("pending_sign")
    head = context.has(LEADER) and not context.has(CLERKS | OVERSEERS)
    free = context.asked is None or context.guess == "PRINCIPAL_SIGN"
    if not waiting or not head or not free or context.chat != "single" or said.intent not in _LOOSE:
        return said
    if said.slots.get("decision") not in {None, "agree"} or scene.has(
        "qmark", "question", "howto", "task", "nth", "rect"
    ):
        return said
    if not _returns(scene):
        return said
    number = said.slots.get("request") if scene.has("request") else None
    only = waiting[0][0] if len(waiting) == 1 else None
    text = _AGREES.sub("", scene.text.shown.strip()).strip(LEAD)
    told = given(decision="agree") if _agrees(scene) else given(decision="return", text=text)
    return Said("PRINCIPAL_SIGN", {**told, **given(request=number or only)}, certain=False)


def _returns(scene: Scene) -> bool:
    """Whether he says what is to be other, with a day or a reason; or what is amiss with the form."""
    key = scene.text.key
    return bool(_amends(scene) or _FAULTY.search(_MYSELF.sub("", key)))


def _agrees(scene: Scene) -> bool:
    """Whether he agrees in the end, and nothing is to be other."""
    return not _amends(scene) and _AGREES_AFTER_ALL.search(scene.text.key) is not None


def _amends(scene: Scene) -> bool:
    changed = _AMENDS.search(scene.text.key) is not None
    return changed and bool(scene.dated() or scene.has("span", "reasonword"))
