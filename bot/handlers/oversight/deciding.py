"""代签收, 改派, 维持, 中止, 重开, 不适用, 受阻, 处置."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from bot.errors import Unclear, WrongState
from bot.handlers.oversight.finding import (
    accounts_named,
    confirmed,
    in_charge,
    is_heard,
    locked,
    named_items,
    one_item,
    source_of,
    unit_meant,
    with_reason,
)
from bot.message import Reply
from bot.models import Account, Assignment, Opinion, Role, Unit
from bot.models import assignment as items
from bot.models.account import Disposition
from bot.models.member import OFFICE
from bot.paging import PAGE
from bot.turn import Question, Turn
from bot.wording import office as say


def acknowledge_for(turn: Turn) -> Reply:
    """代签收 <单位>[、<单位>] 电话 <谁>"""
    turn.officer(*OFFICE)
    if not turn.slot("units"):
        turn.slots["unit"] = unit_meant(turn).code
    source, who = source_of(turn)
    named = named_items(turn)
    rows = [item for item in locked(turn, named) if item.state == items.AWAITING_ACK]
    if not rows:
        raise WrongState("nothing_to_acknowledge", unit=named[0].unit if named else None)
    for item in rows:
        item.acknowledge_for(turn.act, source, who)
    silent = [item.unit.short for item in named if not any(row.unit_id == item.unit_id for row in rows)]
    return Reply(say.receipts_entered(rows, list(dict.fromkeys(silent))))


def reassign(turn: Turn) -> Reply:
    """改派 <编号> <单位> 给 <单位>"""
    in_charge(turn)
    item = one_item(turn, unit_meant(turn, "reassign"), "reassign")
    item.expect(turn.act, "reassign")
    code = str(turn.need("to_unit", "改派给哪个单位？请回复单位名称。"))
    unit = Unit.coded(turn.session, code)
    if unit is None:
        raise Unclear("no_such_unit", value=code)
    taken = Assignment.held_by(turn.session, item, unit)
    item.expect_reassign(turn.act, unit, taken=taken)
    reason = turn.text("reason")
    return confirmed(turn, item, f"改派给{unit.short}", lambda: item.reassign(turn.act, unit, reason, taken=taken))


def keep(turn: Turn) -> Reply:
    """维持 <编号> <单位> 理由"""
    return with_reason(turn, "keep", "维持原分工", lambda item, reason: item.keep(turn.act, reason))


def void(turn: Turn) -> Reply:
    """中止 <编号> <单位> 理由"""
    return with_reason(turn, "void", "中止", lambda item, reason: item.void(turn.act, reason))


def reopen(turn: Turn) -> Reply:
    """重开 <编号> <单位> 理由 [到×月×日]: without a day the item's own rule sets the deadline"""
    until = date.fromisoformat(turn.text("date")) if turn.text("date") else None
    return with_reason(turn, "reopen", "重新办理", lambda item, reason: item.reopen(turn.act, reason, until))


def not_applicable(turn: Turn) -> Reply:
    """不适用 <编号> <单位> 理由"""
    return with_reason(turn, "mark_na", "定为不适用", lambda item, reason: item.mark_na(turn.act, reason))


def block_confirm(turn: Turn) -> Reply:
    """确认受阻 <编号> <单位> · 不确认受阻 <编号> <单位>"""
    turn.officer(*OFFICE)
    item = one_item(turn, unit_meant(turn), "block_confirm")
    agreed = turn.text("result") != "no"
    item.block_confirm(turn.act, agreed=agreed)
    done = say.changed(item, "确认受阻" if agreed else "记为不受阻")
    return Reply(say.with_telling(done, item.unit, heard=is_heard(turn, item)))


def claimed(turn: Turn) -> bool:
    """网信办那个受阻确认吧: the item that the unit reported as blocked, where neither task nor application is named."""
    if turn.slot("task") is not None or turn.text("request") or turn.slot("account") or not turn.text("unit"):
        return turn.slot("task") is not None
    waiting = [item for item in Assignment.in_state(turn.session, *items.WITH_UNIT) if item.blocked == items.CLAIMED]
    found = [item for item in waiting if item.unit.code == turn.text("unit")]
    options: list[dict[str, object]] = [
        {"task": one.number, "plan": one.plan.doc_no, "unit": one.unit.code, "label": one.subject_name} for one in found
    ]
    if len(found) > 1:
        raise Question("确认哪一项的受阻？", "choose", options=options[:PAGE])
    turn.slots |= {name: value for one in options for name, value in one.items() if name != "label"}
    return bool(found)


def disposition(turn: Turn) -> Reply:
    """处置 <账号>[、<账号>] 保留|整合|关停: what a unit has signed is decided on its card, which comes again"""
    turn.officer(Role.APPROVER)
    if turn.slot("left_out"):
        return turn.decline(say.nothing_left_to_decide())  # 22去掉, the last one of the list that was shown
    accounts = _still_open(accounts_named(turn))
    wanted = _wanted(turn, accounts)
    if all(account.disposition == choice for choice, rows in wanted.items() for account in rows):
        return Reply(_for_each(wanted, say.disposed_before))
    asked = _on_cards(turn, accounts)
    if asked:
        return Reply(say.disposed_by_card(asked, len(accounts)))
    if (len(accounts) > 1 or turn.slot("accounts")) and not turn.agreed:
        return turn.show(say.disposition_preview(wanted, turn.text("reason")))
    for choice, rows in wanted.items():
        for account in rows:
            if account.disposition != choice:
                account.dispose(turn.act, choice, turn.text("reason"))
    return Reply(_for_each(wanted, say.disposed))


def _still_open(accounts: Sequence[Account]) -> Sequence[Account]:
    """The accounts, none of which is closed already."""
    for account in accounts:
        account.check_open_to_request()
    return accounts


def _wanted(turn: Turn, accounts: Sequence[Account]) -> dict[Disposition, list[Account]]:
    """What becomes of which accounts; of a list each may have a choice of its own."""
    said = str(turn.need("choice", "怎么处置？回复：保留、整合 或 关停。"))
    each = dict(zip(turn.slot("accounts") or (), turn.slot("choices") or (), strict=False))
    wanted: dict[Disposition, list[Account]] = {}
    for account in accounts:
        chosen = str(each.get(account.number, said))
        if chosen not in set(Disposition):
            raise Unclear("no_such_choice", value=chosen)
        wanted.setdefault(Disposition(chosen), []).append(account)
    return wanted


def _for_each(wanted: Mapping[Disposition, list[Account]], told: Callable[[list[Account], str], str]) -> str:
    return "\n".join(told(rows, choice) for choice, rows in wanted.items())


def _on_cards(turn: Turn, accounts: Sequence[Account]) -> list[Account]:
    """Those of which a unit's signed opinion waits for a tap; a fresh card for each comes to whoever may decide it."""
    found = [(account, Opinion.about(turn.session, account)) for account in accounts]
    signed = [(account, one) for account, one in found if one is not None and one.awaits_decision_of(account)]
    choice = "" if turn.slot("choices") else turn.text("choice")
    for opinion in {one.id: one for _, one in signed}.values():
        opinion.expect_decider(turn.act)
        mine = [account.id for account, one in signed if one.id == opinion.id]
        turn.act.record("request.card_asked", opinion, step="approve", reason=choice, accounts=mine)
    return [account for account, _ in signed]
