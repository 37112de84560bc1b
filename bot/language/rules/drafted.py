"""What a monitor puts right in the draft of an order before it goes out: 问题改成：…, 事实：…, 时限改成8月9日."""

import re
from datetime import date
from itertools import takewhile

from bot.language.context import MONITOR, OFFICE
from bot.language.date_forms import SPAN_FORM, read_span
from bot.language.faults import fault_in
from bot.language.patterns import kinds
from bot.language.rules.asking import asks
from bot.language.rules.rectify import due
from bot.language.scene import Said, Scene
from bot.language.targets import NOTHING, target

_ACCOUNTS = kinds("account name unit platform")
_SUBJECT = r"(?:(?:具体|发现的|检查)?(?:问题|事实|情况|内容|事由|描述|表述)(?:描述|表述|说明|情况)?)"
_HOLD = r"(?:先?(?:别|不要|不)(?:急着?)?(?:下发|发)(?:出去)?|等等?|等一?下|慢着|不对)(?:了|啊|呀)?"  # 先别发，…
_BEFORE = rf"(?:{_HOLD}[\s，,。]+|不对|不是这个|错了|写错了|把|请|麻烦|帮我|草稿|里面?|的|要|再|[\s，,。：:])*"
_INSTEAD = r"(?:改成|改为|换成|写成|写为|应该是|应为)"
_CLEARER = r"(?:(?:要|得|再|应该?)*(?:写|说)?(?:具体|清楚|详细|明白|实)(?:点|些|一点|一些)?(?:写|说)?|写|改一?下|为|是)"
_MARK = r"[\s:：,，]+"
_THERE = r"(?:(?:[那这]|一)(?:一?[句段条行栏项](?:话)?|里|儿))?"  # 问题那句改一下，写：…
_ONE = re.compile(  # 问题改成…, 问题写具体：…, 事实：…
    rf"^{_BEFORE}(?:{_SUBJECT}{_THERE}(?:也|要|得|应|再)*(?:{_INSTEAD}[\s:：,，]*|{_CLEARER}?{_MARK}(?:就?[写改][成为]?{_MARK})?)"
    rf"|(?:写|说)(?:得)?(?:具体|清楚|详细)(?:点|些|一点|一些)?{_MARK}"
    rf"|(?:[换改]个?(?:一个|一种|种)?(?:说法|写法)|重新?写一?下?)(?:吧|一?下)?{_MARK})(?P<text>.{{2,}})$",
    re.DOTALL,
)
_MORE = re.compile(  # 补充：…, 再加一句，…, 把…写进去
    rf"^{_BEFORE}(?:(?:补充|加上|加进去|添上|写上|写进去|写明|注明)(?:一下|一句|一条)?|加一?[句条])(?:{_MARK}|(?<=加上)(?![去进了吧一])|(?<=[句条]))(?P<text>.{{4,}})$",
    re.DOTALL,
)
_MISSING = re.compile(  # 情况没写进去啊
    rf"(?:{_SUBJECT}|日期|哪天|原话|具体的?).{{0,3}}(?:没有?|未|不)(?:给?(?:写|加|带|放|填))?"
    r"(?:进去|上去|上|清楚|全|够?具体|明白?|完整)?[啊呀吧呢了的]*[？?。!！]*$"
)
LAST_SEEN = re.compile(  # 上次更新6月28, 最后一条是6月28发的
    r"(?:(?:上一?次|最[后近]一?次?|末次)的?(?:一[条篇])?(?:更新|发文|发布|推送|发(?!现))|(?:上|最[后近])一[条篇])[^,，。]{0,8}?\d"
)
FOUND = re.compile(  # what a monitor saw, in words that no vocabulary of faults has
    r"把.{1,20}[写打说标]成|[打点进]不[开进去]|加载不出|(?:没有?|未|不)(?:人管|人?回复?|更新|发文|审核)|断更|停更|错别?字|漏字|广告|空白|报错|失效|死链|重复发"
)
_AMISS = r"(?:时间|期限|时限|日子)?(?:太|有点|有些|偏)(?:紧|短|急|赶|长|松|晚|早|久)[点些]*"  # 太紧了，放到下周五
_TIME = re.compile(
    rf"^(?:{_HOLD}|{_AMISS}|把|请|[了\s，,。])*(?:(?:整改)?(?:时限|期限|限期|日期|时间|截止)|(?:改|放|延|宽限)[到成为至])"
    r"|^(?:不对|不是|错了|应该|[是，,。\s])*(?:改|放|延|宽限)?[到成为至]?[一二两三四五六七八九十\d]{1,3}个?(?:工作日|天)(?:吧|内)?$"
)
_WHOM = r"(?:他们?|她们?|对方|人家|单位|镇里|街道)?"
_BY = rf"(?:{_HOLD}|{_AMISS}|把|请|麻烦|就|再|还|也|给{_WHOM}|整改|时间|期限|时限|限期|往[前后]|[的个上了\s，,。])*"
_MORE_TIME = re.compile(  # 期限再宽两天, 多给他们两天, 再给三个工作日
    rf"^{_BY}(?:宽限?|放宽|延长?|延后|推迟?|推后|顺延|缓|拖|多给|再给|多留|再加|加长?){_WHOM}[个上了]?$"
)
_LESS_TIME = re.compile(rf"^{_BY}(?:提前|提早|缩短?|压缩?|少给){_WHOM}[个上了]?$")
_GIVEN = re.compile(rf"{_BY}(?:那|限|定|宽限)?{_BY}")
_ENOUGH = re.compile(r"^(?:时间|期限)?(?:吧|之?内|好了|就行|行了|可以了|[了啊呀哈。！!\s])*$")
_STANDS = re.compile(r"时限：[^\n]*?(?:(?P<year>\d{4})年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})日", re.ASCII)
_ENDS = " \t\n，,。：:；;"
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
    day = _shifted(scene) or day if shown else day
    if day and not scene.has("question", "qmark"):
        return Said("RECTIFY_ISSUE", {"rect": number, "due": day})
    return _of_shown(scene, number, words) if shown else None


