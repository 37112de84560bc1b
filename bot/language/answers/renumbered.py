"""不是，是任务1 to “您是要撤回任务3吗”: the same with another number, offered anew."""

import re

from bot.language.numerals import CHINESE, parse_number
from bot.language.patterns import kinds
from bot.language.scene import Said, Scene

_OF_TASK = kinds(
    "TASK_WITHDRAW TASK_DONE TASK_PROGRESS TASK_ADD TASK_DETAIL EXTENSION_REQUEST NOT_OURS ASSIGN_PERSON SIGN_RECEIPT"
)
_NUMBER = rf"(?:任务|第|#)?(?:\d{{1,2}}|[{CHINESE}]{{1,3}})(?:项|号)?"
_SLIP = (
    "(?:(?:序号|编号|号码?)?(?:弄|搞|说|写|看|填|打|记|点|选|发)?(?:错|串|岔|反)(?:行|位|号)?了?"
    "|(?:一时)?(?:手误|手滑|手快|口误)了?)"
)
_NO = (
    rf"(?:(?:(?:不是|不对|{_SLIP})(?:的|啦|了|呀)?(?:{_NUMBER})?[,。.;!、 ]*){{1,3}}"
    r"|不(?:了)?[,。.;!、 ]+|不(?=我(?:说|指|讲)))"
)
_RATHER = r"(?:我?(?:说|要|指|讲|撤|报|办|签|签收|完成|延|催)的(?:是|,)?|应该?是|而?是|改[成为]|换成)"
_OTHER = re.compile(
    rf"(?:{_NO}{_RATHER}|{_NO}(?<=[,。.;!、])|{_RATHER})(?:任务|第|#)?(?P<n>\d{{1,2}}|[{CHINESE}]{{1,3}})(?:项|号)?(?:任务)?[那个的啊呀吧哦]*(?:[,;]?不是{_NUMBER}|[,;]你?[搞弄看]?(?:搞|弄|看|记)[串错混]了)?[。.!]*"
)


_ONLY = re.compile(  # 10先别报，就1
    rf"{_NUMBER}(?:就|也|先|还)*(?:别|不用|不要|不|没)(?:报|办|签|延|撤|催|弄|算|完)?(?:了|啊|呢)*[,。.;!、 ]+"
    rf"(?:就|只|光|单)(?:要|是|报|办|签|延|撤|弄)*(?:任务|第|#)?(?P<n>\d{{1,2}}|[{CHINESE}]{{1,3}})(?:项|号)?(?:吧|就行|就好|的)*[。.!]*"
)


def renumbered(scene: Scene) -> Said | None:
    """The number that is meant instead; a number alone corrects nothing."""
    asked = scene.context.question
    if asked is None or asked.kind != "confirm" or asked.intent not in _OF_TASK:
        return None
    found = _OTHER.fullmatch(scene.text.key) or _ONLY.fullmatch(scene.text.key)
    number = parse_number(found["n"]) if found else None
    return Said("FILL", {"task": number}) if number else None
