"""Taps on the cards of office and monitor: a ready reason decides at once, 其他 asks for one."""

from collections.abc import Callable, Mapping

from bot.clock import local_day
from bot.errors import NotAllowed
from bot.handlers.approving.deciding import DOING, EVENTS, ROLES, Decision, entitle
from bot.message import Reply
from bot.models import Card, Delegation, Request, Role
from bot.models.request import AWAITING_SIGN
from bot.turn import Question, Turn
from bot.wording import request_cards as cards
from bot.wording import signing as words


def tap(turn: Turn, card: Card, verb: str, chosen: str) -> Reply:
    """〔同意〕〔退回〕〔驳回〕, 〔通过〕〔退回〕 and the like."""
    request = Request.with_id_for_change(turn.session, card.subject_id)
    entitle(turn, request, card.step)
    typed = str(card.facts.get("reason", ""))
    reason = cards.reason_of(card.step, chosen, typed)
    if (card.step, verb) in DOING and not reason:
        return _ask_reason(turn, request, card, verb)
    keep, checked = cards.keeps(chosen), chosen == cards.CHECKED
    Decision(turn, card, request, verb, reason, keep=keep, checked=checked).take()
    return Reply()


def tap_delegation(turn: Turn, card: Card, verb: str, chosen: str) -> Reply:
    """〔同意〕〔不同意〕 a delegation."""
    del chosen
    posts = turn.person.posts if turn.person else []
    turn.act.by = next((post for post in posts if post.holds(Role.APPROVER)), None)
    given = Delegation.for_change(turn.session, card.subject_id)
    if turn.act.by is None:
        raise NotAllowed("no_longer_in_office", subject=given)
    if verb != "agree":
        given.decline(turn.act)
        return Reply()
    given.agree(turn.act)
    if given.covers(local_day(turn.now)):
        given.start(turn.act)
        for request in Request.of_units(turn.session, [given.unit_id], AWAITING_SIGN):
            request.delegate(turn.act, given)
    return Reply()


def _ask_reason(turn: Turn, request: Request, card: Card, verb: str) -> Reply:
    """The decision stays open for others until the reason is there and confirmed."""
    request.expect(*EVENTS[card.step, verb])
    may_keep = verb == "reject" and request.is_cancellation
    text = words.reason_wanted(request, DOING[card.step, verb], may_keep=may_keep)
    slots = {"request": request.number, "card": card.id, "verb": verb}
    turn.open(Question(text, "reason", slots=slots, intent="REQUEST_REASON"), card_id=card.id)
    return Reply(text)


TAPS: Mapping[str, Callable[[Turn, Card, str, str], Reply]] = {
    **dict.fromkeys((*ROLES, "inspect"), tap),
    "delegation": tap_delegation,
}
