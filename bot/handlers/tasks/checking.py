"""核实: a card decides; typed words only open it; a return needs a reason, ready or in one's own words."""

from collections.abc import Sequence

from bot.errors import Denied, NotAllowed, Unclear, WrongState
from bot.handlers.tasks.finding import is_named
from bot.message import Reply
from bot.models import Assignment, Card, Member, Rectification, roster
from bot.models.assignment import AWAITING_CHECK, DONE, NOT_HANDED_OVER, RETURNED, ROSTER
from bot.models.member import ADMINS
from bot.models.rectification import AWAITING_CHECK as TO_CHECK
from bot.paging import PAGE, on_page
from bot.turn import Question, Turn
from bot.wording import checks as say
from bot.wording import task_cards as cards


def verify(turn: Turn) -> Reply:
    """核实 <编号> <单位> · 通过 · 退回 <理由>: opens a fresh card."""
    items = [item for item in _mine_to_check(turn) if _is_meant(turn, item)]
    if not items:
        raise _why_not(turn)
    if len(items) > 1:
        options = [_option(item) for item in items[:PAGE]]
        raise Question("要核实哪一项？", "choose", options=options)
    item = items[0]
    turn.act.by = _checker(turn, item)
    reason = turn.text("reason") or turn.text("text")
    turn.act.record("assignment.card_asked", item, step="check", reason=reason, person=turn.speaker.id)
    return Reply(say.fresh_card(item, reason))


def pending_verifications(turn: Turn) -> Reply:
    """待核实: the card comes again for the one that is picked."""
    items = _mine_to_check(turn)
    page = min(turn.page, say.pages(items))
    if shown := on_page(items, page):
        options = [_option(item) for item in shown]
        turn.open(Question("要核实哪一项？", "choose", options=options, intent="VERIFY"))
    return Reply(say.pending(items, page))


def check_tap(turn: Turn, card: Card, verb: str, chosen: str) -> Reply:
    """〔通过〕〔退回〕"""
    item = Assignment.for_change(turn.session, card.subject_id)
    _ready(turn, card, item)
    if verb == "pass":
        _pass(turn, item, as_stated=chosen != cards.BY_REPORT)
        return Reply()
    typed = str(card.facts.get("reason", ""))
    given = typed if typed and chosen in {"", cards.NONE, cards.TYPED} else cards.full_reason(chosen)
    if given:
        item.return_(turn.act, given, turn.workdays)
        return Reply()
    question = Question(
        say.ask_reason(item), "reason", fields=["reason"], slots={"card": card.id}, intent="TASK_REASON"
    )
    turn.open(question, card_id=card.id)
    return Reply(question.text)


def reason(turn: Turn) -> Reply:
    """The next words after 〔退回〕: shown back, and 是 decides."""
    card = turn.session.get_one(Card, int(turn.need("card", "要退回哪一项？请在卡片上点“退回”。")))
    item = Assignment.for_change(turn.session, card.subject_id)
    said = turn.text("reason") or turn.text("text") or turn.message.text.strip()
    _ready(turn, card, item)
    if not turn.confirmed:
        return turn.offer(say.show_reason(item, said), intent="TASK_REASON", card=card.id, reason=said)
    item.return_(turn.act, said, turn.workdays)
    return Reply(say.returned(item))


def _ready(turn: Turn, card: Card, item: Assignment) -> None:
    """The card still asks what it asked: same state, same report, and this person may verify it now."""
    if item.state != AWAITING_CHECK:
        raise WrongState("already_checked", subject=item, state=item.state, event="verify_pass")
    turn.act.by = _checker(turn, item)
    item.permit_check(turn.act)
    if card.form_hash and card.form_hash != item.report_hash:
        raise Denied("report_changed", subject=item)


def _pass(turn: Turn, item: Assignment, *, as_stated: bool) -> None:
    item.verify_pass(turn.act, as_stated=as_stated)
    if item.computed == ROSTER:
        roster.take_effect(turn.session, turn.act, item)


def _checker(turn: Turn, item: Assignment) -> Member:
    """In which of his units the speaker verifies."""
    posts = [post for post in turn.speaker.posts if post.roles - ADMINS] or turn.speaker.posts
    return next((post for post in posts if item.may_check(post)), _nearest(posts, item))


def _nearest(posts: Sequence[Member], item: Assignment) -> Member:
    """Where nobody fits: the post in the verifying unit, so that the refusal names the real ground."""
    return next((post for post in posts if item.checked_by in post.unit.names), posts[0])


def _mine_to_check(turn: Turn) -> list[Assignment]:
    waiting = Assignment.in_state(turn.session, AWAITING_CHECK)
    return [item for item in waiting if any(item.may_check(post) for post in turn.speaker.posts)]


def _is_meant(turn: Turn, item: Assignment) -> bool:
    number, unit, plan = turn.slot("task"), turn.text("unit"), turn.text("plan")
    return (
        turn.slot("item") in {None, item.id}
        and (number is None or item.number == number)
        and (not unit or item.unit.code == unit)
        and (not plan or is_named(item.plan, plan))
    )


def _why_not(turn: Turn) -> Exception:
    """Nothing to verify under these words: decided already, somebody else's, one's own? And what waits besides."""
    besides = {"waiting": len(_mine_to_check(turn)), "orders": _orders_to_check(turn)}
    if turn.slot("task") is None and not turn.text("unit"):
        return Unclear("nothing_to_verify", **besides)
    decided = [item for item in Assignment.in_state(turn.session, DONE, RETURNED) if _is_meant(turn, item)]
    mine = [item for item in decided if item.verified_at is not None or item.state == RETURNED]
    mine = [item for item in mine if any(item.checked_by in post.unit.names for post in turn.speaker.posts)]
    if turn.slot("task") is not None and not mine:
        refused = _not_permitted(turn)
        if refused is not None:
            return refused
    if mine and not besides["orders"]:
        return WrongState("checked_before", subject=mine[-1], state=mine[-1].state, event="verify_pass", **besides)
    return WrongState("nothing_to_verify", state=NOT_HANDED_OVER, event="verify_pass", **besides)


def _not_permitted(turn: Turn) -> Exception | None:
    """Why what waits under these words is not for the speaker to verify; None if nothing waits."""
    waiting = [item for item in Assignment.in_state(turn.session, AWAITING_CHECK) if _is_meant(turn, item)]
    if not waiting:
        return None
    turn.act.by = _checker(turn, waiting[0])
    try:
        waiting[0].permit_check(turn.act)
    except (Denied, NotAllowed) as refused:
        return refused
    return None


def _orders_to_check(turn: Turn) -> list[str]:
    """Numbers of 整改 (of the unit that is named) whose feedback waits for the speaker."""
    unit, posts = turn.text("unit"), turn.speaker.posts
    fed_back = Rectification.in_state(turn.session, TO_CHECK)
    mine = [order for order in fed_back if any(map(order.may_check, posts))]
    return [order.number for order in mine if not unit or order.unit.code == unit]


def _option(item: Assignment) -> dict[str, object]:
    known = {"item": item.id, "task": item.number, "plan": item.plan.doc_no, "unit": item.unit.code}
    return {**known, "label": say.choice(item)}
