"""人员: persons, the units they serve in, and the roles they hold there."""

from datetime import datetime
from enum import StrEnum
from typing import Any, Protocol

from sqlalchemy import ForeignKey, String, UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from bot.database import Base
from bot.models.unit import Unit


class Role(StrEnum):
    """What a person is in a unit (members.csv 角色)."""

    CLERK = "经办人"
    CONTACT = "联系人"
    LEADER = "分管领导"
    PRINCIPAL = "主要负责人"
    FIRST_REVIEWER = "市府办初审"
    APPROVER = "市府办审批"
    MONITOR = "监测"
    MEDIA = "融媒体"
    SYSTEM_ADMIN = "系统管理员"
    SECURITY_ADMIN = "安全管理员"
    AUDITOR = "审计管理员"


OFFICE = frozenset({Role.FIRST_REVIEWER, Role.APPROVER})
CONFIRMED_ONLY = frozenset({Role.LEADER, Role.PRINCIPAL})  # take effect after 市府办 confirms
ADMINS = frozenset({Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDITOR})


class RoleState(StrEnum):
    """Whether a role counts."""

    PENDING = "待确认"
    ACTIVE = "生效"
    ENDED = "已结束"


class Recorder(Protocol):
    """What a verb needs of an act (`bot.models.history.Act`, which stands above this file)."""

    at: datetime

    def record(
        self,
        event: str,
        about: object = None,
        *,
        before: str = "",
        after: str = "",
        **facts: Any,  # noqa: ANN401 - facts are whatever JSON can hold
    ) -> object:
        """Add a row to the history."""


class Person(Base):
    """A human being; `userid` is WeCom's, empty until found or until the person writes to us."""

    __tablename__ = "person"

    id: Mapped[int] = mapped_column(primary_key=True)
    userid: Mapped[str | None] = mapped_column(String(64))
    userid_key: Mapped[str | None] = mapped_column(String(64), unique=True)  # lower case: userids ignore case
    name: Mapped[str] = mapped_column(String(60))
    mobile: Mapped[str] = mapped_column(String(40), default="")
    bound_at: Mapped[datetime | None]
    unreachable_since: Mapped[datetime | None]  # WeCom named the userid as invalid

    members: Mapped[list["Member"]] = relationship(back_populates="person", order_by="Member.id")

    @classmethod
    def known_as(cls, session: Session, userid: str) -> "Person | None":
        """The person with that userid, also through an encrypted id that was resolved."""
        key = userid.lower()
        found = session.scalar(select(cls).where(cls.userid_key == key))
        if found is not None:
            return found
        alias = session.get(PersonAlias, userid)
        return session.get(cls, alias.person_id) if alias else None

    def bind(self, userid: str, at: datetime) -> None:
        """Tie the person to a WeCom userid."""
        self.userid, self.userid_key, self.bound_at = userid, userid.lower(), at

    @property
    def posts(self) -> list["Member"]:
        """The units in which the person serves today."""
        return [member for member in self.members if member.ended_at is None]

    def holds(self, *roles: Role) -> bool:
        """Whether the person has one of the roles anywhere."""
        return any(member.holds(*roles) for member in self.posts)

    @property
    def masked_mobile(self) -> str:
        """The number as others may see it."""
        return f"{self.mobile[:3]}****{self.mobile[-4:]}" if len(self.mobile) >= 11 else self.mobile  # noqa: PLR2004


class PersonAlias(Base):
    """An encrypted userid (wecom-protocol §3.3) and whose it is."""

    __tablename__ = "person_alias"

    open_userid: Mapped[str] = mapped_column(String(128), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))


