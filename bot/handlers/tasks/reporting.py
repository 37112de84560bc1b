"""完成: one item, several at once, or task 1 whose report is the roster."""

from collections.abc import Sequence
from datetime import date

from bot.clock import local_day
from bot.handlers.tasks.doing import add, keep_pictures
from bot.handlers.tasks.figures import beside, filled_in
from bot.handlers.tasks.filling import filled, of_list_begun
from bot.handlers.tasks.finding import one_of, own_item, several_notices
from bot.message import Reply
from bot.models import Assignment
from bot.models.assignment import (
    AWAITING_ACK,
    AWAITING_CHECK,
    IN_HAND,
    NOT_HANDED_OVER,
    OPINION,
    RETURNED,
    ROSTER,
    WORKERS,
)
from bot.models.roster_back import register_anew
from bot.turn import Slots, Turn
from bot.wording import people as people_say
from bot.wording import tasks as say
from bot.wording.items import called

REPORTABLE = frozenset({NOT_HANDED_OVER, AWAITING_ACK, IN_HAND, RETURNED})
ALL_OPEN = "all_open"


def report(turn: Turn) -> Reply:
    """完成 <编号> [情况说明] [实际完成日]"""
    if turn.slot("tasks"):
        return _batch(turn)
    if turn.slots.setdefault("said", turn.words) != turn.words:
        turn.slots["text"] = turn.told  # what opened a choice or an offer goes along
    if not turn.slot("task") and (begun := of_list_begun(turn)) is not None:
        turn.slots |= {"task": begun.number, "plan": begun.plan.doc_no, "unit": begun.unit.code, "opened": True}
    item = own_item(turn, REPORTABLE)
    if item.computed == ROSTER and item.state in REPORTABLE:
        return _report_roster(turn, item)
    if turn.slot("again") and not turn.text("text"):  # 再报一次 of what was sent back
        return turn.ask(say.again(item), ["text"], task=item.number, plan=item.plan.doc_no, unit=item.unit.code)
    if item.state in REPORTABLE and not item.is_open_on(local_day(turn.now)) and not turn.confirmed:
        return turn.offer(say.before_cycle(item))
    item.report(turn.act, filled_in(turn, item, turn.text("text")), _done_on(turn))
    keep_pictures(turn, item, "report")
    return _answer(turn, item)


def supplement(turn: Turn) -> Reply:
    """补充: 王建国职务是党委委员 of a list that is still with the unit opens the list, and is no note beside it."""
    if not turn.slot("task") and of_list_begun(turn) is not None:
        turn.intent, turn.slots = "TASK_DONE", {}
        return report(turn)
    return add(turn)


def _answer(turn: Turn, item: Assignment) -> Reply:
    """What was done, and what may still be said: an earlier cycle, or a word to a bare 完成."""
    first = say.reported(item, turn.now, plan=several_notices(turn, item.unit_id))
    first = "\n".join([first, *beside(turn, item)])
    here: Slots = {"task": item.number, "plan": item.plan.doc_no, "unit": item.unit.code}
    earlier = _earlier(turn, item)
    if earlier is not None:
        return turn.offer(f"{first}\n{say.earlier_cycle(earlier)}", **here, cycle=earlier.cycle)
    bare = not item.report_text and not turn.message.media and item.state == AWAITING_CHECK
    if bare and (item.kind == OPINION or (item.task is not None and item.task.evidence)):
        return turn.ask(f"{first}\n{say.wants_note(item)}", ["text"], intent="TASK_ADD", **here, cycle=item.cycle)
    return Reply(first)


def _earlier(turn: Turn, item: Assignment) -> Assignment | None:
    """An earlier cycle of the same task that is still open."""
    items = [one for one in Assignment.of_unit(turn.session, item.unit_id) if one.task_id == item.task_id]
    before = [one for one in items if one.cycle < item.cycle and one.state in REPORTABLE]
    return before[-1] if item.cycle and before else None


def _report_roster(turn: Turn, item: Assignment) -> Reply:
    """Task 1: three names are needed; post and mobile are asked for once and may be left out."""
    people, asked = filled(turn, item)
    if asked is not None:
        return asked
    item.report(turn.act, "", _done_on(turn))
    register_anew(turn.session, turn.act, item)
    keep_pictures(turn, item, "report")
    first = say.reported(item, turn.now, plan=several_notices(turn, item.unit_id))
    return Reply(people_say.roster_reported(people, first, in_group=bool(turn.chat_id)))


def _batch(turn: Turn) -> Reply:
    """完成 1、3、10 · 全部完成: shown first, with what is left out and why."""
    wanted = turn.slot("tasks")
    units = [post.unit_id for post in turn.speaker.posts if post.holds(*WORKERS)]
    items = Assignment.of_units(turn.session, units)
    numbers = {item.number for item in items if item.state in REPORTABLE} if wanted == ALL_OPEN else set(wanted)
    member = turn.member(*WORKERS, among=sorted({item.unit_id for item in items if item.number in numbers}))
    own = [item for item in items if item.unit.carrier.id == member.unit_id]
    ready, left_out = _sorted_out(turn, own, sorted(numbers, key=_by_kind), quiet=wanted == ALL_OPEN)
    if not ready:
        return Reply(say.batch(ready, left_out))
    if not turn.confirmed:
        return turn.offer(say.batch(ready, left_out), unit=member.unit.code)
    locked = [Assignment.for_change(turn.session, item.id) for item in ready]
    for item in locked:
        item.report(turn.act, filled_in(turn, item, turn.text("text")), _done_on(turn))
    return Reply(say.batch_done(locked, turn.now))


def _by_kind(number: int | str) -> tuple[bool, int, str]:
    """Tasks by their number, then what stands in no notice."""
    return (False, number, "") if isinstance(number, int) else (True, 0, number)


def _sorted_out(
    turn: Turn, own: Sequence[Assignment], numbers: Sequence[int | str], *, quiet: bool
) -> tuple[list[Assignment], list[str]]:
    """The items that a batch may report, and a word on each number that it leaves out."""
    ready: list[Assignment] = []
    left_out: list[str] = []
    for number in numbers:
        found = [item for item in own if item.number == number]
        why = why_not(one_of(turn, found, REPORTABLE), turn) if found else f"{called(number)}不是本单位的"
        if not why:
            ready.append(one_of(turn, found, REPORTABLE))
        elif not (quiet and not found):
            left_out.append(why)
    return ready, left_out


def why_not(item: Assignment, turn: Turn) -> str:
    """Why an item cannot be reported in a batch; "" if it can."""
    if item.is_counted:
        return f"{item.called}自动统计"
    if item.computed == ROSTER and item.state in REPORTABLE:
        return f"{item.called}要填名单，请单独回复“完成 {item.number}”"
    if item.state not in REPORTABLE:
        return f"{item.called}现在是“{item.state}”"
    return "" if item.is_open_on(local_day(turn.now)) else f"{item.called}本期还没开始"


def _done_on(turn: Turn) -> date | None:
    said = turn.text("done_on")
    return date.fromisoformat(said) if said else None
