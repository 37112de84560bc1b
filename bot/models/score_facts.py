"""What the yearly sheet counts: items and 整改 of the year, and what was decided about them. Nothing else is looked at.

Void items and orders that were withdrawn or revoked never count; a dispute that is not answered does not count yet.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.clock import local
from bot.models.assignment import NOT_APPLICABLE, NOT_HANDED_OVER, VOID, Assignment
from bot.models.cycle import Cycle
from bot.models.plan import Plan
from bot.models.rectification import DISCARDED, DISPUTED, DRAFT, REVOKED, Rectification
from bot.models.score_rule import (
    AGAIN_ORDER,
    LATE_ORDER,
    LATE_TASK,
    MEASURES,
    MINUS,
    MINUS_ORDER,
    OTHER_ORDER,
    VETO,
    VETO_ORDER,
)
from bot.models.standing import SUM, Standing, in_time, standings
from bot.models.unit import FORMER, Unit
from bot.workdays import Workdays

NEVER = (NOT_HANDED_OVER, VOID, NOT_APPLICABLE)
NOT_COUNTED = (DRAFT, DISCARDED, REVOKED, DISPUTED)


@dataclass(slots=True)
class Facts:
    """Of one unit: what counts by subject, and the two rates as kept and all."""

    found: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    tasks: list[int] = field(default_factory=lambda: [0, 0])
    orders: list[int] = field(default_factory=lambda: [0, 0])


def facts_of(session: Session, plan: Plan, year: int, now: datetime, workdays: Workdays) -> dict[int, Facts]:
    """By unit; units that are not urged are not judged either."""
    found: dict[int, Facts] = defaultdict(Facts)
    judged = _judged(session)
    items = [one for one in _items(session, plan) if one.unit_id in judged and local(one.due_at).year == year]
    stand = standings(session, items, now, workdays)
    for item in items:
        _count_item(found[judged[item.unit_id]], item, stand[item.id], workdays)
    orders = select(Rectification).where(Rectification.plan_id == plan.id, Rectification.state.not_in(NOT_COUNTED))
    for order in session.scalars(orders.order_by(Rectification.id)).unique():
        if order.unit_id in judged and order.issued_at is not None and local(order.issued_at).year == year:
            _count_order(found[judged[order.unit_id]], order, now)
    return dict(found)


def is_judged(session: Session, unit: Unit, year: int) -> bool:
    """Whether anything of that year can stand on a sheet of this unit so far."""
    if unit.id not in _judged(session).values():
        return False
    whose = [number for number, own in _judged(session).items() if own == unit.id]
    items = select(Assignment).where(Assignment.unit_id.in_(whose), Assignment.state.not_in(NEVER))
    rows = session.scalars(items).unique()
    if any(local(item.due_at).year == year and not item.computed.startswith(SUM) for item in rows):
        return True
    orders = select(Rectification).where(Rectification.unit_id.in_(whose), Rectification.state.not_in(NOT_COUNTED))
    return any(one.issued_at and local(one.issued_at).year == year for one in session.scalars(orders).unique())


def _judged(session: Session) -> dict[int, int]:
    """Whose sheet counts what a unit did: its own, of a former name the present unit's; none once it was merged."""
    units = [unit for unit in Unit.all(session) if unit.urgeable]
    return {unit.id: unit.carrier.id for unit in units if unit.regrouped_at is None or FORMER in unit.code}


def _items(session: Session, plan: Plan) -> list[Assignment]:
    mine = select(Assignment).where(Assignment.plan_id == plan.id, Assignment.state.not_in(NEVER))
    rows = session.scalars(mine.order_by(Assignment.id)).unique()
    return [item for item in rows if not item.computed.startswith(SUM)]


def _count_item(facts: Facts, item: Assignment, stand: Standing, workdays: Workdays) -> None:
    """Kept or not by the accepted 实际完成日; open and overdue while it waits for the unit is late."""
    kept = in_time(item, workdays)
    if kept is None and not stand.overdue:
        return
    facts.tasks[1] += 1
    if kept:
        facts.tasks[0] += 1
        return
    cycle = f"（{Cycle.parse(item.cycle).label}）" if item.cycle else ""
    facts.found[LATE_TASK].append(f"{item.called}{cycle}")


def _count_order(facts: Facts, order: Rectification, now: datetime) -> None:
    kind = VETO_ORDER if order.severity.startswith("单项" + VETO) else OTHER_ORDER
    kind = MINUS_ORDER if order.severity.startswith(MINUS) else kind
    facts.found[kind].append(f"{order.number} {order.problem}")
    if order.repeats:
        facts.found[AGAIN_ORDER].append(f"{order.number}（上次{order.repeats}）")
    for day, measure, *_ in order.measures:
        if measure in MEASURES:
            facts.found[measure].append(f"{order.number} {day}")
    kept = order.in_time()
    late = kept is False or order.is_overdue(now)
    if kept is None and not late:
        return
    facts.orders[1] += 1
    facts.orders[0] += not late
    if late:
        facts.found[LATE_ORDER].append(order.number)


def rate(kept: Mapping[int, int] | list[int]) -> str:
    """8/10, 80%."""
    done, all_of_them = kept[0], kept[1]
    return f"{done}/{all_of_them}，{round(100 * done / all_of_them)}%" if all_of_them else "没有到期的"
