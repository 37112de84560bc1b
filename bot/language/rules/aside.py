"""What is said beside the items themselves: 批注, 撤销通知, and who takes over from whom."""

import re

from bot.language.context import MEDIA, OFFICE
from bot.language.patterns import WEIGHTLESS, kinds
from bot.language.personal import A_SURNAME
from bot.language.refs import numbers_said, units_said
from bot.language.rules.asking import asks
from bot.language.rules.requests import number_of
from bot.language.scene import LEAD, Said, Scene, Slots, given

_HEAD = WEIGHTLESS | kinds("want apply")
_ABOUT = ("task", "nth", "number", "weak", "unit", "name", "request", "plan")
_TELLS = re.compile(r"[\s,，。;；、(（]*(?:并|请)?(?:告知|抄告|通知|转告)(?:该|本)?单位[)）。]*$")
PERSON = r"[\u4e00-\u9fff·]{2,10}?(?:[(（][^()（）\s]{1,6}[)）])?"
_MOBILE = r"(?:[\s,，]*(?P<mobile>1[3-9]\d{9}))?"
_TAKES_OVER = re.compile(
    rf"(?:由|请)?(?P<new>{PERSON}){_MOBILE}\s*(?:来)?(?:接替|接任|顶替)\s*(?P<old>{PERSON})(?:的工作|的岗位)?"
    r"(?:[\s,，]*(?P<behind>1[3-9]\d{9}))?[。.]?",
    re.ASCII,
)
_HANDS_OVER = re.compile(
    rf"(?:人员|岗位|工作)?交接[\s:：]*(?P<old>{PERSON})\s*(?:给|交给|到|由|→|->|[\s,，])\s*(?P<new>{PERSON}){_MOBILE}"
    r"\s*(?:接替|接手|接)?[。.]?",
    re.ASCII,
)
_GONE = (
    r"(?:已经|已|马上|就要|要|即将|下周|下个?月|被)*"
    r"(?:调走|调离|调动|调出|退休|离职|辞职|换岗|轮岗|走|(?:调到|调去|借调|抽调)[^\s,，。;；]{0,12}?)了?"
)
_TO_WHOM = (
    r"[\s,，。;；]*(?:以后|今后|往后|接下来)?(?:他的|她的|我的|这块|这边的?)?"
    r"(?:工作|岗位)?(?:就|都)?(?:改?由|让|请|是)?"
)
_NEW = rf"(?P<new>{A_SURNAME}[\u4e00-\u9fff·]{{1,3}}?)"
_THEN = (
    r"(?:的工作|的岗位)?了?"
    r"(?:[\s,，]*(?:他的|她的)?(?:手机号?|电话|号码)?(?:是|[:：])?\s*(?P<behind>1[3-9]\d{9}))?[。.]?"
)
_INSTEAD_OF_ME = re.compile(
    rf"{_TO_WHOM}{_NEW}(?:来)?(?:接替|接任|顶替)(?P<old>我)(?:[\s,，]*(?:因为?)?我{_GONE})?{_THEN}", re.ASCII
)  # 由李四接替我，我调去县里了
_AFTER_HIM = re.compile(
    rf"(?P<old>我|{PERSON}){_GONE}{_TO_WHOM}{_NEW}(?:来)?(?:接替|接任|顶替)(?:他|她|我)?{_THEN}", re.ASCII
)


def remark(scene: Scene) -> Said | None:
    """批注 任务1 佛堂镇 请抓紧; 批注 ZX-2022-001 …; at the end 告知单位 lets the unit hear it."""
    token = scene.first("remark")
    if token is None or not _leads(scene, token.kind):
        return None
    place = scene.index(token) + 1
    while place < len(scene.tokens) and scene.tokens[place].kind in {*_ABOUT, "rect", "sep"}:
        place += 1
    text = scene.said(scene.tokens[place:])
    told = _TELLS.search(text)
    units, number = units_said(scene), number_of(scene)
    slots: Slots = numbers_said(scene) | given(unit=units[0] if units else None, request=number)
    if order := scene.first("rect"):
        slots |= {"rect": str(order.value)}
    if not slots and asks(scene.tokens, scene):
        return None  # 批注了吗
    return Said("REMARK", slots | given(text=_TELLS.sub("", text), tell=bool(told)))


