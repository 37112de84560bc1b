"""Whether a task is the speaker's, may be reported, extended, acknowledged."""

from datetime import date

from bot.language.judging.case import DONE, Case, kept, numbered
from bot.language.lexicon import TaskWords
from bot.language.scene import Slots

_ALL = "all_open"


def own(case: Case) -> tuple[Slots, TaskWords | None]:
    """One task of one's own; the slots with a refusal or a question where it is none."""
    slots = numbered(case)
    unit = slots.pop("unit", None) if case.intent != "TASK_DONE" else None
    if unit and unit not in case.context.units:
        return slots | {"unit": unit, "deny": "not_own_unit"}, None
    number = slots.get("task")
    if not isinstance(number, int):
        return slots, None
    trouble, task = case.task(number)
    if trouble == "no_such_task":
        return {key: value for key, value in slots.items() if key not in {"task", "text"}} | {"deny": trouble}, None
    if trouble == "which_plan":
        return slots | {"ask": "which_plan"}, None
    return slots | ({"deny": trouble} if trouble else {}), task


def about_own(case: Case) -> Slots:
    """进度, 补充, 不是我单位的, 承办人: the task must be the speaker's; of several told apart the rows decide."""
    return numbered(case) if "notes" in case.slots else own(case)[0]


def done(case: Case) -> Slots:
    """完成: one's own unit's task that is not computed, not done already, not before its cycle."""
    if len(case.numbers) > 1 or case.slots.get("tasks") == _ALL:
        return _batch(case)
    unit = case.slots.get("unit")
    if unit and unit not in case.context.units:
        return numbered(case) | {"deny": "not_own_unit"}
    slots, task = own(case)
    if "deny" in slots or "ask" in slots or task is None:
        return slots
    if refusal := _not_reportable(task, case):
        return slots | {"deny": refusal}
    return slots | ({"ask": "confirm_before_cycle"} if _before_cycle(task, case) else {})


def _not_reportable(task: TaskWords, case: Case) -> str | None:
    if case.context.facts.get(f"task{task.number}") in DONE:
        return "already_done"
    return "computed" if task.computed else None


def _before_cycle(task: TaskWords, case: Case) -> bool:
    return task.long_term and task.opens_on is not None and case.context.now.date() < task.opens_on


def _batch(case: Case) -> Slots:
    """Several at once are only offered, and what cannot be is named."""
    if case.slots.get("tasks") == _ALL:
        return {"tasks": _ALL, "ask": "confirm_batch"}
    refused: Slots = {}
    for number in (one for one in case.numbers if isinstance(one, int)):
        trouble, task = case.task(number)
        trouble = trouble or (_not_reportable(task, case) if task else None)
        if trouble:
            refused[str(number)] = trouble
    slots: Slots = {"tasks": list(case.numbers), "ask": "confirm_batch"}
    return slots | kept(case.slots, "plan", "text", "unit") | ({"deny_part": refused} if refused else {})


def detail(case: Case) -> Slots:
    """任务3: anybody may look; two notices with that number are asked about."""
    slots = numbered(case)
    number = slots.get("task")
    if not isinstance(number, int):
        return slots
    trouble, _ = case.task(number)
    if trouble == "no_such_task":
        return {"deny": trouble}
    several = trouble and "plan" not in slots and len(case.lexicon.tasks_numbered(number)) > 1
    return slots | ({"ask": "which_plan"} if trouble == "which_plan" or several else {})


def extension(case: Case) -> Slots:
    """延期: own, with a printed deadline, to a later day; task, date and reason are asked for where missing."""
    slots, task = own(case)
    refusal = slots.get("deny") or (_not_extendable(task, slots, case) if task else None)
    if not refusal and case.slots.get("bad_date") == "invalid_date":
        refusal = "invalid_date"
    if refusal:
        return kept(slots, "task", "plan", "date", "unit") | {"deny": refusal}
    if "ask" in slots:
        return slots
    missing = [name for name in ("task", "date", "reason") if name not in slots]
    return slots | ({"ask": ",".join(missing)} if missing else {})


def _not_extendable(task: TaskWords, slots: Slots, case: Case) -> str | None:
    if case.context.facts.get(f"task{task.number}") in DONE:
        return "already_done"
    if task.long_term:
        return "long_term_no_deadline"
    day = slots.get("date")
    if not isinstance(day, str):
        return None
    if task.due_on and date.fromisoformat(day) <= task.due_on:
        return "date_not_later"
    return "past_date" if date.fromisoformat(day) < case.context.now.date() else None


def receipt(case: Case) -> Slots:
    """签收: the task said, the notice quoted, or the latest if only one waits."""
    if "tasks" in case.slots:
        return about_own(case)
    alone = case.context.units if len(case.context.units) == 1 else ()
    slots = {name: value for name, value in case.slots.items() if name != "unit" or value not in alone}
    if slots:
        return slots
    waiting = case.context.facts.get("unsigned", "1")
    return {"ask": "which_notice"} if waiting.isdigit() and int(waiting) > 1 else {"notice": "latest"}


def withdraw(case: Case) -> Slots:
    """撤回 3; without a number the last report, which is confirmed."""
    if case.slots.get("target") == "last":
        return {"target": "last", "ask": "confirm"}
    return about_own(case)


def urge(case: Case) -> Slots:
    """催办: any task of the notice."""
    slots = numbered(case)
    number = slots.get("task")
    if isinstance(number, int) and not case.lexicon.tasks_numbered(number):
        return {"deny": "no_such_task"}
    return slots
