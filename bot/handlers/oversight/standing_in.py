"""代登记: what the office heard by telephone, on paper or in a meeting, shown back before it is entered."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from datetime import date

from bot.handlers.oversight.finding import is_heard, one_item, source_of, unit_meant
from bot.language.roster.said import people_told, with_speaker
from bot.message import Reply
from bot.models import Assignment, Member, roster
from bot.models.assignment import ROSTER
from bot.models.member import OFFICE
from bot.models.roster_back import register_anew
from bot.turn import PUT_RIGHT, Turn
from bot.wording import office as say
from bot.wording import roster as roster_say


def report_for(turn: Turn) -> Reply:
    """代登记 <单位> 任务<编号> 电话|纸质|会上 <报送人> [日期] 情况"""
    turn.officer(*OFFICE)
    right = frozenset(turn.slots.pop(PUT_RIGHT, ()))
    item = one_item(turn, unit_meant(turn), "report_for")
    done_on = date.fromisoformat(turn.text("done_on")) if turn.text("done_on") else None
    text = turn.text("text")
    item.expect_report_for(turn.act, text, done_on)
    source, who = source_of(turn)
    people: Sequence[roster.Entry] = ()
    note = ""
    if item.computed == ROSTER:
        people, note = _people(turn, item, right)
        text = ""
        if roster.nameless(people):
            fixed = say.fields_put_right(right, item.unit.short, done_on, source, who)
            return _ask_people(turn, f"{fixed}{note}", people)
    named = "、".join(f"{one['role']}{one['name']}" for one in people)
    if not turn.agreed:
        return turn.show(f"{note}{say.entry_preview(item, f'{source}（{who}）', done_on, text or named)}")
    item.report_for(turn.act, text or (f"（代登记）{named}" if named else "（代登记，未附说明）"), source, who, done_on)
    if item.computed == ROSTER:
        register_anew(turn.session, turn.act, item)
    return Reply(say.with_telling(say.entered(item), item.unit, heard=is_heard(turn, item)))


def _people(turn: Turn, item: Assignment, right: AbstractSet[str]) -> tuple[Sequence[roster.Entry], str]:
    """Task 1: the names stay with the item while more are asked for; and a word on what was not taken.

    日期错了，是19日 names nobody: what puts another field right is no part of the list.
    """
    known = item.form.get("people", [])
    if turn.agreed or (right and known and "text" not in right):
        return list(known), ""
    answering = bool(turn.slot("resumed"))
    names = [member.name for member in Member.of_unit(turn.session, item.unit_id)]
    text = turn.words if answering and not right else turn.text("text")
    told = people_told(text, known, names, answering=answering)
    people = [] if told.anew else roster.amended(known, told.gone, with_speaker(told.named, ""))
    people = roster.known_people(turn.session, item.unit_id, people)
    roster.keep_draft(turn.act, item, people)
    return people, roster_say.heard(told.gone, told.lost)


def _ask_people(turn: Turn, note: str, people: Sequence[roster.Entry]) -> Reply:
    for word in ("people", "text"):
        turn.slots.pop(word, None)
    question = roster_say.missing(people)
    return Reply(f"{note}{turn.ask(question, ['people', 'text'], resumed=True).text}")
