"""账号: the new-media accounts of the notice, what becomes of each, and in which state it is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from bot.clock import local_day
from bot.database import Base
from bot.errors import Denied, NotAllowed, Unclear
from bot.models.history import Act
from bot.models.medium import Medium
from bot.models.member import OFFICE, Role
from bot.models.plan import Plan
from bot.models.unit import Unit


class Disposition(StrEnum):
    """处置意见, decided by 市府办."""

    KEEP = "保留"
    MERGE = "整合"
    CLOSE = "关停"
    MERGE_OR_CLOSE = "整合/关停"
    OPEN = "待定"


RELOADED = "重新读入文件"
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
    valid_to: Mapped[date | None]  # 失效日期: no longer on the notice's list after that day
    closed_at: Mapped[datetime | None]
    accepted_at: Mapped[datetime | None]  # stopped and taken by the platform: counts as done for task 3
    updated_on: Mapped[date | None]  # 最近更新日期, as the monitor said last
    update_noted_on: Mapped[date | None]  # the day on which he said it
    facts: Mapped[dict[str, Any]] = mapped_column(default=dict)
    version: Mapped[int] = mapped_column(default=1)

    plan: Mapped[Plan] = relationship(lazy="joined")
    unit: Mapped[Unit | None] = relationship(lazy="joined")

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy reads it once

    @classmethod
    def numbered(cls, session: Session, plan_id: int, number: int) -> "Account | None":
        """The notice's account with that 序号."""
        return session.scalar(select(cls).where(cls.plan_id == plan_id, cls.number == number))

    @classmethod
    def of_unit(cls, session: Session, plan_id: int, unit_id: int) -> list["Account"]:
        """The unit's accounts under a notice, main accounts left out."""
        mine = select(cls).where(cls.plan_id == plan_id, cls.unit_id.in_(Unit.with_former([unit_id])))
        mine = mine.where(cls.protected.is_(False))
        return list(session.scalars(mine.order_by(cls.number)))

    @property
    def label(self) -> str:
        """Name and platform, as people tell accounts apart."""
        return f"{self.name}（{self.platform}）" if self.platform else self.name

    @property
    def medium(self) -> Medium:
        """What it is: a website has an address and no 账号ID."""
        return Medium.of(self.platform)

    @property
    def is_wechat(self) -> bool:
        """Whether closing it takes a freeze of weeks (domain §2)."""
        return self.medium is Medium.WECHAT

    @property
    def is_closing(self) -> bool:
        """Whether the office has decided that it goes."""
        return self.disposition in CLOSING

    def is_decided(self, said: str) -> bool:
        """Whether its disposition is the one said, 整合/关停 being both; 待定 only while it is still to be settled.

        已注销 is said of accounts that are gone, with or without approval.
        """
        if self.protected:
            return False
        if said == AccountState.CLOSED:
            return self.state in {AccountState.CLOSED, AccountState.CLOSED_UNAPPROVED}
        if said == Disposition.OPEN:
            return self.disposition == Disposition.OPEN and not self.counts_as_done
        return said in self.disposition.split("/")

    @property
    def counts_as_done(self) -> bool:
        """办结 for task 3: stopped and taken by the platform, or beyond."""
        return self.accepted_at is not None or self.state != AccountState.IN_USE

    @property
    def subject_name(self) -> str:
        """For the history."""
        return self.label

    def check_open_to_request(self) -> None:
        """Denied where the account is a main account or no longer in use."""
        if self.protected:
            raise Denied("protected_account", subject=self)
        if self.state != AccountState.IN_USE:
            raise Denied("already_closed", subject=self)

    @classmethod
    def undecided(cls, session: Session) -> int:
        """How many the office has still to decide of."""
        found = select(func.count()).select_from(cls)
        return session.scalar(found.where(cls.protected.is_(False), cls.disposition == Disposition.OPEN)) or 0

    def dispose(self, act: Act, disposition: Disposition, note: str = "") -> None:
        """处置意见: 市府办审批 decides what becomes of it, by card, word or file; 初审 only looks."""
        if not act.is_operators and (act.by is None or not act.by.holds(Role.APPROVER)):
            raise NotAllowed("approver_disposes", subject=self)
        self.check_open_to_request()
        self._decide(act, "dispose", disposition, note=note)
        self.disposition_note = note

    def restate(self, act: Act, before: str) -> None:
        """处置意见 as the notice's own file says it anew: the same happens as where somebody decides it."""
        act.record("account.dispose", self, before=before, after=self.disposition, note=RELOADED)

    def follow(self, act: Act, disposition: Disposition, request: str) -> None:
        """The disposition as a decided request leaves it: 待定 becomes 关停 by approval, or 保留 by rejection."""
        self._decide(act, "follow", disposition, request=request)
        self.disposition_note = request

    def accept(self, act: Act, request: str) -> None:
        """Stopped and taken by the platform: done for task 3."""
        if self.accepted_at is None:
            self.accepted_at = act.at
            act.record("account.accept", self, before=self.state, after=self.state, request=request)

    def unaccept(self, act: Act, request: str) -> None:
        """The platform gave it back: no longer done."""
        if self.accepted_at is not None:
            self.accepted_at = None
            act.record("account.unaccept", self, before=self.state, after=self.state, request=request)

    def note_update(self, act: Act, on: date) -> None:
        """更新日期: what the monitor saw on the platform, typed or imported; the last word counts."""
        if act.by is not None and not act.by.holds(Role.MONITOR, *OFFICE):
            raise NotAllowed(roles=(Role.MONITOR,))
        if self.state != AccountState.IN_USE:
            raise Denied("already_closed", subject=self)
        today = local_day(act.at)
        if on > today:
            raise Unclear("future_date", field="date", value=on)
        before, self.updated_on, self.update_noted_on = self.updated_on, on, today
        act.record("account.note_update", self, before=str(before or ""), after=on.isoformat(), day=on.isoformat())

    def note_figures(self, act: Act, figures: dict[str, str]) -> None:
        """六项: what the provincial platform says of it (二（二）); shown beside the decision, never reckoned with."""
        self.facts = {**self.facts, "六项": figures, "六项日期": local_day(act.at).isoformat()}
        act.record("account.note_figures", self, what="；".join(f"{name}{value}" for name, value in figures.items()))

    def identify(self, act: Act, ref: str, known: str = "") -> None:
        """账号ID: what the platform calls it, as the office or the monitor puts it right; `known`: from a form."""
        if not act.is_operators and (act.by is None or not act.by.holds(Role.MONITOR, *OFFICE)):
            raise NotAllowed(roles=OFFICE)
        if not self.is_known_form(ref):
            raise Unclear("bad_platform_ref", field="platform_ref", value=ref, medium=self.medium)
        before, self.platform_ref = self.platform_ref, ref
        act.record("account.identify", self, before=(before or known)[:40], after=ref[:40])

    def is_known_form(self, ref: str) -> bool:
        """Whether a 账号ID can be one of this platform's."""
        return self.medium.takes(ref)

    def close(self, act: Act, state: AccountState, request: str) -> None:
        """已注销, 停用 (无法注销备案) or 已注销(未批)."""
        self.closed_at = act.at
        self._become(act, "close", state, request)

    def reopen(self, act: Act, request: str) -> None:
        """Back in use: an approval was revoked, or the account came back to life."""
        self.accepted_at = self.closed_at = None
        if self.unit is not None:
            self.unit = self.unit.carrier  # of a unit that was merged or renamed since
        self._become(act, "reopen", AccountState.IN_USE, request)

    def change(self, act: Act, field: str, new: str, request: str) -> None:
        """变更 verified: the ledger says the new value and keeps the old one."""
        old = {"名称": self.name, "平台迁移": self.platform}.get(field, str(self.facts.get(field, "")))
        if field == "名称":
            self.name = new
        elif field == "平台迁移":
            self.platform = new
        kept = [*self.facts.get("旧值", []), {"field": field, "old": old, "new": new, "request": request}]
        self.facts = {**self.facts, "旧值": kept} | ({} if field in {"名称", "平台迁移"} else {field: new})
        act.record("account.change", self, field=field, old=old, new=new, request=request)

    def transfer(self, act: Act, unit: Unit, request: str) -> None:
        """机构调整: another unit carries on."""
        before = self.unit.short if self.unit else ""
        self.unit, self.unit_id = unit, unit.id
        act.record("account.transfer", self, before=before, after=unit.short, request=request)

    def regroup(self, act: Act, unit: Unit, basis: str) -> None:
        """机构调整: its unit was merged or renamed; `regroup.py` has asked who may."""
        before = self.unit.short if self.unit else ""
        self.unit, self.unit_id = unit, unit.id
        act.record("account.regroup", self, before=before, after=unit.short, basis=basis)

    def _become(self, act: Act, event: str, state: AccountState, request: str) -> None:
        before, self.state = self.state, state
        act.record(f"account.{event}", self, before=before, after=state.value, request=request)

    def _decide(self, act: Act, event: str, disposition: Disposition, **facts: str) -> None:
        before, self.disposition = self.disposition, disposition
        act.record(f"account.{event}", self, before=before, after=disposition.value, **facts)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a unit is with task 3, in accounts (main accounts left out)."""

    total: int = 0
    owed: int = 0  # 处置意见 整合/关停
    accepted: int = 0  # of those: stopped and taken by the platform, or beyond
    closed: int = 0  # of those: gone for good
    undecided: int = 0  # 处置意见 待定, still in use: 市府办's to settle, not counted, not urged
    kept: int = 0

    @classmethod
    def over(cls, accounts: Iterable[Account]) -> "Progress":
        """Count them."""
        rows = list(accounts)
        owed = [row for row in rows if row.is_closing or (row.counts_as_done and row.disposition != Disposition.KEEP)]
        return cls(
            total=len(rows),
            owed=len(owed),
            accepted=sum(row.counts_as_done for row in owed),
            closed=sum(row.state != AccountState.IN_USE for row in owed),
            undecided=sum(row.disposition == Disposition.OPEN and not row.counts_as_done for row in rows),
            kept=sum(row.disposition == Disposition.KEEP for row in rows),
        )

    @property
    def is_complete(self) -> bool:
        """Every account that has to go is taken by its platform; what is still 待定 does not count."""
        return self.owed > 0 and self.accepted == self.owed

    @property
    def owes_nothing(self) -> bool:
        """All accounts are kept: the item does not apply."""
        return self.total > 0 and self.kept == self.total


def account_progress(session: Session, plan_id: int, unit_id: int, today: date | None = None) -> Progress:
    """How far a unit is with closing its accounts under a notice; accounts off the list before `today` left out."""
    rows = Account.of_unit(session, plan_id, unit_id)
    return Progress.over(row for row in rows if today is None or row.valid_to is None or row.valid_to >= today)
