"""交办、转办意见: to whom, what, by when; shown first, sent after 是."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime

from bot.clock import end_of, local, local_day, parse_moment
from bot.errors import Unclear
from bot.handlers.instructions import confirming
from bot.handlers.instructions.amending import amended
from bot.language.date_forms import Today
from bot.language.deadlines import deadline_in
from bot.language.normalise import folded
from bot.message import Reply
from bot.models import Assignment, Card, Member, Role, Series, Unit
from bot.models.assignment import AD_HOC, OPINION, WORKERS
from bot.models.instruction import CONFIRM, MAY_ISSUE, REST, SERIES, Instruction, latest_plan, of_group
from bot.models.unit import unknown_in
from bot.turn import Question, Slots, Turn
from bot.wording import instructions as say

_IN_A_ROW = re.compile(r"[、，,]\s*([\u4e00-\u9fff]{1,10}(?:镇|乡|街道|局|委|办|中心))(?=[、，,\s])")


def is_meant(turn: Turn) -> bool:
    """Whether 交办 means something of its own rather than what a notice brought."""
    return any(turn.slot(name) for name in ("units", "groups", "date", "unclear", "wants"))


def instruct(turn: Turn) -> Reply:
    """交办 <单位>[、<单位>] <时限> <内容>; 紧急交办 …: at once, by the hour"""
    return _hand_out(turn, AD_HOC)


def hand_on_opinion(turn: Turn) -> Reply:
    """转办意见 <单位> [工单号…] <摘要> [咨询|投诉|建议|求助|其他] <时限>"""
    return _hand_out(turn, OPINION)


def confirm_tap(turn: Turn, card: Card, verb: str, chosen: str) -> Reply:
    """〔确认交办〕〔取消〕 on the preview's card; who may, and whether the deadline is still ahead, is asked now."""
    del chosen
    if verb != "issue":
        return confirming.drop(turn, card)
    turn.slots, turn.confirmed = dict(confirming.resumed(card)), True
    turn.intent = str(card.facts.get("intent", ""))
    return _hand_out(turn, OPINION if turn.intent == "VOICE" else AD_HOC)


TAPS: Mapping[str, Callable[[Turn, Card, str, str], Reply]] = {CONFIRM: confirm_tap}


def _hand_out(turn: Turn, kind: str) -> Reply:
    turn.officer(*MAY_ISSUE[kind])
    if turn.text("same_as"):
        turn.slots |= _as_before(turn)
    if told := turn.slot("changes"):
        turn.slots = amended(turn.slots, told)
    _take_answer(turn)
    units = _units(turn, kind)
    what = Instruction(
        plan=latest_plan(turn.session, turn.text("plan")),
        kind=kind,
        title=_title(turn, kind),
        due_at=_due(turn),
        urgent=bool(turn.slot("urgent")),
        case_no=turn.text("case"),
        category=(turn.text("category") or REST) if kind == OPINION else "",
    )
    goes_at = turn.now if what.urgent else turn.workdays.next_window(turn.now)
    what.check(turn.act, goes_at)
    silent = [unit.short for unit in units if not _is_reachable(turn, what, unit)]
    if not turn.agreed:
        return confirming.offer(turn, what, units, silent, goes_at)
    confirming.take(turn)
    docket = Series.take(turn.session, SERIES[kind], local(turn.now).year)
    items = what.issue(turn.session, turn.act, docket, units, goes_at)
    confirming.done(turn, what, docket)
    may_void = turn.holds(Role.APPROVER) or items[0].is_issued_by(turn.act.by)
    return Reply(say.issued(items, silent, goes_at, turn.now, may_void=may_void))


def _as_before(turn: Turn) -> Slots:
    """水务局也发一份: the matter and the deadline of what went out just before."""
    sent = Assignment.of_docket(turn.session, turn.text("same_as"))
    if not sent:
        raise Unclear("no_such_docket", value=turn.text("same_as"))
    due = local(sent[0].due_at)
    clock = "" if sent[0].due_at == end_of(due.date()) else f"{due:%H:%M}"
    return {
        "title": sent[0].title,
        "date": due.date().isoformat(),
        "time": clock,
        "urgent": sent[0].urgent,
        "same_as": "",
    }


def _take_answer(turn: Turn) -> None:
    """What was asked for last goes where it belongs; at first the words are the matter itself."""
    wanted, said = turn.text("wants"), turn.text("reason") or turn.text("text")
    turn.slots["wants"] = ""
    if wanted == "date":
        turn.slots |= _read_deadline(turn)
    elif said:
        turn.slots["title"] = said
    turn.slots["text"] = turn.slots["reason"] = ""


def _read_deadline(turn: Turn) -> dict[str, str]:
    now = local(turn.now)
    found = deadline_in(folded(turn.words, {}), 0, now, Today(now.date(), turn.workdays.is_workday))
    day, _, clock = found.value.partition("T") if found else ("", "", "")
    return {"date": day, "time": clock}


def _units(turn: Turn, kind: str) -> list[Unit]:
    """The units named, and those of the groups named; asked for where there are none."""
    today = local_day(turn.now)
    valid = [unit for unit in Unit.all(turn.session) if unit.is_valid_on(today)]
    codes = [str(code) for code in turn.slot("units") or ([turn.text("unit")] if turn.text("unit") else [])]
    units = {code: Unit.coded(turn.session, code) for code in codes}
    for group in turn.slot("groups") or ():
        units |= {unit.code: unit for unit in of_group(valid, str(group))}
    without = turn.slot("without") or ()
    found = [unit for unit in units.values() if unit is not None and unit.code not in without]
    if not found and (strange := unknown_in(turn.text("title"))):
        raise Unclear("no_such_unit", value=strange)
    if not found:
        raise Question(say.which_unit(kind), "ask", fields=["unit"])
    gone = next((unit for unit in found if unit not in valid), None)
    if gone is not None:
        raise Unclear("unit_gone", unit=gone)
    return found


def _title(turn: Turn, kind: str) -> str:
    title = turn.text("title").strip()
    strange = next((name for name in _IN_A_ROW.findall(turn.words) if title.startswith(name)), None)
    if strange is not None:  # 交办 佛堂镇、某某镇 …: one who is not known must not be lost in silence
        raise Unclear("no_such_unit", value=strange)
    if not title:
        raise Question(say.what_to_do(kind), "reason", fields=["reason"], slots={"wants": "title"})
    return title


def _due(turn: Turn) -> datetime:
    """To the minute where a time was said, else the end of the day."""
    day, clock = turn.text("date"), turn.text("time")
    if not day:
        raise Question(say.by_when(again=bool(turn.slot("unclear"))), "ask", fields=["text"], slots={"wants": "date"})
    return parse_moment(f"{day}T{clock}") if clock else end_of(date.fromisoformat(day))


def _is_reachable(turn: Turn, what: Instruction, unit: Unit) -> bool:
    trial = bool(what.plan.setting("试运行收件人"))
    return trial or any(member.person.userid for member in Member.of_unit(turn.session, unit.id, *WORKERS))
