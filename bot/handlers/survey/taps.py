"""Taps on the cards of 未批先办: the principal signs the explanation, 市府办 settles."""

from collections.abc import Callable, Mapping

from bot.clock import local_day
from bot.errors import Denied, NotAllowed, Unclear
from bot.message import Reply
from bot.models import Card, Request, Role
from bot.models.delegation import Signatories
from bot.turn import Question, Turn
from bot.wording import unapproved as say

EVENTS = {"dismiss": "dismiss", "return": "return", **dict.fromkeys(say.MEASURES, "settle")}


def tap_explanation(turn: Turn, card: Card, verb: str, chosen: str) -> Reply:
    """〔签字〕〔退回〕 the explanation, by whoever signs for the unit now."""
    request = Request.with_id_for_change(turn.session, card.subject_id)
    desk = Signatories.of(turn.session, request.unit_id, local_day(turn.now), request.plan)
    turn.act.by = desk.post_of(turn.person)
    if turn.act.by is None:
        raise NotAllowed("no_longer_principal", subject=request, unit=request.unit)
    if verb == "agree":
        request.explain(turn.act, desk, card.form_hash)
        return Reply()
    request.check_signable(turn.act, desk)
    reason = say.reason_of(chosen)
    if not reason:
        return _ask(turn, request, card, verb)
    request.turn_down(turn.act, desk, reason)
    return Reply()


def tap_settle(turn: Turn, card: Card, verb: str, chosen: str) -> Reply:
    """〔记录在案〕〔通报〕〔约谈〕〔不记违规〕〔退回〕."""
    request = _as_approver(turn, card)
    request.check_settle(turn.act, EVENTS[verb])
    if verb in say.MEASURES:
        request.settle(turn.act, say.MEASURES[verb])
        return Reply()
    reason = say.reason_of(chosen)
    if not reason:
        return _ask(turn, request, card, verb)
    _decide(turn, request, verb, reason)
    return Reply()


def reason(turn: Turn) -> Reply:
    """(the words after 其他) → shown back → 是 → decided"""
    card = turn.session.get(Card, int(turn.slot("card") or 0))
    verb, said = turn.text("verb"), turn.text("reason").strip()
    if card is None or card.step not in TAPS:
        raise Unclear("nothing_to_decide")
    if len(said) < 2:  # noqa: PLR2004 - the shortest reason that the verbs take
        raise Question(say.reason_wanted(verb), "reason", slots={"reason": ""})
    if not turn.confirmed:
        return turn.offer(say.reason_shown(verb, said))
    if card.step == "explain":
        request = Request.with_id_for_change(turn.session, card.subject_id)
        desk = Signatories.of(turn.session, request.unit_id, local_day(turn.now), request.plan)
        turn.act.by = desk.post_of(turn.person)
        if turn.act.by is None:
            raise NotAllowed("no_longer_principal", subject=request, unit=request.unit)
        request.turn_down(turn.act, desk, said)
    else:
        _decide(turn, _as_approver(turn, card), verb, said)
    return Reply(say.reason_taken())


def _as_approver(turn: Turn, card: Card) -> Request:
    request = Request.with_id_for_change(turn.session, card.subject_id)
    posts = turn.person.posts if turn.person else []
    turn.act.by = next((post for post in posts if post.holds(Role.APPROVER)), None)
    if turn.act.by is None:
        raise NotAllowed("no_longer_in_office", subject=request, unit=request.unit)
    return request


def _decide(turn: Turn, request: Request, verb: str, why: str) -> None:
    if verb not in {"dismiss", "return"}:
        raise Denied("card_forged_key", subject=request)
    decide = request.dismiss if verb == "dismiss" else request.return_explanation
    decide(turn.act, why)


def _ask(turn: Turn, request: Request, card: Card, verb: str) -> Reply:
    text = say.reason_wanted(verb)
    slots = {"request": request.number, "card": card.id, "verb": verb}
    turn.open(Question(text, "reason", slots=slots, intent="CASE_REASON"), card_id=card.id)
    return Reply(text)


TAPS: Mapping[str, Callable[[Turn, Card, str, str], Reply]] = {"explain": tap_explanation, "settle": tap_settle}
