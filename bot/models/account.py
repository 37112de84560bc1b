"""账号: the new-media accounts of the notice, what becomes of each, and in which state it is."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from bot.database import Base
from bot.models.plan import Plan
from bot.models.unit import Unit


class Disposition(StrEnum):
    """处置意见, decided by 市府办."""

    KEEP = "保留"
    MERGE = "整合"
    CLOSE = "关停"
    MERGE_OR_CLOSE = "整合/关停"
    OPEN = "待定"


CLOSING = frozenset({Disposition.MERGE, Disposition.CLOSE, Disposition.MERGE_OR_CLOSE})


class AccountState(StrEnum):
    """Where the account itself stands."""

    IN_USE = "在用"
    CLOSED = "已注销"
    PARKED = "停用"  # 无法注销备案
    CLOSED_UNAPPROVED = "已注销(未批)"


class Account(Base):
    """A row of annex 1, or one found later (排查新增). Key for people: name and platform; stable: the number."""

    __tablename__ = "account"
    __table_args__ = (UniqueConstraint("plan_id", "number", name="uq_account_plan_number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id"), index=True)
    number: Mapped[int]  # 序号; main accounts continue after the list
    name: Mapped[str] = mapped_column(String(120))
    platform: Mapped[str] = mapped_column(String(60))
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"), index=True)
    protected: Mapped[bool] = mapped_column(default=False)  # 主账号
    disposition: Mapped[str] = mapped_column(String(12), default=Disposition.OPEN)
    disposition_note: Mapped[str] = mapped_column(Text, default="")
    state: Mapped[str] = mapped_column(String(12), default=AccountState.IN_USE)
    platform_ref: Mapped[str] = mapped_column(String(64), default="")  # 账号ID
    fans_band: Mapped[str] = mapped_column(String(40), default="")  # 粉丝档
    origin: Mapped[str] = mapped_column(String(20), default="附件1")
    closed_at: Mapped[datetime | None]
    accepted_at: Mapped[datetime | None]  # stopped and taken by the platform: counts as done for task 3
    facts: Mapped[dict[str, Any]] = mapped_column(default=dict)
    version: Mapped[int] = mapped_column(default=1)

    plan: Mapped[Plan] = relationship(lazy="joined")
    unit: Mapped[Unit | None] = relationship(lazy="joined")

    __mapper_args__ = {"version_id_col": version}

    @classmethod
    def numbered(cls, session: Session, plan_id: int, number: int) -> "Account | None":
        """The notice's account with that 序号."""
        return session.scalar(select(cls).where(cls.plan_id == plan_id, cls.number == number))

    @classmethod
    def of_unit(cls, session: Session, plan_id: int, unit_id: int) -> list["Account"]:
        """The unit's accounts under a notice, main accounts left out."""
        mine = select(cls).where(cls.plan_id == plan_id, cls.unit_id == unit_id, cls.protected.is_(False))
        return list(session.scalars(mine.order_by(cls.number)))

    @property
    def label(self) -> str:
        """Name and platform, as people tell accounts apart."""
        return f"{self.name}（{self.platform}）" if self.platform else self.name

    @property
    def subject_name(self) -> str:
        """For the history."""
        return self.label
