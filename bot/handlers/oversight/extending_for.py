"""代登记延期: an application that came on paper (or was told), entered by the office; somebody else decides it."""

from datetime import date

from bot.clock import end_of, local, local_day
from bot.errors import Denied, Unclear
from bot.handlers.oversight.finding import one_item, source_of
from bot.message import Reply
from bot.models import Assignment, Extension, Member, Role, Series
from bot.models.extension import SERIES, Entry, Wish
from bot.models.member import OFFICE, same_person
from bot.turn import Question, Turn
from bot.wording import extensions as say


def extend_for(turn: Turn) -> Reply:
    """代登记延期 <单位> 任务<编号> 到<日期> 纸质 <哪天交的> [姓名] <原因>"""
    turn.officer(*OFFICE)
    item = one_item(turn, turn.unit_named(), "progress")
    _expect(turn, item)
    until = date.fromisoformat(str(turn.need("date", "申请延到哪一天？例如：8月15日。")))
    Extension.check_day(item, until, local_day(turn.now))
    source, who = source_of(turn)
    on = _received(turn)
    wish = Wish(until, str(turn.need("reason", "原因是什么？照纸上写的打一句。")), _was_late(turn, item, on))
    entry = Entry(source, who if turn.text("name") else "", on)
    if not turn.agreed:
        return turn.show(say.entry_preview(item, wish, entry))
    number = Series.take(turn.session, SERIES, local(turn.now).year)
    made = Extension.ask_for(turn.act, item, number, wish, entry)
    made.store(turn.session)
    return Reply(say.entered(made, [one.name for one in _others(turn)]))


def _expect(turn: Turn, item: Assignment) -> None:
    """Refuse before anything is asked what could lead nowhere."""
    item.expect_extendable(turn.act, entered=True)
    running = Extension.for_item(turn.session, item.id)
    if running is not None:
        raise Denied("duplicate_extension", subject=running, entered=True)
    if not _others(turn):
        raise Denied("no_other_approver", subject=item)


def _others(turn: Turn) -> list[Member]:
    """Who may decide what this person enters."""
    approvers = Member.with_role(turn.session, Role.APPROVER)
    return [one for one in approvers if not same_person(one.person, turn.speaker)]


def _received(turn: Turn) -> date:
    """The real day; it decides whether the unit asked in time."""
    said = turn.text("done_on")
    if not said:
        raise Question(
            "单位是哪天交来（说）的？请回复日期，例如：7月18日，今天的回复“今天”。", "ask", fields=["done_on"]
        )
    day = date.fromisoformat(said)
    if day > local_day(turn.now):
        raise Unclear("future_date", field="done_on", value=day)
    return day


def _was_late(turn: Turn, item: Assignment, on: date) -> bool:
    asked_at = turn.now if on == local_day(turn.now) else end_of(on)
    return min(asked_at, turn.now) > item.in_time_until(item.judged_due_at, turn.workdays)
