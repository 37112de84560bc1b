"""统计 of a whole notice, 专报 and 通报: what one looks at before a meeting, on the phone, as a picture, on paper."""

from collections.abc import Sequence
from datetime import date

from bot.clock import local_day
from bot.errors import NotAllowed, Unclear
from bot.message import Reply
from bot.models import Plan, Role, Unit
from bot.models.figures import figures
from bot.models.member import OFFICE
from bot.models.plan import APPROVING
from bot.turn import Question, Turn
from bot.wording import figures as say
from bot.wording import reports

WATCH = (*OFFICE, Role.MONITOR, Role.MEDIA)
LEADERS = (Role.LEADER, Role.PRINCIPAL)
DECEMBER = 12
EARLY = 10  # until this day of a month 通报 without a month means the month before


def overview(turn: Turn) -> Reply:
    """统计: five lines and a picture of each notice; a unit's leaders see their unit's part."""
    plans = [plan for plan in Plan.all(turn.session) if turn.text("plan") in {"", plan.doc_no, plan.short}]
    parts = []
    for plan in plans:
        units = units_seen(turn, plan)
        parts.append(say.overview(figures(turn.session, plan, turn.now, units)))
        turn.act.record("office.figures", plan, units=[unit.id for unit in units])
    return Reply("\n\n".join(parts))


def units_seen(turn: Turn, plan: Plan) -> Sequence[Unit]:
    """Nobody named: all of them, for the office, who watches, and the leaders of 审批单位; else the leader's own."""
    if turn.holds(*WATCH) or leads_office(turn, plan):
        return ()
    own = [post.unit for post in turn.speaker.posts if post.holds(*LEADERS)]
    if not own:
        raise NotAllowed(roles=OFFICE)
    return own


def leads_office(turn: Turn, plan: Plan) -> bool:
    """分管领导 or 主要负责人 of the unit that decides under the notice (审批单位)."""
    named = plan.listed(APPROVING)
    led = [post.unit for post in turn.speaker.posts if post.holds(*LEADERS)]
    return any(name in unit.names for unit in led for name in named)


def brief(turn: Turn) -> Reply:
    """专报 [文号]"""
    plan = _plan(turn)
    if not turn.holds(*OFFICE) and not leads_office(turn, plan):
        raise NotAllowed(roles=OFFICE)
    turn.act.record("office.brief", plan)
    return Reply(reports.brief_on_its_way())


def report(turn: Turn) -> Reply:
    """导出8月通报 [文号]"""
    turn.officer(*OFFICE)
    plan = _plan(turn)
    month = _month(turn, plan)
    turn.act.record("office.report", plan, month=f"{month:%Y-%m}")
    return Reply(reports.report_on_its_way(month, local_day(turn.now)))


def _plan(turn: Turn) -> Plan:
    plans = [plan for plan in Plan.all(turn.session) if turn.text("plan") in {"", plan.doc_no, plan.short}]
    if len(plans) > 1:
        options = [{"plan": plan.doc_no, "label": plan.label} for plan in plans]
        raise Question("是哪一份文件的？", "choose", options=options)
    if not plans:
        raise Unclear("no_plan")
    return plans[0]


def _month(turn: Turn, plan: Plan) -> date:
    """The month that was named (12月 said in January is last year's), else the last that is over; its first day."""
    today = local_day(turn.now)
    this = today.replace(day=1)
    if not turn.text("month"):
        last = date(this.year - (this.month == 1), (this.month - 2) % 12 + 1, 1)
        return last if today.day <= EARLY and last >= plan.issued_on.replace(day=1) else this
    year, number = (int(part) for part in turn.text("month").split("-"))
    if (year, number) > (this.year, this.month) and year == this.year:
        year -= 1
    if not 1 <= number <= DECEMBER or not plan.issued_on.replace(day=1) <= date(year, number, 1) <= this:
        raise Unclear("no_such_month", value=reports.month_as_said(turn.text("month")), subject=plan)
    return date(year, number, 1)
