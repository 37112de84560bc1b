"""整改, the row: its columns, who may move it, and the one place where it moves."""

import hashlib
from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, declared_attr, mapped_column, relationship

from bot.clock import local_day
from bot.database import Base
from bot.errors import NotAllowed, WrongState
from bot.models.account import Account
from bot.models.history import SYSTEM, Act
from bot.models.life import Life, Step, life
from bot.models.member import OFFICE, Member, Person, Role
from bot.models.plan import MONITORING, Plan
from bot.models.unit import Unit

LIFE: Life = life("整改", "rect_fsm.csv")
DRAFT, AWAITING_ACK, IN_HAND, AWAITING_CHECK = "起草", "待签收", "整改中", "待复核"
DISPUTED, CLOSED_OUT, REVOKED, DISCARDED = "申请复核中", "销号", "已撤销", "不予下发"
WITH_UNIT = frozenset({AWAITING_ACK, IN_HAND})
ENDED = frozenset({CLOSED_OUT, REVOKED, DISCARDED})
OFFICE_NAME = "市府办"

WORKERS = frozenset({Role.CLERK, Role.CONTACT})
_SYSTEM = frozenset[Role]()
_WATCH = frozenset({Role.MONITOR})
ROLES = {  # 谁, as the life table writes it
    "经办人": WORKERS,
    "经办人/联系人": WORKERS,
    "联系人": frozenset({Role.CONTACT}),
    "监测": _WATCH,
    "系统/监测": _WATCH,
    "市府办审批": frozenset({Role.APPROVER}),
    "市府办初审/市府办审批": OFFICE,
    "系统": _SYSTEM,
}
WHO = {step.event: step.who for step in LIFE.steps}


