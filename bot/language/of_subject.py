"""What a sentence says of a task that it calls by its subject, read as if its number stood there.

It is only offered, unless it merely asks, or the office itself says that the task is called so (别名 of
tasks_model.csv).
"""

import re
from collections.abc import Callable
from itertools import pairwise

from bot.language.context import OVERSEERS
from bot.language.hearing import heard
from bot.language.patterns import kinds
from bot.language.refs import task_refs
from bot.language.rules.asking import asks
from bot.language.rules.named_task import told_of
from bot.language.scene import Said, Scene
from bot.language.subjects import LONG, Called, called_by_subject, numbered, side_by_side
from bot.language.targets import Target

_ASKING = kinds("STATS TASK_DETAIL LIST_MY_TASKS UNIT_STATUS")
_OF_TASKS = _ASKING | kinds(
    "TASK_DONE TASK_PROGRESS TASK_WITHDRAW EXTENSION_REQUEST URGE VERIFY HAND_OVER REASSIGN NOT_OURS ASSIGN_PERSON "
    "BLOCKED SIGN_RECEIPT"
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
_OPEN_KINDS, _TO_QUESTION = kinds("choose confirm"), kinds("UNKNOWN IGNORE CONFIRM DIALOG_CANCEL")
_SIGN = re.compile("[,，。;；!！]")
_SIGNS = " ,，。;；、!！"
_NAMED = kinds("task tasks plan")
_SO_FAR = re.compile("目前|现在|到今天|截至|已经?|累计|一共|总共")  # 护学岗目前六个校门有五个排上班了
_SPARE = 2  # so many strange characters may stand beside the subject


def plainly_called(scene: Scene, said: Said, read: Callable[[Scene], Said]) -> bool:
    """Whether a task is reported or put off, called by its subject in a sentence that leaves no doubt otherwise."""
    each = called_by_subject(scene) if said.intent in _NOT_ONES_OWN and "tasks" in said.slots else []
    return bool(each) and read(numbered(scene, each)).certain


def called_out(scene: Scene, own: Scene, text: str, read: Callable[[Scene], Said]) -> Said | None:
    """What was called out in a group, if it is work; a number stands in the place of a task's subject to judge that."""
    without = read(own)
    said = of_subject(own, without, read)
    if said is not without:
        for one in called_by_subject(own):
            text = text.replace(own.text.said(one.start, one.end), f"任务{one.task.number}")
    return heard(scene, text, said)


def of_subject(scene: Scene, said: Said, read: Callable[[Scene], Said]) -> Said:
    """What the sentence says with the number of the task it calls, where that is more than it says without."""
    if scene.context.question is not None:
        return _beside_question(scene, said, read) or said
    each = called_by_subject(scene) if _may_want(scene, said) else []
    if not each:
        return _of_others(scene, said, read) or said
    each = _topics(scene, each)
    if not side_by_side(scene, each):
        return _of_each(scene, each, said, read) or said
    numbers = _numbers(each)
    reported = said.intent == "TASK_DETAIL" and scene.has("report") and not asks(scene.tokens, scene)
    if not (reported or _wants_task(said) or _number_within(scene, each)):
        return said
    anew = numbered(scene, each)
    again = _of_its_plan(anew, each, read(anew))
    if said.slots.get("tasks") == numbers and not (again.slots.keys() - said.slots.keys()):
        return said
    return _told(anew, each, said, again) or said


def _topics(scene: Scene, each: list[Called]) -> list[Called]:
    """护学岗六个校门有五个排班了: of what heads the only clause with a subject it is told; 校门 alone names another."""
    between = scene.text.key[each[0].end : each[-1].start]
    apart = len(each) > 1 and not side_by_side(scene, each) and not _SIGN.search(between)
    return each[:1] if apart and _at_head(scene, each) else each


def _of_each(scene: Scene, each: list[Called], said: Said, read: Callable[[Scene], Said]) -> Said | None:
    """自查做完了，整改还差两个: what is told of every one of them, each in its own words; else of none."""
    signs = (scene.text.key[first.end : second.start] for first, second in pairwise(each))
    if (said.certain and said.intent != "UNKNOWN") or not all(_SIGN.search(between) for between in signs):
        return None
    again = read(numbered(scene, each))
    if again.intent not in _REPORTS or again.slots.get("tasks") != _numbers(each):
        return None
    told = {"notes": _whole_notes(scene, each, again.slots["notes"])} if "notes" in again.slots else {}
    return Said(again.intent, {**again.slots, **told}, certain=False)


def _whole_notes(scene: Scene, each: list[Called], notes: object) -> list[list[object]]:
    """自查的清单交了 is what was said of the task, and reported of it, not 清单交了: from its subject to the next."""
    ends = [*(one.start for one in each[1:]), len(scene.text.key)]
    said = (scene.text.said(one.start, end).strip(_SIGNS) for one, end in zip(each, ends, strict=True))
    words = dict(zip(_numbers(each), said, strict=True))
    kept = notes if isinstance(notes, list) else []
    return [[number, kind, words[number], report and words[number]] for number, kind, _text, report in kept]


def _beside_question(scene: Scene, said: Said, read: Callable[[Scene], Said]) -> Said | None:
    """挂牌那个, 不是自查，是整改, 自查搞完了 beside a choice or a guess of ours, which was put by number."""
    asked = scene.context.question
    if asked is None or asked.kind not in _OPEN_KINDS or not _leaves_open(scene, said):
        return None
    each = called_by_subject(scene)
    if not each or (said.intent == "CONFIRM" and asked.task in _numbers(each)):
        return None
    answer = read(scene.saying(_in_numbers(scene, each)))
    if answer.intent == "SELECT" or (answer.intent == "FILL" and answer.slots.keys() <= _NAMED):
        return answer if answer.slots.keys() & _NAMED else None
    ended = said.certain and said.intent == "DIALOG_CANCEL"
    return None if ended else _new_task(scene, each, said, read)


def _new_task(scene: Scene, each: list[Called], said: Said, read: Callable[[Scene], Said]) -> Said | None:
    """自查搞完了 beside a question on something else."""
    if not side_by_side(scene, each):
        return _of_each(scene, each, said, read)
    anew = numbered(scene, each)
    again = _of_its_plan(anew, each, read(anew))
    meant = again.intent in _OF_TASKS and again.slots.get("tasks")
    if not meant or (again.intent == "TASK_DETAIL" and not asks(scene.tokens, scene)):
        return None
    return Said(again.intent, again.slots, certain=again.certain and again.intent in _ASKING)


def _in_numbers(scene: Scene, each: list[Called]) -> str:
    """不是任务1，是任务2: what only chooses, or puts our guess right, keeps no words."""
    words, reached = "", 0
    for one in each:
        words += scene.text.key[reached : one.start] + f"任务{one.task.number}"
        reached = one.end
    return words + scene.text.key[reached:]


def _leaves_open(scene: Scene, said: Said) -> bool:
    """Whether a reading beside a question names no task: nothing, a no, a doubtful yes, work without its object."""
    if said.intent in _TO_QUESTION:
        return not (said.certain and said.intent == "CONFIRM")
    if said.intent not in _RATHER_TASKS or isinstance(said.slots.get("target"), Target):
        return False
    named = any(said.slots.get(name) for name in _OBJECTS)
    return not named and not any(refs.explicit for refs in task_refs(scene))


def _of_its_plan(scene: Scene, each: list[Called], again: Said) -> Said:
    """Where several notices number alike, the subject tells of which it is; what is reported is all that was said."""
    if not again.slots.get("tasks"):
        return again
    plans = {one.task.plan for one in each}
    plan = {"plan": each[0].task.plan} if len(scene.lexicon.plans) > 1 and len(plans) == 1 else {}
    text = {"text": scene.text.shown.strip()} if again.slots.get("text") and not each[0].alias else {}
    return Said(again.intent, {**again.slots, **plan, **text}, certain=again.certain)


def _of_others(scene: Scene, said: Said, read: Callable[[Scene], Said]) -> Said | None:
    """A task of other units, reported or put off in words that leave no doubt: it is said whose it is not."""
    if said.intent != "UNKNOWN" or said.slots or scene.context.asked is not None or scene.context.has(OVERSEERS):
        return None
    each = called_by_subject(scene, scene.lexicon.tasks)
    plainly = len(each) == 1 and each[0].weight > LONG and scene.context.chat == "single"
    again = read(numbered(scene, each)) if plainly else said
    return again if again.certain and again.intent in _NOT_ONES_OWN and again.slots.get("tasks") else None


def _numbers(each: list[Called]) -> tuple[int, ...]:
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


def _wants_task(said: Said) -> bool:
    """Whether a reading names no task, or only seems to: the 20 of 还差20株, the 一 of 一株."""
    return said.slots.get("tasks") in {None, "all_open"} or not said.certain


def _number_within(scene: Scene, each: list[Called]) -> bool:
    """一键报警: its 一 numbers no task."""
    starts = [scene.tokens[refs.start].start for refs in task_refs(scene)]
    return any(one.start <= start < one.end for one in each for start in starts)


def _told(scene: Scene, each: list[Called], said: Said, again: Said) -> Said | None:
    strange = sum(len(token) for token in scene.all("x"))
    if again.slots.get("tasks") and again.intent in _OF_TASKS:
        asks_only = again.intent in _ASKING and not strange
        if again.certain and (all(one.alias for one in each) or asks_only):
            return again
        nearly = strange <= _SPARE
        if again.certain or again.intent == said.intent or nearly or _heads(scene, each, again):
            return Said(again.intent, again.slots, certain=False)
    if said.intent in _TASK_BESIDE:
        return Said(said.intent, {**said.slots, "tasks": _numbers(each)}, certain=False)
    return told_of(scene, _numbers(each)) if said.intent in _OF_ORDERS | {"UNKNOWN"} else None


def _heads(scene: Scene, each: list[Called], again: Said) -> bool:
    """护学岗九月份值了二十一天，一切正常，报一下: of what stands first it is told."""
    counted = each[0].titled and scene.has("count") and _SO_FAR.search(scene.text.key)
    told = again.intent in _REPORTS and (counted or _REPORTED.search(scene.text.key))
    return bool(told) and _at_head(scene, each)


def _at_head(scene: Scene, each: list[Called]) -> bool:
    return all(token.kind in _LEADING for token in scene.tokens if token.end <= each[0].start)
