"""已电话: the office rang a unit up; what was promised is asked after on the day."""

from collections.abc import Sequence
from datetime import date

from bot.clock import local_day
from bot.errors import Unclear
from bot.handlers.oversight.finding import named_items
from bot.message import Reply
from bot.models import Assignment, Rectification, Unit
from bot.models import assignment as items
from bot.models.member import OFFICE
from bot.models.phone_call import call
from bot.models.pressing import Pressed, key_of, overdue, with_units
from bot.models.rectification import WITH_UNIT
from bot.paging import PAGE
from bot.turn import Question, Turn
from bot.wording import calls as say

ALL = "all"


def called(turn: Turn) -> Reply:
    """已电话 <单位> [任务<编号>] [周五交] · 已电话 ZG-2022-001 周五交"""
    turn.officer(*OFFICE)
    if turn.slot("no_such_day"):
        raise Unclear("invalid_date", field="date")
    subjects = [_order(turn)] if turn.text("rect") else _of_unit(turn, turn.unit_named())
    promised_on = date.fromisoformat(turn.text("date")) if turn.text("date") else None
    for subject in subjects:
        call(turn.session, turn.act, subject, turn.text("text"), promised_on)
    return Reply(say.noted(subjects[0].unit.short, subjects, promised_on, local_day(turn.now), turn.text("text")))


def advised(turn: Turn) -> Reply:
    """建议打电话 [第2页]: the clock answers, for it knows about whom it has fallen silent."""
    turn.officer(*OFFICE)
    turn.act.record("office.calls_asked", page=turn.page)
    return turn.paged(say.on_its_way(), turn.page * PAGE + 1)  # how many there are the clock will say


def _order(turn: Turn) -> Pressed:
    found = Rectification.for_change(turn.session, turn.text("rect"))
    if found is None:
        raise Unclear("no_such_rect", value=turn.text("rect"))
    return found


def _of_unit(turn: Turn, unit: Unit) -> Sequence[Pressed]:
    """What waits for the unit; of several what is overdue, and among several of those he is asked."""
    rows: list[Pressed] = [item for item in named_items(turn, unit) if item.state in items.WITH_UNIT]
    if turn.slot("task") is None:
        rows += Rectification.of_units(turn.session, [unit.id], *sorted(WITH_UNIT))
    asked = with_units(turn.session, rows, turn.now, turn.workdays)
    waiting = [one for one in rows if asked[key_of(one)]]
    if not waiting:
        raise Unclear("nothing_to_call", unit=unit, number=turn.slot("task"))
    late = overdue(turn.session, waiting, turn.now, turn.workdays)
    pressing = [one for one in waiting if late[key_of(one)]] or waiting
    if len(pressing) > 1 and turn.text("which") != ALL:
        raise Question(say.ask_which(unit.short), "choose", options=_options(unit, pressing))
    return [_locked(turn, one) for one in pressing]


def _options(unit: Unit, pressing: Sequence[Pressed]) -> list[dict[str, object]]:
    alone: list[dict[str, object]] = [
        {"task": one.number, "plan": one.plan.doc_no, "unit": unit.code, "label": say.option(one)}
        if isinstance(one, Assignment)
        else {"rect": one.number, "label": say.option(one)}
        for one in pressing[:PAGE]
    ]
    return [{"unit": unit.code, "which": ALL, "label": "这几项都说了"}, *alone]


def _locked(turn: Turn, one: Pressed) -> Pressed:
    if isinstance(one, Assignment):
        return Assignment.for_change(turn.session, one.id)
    return Rectification.with_id_for_change(turn.session, one.id)
