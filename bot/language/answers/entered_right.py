"""日期错了，到8月12日; 名字错了，是赵六; 不是电话是会上: what the office puts right in what it enters for a unit.

Beside the preview of a 代登记, or the one thing that it still lacks: the same entry with that field changed, which is
shown once more. Every part must be such a change; nothing is entered by it.
"""

import re

from bot.language.answers.readdressed import readdressed
from bot.language.context import Asked
from bot.language.patterns import kinds
from bot.language.refs import units_said
from bot.language.scene import LEAD, Said, Scene, Slots, given, iso

_ENTERED = kinds("REPORT_FOR EXTENSION_FOR OPINION_FOR")
_AMISS = r"(?:(?:写|说|打|搞|弄|填|讲|记|听)?错|不对|搞混)(?:了|啦|的)*+"
_SIGN = r"[\s,，。;；:：!！]"
_GAP = rf"{_SIGN}*"
_HUM = rf"哎呀?|唉|诶|哦|噢|嗯|啊|等一?下|等等?|不好意思|{_AMISS}"
_LED, _WRONG = rf"(?:{_HUM}|{_SIGN})*+", rf"(?:{_AMISS}|{_SIGN})*+"  # what each has taken it keeps
_IS = r"(?:而|应该?|要|得|就|改)*(?:是|叫|为|成)"
_ENDS = r"(?:吧|啊|呀|才对|的|了)*[。!！\s]*"
_SOURCE = "电话|纸质|会上"
_NOT_SOURCE = re.compile(
    rf"{_LED}(?:(?:来源|途径|方式){_WRONG}|不是(?:{_SOURCE})(?:来的|说的|的)?{_GAP})(?:{_IS})?(?P<source>{_SOURCE})(?:说|来|交来|讲|定)?{_ENDS}"
)
_SOURCE_NOT = re.compile(
    rf"{_LED}(?:应该?|其实)*是(?P<source>{_SOURCE})(?:来的|说的|的)?{_GAP}不是(?:{_SOURCE})(?:来的|说的|的)?{_ENDS}"
)
_NAME = r"(?P<name>(?!没|不|[对错这他她它你我谁哪啥什一真好]|那[个样位些]|正确|准确)[\u4e00-\u9fff]{2,4}?)"
_OTHER_NAME = re.compile(
    rf"{_LED}(?:(?:姓名|名字|人名|姓|人)(?:也)?{_WRONG}{_IS}|(?:姓名|名字)(?:改|换)(?:成|为)|"
    rf"不是(?P<old>[\u4e00-\u9fff]{{2,4}}?){_GAP}{_IS})"
    rf"{_NAME}(?:说|讲|报|打来|来|交来)?{_ENDS}"
)
_OTHER_TEXT = re.compile(
    rf"^{_LED}(?:情况|内容|原因|理由|事由)(?:说明|也)?{_WRONG}(?:{_IS}|换成|写[成上]?){_GAP}(?P<text>.{{2,}})$",
    re.DOTALL,
)
_AGREES = re.compile(  # 内容是对的, 原因也写上吧: that it is right or to be told, not what it is
    r"(?:没有?|不|是|都|就|也|还|很|挺|蛮)*(?:对|错|问题|准|准确|正确|属实|事实|真实|真|实|一样|一致|这样|那样|如此|这个|那个|"
    r"好|行|可以|有|清楚|完整|齐全|上|上去|进去|清|明白|这么回事)?(?:写|说)?(?:[的了吧呢啊呀嘛哈哦哒]|就行|就好)*"
)
_SIGNS = re.compile(rf"{_SIGN}+")
_DENIES = re.compile(r"(?:不是|并非|不在|不到)(?:到|在)?$")  # 不是19日, whatever it is then
_DAY_WORDS = re.compile(  # beside the day itself: 日期错了，到…, 应该延到…, 不是10号是12号
    rf"(?:{_HUM}|日期|日子|时间|时限|期限|天数|那天|哪天|不是|应该?|而|改|延期?|宽限|写|到|成|为|是|在|要|得|就|{_SIGN})*+"
)
_UNTIL = re.compile(r"[到至]|延")
_RECEIVED = re.compile(r"(?:说|交|打|来|讲|送|报)(?:来|过来)?(?:的|电话)*(?:吧|啊|呀)?$")


def entered_right(scene: Scene) -> Said | None:
    """The entry with one field put right."""
    asked = scene.context.question
    if asked is None or asked.kind not in {"confirm", "ask"} or asked.about not in _ENTERED:
        return None
    if scene.has("qmark", "question", "howto", "request", "rect", "task"):
        return None
    change = _of_unit(scene, asked) or _of_words(scene, asked) or _of_day(scene, asked)
    return Said(asked.about, {"amended": True, **change}) if change else None


def _of_unit(scene: Scene, asked: Asked) -> Slots:
    """错了 不是佛堂是赤岸; 单位错了，是赤岸."""
    swapped = readdressed(scene, asked)
    if swapped is not None:
        return {"unit": swapped[1][0]} if len(swapped[1]) == 1 else {}
    units = units_said(scene)
    wrong = re.match(rf"{_LED}单位{_WRONG}{_IS}", scene.text.key)
    return {"unit": units[0]} if wrong and len(units) == 1 else {}


def _of_words(scene: Scene, asked: Asked) -> Slots:
    key, shown = scene.text.key, scene.text.shown.strip(LEAD)
    if found := _NOT_SOURCE.fullmatch(key) or _SOURCE_NOT.fullmatch(key):
        return {"source": found["source"]}
    if asked.about != "OPINION_FOR" and (found := _OTHER_TEXT.match(shown)) and not _agrees(found["text"]):
        return {"reason" if asked.about == "EXTENSION_FOR" else "text": found["text"].strip(LEAD)}
    found = None if scene.has("unit", "date") else _OTHER_NAME.fullmatch(key)
    old = found["old"] if found is not None else None
    return {"name": found["name"]} if found is not None and (old is None or old in asked.words) else {}


def _agrees(words: str) -> bool:
    return _AGREES.fullmatch(_SIGNS.split(words.strip(LEAD))[0]) is not None


def _of_day(scene: Scene, asked: Asked) -> Slots:
    """Until when, or on which day it was told: 到 leads the first, 说的 ends the second."""
    key = scene.text.key
    days = [one for one in scene.dated() if not _DENIES.search(key[: one.start])]
    if not days or not re.search(rf"{_AMISS}|不是|应该?|改", key):
        return {}
    token = days[-1]
    ahead, behind = key[: token.start], key[token.end :]
    for other in scene.all("date"):
        ahead = ahead.replace(scene.word(other), "") if other.end <= token.start else ahead
        behind = behind.replace(f"不是{scene.word(other)}", "") if other.start >= token.end else behind
    behind = behind.rstrip("的,。;! ")
    told = _RECEIVED.search(behind) is not None
    if not _DAY_WORDS.fullmatch(ahead) or not (told or re.fullmatch(_ENDS, behind)):
        return {}
    back = iso(scene.day(token, back=True))
    if told or asked.about != "EXTENSION_FOR":
        return given(done_on=back)
    until = iso(scene.day(token))
    return given(date=until) if _UNTIL.search(ahead) or (until and until > scene.today.day.isoformat()) else {}
