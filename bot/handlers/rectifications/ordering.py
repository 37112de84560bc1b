"""下发整改: a draft with number, basis and time, issued by 是 or a tap; what else the monitor does about it."""

import re
from datetime import date, timedelta

from bot.clock import local_day
from bot.errors import Denied, Unclear
from bot.handlers.rectifications.finding import (
    account_meant,
    as_watcher,
    host,
    problem_meant,
    unit_problem,
    watched_order,
)
from bot.language.faults import fault_in
from bot.message import Reply
from bot.models import Account, Inbox, Member, Plan, Rectification, RectRule, Series, Transfer, Unit
from bot.models.rectification import DRAFT, SERIES, WORKERS, Case, case_of
from bot.turn import Question, Turn
from bot.wording import rectifications as say

SOURCES = ("电话", "纸质", "会上")
UNWRITTEN = "（不经系统的事项，原话不留）"
_DATED = re.compile(r"(?:(?P<year>\d{4})[年.-])?(?P<month>\d{1,2})[月.-](?P<day>\d{1,2})[日号]?", re.ASCII)
_DAY = re.compile(rf"[\s，,]*(?:于|在)?(?:{_DATED.pattern}|今天|昨天|前天)(?:移交)?[\s。]*", re.ASCII)


def issue(turn: Turn) -> Reply:
    """下发整改 <账号> <问题> [时限] · 下发整改 ZG-2022-001"""
    if turn.text("rect"):
        return _issue_draft(turn, watched_order(turn))
    turn.slots["issue"] = fault_in(turn.text("issue"))
    case = _of_unit(turn) or _of_account(turn)
    if isinstance(case, Reply):
        return case
    case.check()
    rule = case.rule
    if rule.days is None and case.due_on is None:
        raise Question(say.which_limit(rule), "ask", fields=["due"], slots={"due": None})
    order = _drafted(turn, case)
    turn.slots = {"rect": order.number}
    return _show(turn, order, rule)


def _of_unit(turn: Turn) -> Case | None:
    """下发整改 白鹭洲镇 值班脱岗: a unit and a fault of its own, under the notice that the speaker watches."""
    found = unit_problem(turn)
    if found is None:
        return None
    plan, rule = found
    as_watcher(turn, plan, None)
    return _case(turn, plan, None, turn.unit_named(), rule)


def _of_account(turn: Turn) -> Case | Reply:
    account = account_meant(turn)
    as_watcher(turn, account.plan, account)
    unit = host(turn, account)
    rule = problem_meant(turn, account.plan, account)
    if rule.outside:
        return _hand_on(turn, account, unit, rule)
    return _case(turn, account.plan, account, unit, rule)


def _case(turn: Turn, plan: Plan, account: Account | None, unit: Unit, rule: RectRule) -> Case:
    today = local_day(turn.now)
    due = date.fromisoformat(turn.text("due")) if turn.text("due") else None
    due = due if due and due >= today else None  # a day that is past belongs to what was found
    fact = _fact(turn, rule, account, today)
    return case_of(turn.session, plan, rule, unit, account, turn.now, found_on=today, fact=fact, due_on=due)


def _fact(turn: Turn, rule: RectRule, account: Account | None, today: date) -> str:
    """What was found, in the monitor's own words with its day, without account, order and time."""
    answered = fault_in(turn.text("text")) if turn.text("text") else ""
    told = dict.fromkeys(fact for said in (turn.text("fault"), answered) if (fact := _beside(rule, said)))
    kept = "；".join(fact.rstrip("。；;") if place + 1 < len(told) else fact for place, fact in enumerate(told))
    general = kept in {"", turn.text("issue")} and not re.search(r"\d", kept)  # 上次更新6月28 is his own
    if account is not None and rule.watched_days and account.updated_on and general:
        return say.stale(account.updated_on, account.update_noted_on, today)
    return kept


def _beside(rule: RectRule, said: str) -> str:
    """What the words say beside code and name of the problem."""
    if said.lower().startswith(rule.code.lower()):
        said = said[len(rule.code) :].strip(" ，,：:")
    parts = [part for part in re.split(r"(?<=[，,；;。])", said) if part.strip(" ，,；;。") not in rule.problem]
    return "".join(parts).strip(" ，,；;")


