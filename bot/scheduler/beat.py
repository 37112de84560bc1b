"""One beat of the clock: the two times, and a transaction for each piece of work that is told on at its end."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.clock import at, local_day
from bot.database import Database, insert_once
from bot.models import Act, Notice, Outbox
from bot.models.calendar import workdays
from bot.models.outbox import PENDING, WITHDRAWN
from bot.tell import Post, tell
from bot.workdays import Workdays

CLOCK = "clock"
MESSAGES = frozenset({"message", "webhook", "upload"})
OFFICE, HOLD = "office", "今天不发"  # how the office's word for the day stands among the notices


@dataclass(slots=True)
class Work:
    """What a job gets inside its transaction."""

    session: Session
    act: Act
    post: Post
    workdays: Workdays
    at_once: bool = False  # set by what a person asked for

    @property
    def now(self) -> datetime:
        """Business time."""
        return self.act.at

    @property
    def today(self) -> date:
        """The day in Shanghai."""
        return local_day(self.act.at)

    def is_first(self, job: str, slot: str) -> bool:
        """Whether no other process did this job for this slot; claimed in the same transaction as its work."""
        where = {"subject": CLOCK, "subject_id": 0, "kind": job, "slot": slot}
        return insert_once(self.session, Notice, **where, made_at=self.now, state="已发", facts={})

    def give_up(self, label: str) -> None:
        """Take back what was written under that label before today and never left: today's says how things stand."""
        stale = select(Outbox).where(Outbox.state == PENDING, Outbox.label == label, Outbox.made_at < at(self.today))
        for row in self.session.scalars(stale):
            if not row.facts.get("unknown"):  # else it may have arrived
                row.state = WITHDRAWN


@dataclass(frozen=True)
class Beat:
    """The moment for which the timetable asks its jobs."""

    database: Database
    now: datetime  # business time
    machine_now: datetime
    agent_id: int
    calendar: Workdays | None = None  # where it is known already
    alive: Callable[[], None] = lambda: None  # called with every piece of work: a long round is no dead one

    @cached_property
    def workdays(self) -> Workdays:
        """The office's calendar."""
        if self.calendar is not None:
            return self.calendar
        with self.database.read() as session:
            return workdays(session)

    @property
    def today(self) -> date:
        """The day in Shanghai."""
        return local_day(self.now)

    @property
    def in_window(self) -> bool:
        """Whether the clock may write to units now."""
        return self.workdays.in_window(self.now)

    @contextmanager
    def work(self, *, at_once: bool = False) -> Iterator[Work]:
        """A transaction; what was done in it is told on before it ends, and waits for the window unless `at_once`."""
        self.alive()
        with self.database.change() as session:
            act = Act(by=None, at=self.now, machine_at=self.machine_now)
            post = Post(session, self.now, self.machine_now, self.agent_id)
            post.in_window = not at_once
            yield Work(session, act, post, self.workdays, at_once)
            tell(post, act)
            for row in post.made:
                row.in_window = not at_once and row.kind in MESSAGES

    @cached_property
    def is_held(self) -> bool:
        """Whether the office said 今天不发: then the clock writes to no unit until the next working day."""
        word = select(Notice.id).where(
            Notice.subject == OFFICE, Notice.kind == HOLD, Notice.slot == self.today.isoformat()
        )
        with self.database.read() as session:
            return session.scalar(word.limit(1)) is not None
