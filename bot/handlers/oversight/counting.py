"""统计, 单位完成情况, 催办: how things stand, and a word to those who are late."""

from collections import Counter
from collections.abc import Sequence

from sqlalchemy import select

from bot.clock import local_day
from bot.errors import Denied
from bot.handlers.oversight.asking import (
    falls_due,
    figure,
    in_stretch,
    named_stretch,
    nothing_due,
    nothing_to_report,
    returned_papers,
)
from bot.handlers.oversight.beside import FIGURES as BESIDE
from bot.handlers.oversight.beside import kinds, of_whom, refuse_others, several
from bot.handlers.oversight.finding import in_charge, named_items, which_plan
from bot.handlers.oversight.matching import FILTERS, days_late, happened_on, matches
from bot.handlers.oversight.reporting import leads_office, overview, units_seen
from bot.handlers.oversight.urged import urged
from bot.message import Reply
from bot.models import Assignment, Extension, Notice, Plan, standing
from bot.models import assignment as items
from bot.models.member import OFFICE, count_bound
from bot.models.phone_call import calls
from bot.models.remark import remarks
from bot.paging import on_page
from bot.turn import Turn
from bot.wording import calls as call_say
from bot.wording import office as say
from bot.wording import tasks as task_say
from bot.wording import unsigned as unsigned_say
from bot.wording.items import called
from bot.wording.remarks import beside

URGED = "催办"
TARGETS = ("unsigned", "overdue", "unreported", "returned")


def stats(turn: Turn) -> Reply:
    """统计 [编号]; 逾期的有哪些; 任务1还有哪些单位没完成."""
    if turn.text("figure"):
        ranked = {**BESIDE, "urged": urged}.get(turn.text("figure"), figure)(turn)
        return Reply(f"{several(turn).text}\n\n{ranked.text}") if turn.slot("filters") else ranked
    if turn.slot("filters"):
        return several(turn)
    wanted = turn.text("filter")
    number = turn.slot("task")
    if not wanted and number is None:
        return overview(turn)
    also = turn.text("state")
    named = "、".join(FILTERS[one] for one in (wanted, also) if one in FILTERS)
    over = turn.slot("over")
    named += f"超过{over}天" if over else ""
    whose = of_whom(turn) + (called(number) if number is not None else "")
    name = whose + named_stretch(turn, named)
    seen = _seen(turn, named_items(turn))
    fitting = [item for item in seen if _on_days(turn, item, wanted)]
    rows, lines = _lines(turn, [item for item in fitting if _meant(turn, item)], wanted, also)
    due = wanted == "due" and not fitting
    none = nothing_due(turn, name, seen) if due else "" if rows else nothing_to_report(turn, whose, wanted, seen)
    if none:
        return Reply(none)
    if rows and wanted == "unsigned" and not also and number is None:
        return _unsigned(turn, name, rows)
    states = Counter(say.state_of(item) for item in rows)
    units = len({item.unit_id for item in rows})
    text = say.listed(name or "事项", lines, turn.page, states, units=units) + returned_papers(turn, wanted)
    unsent = sum(item.state == items.NOT_HANDED_OVER for item in seen)
    text += "" if lines or not unsent else say.not_handed_over(unsent)
    return turn.paged(text, len(lines))


def _unsigned(turn: Turn, name: str, rows: Sequence[Assignment]) -> Reply:
    """What is not signed for, one line a unit; whom no card can reach is said."""
    units = unsigned_say.by_unit(rows)
    silent = [
        unit for unit in on_page([*units], turn.page) if not (unit.urgeable and count_bound(turn.session, unit.id))
    ]
    return turn.paged(unsigned_say.listed(name, units, turn.page, silent, local_day(turn.now)), len(units))


def _on_days(turn: Turn, item: Assignment, wanted: str) -> bool:
    """Whether it fell due, or was reported, on the days that were named."""
    if wanted == "due":
        return falls_due(turn, item)
    day = happened_on(item, wanted)
    return not turn.text("since") or (day is not None and in_stretch(turn, day))


def _meant(turn: Turn, item: Assignment) -> bool:
    """Whether it is of the kind that was named (临时交办), and as many days late."""
    over = turn.slot("over")
    late = not isinstance(over, int) or days_late(item, local_day(turn.now)) > over
    return late and (not kinds(turn) or item.kind in kinds(turn))


