"""承办项: what a unit owes by a date. One life (`item_fsm.csv`); overdue is worked out, never stored."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from bot.database import Base
from bot.models.life import BIRTH, Life, life
from bot.models.member import Member
from bot.models.plan import Plan, Task
from bot.models.unit import Unit

LIFE: Life = life("承办项", "item_fsm.csv")
NOT_HANDED_OVER = BIRTH  # loaded, 交办 not yet confirmed
AWAITING_ACK, IN_HAND, AWAITING_CHECK, RETURNED = "待签收", "办理中", "待核实", "退回"
AWAITING_REASSIGN, DONE, NOT_APPLICABLE, VOID = "待改派", "办结", "不适用", "中止"
WITH_UNIT = frozenset({AWAITING_ACK, IN_HAND, RETURNED})  # waits for the unit
CLOSED = frozenset({DONE, NOT_APPLICABLE, VOID})


class Assignment(Base):
    """Notice × task × unit × cycle. Ad-hoc items have no task but a title of their own."""

    __tablename__ = "assignment"
    __table_args__ = (UniqueConstraint("plan_id", "task_id", "unit_id", "cycle", name="uq_assignment"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id"), index=True)
    task_id: Mapped[int | None] = mapped_column(ForeignKey("task.id"), index=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    cycle: Mapped[str] = mapped_column(String(20), default="")  # "" or 2022-09, 2022-Q4, 2022-H2, 2022
    title: Mapped[str] = mapped_column(Text, default="")  # ad-hoc items only
    opens_on: Mapped[date | None]  # first day inside the cycle: no reminder before it
    due_at: Mapped[datetime]
    first_due_at: Mapped[datetime]  # as loaded, before any 退回 or 延期
    state: Mapped[str] = mapped_column(String(10), default=NOT_HANDED_OVER)
    in_state_since: Mapped[datetime]  # business time
    handed_over_at: Mapped[datetime | None]
    acknowledged_at: Mapped[datetime | None]
    acknowledged_how: Mapped[str] = mapped_column(String(60), default="")  # 点按 | 回复 | 电话签收 …
    handler_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"))  # 承办人
    reported_at: Mapped[datetime | None]
    reporter_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    entered_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))  # 代登记: who entered it
    report_source: Mapped[str] = mapped_column(String(60), default="")  # 电话 | 纸质 | 会上, with who reported
    done_on: Mapped[date | None]  # 实际完成日, as stated
    accepted_on: Mapped[datetime | None]  # what counts for 按期, once verified
    report: Mapped[str] = mapped_column(Text, default="")
    progress: Mapped[str] = mapped_column(Text, default="")
    last_activity_at: Mapped[datetime | None]
    verified_at: Mapped[datetime | None]
    verifier_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    return_reason: Mapped[str] = mapped_column(Text, default="")
    blocked: Mapped[str] = mapped_column(String(12), default="")  # "" | 待确认 | 已确认
    blocked_reason: Mapped[str] = mapped_column(Text, default="")
    blocked_since: Mapped[datetime | None]
    form: Mapped[dict[str, Any]] = mapped_column(default=dict)  # the roster of task 1 and the like
    version: Mapped[int] = mapped_column(default=1)

    plan: Mapped[Plan] = relationship(lazy="joined")
    task: Mapped[Task | None] = relationship(lazy="joined")
    unit: Mapped[Unit] = relationship(lazy="joined")
    handler: Mapped[Member | None] = relationship(foreign_keys=[handler_id])

    __mapper_args__ = {"version_id_col": version}

    @classmethod
    def for_change(cls, session: Session, item_id: int) -> "Assignment":
        """The item with its row locked (PostgreSQL) until the turn ends."""
        return session.get_one(cls, item_id, with_for_update={"of": cls}, populate_existing=True)

    @classmethod
    def of_unit(cls, session: Session, unit_id: int) -> list["Assignment"]:
        """All items of a unit, by notice and task number."""
        mine = select(cls).outerjoin(Task).where(cls.unit_id == unit_id)
        return list(session.scalars(mine.order_by(cls.plan_id, Task.number, cls.cycle)))

    @property
    def number(self) -> int:
        """The task's number in its notice."""
        return self.task.number if self.task else self.id

    @property
    def subject_name(self) -> str:
        """For the history: 41号任务1 佛堂镇."""
        return f"{self.plan.short}任务{self.number} {self.unit.short}"
