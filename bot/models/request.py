"""申请: what a unit asks for. Annex 2 (注销、变更) lives by `request_fsm.csv`; here are the questions over its rows.

The verbs stand beside it, one file a side: `request_draft` (clerk), `request_sign` (principal), `request_office`,
`request_run` (after the approval); columns and the one place where the state moves are in `request_row`.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Self

from sqlalchemy import String, or_, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.database import Base, insert_once
from bot.errors import Denied, Unclear
from bot.models.account import Account
from bot.models.member import Member, Role
from bot.models.plan import MONITORING, Plan
from bot.models.request_opening import Opening
from bot.models.request_row import (
    APPROVED,
    AT_PLATFORM,
    AWAITING_APPROVAL,
    AWAITING_CHECK,
    AWAITING_REVOKE,
    AWAITING_SIGN,
    CANCEL,
    CHANGE,
    CHANGED,
    CLOSED_OUT,
    DRAFT,
    ENDED,
    EXPLAINED,
    GRANTED,
    LIFE,
    ON_FILE,
    REFUSED,
    REJECTED,
    RETURNED,
    REVOKED,
    SETTLED,
    UNAPPROVED,
    WITHDRAWN,
)
from bot.models.unit import Unit

SERIES = {CANCEL: "ZX", CHANGE: "BG"}

__all__ = [
    "APPROVED",
    "AT_PLATFORM",
    "AWAITING_APPROVAL",
    "AWAITING_CHECK",
    "AWAITING_REVOKE",
    "AWAITING_SIGN",
    "CANCEL",
    "CHANGE",
    "CHANGED",
    "CLOSED_OUT",
    "DRAFT",
    "ENDED",
    "EXPLAINED",
    "GRANTED",
    "LIFE",
    "ON_FILE",
    "REFUSED",
    "REJECTED",
    "RETURNED",
    "REVOKED",
    "SETTLED",
    "UNAPPROVED",
    "WITHDRAWN",
    "Request",
    "Series",
    "checkers",
]


class Request(Opening):
    """One application."""

    __tablename__ = "request"

    @classmethod
    def for_change(cls, session: Session, number: str) -> Self | None:
        """The request with that number, its row locked (PostgreSQL) until the turn ends."""
        found = select(cls).where(cls.number == number).with_for_update(of=cls)
        return session.scalar(found.execution_options(populate_existing=True))

    @classmethod
    def with_id_for_change(cls, session: Session, request_id: int) -> Self:
        """As `for_change`, by the id that a card keeps."""
        return session.get_one(cls, request_id, with_for_update={"of": cls}, populate_existing=True)

    @classmethod
    def numbered(cls, session: Session, number: str) -> Self | None:
        """The request with that number, to look at."""
        return session.scalar(select(cls).where(cls.number == number))

    @classmethod
    def open_about(cls, session: Session, account_id: int) -> Self | None:
        """The request that occupies an account, its row locked."""
        found = select(cls).where(cls.open_account_id == account_id).with_for_update(of=cls)
        return session.scalar(found.execution_options(populate_existing=True))

    @classmethod
    def account_states(cls, session: Session) -> dict[int, str]:
        """How far the open closures have got, by account: where one has stopped, 在用 is not all there is to say."""
        found = session.scalars(select(cls).where(cls.open_account_id.is_not(None), cls.kind == CANCEL)).unique()
        return {one.account.id: one.account_state for one in found if one.account_state}

    @classmethod
    def known_ref(cls, session: Session, account: Account) -> str:
        """账号“×××” as the list or the account's last form has it, so that nobody is asked for it twice."""
        said = select(cls.platform_ref).where(cls.account_id == account.id, cls.platform_ref != "")
        return account.platform_ref or session.scalar(said.order_by(cls.id.desc()).limit(1)) or ""

    @classmethod
    def last_signed(cls, session: Session, account: Account) -> Self | None:
        """The account's last form that was signed or approved: it is never changed any more."""
        valid = or_(cls.signed_hash != "", cls.approved_at.is_not(None))
        found = select(cls).where(cls.account_id == account.id, valid, cls.platform_ref != "")
        return session.scalars(found.order_by(cls.id.desc()).limit(1)).unique().first()

    @classmethod
    def signed_refs(cls, session: Session) -> dict[int, str]:
        """账号“×××” by account, as the last form that was signed or approved has it."""
        valid = or_(cls.signed_hash != "", cls.approved_at.is_not(None))
        found = select(cls.account_id, cls.platform_ref).where(valid, cls.platform_ref != "")
        said = session.execute(found.where(cls.account_id.is_not(None)).order_by(cls.id))
        return {account: ref for account, ref in said if account is not None}

    @classmethod
    def of_units(cls, session: Session, unit_ids: Sequence[int], *states: str) -> list[Self]:
        """The units' requests, newest first; of certain states only, if any are given."""
        found = select(cls).where(cls.unit_id.in_(Unit.with_former(unit_ids))).order_by(cls.id.desc())
        return list(session.scalars(found.where(cls.state.in_(states)) if states else found))

    def reason_before(self, session: Session, *, account: int = 0, number: str = "") -> str:
        """The reason of the unit's newest other application of this kind, or the one meant; Unclear: none."""
        others = (one for one in self._others(session) if account in {0, one.account.number})
        said = (one.reason for one in others if number in {"", one.number} and one.reason)
        if (reason := next(said, None)) is None:
            raise Unclear("no_reason_before", field="reason")
        return reason

    def day_before(self, session: Session) -> date:
        """停更 or 生效 as it stands in the unit's newest other application of this kind; Unclear: none."""
        if (day := next((one.stop_on for one in self._others(session) if one.stop_on), None)) is None:
            raise Unclear("no_day_before", field="date")
        return day

    def _others(self, session: Session) -> Iterator[Self]:
        """The unit's other applications of this kind, newest first."""
        found = type(self).of_units(session, [self.unit_id])
        return (one for one in found if one.kind == self.kind and one is not self)

    @classmethod
    def newest(cls, session: Session) -> list[Self]:
        """Every application that was sent to be signed, newest first."""
        return list(session.scalars(select(cls).where(cls.state != DRAFT).order_by(cls.id.desc())).unique())

    @classmethod
    def awaiting(cls, session: Session, *states: str, since_before: datetime | None = None) -> list[Self]:
        """Requests that stand in one of the states (since before an instant), oldest first."""
        found = select(cls).where(cls.state.in_(states)).order_by(cls.in_state_since, cls.id)
        if since_before is not None:
            found = found.where(cls.in_state_since < since_before)
        return list(session.scalars(found))

    @classmethod
    def frozen(cls, session: Session) -> list[Self]:
        """At a platform with a day on which its freeze ends: reminded on that day, +3 and +5."""
        there = select(cls).where(cls.state == AT_PLATFORM, cls.frozen_until.is_not(None))
        return list(session.scalars(there.order_by(cls.frozen_until, cls.id)))

    def checkers(self, session: Session) -> list[Member]:
        """Who verifies it."""
        return checkers(session, self.plan)

    @property
    def own_label(self) -> str:
        """What it is about, where that is no account of the list yet."""
        return self.account.label

    def store(self, session: Session) -> None:
        """Write a new request; the database lets one per account (or item) be open, Denied names the other."""
        try:
            with session.begin_nested():
                session.add(self)
                session.flush()
        except IntegrityError:
            raise self._duplicate(session) from None

    def _duplicate(self, session: Session) -> Denied:
        """The refusal that names the request which was there first."""
        account_id = self.open_account_id
        other = Request.open_about(session, account_id) if account_id else None
        return Denied("duplicate_request", subject=other, account=self.account)


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


def checkers(session: Session, plan: Plan) -> list[Member]:
    """Who verifies under a notice: 监测 of its first 监测单位 that has any; of any unit where it names none."""
    found = Member.with_role(session, Role.MONITOR)
    named = plan.listed(MONITORING)
    for name in named:
        here = [member for member in found if name in member.unit.names]
        if here:
            return here
    return [] if named else found
