"""代登记: what the office heard by telephone, on paper or in a meeting, shown back before it is entered."""

from collections.abc import Sequence
from datetime import date

from bot.handlers.oversight.finding import is_heard, one_item, source_of, unit_meant
from bot.message import Reply
from bot.models import Assignment, Member, roster
from bot.models.assignment import ROSTER
from bot.models.member import OFFICE
from bot.models.said_people import people_meant, with_speaker
from bot.turn import Turn
from bot.wording import office as say
from bot.wording import people as people_say


def report_for(turn: Turn) -> Reply:
    """代登记 <单位> 任务<编号> 电话|纸质|会上 <报送人> [日期] 情况"""
    turn.officer(*OFFICE)
    item = one_item(turn, unit_meant(turn), "report_for")
    done_on = date.fromisoformat(turn.text("done_on")) if turn.text("done_on") else None
    text = turn.text("text")
    item.expect_report_for(turn.act, text, done_on)
    source, who = source_of(turn)
    people: Sequence[roster.Entry] = ()
    if item.computed == ROSTER:
        people, text = _people(turn, item), ""
        if roster.nameless(people):
            return _ask_people(turn, people)
    if not turn.agreed:
        named = "、".join(f"{one['role']}{one['name']}" for one in people)
        return turn.show(say.entry_preview(item, f"{source}（{who}）", done_on, text or named))
    item.report_for(turn.act, text or "（代登记，未附说明）", source, who, done_on)
    if item.computed == ROSTER:
        roster.register(turn.session, turn.act, item)
    return Reply(say.with_telling(say.entered(item), item.unit, heard=is_heard(turn, item)))


def _people(turn: Turn, item: Assignment) -> Sequence[roster.Entry]:
    """Task 1: the names belong to the report; they stay with the item while more are asked for."""
    known = item.form.get("people", [])
    if turn.agreed:
        return list(known)
    answering = bool(turn.slot("resumed"))
    names = [member.name for member in Member.of_unit(turn.session, item.unit_id)]
    text = turn.words if answering else turn.text("text")
    said = turn.slot("people") or people_meant(text, known, names, answering=answering)
    people = roster.merged(known, with_speaker(said, ""))
    people = roster.known_people(turn.session, item.unit_id, people)
    roster.keep_draft(turn.act, item, people)
    return people


def _ask_people(turn: Turn, people: Sequence[roster.Entry]) -> Reply:
    for word in ("people", "text"):
        turn.slots.pop(word, None)
    return turn.ask(people_say.roster_missing(people), ["people", "text"], resumed=True)
