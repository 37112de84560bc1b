"""The matter of 交办 or 转办意见 as its preview shows it, put differently: 换个说法：…, 第二条不要了, 再加上头像也要换.

Each changes only what it names, and the preview comes again. Whom it goes to, and by when, is read elsewhere.
"""

import re

from bot.language.patterns import kinds
from bot.language.scene import LEAD, Scene, Slots, given

SMALL = (
    r"(?:(?:刚才?|上面|前面)的?|[那这](?:[条个件项份]的?)?|(?:发(?:出去?)?之?前)|把|就|还是?|"
    r"再|也|都|请|麻烦|要|得|先|给|另外|同时|应该?|改一?下)*"
)
_TO = "改成|改为|换成|写成"
_MATTER = rf"{SMALL}(?:内容|标题|题目|事项|要求|摘要|事情)(?:要|再|得|也)?"
_TEXT = re.compile(
    rf"{_MATTER}(?:{_TO}|写|改一?下|应该?是|应为|是|为)?[:：,， ]+(?P<text>.{{2,}})"
    rf"|{_MATTER}(?:{_TO})(?P<said>.{{2,}})"
    rf"|{SMALL}(?:[换改]个?(?:一个|一种|种)?(?:说法|写法|讲法)|重新?写一?下?|重写|改?写成这样|这样(?:写|说)|[换改]成这样)(?:吧|好了|一?下)*"
    r"[:：,， ]+(?P<anew>.{2,})",
    re.DOTALL,
)
_SENTENCE = re.compile(
    rf"{SMALL}(?:加|补|添|写)(?:上|充)?一?[句条](?:话)?[:：,， ]*(?P<text>.{{2,}})"
    rf"|{SMALL}(?:补充|注明|写明)[:：,， ]+(?P<said>.{{2,}})",
    re.DOTALL,
)
_SHOWN = re.compile(r"^【[^】]*预览】(?P<text>[^\n]*)(?<!…)(?:\n|$)")  # cut short, its end is not known here
_DROP = rf"{SMALL}(?:去掉|去了|删掉?|删了|拿掉|划掉|不要了?|不用了?|不写了?|算了|免了)(?:了|吧)*"
_LAST = re.compile(rf"{SMALL}(?:最后|末尾|后面)(?:的|那|这)*一?(?:[句条段]|句话|半句)(?:话)?{_DROP}")
_NAMED_PART = re.compile(
    rf"(?:把|那|这|的|关于)*+(?P<part>[\u4e00-\u9fff]{{2,12}}?)(?:的)?(?:[那这]?一?[句条段](?:话)?)?{_DROP}"
)
_NTH = re.compile(
    rf"(?:把|那|这)*+第?(?P<place>[一二三四五六七八九1-9])[,，、]?(?:[条点项]|个(?:要求|事项)?|句(?:话)?)(?:内容)?{_DROP}"
)
_PLACES = "一二三四五六七八九"
_POINT = re.compile(
    r"(?:^|(?<=[\s，,。；;：:]))(?P<mark>[(（]?(?P<place>[1-9一二三四五六七八九])(?:[)）]|[.．、](?!\d))\s*)"
)
_CLAUSE = re.compile(r"[^，,。；;]+[，,。；;]*")
_SENTENCES = re.compile(r"[^。；;]+[。；;]*")
_ENDING = " ，,。；;"
_AMISS = r"(?:哎呀?|唉|哦|噢|啊|那个?|不对|错了|写错了|不好意思|把|应该?|[\s，,。；])*"
_WORD = r"[^，,。；;\s]{2,20}?"
_SWAPS = (  # 是台账不是清单, 不是清单，是台账, 清单改成台账
    re.compile(
        rf"{_AMISS}(?:不是|并非)(?P<old>{_WORD})[\s，,]*(?:而|应该?)?是(?P<new>{_WORD})(?:才对|才是|吧|啊|哦|[。！!])*"
    ),
    re.compile(rf"{_AMISS}是(?P<new>{_WORD})[\s，,]*(?:而)?(?:不是|并非)(?P<old>{_WORD})(?:的|吧|啊|哦|[。！!])*"),
    re.compile(rf"{_AMISS}(?P<old>{_WORD})(?:改|换)(?:成|为)(?P<new>{_WORD})(?:吧|啊|哦|[。！!])*"),
)
_ADDED = re.compile(  # 再加上头像也要换, 还要附截图, 另外请把底稿一并报来
    r"(?:(?:再|还要?|也)+加上?|还(?:要|得|请|需要?)|另外(?:还)?(?:要|得|请|需要?)?|同时(?:还)?(?:要|得|请|需要?)|顺便(?:要|请)?|对了[,，]?(?:还|再)要?|补上)"
    r"[,，:：\s]*(?P<text>.{2,})",
    re.DOTALL,
)
_KEEPS = re.compile(r"^(?:还|另外|同时)(?:还)?(?:要|得|请|需要?)")  # 要附截图: the word belongs to what is added
_NO_MATTER = re.compile(  # 还要等局长看, 再加上我看看, 另外几家呢: of the draft, or of something else
    r"(?:我|你|您|等|看看|想想|问|确认|核|改|发给?(?!布)|催|延|推|几[家个]|[一两三]天|不(?:用|要|对|行)|算了|取消|撤)|.*[吗呢吧么?？][。！!]*$"
)
_OTHERS = kinds("unit name date question qmark who task request rect urge export stats approve reject verify overdue")


