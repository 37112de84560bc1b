"""What a monitor puts right in the draft of an order before it goes out: 问题改成：…, 事实：…, 时限改成8月9日."""

import re

from bot.language.context import MONITOR, OFFICE
from bot.language.rules.asking import asks
from bot.language.rules.rectify import due
from bot.language.scene import Said, Scene

_SUBJECT = r"(?:(?:具体|发现的|检查)?(?:问题|事实|情况|内容|事由|描述|表述)(?:描述|表述|说明|情况)?)"
_HOLD = r"(?:先?(?:别|不要|不)(?:急着?)?(?:下发|发)(?:出去)?|等等?|等一?下|慢着|不对)(?:了|啊|呀)?"  # 先别发，…
_BEFORE = rf"(?:{_HOLD}[\s，,。]+|不对|不是这个|错了|写错了|把|请|麻烦|帮我|草稿|里面?|的|要|再|[\s，,。：:])*"
_INSTEAD = r"(?:改成|改为|换成|写成|写为|应该是|应为)"
_CLEARER = r"(?:(?:要|得|再|应该?)*(?:写|说)?(?:具体|清楚|详细|明白|实)(?:点|些|一点|一些)?(?:写|说)?|写|改一?下|为|是)"
_MARK = r"[\s:：,，]+"
_ONE = re.compile(  # 问题改成…, 问题写具体：…, 事实：…
    rf"^{_BEFORE}(?:{_SUBJECT}(?:也|要|得|应|再)*(?:{_INSTEAD}[\s:：,，]*|{_CLEARER}?{_MARK})"
    rf"|(?:写|说)(?:得)?(?:具体|清楚|详细)(?:点|些|一点|一些)?{_MARK})(?P<text>.{{2,}})$",
    re.DOTALL,
)
_MORE = re.compile(  # 补充：…, 再加一句，…, 把…写进去
    rf"^{_BEFORE}(?:(?:补充|加上|加进去|添上|写上|写进去|写明|注明)(?:一下|一句|一条)?|加一?[句条]){_MARK}?(?P<text>.{{4,}})$",
    re.DOTALL,
)
_MISSING = re.compile(  # 情况没写进去啊
    rf"(?:{_SUBJECT}|日期|哪天|原话|具体的?).{{0,3}}(?:没有?|未|不)(?:给?(?:写|加|带|放|填))?"
    r"(?:进去|上去|上|清楚|全|够?具体|明白?|完整)?[啊呀吧呢了的]*[？?。!！]*$"
)
_TIME = re.compile(
    rf"^(?:{_HOLD}|把|请|[\s，,。])*(?:(?:整改)?(?:时限|期限|限期|日期|时间|截止)|(?:改|放|延|宽限)[到成为至])"
    r"|^(?:改|放|延|宽限)?[到成为至]?[一二两三四五六七八九十\d]{1,3}个?(?:工作日|天)(?:吧|内)?$"
)
_EDGES = ' \t\n，,。：:；;“”"'


def put_right(scene: Scene) -> Said | None:
    """Another fact, one more, or another day for the draft that is shown, named, or the only one."""
    asked, number = scene.context.asked, _number(scene)
    if not number or scene.has("howto", "cond") or not scene.context.has(MONITOR | OFFICE):
        return None
    words = _without(scene)
    if found := _ONE.match(words):
        return _amended(number, found["text"], "instead")
    shown = asked is not None and bool(asked.draft)
    day = due(scene)[0] if (shown or scene.has("rect")) and _TIME.search(words) else None
    if day and not scene.has("question", "qmark"):
        return Said("RECTIFY_ISSUE", {"rect": number, "due": day})
    return _of_shown(scene, number, words) if shown else None


def _of_shown(scene: Scene, number: str, words: str) -> Said | None:
    """再加一句，…; 情况没写进去啊: only while the draft is shown."""
    if asks(scene.tokens, scene):
        return None
    if found := _MORE.match(words):
        return _amended(number, found["text"], "besides")
    return Said("RECTIFY_ISSUE", {"rect": number, "amend": "ask"}) if _MISSING.fullmatch(words) else None


def _amended(number: str, text: str, how: str) -> Said | None:
    said = text.strip(_EDGES)
    return Said("RECTIFY_ISSUE", {"rect": number, "fault": said, "amend": how}) if said else None


def _number(scene: Scene) -> str:
    """Of the order that is named; else of the draft that is shown, or of the speaker's only one."""
    if scene.has("rect"):
        named = scene.all("rect")
        return str(named[0].value) if len(named) == 1 else ""
    asked = scene.context.asked
    if asked is not None and asked.mine and asked.draft:
        return asked.draft
    drafts = scene.context.listed("draft_rect") if asked is None and scene.context.chat == "single" else ()
    return drafts[0] if len(drafts) == 1 else ""


def _without(scene: Scene) -> str:
    """What was typed without the number."""
    token = scene.first("rect")
    said = scene.text.shown
    return (said.replace(scene.text.said(token.start, token.end), "") if token else said).strip(_EDGES)
