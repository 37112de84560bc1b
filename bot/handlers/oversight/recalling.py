"""撤销通知: what was sent by mistake is taken back, the same people hear so, a wrongly assigned item is voided."""

from collections.abc import Sequence
from datetime import datetime

from bot.errors import Unclear
from bot.handlers.oversight.finding import in_charge, one_item
from bot.message import Reply
from bot.models import Assignment, Person
from bot.models.assignment import AWAITING_CHECK, LIFE
from bot.models.recall import Batch, batches, take_back
from bot.paging import PAGE
from bot.turn import Question, Turn
from bot.wording import recalls as say

HANDED_OVER = "交办"  # the label of the cards


def recall(turn: Turn) -> Reply:
    """撤销通知 [任务<编号>] [<单位>] [误派] [理由]; of what stands in no notice 撤销通知 JB-2022-001 [<单位>] 理由"""
    in_charge(turn)
    items = _wrong_items(turn)
    batch = _meant(turn)
    if not turn.agreed:
        people = dict.fromkeys(row.person_id for row in batch.rows if row.person_id)
        names = [turn.session.get_one(Person, number).name for number in people]
        turn.slots |= {"sent": batch.at.isoformat(), "label_of": batch.label}
        return turn.show(say.preview(batch, turn.now, items, names, _reported(turn)))
    reason = turn.text("reason") or "发错了"
    for item in items:
        item.void(turn.act, reason)
    take_back(turn.act, batch, reason, items)
    return Reply(say.done(batch, items, _reported(turn)))


def _wrong_items(turn: Turn) -> list[Assignment]:
    """What is voided with the notice: an item handed to the wrong unit, and whatever was handed over by it alone."""
    number = turn.slot("task")
    if isinstance(number, str):
        return _of_docket(turn, number)
    if not turn.slot("wrong"):
        return []
    item = one_item(turn, turn.unit_named(), "void")
    item.expect(turn.act, "void")
    return [item]


def _of_docket(turn: Turn, number: str) -> list[Assignment]:
    """The items under the number that can still be voided, of one unit if it is named."""
    rows = Assignment.of_docket(turn.session, number)
    mine = [item for item in rows if turn.text("unit") in {"", item.unit.code}]
    if not mine:
        raise Unclear("no_such_docket", value=number)
    live = [item for item in mine if LIFE.find(item.state, "void")] or mine[:1]
    locked = [Assignment.for_change(turn.session, item.id) for item in live]
    for item in locked:
        item.expect(turn.act, "void")
    return locked


def _reported(turn: Turn) -> list[Assignment]:
    """Of one number: what a unit has reported meanwhile waits for its verifier, and is not undone."""
    number = turn.slot("task")
    rows = Assignment.of_docket(turn.session, number) if isinstance(number, str) else []
    return [item for item in rows if item.state == AWAITING_CHECK and turn.text("unit") in {"", item.unit.code}]


def _meant(turn: Turn) -> Batch:
    unit = turn.unit_named() if turn.text("unit") else None
    number = turn.slot("task")
    found = batches(turn.session, turn.now, unit, number if isinstance(number, int | str) else None)
    if isinstance(number, str):
        found = _handing_over(found)
    if turn.text("sent"):
        wanted = datetime.fromisoformat(turn.text("sent")), turn.text("label_of")
        found = [batch for batch in found if (batch.at, batch.label) == wanted]
    if not found:
        raise Unclear("nothing_to_recall")
    if len(found) > 1:
        options = [
            {"sent": batch.at.isoformat(), "label_of": batch.label, "label": say.line(batch, turn.now)}
            for batch in found[:PAGE]
        ]
        raise Question(say.which(len(found)), "choose", options=options)
    return found[0]


def _handing_over(found: Sequence[Batch]) -> list[Batch]:
    """Of one number: all that handed it over, to whichever unit, as one; not what was said of it since."""
    cards = [batch for batch in found if batch.label == HANDED_OVER]
    rows = [row for batch in cards for row in batch.rows]
    return [Batch(HANDED_OVER, cards[0].at, rows)] if cards else list(found)
