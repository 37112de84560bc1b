"""A reason that was asked for: shown back, confirmed, and only then the decision."""

from bot.errors import Unclear
from bot.handlers.approving.deciding import DOING, EVENTS, Decision, entitle
from bot.message import Reply
from bot.models import Card, Request
from bot.models.request_sign import given_reason
from bot.turn import Question, Turn
from bot.wording import signing as words

KEEP = "改为保留"


def reason(turn: Turn) -> Reply:
    """(the words after 其他) → shown back → 是 → decided"""
    card = turn.session.get(Card, int(turn.slot("card") or 0))
    request = Request.for_change(turn.session, turn.text("request"))
    verb = turn.text("verb")
    if card is None or request is None or (card.step, verb) not in DOING:
        raise Unclear("no_such_request", value=turn.text("request"))
    entitle(turn, request, card.step)
    request.expect(*EVENTS[card.step, verb])
    may_keep = verb == "reject" and request.is_cancellation
    said = turn.text("reason").strip()
    keep = may_keep and said.endswith(KEEP)
    why = said.removesuffix(KEEP).rstrip("，,。；; ") if keep else said
    if len(why) < 2:  # noqa: PLR2004 - the shortest reason that the verbs take
        text = words.reason_wanted(request, DOING[card.step, verb], may_keep=may_keep)
        raise Question(text, "reason", slots={"reason": ""})
    if not turn.confirmed:
        given_reason(why)
        doing = DOING[card.step, verb]
        return turn.offer(words.reason_shown(request, doing, why, keep=keep, may_keep=may_keep))
    Decision(turn, card, request, verb, why, keep=keep).take()
    return Reply(words.decided(request, DOING[card.step, verb]))
