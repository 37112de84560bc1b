"""Messages as `duban tick` and `duban preview` print them: time,kind,unit,recipient,text."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy.orm import Session

from bot.clock import local
from bot.models import Outbox, Unit


class Line(NamedTuple):
    """One message; `time` ISO in Shanghai, `unit` short names, blank where it is nobody's in particular."""

    time: str
    kind: str
    unit: str
    recipient: str
    text: str


def line_of(session: Session, row: Outbox, at: datetime) -> Line:
    """A row that went out (or would go out) at a business instant."""
    unit = session.get(Unit, row.unit_id) if row.unit_id else None
    named = "、".join(row.facts.get("units", ())) or (unit.short if unit else "")
    return Line(local(at).isoformat(timespec="seconds"), row.label, named, row.recipient, row.text)
