"""What is to stand in which field of a form: 停更改成8月22号, ID写错了，是6677889900, 原因改一下，写人手不够."""

import re

from bot.language.dates import Ambiguous
from bot.language.patterns import kinds
from bot.language.rules.fields import fields_said, put_stop_date, several_days
from bot.language.rules.form import ready_reason
from bot.language.rules.identifiers import account_id, bare_id
from bot.language.rules.plain_words import ended, new_value
from bot.language.rules.shifting import in_forms_month, shifted
from bot.language.scene import LEAD, Scene, Slots, given
from bot.language.tokens import Token

DAY_OF = {"ZX": "stop_date", "BG": "effective_date", "YQ": "date"}  # by the kind of application
_OF_DAY = re.compile(
    r"停更|停止更新|停用|生效|日期|日子|时间|哪天|延期|"
    r"(?:[日号底初末旬天]|周[一二三四五六日天])起?停(?![电水车业课产])"
)
_OF_REASON = re.compile(r"原因|理由|事由")
_OF_NUMBER = re.compile(r"(?:账?号|微信|原始)?(?:id|ID|Id)|账号标识|微信号|网址|域名|(?i:appid)")
_OF_VALUE = re.compile(r"名称|名字|管理员|主体|单位|运营者|新值|新内容")
_UNSURE = re.compile(
    r"(?:[咦哦啊嗯呃]|好像|可能|似乎|也许|大概|是不是)+(?:又|也)?(?:不对|不太对|错了?|不是)[啊吧呢诶了]*[。.…?？]*$"
)
_DIGITS = re.compile(r"(?:id|账号|标识|微信号|uid)[^\d]{0,12}(?:\d{6,20}[^\d]{1,6})?(?P<id>\d{6,20})(?!\d)", re.ASCII)
_ID_ALONE = re.compile(
    r"(?:不对|错了?|写错了?)?[\s,，]*(?:应该)?(?:是|改成?|改为|写|填)?[\s:：]*(?P<id>\d{6,20}|gh_[0-9A-Za-z]{6,20})[\s。!！吧]*",
    re.ASCII,
)
_NAMED_ID = re.compile(  # 账号改成yitingws02; 抖音号后台叫 yitingws02 才对
    r"(?:(?:id|uid|账号|标识|微信号|公众号|视频号|抖音号|快手号|头条号|微博号|后台)[^A-Za-z0-9,，。]{0,8}?|(?:改成|改为|应该是|应为)\s*)"
    r"(?P<id>[A-Za-z](?=[A-Za-z0-9_-]*[0-9_-])[A-Za-z0-9_-]{5,19})(?![A-Za-z0-9])",
    re.IGNORECASE | re.ASCII,
)
_NEW_REASON = re.compile(
    r"(?:原因|理由|事由)(?:(?![,，。;；]\s*(?:名[称字]|管理员|主体)).){0,8}?(?:[改换]一?下|不对|错了|不是[这那]个?|不要[这那]个?|改成|改为|换成|换|写成|应该是|应为|是|写(?![错得的]))[吧啊呀哈哦呢]*"
    r"(?:[\s,，。:：]*(?:就|还)?(?:是)?(?:(?:应该?|要)?(?:写成?|写为|填成?)|改成|改为|换成|应该是|应为|是))*[\s,，。:：“\"]*(?P<text>[^\s,，。:：].{3,})$",
    re.DOTALL,
)
_TOLD_REASON = re.compile(r"(?:原因|理由|事由)[\s:：]+(?P<text>[^\s,，。:：].{3,})$", re.DOTALL)
_NEW_VALUE = re.compile(
    r"(?:改成|改为|换成|应该是|应为|写成|叫|是|(?:名称|名字|管理员|主体)[\s:：]+)[\s,，:：“\"]*(?P<text>[^\s,，。:：“”\"]{2,20})[”\"\s。]*$"
)
_SHORTLY = re.compile(
    r"(?:就|还是|那)*[改换](?:成|为|叫)?(?![天日期原回一下个名口动好完了过正时成为叫])[\s“\"]*(?P<text>[^\s,，。:：“”\"的了吗]{3,20})[”\"\s。]*"
)
MORE = "more_reason"  # what is added to the reason that the form has
_MORE_REASON = re.compile(
    r"(?:原因|理由|事由)(?:里面?|那里|那儿|后面|上)?(?:再|还|也|要|得|就)*(?:[加添补](?:上去?|进去|入|充)?(?:一?[句条个点笔]|一下)?(?:话)?)[\s,，:：“\"]*"
    r"(?P<text>[^\s,，:：“”\"].{1,}?)[”\"\s。]*$",
    re.DOTALL,
)
_NEXT_FIELD = re.compile(
    r"[\s,，。;；]+(?=(?:停更|生效|日期|时间|账号|id|ID|微信号)(?:日期|时间|ID|id)?(?:也|就|是|改|换|写|为|到|放|定|推|[:：\s]|\d{1,2}[月.号日])"
    r"|(?:新?名[称字]|管理员|主体)(?:也|就|要)*(?:改|换|叫)"
    r"|(?:[\u4e00-\u9fff]{1,4}号|账号标识|ID|id)(?:ID|id)?[是为:：\s]*[A-Za-z0-9][A-Za-z0-9_-]{4,19}(?![A-Za-z0-9_\u4e00-\u9fff]))"
)


