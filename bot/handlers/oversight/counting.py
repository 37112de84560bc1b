"""统计, 单位完成情况, 催办: how things stand, and a word to those who are late."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from sqlalchemy import select

from bot.clock import local_day
from bot.errors import Denied
from bot.handlers.oversight.finding import is_agreed, named_items, show, which_plan
from bot.message import Reply
from bot.models import Account, Assignment, Notice, Plan, standing
from bot.models import assignment as items
from bot.models.member import OFFICE
from bot.turn import Turn
from bot.wording import office as say

URGED = "催办"


def stats(turn: Turn) -> Reply:
    """统计 [编号]"""
    wanted = turn.text("filter")
    number = turn.slot("task")
    if not wanted and number is None:
        today = local_day(turn.now)
        return Reply("\n\n".join(_overview(turn, plan, today) for plan in Plan.all(turn.session)))
    title = {"overdue": "逾期", "unsigned": "未签收", "open": "未办结"}.get(wanted, f"任务{number}")
    page = turn.slot("page")
    lines = _lines(turn, named_items(turn), wanted)
    return Reply(say.listed(title, lines, page if isinstance(page, int) else 1))


def unit_status(turn: Turn) -> Reply:
    """<单位>完成情况"""
    unit = turn.unit_named()
    own = {post.unit_id for post in turn.speaker.posts}
    if unit.id not in own and not turn.holds(*OFFICE):
        raise Denied("not_own_unit", unit=unit, own=turn.speaker.posts[0].unit)
    return Reply(say.unit_status(unit, _lines(turn, Assignment.of_unit(turn.session, unit.id), "")))


def urge(turn: Turn) -> Reply:
    """催办 <编号或单位>"""
    turn.officer(*OFFICE)
    wanted = "unsigned" if turn.text("target") == "unsigned" else "waiting"
    rows = named_items(turn)
    stand = standing.standings(turn.session, rows, turn.now, turn.workdays)
    candidates = [item for item in rows if _matches(item, stand[item.id], wanted)]
    due = [item for item in candidates if _may_urge(turn, item)]
    skipped = len(candidates) - len(due)
    when = turn.workdays.next_window(turn.now)
    if not due:
        return Reply(say.nothing_to_urge(skipped))
    plans = {item.plan_id: item.plan for item in due}
    if turn.slot("task") is not None and len(plans) > 1:
        raise which_plan(plans.values())
    if not is_agreed(turn):
        return show(turn, say.urge_preview(due, when, skipped))
    slot = local_day(turn.now).isoformat()
    for item in due:
        turn.session.add(
            Notice(subject="assignment", subject_id=item.id, kind=URGED, slot=slot, made_at=turn.now, facts={})
        )
    turn.act.record("office.urge", items=[item.id for item in due])
    return Reply(say.urged(due, when))


def _matches(item: Assignment, stand: standing.Standing, wanted: str) -> bool:
    return {
        "overdue": stand.overdue,
        "unsigned": item.state == items.AWAITING_ACK,
        "waiting": item.state in items.WITH_UNIT and stand.with_unit,
        "open": item.state not in items.CLOSED,
    }.get(wanted, True)


def _lines(turn: Turn, rows: Sequence[Assignment], wanted: str) -> list[str]:
    stand = standing.standings(turn.session, rows, turn.now, turn.workdays)
    return [say.item_line(item, stand[item.id].waits) for item in rows if _matches(item, stand[item.id], wanted)]


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


def _overview(turn: Turn, plan: Plan, today: date) -> str:
    rows = turn.session.scalars(select(Assignment).where(Assignment.plan_id == plan.id)).all()
    counts = Counter(item.state for item in rows if item.state != items.NOT_HANDED_OVER)
    counts["未交办"] = sum(item.state == items.NOT_HANDED_OVER for item in rows)
    stand = standing.standings(turn.session, rows, turn.now, turn.workdays)
    overdue = sum(one.overdue for one in stand.values())
    accounts = turn.session.scalars(select(Account).where(Account.plan_id == plan.id, Account.protected.is_(False)))
    kinds = Counter(_account_kind(account) for account in accounts)
    return say.overview(plan, counts, overdue, kinds, today)


def _account_kind(account: Account) -> str:
    if account.state != "在用":
        return "已注销"
    return account.disposition if account.disposition in {"保留", "待定"} else "应关停"
