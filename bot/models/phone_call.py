"""已电话: the office rang a unit up, and what was promised for which day.

A call moves nothing: it is a row of history beside its item or 整改, as 批注 is; the day that was promised is a
notice (kind 承诺), which the office's morning list asks after.
"""

from collections.abc import Collection
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.clock import local_day
from bot.errors import NotAllowed, Unclear, WrongState
from bot.models.evidence import refuse_secrets
from bot.models.history import DONE, Act, History
from bot.models.member import OFFICE
from bot.models.outbox import Notice
from bot.models.pressing import Key, Pressed, key_of
from bot.models.rectification import Rectification

PROMISE = "承诺"  # the kind of its notice; the slot is the day
OPEN, TOLD, KEPT, REPLACED = "待兑现", "已提示", "已兑现", "已改期"
LONGEST = 300
EVENTS = {"assignment": "assignment.called", "rectification": "rectification.called"}


def call(session: Session, act: Act, subject: Pressed, text: str, promised_on: date | None) -> None:
    """Note that the unit was rung up about the subject; a promise takes the place of an earlier one."""
    permit(act, subject)
    said = " ".join(text.split())
    refuse_secrets(said)
    if len(said) > LONGEST:
        raise Unclear("bad_call", subject=subject, length=len(said))
    if promised_on is not None and promised_on < local_day(act.at):
        raise Unclear("past_date", field="date", value=promised_on)
    day = promised_on.isoformat() if promised_on else ""
    act.record(
        EVENTS[subject.__tablename__], subject, before=subject.state, after=subject.state, text=said, promised=day
    )
    if promised_on is not None:
        _promise(session, act, subject, promised_on)


def permit(act: Act, subject: Pressed) -> None:
    """Only the office keeps book of its calls, and only of what has gone out."""
    if act.by is None or not act.by.holds(*OFFICE):
        raise NotAllowed(roles=OFFICE, subject=subject, event="called")
    if isinstance(subject, Rectification) and subject.issued_at is None:
        raise WrongState("rect_moved_on", subject=subject, state=subject.state, event="called")


def _promise(session: Session, act: Act, subject: Pressed, day: date) -> None:
    mine = select(Notice).where(
        Notice.subject == subject.__tablename__, Notice.subject_id == subject.id, Notice.kind == PROMISE
    )
    notices = {notice.slot: notice for notice in session.scalars(mine.with_for_update())}
    for notice in notices.values():
        notice.state = REPLACED if notice.state in {OPEN, TOLD} else notice.state
    known = notices.get(day.isoformat())
    if known is None:
        table, number = key_of(subject)
        known = Notice(subject=table, subject_id=number, kind=PROMISE, slot=day.isoformat(), facts={})
        session.add(known)
    known.state, known.made_at = OPEN, act.at


def promises(session: Session, *states: str) -> list[Notice]:
    """Promises in these states, the nearest day first."""
    found = select(Notice).where(Notice.kind == PROMISE, Notice.state.in_(states or (OPEN,)))
    return list(session.scalars(found.order_by(Notice.slot, Notice.id)))


def promised_days(session: Session, since: date) -> dict[Key, date]:
    """For which day on or after `since` something was promised."""
    found = select(Notice).where(Notice.kind == PROMISE, Notice.state.in_((OPEN, TOLD)))
    later = found.where(Notice.slot >= since.isoformat()).order_by(Notice.slot)
    return {(one.subject, one.subject_id): date.fromisoformat(one.slot) for one in session.scalars(later)}


def calls(session: Session, subject: str, ids: Collection[int]) -> list[History]:
    """The calls beside these subjects, oldest first."""
    mine = (History.event == EVENTS[subject], History.subject_id.in_(ids), History.result == DONE)
    return list(session.scalars(select(History).where(*mine).order_by(History.id)))
