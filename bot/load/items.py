"""承办项: task × unit × cycle, born not handed over; deadlines follow the file until somebody moved them."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.clock import end_of
from bot.load.report import Report
from bot.load.tasks import TaskEntry
from bot.models import Assignment, Plan, Task, Unit
from bot.models.assignment import CLOSED, NOT_HANDED_OVER
from bot.models.cycle import Cycle
from bot.workdays import Workdays


@dataclass(slots=True)
class ItemStore:
    """What making items needs."""

    session: Session
    plan: Plan
    units: dict[str, Unit]
    workdays: Workdays
    now: datetime
    report: Report
    made: int = 0
    moved: int = 0

    def store(self, entries: list[TaskEntry], tasks: dict[int, Task]) -> None:
        """Make what is missing, move what the file moved, name what it no longer asks for."""
        mine = select(Assignment).where(Assignment.plan_id == self.plan.id, Assignment.task_id.is_not(None))
        held: dict[int, list[Assignment]] = {}
        for item in self.session.scalars(mine.order_by(Assignment.id)):
            held.setdefault(item.task_id or 0, []).append(item)
        for entry in entries:
            self._store(entry, tasks[entry.number], held.get(tasks[entry.number].id, []))
        self.session.flush()

    def _store(self, entry: TaskEntry, task: Task, items: list[Assignment]) -> None:
        self._begin_elsewhere(task, items)
        for item in items:
            self._follow(item, task)
        owners = {unit.code for unit in entry.owners}
        having = {item.unit.carrier.code for item in items}
        if not _has_ended(task, self.now.date()):
            for unit in entry.owners:
                if unit.code not in having:
                    self._make(task, self.units[unit.code])
        self._name_dropped(items, owners)

    def _make(self, task: Task, unit: Unit) -> None:
        due = end_of(task.due_day(task.first_cycle, self.workdays))
        item = Assignment(
            plan=self.plan,
            task=task,
            unit=unit,
            cycle=task.first_cycle,
            opens_on=_opens_on(task.first_cycle),
            due_at=due,
            first_due_at=due,
            in_state_since=self.now,
        )
        self.session.add(item)
        self.report.add("承办项")
        self.made += 1

    def _begin_elsewhere(self, task: Task, items: list[Assignment]) -> None:
        """A first cycle that the file moved before 交办 takes the waiting items with it."""
        if task.first_cycle in {item.cycle for item in items}:
            return
        for item in items:
            if item.state == NOT_HANDED_OVER:
                item.cycle, item.opens_on = task.first_cycle, _opens_on(task.first_cycle)

    def _follow(self, item: Assignment, task: Task) -> None:
        """A deadline that nobody moved by 延期 or 退回 is the file's."""
        due = end_of(task.due_day(item.cycle, self.workdays))
        if item.state in CLOSED or due == item.first_due_at:
            return
        if item.due_at != item.first_due_at:
            self.report.keep(item.subject_name, "截止日期", str(item.due_at.date()), str(due.date()))
            return
        item.due_at = item.first_due_at = due
        self.report.updated["承办项"] += 1
        self.moved += 1

    def _name_dropped(self, items: list[Assignment], owners: set[str]) -> None:
        for item in items:
            if item.unit.carrier.code not in owners and item.state not in CLOSED:
                self.report.missing.append(f"{item.subject_name}：不再是责任单位，承办项保留，请中止或改派")


def _opens_on(cycle: str) -> date | None:
    return Cycle.parse(cycle).first_day if cycle else None


def _has_ended(task: Task, day: date) -> bool:
    return task.valid_to is not None and task.valid_to < day


def count_waiting(session: Session, plan: Plan) -> int:
    """How many items of a notice were not handed over yet."""
    waiting = select(Assignment.id).where(Assignment.plan_id == plan.id, Assignment.state == NOT_HANDED_OVER)
    return len(session.scalars(waiting).all())
