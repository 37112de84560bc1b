"""One value of the draft of an order for another: 不是8日是9日那篇, 错字是“义婷”, 最后一条是6月29日的, 期限周四.

What is put right stands instead of what the draft shows; anything else that was found is added to it elsewhere.
"""

import re

from bot.language.answers.matter import without_part
from bot.language.context import Asked
from bot.language.rules.rectify import due
from bot.language.scene import Said, Scene

_SHOWN = re.compile(r"^问题：[^：\n]*：(?P<fact>[^\n]+)", re.MULTILINE)
_AMISS = r"(?:哎|唉|哦|噢|那个?|不对|错了|写错了|日期|日子|时间|把|应该?|[\s，,。；])*"
_SWAPS = (  # 不是8日是9日那篇, 应该是9日不是8日, 7月3日改成7月4日
    re.compile(rf"{_AMISS}(?:不是|并非)(?P<old>[^，,。；\s]{{1,12}}?)(?:的|那篇|那条)?[\s，,]*(?:而|应该?)?是(?P<new>[^，,。；\s]{{1,12}}?)"),
    re.compile(rf"{_AMISS}是(?P<new>[^，,。；\s]{{1,12}}?)(?:的|那篇|那条)?[\s，,]*(?:而)?(?:不是|并非)(?P<old>[^，,。；\s]{{1,12}}?)"),
    re.compile(rf"{_AMISS}(?P<old>[^，,。；\s]{{1,12}}?)(?:改|换)(?:成|为)(?P<new>[^，,。；\s]{{1,12}}?)"),
)  # fmt: skip
_ENDS = re.compile(r"(?:的|那篇|那条|才对|才是|吧|啊|哦|了|[。！!])*$")
_WORD = re.compile(
    r"(?:错(?:别)?字|错的字?|错(?:成|的)?|写错?成?)(?:应该?)?(?:是|写的?是|写成|的是)[“\"「]?(?P<word>[\u4e00-\u9fffA-Za-z0-9]{1,8})[”\"」]?[。！!]?"
)
_WRITTEN = re.compile(r"(?<=成)(?:了)?[“\"「]?(?P<word>[\u4e00-\u9fffA-Za-z0-9]{1,8}?)[”\"」]?(?=$|[，,。；])")
_DAY = r"(?:\d{1,2}月)?\d{1,2}[日号]"
_LAST = re.compile(
    rf"{_AMISS}(?:它|他们|账号)?的?(?:(?:上一?次?|最[后近]一?次?|末次)的?(?:一?[条篇])?(?:更新|发文|发布|推送)?|(?:上|最[后近])一?[条篇])"
    rf"的?(?:日期|时间)?(?:应该?)?(?:是|在|为)?(?P<day>{_DAY})(?:发|更新|发布|推送)?[的了吧。]*"
)
_SILENT = re.compile(rf"(?P<day>{_DAY})(?:以?后|之?后|起|以来|开始)?[^，,。；]{{0,4}}(?:没有?|未|不|断更|停更)")
_LENGTH = r"(?:\d{1,3}|[一二两三四五六七八九十]{1,3}|半)个?(?:多|半)?(?P<unit>月|年|周|星期|礼拜|天|小时)"
_LASTED = re.compile(  # 不对，是四个月; 是20天没更新: how long it has been, where the fault says so in the same measure
    rf"{_AMISS}(?:是|有|都)(?:快|近|超过?)?(?P<length>{_LENGTH})(?:没有?|未|不)?(?:更新|发文|发|动|维护)?(?:过)?[的了吧。！!]*"
)
_LASTS = re.compile(rf"(?P<length>{_LENGTH})(?!前|内|之内|以内)")
_BEFORE_DAY = re.compile(
    r"(?:(?:整改|反馈)?的?(?:时限|期限|限期|日期|时间|截止)|改|放|定|宽限?|延|[到成为至是在]|[\s，,：:]|不对|错了)*"
)
_BEHIND_DAY = re.compile(
    r"(?:之前|以前|前|止)?(?:要|得|务必|必须)*(?:整?改|改?好|改?完|完成|反馈|到位|弄好)*[吧了。！!\s]*"
)


def draft_value(scene: Scene, asked: Asked) -> Said | None:
    """The draft with that value; None where the words are anything else."""
    shown, typed = _SHOWN.search(asked.words), scene.text.shown.strip()
    fact = _fact(shown["fact"], typed) if shown is not None else ""
    if fact:
        return Said("RECTIFY_ISSUE", {"rect": asked.draft, "fault": fact, "amend": "instead"})
    day = _term(scene)
    return Said("RECTIFY_ISSUE", {"rect": asked.draft, "due": day}) if day else None


def _fact(fact: str, typed: str) -> str:
    """What was found, with the other value in it; "" where there is none such."""
    if left := without_part(fact, typed):  # 第二条不要了
        return left
    bare = _ENDS.sub("", typed)
    for shape in _SWAPS:
        if (swap := shape.fullmatch(bare)) is not None:
            return _replaced(fact, swap["old"].strip("“”\"'"), swap["new"].strip("“”\"'"))
    if (word := _WORD.fullmatch(typed)) is not None and (stands := _only(_WRITTEN, fact)) is not None:
        return _at(fact, stands.span("word"), word["word"])
    if (last := _LAST.fullmatch(typed)) is not None and (silent := _only(_SILENT, fact)) is not None:
        return _at(fact, silent.span("day"), last["day"])
    told, lasts = _LASTED.fullmatch(typed), _only(_LASTS, fact)
    if told is not None and lasts is not None and told["unit"] == lasts["unit"]:
        return _at(fact, lasts.span("length"), told["length"])
    return ""


def _replaced(fact: str, old: str, new: str) -> str:
    """Only where it stands there once, and as a number of its own."""
    found = list(re.finditer(rf"(?<!\d){re.escape(old)}(?!\d)", fact))
    return _at(fact, found[0].span(), new) if len(found) == 1 and new else ""


def _only(pattern: re.Pattern[str], fact: str) -> re.Match[str] | None:
    found = list(pattern.finditer(fact))
    return found[0] if len(found) == 1 else None


def _at(fact: str, span: tuple[int, int], new: str) -> str:
    return fact[: span[0]] + new + fact[span[1] :]


def _term(scene: Scene) -> str | None:
    """期限周四, 7月29日前改: by when, and nothing else."""
    day, place = due(scene)
    if day is None or scene.has("question", "qmark", "account", "unit", "name"):
        return None
    token, key = scene.tokens[place], scene.text.key
    whole = _BEFORE_DAY.fullmatch(key, 0, token.start) and _BEHIND_DAY.fullmatch(key, token.end)
    return day if whole else None
