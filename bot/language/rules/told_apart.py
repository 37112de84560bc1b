"""任务3已停更两个号，任务10已投稿3篇; 3和10都弄好了，1还差一点: what is told of several tasks, each by itself.

A note kept whole under the first number would be wrong of that task and lost to the others. What is done stands beside
what is under way; where a part may be meant as a report, all parts are shown before they count.
"""

import re
from collections.abc import Iterator, Sequence

from bot.language.context import OVERSEERS, Context
from bot.language.patterns import kinds
from bot.language.refs import Refs, plan_said
from bot.language.rules.asking import asks
from bot.language.rules.reports import LIGHT
from bot.language.rules.reports import report as reported
from bot.language.rules.tasks import underway, unfinished
from bot.language.scene import LEAD, Said, Scene, Slots
from bot.language.tokens import Token

DONE, NOTE = "done", "note"
SUPPOSED = re.compile(
    "可能|也许|或许|大概|大约|估计|说不定|没准|不一定|好像|似乎|貌似|听说|据说|说是|听[人他她]说|万一"
)
_UNSURE = re.compile(rf"{SUPPOSED.pattern}|应该|打算|准备|计划|想|明[天日后]|后天|下周|下个?月|(?<!是)不是(?!很)|并非")
_HEAD = LIGHT | kinds("progress report view registerme edit status mytasks want tell sep polite tasknoun detail")
_TELLS = kinds(
    "doing partial percent not cannot unfinished done doneweak doneish past wait future report submittedbare submitted "
    "stopped closed count cancel"
)
_ELSE = kinds(  # another act, a story, or what the office says
    "withdraw wrong extend notours receipt urge cond claim third exhort donenoise praise supplement approve reject "
    "return delegate reassign personrole mobile request rect blocked register"
)
_UNDER_WAY = kinds("doing partial percent not unfinished wait")
_OVER = kinds("done doneweak doneish report submittedbare")
_PROGRESS = "progress"


def told_apart(scene: Scene) -> Said | None:
    """Number, done or note, its words, those of a report. Of a clerk: two numbers, each with its words."""
    runs, context = _numbers(scene), scene.context
    if len(runs) < 2 and (not runs or len(runs[0].numbers) < 2):  # noqa: PLR2004 - one alone is read as ever
        return None
    asked = context.asked
    free = asked is None or asked.kind == "confirm" or asked.fields == ("evidence",)  # no proof of a closure
    if not context.bound or context.has(OVERSEERS) or not free:
        return None
    announced = scene.text.key.startswith(("进度", "进展"))  # 进度1 名单定了，分管王建军，进度3 栏目迁了八成
    if scene.has(*(_ELSE - {"personrole"} if announced else _ELSE)) or asks(scene.tokens, scene):
        return None
    parts = list(_parts(scene, runs))
    numbers = [number for refs, _ in parts for number in refs.numbers]
    if len(numbers) < 2 or len(set(numbers)) < len(numbers) or not _headed_lightly(scene, parts[0][0].start):  # noqa: PLR2004
        return None
    return _said(scene, parts, numbers)


def _said(scene: Scene, parts: Sequence[tuple[Refs, Sequence[Token]]], numbers: Sequence[int | str]) -> Said | None:
    headed = any(token.kind == _PROGRESS for token in scene.tokens[: parts[0][0].start])
    notes, sure = list[tuple[int | str, str, str, str]](), True
    for refs, tokens in parts:
        kind, certain = _told(scene, refs, tokens, headed=headed or _own_head(tokens) or _led_in(scene, refs))
        text = _words(scene, tokens)
        if not text:
            return None
        sure = sure and certain
        report = _words(scene, tokens, _COMMAND) if kind == DONE else ""
        notes += [(number, kind, text, report) for number in refs.numbers]
    told = {token.kind for _, part in parts for token in part}
    if _may_answer(scene.context) and _answers(scene, [tokens for _, tokens in parts]):
        return None
    alike = len(parts) == 1 and (not told & _UNDER_WAY or told & _OVER)  # 1和10两项一起报完成
    announced = all(
        _own_head(tokens) or _led_in(scene, refs) for refs, tokens in parts
    )  # 任务1进度：方案写了，任务10进度：名单报了
    if alike or not (told & _TELLS or announced) or all(kind == DONE and not report for _, kind, _, report in notes):
        return None  # reports alone are read as ever
    plan = plan_said(scene)
    slots: Slots = {"tasks": tuple(numbers), "notes": [list(note) for note in notes]}
    slots |= {"plan": plan} if plan else {}
    return Said("TASK_PROGRESS", slots if sure else {**slots, "ask": "confirm_batch"})


def _own_head(tokens: Sequence[Token]) -> bool:
    """进度 right behind the number, which makes a note of whatever follows."""
    return bool(tokens) and tokens[0].kind == _PROGRESS


def _led_in(scene: Scene, refs: Refs) -> bool:
    """The 进度 of 进度3."""
    return _head_of(scene, refs.start) < refs.start


def _numbers(scene: Scene) -> Sequence[Refs]:
    """The runs of numbers; 3号还在等，10号没动 of one's own tasks, where nothing tells of steps, which have days."""
    runs = [refs for refs in scene.runs if refs.explicit or refs.start == 0 or _stands_apart(scene, refs.start)]
    if runs or scene.has(*_STEPS):
        return runs
    days = [(place, _NTH.fullmatch(scene.word(token))) for place, token in enumerate(scene.tokens)]
    nth = [Refs((int(found[1]),), place, place + 1, explicit=False) for place, found in days if found is not None]
    return nth if nth and all(begins_part(scene, refs) for refs in nth) else ()


