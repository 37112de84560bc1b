"""70%写错，是90%; 80写成18了; 上一条进展作废: the note that this person told last, put right or taken back.

What is right is only offered, with the whole note as it would stand; what is plainly said to be void (上一条, 进展) is
taken back at once, for the note can be told again and the old one stays in the history. 那条, 最后一句 are shown first.
"""

import re

from bot.language.patterns import kinds
from bot.language.rules.asking import asks
from bot.language.scene import LEAD, Said, Scene, Slots

_N = r"(?:(?:任务|第|#)?(?P<{}>\d{{1,2}})(?:号|项)?(?:任务)?的?)?"
_LAST = (
    r"(?:我)?(?:刚才|刚刚|上面|上一?|前一?|最后一?|那|这)?(?:[发报写记说填]的?)?的?(?:那|这)?"
    r"(?:一?[条个次句段笔])?的?"
)
_WHAT = r"(?:进[度展](?:情况)?)?(?:那[条个次]|说明)?"
_VOID = r"(?:作废|不算数?|不作数|删(?:掉|除|了|去)?|撤(?:回来?|掉|了|销|下)?|取消|收回|去掉|不要了?)"
_WRONG = r"(?:[写报记填发弄说搞打]得?(?:错|重)了?|重复|有误|不对)"
_SOFT = r"(?:请|麻烦|帮|把|将|给|先|就|都|也|是|我|一下|吧|了|啊|呀|哦|对不起|不好意思|[,，。!！~ ])*+"
_TAKEN_BACK = (
    re.compile(rf"{_SOFT}{_N.format('n')}(?P<last>{_LAST})(?P<what>{_WHAT}){_SOFT}(?:{_WRONG}{_SOFT})?{_VOID}{_SOFT}"),
    re.compile(rf"{_SOFT}{_VOID}{_SOFT}{_N.format('n')}(?P<last>{_LAST})(?P<what>{_WHAT}){_SOFT}"),
    re.compile(rf"{_SOFT}{_VOID}{_SOFT}(?P<last>{_LAST})(?P<what>进[度展]){_N.format('n')}{_SOFT}"),
)
_ONLY_WRONG = re.compile(rf"{_SOFT}{_N.format('n')}(?P<last>{_LAST})(?P<what>{_WHAT}){_SOFT}{_WRONG}{_SOFT}")
_ONE = re.compile(r"刚才|刚刚|上面|上一?|前一?")
_NAMED_NOTE = re.compile(r"(?:\d|刚才|刚刚|上一?|前一?|最后).*进[度展]|进[度展].*\d", re.ASCII)
_MEANT = re.compile(r"[条句段笔]|刚才|刚刚|上一|前一|最后一")

