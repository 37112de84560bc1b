"""What is said to a form that was shown whole: 送局长 sends it, 先不送 waits, 草稿删了吧 would take it back.

Sending asks the principal, who decides on his card; so who tells us to send need not say 是. What only might be such a
word is left to the examples (`weighing.py`). Nothing is taken back here: the handler shows first what would be.
"""

import re

from bot.language.answers.giving_up import says_yes
from bot.language.answers.parts import parts_of
from bot.language.context import UNSPECIFIED
from bot.language.patterns import kinds
from bot.language.rules.discarding import discarded
from bot.language.scene import Said, Scene

_HAN = "[\u4e00-\u9fff]"
_WHO = (
    rf"(?:(?:我们?|咱们?|本单位|单位)的?)?(?:(?!不|别|先|没|未|等|送|给){_HAN}){{0,6}}?(?:局长|镇长|主任|书记|主席|部长|区长|院长|领导|负责人|一把手|老大|老板|"
    r"头儿?|市?府办|上面|上级|他|她)(?:那里|那边|那儿)?"
)
_LEAD = (
    r"(?:那|就|好[的了]?|行|可以|能|嗯|再|重新|确认|确定|请|麻烦[您你]?|帮我|你|您|直接|现在|赶紧|快点?|马上|"
    r"把?这[个张件份]|OK|ok)*"
)
_SEND = r"(?:报送|呈报|上报|上交|提交|送|报|交|递|呈|转|发)(?:给|去|到|上去|过去|往|上)?"
_SIGN = r"(?:签字|签批|审签|签|批|审批|审核|审|看看|看|过目|审阅)"
_TAIL = r"(?:吧|一下|一次|去|上去|过去|啦|哈|呀|了)*"
_SENT = re.compile(
    rf"(?P<lead>{_LEAD})(?:{_SEND}吧){{0,2}}(?:"
    rf"(?:让|请|叫|由){_WHO}(?:签字|签批|签|审批|批){_TAIL}|"
    rf"{_SEND}(?:{_WHO})?(?:去)?{_SIGN}?(?P<tail>{_TAIL})|给{_WHO}(?:{_SIGN}|{_SEND})?(?:{_TAIL}))"
)
_AGREED = re.compile(
    rf"{_WHO}(?:都|也|已经?|刚)*(?:(?:说|讲|表示)(?:了|过)?)?(?:都|也|就)*"
    r"(?:行|可以|好|没问题|没意见|同意|看过|过目|点头|答应|OK|ok)(?:了|的)*"
)
_FINE = re.compile(r"(?:(?:这样|这个|这回|这版|现在|都|就|应该)*(?:行|可以|好|对|没错|没问题|没意见|OK|ok)[了的啦]*)")
_AT_HAND = re.compile(  # 他这会儿在办公室
    rf"(?:{_WHO}|人)(?:这会儿?|现在|今[天日]|正好|刚好|就|都|正)*在(?:办公室|单位|局里|镇里|楼上|隔壁|等着?|这儿|这里)*[呢的了]?"
    rf"|(?:{_WHO}|人)(?:马上|等下|等会儿?|一会儿?|待会儿?|下午|上午|明天|晚上|快)*(?:就|又|要|得|去|出|走|开会|下班|出差|下乡|在等|等着)+(?:了|呢)?"
)
_NOT_SENT = re.compile(
    rf"(?:那|就|还是|我|我们|都)*(?:不要|不用|不必|不想|不|别|莫)(?:再|急着)?{_SEND}(?:{_WHO})?{_SIGN}?(?:了|吧|啦|先)*"
)
_NOT_YET = re.compile(
    rf"(?:先|暂时|暂且|暂)(?:不要|不用|不|别|莫|甭)(?:急着?)?{_SEND}|(?:先|暂时)?缓[一]?缓|"
    rf"(?:先|再)?(?:问|请示)(?:一下|下|问|过)?(?:{_WHO})?(?:再|后)?{_SEND}"
)
_WHERE = re.compile(  # 到哪一步了, 现在走到哪了: of the form that lies open
    r"(?:那|哎|请问|现在|目前|我这个|我这张|这个|这张|这份|它|申请|单子|表)*(?:走|办|弄|批|进行|进展|卡|停)?[到在](?:了)?"
    r"(?:哪|什么|第几)(?:一?步|儿|里|个?环节|程度|个?阶段)?(?:了|啦)?[呢啊呀]*"
)
_OTHER_SIGNER = re.compile(  # 给分管领导签, 让李副局长签吧: who they would have sign may not; nothing is sent
    rf"{_LEAD}(?:让|请|叫|由|给|找|{_SEND})(?:我们?|咱们?|本单位|单位)?的?{_HAN}{{0,4}}?(?:副[\u4e00-\u9fff]{{1,2}}|副职|分管的?(?:领导|[局镇]长|主任|书记|那[个位])?"
    rf"|政委|[科股站所队]长|委员){_SIGN}?{_TAIL}(?:(?:行|可以|好|成)(?:吗|么|不行?|不))?"
)
_LONGEST = 24  # characters of a part
_FORMS = ("ZX-", "BG-", "YQ-")


