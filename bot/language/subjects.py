"""Which task a sentence calls by what it is about: 自查做完了, 催一下石塘的自查.

In most notices people know a task by its subject, not by its number. A stretch of the sentence that stands in the text
of one task alone calls it; what the sentence then says of it is read in `of_subject`.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.language.context import MONITOR, OFFICE
from bot.language.lexicon import Subject, TaskWords
from bot.language.patterns import kinds
from bot.language.refs import task_refs, units_said
from bot.language.scene import Scene
from bot.language.tokens import NAMES, Token, cut

_APART = kinds(  # what has a meaning of its own is no part of a subject
    "plan protected account unit name date month span task nth request rect sep accountid accountno latin percent count"
)
_LIGHT = frozenset("的了和与及或在对为把被让给等是有不没未别我你他这那都已请本0123456789")
_BEHIND = re.compile(r"(?:[那这]一?[项件个条块边](?:工作|任务|事情?)?|的?(?:任务|工作|事情?|事项)(?![量表簿]))?")
_LISTED = re.compile(r"(?:那[项个])?(?:和|与|跟|及|以及|还有|、|,|，)")
_AND = re.compile("[和与跟及、]")
_PARTS = re.compile(r"[^\w]+")
_TITLE, _ALIAS = 2, 20
_SEVERAL = 3  # in the text of more tasks: what the whole notice is about
_SHORTEST, _TEXT, LONG, _LONGEST = 2, 3, 4, 8  # a longer stretch needs no look at how common its characters are


@dataclass(frozen=True, slots=True)
class Called:
    """Where in the sentence a task is called; by a name that the office gave it, by its title, or by other words."""

    start: int
    end: int
    task: TaskWords
    alias: bool = False
    titled: bool = False

    @property
    def weight(self) -> int:
        """How plainly it names the task: by so many characters; a title and a given name count for more."""
        return self.end - self.start + _TITLE * self.titled + _ALIAS * self.alias


def called_by_subject(scene: Scene, own: Sequence[TaskWords] | None = None) -> list[Called]:
    """The task, or tasks, that the sentence calls by subject; none where it has a number itself."""
    if any(refs.explicit for refs in task_refs(scene)):
        return []
    own = _in_question(scene) if own is None else own
    ways = (_by_alias, _by_stretch, _by_pieces, _in_short)
    each = _each([called for way in ways for called in way(scene, own)])
    return _each([*each, *_listed_with(scene, each, own)]) if each else []


def _each(found: list[Called]) -> list[Called]:
    """Every task once, where it is called most plainly."""
    plainest: dict[tuple[str, int], Called] = {}
    for called in sorted(found, key=lambda called: called.weight):
        plainest[called.task.plan, called.task.number] = called
    least = max((called.weight for called in found), default=0) - _TITLE
    each = sorted((one for one in plainest.values() if one.weight >= least), key=lambda one: one.start)
    whole = [one for one in each if not any(_within(one, other) for other in each)]
    heads = {one.start for one in whole}  # 校门口防撞桩: what stands in front only says which
    return [one for one in whole if one.end not in heads]


def _listed_with(scene: Scene, each: list[Called], own: Sequence[TaskWords]) -> Iterator[Called]:
    """排查和名单: beside a subject a word that is common elsewhere is one, too, if it stands in one task alone."""
    key = scene.text.key
    texts = {task: scene.lexicon.subjects[task].title + scene.lexicon.fold(task.content) for task in own}
    for one in each:
        if behind := _AND.match(key, one.end):
            end = _reach(key, behind.end(), len(key), lambda words: any(words in text for text in texts.values()))
            yield from _alone(key, behind.end(), end, texts)
        if ahead := _AND.search(key, max(0, one.start - 1), one.start):
            starts = range(max(0, ahead.start() - _LONGEST), ahead.start() - 1)
            yield from next(filter(None, (list(_alone(key, start, ahead.start(), texts)) for start in starts)), [])


def _alone(key: str, start: int, end: int, texts: Mapping[TaskWords, str]) -> Iterator[Called]:
    held = [task for task, text in texts.items() if key[start:end] in text] if end - start >= _SHORTEST else []
    if len(held) == 1:
        yield Called(start, end, held[0], titled=True)


def _within(one: Called, other: Called) -> bool:
    return one is not other and other.start <= one.start and one.end <= other.end and one.weight < other.weight


def side_by_side(scene: Scene, each: Sequence[Called]) -> bool:
    """自查和整改: nothing but a word of listing stands between two."""
    pairs = pairwise(each)
    return all(_LISTED.fullmatch(scene.text.key[first.end : second.start]) for first, second in pairs)


def numbered(scene: Scene, each: list[Called]) -> Scene:
    """The sentence anew, with numbers in the place of subjects and of 那项, 工作 right behind them."""
    known = [Token("task", one.start, _end(scene, one), one.task.number) for one in each]
    return Scene(cut(scene.text, scene.lexicon, known=known), scene.context, scene.lexicon)


def _end(scene: Scene, called: Called) -> int:
    behind = _BEHIND.match(scene.text.key, called.end)
    return behind.end() if behind else called.end


def _in_question(scene: Scene) -> list[TaskWords]:
    """One's own tasks; who looks after others', or is on no roster, may mean any, or those of the units he names."""
    others = scene.context.has(OFFICE | MONITOR) or not scene.context.bound
    holders = set(units_said(scene) if others else scene.context.units)
    if not others and (said := units_said(scene)) and scene.context.facts.get("to_check"):
        holders.update(said)  # of whom the speaker's unit verifies what they report
    if others and not holders:
        return list(scene.lexicon.tasks)
    return [task for task in scene.lexicon.tasks if task.owners & holders]


def _by_alias(scene: Scene, own: Sequence[TaskWords]) -> Iterator[Called]:
    """Its given name, wherever it stands but in the name of a unit or an account: 水利 in 水利局."""
    spans = [(token.start, token.end) for token in scene.all(*NAMES)]
    for task in own:
        for alias in scene.lexicon.subjects[task].aliases:
            for found in re.finditer(re.escape(alias), scene.text.key):
                if all(found.end() <= start or end <= found.start() for start, end in spans):
                    yield Called(found.start(), found.end(), task, alias=True)


def _by_stretch(scene: Scene, own: Sequence[TaskWords]) -> Iterator[Called]:
    """Every longest stretch that names one task: 窗口自查."""
    subjects = [scene.lexicon.subjects[task] for task in own]
    reached = 0
    for start, last in _starts(scene):
        end = _reach(scene.text.key, start, last, lambda words: any(map(_held(words), subjects)))
        if end > max(reached, start + _SHORTEST - 1):
            reached = end
            words = scene.text.key[start:end]
            task = _only(scene, words, own)
            if task is not None and (_strange(scene, start, end) or _whole(scene, start, end, task)):
                titled = words in scene.lexicon.subjects[task].title
                yield Called(_led(scene, start, task), end, task, titled=titled)


def _by_pieces(scene: Scene, own: Sequence[TaskWords]) -> Iterator[Called]:
    """账号清理 of 清理宣传账号: pieces side by side that stand in one title alone, in whatever order."""
    for start, last in _starts(scene):
        found = {task: _pieced(scene, start, last, scene.lexicon.subjects[task].title) for task in own}
        end = max(found.values(), default=start)
        longest = [task for task, reached in found.items() if reached == end]
        if end - start >= LONG and len(longest) == 1:
            yield Called(start, end, longest[0], titled=True)


def _pieced(scene: Scene, start: int, last: int, title: str) -> int:
    place = start
    while (end := _reach(scene.text.key, place, last, title.__contains__)) - place >= _SHORTEST:
        place = end
    return place


def _in_short(scene: Scene, own: Sequence[TaskWords]) -> Iterator[Called]:
    """地灾巡查 of 地质灾害隐患点巡查, 防撞桩 of 防冲撞桩: characters of one task alone, in their order."""
    for token in scene.all("x"):
        behind = scene.tokens[scene.index(token) + 1 :][:1]
        for end in (*(one.end for one in behind if len(one) == 1), token.end):
            words = scene.text.key[token.start : end]
            held = [task for task in own if len(words) <= _LONGEST and _spread(words, scene.lexicon.subjects[task])]
            if len(words) >= _TEXT and len(held) == 1:
                yield Called(token.start, end, held[0], titled=len(words) >= LONG)


def _spread(words: str, subject: Subject) -> bool:
    """Whether the characters stand in the title in this order, four at least, or close together in the other words."""
    if words in subject.title or words in subject.rest:
        return False  # no short form
    if len(words) >= LONG and re.search(".{0,6}?".join(map(re.escape, words)), subject.title):
        return True
    return re.search(".?".join(map(re.escape, words)), subject.rest) is not None


def _held(words: str) -> Callable[[Subject], bool]:
    return lambda subject: words in subject.title or words in subject.rest


def _reach(key: str, start: int, last: int, held: Callable[[str], bool]) -> int:
    """How far the stretch goes that is held, without what is light at its end."""
    end = start
    while end < last and held(key[start : end + 1]):
        end += 1
    while end > start and key[end - 1] in _LIGHT:
        end -= 1
    return end


def _starts(scene: Scene) -> Iterator[tuple[int, int]]:
    """Every place where a subject may begin, and how far it may go: names, days and signs end it."""
    run: list[Token] = []
    for token in (*scene.tokens, None):
        if token is not None and token.kind not in _APART:
            run.append(token)
        elif run:
            for start in range(run[0].start, run[-1].end - 1):
                if scene.text.key[start] not in _LIGHT and scene.text.key[start].isalnum():
                    yield start, run[-1].end
            run = []


def _led(scene: Scene, start: int, task: TaskWords) -> int:
    """划保护范围 of 划定保护范围: a verb of the title right in front."""
    before = scene.text.key[start - 1 : start]
    led = before and before not in _LIGHT and before in scene.lexicon.subjects[task].title
    strange = any(token.kind == "x" and token.start < start <= token.end for token in scene.tokens)
    return start - 1 if led and strange else start


def _only(scene: Scene, words: str, own: Sequence[TaskWords]) -> TaskWords | None:
    """The one task that these words name: by its title among those in question, by its other words in its notice."""
    subjects = scene.lexicon.subjects
    parts = [task for task in own if words in _PARTS.split(subjects[task].title)]  # 整改, where it is all the title
    if parts or not _rare(scene, words):
        return parts[0] if len(parts) == 1 else None
    titled = [task for task in own if words in subjects[task].title]
    told = [task for task, text in subjects.items() if words in text.title + text.rest]
    if len(titled) == 1 and len(told) <= _SEVERAL:
        return titled[0]
    return told[0] if not titled and len(told) == 1 and told[0] in own else None


def _whole(scene: Scene, start: int, end: int, task: TaskWords) -> bool:
    """Whether the words are all of a part of the title, or much of it."""
    title, words = scene.lexicon.subjects[task].title, scene.text.key[start:end]
    return words in _PARTS.split(title) or (len(words) > LONG and words in title)


def _strange(scene: Scene, start: int, end: int) -> bool:
    """Whether a word stands in them that says nothing to us otherwise, and no other word is cut by them."""
    within = [token for token in scene.tokens if token.start < end and token.end > start]
    whole = all(token.kind == "x" or (start <= token.start and token.end <= end) for token in within)
    return whole and any(token.kind == "x" for token in within)


def _rare(scene: Scene, words: str) -> bool:
    """Whether so short a piece is no word that stands in any sentence: 普查, not 情况; nor 交材料, 信息发."""
    common = scene.lexicon.vocabulary.cues.common
    return len(words) >= LONG or all(words[at : at + 2] not in common for at in range(len(words) - 1))
