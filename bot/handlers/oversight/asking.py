"""办结率多少, 审批了几个, 昨天到期的有哪些: one figure or a stretch of days, counted as 统计 counts."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.clock import local_day
from bot.handlers.oversight.beside import at_the_end, of_whom, refuse_others
from bot.handlers.oversight.reporting import units_seen
from bot.message import Reply
from bot.models import Assignment, Plan, Request, Unit
from bot.models import assignment as items
from bot.models import request_row as paper_states
from bot.models.figures import NOT_OWED, Count, Figures, Line, figures
from bot.models.rectification import ENDED
from bot.models.request_row import EXTENSION, RETURNED
from bot.turn import Turn
from bot.wording import figures_asked as say


def figure(turn: Turn) -> Reply:
    """The figure that is asked for, of each notice."""
    plans = [plan for plan in Plan.all(turn.session) if turn.text("plan") in {"", plan.doc_no, plan.short}]
    at = at_the_end(turn) if turn.text("figure") in {"rate", "overrate"} else turn.now
    counted = [_of_units(turn, figures(turn.session, plan, at, units_seen(turn, plan))) for plan in plans]
    if turn.text("figure") == "handover":
        return Reply("\n\n".join(say.handed_over(one) for one in counted))
    told = [_told(turn, one) for one in counted]
    whose = of_whom(turn) if turn.slot("units") and turn.text("figure") not in _SHARES else ""
    return turn.paged(whose + "\n\n".join(text for text, _ in told), max((count for _, count in told), default=0))


_SHARES = frozenset({"rate", "overrate", "ackrate"})  # they name the group themselves


def _of_units(turn: Turn, found: Figures) -> Figures:
    """镇街提了几个申请: of the units alone that were named."""
    refuse_others(turn, found.units)
    codes = turn.slot("units")
    if not codes:
        return found
    return replace(
        found,
        accounts=[row for row in found.accounts if row.unit is not None and row.unit.carrier.code in codes],
        requests=[row for row in found.requests if row.unit.carrier.code in codes],
        orders=[row for row in found.orders if row.unit.carrier.code in codes],
    )


def _told(turn: Turn, counted: Figures) -> tuple[str, int]:
    """The answer, and how many lines a page of it goes on."""
    numbers = turn.slot("tasks") if isinstance(turn.slot("tasks"), list) else [turn.slot("task")]
    codes = turn.slot("units")
    lines = [line for line in counted.lines if numbers == [None] or line.item.number in numbers]
    lines = [line for line in lines if not codes or line.item.unit.carrier.code in codes]
    match turn.text("figure"):
        case "rate" | "overrate" | "ackrate":
            return _shares(turn, counted, lines), 0
        case "units":
            units = Unit.in_order({line.item.unit for line in lines if line.item.state not in NOT_OWED})
            return say.units(counted, units, turn.slot("task")), 0
        case "orders":
            orders = sorted(counted.issued, key=lambda order: order.state in ENDED)
            return say.orders(counted, orders, turn.page), len(orders)
        case "requests":
            return _papers(turn, counted)
        case _:
            closed = turn.text("figure") == "closed"
            going = [one for one in counted.accounts if one.counts_as_done or one.is_closing]
            accounts = [one for one in going if one.counts_as_done is closed]
            return say.accounts(counted, accounts, turn.page, closed=closed), len(accounts)


def _papers(turn: Turn, counted: Figures) -> tuple[str, int]:
    """审批了几个; with a state or days only those of it: on their way, not signed, turned down, approved, sent."""
    kind, state = turn.text("kind"), turn.text("state")
    extensions = [one for one in counted.requests if one.family == EXTENSION and one.round]
    if not state:
        rows = extensions if kind == EXTENSION else counted.sent
        return say.requests(counted, rows, turn.page, kind if kind == EXTENSION else ""), len(rows)
    of_kind = [*([] if kind == EXTENSION else counted.sent), *([] if kind and kind != EXTENSION else extensions)]
    rows = [one for one in of_kind if _is_of(turn, one, state) and _by_speaker(turn, one, state)]
    whose = "您" if turn.slot("mine") and state == "approved" else ""
    name = f"{named_stretch(turn, f'{whose}{say.PAPERS[state]}')}的{say.PAPERS.get(kind, '申请')}"
    return say.chosen(counted, rows, turn.page, name, with_since=state in {"open", "unsigned"}), len(rows)


def _by_speaker(turn: Turn, paper: Request, state: str) -> bool:
    """今天我批了几个: of what he approved himself; who turned one down is not kept beside it."""
    mine = turn.slot("mine") and state == "approved"
    return not mine or (turn.person is not None and paper.approver_id == turn.person.id)


def _is_of(turn: Turn, paper: Request, state: str) -> bool:
    match state:
        case "open":
            return paper.state not in paper_states.ENDED
        case "unsigned":
            return paper.state == paper_states.AWAITING_SIGN
        case "rejected":
            rejected = paper.state == paper_states.REJECTED
            return rejected and paper.ended_at is not None and in_stretch(turn, local_day(paper.ended_at))
        case "approved":
            return paper.approved_at is not None and in_stretch(turn, local_day(paper.approved_at))
        case _:
            return paper.applied_on is not None and in_stretch(turn, paper.applied_on)


def _shares(turn: Turn, counted: Figures, lines: Sequence[Line]) -> str:
    """办结率, 按期率; 签收率, or 逾期率 above them."""
    count, number = Count.over(lines), turn.slot("task")
    if turn.text("figure") == "ackrate":
        return say.acknowledged(counted, count, number)
    groups = dict.fromkeys(line.item.unit.group_name for line in lines) if turn.slot("units") else {}
    late = {line.item.unit_id for line in lines if line.stands.overdue}
    share = say.late_share(count, len(late)) if turn.text("figure") == "overrate" else ""
    return share + say.rate(counted, count, number, "、".join(groups))


def in_stretch(turn: Turn, day: date) -> bool:
    """Whether the day is among those that were named; every day where none were."""
    since, until = turn.text("since"), turn.text("until")
    return not since or date.fromisoformat(since) <= day <= date.fromisoformat(until)


def falls_due(turn: Turn, item: Assignment) -> bool:
    """Whether it is (or was) owed by one of the days that were named."""
    owed = item.state not in NOT_OWED and item.state != items.NOT_HANDED_OVER
    return owed and in_stretch(turn, local_day(item.due_at))


def named_stretch(turn: Turn, what: str) -> str:
    """What the list is called: 8月2日（周二）到期."""
    if not turn.text("since"):
        return what
    return say.stretch(date.fromisoformat(turn.text("since")), date.fromisoformat(turn.text("until")), what)


def nothing_due(turn: Turn, name: str, rows: Sequence[Assignment]) -> str:
    """What falls due next, where nothing does on the days that were named; "" where nothing comes any more."""
    until = date.fromisoformat(turn.text("until"))
    still = [item for item in rows if item.state not in items.CLOSED and item.state != items.NOT_HANDED_OVER]
    days = sorted(local_day(item.due_at) for item in still if local_day(item.due_at) > until)
    return say.next_due(name, days[0], local_day(turn.now), days.count(days[0])) if days else ""


def nothing_to_report(turn: Turn, whose: str, wanted: str, rows: Sequence[Assignment]) -> str:
    """Why nobody is named where nothing is out, reported or begun: 没有 read as if all had reported."""
    unsent = [item for item in rows if item.state == items.NOT_HANDED_OVER]
    if rows and len(unsent) == len(rows):
        return say.none_handed_over(whose.rstrip("，"), len(rows))
    if wanted not in {"unreported", "reported"} or not rows:
        return ""
    if all(item.is_counted for item in rows):
        return say.counted_by_itself(whose, sum(item.state not in items.CLOSED for item in rows))
    today = local_day(turn.now)
    return say.not_begun(whose) if not any(item.is_open_on(today) or item.is_counted for item in rows) else ""


def returned_papers(turn: Turn, wanted: str) -> str:
    """退回几件, of reports: a line on the applications that wait to be mended; "" where something else is asked."""
    if wanted != "returned" or turn.slot("task") is not None or turn.slot("tasks"):
        return ""
    rows = Request.awaiting(turn.session, RETURNED)
    plans = {plan.id: {unit.id for unit in units_seen(turn, plan)} for plan in Plan.all(turn.session)}
    return say.returned([row for row in rows if not plans[row.plan_id] or row.unit_id in plans[row.plan_id]])
