"""A picture within 30 minutes belongs to one's own last report in the same chat, else the bot asks. Never required."""

from sqlalchemy import select

from bot.message import Reply
from bot.models import Assignment, Evidence, Rectification, Request
from bot.models.assignment import AWAITING_ACK, AWAITING_CHECK, IN_HAND, RETURNED, WORKERS
from bot.models.evidence import BESIDE, lately_done
from bot.models.received_list import may_send_any
from bot.models.rectification import AWAITING_CHECK as ORDER_AWAITING_CHECK
from bot.models.rectification import WITH_UNIT
from bot.models.request import APPROVED, AT_PLATFORM, AWAITING_APPROVAL, AWAITING_SIGN
from bot.paging import PAGE
from bot.turn import Slots, Turn
from bot.wording import pictures as say

ITEMS = (AWAITING_ACK, IN_HAND, AWAITING_CHECK, RETURNED)
ORDERS = (*sorted(WITH_UNIT), ORDER_AWAITING_CHECK)
REQUESTS = (AWAITING_SIGN, AWAITING_APPROVAL, APPROVED, AT_PLATFORM)


def picture(turn: Turn) -> Reply:
    """A picture or file was sent."""
    turn.act.by = next((post for post in turn.speaker.posts if post.roles), None)
    last = lately_done(turn.session, turn.act)
    if last is not None and last.subject_id is not None:
        about = {"subject": last.subject, "subject_id": last.subject_id, "step": last.event.partition(".")[2]}
        kept = Evidence.receive(turn.session, turn.act, turn.message.media, _list_of(turn), **about)
        return Reply(say.kept(len(kept), last.subject_name) if kept else say.unreadable())
    options = _options(turn)
    if not options:
        return Reply(say.nothing_for_it())
    kept = Evidence.receive(turn.session, turn.act, turn.message.media, _list_of(turn))
    if not kept:
        return Reply(say.unreadable())
    return _which(turn, options, [one.id for one in kept])


def belongs(turn: Turn) -> Reply:
    """是: what was no list after all is evidence, of which item is asked."""
    options, kept = _options(turn), Evidence.unsorted(turn.session, turn.speaker.id)
    if not options or not kept:
        return Reply(say.nothing_for_it())
    return _which(turn, options, [kept[-1].id])


def _which(turn: Turn, options: list[Slots], evidence: list[int]) -> Reply:
    return turn.choose(say.which(), [{**option, "evidence": evidence} for option in options], intent="PICTURE")


def _list_of(turn: Turn) -> str:
    """A file in one's own chat may also be a list that its sender may have read in."""
    return BESIDE if not turn.message.in_group and may_send_any(turn.speaker) else ""


def assign(turn: Turn) -> Reply:
    """The answer to “这是哪一项的？”; a picture that is only spoken of is looked for, or asked to be sent."""
    if turn.slot("evidence") is None:
        return _spoken_of(turn)
    ids = turn.slot("evidence") or []
    subject, subject_id = turn.text("subject"), int(turn.slot("subject_id") or 0)
    kept = [one for one in (turn.session.get(Evidence, key) for key in ids) if one and one.person_id == turn.speaker.id]
    offered = {(option["subject"], option["subject_id"]) for option in _options(turn)}
    if not kept or (subject, subject_id) not in offered:
        return Reply(say.nothing_for_it())
    for one in kept:
        one.assign(turn.act, subject, subject_id, "picture")
    return Reply(say.kept(len(kept), turn.text("about")))


def _spoken_of(turn: Turn) -> Reply:
    """刚发的图是任务1的: the last one that belongs to nothing yet."""
    options, kept = _options(turn), Evidence.unsorted(turn.session, turn.speaker.id)
    return _which(turn, options, [kept[-1].id]) if options and kept else Reply(say.send_it())


def _options(turn: Turn) -> list[Slots]:
    """What of the speaker's units a picture may belong to."""
    units = [post.unit_id for post in turn.speaker.posts if post.holds(*WORKERS)]
    items = [item for item in Assignment.of_units(turn.session, units, *ITEMS) if not item.is_counted]
    open_ones = select(Request).where(Request.unit_id.in_(units), Request.state.in_(REQUESTS)).order_by(Request.id)
    orders = Rectification.of_units(turn.session, units, *ORDERS)
    return [
        *[_option("rectification", order.id, f"整改{order.subject_name}") for order in orders][:PAGE],
        *[_option("assignment", item.id, say.item(item)) for item in items][:PAGE],
        *[_option("request", request.id, request.subject_name) for request in turn.session.scalars(open_ones)][:PAGE],
    ]


def _option(subject: str, subject_id: int, label: str) -> Slots:
    return {"subject": subject, "subject_id": subject_id, "about": label, "label": label}
