"""整改 on the ladders of reminders.csv: the unit unsigned, near and past its time; its leaders, and whoever may draft a
通报, once somebody of the office taps; whoever verifies once feedback waits."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.clock import local_day
from bot.models import Plan, Rectification
from bot.models.rectification import AWAITING_ACK, AWAITING_CHECK, WITH_UNIT
from bot.scheduler import rules

LIVE = (*sorted(WITH_UNIT), AWAITING_CHECK)
Place = tuple[tuple[str, int], str, date, date]  # the order, its ladder, the day that counts, since when it is asked


def open_ones(session: Session, plan: Plan) -> Iterator[Place]:
    """Every order of the notice that waits for its unit or for a verification."""
    found = select(Rectification).where(Rectification.plan_id == plan.id, Rectification.state.in_(LIVE))
    for order in session.scalars(found.order_by(Rectification.id)).unique():
        key = (Rectification.__tablename__, order.id)
        if order.state == AWAITING_CHECK:
            day = local_day(order.feedback_at or order.in_state_since)
            yield key, rules.TO_VERIFY, day, day
        elif order.due_at is not None and order.unit.urgeable:
            since, due = max(order.issued_day, _asked_since(order)), local_day(order.due_at)
            if order.state == AWAITING_ACK:
                yield key, rules.UNSIGNED, order.issued_day, since
            yield key, rules.DEADLINE, due, since
            yield key, rules.ESCALATION, due, since
            yield key, rules.CIRCULAR, due, since


def _asked_since(order: Rectification) -> date:
    """签收 is no break; a return or an upheld order is asked anew."""
    return order.issued_day if order.moved_event.startswith("acknowledge") else local_day(order.in_state_since)
