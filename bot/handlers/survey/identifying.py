"""更正账号ID: the office puts right on the list what a signed form has wrong; the form stays as it was signed."""

from bot.errors import Unclear
from bot.handlers.survey.finding import account_named
from bot.message import Reply
from bot.models import Request
from bot.models.member import OFFICE
from bot.models.remark import remark
from bot.turn import Turn
from bot.wording import identifying as say


def identify(turn: Turn) -> Reply:
    """更正账号ID <账号> <账号ID>"""
    turn.officer(*OFFICE)
    account = account_named(turn)
    ref = str(turn.need("account_id", say.ask_ref(account)))
    if not account.is_known_form(ref):
        raise Unclear("bad_platform_ref", field="platform_ref", value=ref, medium=account.medium)
    known = Request.known_ref(turn.session, account)
    if ref == known:
        return turn.decline(say.same(account, ref))
    form = Request.last_signed(turn.session, account)
    if not turn.agreed:
        return turn.show(say.preview(account, known, ref, form))
    account.identify(turn.act, ref, known)
    if form is not None:  # beside the form, in the ledger and to its unit: the form itself stays as it was signed
        remark(turn.act, form, say.beside(known, ref), tell=True)
    return Reply(say.done(account, known, ref, form))
