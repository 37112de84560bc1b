"""How an offer of ours names what it is about: a task with its title, an account with its platform, a unit."""

from sqlalchemy import select

from bot.language.numerals import says_number
from bot.models import Account, Plan, Request, Task, Unit
from bot.turn import Turn
from bot.wording.items import called, task_title


def received_named(turn: Turn, number: object) -> str:
    """One of several: its title only where its number was not said."""
    said = isinstance(number, int) and says_number(turn.words, number)
    return called(number) if said else task_named(turn, number)


def task_named(turn: Turn, number: object) -> str:
    """The number with its title: nobody agrees to a number that means nothing to him."""
    if not isinstance(number, int):
        return called(number)
    plan = Plan.doc_no == turn.text("plan") if turn.text("plan") else Plan.id.is_not(None)
    tasks = list(turn.session.scalars(select(Task).join(Plan).where(plan, Task.number == number).limit(2)))
    return f"{called(number)}（{task_title(tasks[0])}）" if len(tasks) == 1 else called(number)


def account_named(turn: Turn) -> str:
    """The account, or that of the form that is named; 账号 where none is."""
    number = turn.slots.get("account")
    account = turn.session.scalar(select(Account).where(Account.number == number).limit(1)) if number else None
    form = Request.numbered(turn.session, turn.text("request")) if turn.text("request") and not number else None
    return account.label if account else form.own_label if form is not None and form.account_id else "账号"


def unit_named(turn: Turn) -> str:
    """The unit's short name; 单位 where none is named."""
    unit = Unit.coded(turn.session, turn.text("unit")) if turn.text("unit") else None
    return unit.short if unit else "单位"
