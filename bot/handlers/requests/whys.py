"""为啥又退, 府办说啥了: the last word on the unit's papers, reports and orders that was a no, with its reason."""

from sqlalchemy import and_, or_, select

from bot.clock import local_day
from bot.handlers.requests.finding import own_units
from bot.message import Reply
from bot.models import Assignment, History, Rectification, Request, Unit
from bot.models.history import DONE
from bot.turn import Turn
from bot.wording import timelines
from bot.wording.request_status import no_word, reason_told

WORDS = (
    "assignment.return", "assignment.reopen", "rectification.fail", "rectification.uphold", "request.return",
    "request.reject", "request.void", "request.verify_fail", "request.sign_return", "request.sign_refuse",
    "request.final_return", "request.give_back", "request.decline", "request.write_up",
)  # fmt: skip


def why(turn: Turn) -> Reply:
    """为啥退回来了"""
    row = _last_word(turn)
    if row is None:
        return Reply(no_word())
    units = {unit.id: unit.short for unit in turn.session.scalars(select(Unit))}
    return Reply(reason_told(timelines.line(row, units, local_day(turn.now)), row.subject_name.split()[0]))


def _last_word(turn: Turn) -> History | None:
    mine, own = own_units(turn), []
    for table in (Assignment, Rectification, Request):
        ids = [row.id for row in table.of_units(turn.session, mine)]
        own.append(and_(History.subject == table.__tablename__, History.subject_id.in_(ids)))
    found = select(History).where(or_(*own), History.event.in_(WORDS), History.result == DONE)
    return turn.session.scalar(found.order_by(History.id.desc()).limit(1))
