"""申请: what a unit asks for. Annex 2 (注销、变更) lives by `request_fsm.csv`; the signature is bound to a content hash."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, String, Text, select
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from bot.database import Base, insert_once
from bot.models.account import Account
from bot.models.life import Life, life
from bot.models.member import Person
from bot.models.plan import Plan
from bot.models.unit import Unit

LIFE: Life = life("申请", "request_fsm.csv")
CANCEL, CHANGE = "注销", "变更"
DRAFT, AWAITING_SIGN, RETURNED, AWAITING_APPROVAL = "草稿", "待负责人签字", "退回修改", "待市府办审批"
APPROVED, AWAITING_REVOKE, AT_PLATFORM, AWAITING_CHECK = "已批准待执行", "待撤销批准", "平台办理中", "待核验"
CLOSED_OUT, CHANGED, SETTLED = "已销号", "已变更", "已处置"
WITHDRAWN, REFUSED, REJECTED, REVOKED = "已撤回", "负责人不同意", "驳回", "已撤销"
ENDED = frozenset({CLOSED_OUT, CHANGED, SETTLED, WITHDRAWN, REFUSED, REJECTED, REVOKED})


class Request(Base):
    """One application. `open_account_id` is unique and emptied on closing: one open request per account."""

    __tablename__ = "request"

    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(String(20), unique=True)  # ZX-2022-001, BG-2022-001
    kind: Mapped[str] = mapped_column(String(10))  # 注销 | 变更
    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id"))
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), index=True)
    open_account_id: Mapped[int | None] = mapped_column(unique=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    state: Mapped[str] = mapped_column(String(12), default=DRAFT)
    in_state_since: Mapped[datetime]
    created_at: Mapped[datetime]
    touched_at: Mapped[datetime]  # a draft lives 7 days from here
    origin: Mapped[str] = mapped_column(String(10), default="单位申请")  # | 责令

    platform_ref: Mapped[str] = mapped_column(String(64), default="")  # 账号“×××”
    stop_on: Mapped[date | None]  # 停更日期; a change: 生效日期
    reason: Mapped[str] = mapped_column(Text, default="")
    change_field: Mapped[str] = mapped_column(String(20), default="")
    change_old: Mapped[str] = mapped_column(Text, default="")
    change_new: Mapped[str] = mapped_column(Text, default="")

    clerk_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    round: Mapped[int] = mapped_column(default=0)  # how often sent for signature
    form_hash: Mapped[str] = mapped_column(String(64), default="")
    signed_hash: Mapped[str] = mapped_column(String(64), default="")
    signer_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    signed_at: Mapped[datetime | None]
    signed_how: Mapped[str] = mapped_column(String(60), default="")  # 点按 | 纸质签字 | 委托代签
    submitted_form: Mapped[dict[str, Any]] = mapped_column(
        default=dict
    )  # fields of the last round, to show what changed
    first_pass_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    approver_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    approved_at: Mapped[datetime | None]
    decision_reason: Mapped[str] = mapped_column(Text, default="")

    stopped_on: Mapped[date | None]
    accepted_on: Mapped[date | None]  # 平台受理日期
    frozen_until: Mapped[date | None]  # 预计完成日期
    proof: Mapped[str] = mapped_column(Text, default="")
    blocked: Mapped[str] = mapped_column(String(12), default="")  # "" | 待确认 | 已确认
    blocked_reason: Mapped[str] = mapped_column(Text, default="")
    blocked_since: Mapped[datetime | None]
    blocked_days: Mapped[int] = mapped_column(default=0)
    revoke_from: Mapped[str] = mapped_column(String(12), default="")  # state before 待撤销批准
    verifier_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    ended_at: Mapped[datetime | None]
    letter_no: Mapped[str] = mapped_column(String(60), default="")
    version: Mapped[int] = mapped_column(default=1)

    plan: Mapped[Plan] = relationship(lazy="joined")
    account: Mapped[Account] = relationship(lazy="joined")
    unit: Mapped[Unit] = relationship(lazy="joined")
    clerk: Mapped[Person] = relationship(foreign_keys=[clerk_id], lazy="joined")
    signer: Mapped[Person | None] = relationship(foreign_keys=[signer_id])
    approver: Mapped[Person | None] = relationship(foreign_keys=[approver_id])

    __mapper_args__ = {"version_id_col": version}

    @classmethod
    def for_change(cls, session: Session, number: str) -> "Request | None":
        """The request with that number, its row locked (PostgreSQL) until the turn ends."""
        found = select(cls).where(cls.number == number).with_for_update(of=cls)
        return session.scalar(found.execution_options(populate_existing=True))

    @property
    def subject_name(self) -> str:
        """For the history: ZX-2022-001 义乌教育之声."""
        return f"{self.number} {self.account.name}"


class Series(Base):
    """Running numbers: ZX 2022 → 3 means that ZX-2022-003 was the last."""

    __tablename__ = "series"

    name: Mapped[str] = mapped_column(String(20), primary_key=True)  # ZX-2022
    last: Mapped[int] = mapped_column(default=0)

    @classmethod
    def take(cls, session: Session, kind: str, year: int) -> str:
        """The next number of a kind, e.g. take(session, "ZX", 2022) → "ZX-2022-004"."""
        name = f"{kind}-{year}"
        insert_once(session, cls, name=name, last=0)
        row = session.scalars(select(cls).where(cls.name == name).with_for_update()).one()
        row.last += 1
        return f"{name}-{row.last:03d}"
