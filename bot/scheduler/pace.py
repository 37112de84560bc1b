"""How much one person was sent lately, counted in the tables: there every process sees it, and it outlives them.

Beyond its limit WeCom drops messages to a person and says nothing (`bot.wecom.limits`), so a count that a second
process does not know, or that a restart forgets, loses what nobody misses: a card that is told to be sent anew.
"""

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.models import Outbox
from bot.scheduler.claim import IN_TURN
from bot.wecom.limits import MEMBER_WINDOWS

AHEAD = timedelta(minutes=1)  # what lies further ahead was written by a clock that was set back since


def free_in(session: Session, row: Outbox, now: datetime) -> float:
    """Seconds until the recipient may get one more message; 0 means now. One row of his is under way at a time."""
    return max(_free_in(session, row, now, most, seconds) for most, seconds in MEMBER_WINDOWS)


def _free_in(session: Session, row: Outbox, now: datetime, most: int, seconds: int) -> float:
    window = timedelta(seconds=seconds)
    lately = select(Outbox.sent_at).where(
        Outbox.recipient == row.recipient,
        Outbox.kind.in_(IN_TURN),
        Outbox.sent_at > now - window,
        Outbox.sent_at < now + AHEAD,
    )
    last = session.scalar(lately.order_by(Outbox.sent_at.desc()).offset(most - 1).limit(1))
    return (last + window - now).total_seconds() if last is not None else 0.0
