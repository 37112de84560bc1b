"""封印: seals over the history behind everybody's back, and its head for the 审计管理员 on every working day.

Which rows are old enough is asked twice: the highest number is noted, and sealed five minutes of machine time later.
Whoever had drawn a lower number by then has long committed or given up. Hashing needs no lock; the transaction that
puts a seal down writes one row.
"""

from datetime import timedelta
from typing import Any

from sqlalchemy import func, select

from bot.database import insert_once
from bot.models import History, JobRun, Seal
from bot.scheduler.beat import Beat

OLD = timedelta(minutes=5)
NOTED = "history.noted"  # the highest number that was seen, and when by machine time
MOST = 20  # seals in one round: years of history are sealed bit by bit
HEAD = "history.head"


def run(beat: Beat) -> None:
    """Seal what was noted five minutes ago, then note how far the history goes now."""
    with beat.database.read() as session:
        noted = session.execute(select(JobRun.slot, JobRun.at).where(JobRun.name == NOTED)).first()
        highest = session.scalar(select(func.max(History.id))) or 0
    up_to, since = (int(noted[0]), noted[1]) if noted else (0, beat.machine_now)
    if noted and since <= beat.machine_now < since + OLD:
        return
    if since <= beat.machine_now and not _seal(beat, up_to):  # else the clock was set back: note it anew
        return  # there is more to seal first
    if up_to < highest or since > beat.machine_now:
        with beat.database.change() as session:
            session.merge(JobRun(name=NOTED, slot=str(highest), at=beat.machine_now))


def _seal(beat: Beat, up_to: int) -> bool:
    """Whether everything up to that number is sealed now."""
    for _ in range(MOST):
        beat.alive()
        with beat.database.read() as session:
            link = Seal.upcoming(session, up_to, beat.machine_now)
        if link is None:
            return True
        put_down(beat, link)
    return False


def put_down(beat: Beat, link: dict[str, Any]) -> bool:
    """Add a link to the chain; False if another clock was quicker, with the same one."""
    with beat.database.change() as session:
        if session.get(Seal, link["id"]) is not None:  # asked first: SQLite's guard takes a conflict for a REPLACE
            return False
        return insert_once(session, Seal, **link)


def tell_head(beat: Beat) -> None:
    """The newest hash goes to somebody who can compare it later; that it was told stands in the history itself."""
    with beat.work() as work:
        head = Seal.head(work.session)
        if head is not None and work.is_first(HEAD, beat.today.isoformat()):
            work.act.record("history.head", number=head.id, last=head.last, hash=head.hash)