class RectificationRow(Base):
    """Columns of an order. `open_key` (account or unit, and problem) is unique and emptied on closing."""

    __abstract__ = True

    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(String(20), unique=True)  # ZG-2022-001
    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id"), index=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"), index=True)  # None: the unit itself
    open_key: Mapped[str | None] = mapped_column(String(40), unique=True)
    code: Mapped[str] = mapped_column(String(10))  # of rect_rules.csv; what it said is kept below
    problem: Mapped[str] = mapped_column(Text)
    fact: Mapped[str] = mapped_column(Text, default="")  # what was found, in words
    severity: Mapped[str] = mapped_column(String(40), default="")
    basis: Mapped[str] = mapped_column(Text)
    wanted: Mapped[str] = mapped_column(Text, default="")  # 需要的反馈
    limit_text: Mapped[str] = mapped_column(String(60), default="")
    limit_days: Mapped[int] = mapped_column(default=0)  # working days; also what 退回 and 维持 give anew
    due_on: Mapped[date | None]  # a day that the issuer set himself
    found_on: Mapped[date]
    based_on: Mapped[date | None]  # found by the clock: the last update it was reckoned from
    repeats: Mapped[str] = mapped_column(String(20), default="")  # 反复: number of the order before
    state: Mapped[str] = mapped_column(String(10), default=DRAFT)
    in_state_since: Mapped[datetime]
    moved_by: Mapped[str] = mapped_column(String(80), default="")
    moved_event: Mapped[str] = mapped_column(String(30), default="")
    drafter_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))  # None: the clock
    issuer_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    issuer_unit: Mapped[str] = mapped_column(String(60), default="")
    issued_at: Mapped[datetime | None]  # when it goes out: the next sending window
    due_at: Mapped[datetime | None]
    acknowledged_at: Mapped[datetime | None]
    acknowledged_how: Mapped[str] = mapped_column(String(60), default="")
    acknowledged_by: Mapped[str] = mapped_column(String(60), default="")
    feedback: Mapped[str] = mapped_column(Text, default="")
    feedback_at: Mapped[datetime | None]
    reporter_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    entered_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    feedback_source: Mapped[str] = mapped_column(String(60), default="")
    disputer_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    dispute: Mapped[str] = mapped_column(Text, default="")
    decision_reason: Mapped[str] = mapped_column(Text, default="")  # of 退回, 维持, 撤销, 不予下发
    returns: Mapped[int] = mapped_column(default=0)
    verifier_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    measures: Mapped[list[Any]] = mapped_column(default=list)  # 升级: [day, measure, words, who]
    ended_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy reads it so

    @declared_attr
    @classmethod
    def plan(cls) -> Mapped[Plan]:
        """The notice it is made under."""
        return relationship(lazy="joined")

    @declared_attr
    @classmethod
    def unit(cls) -> Mapped[Unit]:
        """The unit that has to mend it."""
        return relationship(lazy="joined")

    @declared_attr
    @classmethod
    def account(cls) -> Mapped[Account | None]:
        """The account it is about; None where it is about the unit."""
        return relationship(lazy="joined")

    @declared_attr
    @classmethod
    def drafter(cls) -> Mapped[Person | None]:
        """Who drafted it; nobody where the clock did."""
        return relationship(foreign_keys=[cls.drafter_id])

    @declared_attr
    @classmethod
    def issuer(cls) -> Mapped[Person | None]:
        """Who issued it."""
        return relationship(foreign_keys=[cls.issuer_id])

    @declared_attr
    @classmethod
    def reporter(cls) -> Mapped[Person | None]:
        """Who gave the feedback."""
        return relationship(foreign_keys=[cls.reporter_id])

    @declared_attr
    @classmethod
    def entered_by(cls) -> Mapped[Person | None]:
        """Who entered the feedback for the unit."""
        return relationship(foreign_keys=[cls.entered_by_id])

    @declared_attr
    @classmethod
    def disputer(cls) -> Mapped[Person | None]:
        """Who asked for a second look."""
        return relationship(foreign_keys=[cls.disputer_id])

    @declared_attr
    @classmethod
    def verifier(cls) -> Mapped[Person | None]:
        """Who looked at the feedback last."""
        return relationship(foreign_keys=[cls.verifier_id])

    @property
    def subject_name(self) -> str:
        """For the history: ZG-2022-001 至美大陈."""
        return f"{self.number} {self.account.name if self.account else self.unit.short}"

    @property
    def label(self) -> str:
        """What it is about: the account with its platform, or the unit."""
        return self.account.label if self.account else self.unit.short

    @property
    def is_main(self) -> bool:
        """About a main account: only 市府办 orders and verifies."""
        return bool(self.account and self.account.protected)

    @property
    def watcher(self) -> str:
        """The unit that ordered it."""
        return OFFICE_NAME if self.is_main else self.issuer_unit or self.plan.monitor

    @property
    def verified_by(self) -> str:
        """The unit that verifies: the one that ordered it, or another that the notice names where it is its own."""
        others = (name for name in self.plan.listed(MONITORING) if name not in self.unit.names)
        return next(others, self.watcher) if self.watcher in self.unit.names else self.watcher

    @property
    def is_open(self) -> bool:
        """Whether it still stands for its problem."""
        return self.state not in ENDED

    @property
    def waits_for(self) -> str:
        """等谁; nobody once it has ended."""
        if self.state in WITH_UNIT:
            return "单位经办"
        if self.state == DISPUTED:
            return OFFICE_NAME
        return "" if self.state in ENDED else self.verified_by if self.state == AWAITING_CHECK else self.watcher

    @property
    def report_hash(self) -> str:
        """What a verification is about: changes with every new feedback."""
        when = self.feedback_at.isoformat() if self.feedback_at else ""
        return hashlib.sha256(f"{when}\n{self.feedback}".encode()).hexdigest()

    def is_overdue(self, now: datetime) -> bool:
        """Past its time while it waits for the unit; never for what others have to do."""
        return self.state in WITH_UNIT and self.due_at is not None and now > self.due_at

    def in_time(self) -> bool | None:
        """Whether the last feedback kept the time; None where there is none."""
        if self.feedback_at is None or self.due_at is None:
            return None
        return self.feedback_at <= self.due_at

    def may_watch(self, member: Member) -> bool:
        """监测 of a unit that the notice names; over a main account 市府办审批."""
        return watches(self.plan, self.account, member)

    def expect(self, act: Act, event: str, *, stand_in: bool = False) -> None:
        """Refuse at once what the verb would refuse: asked before a preview is shown or a reason asked for."""
        self._permit(act, event, stand_in=stand_in)
        self._step(event)

    def _permit(self, act: Act, event: str, *, stand_in: bool = False) -> None:
        """By the 谁 column. `stand_in`: the unit has no 联系人 yet, so its 经办人 do what is his to do."""
        roles = WORKERS if stand_in else ROLES[WHO[event]]
        if not roles:
            return
        by = act.by
        if roles == _WATCH:
            if by is None or not self.may_watch(by):
                code, needed = (
                    ("main_account_office", Role.APPROVER) if self.is_main else ("monitor_only", Role.MONITOR)
                )
                raise NotAllowed(code, roles=(needed,), subject=self, event=event)
            return
        if by is None or not by.holds(*roles):
            raise NotAllowed(roles=roles, subject=self, event=event)
        if roles <= WORKERS and by.unit_id != self.unit_id:
            raise NotAllowed("not_own_unit", unit=self.unit, own=by.unit, subject=self)

    def _step(self, event: str) -> Step:
        """The life table's step; WrongState, with how it stands, where there is none."""
        found = LIFE.find(self.state, event)
        if found is None:
            raise WrongState("rect_moved_on", subject=self, state=self.state, event=event)
        return found

    def _move(self, act: Act, event: str, **facts: Any) -> None:  # noqa: ANN401 - facts are whatever JSON can hold
        """Take the step and put it on record; what ends gives its problem free."""
        step, before = self._step(event), self.state
        if step.then != before:
            self.state, self.in_state_since = step.then, act.at
            self.moved_by, self.moved_event = (act.who.name if act.who else SYSTEM), event
        if self.state in ENDED:
            self.open_key, self.ended_at = None, act.at
        act.record(f"rectification.{event}", self, before=before, after=self.state, **facts)

    def _set_acknowledged(self, act: Act, how: str, by: str = "") -> None:
        self.acknowledged_at, self.acknowledged_how = act.at, how[:60]
        self.acknowledged_by = (by or (act.who.name if act.who else ""))[:60]

    @property
    def issued_day(self) -> date:
        """The day it goes out; of a draft the day it was found."""
        return local_day(self.issued_at) if self.issued_at else self.found_on


def watches(plan: Plan, account: Account | None, member: Member) -> bool:
    """Whether the member orders rectifications under the notice: 监测 of its 监测单位, of a main account 市府办审批."""
    if account is not None and account.protected:
        return member.holds(Role.APPROVER)
    named = plan.listed(MONITORING)
    return member.holds(Role.MONITOR) and (not named or any(name in member.unit.names for name in named))
