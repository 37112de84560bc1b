"""责令关停: the unit signs for it, by a tap or in words."""

from collections.abc import Callable, Mapping

from bot.errors import Unclear
from bot.message import Reply
from bot.models import Card, Request
from bot.models.request_ordered import RECEIVING
from bot.models.request_ordered import acknowledge as sign_for
from bot.turn import Turn
from bot.wording import request_news as say

STEP = "ordered"  # of the card


def acknowledge(turn: Turn) -> Reply:
    """签收 ZX-2022-001"""
    request = Request.for_change(turn.session, turn.text("request"))
    if request is None:
        raise Unclear("no_such_request", value=turn.text("request"))
    _sign(turn, request, "回复")
    return Reply(say.signed_for(request))


def acknowledge_tap(turn: Turn, card: Card, verb: str, chosen: str) -> Reply:
    """〔签收〕"""
    del verb, chosen
    _sign(turn, Request.with_id_for_change(turn.session, card.subject_id), "点按")
    return Reply()


def _sign(turn: Turn, request: Request, how: str) -> None:
    turn.member(*RECEIVING, among=[request.unit_id])
    sign_for(turn.session, turn.act, request, how)


TAPS: Mapping[str, Callable[[Turn, Card, str, str], Reply]] = {STEP: acknowledge_tap}
