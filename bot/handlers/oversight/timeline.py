"""经过: who did what when, of an item, an application or an order."""

from bot.clock import local_day
from bot.errors import NotAllowed, Unclear
from bot.handlers.oversight.finding import named_items, which_plan
from bot.message import Reply
from bot.models import Assignment, Rectification, Request, Role, Unit
from bot.models import assignment as items
from bot.models.member import OFFICE
from bot.models.timeline import Subject, timeline
from bot.paging import PAGE
from bot.turn import Question, Turn
from bot.wording import timelines as say

SEES_ALL = (*OFFICE, Role.MONITOR)


def told(turn: Turn) -> Reply:
    """经过 任务<编号> [单位] · 经过 ZX-2022-001 · 经过 ZG-2022-001"""
    subject = _subject(turn)
    units = {unit.id: unit.short for unit in Unit.all(turn.session)}
    rows = timeline(turn.session, subject, to_unit=not turn.holds(*SEES_ALL))
    lines = [say.line(row, units, local_day(turn.now)) for row in rows]
    name = subject.number if not isinstance(subject, Assignment) else subject.subject_name
    return turn.paged(say.shown(name, lines, turn.page), len(lines))


def _subject(turn: Turn) -> Subject:
    if turn.text("request"):
        return _seen(turn, Request.numbered(turn.session, turn.text("request")), "no_such_request", "request")
    if turn.text("rect"):
        order = Rectification.numbered(turn.session, turn.text("rect"))
        hidden = order is not None and order.issued_at is None and not turn.holds(*SEES_ALL)
        return _seen(turn, None if hidden else order, "no_such_rect", "rect")
    turn.need("task", say.ask())
    return _item(turn)


def _seen(turn: Turn, found: Request | Rectification | None, code: str, slot: str) -> Request | Rectification:
    """What exists and is the speaker's to see; of another unit's order he hears no more than that there is none."""
    if found is None:
        raise Unclear(code, value=turn.text(slot))
    if found.unit_id not in _own(turn) and not turn.holds(*SEES_ALL):
        raise NotAllowed("not_own_unit", subject=found, unit=found.unit, own=turn.speaker.posts[0].unit)
    return found


def _own(turn: Turn) -> set[int]:
    return set(turn.session.scalars(Unit.with_former([post.unit_id for post in turn.speaker.posts if post.roles])))


def _item(turn: Turn) -> Assignment:
    """The item of the unit that was named, else of one's own; of several cycles the last that has begun."""
    all_of_them = turn.holds(*SEES_ALL)
    rows = named_items(turn)
    if turn.text("unit") and rows and not all_of_them and rows[0].unit_id not in _own(turn):
        raise NotAllowed("not_own_unit", unit=rows[0].unit, own=turn.speaker.posts[0].unit)
    mine = [item for item in rows if item.unit_id in _own(turn)]
    rows = (mine or rows) if all_of_them and not turn.text("unit") else rows if all_of_them else mine
    if not rows:
        unit = Unit.coded(turn.session, turn.text("unit")) or turn.speaker.posts[0].unit
        raise Unclear("no_such_item", unit=unit, number=turn.slot("task"))
    if len({item.plan_id for item in rows}) > 1:
        raise which_plan({item.plan_id: item.plan for item in rows}.values())
    if len({item.unit_id for item in rows}) > 1:
        raise _which_unit(rows)
    begun = [item for item in rows if item.state != items.NOT_HANDED_OVER]
    return (begun or rows)[-1]


def _which_unit(rows: list[Assignment]) -> Question:
    """Several units owe it: the office says which."""
    options = [{"unit": unit.code, "label": unit.short} for unit in dict.fromkeys(item.unit for item in rows)]
    if len(options) > PAGE:
        return Question(say.which_unit(rows[0].called, len(options)), "ask", fields=["unit"])
    return Question("看哪个单位的？", "choose", options=options)
