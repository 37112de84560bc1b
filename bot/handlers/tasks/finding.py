"""Which item the words mean: unit, notice, number, cycle; asked where unclear, refused where it is not theirs."""

import re
from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import select

from bot.clock import local_day
from bot.errors import NotAllowed, Unclear
from bot.models import Assignment, Plan, Rectification, Task
from bot.models.assignment import CLOSED, WORKERS
from bot.models.rectification import WITH_UNIT
from bot.paging import PAGE
from bot.turn import Question, Turn
from bot.wording import tasks as say


def own_item(turn: Turn, fits: Collection[str], *, counted: bool = False) -> Assignment:
    """The item of the speaker's unit, its row locked. `fits`: the states in which the act makes sense.

    `counted`: without a number, what nobody reports is among the choices too.
    """
    several = turn.slot("tasks")
    if turn.slot("task") is None and isinstance(several, list) and len(several) == 1:
        turn.slots["task"] = several[0]
    if turn.slot("task") is None:
        _take_the_only_one(turn, fits, counted=counted)
    found = numbered(turn, [post.unit_id for post in turn.speaker.posts if post.holds(*WORKERS)])
    ready = [item for item in found if item.state in fits]
    member = turn.member(*WORKERS, among=sorted({item.unit.carrier.id for item in ready or found}))
    mine = [item for item in found if item.unit.carrier.id == member.unit_id]
    if not mine:
        raise not_theirs(turn)
    return Assignment.for_change(turn.session, one_of(turn, mine, fits).id)


def one_of(turn: Turn, items: Sequence[Assignment], fits: Collection[str]) -> Assignment:
    """Of one unit's items under one number: the notice that is meant, and this cycle."""
    live = [item for item in items if item.state in fits]
    live = live or [item for item in items if item.state not in CLOSED] or list(items)
    if len({item.plan_id for item in live}) > 1:
        today = local_day(turn.now)
        options = [_option(item, say.choice(item, today, plan=True)) for item in _per_plan(turn, live)]
        raise Question(f"几份文件都有{live[0].called}，是哪一份的？", "choose", options=options)
    return this_cycle(turn, live)


def this_cycle(turn: Turn, items: Sequence[Assignment]) -> Assignment:
    """The cycle that is open now; before the first one, that one; a cycle that was named goes first."""
    named = [item for item in items if item.cycle == turn.slot("cycle")] or _of_month_told(turn, items)
    today = local_day(turn.now)
    ordered = sorted(named or items, key=lambda item: (item.opens_on or today, item.id))
    begun = [item for item in ordered if item.is_open_on(today)]
    return begun[-1] if begun else ordered[0]


def _of_month_told(turn: Turn, items: Sequence[Assignment]) -> list[Assignment]:
    """完成 8 9月检查通报1期, in October: a report that begins with a month is of that month, if it is still owed."""
    told = _MONTH.search(turn.words)
    months = (f"-{int(told[1]):02d}",) if told else ()
    return [item for item in items if months and item.cycle.endswith(months)]


_MONTH = re.compile(r"(?:^|[^\d年])(\d{1,2})月份?(?=[^\d日号底初中前上下]|的)", re.ASCII)


def numbered(turn: Turn, unit_ids: Collection[int]) -> list[Assignment]:
    """The units' items of the number (and notice) in the words."""
    number, plan = turn.slot("task"), turn.text("plan")
    items = Assignment.of_units(turn.session, unit_ids)
    return [item for item in items if item.number == number and (not plan or is_named(item.plan, plan))]


def is_named(plan: Plan, words: str) -> bool:
    """Whether the words name the notice: 文号 or 简称."""
    return words in {plan.doc_no, plan.short}


def tasks_named(turn: Turn) -> list[Task]:
    """The tasks of that number in any notice (or the one named)."""
    number, plan = turn.slot("task"), turn.text("plan")
    if not isinstance(number, int):
        return []
    tasks = turn.session.scalars(select(Task).where(Task.number == number).order_by(Task.plan_id))
    return [task for task in tasks if not plan or is_named(task.plan, plan)]


def not_theirs(turn: Turn) -> Exception:
    """Another unit's task, or none at all."""
    number = turn.slot("task")
    if isinstance(number, str):
        rows = Assignment.of_docket(turn.session, number)
        if not rows:
            return Unclear("no_such_docket", value=number)
        return NotAllowed("not_own_task", task=number, owners=";".join(item.unit.short for item in rows))
    tasks = tasks_named(turn)
    if not tasks:
        return Unclear("no_such_task", value=turn.slot("task"))
    return NotAllowed("not_own_task", task=turn.slot("task"), owners=tasks[-1].owners)


def _take_the_only_one(turn: Turn, fits: Collection[str], *, counted: bool) -> None:
    """Without a number: the one that is open, if it is the only one and stands in no notice; else it is asked for."""
    member = turn.member(*WORKERS)
    mine = [item for item in Assignment.of_unit(turn.session, member.unit_id) if item.state in fits]
    if len(mine) != 1 or not mine[0].docket:
        raise ask_which(turn, fits, counted=counted)
    turn.slots["task"] = mine[0].docket


def ask_which(turn: Turn, fits: Collection[str], *, counted: bool = False) -> Exception:
    """Without a number: the open items to choose from."""
    member = turn.member(*WORKERS)
    items = [item for item in Assignment.of_unit(turn.session, member.unit_id) if item.state in fits]
    items = [item for item in items if _may_be_meant(item, counted=counted)]
    if not items:
        return Unclear("nothing_to_extend" if counted else "nothing_open", unit=member.unit)
    today, several = local_day(turn.now), len({item.plan_id for item in items}) > 1
    options = [_option(item, say.choice(item, today, plan=several)) for item in items[:PAGE]]
    orders = Rectification.of_units(turn.session, [member.unit_id], *WITH_UNIT) if counted else []
    asked = say.which_to_extend([order.number for order in orders]) if orders else say.which_task()
    return Question(asked, "choose", options=options, slots={"unit": member.unit.code})


def _may_be_meant(item: Assignment, *, counted: bool) -> bool:
    """To be reported: what is not counted. To be extended: what has a deadline of its own."""
    return not item.cycle and not item.computed.startswith("汇总") if counted else not item.is_counted


def several_notices(turn: Turn, unit_id: int) -> bool:
    """Whether the unit has items under more than one notice, so that a number alone does not say which."""
    plans = select(Assignment.plan_id).where(Assignment.unit_id == unit_id).distinct()
    return len(turn.session.scalars(plans).all()) > 1


def _per_plan(turn: Turn, items: Sequence[Assignment]) -> list[Assignment]:
    plans = dict.fromkeys(item.plan_id for item in items)
    return [this_cycle(turn, [item for item in items if item.plan_id == plan]) for plan in plans]


def _option(item: Assignment, label: str) -> dict[str, Any]:
    return {
        "task": item.number,
        "plan": item.plan.doc_no,
        "label": label,
        **({"cycle": item.cycle} if item.cycle else {}),
    }