def _of_shown(scene: Scene, number: str, words: str) -> Said | None:
    """再加一句，…; 情况没写进去啊: only while the draft is shown."""
    asked = scene.context.asked
    shown = asked is not None and asked.kind == "confirm"  # where the fault is asked for, all is the answer
    if shown and saw(scene) and not (wonders(scene) or _MORE.match(words)):
        return _amended(number, fault_in(words), "besides")
    if asks(scene.tokens, scene):
        return None
    if found := _MORE.match(words):
        return _of_another(scene, found["text"]) or _amended(number, found["text"], "besides")
    return Said("RECTIFY_ISSUE", {"rect": number, "amend": "ask"}) if _MISSING.fullmatch(words) else None


def _of_another(scene: Scene, told: str) -> Said | None:
    """再加一句，公安微博打不开, amid the draft to another account: offered as an order of its own."""
    part = scene.unasked.saying(told)
    ahead = list(takewhile(lambda token: token.kind in _ACCOUNTS, part.tokens))
    rest = part.said(part.tokens[len(ahead) :])
    named = target(part, ahead) if any(token.kind in {"account", "platform"} for token in ahead) and rest else NOTHING
    spoken = [one for one in scene.lexicon.accounts if one.key in named.accounts]
    shown = scene.context.asked.words if scene.context.asked is not None else ""
    if not spoken or any(one.name in shown and one.platform in shown for one in spoken):
        return None
    return Said("RECTIFY_ISSUE", {"target": named, "issue": rest}, certain=False)


def shifts(scene: Scene) -> bool:
    """期限再宽两天, 提前三天: the term by a length of time, and nothing else."""
    found = _length(scene)
    return found is not None and bool(_MORE_TIME.match(found[0]) or _LESS_TIME.match(found[0]))


def _length(scene: Scene) -> tuple[str, re.Match[str]] | None:
    """The only length of time that is said, at the end, and what stands before it."""
    spans = list(SPAN_FORM.finditer(scene.text.key))
    if len(spans) != 1 or not _ENOUGH.match(scene.text.key[spans[0].end() :]):
        return None
    return scene.text.key[: spans[0].start()], spans[0]


def _shifted(scene: Scene) -> str | None:
    """The day that comes of it, from the one that the draft shows."""
    asked = scene.context.asked
    stands = _STANDS.search(asked.words) if asked is not None and shifts(scene) else None
    said = _length(scene) if stands is not None else None
    length = read_span(said[1]) if said is not None else None
    if stands is None or said is None or length is None:
        return None
    shown = date(int(stands["year"] or scene.today.day.year), int(stands["month"]), int(stands["day"]))
    found = length.before if _LESS_TIME.match(said[0]) else length.after
    return found(shown, scene.lexicon.works).isoformat()


def given_days(scene: Scene) -> bool:
    """给他们三天, where the term is asked for."""
    found = _length(scene)
    return found is not None and _GIVEN.fullmatch(found[0]) is not None


def wonders(scene: Scene) -> bool:
    """Whether it is a question; 还有几个链接打不开 is none."""
    return scene.has("qmark") or _WONDERS.search(scene.text.key) is not None


_WONDERS = re.compile(
    r"(?:[吗么呢]|没有|是不是|行不行|怎么样|咋样)[。！!]*$|^(?:怎么|为什么|为啥|什么时候|能不能|可不可以|是不是|谁)"
)
_DENIES = re.compile(
    r"不是|不对|不算|没有错|[写填搞弄]错了|(?:没有|并没|并未)(?:断更|停更|不更新|错别?字|空白|失效)|(?:局长|领导|他们|她们|单位|对方)[^,，。]{0,2}说|应该[^,，。]{0,8}吧$"
)


def saw(scene: Scene) -> bool:
    """上次更新6月28, 首页有几个链接打不开: something more that was found, and no account that it was found of."""
    key = scene.text.key
    told = LAST_SEEN.search(key) or FOUND.search(key)
    return bool(told) and not scene.has("account", "name", "platform", "unit") and not _DENIES.search(key)


def put_instead(scene: Scene) -> str:
    """What is to stand as the fault: 问题那句改一下，写：…; "" where nothing is said of it."""
    found = _ONE.match(scene.text.shown.strip(_EDGES))
    return found["text"].strip(_ENDS) if found is not None else ""


def _amended(number: str, text: str, how: str) -> Said | None:
    said = text.strip(_ENDS)
    if said[:1] == "“" and said[-1:] == "”" and "“" not in said[1:]:
        said = said[1:-1]
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
    return (said.replace(scene.text.said(token.start, token.end), "") if token else said).strip(_ENDS)
