"""承办项, the row: its columns, who may move it, and the one place where it moves."""

import hashlib
import json
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, declared_attr, mapped_column, relationship

from bot.clock import end_of, local_day
from bot.database import Base
from bot.errors import NotAllowed, WrongState
from bot.models.history import Act
from bot.models.life import BIRTH, Life, Step, life
from bot.models.member import OFFICE, Member, Person, Role
from bot.models.plan import Plan, Task
from bot.models.unit import Unit
from bot.workdays import Workdays

LIFE: Life = life("承办项", "item_fsm.csv")
NOT_HANDED_OVER = BIRTH  # loaded, 交办 not yet confirmed
AWAITING_ACK, IN_HAND, AWAITING_CHECK, RETURNED = "待签收", "办理中", "待核实", "退回"
AWAITING_REASSIGN, DONE, NOT_APPLICABLE, VOID = "待改派", "办结", "不适用", "中止"
WITH_UNIT = frozenset({AWAITING_ACK, IN_HAND, RETURNED})  # waits for the unit
CLOSED = frozenset({DONE, NOT_APPLICABLE, VOID})
CLAIMED, CONFIRMED = "待确认", "已确认"  # of a 受阻
GRACE = "休息日到期宽限"  # plan.csv: a report by the end of the next working day after a rest-day deadline is in time
SELF_NOTED = "自记"  # 核实: nobody, the unit notes it itself
ROSTER = "名单"  # computed: the report is task 1's form

WORKERS = frozenset({Role.CLERK, Role.CONTACT})
_SYSTEM = frozenset[Role]()
ROLES = {  # 谁, as the life table writes it
    "经办人": WORKERS,
    "经办人/联系人": WORKERS,
    "联系人": frozenset({Role.CONTACT}),
    "市府办审批": frozenset({Role.APPROVER}),
    "市府办初审/市府办审批": OFFICE,
    "市府办/融媒体": OFFICE | {Role.MEDIA},
    "融媒体": frozenset({Role.MEDIA}),
    "系统": _SYSTEM,
}
WHO = {step.event: step.who for step in LIFE.steps}
OF_NOTICE, AD_HOC, OPINION = "任务", "交办", "意见"  # kinds: a line of a notice, an ad-hoc instruction, 舆情与意见
OF_ISSUER = frozenset({"void", "reassign", "keep", "reopen"})  # what 融媒体 may decide about its opinions
LATER = {  # a report that comes too late or too early is told how it stands
    DONE: "already_done",
    AWAITING_CHECK: "already_reported",
    AWAITING_REASSIGN: "awaiting_reassign",
    NOT_APPLICABLE: "not_applicable",
    VOID: "voided",
}


