"""What a unit does about an order: 签收, 反馈 (a sentence or a link), 申请复核."""

import re

from bot.clock import local_day
from bot.errors import WrongState
from bot.handlers.rectifications.finding import own_order
from bot.message import Reply
from bot.models import Assignment, Card, Evidence, Member, Rectification, Role
from bot.models.assignment import AWAITING_ACK as ITEM_UNSIGNED
from bot.models.rectification import AWAITING_ACK, AWAITING_CHECK, WITH_UNIT, WORKERS
from bot.models.rectification_unit import SHORTEST
from bot.turn import Turn
from bot.wording import rectifications as say

_DONE = re.compile(  # that it is done, and not what
    r"(?:[嗯好哦的]|已经?|都|全部?|我们?|这[个条]|那[个条]|整改的?|问题|单位|刚才?)*[,，]?"
    r"(?:整?改|更正|修改|弄|处理|纠正|搞)(?:好|完|掉|过|正|到位|完成|完毕|了)+[了的啦吧哈]*[。.！!~]*"
)
_LINK = re.compile(r"https?://[\x21-\x7e]+")
_COMMAND = re.compile(r"\s*整改反馈")


def awaits_receipt(turn: Turn) -> bool:
    """Whether a bare 签收 means an order: one is waiting, and no item is."""
    units = [post.unit_id for post in turn.speaker.posts if post.holds(*WORKERS)]
    if Assignment.of_units(turn.session, units, ITEM_UNSIGNED):
        return False
    return bool(Rectification.of_units(turn.session, units, AWAITING_ACK))


def acknowledge(turn: Turn) -> Reply:
    """签收 ZG-2022-001"""
    order = own_order(turn, [AWAITING_ACK])
    order.acknowledge(turn.act, "回复")
    return Reply(say.acknowledged(order, local_day(turn.now)))


def feedback(turn: Turn) -> Reply:
    """整改反馈 [ZG-2022-001] <一句话或链接>"""
    order = _told_of(turn)
    if order.state != AWAITING_CHECK:
        order.expect(turn.act, "feedback")
    text = turn.text("text") or turn.text("reason")
    if not text and turn.message.media:
        text = "见所附图片"
    if order.state == AWAITING_CHECK:
        return _again(turn, order, text)
    if turn.slot("joins"):
        return Reply(say.joins_nothing(order, text))  # it came back meanwhile, and the old words are no new feedback
    if not text:
        return turn.ask(say.ask_feedback(order), ["text"], intent="RECTIFY_FEEDBACK", rect=order.number)
    if _lacks_link(turn, order, text):
        turn.slots["text"] = text
        return turn.show(say.feedback_preview(order, text), rect=order.number)
    order.give_feedback(turn.act, text)
    _keep_pictures(turn, order)
    return Reply(say.fed_back(order))


def _told_of(turn: Turn) -> Rectification:
    """The order that is to be mended; where none is, one whose feedback nobody has verified yet."""
    units = [post.unit_id for post in turn.speaker.posts if post.holds(*WORKERS)]
    to_mend = Rectification.of_units(turn.session, units, *WITH_UNIT)
    told = [] if to_mend else Rectification.of_units(turn.session, units, AWAITING_CHECK)
    return own_order(turn, [AWAITING_CHECK] if told else list(WITH_UNIT))


def _again(turn: Turn, order: Rectification, text: str) -> Reply:
    """整改反馈 while it waits: put behind the first; said in other words, it is shown before. 改好了 adds nothing."""
    order.expect(turn.act, "feedback_add")
    fresh = _LINK.sub(lambda link: "" if link[0] in order.feedback else link[0], text).strip(" ，,。")
    if len(fresh) < SHORTEST or _DONE.fullmatch(fresh) or fresh in order.feedback:
        raise WrongState("rect_moved_on", subject=order, state=order.state, event="feedback")
    if not turn.confirmed and not _COMMAND.match(turn.words):
        turn.slots["text"] = text
        return turn.show(say.feedback_addition(order, text), rect=order.number, joins=True)
    order.add_feedback(turn.act, text)
    _keep_pictures(turn, order)
    return Reply(say.fed_back_again(order))


def _keep_pictures(turn: Turn, order: Rectification) -> None:
    about = {"subject": Rectification.__tablename__, "subject_id": order.id, "step": "feedback"}
    Evidence.receive(turn.session, turn.act, turn.message.media, **about)


def _lacks_link(turn: Turn, order: Rectification, text: str) -> bool:
    """改好了, and nothing else, where the notice wants a link: shown once, with what is wanted; never forced."""
    bare = "链接" in order.wanted and not turn.message.media and _DONE.fullmatch(text.strip()) is not None
    return bare and not turn.agreed and "反馈" not in turn.words


def dispute(turn: Turn) -> Reply:
    """申请复核 [ZG-2022-001] <理由>"""
    order = own_order(turn, list(WITH_UNIT))
    stand_in = not Member.of_unit(turn.session, order.unit_id, Role.CONTACT)
    order.expect_dispute(turn.act, turn.workdays, stand_in=stand_in)
    reason = turn.text("reason") or turn.text("text")
    if not reason:
        return turn.ask(say.ask_dispute(order), ["text"], intent="RECTIFY_DISPUTE", rect=order.number)
    order.give_dispute(turn.act, reason, turn.workdays, stand_in=stand_in)
    return Reply(say.disputed(order))


def order_tap(turn: Turn, card: Card, verb: str, chosen: str) -> Reply:
    """〔签收〕〔反馈〕〔申请复核〕"""
    del chosen
    order = Rectification.with_id_for_change(turn.session, card.subject_id)
    turn.slots = {"rect": order.number}
    if verb == "feedback":
        return feedback(turn)
    if verb == "dispute":
        return dispute(turn)
    own_order(turn, [AWAITING_ACK])
    if order.state not in WITH_UNIT:
        raise WrongState("rect_moved_on", subject=order, state=order.state, event="acknowledge")
    order.acknowledge(turn.act)
    return Reply()
