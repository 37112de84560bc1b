"""催办 an order, and the draft of a 通报 about one: by whoever orders it, or 市府办."""

from collections.abc import Sequence

from sqlalchemy import select

from bot.clock import local_day
from bot.errors import Denied
from bot.handlers.rectifications.finding import order_named
from bot.message import Reply
from bot.models import Member, Notice, Rectification
from bot.models.member import OFFICE
from bot.models.rectification import DISCARDED, REVOKED, WITH_UNIT, WORKERS
from bot.turn import Turn
from bot.wording import rect_watch as say

URGED = "催办"


def urge(turn: Turn) -> Reply:
    """催办 ZG-2022-001、ZG-2022-002 · 催办整改 (all that is overdue)"""
    numbers = turn.slot("rects") or ([turn.text("rect")] if turn.text("rect") else [])
    rows = [_named(turn, str(number)) for number in numbers] or _overdue(turn)
    due = [order for order in rows if _may_urge(turn, order)]
    when = turn.workdays.next_window(turn.now)
    if not due:
        return turn.decline(say.nothing_to_urge(len(rows)))
    if not turn.agreed:
        return turn.show(say.urge_preview(due, when, len(rows) - len(due)))
    slot = local_day(turn.now).isoformat()
    for order in due:
        where = {"subject": Rectification.__tablename__, "subject_id": order.id, "kind": URGED, "slot": slot}
        turn.session.add(Notice(**where, made_at=turn.now, facts={}))
        order.urge(turn.act)
    return Reply(say.urged(due, when))


def circular(turn: Turn) -> Reply:
    """起草通报 ZG-2022-001"""
    order = _as_orderer(turn, order_named(turn))
    if order.issued_at is None or order.state in {REVOKED, DISCARDED}:
        raise Denied("rect_not_circular", subject=order)
    turn.act.record("rectification.circular_asked", order)
    return Reply(say.circular_on_its_way(order))


def _named(turn: Turn, number: str) -> Rectification:
    turn.slots["rect"] = number
    order = _as_orderer(turn, order_named(turn))
    order.expect_urge(turn.act)
    return order


def _as_orderer(turn: Turn, order: Rectification) -> Rectification:
    """市府办, or 监测 of the notice; he acts in the post that may."""
    posts = [post for post in turn.speaker.posts if post.holds(*OFFICE) or order.may_watch(post)]
    turn.act.by = posts[0] if posts else turn.speaker.posts[0]
    order.permit_urge(turn.act)
    return order


def _overdue(turn: Turn) -> Sequence[Rectification]:
    found = []
    for order in Rectification.in_state(turn.session, *sorted(WITH_UNIT)):
        posts = [post for post in turn.speaker.posts if post.holds(*OFFICE) or order.may_watch(post)]
        if posts and order.is_overdue(turn.now):
            turn.act.by = posts[0]
            found.append(order)
    return found


def _may_urge(turn: Turn, order: Rectification) -> bool:
    """Once an order and day; never units that are not urged, nor where nobody could read it."""
    people = Member.of_unit(turn.session, order.unit_id, *WORKERS)
    reachable = order.plan.setting("试运行收件人") or any(member.person.userid for member in people)
    if not order.unit.urgeable or not reachable:
        return False
    today = select(Notice.id).where(
        Notice.subject == Rectification.__tablename__,
        Notice.subject_id == order.id,
        Notice.kind == URGED,
        Notice.slot == local_day(turn.now).isoformat(),
    )
    return turn.session.scalar(today) is None
