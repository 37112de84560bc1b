"""意见建议: what somebody wants of the product, and its answer; rows of history alone, as a remark is.

A suggestion has a number, is open until somebody answers that number, and was promised an answer in 3 working days.
"""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.clock import local_day
from bot.errors import NotAllowed, Unclear, WrongState
from bot.models.evidence import refuse_secrets
from bot.models.history import DONE, Act, History
from bot.models.member import OFFICE, Role
from bot.models.request import Series
from bot.workdays import Workdays

ASKED, ANSWERED = "guide.suggestion", "guide.suggestion_answered"
ANSWERERS = OFFICE | {Role.SYSTEM_ADMIN}
PROMISED_DAYS = 3  # working days
LONGEST = 600


def suggest(session: Session, act: Act, words: str) -> str:
    """Take it in under a number."""
    refuse_secrets(words)
    number = Series.take(session, "JY", local_day(act.at).year)
    act.record(ASKED, words=words[:LONGEST], number=number)
    return number


def open_ones(session: Session) -> list[History]:
    """Every suggestion that nobody has answered, the oldest first."""
    over = {row.facts.get("number") for row in _rows(session, ANSWERED)}
    return [row for row in _rows(session, ASKED) if row.facts.get("number") and row.facts["number"] not in over]


def late_ones(session: Session, today: date, workdays: Workdays) -> list[History]:
    """Those whose three working days are used up."""
    return [row for row in open_ones(session) if workdays.between(local_day(row.at), today) >= PROMISED_DAYS]


def answer(session: Session, act: Act, number: str, text: str) -> History:
    """答复: the person hears it word for word; what was asked."""
    if act.by is None or not act.by.holds(*ANSWERERS):
        raise NotAllowed(roles=ANSWERERS)
    refuse_secrets(text)
    asked = next((row for row in reversed(_rows(session, ASKED)) if _is_named(row, number)), None)
    if asked is None:
        raise Unclear("no_such_suggestion", value=number)
    full = str(asked.facts["number"])
    if any(row.facts.get("number") == full for row in _rows(session, ANSWERED)):
        raise WrongState("suggestion_answered", number=full)
    said = " ".join(text.split())[:LONGEST]
    act.record(ANSWERED, number=full, words=said, asked=asked.id)
    return asked


def _is_named(row: History, number: str) -> bool:
    full = str(row.facts.get("number", ""))
    return full == number.upper() or (number.isdecimal() and full.endswith(f"-{int(number):03d}"))


def _rows(session: Session, event: str) -> Sequence[History]:
    found = select(History).where(History.event == event, History.result == DONE)
    return session.scalars(found.order_by(History.id)).all()
