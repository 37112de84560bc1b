"""代登记, 代签收, 改派, 维持, 中止, 重开, 不适用, 受阻, 处置."""

from datetime import date

from bot.clock import local_day
from bot.errors import Unclear, WrongState
from bot.handlers.oversight.finding import (
    accounts_named,
    confirmed,
    locked,
    named_items,
    one_item,
    source_of,
    with_reason,
)
from bot.message import Reply
from bot.models import Assignment, Unit
from bot.models import assignment as items
from bot.models.account import Disposition
from bot.models.member import OFFICE
from bot.turn import Turn
from bot.wording import office as say

AGAIN_DAYS = 3  # working days that a reopened item has unless the office names a day


def acknowledge_for(turn: Turn) -> Reply:
    """代签收 <单位> 电话 <谁>"""
    turn.officer(*OFFICE)
    unit = turn.unit_named()
    source, who = source_of(turn)
    rows = [item for item in locked(turn, named_items(turn, unit)) if item.state == items.AWAITING_ACK]
    if not rows:
        raise WrongState("nothing_to_acknowledge", unit=unit)
    for item in rows:
        item.acknowledge_for(turn.act, source, who)
    return Reply("\n".join(say.entered(item, "已签收") for item in rows[: say.PAGE]))


def report_for(turn: Turn) -> Reply:
    """代登记 <单位> 任务<编号> 电话|纸质|会上 <报送人> [日期] 情况"""
    turn.officer(*OFFICE)
    item = one_item(turn, turn.unit_named())
    text = str(turn.slot("text") or "") or "（代登记，未附说明）"
    done_on = date.fromisoformat(turn.text("done_on")) if turn.text("done_on") else None
    source, who = source_of(turn)
    item.report_for(turn.act, text, source, who, done_on)
    return Reply(say.entered(item, "办结上报"))


def reassign(turn: Turn) -> Reply:
    """改派 <编号> <单位> 给 <单位>"""
    turn.officer(*OFFICE)
    item = one_item(turn, turn.unit_named())
    code = str(turn.need("to_unit", "改派给哪个单位？请回复单位名称。"))
    unit = Unit.coded(turn.session, code)
    if unit is None:
        raise Unclear("no_such_unit", value=code)
    taken = Assignment.held_by(turn.session, item, unit)
    reason = turn.text("reason")
    return confirmed(turn, item, f"改派给{unit.short}", lambda: item.reassign(turn.act, unit, reason, taken=taken))


def keep(turn: Turn) -> Reply:
    """维持 <编号> <单位> 理由"""
    return with_reason(turn, "维持原分工", lambda item, reason: item.keep(turn.act, reason))


def void(turn: Turn) -> Reply:
    """中止 <编号> <单位> 理由"""
    return with_reason(turn, "中止", lambda item, reason: item.void(turn.act, reason))


def reopen(turn: Turn) -> Reply:
    """重开 <编号> <单位> 理由"""
    again_until = turn.workdays.after(local_day(turn.now), AGAIN_DAYS)
    if turn.text("date"):
        again_until = date.fromisoformat(turn.text("date"))
    return with_reason(turn, "重新办理", lambda item, reason: item.reopen(turn.act, reason, again_until))


def not_applicable(turn: Turn) -> Reply:
    """不适用 <编号> <单位> 理由"""
    return with_reason(turn, "定为不适用", lambda item, reason: item.mark_na(turn.act, reason))


def block_confirm(turn: Turn) -> Reply:
    """确认受阻 <编号> <单位> · 不确认受阻 <编号> <单位>"""
    turn.officer(*OFFICE)
    item = one_item(turn, turn.unit_named())
    agreed = turn.text("result") != "no"
    item.block_confirm(turn.act, agreed=agreed)
    return Reply(say.changed(item, "确认受阻" if agreed else "记为不受阻"))


def disposition(turn: Turn) -> Reply:
    """处置 <账号> 保留|整合|关停"""
    turn.officer(*OFFICE)
    accounts = accounts_named(turn)
    said = str(turn.need("choice", "怎么处置？回复：保留、整合 或 关停。"))
    choice = Disposition(said) if said in set(Disposition) else None
    if choice is None:
        raise Unclear("no_such_choice", value=said)
    if len(accounts) > 1 and not turn.confirmed:
        return turn.offer(f"将把{say.named([account.label for account in accounts])}定为{choice}。确认请回复“是”。")
    for account in accounts:
        account.dispose(turn.act, choice, turn.text("reason"))
    return Reply(say.disposed(accounts, choice))