def _drafted(turn: Turn, case: Case) -> Rectification:
    """The draft that lies there already, mended; else a new one."""
    held = Rectification.open_under(turn.session, case.key)
    if held is not None and held.state == DRAFT:
        held.amend(turn.act, fact=case.fact, due_on=case.due_on)
        return held
    if held is not None:
        raise Denied("duplicate_rect", subject=held, account=case.account)
    order = Rectification.draft(turn.act, case, Series.take(turn.session, SERIES, local_day(turn.now).year))
    order.store(turn.session)
    return order


def _show(turn: Turn, order: Rectification, rule: RectRule | None = None, instead_of: str = "") -> Reply:
    """Everything that would go out, before anything does."""
    when = turn.workdays.next_window(turn.now)
    due = order.due_on or turn.workdays.after(local_day(when), order.limit_days)
    if due < local_day(when):  # a draft that lay for so long: neither shown as ready nor refused after a yes
        return turn.ask(say.due_is_over(order, due), ["due"], intent="RECTIFY_ISSUE", rect=order.number, due=None)
    rule = rule or next((one for one in RectRule.of(turn.session, order.plan_id) if one.code == order.code), None)
    hint = say.hint_of(rule, reachable=is_reachable(turn, order), unit=order.unit.short) if rule else ""
    text = say.draft(order, due, when, turn.now, hint)
    return turn.offer(text, intent="RECTIFY_ISSUE", rect=order.number, shown=True, instead_of=instead_of)


def _issue_draft(turn: Turn, order: Rectification) -> Reply:
    order.expect(turn.act, "issue")
    if turn.slot("account") or turn.text("issue"):
        return _drawn_anew(turn, order)
    if turn.text("amend") == "ask":
        return turn.ask(say.which_fact(order), ["text"], rect=order.number, amend="instead")
    if turn.text("amend"):
        said = turn.text("fault") or fault_in(turn.text("text"))
        besides = turn.text("amend") == "besides" and order.fact
        order.amend(turn.act, fact=f"{order.fact}；{said}" if besides else said)
    if turn.text("due"):
        order.amend(turn.act, due_on=date.fromisoformat(turn.text("due")))
    turn.slots = {"rect": order.number, "shown": turn.slot("shown")}
    if order.needs_limit:
        rule = next((one for one in RectRule.of(turn.session, order.plan_id) if one.code == order.code), None)
        raise Question(say.which_limit(rule) if rule else "请定整改到哪一天。", "ask", fields=["due"])
    if not turn.agreed:
        return _show(turn, order)
    order.issue(turn.act, turn.workdays)
    return Reply(say.issued(order, turn.now, reachable=is_reachable(turn, order)))


def _drawn_anew(turn: Turn, order: Rectification) -> Reply:
    """Another account, or another kind: a draft of its own. The one that was wrong lies until it is discarded."""
    account = account_meant(turn) if turn.slot("account") else order.account
    as_watcher(turn, order.plan, account)
    unit = host(turn, account) if account else order.unit
    rule = problem_meant(turn, order.plan, account) if turn.text("issue") else _rule_of(turn, order)
    if rule.outside and account is not None:
        return _hand_on(turn, account, unit, rule)
    due = date.fromisoformat(turn.text("due")) if turn.text("due") else order.due_on
    fact = turn.text("fault") or order.fact
    case = case_of(
        turn.session, order.plan, rule, unit, account, turn.now, found_on=local_day(turn.now), fact=fact, due_on=due
    )
    case.check()
    if rule.days is None and due is None:
        raise Question(say.which_limit(rule), "ask", fields=["due"], slots={"due": None})
    drawn = _drafted(turn, case)
    turn.slots = {"rect": drawn.number}
    shown = _show(turn, drawn, rule, instead_of=order.number)
    return shown if drawn is order else Reply(f"{shown.text}\n{say.still_lies(order)}")


