"""Which account, which case; and in which post somebody checks."""

from sqlalchemy import select

from bot.errors import Denied, NotAllowed, Unclear
from bot.models import Account, Plan, Request, Role
from bot.models.request import checkers
from bot.models.request_row import EXPLAINED, UNAPPROVED
from bot.turn import Question, Turn
from bot.wording import unapproved as say

OPEN = (UNAPPROVED, EXPLAINED)


def account_named(turn: Turn) -> Account:
    """The account of the slots; among several the speaker is asked."""
    numbers = [turn.slot("account")] if turn.slot("account") else list(turn.slot("account_candidates") or [])
    if not numbers:
        turn.need("account", "是哪个账号？请回复名称或序号。")
    found = select(Account).join(Plan).where(Account.number.in_(numbers)).order_by(Account.plan_id, Account.number)
    if turn.text("plan"):
        found = found.where(Plan.doc_no == turn.text("plan"))
    rows = list(turn.session.scalars(found))
    if not rows:
        raise Denied("not_on_list", value=turn.text("name"))
    if len(rows) > 1:
        options = [
            {"account": row.number, "plan": row.plan.doc_no, "account_candidates": None, "label": row.label}
            for row in rows
        ]
        raise Question("是哪个账号？回复编号：", "choose", options=options)
    return rows[0]


def as_checker(turn: Turn, plan: Plan) -> None:
    """Act in the post in which the speaker checks accounts of the notice."""
    allowed = checkers(turn.session, plan)
    turn.act.by = next((post for post in turn.speaker.posts if post in allowed), None)
    if turn.act.by is None:
        raise NotAllowed("monitor_only", roles=(Role.MONITOR,))


def case_meant(turn: Turn, *, own: bool) -> Request:
    """The case of 未批先办: by number, else the only one open (of the speaker's units, if `own`); its row locked."""
    number = turn.text("request")
    units = {post.unit_id for post in turn.speaker.posts}
    if not number:
        rows = [row for row in Request.awaiting(turn.session, *OPEN) if not own or row.unit_id in units]
        if not rows:
            raise Unclear("no_case_here")
        if len(rows) > 1:
            options = [{"request": row.number, "label": say.line(row)} for row in rows[:10]]
            raise Question("是哪一件？回复编号：", "choose", options=options)
        number = rows[0].number
    request = Request.for_change(turn.session, number)
    if request is None:
        raise Unclear("no_such_request", value=number)
    if own and request.unit_id not in units:
        raise NotAllowed("not_own_unit", subject=request, unit=request.unit, own=turn.speaker.posts[0].unit)
    return request
