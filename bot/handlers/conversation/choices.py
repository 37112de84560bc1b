"""“Which one” is still open: what helps to choose, or why what was said chooses none."""

from sqlalchemy import select

from bot.language.answers.beside_choice import DIFFER, HINTS, LEFT_OUT, NOT_AMONG, ONE_ONLY, PICK
from bot.models import Account, Dialogue, Plan, Task
from bot.turn import Turn
from bot.wording import choices as say

_WORDS = {PICK: say.pick, ONE_ONLY: say.one_only, NOT_AMONG: say.not_among, LEFT_OUT: say.left_out}


def helped(turn: Turn, asked: Dialogue, question: str) -> str:
    """The answer to words that choose none of the choices; "" where the message was none of these."""
    hint = turn.text("hint")
    if asked.kind != "choose" or hint not in HINTS:
        return ""
    return _differing(turn, asked, question) if hint == DIFFER else _WORDS[hint](question)


def _differing(turn: Turn, asked: Dialogue, question: str) -> str:
    """Accounts and tasks by what we know of each; of anything else the question says all there is."""
    accounts = [_account(turn, one.get("plan"), one.get("account")) for one in asked.options if "account" in one]
    tasks = [_task(turn, one.get("plan"), one["task"]) for one in asked.options if "task" in one]
    rows = [row for row in accounts if row is not None]
    listed = [task for task in tasks if task is not None]
    if rows and len(rows) == len(asked.options):
        return say.accounts(rows, question)
    whole = listed and len(listed) == len(asked.options)
    return say.differ([say.of_task(task) for task in listed]) if whole else say.no_more_known(question)


def _account(turn: Turn, doc_no: object, number: object) -> Account | None:
    found = select(Account).join(Plan).where(Account.number == number)
    rows = list(turn.session.scalars(found.where(Plan.doc_no == doc_no) if doc_no else found))
    return rows[0] if len(rows) == 1 else None


def _task(turn: Turn, doc_no: object, number: object) -> Task | None:
    found = select(Task).join(Plan).where(Task.number == number)
    rows = list(turn.session.scalars(found.where(Plan.doc_no == doc_no) if doc_no else found))
    return rows[0] if len(rows) == 1 else None