def of_shown(scene: Scene) -> Said | None:
    """What becomes of the form that lies open; None where that is not plainly said."""
    asked = scene.context.question
    if asked is None or asked.kind not in {"ask", "confirm"}:
        return None
    if asked == UNSPECIFIED:
        sent = _of_whole(scene)
        return sent if sent is not None and sent.intent == "CONFIRM" else None
    if not asked.form.startswith(_FORMS):
        return None
    if _WHERE.fullmatch(scene.text.key.strip("?。!,~ ")):
        return Said("REQUEST_STATUS", {"request": asked.form})
    if away := discarded(scene):
        return away if away.slots else Said("REQUEST_WITHDRAW", {"request": asked.form})
    return _of_whole(scene) if asked.kind == "confirm" and asked.intent in _ABOUT_FORMS else None


_ABOUT_FORMS = kinds("CANCEL_REQUEST CHANGE_REQUEST REQUEST_EDIT")


def _of_whole(scene: Scene) -> Said | None:
    """To “填好了，送…签字吗”: send it, not yet, or no; who signs, where another than the principal is named."""
    parts = parts_of(scene)
    if not parts or max(map(len, parts)) > _LONGEST:
        return None
    if any(_NOT_YET.search(part) for part in parts) and not scene.has("qmark"):
        return Said("UNKNOWN", {"hint": "later"})
    if len(parts) == 1 and _NOT_SENT.fullmatch(parts[0]):
        return Said("DIALOG_CANCEL")
    if any(_OTHER_SIGNER.fullmatch(part) for part in parts):
        return Said("HELP", {"topic": "委托", "focus": "signers"})
    return Said("CONFIRM") if _to_be_sent(parts, scene) else None


def says_to_send(scene: Scene) -> bool:
    """Whether the message tells us to send a form, and nothing else."""
    parts = parts_of(scene)
    return bool(parts) and max(map(len, parts)) <= _LONGEST and _to_be_sent(parts, scene)


def _to_be_sent(parts: list[str], scene: Scene) -> bool:
    """送局长; 局长看过了，没问题，报: a word of sending or of the head's leave, beside it only agreement."""
    told = [sent(part) or _AGREED.fullmatch(part) is not None for part in parts]
    return any(told) and all(
        one or _FINE.fullmatch(part) or _AT_HAND.fullmatch(part) or says_yes(scene, part)
        for one, part in zip(told, parts, strict=True)
    )


def sent(part: str) -> bool:
    """送吧; 可以送了. But 送了, 报过了 alone may tell that it was done on paper."""
    found = _SENT.fullmatch(part)
    return found is not None and not ("了" in (found["tail"] or "") and not found["lead"])
