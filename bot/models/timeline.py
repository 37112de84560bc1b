"""经过: what happened to an item, an application or an order, by whom and when; read from the 日志."""

from collections.abc import Iterable

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from bot.models.assignment import Assignment
from bot.models.history import DONE, History
from bot.models.rectification import Rectification
from bot.models.request import Request

Subject = Assignment | Request | Rectification
UNSAID = ("card_asked", "paper_asked", "nudge", "overdue_verifier")  # use of the bot is nobody's matter (§3.5)


def timeline(session: Session, subject: Subject, *, to_unit: bool) -> list[History]:
    """Everything that was done about it, oldest first, and what was asked for beside it (延期 of an item).

    `to_unit`: without remarks that the unit was not told of, and without the draft of what was then issued.
    """
    mine = _of(type(subject).__tablename__, [subject.id])
    if isinstance(subject, Assignment):
        beside = session.scalars(select(Request.id).where(Request.item_id == subject.id)).all()
        mine = or_(mine, _of("request", beside)) if beside else mine
    rows = session.scalars(select(History).where(mine, History.result == DONE).order_by(History.at, History.id))
    return [row for row in rows if _is_said(row) and not (to_unit and _is_private(row))]


def _of(table: str, ids: Iterable[int]):  # type: ignore[no-untyped-def]  # noqa: ANN202 - a condition of SQLAlchemy's
    return and_(History.subject == table, History.subject_id.in_(list(ids)))


def _is_said(row: History) -> bool:
    return row.event.partition(".")[2] not in UNSAID


def _is_private(row: History) -> bool:
    if row.event.endswith(".remark"):
        return not (row.facts.get("tell") or row.facts.get("own"))
    return row.event == "rectification.draft" or row.event.endswith(".called")  # 市府办 keeps book of its calls
