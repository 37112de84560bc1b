"""What the clock and the office press for: items and 整改 that a unit owes, found and asked alike."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from bot.models.assignment import Assignment
from bot.models.member import Member, Role
from bot.models.outbox import Notice
from bot.models.rectification import WITH_UNIT, Rectification
from bot.models.standing import Standing, standings
from bot.workdays import Workdays

Pressed = Assignment | Rectification
Key = tuple[str, int]
MODELS = (Assignment.__tablename__, Rectification.__tablename__)
RUNG_UP = (Role.CONTACT, Role.CLERK, Role.LEADER, Role.PRINCIPAL)  # in this order


def key_of(subject: Pressed) -> Key:
    """Table and number."""
    return subject.__tablename__, subject.id


def pressed(session: Session, notice: Notice) -> Pressed:
    """What a notice is about, to look at."""
    if notice.subject == Rectification.__tablename__:
        return session.get_one(Rectification, notice.subject_id)
    return session.get_one(Assignment, notice.subject_id)


def pressed_for_change(session: Session, notice: Notice) -> Pressed:
    """As `pressed`, its row locked."""
    if notice.subject == Rectification.__tablename__:
        return Rectification.with_id_for_change(session, notice.subject_id)
    return Assignment.for_change(session, notice.subject_id)


def with_units(session: Session, subjects: Iterable[Pressed], now: datetime, workdays: Workdays) -> dict[Key, bool]:
    """Of each whether it waits for its unit."""
    stand, orders = _standings(session, subjects, now, workdays)
    return {key: one.with_unit for key, one in stand.items()} | {
        key_of(order): order.state in WITH_UNIT for order in orders
    }


def overdue(session: Session, subjects: Iterable[Pressed], now: datetime, workdays: Workdays) -> dict[Key, bool]:
    """Of each whether it is past its time while it waits for its unit."""
    stand, orders = _standings(session, subjects, now, workdays)
    return {key: one.overdue for key, one in stand.items()} | {key_of(order): order.is_overdue(now) for order in orders}


def whom_to_ring(session: Session, subject: Pressed) -> Member | None:
    """The person of the unit to ring up: 承办人, else 联系人, else 经办人, one with a number first."""
    return ring_among(Member.of_unit(session, subject.unit_id, *RUNG_UP), subject)


def ring_among(members: Sequence[Member], subject: Pressed) -> Member | None:
    """The same where the unit's people are known."""
    found = [subject.handler] if isinstance(subject, Assignment) and subject.handler else []
    found = [one for one in found if one.ended_at is None and one.unit_id == subject.unit_id]
    for role in RUNG_UP:
        found += [member for member in members if member.holds(role)]
    return next((one for one in found if one.person.mobile), found[0] if found else None)


def _standings(
    session: Session, subjects: Iterable[Pressed], now: datetime, workdays: Workdays
) -> tuple[dict[Key, Standing], Sequence[Rectification]]:
    all_of_them = list(subjects)
    items = [one for one in all_of_them if isinstance(one, Assignment)]
    found = standings(session, items, now, workdays)
    return (
        {key_of(item): found[item.id] for item in items},
        [one for one in all_of_them if isinstance(one, Rectification)],
    )
