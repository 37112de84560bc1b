"""不是注销，是改名; 对，不过日期是9月5号; 编号不对，是ZG-2022-013: a guess that was half right, offered anew."""

import re
from collections.abc import Callable
from dataclasses import replace

from bot.language.answers.other_deed import back_to_change, other_deed, said_instead
from bot.language.answers.parts import as_if_unasked
from bot.language.answers.same_deed import object_of
from bot.language.answers.shown import says_to_send
from bot.language.company import names_something
from bot.language.context import Asked
from bot.language.intents import NO_COMMAND
from bot.language.judging.judge import READ_ONLY
from bot.language.patterns import kinds
from bot.language.rules.putting import put_into
from bot.language.scene import Said, Scene

_SIGN = r"[\s,，。;；]+"
_HEAD = r"(?:等等|等下|哎|诶|哦|噢|嗯|啊)?[\s,，]*"
_NO = r"(?:不是的?|不对|错了|不用|不要|弄错了|搞错了|你?(?:误会|理解错|会错意|听岔)了|不不|no)[啊呀哦哈]*"
_DENIED = re.compile(
    rf"{_HEAD}(?:(?:也|我|还|都)?(?:不是|不用|不要|不必|别|甭|莫|没有?|没说|不|谁(?:说|要)|哪里|哪有)(?P<denied>[^,，。;；]{{1,12}})|"
    rf"[^,，。;；]{{1,6}}干(?:嘛|什么|啥)){_SIGN}(?P<rest>.{{2,}})",
    re.DOTALL,
)
_REFUSED = re.compile(rf"{_HEAD}{_NO}(?:[\s,，]*{_NO})*{_SIGN}(?P<rest>.{{3,}})", re.DOTALL)  # 不是不是，改刚才那张
_AMISS = re.compile(
    rf"{_HEAD}(?:[^,，。;；]{{0,6}}(?:对了?|没错)[\s,，]*)?[^,，。;；]{{0,8}}?(?:不对|(?<!没)错[了啦]?|搞混了|弄反了|弄混了|看错号?了?|[报说搞弄]岔了?|(?:看|填|写)?串[行号]?了){_SIGN}"
    r"(?P<rest>.{2,})",
    re.DOTALL,
)
_BUT = re.compile(
    rf"{_HEAD}(?:对了一半|对的?|是的?|嗯+|行|可以|没错|好的?|[^,，。;；]{{1,8}}(?:没错|对的|是对的|可以)){_SIGN}?"
    r"(?:是[^,，。;；]{1,6}[\s,，]+)?(?:不过|只不过|但是?|只是|可是?)[\s,，]*(?P<rest>.{2,})",
    re.DOTALL,
)
_BEFORE = re.compile(
    rf"(?P<rest>[^,，。;；]{{3,}}){_SIGN}(?:(?:不是|没说|不要)[^,，。;；]{{1,10}}|[^,，。;；]{{1,8}}(?:别动|不动|别撤|别碰|不用动))[。!！]?",
    re.DOTALL,
)
LED = re.compile(
    r"^(?:而是|应该是|应该到|应该|我?(?:要|说|想|讲|指|报|办)的?(?:其实)?是|我?要?[\u4e00-\u9fff]{1,3}的(?:其实|应该)?是|是要|而|就是|"
    r"是|改成?|就)"
)
_NOT_BUT = re.compile(  # 要延的不是任务1，是任务3; 整改对象不是至美大陈，是美丽义亭
    r"(?:是[^,，。;；]{1,6}[,，])?(?:但是?|不过)?[^,，。;；]{1,8}?(?:并?不是)[^,，。;；]{1,14}[,，]\s*(?:而|应该)*是(?P<rest>.{2,})",
    re.DOTALL,
)
_IT_IS = re.compile(  # 要销的是天目号，知乎留着; 报的是今日头条那个，不是抖音; 撤是撤，编号应该是ZX-2022-017
    r"(?:[^,，。;；]{1,12}(?:不动|不变|不改|没错|对的|留着|留的|要留)[,，]|(?P<deed>[\u4e00-\u9fff]{1,3})是要?(?P=deed)[,，])?(?:但是?|不过|只是)?(?:(?:我|应该)?要?[\u4e00-\u9fff]{1,3}的(?:其实|应该)?是|(?:编号|单号|账号|任务号?|对象)(?:其实|应该)?是)(?P<rest>[^,，。;；]{2,}?)(?:[,，。;；][^,，。;；]{2,12})?[。!！]*"
)
_LOOKS = re.compile("[问看查]")
_PARTS = re.compile(r"[,，。;；]")
_WITH_REASON = kinds("EXTENSION_REQUEST CANCEL_REQUEST CHANGE_REQUEST")


_Reads = Callable[[Scene], Said | None]


