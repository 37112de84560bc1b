"""延期: a unit asks for a later day for one of its items; its principal signs, then 市府办 decides, by card."""

from datetime import date

from bot.clock import local, local_day
from bot.errors import Denied, Unclear
from bot.handlers.tasks.finding import own_item
from bot.message import Reply
from bot.models import Assignment, Extension, Series
from bot.models.assignment import WITH_UNIT, WORKERS
from bot.models.delegation import Signatories
from bot.models.extension import SERIES, Wish
from bot.models.history import REFUSED
from bot.models.request import AWAITING_SIGN, DRAFT, RETURNED
from bot.turn import Slots, Turn
from bot.wording import extensions as say
from bot.wording.refusals import GENERAL
from bot.wording.refusals_requests import SENTENCES

EDITED = frozenset({DRAFT, RETURNED, AWAITING_SIGN})


def extend(turn: Turn) -> Reply:
    """延期 <编号> 到<日期> <原因>"""
    item = own_item(turn, WITH_UNIT, counted=True)
    until = date.fromisoformat(turn.text("date")) if turn.text("date") else None
    if (running := Extension.for_item(turn.session, item.id)) is not None and _differs(running, until):
        return _put_right(turn, running, until)
    desk = _desk(turn, item)
    if more := turn.slots.pop("more_reason", ""):  # 原因补充：…, before the day is told
        turn.slots["reason"] = "；".join(part.rstrip("。；;") for part in (turn.text("reason"), str(more)) if part)
    trouble = _wrong_day(turn, item, until)
    if trouble:  # the day is asked for again; what was said beside it is kept
        until, turn.slots["date"] = None, ""
    missing = [name for name in ("date", "reason") if not turn.text(name)]
    if until is None or missing:
        here: Slots = {"task": item.number, "plan": item.plan.doc_no, "unit": item.unit.code}
        return turn.ask(f"{trouble}\n{say.missing(missing, item.number)}".strip(), missing, **here)
    late = turn.now > item.in_time_until(item.judged_due_at, turn.workdays)
    number = Series.take(turn.session, SERIES, local(turn.now).year)
    made = Extension.ask(turn.act, item, number, Wish(until, turn.text("reason"), late))
    made.store(turn.session)
    made.submit(turn.act, desk)
    return Reply(say.asked(made, desk.asked(made.hands), local_day(turn.now)))


def _wrong_day(turn: Turn, item: Assignment, until: date | None) -> str:
    """Why the day that was said will not do: there is none such, it is over, or no later than the one that binds."""
    denied, said = turn.text("deny"), ""
    if until is None:
        said = GENERAL[denied]({}) if denied in GENERAL else ""
    else:
        try:
            Extension.check_day(item, until, local_day(turn.now))
        except Unclear as unclear:
            denied, said = unclear.code, SENTENCES[unclear.code](unclear.facts)
    if said:
        turn.act.record("refused", item, result=REFUSED, code=denied, intent=turn.intent, why={})
    return said


def _differs(running: Extension, until: date | None) -> bool:
    """Whether the day that is wished for is another, and the unit may still change it."""
    return until not in {None, running.extend_to} and running.state in EDITED


def _put_right(turn: Turn, running: Extension, until: date | None) -> Reply:
    """任务1改一下，延到8月31号, while one waits: no second one, the first is to say so."""
    turn.member(*WORKERS, among=[running.unit_id])
    wanted: Slots = {"request": running.number, "date": turn.text("date"), "reason": turn.text("reason")}
    turn.slots = {}
    shown = say.shall_change(running, until, sent=running.state == AWAITING_SIGN)
    return turn.offer(shown, intent="REQUEST_EDIT", **{name: value for name, value in wanted.items() if value})


def _desk(turn: Turn, item: Assignment) -> Signatories:
    """Who will sign; refused before anything is asked where it could lead nowhere."""
    by = turn.member(*WORKERS, among=[item.unit_id])
    item.expect_extendable(turn.act)
    running = Extension.for_item(turn.session, item.id)
    if running is not None:
        raise Denied("duplicate_extension", subject=running)
    desk = Signatories.of(turn.session, item.unit_id, local_day(turn.now), item.plan)
    Extension.check_desk(by, desk)
    return desk
