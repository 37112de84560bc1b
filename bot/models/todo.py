"""What lies with a person's units now: papers, 整改 and items that wait for them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Self

from sqlalchemy.orm import Session

from bot.models.assignment import CLOSED, NOT_HANDED_OVER, Assignment
from bot.models.member import Person, Role
from bot.models.rectification import WITH_UNIT, Rectification
from bot.models.request import Request
from bot.models.request_row import AWAITING_SIGN, DRAFT, WAITS_FOR
from bot.models.standing import Standing, standings
from bot.workdays import Workdays


@dataclass(frozen=True, slots=True)
class Todo:
    """Of the units in which a person serves: whose turn it is follows from the states, nothing is stored."""

    requests: list[Request]  # what must be signed first
    orders: list[Rectification]
    items: list[tuple[Assignment, Standing]]  # the soonest first
    elsewhere: list[Request]  # open, and somebody else's turn

    @classmethod
    def of(cls, session: Session, person: Person, now: datetime, workdays: Workdays) -> Self:
        """What waits for the units of this person's posts; what must be signed waits for a principal."""
        units = sorted({post.unit_id for post in person.posts if post.roles})
        signs = {post.unit_id for post in person.posts if post.holds(Role.PRINCIPAL)}
        rows = [row for row in Request.of_units(session, units) if row.is_open]
        own = [row for row in rows if _is_theirs(row, signs)]
        own.sort(key=lambda row: (row.state != AWAITING_SIGN, row.state == DRAFT))
        orders = Rectification.of_units(session, units, *WITH_UNIT)
        return cls(own, orders, _items(session, units, now, workdays), [row for row in rows if row not in own])


def _is_theirs(row: Request, signs: Collection[int]) -> bool:
    if row.waits_for == WAITS_FOR[AWAITING_SIGN]:
        return row.unit_id in signs
    return row.waits_for == WAITS_FOR[DRAFT]


def _items(
    session: Session, units: Collection[int], now: datetime, workdays: Workdays
) -> list[tuple[Assignment, Standing]]:
    rows = [row for row in Assignment.of_units(session, units) if row.state not in {*CLOSED, NOT_HANDED_OVER}]
    stands = standings(session, rows, now, workdays)
    own = [(row, stands[row.id]) for row in rows if stands[row.id].with_unit]
    return sorted(own, key=lambda pair: (pair[1].until, pair[0].id))
