"""是 下周一到周五; 王建国; 那换成苏溪分管吧 beside “您是要委托代签吗”: who signs and when go with the guess."""

import re
from dataclasses import replace

from bot.language.answers.named import named_answer
from bot.language.answers.parts import as_if_unasked
from bot.language.context import Asked
from bot.language.intents import OF_PERSON
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
_LONGEST_NAME = 4  # characters
_FIELDS = ("delegate", "from", "to")


def told_of_delegation(scene: Scene) -> Said | None:
    """`FILL` to a guess is offered anew, never done; whoever is named must look like somebody."""
    asked = scene.context.question
    guessed = asked is not None and "DELEGATE" in {asked.intent, asked.shown}
    rest = _ENDING.sub("", _LED.sub("", scene.text.shown.strip(), count=1)) if guessed else ""
    if not rest or asks(scene.tokens, scene):
        return None
    if (name := _put_right(scene)) and _SOMEBODY.fullmatch(name) and not as_if_unasked(scene, name).dated():
        return Said("FILL", {"delegate": name})
    free = as_if_unasked(scene, _SHORT_SPAN.sub(r"\1日\2\3日", rest))
    said = named_answer(replace(free, context=replace(free.context, asked=Asked("ask", fields=_FIELDS))))
    slots = {name: value for name, value in said.slots.items() if name in _FIELDS} if said is not None else {}
    if not _SOMEBODY.fullmatch(str(slots.get("delegate", "王某"))):
        return None
    return Said("FILL", slots) if slots else None


_WRONG = r"(?:姓|名字?|人名?|字)?(?:打|写|说|弄|搞|填)?(?:错字?|不对)了?[,，。 ]*"
_IS, _IS_NOT = r"(?:应该|其实)?(?:是|叫|改成)", r"(?:而?不是|不叫|不姓)"
_MISNAMED = re.compile(  # 姓错了，是张副局长不是章; 李明不是李敏; 不是李敏，是李明
    rf"(?:{_WRONG}{_IS}(?P<a>[\u4e00-\u9fff]{{2,7}}?)(?:[,，。 ]*{_IS_NOT}[\u4e00-\u9fff]{{1,7}})?"
    rf"|(?:{_WRONG})?(?:{_IS})?(?P<b>[\u4e00-\u9fff]{{2,7}}?)[,，。 ]*{_IS_NOT}[\u4e00-\u9fff]{{1,7}}"
    rf"|(?:{_WRONG})?{_IS_NOT}[\u4e00-\u9fff]{{1,7}}?[,，。 ]*{_IS}(?P<c>[\u4e00-\u9fff]{{2,7}}?))[吧啊呀的]*"
)


def _put_right(scene: Scene) -> str:
    """Who is meant, where the name of the guess is said to be wrong; "" where nothing of the kind is said."""
    found = _MISNAMED.fullmatch(scene.text.key.strip("。!~ "))
    return next(filter(None, found.groups()), "") if found is not None else ""


def told_of_contact(scene: Scene) -> Said | None:
    """号码不对 139…; 姓打错了，是黎敏 beside “您是要更换联系人吗”: offered anew with what is right."""
    asked = scene.context.question
    if asked is None or not OF_PERSON & {asked.intent, asked.shown} or asks(scene.tokens, scene):
        return None
    slots: dict[str, object] = {}
    if mobile := mobile_right(scene):
        slots["mobile"] = mobile
    elif (
        (name := _other_surname(scene, asked) or _put_right(scene))
        and name[0] in SURNAMES
        and len(name) <= _LONGEST_NAME
    ):
        slots["name"] = name
    if slots and not scene.context.guess:
        return Said("CONTACT_CHANGE", {**slots, "amended": True})
    return Said("FILL", slots) if slots else None


def mobile_right(scene: Scene) -> str:
    """手机打错一位，138…; 号码不对 139…: the number that is meant, beside nothing but that the other is wrong."""
    key, mobile = scene.text.key.strip("。!~ "), scene.first("mobile")
    if mobile is None or not _NUMBER_AMISS.fullmatch(key.replace(scene.word(mobile), "@", 1)):
        return ""
    return re.sub(r"\D", "", scene.word(mobile))


def _other_surname(scene: Scene, asked: Asked) -> str:
    """不姓张，姓章: the name that the question shows, with the other surname."""
    found = next((match for one in _SURNAME_AMISS if (match := one.fullmatch(scene.text.key.strip("。!~ ")))), None)
    if found is None:
        return ""
    named = set(re.findall(rf"{found['wrong']}([\u4e00-\u9fff]{{1,2}})(?=[（(，,。”\s])", asked.words))
    return f"{found['right']}{named.pop()}" if len(named) == 1 and found["wrong"] != found["right"] else ""


_LED_NAME, _ONE = r"(?:哦|啊|是的?|对|他|她|人家|应该|其实|[,，。 ])*", r"[\u4e00-\u9fff]"
_SURNAME_AMISS = (
    re.compile(
        rf"{_LED_NAME}不(?:是)?姓(?P<wrong>{_ONE})的?[,，。 ]*(?:而|应该|其实)*(?:是|姓)+(?P<right>{_ONE})[的吧啊]*"
    ),
    re.compile(rf"{_LED_NAME}姓(?P<right>{_ONE})的?[,，。 ]*(?:而)?不(?:是)?姓?(?P<wrong>{_ONE})[的吧啊]*"),
)
_DIGIT = r"(?:最?[后前中](?:面|间)?|末|尾)?[那这]?(?:[一两几]?[位个](?:数字?|号)?)?"
_NUMBER_AMISS = re.compile(  # @: the number
    r"(?:(?:是的?|对的?|嗯+|不过|但是?|哦|啊)[,，。 ]*)?[他她]?的?(?:手机|电话|联系方式|号码?)*的?"
    rf"{_DIGIT}(?:也|又|是|给|都|我)*(?:打|写|说|弄|报|输|填)?(?:[错少多漏]|不对)?(?:[打写输填]错?)?[了的]?{_DIGIT}[了的]?"
    r"[,，。 ]*(?:正确的)?(?:应该)?(?:是|改成|换成|为)?[吧 ]*@(?:才对|才是|吧|的|了|啊)*"
)
