"""A row that is refused again and again while others get through: it will not get through, and holds up its reader.

A proxy that dislikes one text, an agent that is no longer ours in bytes that are fixed: each attempt says "later", and
later messages to the same person wait behind it. It ends as 失败, with its reason. While nothing gets through to
anybody, everything goes on waiting.
"""

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.models import Outbox
from bot.models.outbox import SENT
from bot.scheduler.claim import IN_THE_BACKGROUND, LEASE

TIMES, LONG_ENOUGH = 3, timedelta(hours=1)
_SAME_WAY = {"upload": ("upload", "message")}  # kinds whose success says that the way is free; else its own
_REFUSED = "refused"  # when it was refused last, and how often others had got through since the time before


def is_refused_alone(session: Session, row: Outbox, now: datetime) -> bool:
    """Count one more refusal; whether it was one too many."""
    before, times = row.facts.get(_REFUSED, ("", 0))
    if before and _others_got_through(session, row.kind, datetime.fromisoformat(before)):
        times += 1
    row.facts = {**row.facts, _REFUSED: (now.isoformat(), times)}
    waited = row.first_attempt_at is not None and now - row.first_attempt_at >= LONG_ENOUGH
    return waited and times >= TIMES and row.kind not in IN_THE_BACKGROUND


def _others_got_through(session: Session, kind: str, since: datetime) -> bool:
    """A sent row keeps the end of its lease: by the index it is found among all that ever went out."""
    went_out = (Outbox.state == SENT, Outbox.next_at > since + LEASE, Outbox.kind.in_(_SAME_WAY.get(kind, (kind,))))
    return session.scalar(select(Outbox.id).where(*went_out).limit(1)) is not None
