"""A task called by what it is about, read as if its number stood there: 自查做完了, 催一下石塘的自查.

In most notices people know a task by its subject, not by its number. A stretch of the sentence that stands in the text
of one task alone gets that task's number; what the sentence then says is only offered, unless it merely asks, or the
office itself says that the task is called so (别名 of tasks_model.csv).
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.language.context import MONITOR, OFFICE, OVERSEERS
from bot.language.lexicon import Subject, TaskWords
from bot.language.patterns import kinds
from bot.language.refs import task_refs, units_said
from bot.language.rules.named_task import told_of
from bot.language.scene import Said, Scene
from bot.language.targets import Target
from bot.language.tokens import Token, cut

_APART = kinds(  # what has a meaning of its own is no part of a subject
    "plan protected account unit name date month span task nth request rect sep accountid accountno latin self polite "
    "percent count"
)
_LIGHT = frozenset("的了和与及或在对为把被让给等是有我你他这那都已请本0123456789")
_BEHIND = re.compile(r"(?:[那这]一?[项件个条块边](?:工作|任务|事情?)?|的?(?:任务|工作|事情?|事项)(?![量表簿]))?")
_LISTED = re.compile(r"(?:那[项个])?(?:和|与|跟|及|以及|还有|、|,|，)")
_PARTS = re.compile(r"[^\w]+")
_TITLE, _ALIAS = 2, 20
_SEVERAL = 3  # in the text of more tasks: what the whole notice is about
_SHORTEST, _TEXT, _LONG, _LONGEST = 2, 3, 4, 8  # a longer stretch needs no look at how common its characters are


@dataclass(frozen=True, slots=True)
class _Called:
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


def called_by_subject(scene: Scene, own: Sequence[TaskWords] | None = None) -> list[_Called]:
    """The task, or tasks named side by side, that the sentence calls by subject; none where it has a number itself."""
    if any(refs.explicit for refs in task_refs(scene)):
        return []
    own = _in_question(scene) if own is None else own
    ways = (_by_alias, _by_stretch, _by_pieces, _in_short)
    return _each(scene, [called for way in ways for called in way(scene, own)])


def _each(scene: Scene, found: list[_Called]) -> list[_Called]:
    """Every task once, where it is called most plainly; [] if several are meant that do not stand side by side."""
    plainest: dict[tuple[str, int], _Called] = {}
    for called in sorted(found, key=lambda called: called.weight):
        plainest[called.task.plan, called.task.number] = called
    least = max((called.weight for called in found), default=0) - _TITLE
    each = sorted((one for one in plainest.values() if one.weight >= least), key=lambda one: one.start)
    whole = [one for one in each if not any(_within(one, other) for other in each)]
    return whole if all(_beside(scene, first, second) for first, second in pairwise(whole)) else []


def _within(one: _Called, other: _Called) -> bool:
    return one is not other and other.start <= one.start and one.end <= other.end and one.weight < other.weight


def _beside(scene: Scene, first: _Called, second: _Called) -> bool:
    """自查和整改: nothing but a word of listing stands between."""
    return bool(_LISTED.fullmatch(scene.text.key[first.end : second.start]))


def _numbered(scene: Scene, each: list[_Called]) -> Scene:
    """The sentence anew, with numbers in the place of subjects and of 那项, 工作 right behind them."""
    known = [Token("task", one.start, _end(scene, one), one.task.number) for one in each]
    return Scene(cut(scene.text, scene.lexicon, known=known), scene.context, scene.lexicon)


def _end(scene: Scene, called: _Called) -> int:
    behind = _BEHIND.match(scene.text.key, called.end)
    return behind.end() if behind else called.end


def plainly_called(scene: Scene, said: Said, read: Callable[[Scene], Said]) -> bool:
    """Whether a task is reported or put off, called by its subject in a sentence that leaves no doubt otherwise."""
    each = called_by_subject(scene) if said.intent in _NOT_ONES_OWN and "tasks" in said.slots else []
    return bool(each) and read(_numbered(scene, each)).certain


def _in_question(scene: Scene) -> list[TaskWords]:
    """One's own tasks; who looks after others', or is on no roster, may mean any, or those of the units he names."""
    others = scene.context.has(OFFICE | MONITOR) or not scene.context.bound
    holders = set(units_said(scene) if others else scene.context.units)
    if others and not holders:
        return list(scene.lexicon.tasks)
    return [task for task in scene.lexicon.tasks if task.owners & holders]


def _by_alias(scene: Scene, own: Sequence[TaskWords]) -> Iterator[_Called]:
    for task in own:
        for alias in scene.lexicon.subjects[task].aliases:
            at = scene.text.key.find(alias)
            if at >= 0:
                yield _Called(at, at + len(alias), task, alias=True)


def _by_stretch(scene: Scene, own: Sequence[TaskWords]) -> Iterator[_Called]:
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
                yield _Called(_led(scene, start, task), end, task, titled=titled)


def _by_pieces(scene: Scene, own: Sequence[TaskWords]) -> Iterator[_Called]:
    """账号清理 of 清理宣传账号: pieces side by side that stand in one title alone, in whatever order."""
    for start, last in _starts(scene):
        found = {task: _pieced(scene, start, last, scene.lexicon.subjects[task].title) for task in own}
        end = max(found.values(), default=start)
        longest = [task for task, reached in found.items() if reached == end]
        if end - start >= _LONG and len(longest) == 1:
            yield _Called(start, end, longest[0], titled=True)


def _pieced(scene: Scene, start: int, last: int, title: str) -> int:
    place = start
    while (end := _reach(scene.text.key, place, last, title.__contains__)) - place >= _SHORTEST:
        place = end
    return place


def _in_short(scene: Scene, own: Sequence[TaskWords]) -> Iterator[_Called]:
    """地灾巡查 of 地质灾害隐患点巡查, 防撞桩 of 防冲撞桩: characters of one task alone, in their order."""
    for token in scene.all("x"):
        behind = scene.tokens[scene.index(token) + 1 :][:1]
        for end in (*(one.end for one in behind if len(one) == 1), token.end):
            words = scene.text.key[token.start : end]
            held = [task for task in own if len(words) <= _LONGEST and _spread(words, scene.lexicon.subjects[task])]
            if len(words) >= _TEXT and len(held) == 1:
                yield _Called(token.start, end, held[0], titled=len(words) >= _LONG)


def _spread(words: str, subject: Subject) -> bool:
    """Whether the characters stand in the title in this order, four at least, or close together in the other words."""
    if words in subject.title or words in subject.rest:
        return False  # no short form
    if len(words) >= _LONG and re.search(".{0,6}?".join(map(re.escape, words)), subject.title):
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
    return words in _PARTS.split(title) or (len(words) > _LONG and words in title)


def _strange(scene: Scene, start: int, end: int) -> bool:
    """Whether a word stands in them that says nothing to us otherwise, and no other word is cut by them."""
    within = [token for token in scene.tokens if token.start < end and token.end > start]
    whole = all(token.kind == "x" or (start <= token.start and token.end <= end) for token in within)
    return whole and any(token.kind == "x" for token in within)


def _rare(scene: Scene, words: str) -> bool:
    """Whether so short a piece is no word that stands in any sentence: 普查, not 情况; nor 交材料, 信息发."""
    common = scene.lexicon.vocabulary.cues.common
    return len(words) >= _LONG or all(words[at : at + 2] not in common for at in range(len(words) - 1))


_ASKING = kinds("STATS TASK_DETAIL LIST_MY_TASKS UNIT_STATUS")
_OF_TASKS = _ASKING | kinds(
    "TASK_DONE TASK_PROGRESS TASK_WITHDRAW EXTENSION_REQUEST URGE VERIFY HAND_OVER REASSIGN NOT_OURS ASSIGN_PERSON "
    "BLOCKED TASK_ADD REMARK SIGN_RECEIPT"
)
_RATHER_TASKS = _OF_TASKS | kinds("REQUEST_STATUS RECTIFY_FEEDBACK RECTIFY_VERIFY TRAINING_LIST HELP")
_TASK_BESIDE = kinds("URGE VERIFY EXTENSION_REQUEST")  # 催催财政，抢救复壮的钱怎么还没动静: also if much is strange
_NOT_ONES_OWN = kinds("TASK_DONE EXTENSION_REQUEST")
_OF_ORDERS = kinds("RECTIFY_FEEDBACK RECTIFY_VERIFY")
_OPEN_ORDERS = "open_rect", "sent_rect", "issued_rect"
_OBJECTS = "request", "rect", "account"
_OWN_QUESTION = kinds("figure filters since role focus")
_REPORTS, _LEADING = kinds("TASK_DONE TASK_PROGRESS"), kinds("unit name self polite soft particle month date sep")
_REPORTED = re.compile(r"报(?:一?下|上|送|结|备|告)|登记|记(?:一下|上)|汇报")
_SPARE = 2  # so many strange characters may stand beside the subject


def of_subject(scene: Scene, said: Said, read: Callable[[Scene], Said]) -> Said:
    """What the sentence says with the number of the task it calls, where that is more than it says without."""
    each = called_by_subject(scene) if _may_want(scene, said) else []
    if not each:
        return _of_others(scene, said, read) or said
    numbers = _numbers(each)
    if not (_wants_task(said, numbers) or _number_within(scene, each)):
        return said
    anew = _numbered(scene, each)
    again = _of_its_plan(anew, each, read(anew))
    if said.slots.get("tasks") == numbers and not (again.slots.keys() - said.slots.keys()):
        return said
    return _told(anew, each, said, again) or said


def _of_its_plan(scene: Scene, each: list[_Called], again: Said) -> Said:
    """Where several notices number alike, the subject tells of which it is; what is reported is all that was said."""
    if not again.slots.get("tasks"):
        return again
    plan = {"plan": each[0].task.plan} if len(scene.lexicon.plans) > 1 else {}
    text = {"text": scene.text.shown.strip()} if again.slots.get("text") and not each[0].alias else {}
    return Said(again.intent, {**again.slots, **plan, **text}, certain=again.certain)


def _of_others(scene: Scene, said: Said, read: Callable[[Scene], Said]) -> Said | None:
    """A task of other units, reported or put off in words that leave no doubt: it is said whose it is not."""
    if said.intent != "UNKNOWN" or said.slots or scene.context.asked is not None or scene.context.has(OVERSEERS):
        return None
    each = called_by_subject(scene, scene.lexicon.tasks)
    plainly = len(each) == 1 and each[0].weight > _LONG and scene.context.chat == "single"
    again = read(_numbered(scene, each)) if plainly else said
    return again if again.certain and again.intent in _NOT_ONES_OWN and again.slots.get("tasks") else None


def _numbers(each: list[_Called]) -> tuple[int, ...]:
    return tuple(called.task.number for called in each)


def _may_want(scene: Scene, said: Said) -> bool:
    """Whether a reading may speak of a task that it does not name, of an order where none is open, or says nothing."""
    context = scene.context
    if context.asked is not None or said.intent == "UNKNOWN":
        return context.asked is None and not said.slots
    if said.intent in _OF_ORDERS and any(map(context.listed, _OPEN_ORDERS)):
        return False
    if said.certain and not _OWN_QUESTION.isdisjoint(said.slots) and said.slots.get("focus") != "deadline":
        return False
    target = isinstance(said.slots.get("target"), Target)
    return said.intent in _RATHER_TASKS and not (target or any(said.slots.get(name) for name in _OBJECTS))


def _wants_task(said: Said, numbers: tuple[int, ...]) -> bool:
    """Whether a reading names no task, or doubtfully the same."""
    named = said.slots.get("tasks")
    return named in {None, "all_open"} or (not said.certain and named == numbers)


def _number_within(scene: Scene, each: list[_Called]) -> bool:
    """一键报警: its 一 numbers no task."""
    starts = [scene.tokens[refs.start].start for refs in task_refs(scene)]
    return any(one.start <= start < one.end for one in each for start in starts)


def _told(scene: Scene, each: list[_Called], said: Said, again: Said) -> Said | None:
    strange = sum(len(token) for token in scene.all("x"))
    if again.slots.get("tasks") and again.intent in _OF_TASKS:
        if again.certain and (all(one.alias for one in each) or (again.intent in _ASKING and not strange)):
            return again
        if again.certain or again.intent == said.intent or strange <= _SPARE or _heads(scene, each, again):
            return Said(again.intent, again.slots, certain=False)
    if said.intent in _TASK_BESIDE:
        return Said(said.intent, {**said.slots, "tasks": _numbers(each)}, certain=False)
    return told_of(scene, _numbers(each)) if said.intent in _OF_ORDERS | {"UNKNOWN"} else None


def _heads(scene: Scene, each: list[_Called], again: Said) -> bool:
    """护学岗九月份值了二十一天，一切正常，报一下: of what stands first it is told."""
    before = [token for token in scene.tokens if token.end <= each[0].start]
    told = again.intent in _REPORTS and _REPORTED.search(scene.text.key)
    return bool(told) and all(token.kind in _LEADING for token in before)
