"""升级: what 市府办 did about an overdue order, on record; 责令关停 opens the application of that origin."""

from bot.clock import local_day
from bot.errors import Denied
from bot.handlers.rectifications.finding import account_meant, order_named
from bot.message import Reply
from bot.models import Account, Rectification, Request, Role, Series
from bot.models.rectification import IN_HAND
from bot.models.request import CANCEL, SERIES
from bot.turn import Turn
from bot.wording import rectifications as say

CLOSE = "责令关停"
BASIS = "请写上文书编号和依据（有领导批示件号的一并写），例如：义政办函〔2022〕5号。"


def measure(turn: Turn) -> Reply:
    """约谈|警告|通报|提醒分管领导|责令关停 ZG-2022-001 [说明]"""
    turn.officer(Role.APPROVER)
    order = order_named(turn)
    order.expect_escalate(turn.act)
    name, words = turn.text("measure"), turn.text("text")
    if name == CLOSE:
        if order.account is None:
            raise Denied("rect_no_account", subject=order)
        return _close(turn, order.account, str(turn.need("text", BASIS)), order)
    if not turn.agreed:
        return turn.show(say.measure_preview(order, name, words))
    order.escalate(turn.act, name, words)
    return Reply(say.measured(order, name))


def order_close(turn: Turn) -> Reply:
    """责令关停 <账号> <文书编号和依据>"""
    turn.officer(Role.APPROVER)
    account = account_meant(turn)
    basis = turn.text("reason") or str(turn.need("text", BASIS))
    late = [o for o in Rectification.about(turn.session, account.id, IN_HAND) if o.is_overdue(turn.now)]
    order = Rectification.with_id_for_change(turn.session, late[0].id) if late else None
    return _close(turn, account, basis, order)


def _close(turn: Turn, account: Account, basis: str, order: Rectification | None) -> Reply:
    """The paper ordered it; the unit acknowledges, nobody signs."""
    account.check_open_to_request()
    held = Request.open_about(turn.session, account.id)
    if held is not None:
        raise Denied("duplicate_request", subject=held, account=account)
    if not turn.agreed:
        return turn.show(say.close_preview(account, basis, order))
    number = Series.take(turn.session, SERIES[CANCEL], local_day(turn.now).year)
    request = Request.order_close(turn.act, account, number, basis)
    request.store(turn.session)
    if order is not None:
        order.escalate(turn.act, CLOSE, f"{number} {basis}")
    return Reply(say.close_ordered(account, number))
