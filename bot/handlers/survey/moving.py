"""划转: an account goes to another unit by decision of 市府办; what is open about it moves or ends with it."""

from bot.errors import Denied, Unclear
from bot.handlers.survey.finding import account_named
from bot.message import Reply
from bot.models import Account, Opinion, Rectification, Request, Role, Unit
from bot.models.life import BIRTH
from bot.models.rectification import ENDED, LIFE
from bot.models.request_sign import given_reason
from bot.turn import Turn
from bot.wording import moving as say


def transfer(turn: Turn) -> Reply:
    """划转 <账号> 给 <单位> <依据文号>"""
    turn.officer(Role.APPROVER)
    account = account_named(turn)
    code = str(turn.need("to_unit", "划转给哪个单位？请重新打一句：划转 账号 给 单位 依据文号。"))
    unit = Unit.coded(turn.session, code)
    if unit is None:
        raise Unclear("no_such_unit", value=code)
    if account.unit_id == unit.id:
        raise Denied("account_at_unit", subject=account, unit=unit)
    said = turn.text("reason") or turn.need("text", "依据是什么？请回复文号，例如：义政发〔2022〕9号。")
    basis = given_reason(str(said))
    held = _movable(turn, account)
    open_states = [state for state in LIFE.states if state not in {*ENDED, BIRTH}]
    orders = [order.number for order in Rectification.about(turn.session, account.id, *open_states)]
    if not turn.agreed:
        return turn.show(say.preview(account, unit, basis, held, orders))
    before = account.unit.short if account.unit else ""
    if held is not None and held.life.find(held.state, "transfer"):
        held.transfer(turn.act, unit, basis)
    else:
        if held is not None:
            held.void(turn.act, f"机构调整，账号划转给{unit.short}：{basis}"[:300])
        account.transfer(turn.act, unit, basis)
    return Reply(say.moved(account, before, unit))


def _movable(turn: Turn, account: Account) -> Request | None:
    """The open application that goes along; Denied where it has to be settled first."""
    opinion = Opinion.about(turn.session, account)
    if opinion is not None:
        raise Denied("opinion_running", subject=opinion)
    held = Request.open_about(turn.session, account.id)
    if held is not None and not any(held.life.find(held.state, event) for event in ("transfer", "void")):
        raise Denied("duplicate_request", subject=held, account=account)
    return held
