"""Delivery: claim a row (commit), ask WeCom, record the outcome (commit). May run in any number of processes."""

import os
import secrets
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property
from pathlib import Path

import structlog
from prometheus_client import Counter
from sqlalchemy.orm import Session

from bot.cache import Cache
from bot.clock import MachineClock
from bot.database import Database
from bot.models import Card, Group, Outbox
from bot.models.calendar import business_now, workdays
from bot.models.outbox import PENDING
from bot.scheduler import claim
from bot.scheduler.claim import Hour
from bot.scheduler.outcomes import Failed, Later, Outcome
from bot.scheduler.pace import free_in
from bot.scheduler.record import Desk, doubt, give_up_doubtful, record, say_instead
from bot.scheduler.sending import Errand, Sender, webhook_key
from bot.wecom.client import WeCom

LOOK_AGAIN = 0.25  # seconds between looks while rows are held by others or wait for their time
NOT_PAUSED = ("webhook",)  # goes on while the application cannot write

log = structlog.get_logger(__name__)
ATTEMPTS = Counter("duban_deliveries_total", "Attempts to deliver, by kind of row and outcome", ["kind", "outcome"])


@dataclass
class Delivery:
    """The sender of the outbox."""

    database: Database
    client: WeCom
    clock: MachineClock
    cache: Cache
    agent_id: int
    media_dir: Path
    bot_aes_key: str = ""
    share: int = 1  # among how many sending processes the limits are divided where they don't count together
    stopping: threading.Event = field(default_factory=threading.Event)
    _paused_until: datetime | None = None
    _went_out: bool = True  # what the last attempt led to

    @cached_property
    def owner(self) -> str:
        """This sender, told apart from every other."""
        return f"{socket.gethostname()[:30]}:{os.getpid()}:{secrets.token_hex(4)}"

    @cached_property
    def sender(self) -> Sender:
        """WeCom and its limits."""
        return Sender(self.client, self.cache, self.agent_id, self.bot_aes_key, self.share)

    def drain(self, seconds: float) -> int:
        """Deliver until nothing is left that may go now; how much is left.

        Waiting and attempts that lead nowhere end after so long in machine time; what goes well goes on.
        """
        until = self.clock.now() + timedelta(seconds=seconds)
        while not self.stopping.is_set():
            if self.step() and (self._went_out or self.clock.now() <= until):
                continue
            left, wait = self._waiting()
            if not left or self.clock.now() + timedelta(seconds=min(wait, LOOK_AGAIN)) > until:
                return left
            self.stopping.wait(min(wait, LOOK_AGAIN))
        return self._waiting()[0]

    def work_off(self, alive: Callable[[], None] = lambda: None) -> None:
        """Deliver what is due at this moment; the loop's beat. `alive` is called after each row."""
        while not self.stopping.is_set() and self.step():
            alive()

    def step(self) -> bool:
        """One row; whether there was one."""
        errand = self._take()
        if errand is None:
            return False
        outcome = self._carry(errand)
        ATTEMPTS.labels(errand.row.kind, type(outcome).__name__.lower()).inc()
        self._went_out = not isinstance(outcome, Later)
        self._record(errand, outcome)
        return True

    def _carry(self, errand: Errand) -> Outcome:
        try:
            return self.sender.carry(errand)
        except Exception as fault:  # a bug with one row must not hold up everybody behind it; it stands in the log
            log.exception("attempt failed", row=errand.row.id, kind=errand.row.kind)
            return Failed(f"bug: {type(fault).__name__}")

    def _take(self) -> Errand | None:
        if self._is_idle():
            return None
        with self._session() as (session, machine_now):
            self._recover(session, machine_now)
            kinds = NOT_PAUSED if self._paused_until and machine_now < self._paused_until else ()
            hour = self._hour(session, machine_now)
            while (row := claim.take(session, machine_now, self.owner, hour, kinds)) is not None:
                errand = self._errand(session, machine_now, row)
                if errand is not None:
                    return errand
        return None

    def _errand(self, session: Session, machine_now: datetime, row: Outbox) -> Errand | None:
        """What the attempt needs, read now: no transaction is open while WeCom is asked. None if nobody is to ask."""
        if give_up_doubtful(row, machine_now):
            return None
        if row.kind == "webhook":
            group = session.get(Group, int(row.facts.get("group", 0)))
            return Errand(row, webhook_key=webhook_key(group.webhook_key) if group else "")
        if row.kind == "upload" and row.data is None and row.facts.get("media"):
            row.data = self._received(str(row.facts["media"]))
        if row.kind in claim.IN_TURN:
            return Errand(row, free_in=free_in(session, row, machine_now))
        if row.kind != "update":
            return Errand(row)
        code = _code(session, row)
        if not code:
            say_instead(self._desk(session, machine_now), row, session.get_one(Card, row.card_id))
        return Errand(row, code=code) if code else None

    def _received(self, path: str) -> bytes:
        """A received file that is sent on; nothing where it has gone since."""
        file = (self.media_dir / path).resolve()
        inside = file.is_relative_to(self.media_dir.resolve())
        return file.read_bytes() if inside and file.is_file() else b""

    def _record(self, errand: Errand, outcome: Outcome) -> None:
        if isinstance(outcome, Later) and outcome.pauses_all:
            self._paused_until = self.clock.now() + timedelta(seconds=outcome.seconds)
        with self._session() as (session, machine_now):
            row = claim.held(session, errand.row)
            if row is None:
                log.warning("outcome came too late", row=errand.row.id, outcome=type(outcome).__name__)
                return
            record(self._desk(session, machine_now), errand, row, outcome)

    def _desk(self, session: Session, machine_now: datetime) -> Desk:
        return Desk(session, machine_now, business_now(session, machine_now), self.agent_id, self.media_dir)

    def _is_idle(self) -> bool:
        """Whether no row is due; asked without a lock, because mostly none is."""
        with self.database.read() as session:
            return not claim.any_due(session, claim.database_now(session, self.clock))

    def _recover(self, session: Session, machine_now: datetime) -> None:
        """Rows whose sender died in the middle: nobody knows whether they went out."""
        for row in claim.abandoned(session, machine_now):
            row.state, row.next_at = PENDING, machine_now
            doubt(row, "the sender died")
            give_up_doubtful(row, machine_now)

    def _waiting(self) -> tuple[int, float]:
        """How many rows may go in this hour, and in how many seconds the first of them may be tried."""
        with self.database.read() as session:
            machine_now = claim.database_now(session, self.clock)
            left, first = claim.unfinished(session, self._hour(session, machine_now))
            paused = self._paused_until is not None and machine_now < self._paused_until
        soonest = LOOK_AGAIN if paused else 0.01
        return left, max(soonest, (first - machine_now).total_seconds()) if first else soonest

    def _hour(self, session: Session, machine_now: datetime) -> Hour:
        return Hour.at(business_now(session, machine_now), workdays(session))

    @contextmanager
    def _session(self) -> Iterator[tuple[Session, datetime]]:
        with self.database.change() as session:
            yield session, claim.database_now(session, self.clock)


def _code(session: Session, row: Outbox) -> str:
    """The card's newest unspent code, or the one of an attempt that may have succeeded; "" if there is none."""
    if row.facts.get("unknown") and row.facts.get("code"):
        return str(row.facts["code"])
    card = session.get_one(Card, row.card_id)
    code = str(card.codes[-1]) if card.codes else ""
    row.facts = {**row.facts, "code": code}
    return code