class AssignmentRow(Base):
    """Columns of an item: notice × task × unit × cycle. Ad-hoc items have no task but a title of their own."""

    __abstract__ = True

    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id"), index=True)
    task_id: Mapped[int | None] = mapped_column(ForeignKey("task.id"), index=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    cycle: Mapped[str] = mapped_column(String(20), default="")  # "" or 2022-09, 2022-Q4, 2022-H2, 2022
    kind: Mapped[str] = mapped_column(String(10), default=OF_NOTICE)
    docket: Mapped[str | None] = mapped_column(String(20), index=True)  # JB-2022-001, of all units of one instruction
    title: Mapped[str] = mapped_column(Text, default="")  # what has to be done, or an opinion's summary; no task's
    issuer_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    issuer_unit: Mapped[str] = mapped_column(String(60), default="")  # which verifies; no task's
    urgent: Mapped[bool] = mapped_column(default=False)  # 〔紧急〕
    case_no: Mapped[str] = mapped_column(String(60), default="")  # an opinion's number where it came from
    category: Mapped[str] = mapped_column(String(10), default="")  # 咨询 | 投诉 | 建议 | 求助 | 其他
    opens_on: Mapped[date | None]  # first day inside the cycle: no reminder before it
    due_at: Mapped[datetime]  # the end of a day, or to the minute
    first_due_at: Mapped[datetime]  # as loaded, before any 退回 or 延期
    missed_due_at: Mapped[datetime | None]  # what a returned report had missed: time to mend makes nothing 按期
    state: Mapped[str] = mapped_column(String(10), default=NOT_HANDED_OVER)
    in_state_since: Mapped[datetime]  # business time
    state_reason: Mapped[str] = mapped_column(Text, default="")  # of 待改派, 中止, 不适用, 重新办理
    former_units: Mapped[str] = mapped_column(Text, default="")  # 改派、转承接: names of the units before, by ;
    handed_over_at: Mapped[datetime | None]
    acknowledged_at: Mapped[datetime | None]
    acknowledged_how: Mapped[str] = mapped_column(String(60), default="")  # 点按 | 回复 | 电话签收 …
    acknowledged_by: Mapped[str] = mapped_column(String(60), default="")  # name as of then
    handler_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"))  # 承办人
    reported_at: Mapped[datetime | None]
    reporter_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    entered_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))  # 代登记: who entered it
    report_source: Mapped[str] = mapped_column(String(60), default="")  # 电话 | 纸质 | 会上, with who reported
    done_on: Mapped[date | None]  # 实际完成日, as stated
    accepted_on: Mapped[datetime | None]  # what counts for 按期, once verified
    report_text: Mapped[str] = mapped_column("report", Text, default="")
    progress_text: Mapped[str] = mapped_column("progress", Text, default="")
    last_activity_at: Mapped[datetime | None]
    verified_at: Mapped[datetime | None]
    verifier_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    return_reason: Mapped[str] = mapped_column(Text, default="")
    blocked: Mapped[str] = mapped_column(String(12), default="")  # "" | 待确认 | 已确认
    blocked_reason: Mapped[str] = mapped_column(Text, default="")
    blocked_since: Mapped[datetime | None]
    form: Mapped[dict[str, Any]] = mapped_column(default=dict)  # the roster of task 1 and the like
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy reads it so

    @declared_attr
    @classmethod
    def plan(cls) -> Mapped[Plan]:
        """The notice it comes from."""
        return relationship(lazy="joined")

    @declared_attr
    @classmethod
    def task(cls) -> Mapped[Task | None]:
        """The line of the notice; None for an ad-hoc item."""
        return relationship(lazy="joined")

    @declared_attr
    @classmethod
    def unit(cls) -> Mapped[Unit]:
        """The unit that owes it."""
        return relationship(lazy="joined")

    @declared_attr
    @classmethod
    def handler(cls) -> Mapped[Member | None]:
        """承办人."""
        return relationship(foreign_keys=[cls.handler_id])

    @declared_attr
    @classmethod
    def reporter(cls) -> Mapped[Person | None]:
        """Who reported, through the bot."""
        return relationship(foreign_keys=[cls.reporter_id])

    @declared_attr
    @classmethod
    def entered_by(cls) -> Mapped[Person | None]:
        """Who entered the report for the unit (代登记)."""
        return relationship(foreign_keys=[cls.entered_by_id])

    @declared_attr
    @classmethod
    def verifier(cls) -> Mapped[Person | None]:
        """Who verified."""
        return relationship(foreign_keys=[cls.verifier_id])

    @declared_attr
    @classmethod
    def issuer(cls) -> Mapped[Person | None]:
        """Who handed it over, of what stands in no notice."""
        return relationship(foreign_keys=[cls.issuer_id])

    @property
    def number(self) -> int | str:
        """What people type: the task's number in its notice, or JB-2022-001."""
        return self.task.number if self.task else self.docket or str(self.id)

    @property
    def called(self) -> str:
        """任务1, or JB-2022-001 for what stands in no notice."""
        return f"任务{self.number}" if self.task else str(self.number)

    @property
    def subject_name(self) -> str:
        """For the history: 41号任务1 佛堂镇, JB-2022-001 佛堂镇."""
        return f"{self.plan.short if self.task else ''}{self.called} {self.unit.short}"

    @property
    def by_the_hour(self) -> bool:
        """Whether its deadline is a time of day, not the end of one."""
        return self.due_at != end_of(local_day(self.due_at))

    @property
    def judged_due_at(self) -> datetime:
        """The deadline by which 按期 is judged: a report that came too late and was returned stays late once mended."""
        return self.missed_due_at or self.due_at

    @property
    def was_reported(self) -> bool:
        """Whether it was reported before, and returned, taken back or reopened since."""
        return self.reported_at is None and bool(self.reporter is not None or self.report_text)

    def in_time_until(self, due_at: datetime, workdays: Workdays) -> datetime:
        """The deadline, or with 休息日到期宽限 the end of the next working day where it falls on a rest day."""
        day = local_day(due_at)
        if due_at != end_of(day) or not self.plan.setting(GRACE) or workdays.is_workday(day):
            return due_at
        return end_of(workdays.on_or_after(day))

    def is_reported_late(self, workdays: Workdays) -> bool:
        """Whether the report itself came too late, whatever day of completion it states."""
        until = self.in_time_until(self.judged_due_at, workdays)
        return self.reported_at is not None and self.reported_at > until

    def in_time(self, workdays: Workdays) -> bool | None:
        """Whether the report (or the accepted 实际完成日) kept the deadline; None where nothing was reported."""
        moment = self.accepted_on or self.reported_at
        return None if moment is None else moment <= self.in_time_until(self.judged_due_at, workdays)

    @property
    def heading(self) -> str:
        """The task's heading, or the ad-hoc item's own title."""
        return self.task.heading if self.task else self.title

    @property
    def computed(self) -> str:
        """How the product works its completion out: "", 账号, 汇总:N or 名单."""
        return self.task.computed if self.task else ""

    @property
    def is_counted(self) -> bool:
        """Whether nobody reports it, because accounts or other items say all."""
        return bool(self.task and self.task.is_counted)

    @property
    def report_hash(self) -> str:
        """What a verification is about: changes with every new report or addition."""
        about = [self.report_text, self.done_on.isoformat() if self.done_on else "", self.form]
        about.append(self.reported_at.isoformat() if self.reported_at else "")
        return hashlib.sha256(json.dumps(about, ensure_ascii=False, sort_keys=True).encode()).hexdigest()

    def _permit(self, act: Act, event: str, *, stand_in: bool = False) -> None:
        """Who may cause the event, by the 谁 column: unit people in their own unit, the office, the system.

        `stand_in`: the unit has no 联系人 yet, so its 经办人 do what is his to do.
        """
        roles = WORKERS if stand_in else ROLES[WHO[event]]
        if not roles or (roles & OFFICE and event in OF_ISSUER and self.is_issued_by(act.by)):
            return
        if act.by is None or not act.by.holds(*roles):
            raise NotAllowed(roles=roles, subject=self, event=event)
        if roles <= WORKERS and act.by.unit.code not in {self.unit.code, self.unit.carrier.code}:
            raise NotAllowed("not_own_unit", unit=self.unit, own=act.by.unit, subject=self)

    def is_issued_by(self, member: Member | None) -> bool:
        """Whether the member's unit handed it on as an opinion: 融媒体 looks after its own, as 市府办 after all."""
        mine = self.kind == OPINION and member is not None and member.holds(Role.MEDIA)
        return mine and member is not None and self.issuer_unit in member.unit.names

    def expect(self, act: Act, event: str, *, stand_in: bool = False) -> None:
        """Refuse at once what the verb would refuse: asked before a preview is shown and a reason asked for."""
        self._permit(act, event, stand_in=stand_in)
        self._step(event)

    def _step(self, event: str) -> Step:
        """The life table's step; where a report comes too late or too early, the refusal says how the item stands."""
        found = LIFE.find(self.state, event)
        if found is None and event in {"report", "report_for", "auto_complete"} and self.state in LATER:
            raise WrongState(LATER[self.state], subject=self, state=self.state, event=event)
        return found or LIFE.step(self.state, event, self)

    def _move(self, act: Act, event: str, **facts: Any) -> None:  # noqa: ANN401 - facts are whatever JSON can hold
        """Take the step and put it on record."""
        step = self._step(event)
        before, self.state = self.state, step.then
        if before != step.then:
            self.in_state_since = act.at
        act.record(f"assignment.{event}", self, before=before, after=step.then, **facts)

    def _touch(self, act: Act) -> None:
        """The unit has done something: reminders that wait for stillness wait again."""
        self.last_activity_at = act.at

    def _set_acknowledged(self, act: Act, how: str) -> None:
        self.acknowledged_at, self.acknowledged_how = act.at, how
        self.acknowledged_by = act.who.name if act.who else ""

    def _forget_report(self) -> None:
        """A report that was taken back or found wanting no longer counts; its words stay for whoever mends it."""
        self.reported_at = self.done_on = self.accepted_on = None
        self.entered_by, self.report_source = None, ""

    def _new_owner(self, unit: Unit) -> None:
        """The item passes to another unit; the ledger keeps the old names."""
        self.former_units = ";".join(part for part in (self.former_units, self.unit.short) if part)
        self.unit, self.handler = unit, None


def as_system(act: Act) -> Act:
    """The same act with nobody behind it: what follows by rule from what a person did."""
    return replace(act, by=None, person=None, userid="")
