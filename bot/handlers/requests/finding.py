"""Which account, which application: found from the slots, asked for where it is not clear."""

from collections.abc import Sequence
from typing import NoReturn

from sqlalchemy import select

from bot.errors import Denied, NotAllowed, Unclear
from bot.models import Account, Plan, Request, Unit
from bot.models.account import AccountState
from bot.turn import Question, Turn
from bot.wording import requests as say
from bot.wording.request_status import choose_request, status_line

NOT_OWN = "not_own_account"
NO_SUCH_PLATFORM = "name_has_no_such_platform"


def own_units(turn: Turn) -> list[int]:
    """The units in which the speaker serves, also under their former names."""
    return list(turn.session.scalars(Unit.with_former([post.unit_id for post in turn.speaker.posts])))


def account_meant(turn: Turn) -> Account:
    """The account of the slots; among several the speaker's own come first, else he is asked."""
    if turn.slot("deny") == NOT_OWN and not turn.slot("account"):
        _refuse_others(turn)
    rows = accounts_named(turn)
    if not rows:
        raise Denied("not_on_list", value=turn.text("name"))
    if len(rows) > 1:
        text = say.choose_account(other_platform=turn.slot("note") == NO_SUCH_PLATFORM)
        raise Question(text, "choose", options=[_option(row) for row in rows])
    return rows[0]


def accounts_named(turn: Turn) -> list[Account]:
    """Every account that the slots may mean; without a name, the speaker's own in use."""
    numbers = [turn.slot("account")] if turn.slot("account") else list(turn.slot("account_candidates") or [])
    found = select(Account).join(Plan).where(Account.protected.is_(False)).order_by(Account.plan_id, Account.number)
    if turn.text("plan"):
        found = found.where(Plan.doc_no == turn.text("plan"))
    if not numbers:
        mine = found.where(Account.unit_id.in_(own_units(turn)), Account.state == AccountState.IN_USE)
        return list(turn.session.scalars(mine))
    rows = list(turn.session.scalars(found.where(Account.number.in_(numbers))))
    own = [row for row in rows if row.unit_id in own_units(turn)]
    return own or (rows[:1] if turn.slot("account") else rows)


def _refuse_others(turn: Turn) -> NoReturn:
    """What was named is another unit's: its account under several platforms, or only the unit itself."""
    rows = turn.session.scalars(select(Account).order_by(Account.plan_id, Account.number))
    account = next((row for row in rows if row.name in turn.said), None)
    unit = next((row for row in turn.session.scalars(select(Unit)) if row.short in turn.said), None)
    if account is None and unit is not None:
        raise NotAllowed("not_own_unit", unit=unit, own=turn.speaker.posts[0].unit)
    raise Denied(NOT_OWN, subject=account)


def _option(account: Account) -> dict[str, object]:
    return {
        "account": account.number,
        "plan": account.plan.doc_no,
        "account_candidates": None,
        "label": account.label,
    }


def request_meant(turn: Turn, *states: str) -> Request:
    """The speaker's application: by number, by account, or the only one in these states; its row locked."""
    number = turn.text("request")
    if number:
        return named(turn, number)
    rows = Request.of_units(turn.session, own_units(turn), *states)
    if turn.slot("account") or turn.slot("account_candidates"):
        wanted = {account.id for account in accounts_named(turn)}
        rows = [row for row in rows if row.account_id in wanted]
    if family := turn.text("family"):  # 把延期撤了
        rows = [row for row in rows if row.number.startswith(family)]
    if not rows:
        raise Unclear("no_extension_here" if family else "no_request_here")
    if len(rows) > 1:
        raise Question(choose_request(), "choose", options=options(rows))
    return named(turn, rows[0].number)


def named(turn: Turn, number: str) -> Request:
    """The request with that number, if it is of a unit of the speaker's; its row locked."""
    request = Request.for_change(turn.session, number)
    if request is None:
        raise Unclear("no_such_request", value=number)
    if request.unit_id not in own_units(turn):
        raise NotAllowed("not_own_unit", subject=request, unit=request.unit, own=turn.speaker.posts[0].unit)
    return request


def options(rows: Sequence[Request]) -> list[dict[str, object]]:
    """Choices between requests."""
    return [{"request": row.number, "label": status_line(row)} for row in rows[:10]]
