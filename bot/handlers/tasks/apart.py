"""What was told of several tasks in one breath: a note or a report for each, shown first where any is a report."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.handlers.tasks.doing import put_down
from bot.handlers.tasks.finding import is_named, one_of
from bot.handlers.tasks.reporting import REPORTABLE, why_not
from bot.language.numerals import says_number
from bot.language.rules.told_apart import DONE
from bot.message import Reply
from bot.models import Assignment
from bot.models.assignment import AWAITING_CHECK, WORKERS
from bot.turn import Turn
from bot.wording import told_apart as say


@dataclass(frozen=True)
class Told:
    """One item and what was told of it."""

    item: Assignment
    text: str
    reports: bool
    why: str = ""  # a report that cannot be made is kept as a note, and why


def told_apart(turn: Turn) -> Reply:
    """任务3已停更两个号，任务10已投稿3篇: at once where all are notes, else shown and done after 是."""
    told, left_out = _sorted_out(turn)
    if not told:
        return turn.decline(say.nothing(left_out))
    if not turn.confirmed and (left_out or turn.slot("ask")):
        return turn.offer(say.preview([_line(one, turn.words) for one in told], left_out))
    for one in told:
        item = Assignment.for_change(turn.session, one.item.id)
        if one.reports:
            item.report(turn.act, one.text)
        else:
            put_down(turn, item, one.text)
    lines = [say.line(one.item, one.text, one.why, reports=one.reports) for one in told]
    return Reply(say.done(lines, left_out, reported=any(one.reports for one in told)))


def _line(told: Told, words: str) -> str:
    """With its title where its number was not said: nobody agrees to a number he never spoke of."""
    number = told.item.number
    titled = isinstance(number, int) and not says_number(words, number)
    return say.line(told.item, told.text, told.why, reports=told.reports, titled=titled)


def _sorted_out(turn: Turn) -> tuple[list[Told], list[str]]:
    """What can be put down, and a word on each that cannot."""
    notes: Sequence[tuple[int | str, str, str, str]] = turn.slot("notes")
    units = [post.unit_id for post in turn.speaker.posts if post.holds(*WORKERS)]
    numbers = {number for number, *_ in notes}
    items = [item for item in Assignment.of_units(turn.session, units) if item.number in numbers]
    member = turn.member(*WORKERS, among=sorted({item.unit_id for item in items}))
    told, left_out = list[Told](), list[str]()
    for number, kind, text, report in notes:
        found = [item for item in items if item.number == number and item.unit.carrier.id == member.unit_id]
        found = [item for item in found if not turn.text("plan") or is_named(item.plan, turn.text("plan"))]
        item = one_of(turn, found, _TAKES_NOTES) if found else None
        if item is None or item.state not in _TAKES_NOTES:
            left_out.append(say.not_theirs(number) if item is None else say.stands(item))
            continue
        why = why_not(item, turn) if kind == DONE else ""
        reports = kind == DONE and not why
        told.append(Told(item, report if reports else text, reports, why))
    return told, left_out


_TAKES_NOTES = REPORTABLE | {AWAITING_CHECK}
