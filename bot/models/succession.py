"""换人: somebody of a unit leaves, another takes over. A clerk proposes, 联系人 or 市府办 confirms; then it is at once.

The leaver's roles in the unit end, his successor holds them, items that were his own pass on with the open cards.
"""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import ForeignKey, String, select
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from bot.database import Base
from bot.errors import Denied, NotAllowed, WrongState
from bot.models.assignment import CLOSED, NOT_HANDED_OVER, WORKERS, Assignment
from bot.models.history import Act
from bot.models.member import CONFIRMED_ONLY, OFFICE, Member, Person, Role, RoleState, retire, same_person
from bot.models.rectification import Rectification
from bot.models.request import ENDED, Request
from bot.models.roster import BY_WISH, await_confirmation, member_named
from bot.models.unit import Unit

WAITING, IN_FORCE, DECLINED = "待确认", "生效", "未同意"
OF_UNITS = frozenset({Role.CLERK, Role.CONTACT, *CONFIRMED_ONLY})  # whoever decides for others is changed in the roster
STEP = "succession"  # of the card that asks


class Succession(Base):
    """One handing over. `open_leaver_id` is unique and emptied when it is decided: one open a person and unit."""

    __tablename__ = "succession"

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    leaver_id: Mapped[int] = mapped_column(ForeignKey("member.id"))
    open_leaver_id: Mapped[int | None] = mapped_column(unique=True)
    successor_id: Mapped[int] = mapped_column(ForeignKey("member.id"))
    roles: Mapped[str] = mapped_column(String(120))  # what is handed over, by ;
    state: Mapped[str] = mapped_column(String(10), default=WAITING)  # | 生效 | 未同意
    proposer_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    made_at: Mapped[datetime]
    decided_at: Mapped[datetime | None]

    unit: Mapped[Unit] = relationship(lazy="joined")
    leaver: Mapped[Member] = relationship(foreign_keys=[leaver_id], lazy="joined")
    successor: Mapped[Member] = relationship(foreign_keys=[successor_id], lazy="joined")
    proposer: Mapped[Person] = relationship(foreign_keys=[proposer_id])

    @classmethod
    def for_change(cls, session: Session, number: int) -> "Succession":
        """The row locked (PostgreSQL) until the turn ends."""
        return session.get_one(cls, number, with_for_update={"of": cls}, populate_existing=True)

    @classmethod
    def of_leaver(cls, session: Session, name: str, unit_ids: Collection[int] | None) -> "Succession | None":
        """The latest handing over by somebody of that name, in these units (None: in any)."""
        found = select(cls).where(cls.state == IN_FORCE).order_by(cls.id.desc())
        rows = session.scalars(found if unit_ids is None else found.where(cls.unit_id.in_(unit_ids))).unique()
        return next((one for one in rows if name in {one.leaver.name, one.leaver.name.split("（")[0]}), None)

    @classmethod
    def propose(cls, session: Session, act: Act, leaver: Member, name: str, mobile: str = "") -> "Succession":
        """Somebody of the unit, or the office, says who takes over; in force at once if that is his to confirm."""
        by = expect_leaving(act, leaver)
        if session.scalar(select(cls.id).where(cls.open_leaver_id == leaver.id).limit(1)) is not None:
            raise WrongState("succession_pending", subject=leaver)
        successor = member_named(session, leaver.unit, name, mobile, BY_WISH)
        if successor is leaver or same_person(successor.person, leaver.person):
            raise Denied("own_successor", subject=leaver)
        successor.person.mobile = successor.person.mobile or mobile
        for role in sorted(leaver.roles):
            await_confirmation(successor, role)
        made = cls(
            unit=leaver.unit,
            leaver=leaver,
            successor=successor,
            roles=";".join(role.value for role in Role if role in leaver.roles),
            state=WAITING,
            proposer_id=by.person_id,
            made_at=act.at,
        )
        session.add(made)
        session.flush()
        made.open_leaver_id = leaver.id
        act.record("roster.succession_wish", made, after=WAITING, names=[leaver.name, successor.name])
        if made.may_confirm(by, own_word=by.holds(*OFFICE) or by.holds(Role.CONTACT)):
            made.confirm(session, act)
        return made

    @property
    def subject_name(self) -> str:
        """For the history: 市教育局 张三→李四."""
        return f"{self.unit.short} {self.leaver.name}→{self.successor.name}"

    @property
    def is_ordinary(self) -> bool:
        """Whether a 联系人's word is enough: who signs is the office's to confirm."""
        return not ({role.value for role in CONFIRMED_ONLY} & set(self.roles.split(";")))

    def may_confirm(self, member: Member, *, own_word: bool = False) -> bool:
        """市府办, or for 经办人 and 联系人 the unit's 联系人; nobody about himself.

        Nor about his own wish, unless he is one who could confirm another's (`own_word`).
        """
        concerned = (self.leaver.person, self.successor.person, *([] if own_word else [self.proposer]))
        if any(same_person(member.person, one) for one in concerned):
            return False
        own = member.unit_id == self.unit_id and member.holds(Role.CONTACT) and self.is_ordinary
        return own or member.holds(*OFFICE)

    def confirmers(self, session: Session) -> list[Member]:
        """Whom the card asks: reachable 联系人 of the unit, else 市府办."""
        contacts = Member.of_unit(session, self.unit_id, Role.CONTACT)
        office = Member.with_role(session, *OFFICE)
        for group in (contacts, office):
            asked = [one for one in group if one.person.userid and self.may_confirm(one)]
            if asked:
                return asked
        return []

    def confirm(self, session: Session, act: Act) -> None:
        """Roles and own items pass on, the leaver's roles in the unit end now."""
        self._decide(act, IN_FORCE)
        for name in self.roles.split(";"):
            self.successor.give(Role(name), act.at)
        items = session.scalars(select(Assignment).where(Assignment.handler_id == self.leaver_id)).all()
        for item in items:
            item.handler = self.successor
        session.flush()
        act.record("roster.succeeded", self, before=WAITING, after=IN_FORCE, items=[item.id for item in items])
        if self.leaver.ended_at is None:
            retire(self.leaver, act)
        if self.successor.person.userid is None:
            act.record("roster.unbound", self.successor, person=self.successor.person_id)

    def decline(self, act: Act) -> None:
        """Everything stays as it is; one who existed only by the wish goes again."""
        self._decide(act, DECLINED)
        for duty in self.successor.duties:
            if duty.state == RoleState.PENDING and duty.role in self.roles.split(";"):
                self.successor.take(Role(duty.role), act.at)
        if not self.successor.roles and self.successor.origin == BY_WISH:
            retire(self.successor, act)
        act.record("roster.succession_refused", self, before=WAITING, after=DECLINED)

    def _decide(self, act: Act, then: str) -> None:
        if self.state != WAITING:
            raise WrongState("succession_over", subject=self, state=self.state)
        own_word = self.made_at == act.at and act.by is not None and act.by.person_id == self.proposer_id
        if act.by is None or not self.may_confirm(act.by, own_word=own_word):
            raise NotAllowed("succession_not_yours", subject=self, unit=self.unit)
        self.state, self.decided_at, self.open_leaver_id = then, act.at, None