_V = r"[^,，。;；!！\n]{1,40}"
_IS = r"(?:应该?是|应为|应该?|改[成为]|其实是|实际是|更正[为成]?|是)[:：]?"
_RIGHT = (
    re.compile(rf"(?P<y>{_V}?)(?:[写报填打说记弄发]|打字)成了?(?P<x>{_V}?)了?[啊呀,。!]*"),
    re.compile(rf".{{0,12}}?(?:不是|不)(?P<x>[^,，。;；是]{{1,20}}?)[,，]?(?:而|应该?)?是(?P<y>{_V})[。!]*"),
    re.compile(rf".{{0,12}}?(?:应该?)?是(?P<y>[^,，。;；]{{1,20}}?)[,，]?(?:而)?不是(?P<x>{_V}?)[。!]*"),
    re.compile(  # 不是八成，六成
        r"不是(?P<x>\d+%?|[一二三四五六七八九十半\d]+[成个篇条家份次项])[,，](?P<y>\d+%?|[一二三四五六七八九十半\d]+[成个篇条家份次项])[吧啊的了。]*"
    ),
    re.compile(
        r"(?P<x>[^,，。;；]{0,20}?)(?:[写报填打说记弄搞发](?:得|给)?错了?|数字错了?)"
        rf"[^,，。;；\d]{{0,6}}[,，。;；]?{_IS}(?P<y>{_V})[。!]*"
    ),
    re.compile(
        rf"{_SOFT}{_N.format('n')}{_LAST}{_WHAT}{_SOFT}(?:{_WRONG}|[写报填]得?[少多漏]了)?{_SOFT}"
        rf"{_IS}(?P<y>{_V})[。!]*"
    ),
)
_OF_NOTE = re.compile(r"进[度展]|[条句段笔]|刚才|刚刚|[写报填打说记]错|数字|[写报填打]成|[写报填]得?[少多漏]了|更正")
_FIGURE = re.compile(
    r"(?P<n>\d+(?:\.\d+)?|[一二两三四五六七八九十半]+)(?P<unit>%|成|[个篇条家份次处项人遍场])"
    r"|(?P<bare>\d+(?:\.\d+)?)",
    re.ASCII,
)
_ORDINAL = re.compile(r"(?:第|最后|上|前|那|这)[一二三四五六七八九十\d]*[条个句段项]")
_HEDGE = re.compile(
    r"^(?:刚才|刚刚|前面|上面|我|又|不小心|[:：]|任务\d{1,2}|已经|进[度展]|的|做到|数字|该)+|(?:才对|的|了|吧|哈|啊|哦)+$"
)
_OF_ONE = re.compile(  # 10那条改下，不是…; 刚才任务10那条，初稿改成定稿
    rf"{_SOFT}(?:刚才|刚刚|上面|前面)?{_N.format('n')}(?:那|这|上)一?[条个句段](?:进[度展])?(?:要)?(?:[改更]一?下|{_WRONG})?[,，:：]*"
)
_BECAME = re.compile(r"(?P<x>[^,，。;；]{1,20}?)(?:应该?)?[改换]成(?P<y>[^,，。;；!！\n]{1,40})[。!]*")
_OTHER = kinds(
    "request rect account name platform date mobile accountid accountnoun latin reasonword requestnoun unit stopdate "
    "frozen url extend cancel receipt"
)
_GUARD = re.compile(
    r"错|成|不是|应该|应为|改[成为]|更正|有误|不对|作废|不算|不作数|删|撤|取消|收回|去掉|不要|重复|[少多漏]了"
)


def note_put_right(scene: Scene) -> Said | None:
    """Of a clerk while nothing is asked; without its name only if progress was the last thing he told today."""
    context = scene.context
    key = scene.text.key
    if not context.clerk or len(key) > _LONGEST or not _GUARD.search(key):
        return None
    if scene.has(*_OTHER) or asks(scene.tokens, scene):
        return None
    if context.asked is not None:
        return _taken_back_beside(scene)
    if (one := _OF_ONE.match(key)) is not None and one["n"] and (said := _of_one(scene, one)) is not None:
        return said
    return _taken_back(scene) or _only_wrong(scene) or _corrected(scene)


def _of_one(scene: Scene, found: re.Match[str]) -> Said | None:
    """Of the note that is named by its task: put right if it is the last one, else what it is to be is asked."""
    number, told, rest = int(found["n"]), scene.context.facts.get("progressed", ""), scene.text.key[found.end() :]
    right = next((one for shape in (*_RIGHT, _BECAME) if (one := shape.fullmatch(rest))), None)
    if not told or right is None or not scene.lexicon.tasks_numbered(number):
        return None
    note = "" if scene.context.facts.get("note_of_another") else scene.context.facts.get("progress_note", "")
    wrong = _HEDGE.sub("", right.groupdict().get("x") or "")
    text = _put_into(note, wrong, _HEDGE.sub("", right["y"]), whole=True) if told == str(number) else ""
    slots: Slots = {"tasks": (number,), "corrects": True}
    return Said("TASK_PROGRESS", slots | {"text": text}, certain=False) if text else Said("TASK_PROGRESS", slots)


def _taken_back(scene: Scene) -> Said | None:
    found = next((one for shape in _TAKEN_BACK if (one := shape.fullmatch(scene.text.key))), None)
    named = _named(scene, found) if found is not None else None
    if found is None or named is None:
        return None
    plain = "进" in found["what"] or ("条" in found["last"] and _ONE.search(found["last"]) is not None)
    return Said("TASK_WITHDRAW", {**named, "what": "progress"}, certain=plain)


def _taken_back_beside(scene: Scene) -> Said | None:
    """任务10进展作废 beside a question of ours: it names the note, and is no note itself; shown first."""
    said = _taken_back(scene) if _NAMED_NOTE.search(scene.text.key) else None
    return Said("TASK_WITHDRAW", said.slots, certain=False) if said is not None else None


