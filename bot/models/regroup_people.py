"""机构调整, the people: who was of the old unit is of the new one; a post that is filled there stays as it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.models.assignment import Assignment
from bot.models.history import Act
from bot.models.member import CONFIRMED_ONLY, Listing, Member, Role
from bot.models.unit import Unit


@dataclass(frozen=True, slots=True)
class Passing:
    """One person who comes along: which roles end because the new unit has its own, which he gets instead."""

    member: Member
    ends: tuple[Role, ...] = ()
    gains: tuple[Role, ...] = ()


def passings(session: Session, old: Unit, new: Unit | None) -> list[Passing]:
    """Everybody of the old unit. A unit is led by its own people: a second 主要负责人 could sign for all.

    A second 联系人 goes on as 经办人.
    """
    members = Member.of_unit(session, old.id)
    if new is None:
        return [Passing(member) for member in members]
    theirs = Member.of_unit(session, new.id)
    return [
        _passing(one, {role for other in theirs if other.person_id != one.person_id for role in other.roles})
        for one in members
    ]


def _passing(member: Member, held: set[Role]) -> Passing:
    ends = tuple(role for role in (*sorted(CONFIRMED_ONLY), Role.CONTACT) if role in member.roles and role in held)
    gains = (Role.CLERK,) if Role.CONTACT in ends and Role.CLERK not in member.roles else ()
    return Passing(member, ends, gains)


def move_people(session: Session, act: Act, people: Sequence[Passing], new: Unit) -> None:
    """Each row of the roster keeps its number, so that whatever names it goes on; who is in both units keeps one."""
    for one in people:
        member, before = one.member, one.member.unit
        for role in one.ends:
            member.take(role, act.at)
        for role in one.gains:
            member.give(role, act.at)
        twin = session.scalar(select(Member).where(Member.person_id == member.person_id, Member.unit_id == new.id))
        if twin is None:
            member.unit, member.unit_id = new, new.id
        else:
            _join(session, act, member, twin)
        session.flush()
        facts: dict[str, Any] = {"ended": [role.value for role in one.ends], "now": sorted((twin or member).roles)}
        act.record("member.regroup", twin or member, before=before.short, after=new.short, **facts)


def _join(session: Session, act: Act, member: Member, twin: Member) -> None:
    """He was of both units: one post is left, with the roles of both."""
    for role in member.roles:
        twin.give(role, act.at)
    for duty in list(member.duties):
        member.take(Role(duty.role), act.at)
    twin.ended_at, member.ended_at = None, act.at
    for item in session.scalars(select(Assignment).where(Assignment.handler_id == member.id)):
        item.handler = twin
    listed = {row.plan_id for row in session.scalars(select(Listing).where(Listing.member_id == twin.id))}
    for row in session.scalars(select(Listing).where(Listing.member_id == member.id)).all():
        if row.plan_id not in listed:
            session.add(Listing(member_id=twin.id, plan_id=row.plan_id))
        session.delete(row)
