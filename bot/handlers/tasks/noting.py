"""A note on the progress put right or taken back: the newer one counts, the old one stays in the history."""

from bot.clock import local_day
from bot.errors import WrongState
from bot.handlers.tasks.finding import own_item
from bot.language.rules.note_put_right import with_right
from bot.message import Reply
from bot.models import Assignment, History, Person
from bot.models.assignment import WITH_UNIT
from bot.models.progress_note import note_before, noted_by, part_of
from bot.situation import NOTED
from bot.turn import Turn
from bot.wording import notes as say


def correct_note(turn: Turn) -> Reply:
    """刚才那条写错了，是80%, after its yes; what is right is asked for where it was not said."""
    item = own_item(turn, WITH_UNIT)
    _expect_note(item, "correct_progress")
    if (part := part_of(turn.session, item, turn.speaker.id)) is None:
        return turn.decline(say.of_another(item, _writer(turn, item)), item)
    turn.slots |= {} if turn.text("text") else {"bare": True}
    text = str(turn.need("text", say.what_is_right(item, part.text)))
    whole = with_right(part.text, text) if turn.slots.pop("bare", False) else text
    if whole != text:  # 5篇 alone is a part of the note: the whole is shown with it
        turn.slots["text"] = whole
        return turn.offer(say.shall_stand(item, part.standing(whole)))
    item.correct_progress(turn.act, text, part)
    return Reply(say.corrected(item))


def drop_note(turn: Turn) -> Reply:
    """上一条进展作废: the one of that number, else the last that this person told; an older one is shown first."""
    if turn.slot("task") is None and (last := _last_told(turn)) is not None:
        turn.slots |= {"task": last.number, "plan": last.plan.doc_no, "cycle": last.cycle, "unit": last.unit.code}
    item = own_item(turn, WITH_UNIT)
    _expect_note(item, "drop_progress")
    if (part := part_of(turn.session, item, turn.speaker.id)) is None:
        return turn.decline(say.of_another(item, _writer(turn, item)), item)
    if not turn.confirmed and (turn.slot("ask") or not _is_of_today(turn, item)):
        return turn.offer(say.shall_drop(item, part.text))
    item.drop_progress(turn.act, note_before(turn.session, item), part)
    return Reply(say.dropped(item, part.text))


def _expect_note(item: Assignment, event: str) -> None:
    if not item.progress_text:
        raise WrongState("no_note", subject=item, state=item.state, event=event)


def _writer(turn: Turn, item: Assignment) -> str:
    """Whose the note is, of which no part is the speaker's: only he puts it right or takes it back."""
    writer = noted_by(turn.session, item)
    whose = turn.session.get(Person, writer) if writer is not None else None
    return whose.name if whose is not None else "别的同志"


def _last_told(turn: Turn) -> Assignment | None:
    row = History.last_of(turn.session, turn.speaker.id, NOTED)
    return turn.session.get(Assignment, row.subject_id) if row is not None else None


def _is_of_today(turn: Turn, item: Assignment) -> bool:
    """Whether this person told of this item today: what he calls the last one is no other."""
    row = History.last_of(turn.session, turn.speaker.id, NOTED)
    return row is not None and row.subject_id == item.id and local_day(row.at) == local_day(turn.now)
