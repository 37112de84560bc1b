"""承办项: what a unit owes by a date. One life (`item_fsm.csv`); overdue is worked out, never stored.

The verbs stand by who uses them: `assignment_unit`, `assignment_check`, `assignment_office`; here are the questions.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from sqlalchemy import ColumnElement, UniqueConstraint, select
from sqlalchemy.orm import Session

from bot.clock import local_day
from bot.models.assignment_opening import OpeningVerbs
from bot.models.assignment_row import (
    AD_HOC,
    AWAITING_ACK,
    AWAITING_CHECK,
    AWAITING_REASSIGN,
    CLAIMED,
    CLOSED,
    CONFIRMED,
    DONE,
    GRACE,
    IN_HAND,
    LIFE,
    NOT_APPLICABLE,
    NOT_HANDED_OVER,
    OF_NOTICE,
    OPINION,
    RETURNED,
    ROSTER,
    VOID,
    WITH_UNIT,
    WORKERS,
)
from bot.models.member import Member, Role
from bot.models.plan import Plan, Task
from bot.models.unit import Unit

__all__ = [
    "AD_HOC",
    "AWAITING_ACK",
    "AWAITING_CHECK",
    "AWAITING_REASSIGN",
    "CLAIMED",
    "CLOSED",
    "CONFIRMED",
    "DONE",
    "GRACE",
    "IN_HAND",
    "LIFE",
    "NOT_APPLICABLE",
    "NOT_HANDED_OVER",
    "OF_NOTICE",
    "OPINION",
    "RETURNED",
    "ROSTER",
    "VOID",
    "WITH_UNIT",
    "WORKERS",
    "Assignment",
    "clerks",
]


class Assignment(OpeningVerbs):
    """Notice × task × unit × cycle; of what stands in no notice: docket × unit."""

    __tablename__ = "assignment"
    __table_args__ = (
        UniqueConstraint("plan_id", "task_id", "unit_id", "cycle", name="uq_assignment"),
        UniqueConstraint("docket", "unit_id", name="uq_assignment_docket"),
    )

    @classmethod
    def for_change(cls, session: Session, item_id: int) -> "Assignment":
        """The item with its row locked (PostgreSQL) until the turn ends."""
        return session.get_one(cls, item_id, with_for_update={"of": cls}, populate_existing=True)

    @classmethod
    def of_unit(cls, session: Session, unit_id: int) -> list["Assignment"]:
        """All items of a unit, by notice and task number."""
        return cls.of_units(session, [unit_id])

    @classmethod
    def accounts_due(cls, session: Session, plan: Plan, unit_id: int) -> date | None:
        """By when the unit's accounts have to be gone, an extension counted; else as the notice says."""
        mine = (item for item in cls.of_units(session, [unit_id]) if item.plan_id == plan.id)
        own = next((local_day(item.due_at) for item in mine if item.computed.startswith("账号")), None)
        return own or next((task.due_on for task in plan.tasks if task.computed.startswith("账号")), None)

    @classmethod
    def of_units(cls, session: Session, unit_ids: Collection[int], *states: str) -> list["Assignment"]:
        """All items of these units, in certain states only if any are named."""
        mine = select(cls).outerjoin(Task).where(cls.unit_id.in_(Unit.with_former(unit_ids)))
        if states:
            mine = mine.where(cls.state.in_(states))
        order = (cls.docket.is_not(None), cls.plan_id, Task.number, cls.docket, cls.cycle, cls.unit_id)
        return list(session.scalars(mine.order_by(*order)))

    @classmethod
    def of_task(cls, session: Session, task_id: int) -> list["Assignment"]:
        """One task's items in all units."""
        mine = select(cls).join(Unit, cls.unit_id == Unit.id).where(cls.task_id == task_id)
        return list(session.scalars(mine.order_by(Unit.seat(), cls.unit_id, cls.cycle)))

    @classmethod
    def of_docket(cls, session: Session, docket: str) -> list["Assignment"]:
        """The items of all units under one number: JB-2022-001."""
        mine = select(cls).join(Unit, cls.unit_id == Unit.id).where(cls.docket == docket)
        return list(session.scalars(mine.order_by(Unit.seat(), cls.unit_id)))

    @classmethod
    def units_of(cls, session: Session, ids: Iterable[int]) -> list[str]:
        """The codes of the units whose items these are."""
        return list(
            session.scalars(select(Unit.code).join(cls, cls.unit_id == Unit.id).where(cls.id.in_(ids)).distinct())
        )

    @classmethod
    def open_dockets(cls, session: Session, units: Sequence[int] = ()) -> set[str]:
        """The numbers (JB-2022-001) under which something is not closed yet; of these units, or of all."""
        found = select(cls.docket).where(cls.docket.is_not(None), cls.state.not_in(CLOSED)).distinct()
        return set(session.scalars(found.where(cls.unit_id.in_(units)) if units else found))

    @classmethod
    def is_numbered(cls, number: object) -> ColumnElement[bool]:
        """The condition that an item (joined with its task) bears that number."""
        return cls.docket == number if isinstance(number, str) else Task.number == number

    @classmethod
    def in_state(cls, session: Session, *states: str) -> list["Assignment"]:
        """All items that stand there now, oldest first."""
        found = select(cls).where(cls.state.in_(states)).order_by(cls.in_state_since, cls.id)
        return list(session.scalars(found))

    @classmethod
    def held_by(cls, session: Session, item: "Assignment", unit: Unit) -> bool:
        """Whether the unit has an item of its own for that task and cycle (改派、转承接 ask)."""
        if item.docket:
            return session.scalar(select(cls.id).where(cls.docket == item.docket, cls.unit_id == unit.id)) is not None
        same = (cls.plan_id == item.plan_id, cls.task_id == item.task_id, cls.cycle == item.cycle)
        return session.scalar(select(cls.id).where(*same, cls.unit_id == unit.id).limit(1)) is not None

    def checkers(self, session: Session) -> list[Member]:
        """Everybody who may verify the report as it stands."""
        unit = Unit.called(session, self.checked_by) if self.checked_by else None
        return [member for member in Member.of_unit(session, unit.id) if self.may_check(member)] if unit else []

    def is_open_on(self, day: date) -> bool:
        """Whether the cycle has begun (a dated task always has)."""
        return self.opens_on is None or self.opens_on <= day


def clerks(session: Session, item: Assignment) -> list[Member]:
    """Who of the unit deals with the item: 承办人 first, then 联系人, then 经办人."""
    members = Member.of_unit(session, item.unit_id, *WORKERS)
    ranked = sorted(members, key=lambda member: (member.id != item.handler_id, not member.holds(Role.CONTACT)))
    return list(ranked)