class Member(Base):
    """A person in a unit: one row of members.csv. A clerk of two units has two."""

    __tablename__ = "member"
    __table_args__ = (UniqueConstraint("person_id", "unit_id", name="uq_member_person_unit"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    post: Mapped[str] = mapped_column(String(60), default="")
    origin: Mapped[str] = mapped_column(String(20), default="名册")  # 名册 | 任务1 | 登记
    ended_at: Mapped[datetime | None]

    person: Mapped[Person] = relationship(back_populates="members", lazy="joined")
    unit: Mapped[Unit] = relationship(lazy="joined")
    duties: Mapped[list["MemberRole"]] = relationship(back_populates="member", lazy="selectin")

    @classmethod
    def of_unit(cls, session: Session, unit_id: int, *roles: Role) -> list["Member"]:
        """The unit's present members, with one of `roles` if any are given."""
        rows = session.scalars(select(cls).where(cls.unit_id == unit_id, cls.ended_at.is_(None)).order_by(cls.id))
        return [member for member in rows if not roles or member.holds(*roles)]

    @classmethod
    def with_role(cls, session: Session, *roles: Role) -> list["Member"]:
        """Everybody who holds one of the roles today, in any unit."""
        wanted = select(MemberRole.member_id).where(
            MemberRole.role.in_([role.value for role in roles]), MemberRole.state == RoleState.ACTIVE
        )
        rows = select(cls).where(cls.id.in_(wanted), cls.ended_at.is_(None)).order_by(cls.id)
        return list(session.scalars(rows))

    @property
    def roles(self) -> frozenset[Role]:
        """The roles in force."""
        if self.ended_at is not None:
            return frozenset()
        return frozenset(Role(duty.role) for duty in self.duties if duty.state == RoleState.ACTIVE)

    def holds(self, *roles: Role) -> bool:
        """Whether one of the roles is in force here."""
        return not self.roles.isdisjoint(roles)

    @property
    def name(self) -> str:
        """The person's name."""
        return self.person.name

    @property
    def subject_name(self) -> str:
        """For the history: 教育局经办（样例） 市教育局."""
        return f"{self.name} {self.unit.short}"

    def give(self, role: Role, at: datetime) -> None:
        """Put a role in force."""
        duty = next((duty for duty in self.duties if duty.role == role), None)
        if duty is None:
            self.duties.append(MemberRole(role=role, state=RoleState.ACTIVE, since=at))
        elif duty.state != RoleState.ACTIVE:
            duty.state, duty.since, duty.ended_at = RoleState.ACTIVE, at, None

    def take(self, role: Role, at: datetime) -> None:
        """End a role."""
        for duty in self.duties:
            if duty.role == role and duty.state != RoleState.ENDED:
                duty.state, duty.ended_at = RoleState.ENDED, at


class MemberRole(Base):
    """One role of one member; leaders' roles wait for the office's confirmation."""

    __tablename__ = "member_role"
    __table_args__ = (UniqueConstraint("member_id", "role", name="uq_member_role"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"), index=True)
    role: Mapped[str] = mapped_column(String(20))
    state: Mapped[str] = mapped_column(String(10), default=RoleState.ACTIVE)
    since: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]

    member: Mapped[Member] = relationship(back_populates="duties")


class Listing(Base):
    """Which notice's roster file names a member: one who is in no file any more loses his roles."""

    __tablename__ = "member_listing"

    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"), primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id"), primary_key=True)


class Group(Base):
    """A WeCom group (groups.csv); no units means all."""

    __tablename__ = "chat_group"

    id: Mapped[int] = mapped_column(primary_key=True)
    chat_id: Mapped[str] = mapped_column(String(128), unique=True)
    name: Mapped[str] = mapped_column(String(120), default="")
    unit_codes: Mapped[str] = mapped_column(String(2000), default="")
    webhook_key: Mapped[str] = mapped_column(String(200), default="")  # a key or env:NAME; never shown

    @classmethod
    def known(cls, session: Session, chat_id: str) -> "Group | None":
        """The group with that chat id."""
        return session.scalar(select(cls).where(cls.chat_id == chat_id))

    @property
    def subject_name(self) -> str:
        """For the history."""
        return self.name or self.chat_id

    @property
    def codes(self) -> tuple[str, ...]:
        """Codes of the units that sit in the group."""
        return tuple(code for code in self.unit_codes.split(";") if code)


def retire(member: Member, act: Recorder) -> Person:
    """Take all of a member's roles in the unit at once; the person, whose open cards pass on.

    A delegation from or to him covers nothing from now on: whoever signs must hold his role at that moment.
    """
    roles = ";".join(sorted(member.roles))
    for duty in list(member.duties):
        member.take(Role(duty.role), act.at)
    member.ended_at = act.at
    act.record("member.retire", member, before=roles[:40], roles=roles, unit=member.unit.code)
    return member.person


def count_bound(session: Session, unit_id: int) -> int:
    """How many of the unit's present 联系人 and 经办人 we can reach: the 交办 card goes to nobody else."""
    return sum(1 for member in Member.of_unit(session, unit_id, Role.CONTACT, Role.CLERK) if member.person.userid)


def same_person(one: Person | None, other: Person | None) -> bool:
    """Whether two rows are one human being: the same row, the same userid, or the same name and mobile."""
    if one is None or other is None:
        return False
    if one is other or (one.id and one.id == other.id):
        return True
    if one.userid_key and one.userid_key == other.userid_key:
        return True
    return bool(one.mobile) and (one.name, one.mobile) == (other.name, other.mobile)
