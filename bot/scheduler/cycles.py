"""长期任务: opens the next cycle on its first day, even if the one before was not finished.

首期 tasks are reported once in words; their later cycles are worked out from counts, so no item is opened for them.
"""

from collections.abc import Iterable

from sqlalchemy import select

from bot.clock import end_of
from bot.models import Assignment, Task
from bot.models.assignment import NOT_APPLICABLE, NOT_HANDED_OVER, VOID
from bot.models.cycle import Cycle
from bot.scheduler.beat import Beat, Work

FIRST_ONLY = "首期"
STOPPED = frozenset({VOID, NOT_APPLICABLE, NOT_HANDED_OVER})  # 待改派 goes on: somebody will have it


def run(beat: Beat) -> None:
    """Open every cycle that has begun, one unit and task after the other."""
    for task_id in _begun(beat):
        with beat.work() as work:
            _open(work, work.session.get_one(Task, task_id))


def _begun(beat: Beat) -> list[int]:
    """Tasks of which some unit's newest cycle is over; looked up without a lock."""
    rows = (
        select(Task.id, Assignment.unit_id, Assignment.cycle)
        .join(Task, Assignment.task_id == Task.id)
        .where(Assignment.cycle != "", Task.urge != FIRST_ONLY)
    )
    newest: dict[tuple[int, int], Cycle] = {}
    with beat.database.read() as session:
        for task_id, unit_id, name in session.execute(rows):
            cycle = Cycle.parse(name)
            held = newest.get((task_id, unit_id), cycle)
            newest[task_id, unit_id] = max(held, cycle, key=lambda one: one.first_day)
    return sorted({task_id for (task_id, _), cycle in newest.items() if cycle.next().first_day <= beat.today})


def _open(work: Work, task: Task) -> None:
    for last in _last_of_each_unit(Assignment.of_task(work.session, task.id)):
        item = last
        while (cycle := Cycle.parse(item.cycle).next()).first_day <= work.today:
            if _has_stopped(item, task, cycle):
                break
            item = _next(work, item, task, cycle)


def _has_stopped(item: Assignment, task: Task, cycle: Cycle) -> bool:
    """Whether no further cycle is owed: the item was voided, or unit or task are no longer in force."""
    ends = [day for day in (task.valid_to, item.unit.carrier.valid_to) if day is not None]
    return item.state in STOPPED or any(cycle.first_day > day for day in ends)


def _last_of_each_unit(rows: Iterable[Assignment]) -> list[Assignment]:
    """The newest cycle that each unit has; what went before 机构调整 counts for the unit that carries on."""
    newest: dict[int, Assignment] = {}
    for item in sorted(rows, key=lambda one: one.unit.regrouped_at is not None):  # its own item before what it took in
        unit_id = item.unit.carrier.id
        held = newest.get(unit_id)
        if item.cycle and (held is None or Cycle.parse(held.cycle).first_day < Cycle.parse(item.cycle).first_day):
            newest[unit_id] = item
    return list(newest.values())


def _next(work: Work, before: Assignment, task: Task, cycle: Cycle) -> Assignment:
    handler = before.handler if before.handler and before.handler.ended_at is None else None
    return Assignment.open_cycle(
        work.session,
        work.act,
        plan=before.plan,
        task=task,
        unit=before.unit.carrier,
        cycle=str(cycle),
        opens_on=cycle.first_day,
        due_at=end_of(task.due_day(str(cycle), work.workdays)),
        handler=handler,
    )
