"""What a sentence of the second layer names of a task."""

import re
from collections.abc import Iterator
from itertools import takewhile

from bot.language.numerals import CHINESE, parse_number
from bot.language.offers.people import person
from bot.language.patterns import WEIGHTLESS
from bot.language.refs import Refs, plan_said, task_refs
from bot.language.rules.asking import asks
from bot.language.rules.extension import reason_behind, unmet
from bot.language.rules.form import places, reason_text
from bot.language.rules.heads import own_words
from bot.language.rules.plain_words import ended
from bot.language.rules.reports import VERBS
from bot.language.rules.wished_day import only_then
from bot.language.scene import Scene, Slots, given, iso
from bot.language.titles import nearest, titled
from bot.language.tokens import Token

NOT_OURS = re.compile(
    r"(?:不该|不应|不归|不属|非)(?:由|派|压|归|属)?(?:给|到)?我|不(?:归|属于?|该)我|跟我.{0,6}(?:没关系|无关|不着)|与我.{0,6}无关|"
    r"无(?:此|该|这项).{0,4}(?:职|任务|业务)|不承担|不(?:再|牵头|也不)?(?:由我|承办|主管|负责)|误派|派错|发错|分错|找错|"
    r"(?:请|予|望|要求|申请)(?:予以)?(?:改派|转派|重新分办|重新交办|另行分)|(?:归属|对象|责任单位|责任主体)有误|更正责任单位|"
    r"别(?:再|硬)?(?:派|压|推|塞|甩)给我|退(?:还)?给你们|不是我们?.{0,4}(?:的活|的事|[干管弄办做]的)|凭(?:什么|啥).{0,4}(?:派|压|推|塞|甩)给我|"
    r"(?:划|移交|转交|调整)(?:出|给|到|至|由).{0,12}|职责(?:不符|在)"
)
_MORE_TIME = re.compile(
    r"延|缓|宽限|推|晚|拖|来不及|来弗及|往后|多给|再给|再拨|再要|赶不|弄不完|展期|放宽|挪|天时间|几天"
)
_NUMBERED = re.compile(rf"(\d{{1,2}}|[{CHINESE}]{{1,3}}) ?号", re.ASCII)
_NAMED = 4  # so many characters in front of the verb name the work


def numbers(scene: Scene) -> Slots:
    """The task or tasks, and the notice."""
    bare = sorted(_bare(scene), key=lambda found: not found.weak)  # 一帮人就我一个，任务3月底弄不完
    refs = next((found for found in task_refs(scene) if found.explicit), bare[0] if bare else None)
    if refs:
        return given(tasks=refs.numbers, plan=plan_said(scene))
    tasks = titled(scene)
    if len(tasks) == 1:
        return {"tasks": (tasks[0].number,)}
    days = takewhile(lambda token: token.kind == "date", _behind_unit(scene))
    found = [_NUMBERED.fullmatch(scene.word(token)) for token in days]
    numbered = tuple(number for one in found if one and (number := parse_number(one[1])))
    return {"tasks": numbered} if all(found) and found else {}  # 3号差不多了: the 3rd, but not where we ask for a task


def _behind_unit(scene: Scene) -> list[Token]:
    """The words of weight, without the unit that speaks: 商务局1号已落实, 1号和10号一并报结."""
    weighty = [token for token in scene.tokens if token.kind not in WEIGHTLESS]
    return weighty[1:] if weighty and weighty[0].kind in {"unit", "name"} else weighty


def _bare(scene: Scene) -> Iterator[Refs]:
    """Numbers without the word 任务 that are no part of a name (李四)."""
    for refs in task_refs(scene):
        before = scene.tokens[refs.start - 1] if refs.start else None
        if before is None or before.kind != "x" or before.end < scene.tokens[refs.start].start:
            yield refs


def told(scene: Scene) -> Slots | None:
    """A report or a word on the progress: the sentence itself is its text."""
    slots = numbers(scene)
    if "tasks" not in slots and _ordered(scene):
        return None
    if "tasks" not in slots:
        if scene.has("all") and scene.has("done") and not scene.has("not", "unfinished", "future", "qmark", "question"):
            return {"tasks": "all_open"}  # 手上的活全都办完了，一起报了
        return None if not titled(scene) and _of_other_work(scene) else {"ask": "which_task"}
    return slots | {"text": scene.text.shown.strip()}


def _ordered(scene: Scene) -> bool:
    """把所有任务改成已办结, 全县任务都标成办结: an order to us, no report."""
    return scene.find(r"{become|edit|change} {past|soft}* {done}") is not None or bool(_MARKED.search(scene.text.key))