def _only_wrong(scene: Scene) -> Said | None:
    """刚才那条写错了: what is right is asked."""
    found = _ONLY_WRONG.fullmatch(scene.text.key)
    named = _named(scene, found) if found is not None else None
    return Said("TASK_PROGRESS", {**named, "corrects": True}) if named and "tasks" in named else None


def _named(scene: Scene, found: re.Match[str]) -> Slots | None:
    """Which note: that of the number, or the one told last; none if the words do not say that a note is meant."""
    number, told = found["n"], scene.context.facts.get("progressed", "")
    if number and (found["what"] or (found["last"] and told == number)):
        return {"tasks": (int(number),)}
    if number or not (found["what"] or (told and _MEANT.search(found["last"]))):
        return None
    return {"tasks": (_number(told),)} if told else {}


def _number(told: str) -> int | str:
    return int(told) if told.isdecimal() else told


def _corrected(scene: Scene) -> Said | None:
    told = scene.context.facts.get("progressed", "")  # looked up only now
    numbers = [str(number) for refs in scene.runs if refs.explicit for number in refs.numbers]
    found = next((one for shape in _RIGHT if (one := shape.fullmatch(scene.text.key))), None)
    if not told or numbers not in ([], [told]) or found is None:
        return None
    if scene.context.facts.get("note_of_another") and _OF_NOTE.search(scene.text.key):
        return Said("TASK_PROGRESS", {"tasks": (_number(told),), "corrects": True})  # whose it is will be said
    note, named = scene.context.facts.get("progress_note", ""), _OF_NOTE.search(scene.text.key) is not None
    wrong, right = _HEDGE.sub("", found.groupdict().get("x") or ""), _HEDGE.sub("", found["y"])
    if (not right and wrong and wrong in note) or (named and _ORDINAL.fullmatch(right)):
        return Said("TASK_PROGRESS", {"tasks": (_number(told),), "corrects": True})  # 刚才写成3篇了: what is right?
    text = _put_into(note, wrong, right, whole=named) if right else ""
    if not text and not (named and (note or _FIGURE.search(right))):
        return None
    figures = [token.value for token in scene.all("percent") if token.value is not None]
    slots: Slots = {"percent": figures[-1]} if figures and not note else {}
    shown = scene.text.shown.strip(LEAD)
    said = shown if shown.startswith("更正") else f"更正：{shown}"
    slots |= {"tasks": (_number(told),), "text": text or (f"{note}（{said}）" if note else said), "corrects": True}
    return Said("TASK_PROGRESS", slots, certain=False)


def _put_into(note: str, wrong: str, right: str, *, whole: bool) -> str:
    """The note with what is right in the place of what was wrong, or in its place if it says enough; else ""."""
    figure = _FIGURE.match(right)
    if wrong and note.count(wrong) == 1:
        return note.replace(wrong, _with_unit(right, _FIGURE.fullmatch(wrong)))
    if figure is None:
        return right if whole and note and len(right) >= _PHRASE else ""
    behind = right[figure.end() :]
    alike = [one for one in _FIGURE.finditer(note) if _same_unit(one, figure) and note.startswith(behind, one.end())]
    if len(alike) != 1:
        return ""
    place = alike[0]
    return note[: place.start()] + _with_unit(right, place) + note[place.end() + len(behind) :]


def with_right(note: str, right: str) -> str:
    """The note with what is right (5篇; a whole sentence) in its place, or beside it where no place is plain."""
    return _put_into(note, "", right.strip(LEAD), whole=True) or f"{note}（更正：{right.strip(LEAD)}）"


def _with_unit(right: str, place: re.Match[str] | None) -> str:
    """80 in the place of 18% is 80%."""
    return right + (place["unit"] or "") if place is not None and right.isdecimal() else right


def _same_unit(one: re.Match[str], other: re.Match[str]) -> bool:
    units = [(found["unit"] or "").replace("成", "%") for found in (one, other)]
    return units[0] == units[1] or not units[1]


_LONGEST = 60  # characters of such a sentence
_PHRASE = 4  # characters that say something by themselves