def put_into(scene: Scene, form: str) -> Slots:
    """The fields that are named with what is to stand in them."""
    shown = scene.text.shown.strip()
    if ready := ready_reason(scene):
        return {"reason": ready[0]} if _OF_REASON.search(shown) else {}
    if more := _MORE_REASON.search(shown):
        ahead = shown[: more.start()].strip()
        return (_other(scene.saying(ahead), form) if ahead else {}) | {MORE: ended(more["text"])}
    why = _NEW_REASON.search(shown) or _TOLD_REASON.search(shown)
    if why is None and _OF_REASON.search(shown):
        return {}
    if why is None:
        return _other(scene, form)
    text, *behind = _NEXT_FIELD.split(why["text"], maxsplit=1)
    rest = "，".join(filter(None, (shown[: why.start()].rstrip(LEAD), *behind)))
    slots = _other(scene.saying(rest), form) if rest else {}
    return slots | {"reason": ended(text)}


def _other(scene: Scene, form: str) -> Slots:
    """A day, an identifier, or what a change leads to."""
    slots, shown = Slots(), scene.text.shown.strip()
    if scene.dated() and (_OF_DAY.search(scene.text.key) or only_a_day(scene)):
        name = DAY_OF.get(form[:2], "stop_date")
        said = put_stop_date(scene, slots, name)
        if slots.pop("bad_date", None) and said and (next_one := _coming(scene, said)):
            slots[name] = next_one
        if said and (same := in_forms_month(scene, said, form)):
            slots[name] = same
    elif moved := shifted(scene):
        slots[DAY_OF.get(form[:2], "stop_date")] = moved
    slots |= given(account_id=_number(scene))
    value = _new_value(scene) if form.startswith("BG") and _OF_VALUE.search(shown) else None
    if form.startswith("BG") and slots.keys() == {"effective_date"}:
        slots |= _named_beside(scene)
    if value and not slots:
        slots |= given(value=new_value(value, led=True), field=next(iter(fields_said(scene)), None))
        if scene.dated():
            put_stop_date(scene, slots, "effective_date")
    return slots


def _new_value(scene: Scene) -> str | None:
    """What the name, or whatever it is, is to become; beside a day only where a verb says so.

    8月10日 机构改了名，统一名称 gh_a1b2 fills the form in and puts no name right.
    """
    shown = scene.text.shown.strip()
    for token in scene.dated():
        shown = shown.replace(scene.said([token]), "")
    shown = _STARTING.sub("", shown) if scene.dated() else shown
    found = _NEW_VALUE.search(shown)
    labelled = found is not None and scene.dated() and _OF_VALUE.match(found[0])
    return found["text"] if found is not None and not labelled else None


def _named_beside(scene: Scene) -> Slots:
    """名称是义乌教育发布，日期9月1: a part of its own names what a change leads to, another the day."""
    parts = [scene.saying(part) for part in _PARTS.split(scene.text.shown) if part.strip()]
    found = [
        (part, one) for part in parts if not part.dated() and (one := _LABELLED.fullmatch(part.text.shown.strip()))
    ]
    if len(found) != 1 or len(parts) < 2:  # noqa: PLR2004 - the day stands in another
        return {}
    (part, one), *_ = found
    return given(value=new_value(one["text"], led=True), field=next(iter(fields_said(part)), None))


_PARTS = re.compile(r"[,，。;；]")
_LABELLED = re.compile(
    r"新?(?:名称|名字|管理员|主体)(?:就|要|应该)*(?:改成|改为|改叫|换成|写成?|叫做?|是|[:：])[\s“\"]*(?P<text>[^\s“”\"错反]{2,20})[”\"]*(?<![吗么呢])"
)
_STARTING = re.compile(r"^[\s,，]*(?:起|开始|以后)?[\s,，]*|[\s,，]*(?:从|自)?(?:起|开始|生效|以后)?[\s,，。]*$")


def _coming(scene: Scene, token: Token) -> str | None:
    """8号 after the 8th: of the next month, which is asked about (`in_doubt`)."""
    day = scene.day(token)
    return day.options[0].isoformat() if isinstance(day, Ambiguous) and len(day.options) == 1 else None


def in_doubt(scene: Scene) -> bool:
    """Whether a day was said without its month, or the last words doubt what was said: id是5566778899，咦好像不对."""
    unclear = any(isinstance(scene.day(token), Ambiguous) for token in scene.dated())
    return unclear or several_days(scene) or _UNSURE.search(scene.text.key) is not None


def shortly(scene: Scene) -> Slots:
    """改义乌平安, where a whole form of change is shown: what it leads to, it seems."""
    found = _SHORTLY.fullmatch(scene.text.shown.strip())
    return {"value": new_value(found["text"], led=True)} if found else {}


def _number(scene: Scene) -> str | None:
    """The identifier: behind a word for it, or alone."""
    if _OF_NUMBER.search(scene.text.shown) and (said := account_id(scene) or bare_id(scene)):
        return said
    if scene.has("mobile"):
        return None
    found = _DIGITS.search(scene.text.key) or _ID_ALONE.fullmatch(scene.text.shown.strip())
    named = None if found else [*_NAMED_ID.finditer(scene.text.shown)]
    typed: str | None = found["id"] if found else named[-1]["id"] if named else None
    return None if typed is not None and _CASE.fullmatch(typed) else typed


_CASE = re.compile(r"[A-Za-z]{2}-?\d{4}-?\d{1,3}", re.ASCII)  # ZX-2022-018 is an application's own number


def only_a_day(scene: Scene) -> bool:
    """不对，8月22号; 改到下周一: beside the no nothing but a day."""
    asked = scene.context.asked
    changes = all(scene.word(token) in _INTO for token in scene.all("x"))  # 那就改6月1号吧
    shown = asked is not None and bool(asked.form)
    changes = changes and all(shown and "期" not in scene.word(token) for token in scene.all("extend"))
    light = kinds("not ba wrong sep soft particle polite date become edit change want to past extend x")
    return changes and scene.only(light) and len(scene.all("date")) == 1


_INTO = frozenset({"改", "换", "挪"})
