"""批注: the office or a unit's leader notes a sentence beside an item, an application or an order."""

from bot.errors import NotAllowed, Unclear
from bot.handlers.oversight.finding import named_items, unit_meant, which_plan
from bot.message import Reply
from bot.models import Assignment, Member, Rectification, Request
from bot.models import assignment as items
from bot.models import remark as notes
from bot.models.evidence import refuse_secrets
from bot.models.member import OFFICE
from bot.turn import Turn
from bot.wording import remarks as say


def remark(turn: Turn) -> Reply:
    """批注 任务<编号> <单位> <内容> [告知单位] · 批注 ZX-2022-001 <内容> · 批注 ZG-2022-001 <内容>"""
    by = _speaker(turn)
    subject = _numbered(turn) or _item(turn, by)
    _expect(by, subject)
    text = str(turn.need("text", say.ask()))
    refuse_secrets(text)
    if notes.sounds_internal(text) and not turn.agreed:
        return turn.show(say.internal())
    tell = bool(turn.slot("tell")) or notes.tells_always(subject.plan)
    notes.remark(turn.act, subject, text, tell=tell)
    return Reply(say.noted(subject, told=tell))


def _speaker(turn: Turn) -> Member:
    """As the office where one serves there, else as a leader of the unit."""
    if turn.holds(*OFFICE):
        return turn.officer(*OFFICE)
    return turn.member(*notes.LEADERS)


def _numbered(turn: Turn) -> Request | Rectification | None:
    """The application or the order whose number was said; of a draft only the office knows."""
    if turn.text("rect"):
        order = Rectification.for_change(turn.session, turn.text("rect"))
        if order is None or (order.issued_at is None and not turn.holds(*OFFICE)):
            raise Unclear("no_such_rect", value=turn.text("rect"))
        return order
    return _request(turn) if turn.text("request") else None


def _request(turn: Turn) -> Request:
    found = Request.for_change(turn.session, turn.text("request"))
    if found is None:
        raise Unclear("no_such_request", value=turn.text("request"))
    return found


def _item(turn: Turn, by: Member) -> Assignment:
    unit = unit_meant(turn) if by.holds(*OFFICE) else by.unit
    turn.need("task", "是第几项任务？请回复编号。")
    rows = named_items(turn, unit)
    if not rows:
        raise Unclear("no_such_item", unit=unit, number=turn.slot("task"))
    still = [item for item in rows if item.state not in items.CLOSED] or rows
    plans = {item.plan_id: item.plan for item in still}
    if len(plans) > 1:
        raise which_plan(plans.values())
    return Assignment.for_change(turn.session, still[0].id)


def _expect(by: Member, subject: notes.Subject) -> None:
    """Refuse before the words are asked for: a leader notes beside what is his unit's."""
    if not by.holds(*OFFICE) and by.unit_id != subject.unit_id:
        raise NotAllowed("not_own_unit", subject=subject, unit=subject.unit, own=by.unit)