_MARKED = re.compile(
    r"(?:标|改|设|置|变|记|弄|写|登)(?:记|注)?(?:成|为|作)(?:已|全部?|都)?(?:办结|完成|办完|做完|销号)"
)
_ADDED = re.compile(
    r"(?:补充|追加|[加补添附])(?:上去?|进去)?(?:一?[句条笔点段]|一下|几句)?(?:话|说明|内容|情况)?[\s:：,，]+(?P<text>[^\s:：,，].{3,})$",
    re.DOTALL,
)


def added(scene: Scene) -> Slots | None:
    """重新报，加一句：王建国分管宣传文化: what stands behind the word of adding, whichever task it is."""
    slots, behind = told(scene), _ADDED.search(scene.text.shown.strip())
    return slots if slots is None or behind is None else slots | {"text": behind["text"]}


def done(scene: Scene) -> Slots | None:
    """A report; 等领导签完字，任务1就算完成 is none yet."""
    unsure = scene.has("cond") and not scene.has("report")  # 算是做好了，帮我报上去
    return None if scene.has("wait") or unsure else told(scene)


def _of_other_work(scene: Scene) -> bool:
    """党费收缴已全部完成: what is done is named, and is no task of ours; or accounts are spoken of."""
    verb = scene.first(*VERBS, "unfinished", "doing", "partial", "percent", "cannot", "wait", "progress")
    if verb is None:
        return scene.has("question", "account", "name", "accountnoun")
    strange = sum(len(token) for token in scene.all("x") if token.start < verb.start)
    return strange >= _NAMED and verb.kind in VERBS and not scene.has("mytasks", "tasknoun")


def of_task(scene: Scene) -> Slots | None:
    """One's own task, by number or title."""
    return numbers(scene) or None


def called(scene: Scene) -> Slots:
    """The task that is meant beyond doubt, by what it is about; else the question which."""
    task = nearest(scene)
    return numbers(scene) or ({"tasks": (task.number,)} if task else {"ask": "which_task"})


def not_ours(scene: Scene) -> Slots | None:
    """The task, or the question which, where something is said to be not ours."""
    return (numbers(scene) or {"ask": "which_task"}) if NOT_OURS.search(scene.text.key) else None


def some_task(scene: Scene) -> Slots:
    """The task, or the question which."""
    return numbers(scene) or {"ask": "which_task"}


def last(scene: Scene) -> Slots:
    """The report that is taken back."""
    refs = next(iter(task_refs(scene)), None)
    return {"tasks": refs.numbers} if refs else {"target": "last"}


def extended(scene: Scene) -> Slots | None:
    """延期: until when, why; only where more time is spoken of."""
    if not (_MORE_TIME.search(scene.text.key) or scene.has("extend", "cannot") or scene.dated()):
        return None
    slots = numbers(scene)
    days = scene.dated()
    behind = [token for token in days if scene.index(token) and scene.tokens[scene.index(token) - 1].kind == "extend"]
    wished = [token for token in behind or days if not (unmet(scene, scene.index(token)) or only_then(scene, token))]
    token = next((token for token in wished if iso(scene.day(token))), None)
    reason = reason_text(scene, places(scene)) or (_why_behind(scene, token) if token is not None else None)
    return slots | given(date=iso(scene.day(token)) if token is not None else None, reason=reason)


def _why_behind(scene: Scene, day: Token) -> str | None:
    """开展演练延到6月25，船还没到: a part of its own behind the day, if it tells something."""
    place = own_words(scene, scene.index(day) + 1)
    rest = scene.tokens[place:]
    told = any(token.kind == "x" for token in rest) and not asks(rest, scene)
    text = ended(reason_behind(scene, scene.index(day) + 1)) if told and scene.apart(place) else ""
    return text if len(text) >= _SHORTEST else None


_SHORTEST = 4  # characters of a reason


def listed(scene: Scene) -> Slots | None:
    """Which of one's own tasks; 防汛任务都办完了 asks for none."""
    if scene.has("done", "doneish", "doing") and not asks(scene.tokens, scene):
        return None
    if scene.has("deadline"):
        return {"focus": "deadline"}
    if scene.has("overdue"):
        return {"filter": "overdue"}
    return {"filter": "open"} if scene.has("unfinished") else {}


def assigned(scene: Scene) -> Slots | None:
    """Who takes a task."""
    slots, named = numbers(scene), person(scene)
    return slots | given(name=named.get("name")) if "tasks" in slots and "name" in named else None