def recall(scene: Scene) -> Said | None:
    """撤销通知; 撤销通知 任务2 佛堂镇; 撤销通知 任务2 佛堂镇 误派."""
    token = scene.first("recallnotice")
    if token is None or not _leads(scene, token.kind):
        return _instruction_back(scene)
    units = units_said(scene)
    slots: Slots = numbers_said(scene) | given(unit=units[0] if units else None)
    place = scene.index(token) + 1
    while place < len(scene.tokens) and (scene.tokens[place].kind in {*_ABOUT, "sep"} or _of_it(scene, place)):
        place += 1
    reason = scene.said(scene.tokens[place:])
    return Said("RECALL", slots | given(reason=reason, wrong="误派" in reason or "派错" in reason))


def _of_it(scene: Scene, place: int) -> bool:
    """撤销通知 … 大陈镇的发错了: 的 goes with what it stands behind, not with the reason."""
    before = scene.tokens[place - 1].kind
    return before in _ABOUT and scene.word(scene.tokens[place]) == "的" and not scene.apart(place)


def _instruction_back(scene: Scene) -> Said | None:
    """JB-2022-002撤了，写错了重发: whoever handed it out takes it back; it is shown first."""
    found = _TAKEN_BACK.match(scene.text.key)
    told = found is not None and scene.context.has(OFFICE | MEDIA) and scene.context.chat == "single"
    if found is None or not told or asks(scene.tokens, scene):
        return None
    place = next((p for p, token in enumerate(scene.tokens) if token.start >= found.end()), len(scene.tokens))
    return Said("RECALL", numbers_said(scene) | given(reason=scene.said(scene.tokens[place:])))


_TAKEN_BACK = re.compile(
    r"(?:把|刚才的?|刚发的|请|麻烦)*(?:jb|yj)-?\d{4}-?\d{1,3}(?:号|那个|这个|那件|这件)*(?:给|先)?"
    r"(?:撤回|撤销|撤掉|撤|作废|收回)(?:了|吧|掉|来|回来)*(?=[,，。;；!！ ]|$)"
)


def succession(scene: Scene) -> Said | None:
    """李四 接替 张三 13800000000; 交接 张三 给 李四 13800000000; 张三调走了，李四接替; 由李四接替我; 交接单 张三."""
    if (
        not scene.has("succeed", "handduties", "handoverlist")
        or asks(scene.tokens, scene)
        or scene.has("howto", "cond")
    ):
        return None
    shown = scene.text.shown.strip(LEAD)
    token = scene.first("handoverlist")
    if token is not None:
        return Said("HANDOVER_LIST", given(name=scene.behind(token).strip(LEAD))) if _leads(scene, token.kind) else None
    found = _TAKES_OVER.fullmatch(shown) or _HANDS_OVER.fullmatch(shown) or _told(scene, shown)
    if found is None:
        return Said("SUCCESSION") if scene.only(_HEAD | kinds("handduties succeed personrole")) else None
    mobile = found.groupdict().get("mobile") or found.groupdict().get("behind")
    return Said("SUCCESSION", given(name=found["old"], successor=found["new"], mobile=mobile))


def _told(scene: Scene, shown: str) -> re.Match[str] | None:
    """Who goes and who comes, told in a sentence; the unit may stand before the name."""
    first = scene.tokens[0] if scene.tokens else None
    bare = shown.removeprefix(scene.word(first)).lstrip("的 ") if first and first.kind == "unit" else shown
    return _INSTEAD_OF_ME.fullmatch(bare) or _AFTER_HIM.fullmatch(bare)


def _leads(scene: Scene, kind: str) -> bool:
    """Whether the command word comes first, words without weight aside, and nothing is asked."""
    token = scene.first(kind)
    head = scene.tokens[: scene.index(token)] if token else ()
    return all(one.kind in _HEAD for one in head) and not scene.has("howto", "qmark")
