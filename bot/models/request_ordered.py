"""责令关停注销, the unit's side: it signs for the order in place of its principal. One history row; nothing moves."""

from sqlalchemy.orm import Session

from bot.errors import Denied, NotAllowed, WrongState
from bot.models.history import DONE, Act, History
from bot.models.member import Role
from bot.models.request import Request
from bot.models.request_draft import WORKERS
from bot.models.request_row import BY_ORDER

EVENT = "request.acknowledge"
RECEIVING = frozenset({*WORKERS, Role.LEADER, Role.PRINCIPAL})


def acknowledgement(session: Session, request: Request) -> History | None:
    """Who signed for it, and when."""
    rows = History.of(session, Request.__tablename__, request.id)
    return next((row for row in rows if row.event == EVENT and row.result == DONE), None)


def acknowledge(session: Session, act: Act, request: Request, how: str) -> None:
    """签收, once, by anybody of the unit who clerks for it or leads it; at any time, for the order stands."""
    by = act.by
    if by is None or by.unit_id != request.unit_id or not by.holds(*RECEIVING):
        raise NotAllowed("not_own_unit", subject=request, unit=request.unit, own=by.unit if by else None)
    if request.origin != BY_ORDER:
        raise Denied("not_ordered", subject=request)
    signed = acknowledgement(session, request)
    if signed is not None:
        raise WrongState("order_signed_for", subject=request, who=signed.who, at=signed.at)
    act.record(EVENT, request, before=request.state, after=request.state, how=how)
