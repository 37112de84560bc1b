"""What a sentence of the second layer names of a task."""

from collections.abc import Iterator

from bot.language.offers.people import person
from bot.language.refs import Refs, plan_said, task_refs
from bot.language.rules.asking import asks
from bot.language.rules.extension import unmet
from bot.language.rules.form import places, reason_text
from bot.language.rules.reports import VERBS
from bot.language.scene import Scene, Slots, given, iso
from bot.language.titles import titled

_NAMED = 4  # so many characters in front of the verb name the work


def numbers(scene: Scene) -> Slots:
    """The task or tasks, and the notice."""
    refs = next((found for found in task_refs(scene) if found.explicit), None) or next(_bare(scene), None)
    if refs:
        return given(tasks=refs.numbers, plan=plan_said(scene))
    tasks = titled(scene)
    return {"tasks": (tasks[0].number,)} if len(tasks) == 1 else {}


def _bare(scene: Scene) -> Iterator[Refs]:
    """Numbers without the word 任务 that are no part of a name (李四)."""
    for refs in task_refs(scene):
        before = scene.tokens[refs.start - 1] if refs.start else None
        if before is None or before.kind != "x" or before.end < scene.tokens[refs.start].start:
            yield refs


def told(scene: Scene) -> Slots | None:
    """A report or a word on the progress: the sentence itself is its text."""
    slots = numbers(scene)
    if "tasks" not in slots:
        return None if _of_other_work(scene) else {"ask": "which_task"}
    return slots | {"text": scene.text.shown.strip()}


def done(scene: Scene) -> Slots | None:
    """A report; 等领导签完字，任务1就算完成 is none yet."""
    return None if scene.has("wait", "cond") else told(scene)


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


def of_task_or_asked(scene: Scene) -> Slots:
    """The task, or the question which."""
    return numbers(scene) or {"ask": "which_task"}


def last(scene: Scene) -> Slots:
    """The report that is taken back."""
    refs = next(iter(task_refs(scene)), None)
    return {"tasks": refs.numbers} if refs else {"target": "last"}


def extended(scene: Scene) -> Slots:
    """延期: until when, why."""
    slots = numbers(scene)
    wished = [token for token in scene.dated() if not unmet(scene, scene.index(token))]
    day = next((day for token in wished if (day := iso(scene.day(token)))), None)
    return slots | given(date=day, reason=reason_text(scene, places(scene)))


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
