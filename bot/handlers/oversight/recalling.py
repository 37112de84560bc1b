"""撤销通知: what was sent by mistake is taken back, the same people hear so, a wrongly assigned item is voided."""

from datetime import datetime

from bot.errors import Unclear
from bot.handlers.oversight.finding import is_agreed, one_item, show
from bot.message import Reply
from bot.models import Assignment, Person
from bot.models.member import OFFICE
from bot.models.recall import Batch, batches, take_back
from bot.turn import Question, Turn
from bot.wording import recalls as say

WRONG = "误派"


def recall(turn: Turn) -> Reply:
    """撤销通知 [任务<编号>] [<单位>] [误派] [理由]"""
    turn.officer(*OFFICE)
    item = _wrong_item(turn) if turn.slot("wrong") else None
    batch = _meant(turn)
    if not is_agreed(turn):
        people = dict.fromkeys(row.person_id for row in batch.rows if row.person_id)
        names = [turn.session.get_one(Person, number).name for number in people]
        turn.slots |= {"batch": batch.at.isoformat(), "label_of": batch.label}
        return show(turn, say.preview(batch, turn.now, item, names))
    reason = turn.text("reason") or "发错了"
    if item is not None:
        item.void(turn.act, reason)
    take_back(turn.act, batch, reason, [item] if item is not None else [])
    return Reply(say.done(batch, item))


def _wrong_item(turn: Turn) -> Assignment:
    """The item that was handed to the wrong unit: it must be named, and the speaker must be able to void it."""
    item = one_item(turn, turn.unit_named(), "void")
    item.expect(turn.act, "void")
    return item


def _meant(turn: Turn) -> Batch:
    unit = turn.unit_named() if turn.text("unit") else None
    number = turn.slot("task")
    found = batches(turn.session, turn.now, unit, number if isinstance(number, int | str) else None)
    if turn.text("batch"):
        wanted = datetime.fromisoformat(turn.text("batch")), turn.text("label_of")
        found = [batch for batch in found if (batch.at, batch.label) == wanted]
    if not found:
        raise Unclear("nothing_to_recall")
    if len(found) > 1:
        options = [
            {"batch": batch.at.isoformat(), "label_of": batch.label, "label": say.line(batch, turn.now)}
            for batch in found[: say.PAGE]
        ]
        raise Question(say.which(len(found)), "choose", options=options)
    return found[0]
