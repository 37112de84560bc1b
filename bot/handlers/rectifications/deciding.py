"""复核, 答复申请复核, 草稿: a card decides; typed words only open it; a reason is ready or in one's own words."""

from collections.abc import Callable, Mapping

from bot.errors import Denied, Unclear, WrongState
from bot.handlers.rectifications.finding import as_watcher, options, order_named
from bot.message import Reply
from bot.models import Card, Member, Rectification
from bot.models.rectification import AWAITING_CHECK, DISPUTED
from bot.turn import Question, Turn
from bot.wording import rect_cards as cards
from bot.wording import rectifications as say

DOING = {
    ("rect_draft", "discard"): "不予下发",
    ("rect_check", "return"): "退回",
    ("rect_dispute", "uphold"): "维持",
}
READY = {"uphold": frozenset({"clear"})}  # ready reasons that fit the button; all of them where none are named


def verify(turn: Turn) -> Reply:
    """整改通过 ZG-2022-001 · 整改不到位 ZG-2022-001 理由: opens a fresh card."""
    order = _meant(turn, AWAITING_CHECK)
    _as_checker(turn, order)
    if order.state != AWAITING_CHECK:
        raise WrongState("rect_moved_on", subject=order, state=order.state, event="pass")
    order.permit_check(turn.act)
    return _card_again(turn, order, "rect_check")


def answer(turn: Turn) -> Reply:
    """维持整改 ZG-2022-001 理由 · 撤销整改 ZG-2022-001: opens a fresh card."""
    order = _meant(turn, DISPUTED)
    _as_answerer(turn, order, turn.text("result") or "uphold")
    return _card_again(turn, order, "rect_dispute")


def tap(turn: Turn, card: Card, verb: str, chosen: str) -> Reply:
    """〔下发〕〔不予下发〕 · 〔通过〕〔退回〕 · 〔维持〕〔撤销〕"""
    order = Rectification.with_id_for_change(turn.session, card.subject_id)
    _ready(turn, card, order, verb)
    fits = READY.get(verb)
    picked = chosen if fits is None or chosen in fits | {"", cards.NONE, cards.TYPED} else ""
    reason = cards.reason_of(card.step, picked, str(card.facts.get("reason", "")))
    if (card.step, verb) in DOING and not reason:
        slots = {"card": card.id, "verb": verb}
        text = say.ask_reason(order, DOING[card.step, verb])
        turn.open(Question(text, "reason", fields=["reason"], slots=slots, intent="RECTIFY_REASON"), card_id=card.id)
        return Reply(text)
    _take(turn, order, card.step, verb, reason)
    return Reply()


def reason(turn: Turn) -> Reply:
    """The next words after a button that needs a reason: shown back, and 是 decides."""
    card = turn.session.get_one(Card, int(turn.need("card", "请在卡片上点。")))
    verb = turn.text("verb")
    if (card.step, verb) not in DOING:
        raise Denied("card_forged_key")
    order = Rectification.with_id_for_change(turn.session, card.subject_id)
    _ready(turn, card, order, verb)
    said = turn.text("reason") or turn.message.text.strip()
    if not turn.confirmed:
        shown = say.show_reason(order, DOING[card.step, verb], said)
        return turn.offer(shown, intent="RECTIFY_REASON", card=card.id, verb=verb, reason=said)
    _take(turn, order, card.step, verb, said)
    done = say.discarded(order) if verb == "discard" else say.decided(order, DOING[card.step, verb])
    return Reply(done)


def _ready(turn: Turn, card: Card, order: Rectification, verb: str) -> None:
    """The card still asks what it asked, and this person may decide it at this moment."""
    if card.step == "rect_draft":
        as_watcher(turn, order.plan, order.account)
        order.expect(turn.act, verb)
    elif card.step == "rect_check":
        if order.state != AWAITING_CHECK:
            raise WrongState("rect_moved_on", subject=order, state=order.state, event="pass")
        _as_checker(turn, order)
        order.permit_check(turn.act)
        if card.form_hash != order.report_hash:
            raise Denied("report_changed", subject=order)
    else:
        _as_answerer(turn, order, verb)


def _take(turn: Turn, order: Rectification, step: str, verb: str, why: str) -> None:
    act = DECIDE.get((step, verb))
    if act is None:
        raise Denied("card_forged_key", subject=order)
    act(turn, order, why)


def _card_again(turn: Turn, order: Rectification, step: str) -> Reply:
    why = turn.text("reason") or turn.text("text")
    turn.act.record("rectification.card_asked", order, step=step, reason=why, person=turn.speaker.id)
    return Reply(say.card_is_coming(order))


def _meant(turn: Turn, state: str) -> Rectification:
    """The order of that number, else the only one that stands in this state."""
    if turn.text("rect"):
        return order_named(turn)
    rows = Rectification.in_state(turn.session, state)
    if not rows:
        raise Unclear("nothing_to_verify")
    if len(rows) > 1:
        raise Question(say.which_order(rows), "choose", options=options(rows))
    return order_named(turn, rows[0].number)


def _as_checker(turn: Turn, order: Rectification) -> None:
    """In which of his posts the speaker verifies; where none fits, the nearest one tells why."""
    turn.act.by = _post(turn, order.may_check, order.may_watch)


def _as_answerer(turn: Turn, order: Rectification, event: str) -> None:
    turn.act.by = _post(turn, lambda post: order.may_answer(post, event), order.may_answer)
    order.permit_answer(turn.act, event)


def _post(turn: Turn, *tests: Callable[[Member], bool]) -> Member:
    posts = turn.speaker.posts
    return next((post for test in tests for post in posts if test(post)), posts[0])


DECIDE: Mapping[tuple[str, str], Callable[[Turn, Rectification, str], None]] = {
    ("rect_draft", "issue"): lambda turn, order, _: order.issue(turn.act, turn.workdays),
    ("rect_draft", "discard"): lambda turn, order, why: order.discard(turn.act, why),
    ("rect_check", "pass"): lambda turn, order, _: order.pass_(turn.act),
    ("rect_check", "return"): lambda turn, order, why: order.fail(turn.act, why, turn.workdays),
    ("rect_dispute", "uphold"): lambda turn, order, why: order.uphold(turn.act, why, turn.workdays),
    ("rect_dispute", "revoke"): lambda turn, order, why: order.revoke(turn.act, why),
}
TAPS: Mapping[str, Callable[[Turn, Card, str, str], Reply]] = dict.fromkeys(
    ("rect_draft", "rect_check", "rect_dispute"), tap
)
