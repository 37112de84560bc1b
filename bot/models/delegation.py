"""委托代签: a principal lets a 分管领导 of the unit sign for a time, and who may sign for a unit on a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, String, select
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from bot.clock import local_day
from bot.database import Base
from bot.errors import Denied, NotAllowed, Unclear, WrongState
from bot.models.history import Act
from bot.models.member import Member, Person, Role, same_person
from bot.models.plan import Plan

LONGEST_DAYS = 30
PROPOSED, IN_FORCE, TAKEN_BACK, DECLINED, EXPIRED = "待同意", "生效", "已撤回", "不同意", "已到期"
SETTING = "委托代签"


class Rule(StrEnum):
    """plan.csv 委托代签."""

    FORBIDDEN = "不允许"
    WITH_CONSENT = "须市府办同意"
    FREE = "不须"

    @classmethod
    def of(cls, plans: Iterable[Plan]) -> "Rule":
        """The strictest of several notices; what no notice settles needs the office's consent."""
        said = {plan.setting(SETTING) for plan in plans}
        return next((rule for rule in cls if rule.value in said), cls.WITH_CONSENT)


class Delegation(Base):
    """One delegation, ≤ 30 days. It is checked at the tap, not when the card is sent."""

    __tablename__ = "delegation"

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    principal_id: Mapped[int] = mapped_column(ForeignKey("member.id"))
    delegate_id: Mapped[int] = mapped_column(ForeignKey("member.id"))
    from_day: Mapped[date]
    to_day: Mapped[date]
    state: Mapped[str] = mapped_column(String(12))  # 待同意 | 生效 | 已撤回 | 不同意 | 已到期
    made_at: Mapped[datetime]
    started_at: Mapped[datetime | None]  # when the open cards went over to the delegate
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))

    principal: Mapped[Member] = relationship(foreign_keys=[principal_id], lazy="joined")
    delegate: Mapped[Member] = relationship(foreign_keys=[delegate_id], lazy="joined")

    @classmethod
    def for_change(cls, session: Session, delegation_id: int) -> "Delegation":
        """The delegation with its row locked (PostgreSQL) until the turn ends."""
        return session.get_one(cls, delegation_id, with_for_update={"of": cls}, populate_existing=True)

    @classmethod
    def running(cls, session: Session, unit_id: int) -> list["Delegation"]:
        """A unit's delegations that are proposed or agreed, oldest first."""
        live = select(cls).where(cls.unit_id == unit_id, cls.state.in_((PROPOSED, IN_FORCE)))
        return list(session.scalars(live.order_by(cls.id)))

    @classmethod
    def to_start(cls, session: Session, today: date) -> list["Delegation"]:
        """Agreed ones whose first day has come: open cards go over to the delegate."""
        due = select(cls).where(cls.state == IN_FORCE, cls.started_at.is_(None), cls.from_day <= today)
        return list(session.scalars(due.order_by(cls.id)))

    @classmethod
    def to_expire(cls, session: Session, today: date) -> list["Delegation"]:
        """Those whose last day is past, or where one of the two lost his role: open cards go back to the principal."""
        live = select(cls).where(cls.state.in_((PROPOSED, IN_FORCE))).order_by(cls.id)
        return [given for given in session.scalars(live) if given.to_day < today or not given.stands]

    @classmethod
    def propose(cls, act: Act, delegate: Member, from_day: date, to_day: date, rule: Rule) -> "Delegation":
        """主要负责人 names a 分管领导 of his unit; at once in force, or for 市府办 to agree, as the notice says."""
        principal = _principal(act)
        _check_delegate(principal, delegate)
        _check_days(from_day, to_day, local_day(act.at))
        if rule is Rule.FORBIDDEN:
            raise Denied("delegation_forbidden")
        given = cls(
            unit_id=principal.unit_id,
            principal=principal,
            delegate=delegate,
            from_day=from_day,
            to_day=to_day,
            state=PROPOSED if rule is Rule.WITH_CONSENT else IN_FORCE,
            made_at=act.at,
        )
        act.record("delegation.propose", given, after=given.state, rule=rule.value)
        return given

    def agree(self, act: Act) -> None:
        """市府办 agrees."""
        self._decide(act, IN_FORCE, "agree")

    def decline(self, act: Act) -> None:
        """市府办 does not agree."""
        self._decide(act, DECLINED, "decline")

    def take_back(self, act: Act) -> None:
        """The principal ends it, before or while it is in force."""
        by = _principal(act)
        if by.unit_id != self.unit_id:
            raise NotAllowed("not_own_unit", unit=self.principal.unit, own=by.unit)
        self._end(act, TAKEN_BACK, "take_back")

    def start(self, act: Act) -> None:
        """Its first day has come (system), or it was agreed on or after that day."""
        self.started_at = act.at
        act.record("delegation.start", self, before=self.state, after=self.state)

    def expire(self, act: Act) -> None:
        """Its last day is past (system)."""
        self._end(act, EXPIRED, "expire")

    def covers(self, day: date) -> bool:
        """Whether the delegate may sign that day: agreed, inside the days, and both still what they were."""
        return self.state == IN_FORCE and self.from_day <= day <= self.to_day and self.stands

    @property
    def stands(self) -> bool:
        """Whether both still are what they were when it was given."""
        return self.principal.holds(Role.PRINCIPAL) and self.delegate.holds(Role.LEADER)

    @property
    def subject_name(self) -> str:
        """For the history."""
        return f"{self.principal.unit.short} {self.principal.name}委托{self.delegate.name}"

    def _decide(self, act: Act, then: str, event: str) -> None:
        by = act.by
        if by is None or not by.holds(Role.APPROVER):
            raise NotAllowed(roles=(Role.APPROVER,))
        if self.state != PROPOSED:
            raise WrongState("delegation_moved_on", subject=self, state=self.state)
        if same_person(by.person, self.principal.person) or same_person(by.person, self.delegate.person):
            raise Denied("same_person", subject=self, doing="同意委托", duty="委托")
        self.state, self.decided_by = then, by.person.id
        act.record(f"delegation.{event}", self, before=PROPOSED, after=then)

    def _end(self, act: Act, then: str, event: str) -> None:
        if self.state not in {PROPOSED, IN_FORCE}:
            raise WrongState("delegation_moved_on", subject=self, state=self.state)
        before, self.state = self.state, then
        act.record(f"delegation.{event}", self, before=before, after=then)


