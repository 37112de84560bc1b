"""交办, 今天不发, 预览, 导出: what goes out, and what does not."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from sqlalchemy import select

from bot.clock import at, local_day
from bot.errors import Unclear, WrongState
from bot.handlers.oversight.reporting import brief, report
from bot.message import Reply
from bot.models import Assignment, Card, Notice, Plan, Request
from bot.models import assignment as items
from bot.models.member import OFFICE, count_bound
from bot.turn import Question, Turn
from bot.wording import office as say

HOLD = "今天不发"
OFFICE_SUBJECT = "office"
PAPERS = {"bulletin": report, "brief": brief}


def hand_over(turn: Turn) -> Reply:
    """交办"""
    turn.officer(*OFFICE)
    plan = _plan_waiting(turn)
    if plan is None:
        return turn.decline(say.nothing_to_hand_over())
    when = turn.workdays.next_window(max(turn.now, _first_window(turn, plan)))
    if not turn.agreed:
        waiting = _not_handed_over(turn, plan)
        units = {item.unit_id: item.unit for item in waiting if item.unit.urgeable}
        unreachable = [unit.short for unit in units.values() if not count_bound(turn.session, unit.id)]
        return turn.show(say.handover_preview(plan, waiting, unreachable, when), plan=plan.doc_no)
    plan.confirm_handover(turn.act)
    return Reply(say.handover_confirmed(plan, when))


def handover_tap(turn: Turn, card: Card, verb: str, chosen: str) -> Reply:
    """The card after loading: 确认交办."""
    del verb, chosen
    turn.officer(*OFFICE)
    plan = turn.session.get_one(Plan, card.subject_id)
    if not _not_handed_over(turn, plan):
        return turn.decline(say.nothing_to_hand_over())
    if plan.handover_is_confirmed:
        raise WrongState("already_confirmed", subject=plan, who=plan.handover_confirmed_by)
    plan.confirm_handover(turn.act)
    when = turn.workdays.next_window(max(turn.now, _first_window(turn, plan)))
    return Reply(say.handover_confirmed(plan, when))


def preview_today(turn: Turn) -> Reply:
    """预览"""
    turn.act.record("office.preview_asked")
    return Reply(say.preview_on_its_way())


def hold_today(turn: Turn) -> Reply:
    """今天不发"""
    turn.officer(*OFFICE)
    today = local_day(turn.now)
    held = select(Notice).where(Notice.subject == OFFICE_SUBJECT, Notice.kind == HOLD, Notice.slot == today.isoformat())
    if turn.session.scalar(held) is None:
        turn.session.add(
            Notice(
                subject=OFFICE_SUBJECT,
                subject_id=0,
                kind=HOLD,
                slot=today.isoformat(),
                made_at=turn.now,
                state="暂停",
                facts={},
            )
        )
        turn.act.record("office.hold", day=today.isoformat())
    return Reply(say.held(today))


def export(turn: Turn) -> Reply:
    """导出台账 · 导出8月通报 · 专报 · 申请表 ZX-2022-001"""
    what, number = turn.text("what"), turn.text("request")
    if what == "form" or number:
        number = str(turn.need("request", "哪一件的申请表？请回复申请编号；回复“我的申请”看编号。"))
        request = turn.session.scalar(select(Request).where(Request.number == number))
        own = {post.unit_id for post in turn.speaker.posts}
        if request is None or (request.unit_id not in own and not turn.holds(*OFFICE)):
            raise Unclear("no_such_request", value=number)
        turn.act.record("request.paper_asked", request)
        return Reply(say.exporting(f"{number}申请表"))
    if what in PAPERS:
        return PAPERS[what](turn)
    units = [] if turn.holds(*OFFICE) else [post.unit_id for post in turn.speaker.posts]
    turn.act.record("office.export", what="ledger", units=units, follows=True)  # the clock makes it
    return Reply(say.exporting("台账"))


def _plan_waiting(turn: Turn) -> Plan | None:
    named = turn.text("plan")
    plans = [plan for plan in Plan.all(turn.session) if _not_handed_over(turn, plan)]
    plans = [plan for plan in plans if plan.doc_no == named] if named else plans
    if len(plans) > 1:
        options = [{"plan": plan.doc_no, "label": plan.doc_no} for plan in plans]
        raise Question("交办哪一份文件？", "choose", options=options)
    return plans[0] if plans else None


def _not_handed_over(turn: Turn, plan: Plan) -> Sequence[Assignment]:
    waiting = select(Assignment).where(Assignment.plan_id == plan.id, Assignment.state == items.NOT_HANDED_OVER)
    return turn.session.scalars(waiting).all()


def _first_window(turn: Turn, plan: Plan) -> datetime:
    return at(plan.handover_on, 9) if plan.handover_on else turn.now


TAPS: Mapping[str, Callable[[Turn, Card, str, str], Reply]] = {"handover": handover_tap}
