"""What the office does about items: 交办, 统计, 催办, 代登记, 代签收, 改派, 中止, 处置, 导出."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime

from sqlalchemy import select

from bot.clock import at, local_day
from bot.errors import Denied, Unclear, WrongState
from bot.message import Reply
from bot.models import Account, Assignment, Card, Notice, Plan, Request, Task, Unit, standing
from bot.models import assignment as items
from bot.models.account import Disposition
from bot.models.member import OFFICE, count_bound
from bot.turn import Question, Turn
from bot.wording import office as say

HOLD, URGED = "今天不发", "催办"
OFFICE_SUBJECT = "office"
AGAIN_DAYS = 3  # working days that a reopened item has unless the office names a day


def hand_over(turn: Turn) -> Reply:
    """交办"""
    turn.officer(*OFFICE)
    plan = _plan_waiting(turn)
    if plan is None:
        return Reply(say.nothing_to_hand_over())
    waiting = _not_handed_over(turn, plan)
    units = {item.unit_id: item.unit for item in waiting if item.unit.urgeable}
    when = turn.workdays.next_window(max(turn.now, _first_window(turn, plan)))
    if not turn.confirmed:
        unreachable = [unit.short for unit in units.values() if not count_bound(turn.session, unit.id)]
        return turn.offer(say.handover_preview(plan, len(waiting), len(units), unreachable, when), plan=plan.doc_no)
    plan.confirm_handover(turn.act)
    return Reply(say.handover_confirmed(plan, when))


def handover_tap(turn: Turn, card: Card, verb: str, chosen: str) -> Reply:
    """The card after loading: 确认交办."""
    del verb, chosen
    turn.officer(*OFFICE)
    plan = turn.session.get_one(Plan, card.subject_id)
    if not _not_handed_over(turn, plan):
        return Reply(say.nothing_to_hand_over())
    if plan.handover_is_confirmed:
        raise WrongState("already_confirmed", subject=plan, who=plan.handover_confirmed_by)
    plan.confirm_handover(turn.act)
    when = turn.workdays.next_window(max(turn.now, _first_window(turn, plan)))
    return Reply(say.handover_confirmed(plan, when))


def stats(turn: Turn) -> Reply:
    """统计 [编号]"""
    wanted = turn.text("filter")
    number = turn.slot("task")
    if not wanted and number is None:
        today = local_day(turn.now)
        return Reply("\n\n".join(_overview(turn, plan, today) for plan in Plan.all(turn.session)))
    title = {"overdue": "逾期", "unsigned": "未签收", "open": "未办结"}.get(wanted, f"任务{number}")
    return Reply(say.listed(title, _lines(turn, _items(turn), wanted)))


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
    rows = _items(turn)
    stand = standing.standings(turn.session, rows, turn.now, turn.workdays)
    candidates = [item for item in rows if _matches(item, stand[item.id], wanted)]
    due = [item for item in candidates if _may_urge(turn, item)]
    skipped = len(candidates) - len(due)
    units = list(dict.fromkeys(item.unit.short for item in due))
    when = turn.workdays.next_window(turn.now)
    if not due:
        return Reply(say.nothing_to_urge(skipped))
    if not turn.confirmed:
        number = turn.slot("task")
        what = f"任务{number}" if number else "未办结的事项"
        return turn.offer(say.urge_preview(units, when, skipped, what))
    slot = local_day(turn.now).isoformat()
    for item in due:
        turn.session.add(
            Notice(subject="assignment", subject_id=item.id, kind=URGED, slot=slot, made_at=turn.now, facts={})
        )
    turn.act.record("office.urge", items=[item.id for item in due])
    return Reply(say.urged(len(units), when))


def acknowledge_for(turn: Turn) -> Reply:
    """代签收 <单位> 电话 <谁>"""
    turn.officer(*OFFICE)
    unit = turn.unit_named()
    source, who = _source(turn)
    rows = [item for item in _locked(turn, _items(turn, unit)) if item.state == items.AWAITING_ACK]
    if not rows:
        raise WrongState("nothing_to_acknowledge", unit=unit)
    for item in rows:
        item.acknowledge_for(turn.act, source, who)
    return Reply("\n".join(say.entered(item, "已签收") for item in rows[: say.PAGE]))


def report_for(turn: Turn) -> Reply:
    """代登记 <单位> 任务<编号> 电话|纸质|会上 <报送人> [日期] 情况"""
    turn.officer(*OFFICE)
    item = _one(turn, turn.unit_named())
    text = str(turn.slot("text") or "") or "（代登记，未附说明）"
    done_on = date.fromisoformat(turn.text("done_on")) if turn.text("done_on") else None
    source, who = _source(turn)
    item.report_for(turn.act, text, source, who, done_on)
    return Reply(say.entered(item, "办结上报"))


def reassign(turn: Turn) -> Reply:
    """改派 <编号> <单位> 给 <单位>"""
    turn.officer(*OFFICE)
    item = _one(turn, turn.unit_named())
    code = str(turn.need("to_unit", "改派给哪个单位？请回复单位名称。"))
    unit = Unit.coded(turn.session, code)
    if unit is None:
        raise Unclear("no_such_unit", value=code)
    taken = Assignment.held_by(turn.session, item, unit)
    reason = turn.text("reason")
    return _confirmed(turn, item, f"改派给{unit.short}", lambda: item.reassign(turn.act, unit, reason, taken=taken))


def keep(turn: Turn) -> Reply:
    """维持 <编号> <单位> 理由"""
    return _with_reason(turn, "维持原分工", lambda item, reason: item.keep(turn.act, reason))


def void(turn: Turn) -> Reply:
    """中止 <编号> <单位> 理由"""
    return _with_reason(turn, "中止", lambda item, reason: item.void(turn.act, reason))


def reopen(turn: Turn) -> Reply:
    """重开 <编号> <单位> 理由"""
    again_until = turn.workdays.after(local_day(turn.now), AGAIN_DAYS)
    if turn.text("date"):
        again_until = date.fromisoformat(turn.text("date"))
    return _with_reason(turn, "重新办理", lambda item, reason: item.reopen(turn.act, reason, again_until))


def not_applicable(turn: Turn) -> Reply:
    """不适用 <编号> <单位> 理由"""
    return _with_reason(turn, "定为不适用", lambda item, reason: item.mark_na(turn.act, reason))


def block_confirm(turn: Turn) -> Reply:
    """确认受阻 <编号> <单位> · 不确认受阻 <编号> <单位>"""
    turn.officer(*OFFICE)
    item = _one(turn, turn.unit_named())
    agreed = turn.text("result") != "no"
    item.block_confirm(turn.act, agreed=agreed)
    return Reply(say.changed(item, "确认受阻" if agreed else "记为不受阻"))


def disposition(turn: Turn) -> Reply:
    """处置 <账号> 保留|整合|关停"""
    turn.officer(*OFFICE)
    accounts = _accounts(turn)
    said = str(turn.need("choice", "怎么处置？回复：保留、整合 或 关停。"))
    choice = Disposition(said) if said in set(Disposition) else None
    if choice is None:
        raise Unclear("no_such_choice", value=said)
    if len(accounts) > 1 and not turn.confirmed:
        return turn.offer(f"将把{say.named([account.label for account in accounts])}定为{choice}。确认请回复“是”。")
    for account in accounts:
        account.dispose(turn.act, choice, turn.text("reason"))
    return Reply(say.disposed(accounts, choice))


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
    """导出台账 · 申请表 ZX-2022-001"""
    what, number = turn.text("what"), turn.text("request")
    if what == "form" or number:
        request = turn.session.scalar(select(Request).where(Request.number == number))
        own = {post.unit_id for post in turn.speaker.posts}
        if request is None or (request.unit_id not in own and not turn.holds(*OFFICE)):
            raise Unclear("no_such_request", value=number)
        turn.act.record("request.paper_asked", request)
        return Reply(say.exporting(f"{number}申请表"))
    if what and what != "ledger":
        raise Denied("not_yet_exported", what=what)
    units = [] if turn.holds(*OFFICE) else [post.unit_id for post in turn.speaker.posts]
    turn.act.record("office.export", what="ledger", units=units)
    return Reply(say.exporting("台账"))


TAPS: Mapping[str, Callable[[Turn, Card, str, str], Reply]] = {"handover": handover_tap}


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


def _items(turn: Turn, unit: Unit | None = None) -> list[Assignment]:
    """The items that the slots name: notice, task, units; all of them if they name nothing."""
    found = (
        select(Assignment)
        .outerjoin(Task)
        .join(Plan, Assignment.plan_id == Plan.id)
        .join(Unit, Assignment.unit_id == Unit.id)
    )
    if turn.slot("task") is not None:
        found = found.where(Task.number == turn.slot("task"))
    if turn.text("plan"):
        found = found.where(Plan.doc_no == turn.text("plan"))
    codes = [unit.code] if unit else list(turn.slot("units") or ([turn.text("unit")] if turn.text("unit") else []))
    if codes:
        found = found.where(Unit.code.in_(codes))
    return list(turn.session.scalars(found.order_by(Assignment.plan_id, Task.number, Unit.id)))


def _one(turn: Turn, unit: Unit) -> Assignment:
    """The one item that is meant, its row locked; asked for where it is not clear."""
    turn.need("task", "是第几项任务？请回复编号。")
    rows = _items(turn, unit)
    if not rows:
        raise Unclear("no_such_item", unit=unit, number=turn.slot("task"))
    plans = {item.plan_id: item.plan for item in rows}
    if len(plans) > 1:
        options = [{"plan": plan.doc_no, "label": plan.doc_no} for plan in plans.values()]
        raise Question("是哪一份文件的？", "choose", options=options)
    still = [item for item in rows if item.state not in items.CLOSED] or rows
    return Assignment.for_change(turn.session, still[0].id)


def _locked(turn: Turn, rows: Iterable[Assignment]) -> list[Assignment]:
    return [Assignment.for_change(turn.session, item.id) for item in rows]


def _confirmed(turn: Turn, item: Assignment, what: str, act: Callable[[], object]) -> Reply:
    if not turn.confirmed:
        return turn.offer(f"将把{item.subject_name}{what}，并告知有关单位。确认请回复“是”。")
    act()
    return Reply(say.changed(item, what))


def _with_reason(turn: Turn, what: str, act: Callable[[Assignment, str], object]) -> Reply:
    turn.officer(*OFFICE)
    item = _one(turn, turn.unit_named())
    reason = str(turn.need("reason", "请写上理由。"))
    return _confirmed(turn, item, what, lambda: act(item, reason))


def _source(turn: Turn) -> tuple[str, str]:
    """How the office heard of it, and from whom."""
    how = str(turn.need("source", "从哪里得知的？回复：电话、纸质 或 会上，写上是谁。"))
    return how, turn.text("name") or "单位"


def _accounts(turn: Turn) -> list[Account]:
    numbers = turn.slot("accounts") or turn.slot("account_candidates")
    numbers = numbers or ([turn.slot("account")] if turn.slot("account") else [])
    if not numbers:
        turn.need("account", "是哪个账号？请回复名称或序号。")
    found = select(Account).join(Plan).where(Account.number.in_(numbers))
    if turn.text("plan"):
        found = found.where(Plan.doc_no == turn.text("plan"))
    rows = list(turn.session.scalars(found.order_by(Account.number)))
    if turn.slot("account_candidates") and not turn.slot("accounts") and len(rows) > 1:
        options = [{"account": row.number, "account_candidates": None, "label": row.label} for row in rows]
        raise Question("是哪个账号？", "choose", options=options)
    return rows


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
