"""整改: an order to mend what was found on an account or in a unit. One life (`rect_fsm.csv`).

The verbs stand by who uses them: `rectification_unit`, `rectification_office`; here are the questions over the rows.
"""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any, Self

from sqlalchemy import ForeignKey, String, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from bot.database import Base
from bot.errors import Denied
from bot.models.account import Account, AccountState
from bot.models.history import Act
from bot.models.member import Member, Role
from bot.models.plan import MONITORING, Plan, RectRule
from bot.models.rectification_office import AGAIN, EXPLANATION, MEASURES, Case, WatchVerbs
from bot.models.rectification_row import (
    AWAITING_ACK,
    AWAITING_CHECK,
    CLOSED_OUT,
    DISCARDED,
    DISPUTED,
    DRAFT,
    ENDED,
    IN_HAND,
    LIFE,
    OFFICE_NAME,
    REVOKED,
    WITH_UNIT,
    WORKERS,
    watches,
)
from bot.models.request import APPROVED, AT_PLATFORM, AWAITING_REVOKE, Request
from bot.models.request import AWAITING_CHECK as REQUEST_AWAITING_CHECK
from bot.models.unit import Unit

SERIES = "ZG"
OPERATOR = "主账号运营"  # plan.csv
LEAVING = (APPROVED, AWAITING_REVOKE, AT_PLATFORM, REQUEST_AWAITING_CHECK)  # of an application: approved or under way

__all__ = [
    "AGAIN",
    "AWAITING_ACK",
    "AWAITING_CHECK",
    "CLOSED_OUT",
    "DISCARDED",
    "DISPUTED",
    "DRAFT",
    "ENDED",
    "EXPLANATION",
    "IN_HAND",
    "LIFE",
    "MEASURES",
    "OFFICE_NAME",
    "REVOKED",
    "SERIES",
    "WITH_UNIT",
    "WORKERS",
    "Case",
    "Rectification",
    "Transfer",
    "case_of",
    "is_leaving",
    "watched",
    "watches",
]


class Rectification(WatchVerbs):
    """One order."""

    __tablename__ = "rectification"

    @classmethod
    def for_change(cls, session: Session, number: str) -> Self | None:
        """The order with that number, its row locked (PostgreSQL) until the turn ends."""
        found = select(cls).where(cls.number == number).with_for_update(of=cls)
        return session.scalar(found.execution_options(populate_existing=True))

    @classmethod
    def with_id_for_change(cls, session: Session, order_id: int) -> Self:
        """As `for_change`, by the id that a card keeps."""
        return session.get_one(cls, order_id, with_for_update={"of": cls}, populate_existing=True)

    @classmethod
    def numbered(cls, session: Session, number: str) -> Self | None:
        """The order with that number, to look at."""
        return session.scalar(select(cls).where(cls.number == number))

    @classmethod
    def open_under(cls, session: Session, key: str) -> Self | None:
        """The open order about that account (or unit) and problem, its row locked."""
        found = select(cls).where(cls.open_key == key).with_for_update(of=cls)
        return session.scalar(found.execution_options(populate_existing=True))

    @classmethod
    def in_state(cls, session: Session, *states: str) -> list[Self]:
        """Orders that stand in one of the states, oldest first."""
        return list(session.scalars(select(cls).where(cls.state.in_(states)).order_by(cls.in_state_since, cls.id)))

    @classmethod
    def of_units(cls, session: Session, unit_ids: Collection[int], *states: str) -> list[Self]:
        """The units' orders that went out, newest first; of certain states only, if any are given."""
        mine = select(cls).where(cls.unit_id.in_(Unit.with_former(unit_ids)), cls.issued_at.is_not(None))
        mine = mine.order_by(cls.id.desc())
        return list(session.scalars(mine.where(cls.state.in_(states)) if states else mine))

    @classmethod
    def about(cls, session: Session, account_id: int, *states: str) -> list[Self]:
        """Orders about an account in these states."""
        found = select(cls).where(cls.account_id == account_id, cls.state.in_(states)).order_by(cls.id)
        return list(session.scalars(found))

    @classmethod
    def was_drafted(cls, session: Session, account_id: int, code: str, based_on: date) -> bool:
        """Whether the clock has drafted this before from the same last update, whatever became of it."""
        same = (cls.account_id == account_id, cls.code == code, cls.based_on == based_on)
        return session.scalar(select(cls.id).where(*same).limit(1)) is not None

    @classmethod
    def addressee(cls, session: Session, account: Account) -> Unit | None:
        """Whose order it is: the account's unit; of a main account whoever runs it (主账号运营)."""
        operator = account.plan.setting(OPERATOR) if account.protected else ""
        return (Unit.called(session, operator) if operator else None) or account.unit

    def store(self, session: Session) -> None:
        """Write a new order; the database lets one per account and problem be open, Denied names the other."""
        key = self.open_key or ""
        try:
            with session.begin_nested():
                session.add(self)
                session.flush()
        except IntegrityError:
            other = type(self).open_under(session, key)
            raise Denied("duplicate_rect", subject=other, account=self.account) from None

    def checkers(self, session: Session) -> list[Member]:
        """Who is asked to verify: the unit that ordered it, else the first of those named that has anybody who may."""
        return self._first_unit([member for member in self._watchers(session) if self.may_check(member)])

    def issuers(self, session: Session) -> list[Member]:
        """Who hears what becomes of it: the unit that ordered it; of a draft of the clock's the first that is named."""
        return self._first_unit(self._watchers(session))

    def answerers(self, session: Session) -> list[Member]:
        """Who is asked about a dispute."""
        office = Member.with_role(session, Role.APPROVER, Role.FIRST_REVIEWER)
        return [member for member in office if self.may_answer(member)]

    def _watchers(self, session: Session) -> list[Member]:
        role = Role.APPROVER if self.is_main else Role.MONITOR
        return [member for member in Member.with_role(session, role) if self.may_watch(member)]

    def _first_unit(self, members: Sequence[Member]) -> list[Member]:
        for name in (self.issuer_unit, *self.plan.listed(MONITORING)):
            here = [member for member in members if name in member.unit.names]
            if here:
                return here
        return list(members)


