"""是 下周一到周五; 王建国; 那换成苏溪分管吧 beside “您是要委托代签吗”: who signs and when go with the guess."""

import re
from dataclasses import replace

from bot.language.answers.named import named_answer
from bot.language.answers.parts import as_if_unasked
from bot.language.context import Asked
from bot.language.personal import SURNAMES
from bot.language.rules.asking import asks
from bot.language.scene import Said, Scene

_LED = re.compile(
    r"^(?:(?:是的?|对的?|嗯+|好的?|行)(?=[\s,，。])[\s,，。]*)?(?:不是[^\s,，。]{1,8}[\s,，。]+)?"
    r"(?:那就?|还是|应该|而)*(?:(?:换成?|改成?)(?:让|由)?|是|就|委托|让|由)*"
)
_ENDING = re.compile(r"[吧啊呀哈。!！\s]+$")
_SHORT_SPAN = re.compile(r"(\d{1,2}月\d{1,2})[日号]?\s*([到至\-—~])\s*(\d{1,2})(?![\d月日号.])", re.ASCII)  # 8月15到19
_SOMEBODY = re.compile(
    rf"[{''.join(sorted(SURNAMES))}][\u4e00-\u9fff]{{1,2}}|[\u4e00-\u9fff]{{0,5}}(?:分管|副局长|副镇长|局长|镇长|主任|书记|部长|委员|科长)"
)
_FIELDS = ("delegate", "from", "to")


def told_of_delegation(scene: Scene) -> Said | None:
    """`FILL` to a guess is offered anew, never done; whoever is named must look like somebody."""
    asked = scene.context.asked
    guessed = asked is not None and asked.mine and "DELEGATE" in {asked.intent, asked.shown}
    rest = _ENDING.sub("", _LED.sub("", scene.text.shown.strip(), count=1)) if guessed else ""
    if not rest or asks(scene.tokens, scene):
        return None
    free = as_if_unasked(scene, _SHORT_SPAN.sub(r"\1日\2\3日", rest))
    said = named_answer(replace(free, context=replace(free.context, asked=Asked("ask", fields=_FIELDS))))
    slots = {name: value for name, value in said.slots.items() if name in _FIELDS} if said is not None else {}
    if not _SOMEBODY.fullmatch(str(slots.get("delegate", "王某"))):
        return None
    return Said("FILL", slots) if slots else None


_CONTACT = "CONTACT_CHANGE"
_MISNAMED = re.compile(
    r"(?:姓|名字?|人名?)?(?:打|写|说|弄|搞)?错了?[,，。 ]*(?:应该)?(?:是|叫|改成)"
    r"(?P<name>[\u4e00-\u9fff]{2,4})[吧啊呀]*|"
    r"(?:不是|不叫)[\u4e00-\u9fff]{2,4}[,，。 ]*(?:是|叫)(?P<other>[\u4e00-\u9fff]{2,4})[吧啊呀]*"
)


def told_of_contact(scene: Scene) -> Said | None:
    """号码不对 139…; 姓打错了，是黎敏 beside “您是要更换联系人吗”: offered anew with what is right."""
    asked = scene.context.asked
    if asked is None or not asked.mine or _CONTACT not in {asked.intent, asked.shown} or asks(scene.tokens, scene):
        return None
    key, mobile = scene.text.key.strip("。!~ "), scene.first("mobile")
    slots: dict[str, object] = {}
    if mobile is not None and _NUMBER_AMISS.fullmatch(key.replace(scene.word(mobile), "", 1)):
        slots["mobile"] = re.sub(r"\D", "", scene.word(mobile))
    elif found := _MISNAMED.fullmatch(key):
        name = str(found["name"] or found["other"])
        slots |= {"name": name} if name[0] in SURNAMES else {}
    return Said("FILL", slots) if slots else None


_NUMBER_AMISS = re.compile(
    r"(?:手机|电话|号码?)*(?:打|写|说|弄|报)?(?:错|不对|不是)?[了的]?[,，。 ]*(?:应该)?(?:是|改成|换成|为)?[吧 ]*"
)
