"""部门呢, 那任务3呢, 上个月呢, 哪几个: the last question for figures or a list, with that part put into its place.

What was asked is kept as its words (`looked`), so that the question is put once more as it was said and read as any
other. It is taken only if the whole is plainly a question of the same kind, and the part made a difference.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from bot.language.contacts_asked import phone_asked
from bot.language.figure_pieces import FILTERS, groups_of
from bot.language.figure_words import PIECES, SINCE
from bot.language.normalise import fold
from bot.language.patterns import kinds
from bot.language.refs import task_refs
from bot.language.scene import Said, Scene
from bot.language.tokens import cut

_Reads = Callable[[Scene], Said | None]
Span = tuple[int, int]
LOOKS = kinds("STATS UNIT_STATUS ACCOUNT_QUERY RECTIFY_LIST REQUEST_STATUS TASK_DETAIL LIST_MY_TASKS OPINION_STANDING")
_SAME = dict.fromkeys(
    ("UNIT_STATUS", "TASK_DETAIL", "ACCOUNT_QUERY"), "STATS"
)  # of a unit, of a task or of all: one kind of question
_PART = re.compile(
    r"(?:那么?|再?看看|还有|换成|再看)*(?P<part>.{1,12}?)"
    r"(?:(?:里头|里面|里边|那边|那里|这边|那块|这块|上|的|倒)*(?:呢|怎么样|咋样|怎样)了?|的呢)[?。!啊呀]*"
)
_WHO = re.compile(
    r"(?:那|都|分别|具体|各)*(?:是|有)*(?:哪几[家个项件]|哪[家个些]|谁)(?:单位|家|个)?(?:呢|啊|呀|来着)*[?。!]*|"
    r"(?:把|给我|列)*(?:名单|名字)(?:给我|列|报|看)*(?:一?下|出来|看看)*[?。!]*"
)
_MANY = re.compile(r"(?:有|是|共|一共)*(?:几|多少)(?:家|个|项|件|份|条)?(?:单位|账号|任务|事项?)?(?:了|的)?")
_LEFT = re.compile(
    r"(?:那|现在|目前|都|一共)*(?:还|就)*(?:差|剩|缺|余)(?:下|着)?(?:几|多少)(?:家|个|项|件)?(?:单位|任务)?(?:了|啊|呢|呀|的)*[?。!]*"
)
_OWED = frozenset({"unsigned", "unreported", "unfinished", "overdue"})
_REST = {"reported": "unreported", "done": "unfinished", "signed": "unsigned", "": "unfinished"}
_ANY_ACCOUNT = re.compile(r"账号|帐号|新媒体|(?<![\d微])号(?![\d召])")
_GIVEN_UP = kinds("sep and soft particle")


@dataclass(frozen=True)
class Part:
    """A part of a question: of whom, which task, when, in what state, on which platform; and its words."""

    kind: str
    words: str


def followed(scene: Scene, read: _Reads) -> Said | None:
    """The question before, asked once more with the part that is said now."""
    key = scene.text.key
    if _LEFT.fullmatch(key):
        return _still_owed(scene, read)
    phone = phone_asked(key)
    if not (phone or _WHO.fullmatch(key) or _PART.fullmatch(key)):
        return None
    base = asked_before(scene)
    first = read(base) if base is not None else None
    if base is None or first is None or first.intent not in LOOKS:
        return None
    if phone:  # the list of people has their numbers
        return Said(first.intent, {**first.slots, "looked": base.text.shown}) if "focus" in first.slots else None
    for words in _put_together(scene, base):
        said = read(as_question(scene, words))
        if said is not None and _same(first, said) and (_WHO.fullmatch(key) or said.slots != first.slots):
            return Said(said.intent, {**said.slots, "looked": words})
    return None


def _still_owed(scene: Scene, read: _Reads) -> Said | None:
    """任务1报了几家, then 还差几家: those of the same question who have not yet."""
    base = asked_before(scene)
    first = read(base) if base is not None else None
    if base is None or first is None or first.intent != "STATS" or first.slots.keys() & {"figure", "filters", "by"}:
        return None
    wanted = str(first.slots.get("filter", ""))
    if wanted in _OWED:
        return Said("STATS", {**first.slots, "looked": base.text.shown})
    rest = _REST.get(wanted) if "tasks" in first.slots or "units" in first.slots or wanted else None
    return Said("STATS", {**first.slots, "filter": rest}) if rest else None


def asked_before(scene: Scene) -> Scene | None:
    """The question for figures or a list just before, as it was said; None where something else is asked of him."""
    asked = scene.context.asked
    if not scene.context.bound or (asked is not None and not any("page" in option for option in asked.options)):
        return None  # it may answer what is asked
    before = scene.context.facts.get("looked", "")
    return as_question(scene, before) if before else None


def _same(first: Said, said: Said) -> bool:
    kind = _SAME.get(first.intent, first.intent)
    return said.certain and "ask" not in said.slots and _SAME.get(said.intent, said.intent) == kind


def as_question(scene: Scene, words: str) -> Scene:
    """Words as a scene of their own, nothing being asked."""
    sentence = cut(fold(words, scene.lexicon.vocabulary.traditional), scene.lexicon)
    return Scene(sentence, replace(scene.context, asked=None), scene.lexicon)


def _put_together(scene: Scene, base: Scene) -> Iterator[str]:
    """The question with the part in the place of its own of that kind, else before it."""
    key = base.text.key.rstrip("?。!,")
    if _WHO.fullmatch(scene.text.key):
        yield from [f"{key[: found.start()]}有哪些{key[found.end() :]}" for found in _MANY.finditer(key)]
        yield key
        return
    part = _part(scene)
    spans = _spans(base, part.kind) if part is not None else []
    if part is None or len(spans) > 1:
        return
    if spans:
        start, end = spans[0]
        yield f"{key[:start]}{part.words}{key[end:]}"
    elif part.kind != "state":
        yield f"{part.words}{key}"
        yield f"{part.words}，{key}"


def _part(scene: Scene) -> Part | None:
    """What is named, if nothing else is said."""
    found = _PART.fullmatch(scene.text.key)
    words = found["part"] if found else ""
    inner = as_question(scene, words)
    for kind in ("whom", "task", "time", "state", "platform"):
        spans = _spans(inner, kind)
        left = "".join(inner.word(t) for t in inner.tokens if t.kind not in _GIVEN_UP and not _within(t.start, spans))
        if spans and not left:
            return Part(kind, inner.text.key[spans[0][0] : spans[-1][1]])
    return None


def _within(place: int, spans: list[Span]) -> bool:
    return any(start <= place < end for start, end in spans)


def _spans(scene: Scene, kind: str) -> list[Span]:
    """Where the sentence names something of this kind; what stands side by side is one."""
    match kind:
        case "whom":
            named = [(token.start, token.end) for token in scene.all("unit", "name")]
            found = sorted([*named, *(span for span in _groups(scene) if not _within(span[0], named))])
        case "task":
            runs = [refs for refs in task_refs(scene) if refs.explicit]
            found = [(scene.tokens[refs.start].start, scene.tokens[refs.end - 1].end) for refs in runs]
        case "time":
            days = [(token.start, token.end) for token in scene.all("date", "month")]
            found = days or [one.span() for one in SINCE.finditer(scene.text.key)] or _near(scene)
        case "platform":
            named = [(token.start, token.end) for token in scene.all("platform")]
            found = named or [one.span() for one in _ANY_ACCOUNT.finditer(scene.text.key)]
        case _:
            pieces = PIECES.finditer(scene.text.key)
            found = [piece.span() for piece in pieces if piece.lastgroup in {*FILTERS, "closed", "unclosed", "kept"}]
    return found


def _near(scene: Scene) -> list[Span]:
    return [one.span() for one in PIECES.finditer(scene.text.key) if one.lastgroup == "since"]


def _groups(scene: Scene) -> list[Span]:
    """镇街, 部门: the longest word at each place."""
    key, place, found = scene.text.key, 0, list[Span]()
    names = sorted(groups_of(scene), key=len, reverse=True)
    while place < len(key):
        name = next((one for one in names if key.startswith(one, place)), "")
        found += [(place, place + len(name))] if name else []
        place += len(name) or 1
    return found