def _rule_of(turn: Turn, order: Rectification) -> RectRule:
    """Under which kind the draft stands."""
    rule = next((one for one in RectRule.of(turn.session, order.plan_id) if one.code == order.code), None)
    if rule is None:
        raise Denied("rect_no_rules", plan=order.plan)
    return rule


def is_reachable(turn: Turn, order: Rectification) -> bool:
    """Whether somebody of the unit can be written to."""
    trial = bool(order.plan.setting("试运行收件人"))
    return trial or any(member.person.userid for member in Member.of_unit(turn.session, order.unit_id, *WORKERS))


def _hand_on(turn: Turn, account: Account, unit: Unit, rule: RectRule) -> Reply:
    """泄密 and the like: nothing is written down here but number and day of the transfer, not even what was typed."""
    turn.act.raw = UNWRITTEN
    received = turn.session.get(Inbox, turn.message.key)
    if received is not None:
        received.raw = ""
    asked, today = bool(turn.slot("outside")), local_day(turn.now)
    said = turn.text("text") if asked else ""
    reference = _DAY.sub(" ", said).strip(" ，,") or turn.text("reference")
    day = _day_in(said, today) or (date.fromisoformat(turn.text("day")) if turn.text("day") else None)
    if not reference or day is None:
        kept = {"account": account.number, "plan": account.plan.doc_no, "code": rule.code, "outside": True}
        turn.slots = kept | {"reference": reference, "day": day.isoformat() if day else ""}
        return turn.ask(say.outside_again() if asked else say.outside(rule), ["text"])
    if day > today:
        raise Unclear("future_date", field="date", value=day)
    case = case_of(turn.session, account.plan, rule, unit, account, turn.now, found_on=today)
    Transfer.enter(turn.session, turn.act, case, reference, day)
    return Reply(say.handed_on(reference, day))


def _day_in(said: str, today: date) -> date | None:
    """7月19日, 2022-07-19, 昨天: the day of a transfer lies in the past; 3号 is a paper's number."""
    found = _DATED.search(said)
    if not found:
        return next(
            (today - timedelta(days=n) for n, word in enumerate(("今天", "昨天", "前天")) if word in said), None
        )
    year = int(found["year"] or today.year)
    try:
        day = date(year, int(found["month"]), int(found["day"]))
    except ValueError:
        return None
    return day if found["year"] or day <= today else day.replace(year=year - 1)


def discard(turn: Turn) -> Reply:
    """不予下发 ZG-2022-001 理由"""
    order = watched_order(turn)
    order.expect(turn.act, "discard")
    reason = _reason(turn, "不下发的理由是什么？一句话就行。")
    order.discard(turn.act, reason)
    return Reply(say.discarded(order))


def withdraw(turn: Turn) -> Reply:
    """撤销通知 ZG-2022-001 理由"""
    order = watched_order(turn)
    order.expect(turn.act, "withdraw_notice")
    reason = _reason(turn, "撤销的理由是什么？一句话就行，会写在更正里。")
    if not turn.agreed:
        return turn.show(say.withdraw_preview(order, reason), reason=reason)
    order.withdraw_notice(turn.act, reason)
    return Reply(say.withdrawn(order))


def acknowledge_for(turn: Turn) -> Reply:
    """代签收 ZG-2022-001 电话 姓名"""
    order = watched_order(turn)
    order.expect(turn.act, "acknowledge_for")
    order.acknowledge_for(turn.act, _source(turn), turn.text("name"))
    return Reply(say.entered_for(order, "签收"))


def feedback_for(turn: Turn) -> Reply:
    """代反馈 ZG-2022-001 电话 姓名 情况"""
    order = watched_order(turn)
    order.expect(turn.act, "feedback_for")
    text = str(turn.need("text", "单位说怎样整改的？一句话就行。"))
    order.feedback_for(turn.act, text, _source(turn), turn.text("name"))
    return Reply(say.entered_for(order, "整改反馈"))


def _source(turn: Turn) -> str:
    if not turn.text("source"):
        raise Question("从哪里得知的？", "choose", options=[{"source": how, "label": how} for how in SOURCES])
    return turn.text("source")


def _reason(turn: Turn, question: str) -> str:
    return turn.text("reason") or str(turn.need("text", question))
