"""回执 <编号>: the unit proves that it has reported."""

from bot.handlers.tasks.finding import own_item
from bot.message import Reply
from bot.models.assignment import AWAITING_CHECK, CLOSED, WITH_UNIT
from bot.models.receipt import receipt_for
from bot.turn import Turn
from bot.wording import receipts as say


def receipt(turn: Turn) -> Reply:
    """回执 1"""
    item = own_item(turn, CLOSED | WITH_UNIT | {AWAITING_CHECK})
    return Reply(say.text(receipt_for(turn.session, turn.act, item)))
