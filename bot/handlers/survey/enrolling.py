"""登记账号: an account that is on no list; the monitor verifies it by card."""

from sqlalchemy import select

from bot.clock import local
from bot.errors import Denied, Unclear
from bot.message import Reply
from bot.models import Account, Enrolment, Plan, Role, Series, Unit
from bot.models.enrolment import ENTERING, SERIES, Told, expect_no_main, held
from bot.models.member import OFFICE
from bot.models.request_draft import WORKERS
from bot.models.unit import unknown_in
from bot.turn import Question, Turn
from bot.wording import enrolments as say

BY_OTHERS = (*OFFICE, Role.MONITOR)


def enrol(turn: Turn) -> Reply:
    """登记账号 <名称> <平台> [账号ID] [说明]"""
    strange = "" if turn.text("unit") else unknown_in(turn.text("name"))
    if strange and turn.holds(*BY_OTHERS, *WORKERS):
        raise Unclear("no_such_unit", value=strange)
    unit = _unit(turn)
    name, said = turn.text("name").strip(), turn.text("platform") or turn.text("new_platform")
    for plan in Plan.all(turn.session) if name else ():
        expect_no_main(turn.session, plan.id, name)
    if not name or not said:
        raise Unclear("enrolment_incomplete", name=name)
    plan = _plan(turn)
    told = Told(unit, name, _platform(turn, plan, said), turn.text("account_id"), turn.text("text"))
    told.check()
    listed = held(turn.session, plan.id, told.name, told.platform)
    if listed is not None:
        raise Denied("already_on_list", subject=listed, unit=listed.unit)
    made = Enrolment.enter(turn.act, plan, Series.take(turn.session, SERIES, local(turn.now).year), told)
    made.store(turn.session)
    asked = made.checkers(turn.session)
    return Reply(say.entered(made, asked[0].unit.short if asked else "市府办"))


def _unit(turn: Turn) -> Unit:
    """One's own unit; 市府办 and the monitors name another one's."""
    if turn.text("unit") and turn.holds(*BY_OTHERS):
        turn.officer(*ENTERING)
        return turn.unit_named()
    if turn.holds(*WORKERS):
        return turn.member(*WORKERS).unit
    turn.officer(*ENTERING)
    raise Unclear("enrolment_unit_missing")


def _plan(turn: Turn) -> Plan:
    plans = Plan.all(turn.session)
    named = [plan for plan in plans if turn.text("plan") in {plan.doc_no, plan.short}] if turn.text("plan") else plans
    if not named:
        raise Unclear("no_such_item")
    if len(named) > 1:
        options = [{"plan": plan.doc_no, "label": plan.label} for plan in named]
        raise Question("列入哪一份文件的账号名单？", "choose", options=options)
    return named[0]


def _platform(turn: Turn, plan: Plan, said: str) -> str:
    """As the list writes it: 抖音 is 抖音短视频 there, 微信 may be 订阅号 or 服务号."""
    kinds = list(turn.session.scalars(select(Account.platform).where(Account.plan_id == plan.id).distinct()))
    if said in kinds:
        return said
    fitting = sorted({kind for kind in kinds if said in kind})
    if len(fitting) > 1:
        options = [{"platform": kind, "label": kind} for kind in fitting]
        raise Question(f"“{turn.text('name')}”是哪一种？回复编号：", "choose", options=options)
    return fitting[0] if fitting else said