def _seen(turn: Turn, rows: Sequence[Assignment]) -> list[Assignment]:
    """A unit's leaders count among their own unit's items."""
    seen = {plan: units_seen(turn, plan) for plan in {item.plan for item in rows}}
    for own in seen.values():
        refuse_others(turn, own)
    units = {plan: {unit.id for unit in own} for plan, own in seen.items()}
    return [item for item in rows if not units[item.plan] or item.unit.carrier.id in units[item.plan]]


def unit_status(turn: Turn) -> Reply:
    """<单位>完成情况; with a number that one item as the unit sees it, with its progress."""
    unit = turn.unit_named()
    own = {post.unit_id for post in turn.speaker.posts}
    leads = any(leads_office(turn, plan) for plan in Plan.all(turn.session))
    if unit.id not in own and not (leads or turn.holds(*OFFICE)):
        raise Denied("not_own_unit", unit=unit, own=turn.speaker.posts[0].unit)
    rows = Assignment.of_unit(turn.session, unit.id)
    asked = [item for item in rows if item.number == turn.slot("task")]
    if asked:
        stand = standing.standings(turn.session, asked, turn.now, turn.workdays)
        return Reply("\n\n".join(_told(turn, item, stand[item.id]) for item in asked[: say.FEW]))
    _, lines = _lines(turn, rows, "")
    return turn.paged(say.unit_status(unit, lines, turn.page), len(lines))


def _told(turn: Turn, item: Assignment, stands: standing.Standing) -> str:
    """One item with what stands beside it."""
    noted = remarks(turn.session, "assignment", [item.id], all_of_them=turn.holds(*OFFICE))
    rung_up = call_say.beside(calls(turn.session, "assignment", [item.id]), full=turn.holds(*OFFICE))
    lines = beside(Extension.for_item(turn.session, item.id), noted, rung_up)
    return task_say.detail(item, stands, turn.now, (), lines)


def urge(turn: Turn) -> Reply:
    """催办 <编号或单位>"""
    in_charge(turn)
    wanted = turn.text("target") if turn.text("target") in TARGETS else "waiting"
    rows = named_items(turn)
    stand = standing.standings(turn.session, rows, turn.now, turn.workdays)
    shown = turn.slot("items") if turn.agreed else None  # a yes sends what was shown, never more
    today = local_day(turn.now)
    candidates = [item for item in rows if matches(item, stand[item.id], wanted, today, turn.workdays)]
    candidates = [item for item in candidates if not shown or item.id in shown]
    candidates = [item for item in candidates if not turn.text("since") or falls_due(turn, item)]
    due = [item for item in candidates if _may_urge(turn, item)]
    skipped = len(candidates) - len(due)
    when = turn.workdays.next_window(turn.now)
    if not due:
        return turn.decline(say.nothing_to_urge(skipped))
    plans = {item.plan_id: item.plan for item in due}
    if turn.slot("task") is not None and len(plans) > 1:
        raise which_plan(plans.values())
    if not turn.agreed:
        return turn.show(say.urge_preview(due, when, skipped), items=[item.id for item in due])
    slot = local_day(turn.now).isoformat()
    for item in due:
        turn.session.add(
            Notice(subject="assignment", subject_id=item.id, kind=URGED, slot=slot, made_at=turn.now, facts={})
        )
    turn.act.record("office.urge", items=[item.id for item in due])
    return Reply(say.urged(due, when))


def _lines(turn: Turn, rows: Sequence[Assignment], *wanted: str) -> tuple[list[Assignment], list[str]]:
    """The items that fit and a line on each: what is overdue first, what is closed last."""
    stand = standing.standings(turn.session, rows, turn.now, turn.workdays)
    today = local_day(turn.now)
    fitting = [item for item in rows if all(matches(item, stand[item.id], one, today, turn.workdays) for one in wanted)]
    fitting.sort(key=lambda item: (item.state in items.CLOSED, not stand[item.id].overdue))
    return fitting, [
        say.item_line(item, stand[item.id].waits, today, overdue=stand[item.id].overdue) for item in fitting
    ]


def _may_urge(turn: Turn, item: Assignment) -> bool:
    """Once an item and day; never units or items that are not urged, nor what waits for others."""
    if not item.unit.urgeable or (item.task is not None and item.task.urge == "否") or item.blocked == "已确认":
        return False
    today = select(Notice.id).where(
        Notice.subject == "assignment",
        Notice.subject_id == item.id,
        Notice.kind == URGED,
        Notice.slot == local_day(turn.now).isoformat(),
    )
    return turn.session.scalar(today) is None