def matter_put(words: str, typed: str) -> Slots:
    """What stands in the place of the matter that was shown, or behind it; {} where the words are anything else."""
    if found := _TEXT.fullmatch(typed):
        return given(text=(found["text"] or found["said"] or found["anew"]).strip(LEAD))
    if found := _SENTENCE.fullmatch(typed):
        return given(more_text=(found["text"] or found["said"]).strip(LEAD))
    shown = _SHOWN.match(words)
    return given(text=without_part(shown["text"], typed) or _swapped(shown["text"], typed)) if shown is not None else {}


def matter_added(scene: Scene, words: str, typed: str) -> Slots:
    """再加上头像也要换: behind the matter, or as its next point; nothing of a unit, a day or another command."""
    found, shown = _ADDED.fullmatch(typed), _SHOWN.match(words)
    if found is None or shown is None:
        return {}
    kept = _KEEPS.match(typed)
    text = (f"要{found['text']}" if kept and "请" not in kept[0] else found["text"]).strip(LEAD)
    if _NO_MATTER.match(found["text"]) or scene.saying(found["text"]).has(*_OTHERS):
        return {}
    points = _points(shown["text"])
    if not points:
        return given(more_text=text)
    return given(text=f"{shown['text'].rstrip(_ENDING)} {_mark(points[-1], len(points))}{text}")


def without_part(text: str, typed: str) -> str:
    """第二条不要了, 把最后那句去掉, 抄送去掉: without that point, its last sentence, the one clause of these words."""
    points = _points(text)
    if points:
        place = _which(_told(text, points), typed)
        return _unpointed(text, points, place) if place is not None else ""
    sentences, clauses = _SENTENCES.findall(text), _CLAUSE.findall(text)
    parts = clauses if _NAMED_PART.fullmatch(typed) or len(sentences) == 1 else sentences
    place = _which(parts, typed) if len(parts) > 1 else None
    return "".join(parts[:place] + parts[place + 1 :]).strip(_ENDING) if place is not None else ""


def _which(parts: list[str], typed: str) -> int | None:
    """The place of the part that is not wanted."""
    if (nth := _NTH.fullmatch(typed)) is not None:
        place = _place(nth["place"])
        return place if place < len(parts) else None
    if _LAST.fullmatch(typed):
        return len(parts) - 1
    found = _NAMED_PART.fullmatch(typed)
    held = [at for at, part in enumerate(parts) if found["part"] in part] if found is not None else []
    return held[0] if len(held) == 1 else None


def _points(text: str) -> list[re.Match[str]]:
    """1. … 2. …: the marks of points that follow each other from the first on."""
    found = list(_POINT.finditer(text))
    row = [mark for at, mark in enumerate(found) if _place(mark["place"]) == at]
    return row if len(row) == len(found) > 1 else []


def _place(written: str) -> int:
    return _PLACES.index(written) if written in _PLACES else int(written) - 1


def _told(text: str, points: list[re.Match[str]]) -> list[str]:
    """What each point says."""
    ends = [mark.start() for mark in points[1:]] + [len(text)]
    return [text[mark.end() : end] for mark, end in zip(points, ends, strict=True)]


def _mark(like: re.Match[str], place: int) -> str:
    """The mark of another point, written as that one is."""
    number = _PLACES[place] if like["place"] in _PLACES else str(place + 1)
    return like["mark"].replace(like["place"], number) if place < len(_PLACES) else ""


def _unpointed(text: str, points: list[re.Match[str]], place: int) -> str:
    """Without that point; the others are counted anew, and one alone bears no number."""
    parts = [part.rstrip() for part in _told(text, points)]
    head, left = text[: points[0].start()], parts[:place] + parts[place + 1 :]
    if len(left) == 1:
        return f"{head}{left[0]}".strip(_ENDING)
    return f"{head}{' '.join(_mark(points[0], at) + part for at, part in enumerate(left))}".strip(_ENDING)


def _swapped(text: str, typed: str) -> str:
    """One word of it for another; what is denied must stand there once."""
    for shape in _SWAPS:
        found = shape.fullmatch(typed)
        if found is not None and text.count(found["old"]) == 1:
            return text.replace(found["old"], found["new"])
    return ""
