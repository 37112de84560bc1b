"""Messages as `duban tick` and `duban preview` print them: time,kind,unit,recipient,text."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy.orm import Session

from bot.clock import local
from bot.models import Assignment, Card, Outbox, Request, Unit


class Line(NamedTuple):
    """One message; `time` ISO in Shanghai, `unit` short names, blank where it is nobody's in particular."""

    time: str
    kind: str
    unit: str
    recipient: str
    text: str


def line_of(session: Session, row: Outbox, at: datetime) -> Line:
    """A row that went out (or would go out) at a business instant."""
    named = "、".join(row.facts.get("units", ())) or _unit(session, row)
    return Line(local(at).isoformat(timespec="seconds"), row.label, named, row.recipient, row.text)


def _unit(session: Session, row: Outbox) -> str:
    """The unit that a card's subject belongs to, else the recipient's: a clerk may serve in two."""
    card = session.get(Card, row.card_id) if row.card_id else None
    about: Assignment | Request | None = None
    if card is not None and card.subject == Assignment.__tablename__:
        about = session.get(Assignment, card.subject_id)
    elif card is not None and card.subject == Request.__tablename__:
        about = session.get(Request, card.subject_id)
    if about is not None:
        return about.unit.short
    unit = session.get(Unit, row.unit_id) if row.unit_id else None
    return unit.short if unit else ""