@dataclass(frozen=True, slots=True)
class Signatories:
    """Who may sign for a unit on a day: its principals, and delegates in force."""

    principals: tuple[Member, ...] = ()
    delegates: tuple[Member, ...] = ()

    @classmethod
    def of(cls, session: Session, unit_id: int, day: date, plan: Plan) -> "Signatories":
        """As the roster and the delegations say today; a notice that forbids delegation knows principals only."""
        principals = tuple(Member.of_unit(session, unit_id, Role.PRINCIPAL))
        if Rule.of([plan]) is Rule.FORBIDDEN:
            return cls(principals)
        running = [given for given in Delegation.running(session, unit_id) if given.covers(day)]
        return cls(principals, tuple(given.delegate for given in running))

    def asked(self, hands: Iterable[Person]) -> tuple[Member, ...]:
        """Who gets the card: delegates in force, else principals; never one who filled the form in."""
        busy = list(hands)

        def free(members: tuple[Member, ...]) -> tuple[Member, ...]:
            return tuple(one for one in members if not any(same_person(one.person, hand) for hand in busy))

        return free(self.delegates) or free(self.principals)

    def post_of(self, person: Person | None) -> Member | None:
        """As whom the person may sign today; None if he may not."""
        return next((one for one in (*self.principals, *self.delegates) if same_person(one.person, person)), None)

    def behalf(self, person: Person) -> str:
        """For whom a delegate signs: the principals' names; "" for whoever signs for himself."""
        own = any(same_person(one.person, person) for one in self.principals)
        given = any(same_person(one.person, person) for one in self.delegates)
        return "、".join(one.name for one in self.principals) if given and not own else ""

    def is_delegate(self, member: Member | None) -> bool:
        """Whether the member would sign for another; NotAllowed if he may not sign at all."""
        if member in self.principals:
            return False
        if member in self.delegates:
            return True
        raise NotAllowed("not_a_signer")


def _principal(act: Act) -> Member:
    if act.by is None or not act.by.holds(Role.PRINCIPAL):
        raise NotAllowed(roles=(Role.PRINCIPAL,))
    return act.by


def _check_delegate(principal: Member, delegate: Member) -> None:
    if delegate.unit_id != principal.unit_id or not delegate.holds(Role.LEADER):
        raise Denied("delegate_no_leader", name=delegate.name, unit=principal.unit)
    if delegate.holds(Role.CLERK) or same_person(delegate.person, principal.person):
        raise Denied("delegate_is_clerk", name=delegate.name)


def _check_days(from_day: date, to_day: date, today: date) -> None:
    if from_day < today or to_day < from_day:
        raise Unclear("delegation_days", from_day=from_day, to_day=to_day)
    if (to_day - from_day).days + 1 > LONGEST_DAYS:
        raise Denied("delegation_too_long", days=(to_day - from_day).days + 1, longest=LONGEST_DAYS)