class Transfer(Base):
    """移交: what never goes through the system leaves only its number, the day and to whom, never a word of content."""

    __tablename__ = "rect_transfer"

    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id"), index=True)
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    code: Mapped[str] = mapped_column(String(10))
    reference: Mapped[str] = mapped_column(String(60))  # the paper's number
    transferred_on: Mapped[date]
    entered_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime]

    account: Mapped[Account | None] = relationship(lazy="joined")
    unit: Mapped[Unit] = relationship(lazy="joined")

    @property
    def subject_name(self) -> str:
        """For the history: nothing of what it is about."""
        return f"移交 {self.reference}"

    @classmethod
    def enter(cls, session: Session, act: Act, case: Case, reference: str, on: date) -> Self:
        """Put number and day on record."""
        by = act.by
        if by is None or not watches(case.plan, case.account, by):
            raise Denied("monitor_only", roles=(Role.MONITOR,))
        made = cls(
            plan_id=case.plan.id, account=case.account, unit=case.unit, code=case.rule.code,
            reference=reference[:60], transferred_on=on, entered_by_id=by.person_id, at=act.at,
        )  # fmt: skip
        session.add(made)
        act.record("rectification.transfer_out", made, day=on.isoformat(), number=reference[:60])
        return made


def is_leaving(session: Session, account: Account) -> bool:
    """Whether an application about the account is approved or under way: it was told to stop."""
    found = select(Request.id).where(Request.account_id == account.id, Request.state.in_(LEAVING))
    return session.scalar(found.limit(1)) is not None


def watched(session: Session, plan_id: int) -> list[Account]:
    """Accounts whose updates are watched: in use, on the list, no approved or running closure; main accounts too."""
    leaving = select(Request.account_id).where(Request.state.in_(LEAVING))
    mine = select(Account).where(
        Account.plan_id == plan_id, Account.state == AccountState.IN_USE, Account.unit_id.is_not(None)
    )
    return list(session.scalars(mine.where(Account.id.not_in(leaving)).order_by(Account.number)))


def case_of(  # noqa: PLR0913, PLR0917 - what makes a case; ‘more’: its other fields
    session: Session,
    plan: Plan,
    rule: RectRule,
    unit: Unit,
    account: Account | None,
    now: datetime,
    **more: Any,  # noqa: ANN401
) -> Case:
    """A case with what the rows know: whether the account is leaving, and which order it repeats (反复)."""
    about = None if rule.is_of_unit else account
    same = Rectification.account_id == about.id if about else Rectification.account_id.is_(None)
    last = (
        select(Rectification.number)
        .where(same, Rectification.unit_id == unit.id, Rectification.code == rule.code)
        .where(Rectification.state == CLOSED_OUT, Rectification.ended_at >= now - AGAIN)
        .order_by(Rectification.id.desc())
    )
    leaving = about is not None and is_leaving(session, about)
    return Case(plan, rule, unit, about, repeats=session.scalar(last.limit(1)) or "", is_leaving=leaving, **more)