def half_right(scene: Scene, read: _Reads, resembling: _Reads) -> Said | None:
    """What is meant instead of what we guessed; only offered, whatever it is."""
    asked = scene.context.question
    if asked is None or asked.kind != "confirm" or not asked.intent or asked.form:
        return None
    if (put := _of_offered_edit(scene, asked) or _deed_and_why(scene, asked, read)) is not None:
        return put
    instead = said_instead(scene.text.key)
    other = back_to_change(scene, asked) or (other_deed(as_if_unasked(scene, instead), asked) if instead else None)
    rest = meant_instead(scene.text.shown.strip()) if other is None else ""
    if not rest or as_if_unasked(scene, rest).has("qmark", "question"):
        return other
    first, last = (parts := _PARTS.split(rest))[0], parts[-1]
    for words in dict.fromkeys((rest, last, first)):  # …，咨询入口没做完，算进展吧; 是退给他们，停更日期写得不对
        if (other := other_deed(as_if_unasked(scene, words), asked)) is not None:
            return other
    for words in dict.fromkeys((rest, LED.sub("", rest), LED.sub("", _PARTS.split(rest)[-1]))):
        if (said := _meant(as_if_unasked(scene, words), asked.intent, read)) is not None:
            return said
    free = as_if_unasked(scene, LED.sub("", rest))
    why = put_into(free, "").get("reason") if asked.intent in _WITH_REASON else None
    told = Said("FILL", {"reason": why}) if why else object_of(free, asked.intent)
    return told or _resembled(scene, rest, asked.intent, resembling)


def _of_offered_edit(scene: Scene, asked: Asked) -> Said | None:
    """不是8月8 是10号吧; 停更改8月10, to an offered edit of a form: it is offered anew with the other value."""
    form = _NUMBER.search(asked.words)
    if asked.intent != "REQUEST_EDIT" or scene.has("qmark", "question", "task", "nth", "rect"):
        return None  # 任务3申请延期到9月底 is of a task
    if "改为" in asked.words and "收回" not in asked.words and says_to_send(scene):
        return Said("CONFIRM")  # 可以了 送: with what was told it is shown whole, and goes with another yes
    words = _DENIED_FIRST.sub("", scene.text.shown.strip())
    free = as_if_unasked(scene, words)
    slots = put_into(free, form[0] if form else "")
    return Said("FILL", slots) if slots and not {"ask", "bad_date"} & slots.keys() else None


def _deed_and_why(scene: Scene, asked: Asked, read: _Reads) -> Said | None:
    """退回吧，日期不对, to “您是要打开…审批卡片吗”: another deed's word first, and behind it why."""
    parts = [part for part in _PARTS.split(scene.text.shown) if part.strip()]
    why = parts[1:]
    deed = other_deed(as_if_unasked(scene, parts[0]), asked) if why else None
    if deed is None or deed.intent not in _FOR_A_REASON or min(map(len, why)) < _SHORTEST_WHY:
        return None
    if scene.has("qmark", "question", "request", "task", "nth"):
        return None
    whole = read(as_if_unasked(scene, scene.text.shown))
    return replace(whole, certain=False) if whole is not None and whole.intent == deed.intent else deed


_SHORTEST_WHY = 3  # characters: 不, 先别 give no reason
_FOR_A_REASON = kinds("RETURN REJECT REQUEST_WITHDRAW TASK_WITHDRAW")
_NUMBER = re.compile(r"(?:ZX|BG|YQ)-\d{4}-\d{3}")
_DENIED_FIRST = re.compile(
    r"^(?:是的?|对的?|嗯+|不对|错了?|等等|不过)?[\s,，。]*(?:(?:不是|不要)(?:[^,，。\s]{1,8})?[\s,，。]+)?(?:而?应该?)?(?:是(?!的))?"
)


def _meant(free: Scene, guessed: str, read: _Reads) -> Said | None:
    """Another object of the same deed, or a command of its own."""
    command = read(free)
    if command is None or command.intent in READ_ONLY:
        named = object_of(free, guessed)
        if named is not None:
            return named
    if command is None or command.intent in NO_COMMAND or (command.intent == guessed and not names_something(command)):
        return None
    return replace(command, certain=command.certain and command.intent in READ_ONLY)


def _resembled(scene: Scene, rest: str, guessed: str, resembling: _Reads) -> Said | None:
    """镇长说微博先留着，停公众号: what the words behind the no resemble, if they name what they are about."""
    looked_at = (f"看{rest.removeprefix('是')}",) if guessed in READ_ONLY else ()  # 不是任务，是申请
    for words in dict.fromkeys((rest, _PARTS.split(rest)[-1], *looked_at)):
        meant = resembling(as_if_unasked(scene, words))
        looks = meant is not None and meant.intent in READ_ONLY and _LOOKS.search(words) is not None
        plain = meant is not None and meant.intent not in NO_COMMAND and (looks or names_something(meant))
        if meant is not None and plain and (meant.intent == guessed or meant.certain or meant.intent in READ_ONLY):
            return replace(meant, certain=meant.certain and meant.intent in READ_ONLY)
    return None


def meant_instead(shown: str) -> str:
    """What stands behind (or before) what is denied; "" where nothing is."""
    for pattern in (_DENIED, _REFUSED, _AMISS, _NOT_BUT, _BUT, _IT_IS, _BEFORE):
        if found := pattern.fullmatch(shown):
            return found["rest"].strip()
    return ""