def _stands_apart(scene: Scene, place: int) -> bool:
    """Not the 一 of 统一报一下."""
    return scene.apart(place) or scene.tokens[place - 1].kind != "x"


_STRANGE = 4  # characters before the first number that may mean anything, where progress is announced
_DOES = frozenset("做办弄搞报")
_NTH = re.compile(r"(\d{1,2})号", re.ASCII)
_STEPS = ("stopped", "stopdate", "closed", "submitted", "submittedbare", "frozen", "cancel", "change", "account")


def _parts(scene: Scene, runs: Sequence[Refs]) -> Iterator[tuple[Refs, Sequence[Token]]]:
    """Each run of numbers at the head of a part, with the words behind it up to the next."""
    heads = [refs for place, refs in enumerate(runs) if place == 0 or begins_part(scene, refs)]
    for refs, following in zip(heads, [*heads[1:], None], strict=True):
        yield refs, scene.tokens[refs.end : _head_of(scene, following.start) if following else len(scene.tokens)]


def _head_of(scene: Scene, place: int) -> int:
    """Where the words begin that lead a number in: the 进度 of 进度3."""
    return place - 1 if place and scene.tokens[place - 1].kind == _PROGRESS else place


def begins_part(scene: Scene, refs: Refs) -> bool:
    """Whether a number begins a part of its own: 任务10…; 10还在做 of a task that is the unit's own."""
    head = _head_of(scene, refs.start)
    if not scene.apart(head):
        return False
    if head < refs.start and head:
        return True  # …，进度3 …
    behind = scene.tokens[refs.end : refs.end + 3]
    listed = bool(behind) and behind[0].kind == "sep" and scene.word(behind[0]) in "、."  # 1、内容已备份 2、公告已发
    first = next((token for token in behind if token.kind not in {"soft", "sep", "particle", "self"}), None)
    tells = first is not None and (first.kind in _TELLS - {"count"} or scene.word(first) in _DOES)
    return refs.explicit or (tells and not listed and _own(scene, refs))


def _own(scene: Scene, refs: Refs) -> bool:
    units = set(scene.context.units)
    owners = [{code for task in scene.lexicon.tasks_numbered(n) for code in task.owners} for n in refs.numbers]
    return all(found & units for found in owners)


def _headed_lightly(scene: Scene, place: int) -> bool:
    """汇报一下：, 我们镇目前：; strange words before the first number make it another story."""
    units = {code for token in scene.tokens[:place] for code in getattr(token.value, "units", ())}
    head = scene.tokens[:place]
    announced = any(token.kind == _PROGRESS for token in head)  # 这个月的进展统一报一下：
    strange = sum(len(token) for token in head if token.kind not in _HEAD)
    return units <= set(scene.context.units) and strange <= _STRANGE * announced


def _told(scene: Scene, refs: Refs, tokens: Sequence[Token], *, headed: bool) -> tuple[str, bool]:
    """done or note, and whether that leaves no doubt."""
    part = scene.part([*scene.tokens[refs.start : refs.end], *tokens])
    said = unfinished(part) or underway(part) or reported(part)
    if said is not None and said.intent == "TASK_DONE" and not headed:
        return (DONE if said.certain or part.has("done") else NOTE), False
    sure = scene.tokens[refs.start].kind != "date" and not _doubtful(scene, tokens)  # 10号报了5篇 may be a day
    sure = sure and (not _may_answer(scene.context) or _works(tokens))
    return NOTE, sure and (headed or any(token.kind in _TELLS for token in tokens))


def _doubtful(scene: Scene, tokens: Sequence[Token]) -> bool:
    """任务3苏溪镇停更两个号, 可能停更了, 明天投稿: of another unit, supposed, or still to come."""
    units = {code for token in tokens for code in getattr(token.value, "units", ())}
    days = [scene.day(token) for token in tokens if token.kind == "date"]
    ahead = any(getattr(day, "day", scene.today.day) > scene.today.day for day in days)
    others = not units <= set(scene.context.units)
    return others or ahead or any(t.kind in _COMING for t in tokens) or bool(_UNSURE.search(_key(scene, tokens)))


def _key(scene: Scene, tokens: Sequence[Token]) -> str:
    return "".join(scene.word(token) for token in tokens)


_COMING = kinds("future want third")
_WORK = _TELLS - kinds("not cannot wait future cancel")
_OF_RECEIPT = kinds("got receipt")


def _may_answer(context: Context) -> bool:
    """Whether numbers may be those to sign for, or of what we asked."""
    return context.asked is not None or bool(context.facts.get("unsigned"))


def _works(tokens: Sequence[Token]) -> bool:
    return any(token.kind in _WORK for token in tokens)


def _answers(scene: Scene, parts: Sequence[Sequence[Token]]) -> bool:
    """1、3先等等, 1和3没收到, 1、3不签: of the receipt or of our question, no word of work."""
    receipt = any(t.kind in _OF_RECEIPT or "签" in scene.word(t) for part in parts for t in part)
    return receipt or (len(parts) == 1 and not _works(parts[0]))


_ADDRESS = kinds("sep particle progress")
_JOINS = frozenset({"都", "也", "均"})
_COMMAND = kinds("sep particle progress soft past done doneweak report all")


def _words(scene: Scene, tokens: Sequence[Token], empty: frozenset[str] = _ADDRESS) -> str:
    run = list(tokens)
    while run and (run[0].kind in empty or scene.word(run[0]) in _JOINS):
        run = run[1:]
    return scene.said(run).strip(LEAD).removeprefix("的")