def expect_leaving(act: Act, leaver: Member, successor: str = "") -> Member:
    """Who proposes, if he may: a colleague of the unit or the office, about somebody with a unit's roles only."""
    by = act.by
    of_unit = by is not None and by.unit_id == leaver.unit_id and by.holds(*WORKERS, *CONFIRMED_ONLY)
    if by is None or not (of_unit or by.holds(*OFFICE)):
        raise NotAllowed("not_own_unit", unit=leaver.unit, own=by.unit if by else None)
    if not leaver.roles:
        raise WrongState("no_roles", subject=leaver)
    if not leaver.roles <= OF_UNITS:
        raise Denied("succession_roles", subject=leaver)
    if successor in {leaver.name, leaver.name.split("（")[0]}:
        raise Denied("own_successor", subject=leaver)
    return by


def named_members(session: Session, name: str, unit_ids: Collection[int] = ()) -> list[Member]:
    """Present members with roles whose name was said, with or without what stands in brackets behind it."""
    found = select(Member).join(Person, Member.person_id == Person.id).where(Member.ended_at.is_(None))
    if unit_ids:
        found = found.where(Member.unit_id.in_(unit_ids))
    rows = session.scalars(found.where(Person.name.startswith(name[:1])).order_by(Member.id))
    return [one for one in rows if one.roles and name in {one.name, one.name.split("（")[0]}]


def open_orders(session: Session, unit_id: int) -> list[Rectification]:
    """Its 整改 that are not finished."""
    return [order for order in Rectification.of_units(session, [unit_id]) if order.is_open]


def open_things(session: Session, unit_id: int) -> tuple[list[Assignment], list[Request]]:
    """What of a unit is not finished: items handed over to it, and its applications."""
    items = [one for one in Assignment.of_unit(session, unit_id) if one.state not in CLOSED | {NOT_HANDED_OVER}]
    requests = [one for one in Request.of_units(session, [unit_id]) if one.state not in ENDED]
    return items, requests
