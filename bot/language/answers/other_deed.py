"""不是办结，只是报进展; 不改了，整份撤掉; 注销干嘛，换个管理员而已: of the same object another deed, in a word."""

import re

from bot.language.context import Asked
from bot.language.intents import OF_ORDER, VERDICTS
from bot.language.patterns import kinds
from bot.language.rules.fields import fields_said
from bot.language.rules.putting import DAY_OF
from bot.language.scene import Said, Scene, Slots, put_day

_LED = (
    r"(?:我们?|这|那|它|只|就|先|还|才|直接|干脆|应该|要|想|是|该|算|说说?|的|讲|来|给我?|帮我|麻烦|请|报|上报|申请|[跟给向][你您]们?|汇|"
    r"把(?:它|这[个条件张份])|整[个份张件]|这[个条件张份]号?|个|一下|一个|一条|一笔|记录|记|写|已经|都|全|早就|其实)*"
)
_TAIL = r"(?:一下|一句|一条|而已|罢了|就行|就好|就可以|就够|才对|才是|[了的吧啊呀哦嘛呢啦])*"
_OF_TASK = kinds("TASK_DONE TASK_PROGRESS TASK_ADD TASK_WITHDRAW EXTENSION_REQUEST BLOCKED SIGN_RECEIPT NOT_OURS")
_OF_PAPER = kinds("CANCEL_REQUEST CHANGE_REQUEST REQUEST_EDIT REQUEST_WITHDRAW REQUEST_REVOKE EXECUTION_REPORT")
_OF_THE_ORDER = {
    "RECTIFY_DISPUTE": r"(?:(?:整改)?复核|(?:有)?异议|有意见|不认可|不服)",
    "RECTIFY_FEEDBACK": r"(?:反馈|整改情况|整改结果)(?:整改)?(?:情况|结果)?",
    "RECTIFY_RECEIPT": r"(?:签收|收到整改单)",
}
_SENT = kinds("REQUEST_EDIT REQUEST_WITHDRAW REQUEST_REVOKE")
_OF_THE_TASK = {
    "TASK_PROGRESS": r"(?:任务)?(?:进展|进度)(?:情况)?",
    "TASK_DONE": r"(?:办结|办完|办好|完成|做完|弄完|弄好|做好)",
    "EXTENSION_REQUEST": r"(?:延期|延长|展期)",
    "TASK_WITHDRAW": r"(?:撤回|撤掉|撤销|撤|收回)(?:来)?",
    "TASK_ADD": r"(?:补充|补|添)(?:说明|材料)?",
    "BLOCKED": r"(?:受阻|卡住|卡着|办不了|办不下去|做不了)",
}
_FIELD = r"(?:名[称字]|主体|管理员|新名[称字]?)"
_OF_THE_PAPER = {
    "CANCEL_REQUEST": r"(?:注销|销掉|销号|销|关停|关掉|关)(?:账号|掉)?",
    "CHANGE_REQUEST": rf"(?:变更|改名|换名|(?:改|换|变)(?:个|一下|下|一个)?{_FIELD}|换人管)",
}
_OF_THE_DECISION = {
    "RETURN": r"(?:退回|退还|打回|退)(?:给)?(?:他们?|单位|经办)?(?:回去|去|来)?(?:[重再]?[改报写填])?",
    "REJECT": r"(?:驳回|驳掉|驳)",
    "APPROVE": r"(?:批准|同意|通过|批)",
}
_OF_THE_SENT = {
    "REQUEST_WITHDRAW": r"(?:撤回|撤掉|撤销|撤|收回|拿回)(?:来|去|掉)?(?:申请)?",
    "REQUEST_EDIT": r"(?:修改|改|换)(?:个|一下|下|一个|几个)?"
    r"(?:(?:停更|生效|延期)?(?:日期|日子|时间|原因|理由|内容|字)|(?:刚才|上午|昨天)?(?:的|那|这)?[张件份个]?(?:延期|注销|变更)?申请)?",
}


def other_deed(scene: Scene, asked: Asked) -> Said | None:
    """What the words call instead of what was guessed; they name nothing, its object stays the same."""
    guessed = asked.intent
    deeds = _OF_THE_TASK if guessed in _OF_TASK else _OF_THE_PAPER if guessed in _OF_PAPER else {}
    deeds = _OF_THE_ORDER if guessed in OF_ORDER else deeds
    deeds = _OF_THE_PAPER | _OF_THE_SENT if guessed in _SENT else _OF_THE_DECISION if guessed in VERDICTS else deeds
    key = scene.text.key.strip(",。!~… ")
    meant = next((deed for deed, said in deeds.items() if re.fullmatch(f"{_LED}{said}{_TAIL}", key)), None)
    if meant is None or meant == guessed:
        return None
    fields = fields_said(scene) if meant == "CHANGE_REQUEST" else []
    return Said(meant, {"field": fields[0]} if len(fields) == 1 else {}, certain=False)


_BACK_TO_CHANGE = re.compile(
    r"(?:嗯|好的?|对的?|是的?|行|那|先|[,。])*(?:收回|撤回|拿回)(?:来|去)?[,。]?(?:再|重新)?改(?:成|到|为)?[^,。;!不没吗]{2,12}[。!]*"
)


def back_to_change(scene: Scene, asked: Asked) -> Said | None:
    """嗯对，收回来改成25号, to “您是要撤回申请…吗”: it comes back to be changed, and is not given up."""
    days = scene.dated()
    if asked.intent not in _SENT or len(days) != 1 or not _BACK_TO_CHANGE.fullmatch(scene.text.key):
        return None
    number, slots = re.search(r"(ZX|BG|YQ)-", asked.words), Slots()
    put_day(slots, DAY_OF[number[1]] if number else "date", scene.day(days[0]))
    slots.pop("bad_date", None)
    return Said("REQUEST_EDIT", slots, certain=False)


_INSTEAD = (  # 是进展不是完成; 我说的是进展; 进展而已
    re.compile(
        r"(?:这|我|那)?(?:就|只|应该|说的|报的|指的|要的|办的)*是(?P<rest>[^,。;!]{2,8}?)[,;]?(?:并?不是|没)[^,。;!]{1,6}[。!]*"
    ),
    re.compile(
        r"(?:我(?:说|报|指|要|想报|想说)的?(?:只|就)?是|(?:这|那)?(?:只|仅仅)是|我要报?)(?P<rest>[^,。;!]{2,8})[。!]*"
    ),
    re.compile(r"(?P<rest>[^,。;!]{2,8})(?:而已|罢了)[。!]*"),
    re.compile(r"(?P<rest>[^,。;!]{2,8})[,;](?:先?别|不要?|没|不是)[^,。;!]{1,6}[。!]*"),
)


def said_instead(key: str) -> str:
    """The part that says what is meant, where the message says nothing beside it."""
    found = (pattern.fullmatch(key) for pattern in _INSTEAD)
    return next((one["rest"] for one in found if one is not None), "")
