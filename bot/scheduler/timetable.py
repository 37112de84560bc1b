"""The whole timetable: every job, when it is due by business time, and the two loops that keep asking."""

import logging
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import structlog
from apscheduler.jobstores.base import JobLookupError
from apscheduler.schedulers.background import BackgroundScheduler
from prometheus_client import Gauge
from sqlalchemy import func, select

from bot.clock import MachineClock
from bot.database import Database
from bot.models import JobRun, Outbox
from bot.models.calendar import business_now
from bot.models.outbox import PENDING, UNCERTAIN, UNFINISHED
from bot.scheduler import (
    answers,
    asked_papers,
    cycles,
    digest,
    escalate,
    handover,
    incoming,
    menu,
    morning,
    opinions,
    promised,
    regroups,
    reviews,
    seal,
    tidy,
    totals,
    trainings,
    watch,
    yearly,
)
from bot.scheduler.beat import Beat
from bot.scheduler.claim import Hour
from bot.scheduler.deliver import Delivery

ROUND_SECONDS, DELIVERY_SECONDS = 10, 1
LOOPS = ("round", "delivery")
EVERY = {"round": ROUND_SECONDS, "delivery": DELIVERY_SECONDS}
# A loop that says nothing for so many looks, 42 seconds at most, is dead, whatever the clock says. With the last words
# and the last answers of a web process (`cli.counter`) it is over within a minute. What may be silent longest is a
# call of WeCom's whose answer drips (`wecom.line`): 3 s to connect, 20 for the answer, 5 for its last drop.
LOOK_SECONDS, LOOKS = 3, 13
LAST_WORDS_SECONDS = 5  # for the report of it: a database that is away must not keep a dead process alive

log = structlog.get_logger(__name__)
HEARTBEAT = Gauge(
    "duban_heartbeat_seconds", "When a loop of the clock was last alive", ["loop"], multiprocess_mode="livemax"
)
WAITING = Gauge("duban_outbox_rows", "Rows of the outbox by state", ["state"], multiprocess_mode="livemax")
OLDEST = Gauge("duban_outbox_oldest_seconds", "Age of the oldest row that waits", multiprocess_mode="livemax")


@dataclass(frozen=True, slots=True)
class Job:
    """A piece of work with its question: for which slot is it due now? None: not now; "": in every round."""

    name: str
    slot: Callable[[Beat], str | None]
    run: Callable[[Beat], None]
    speaks: bool = True  # whether it ever leads to a message by itself


def daily(beat: Beat) -> str | None:
    """Once a day, rest days too: nothing is sent by it."""
    return beat.today.isoformat()


def always(beat: Beat) -> str | None:
    """In every round."""
    del beat
    return ""


def at_8_50(beat: Beat) -> str | None:
    """On working days from 8:50 on; whoever comes late finds it inside the window."""
    hour = Hour.at(beat.now, beat.workdays)
    return beat.today.isoformat() if hour.morning or hour.window else None


def first_in_window(beat: Beat) -> str | None:
    """The first round inside the window of a working day."""
    return beat.today.isoformat() if beat.in_window else None


def first_in_week(beat: Beat) -> str | None:
    """The first round inside the window of the week's first working day."""
    is_first = beat.workdays.first_of_week(beat.today) == beat.today
    return beat.today.isoformat() if beat.in_window and is_first else None


def unless_held(run: Callable[[Beat], None]) -> Callable[[Beat], None]:
    """What writes to units stops for the day when the office says 今天不发."""

    def held(beat: Beat) -> None:
        if not beat.is_held:
            run(beat)

    return held


JOBS = (
    Job("regroups", daily, regroups.run),
    Job("cycles", daily, cycles.run),
    Job("reviews", daily, reviews.run, speaks=False),
    Job("names", daily, tidy.names, speaks=False),
    Job("escalate", at_8_50, escalate.run),
    Job("morning", at_8_50, morning.run),
    Job("digest", first_in_window, unless_held(digest.run)),  # before 交办: what is handed over today reminds later
    Job("watch", first_in_window, watch.run),
    Job("opinions", first_in_window, unless_held(opinions.run)),
    Job("scores", first_in_window, yearly.run),
    Job("trainings", first_in_window, unless_held(trainings.run)),
    Job("drafts", first_in_window, unless_held(tidy.drafts)),
    Job("promised", first_in_window, promised.run),
    Job("delegations", first_in_window, tidy.delegations),
    Job("totals", first_in_week, unless_held(totals.run)),
    Job("handover", always, handover.run),  # asks at any hour, hands over in the window
    Job("answers", always, answers.run, speaks=False),
    Job("asked papers", always, asked_papers.run, speaks=False),
    Job("head", first_in_window, seal.tell_head),
    Job("seal", always, seal.run, speaks=False),  # by machine time
)


def round_of(beat: Beat, jobs: Sequence[Job] = JOBS, *, is_stopped: Callable[[], bool] = lambda: False) -> list[str]:
    """One round of every job that is due; names of those that failed (they are due again in the next round)."""
    with beat.database.read() as session:
        done = {run.name: run.slot for run in session.scalars(select(JobRun))}
    failed, finished = [], {}
    for job in jobs:
        if is_stopped():
            break
        slot = job.slot(beat)
        if slot is None or (slot and done.get(job.name) == slot):
            continue
        beat.alive()
        try:
            job.run(beat)
        except Exception:  # a bug in one job must not stop the others, nor the loop; it is logged and tried again
            log.exception("job failed", job=job.name)
            failed.append(job.name)
        else:
            finished[job.name] = slot
    _put_down(beat, {name: slot for name, slot in finished.items() if slot})
    return failed


def _put_down(beat: Beat, finished: Mapping[str, str]) -> None:
    """What was done for which slot. A crash before this line repeats jobs, and that does no harm."""
    if finished:
        with beat.database.change() as session:
            for name, slot in finished.items():
                session.merge(JobRun(name=name, slot=slot, at=beat.now))


@dataclass
class Timetable:
    """Asks the jobs every ten seconds and lets delivery work every second, in threads of its own."""

    database: Database
    clock: MachineClock
    delivery: Delivery
    agent_id: int
    console_url: str = ""
    reader: incoming.Reader | None = None
    look_seconds: float = LOOK_SECONDS
    _signs: Counter[str] = field(default_factory=Counter)
    _scheduler: BackgroundScheduler | None = None
    _stopped: threading.Event = field(default_factory=threading.Event)
    _died: bool = False

    def beat(self, now: datetime | None = None) -> Beat:
        """This moment, or `now` in business time."""
        machine_now = self.clock.now()
        if now is None:
            with self.database.read() as session:
                now = business_now(session, machine_now)
        return Beat(self.database, now, machine_now, self.agent_id, alive=lambda: self._sign("round"))

    def round(self, now: datetime | None = None) -> list[str]:
        """One round of every job that is due; names of those that failed."""
        beat = self.beat(now)
        failed = round_of(beat, (*JOBS, *self._further()), is_stopped=self._stopped.is_set)
        self._measure()
        return failed

    def _further(self) -> Iterator[Job]:
        """Jobs that need something of another door."""
        if (reader := self.reader) is not None:
            yield Job("incoming", always, lambda beat: incoming.run(beat, reader), speaks=False)

    def start(self, on_death: Callable[[], object]) -> None:
        """Begin; `on_death` is called once if a loop is silent for too long."""
        logging.getLogger("apscheduler").setLevel(logging.ERROR)  # it warns of every beat that a long run swallows
        self._keep("menu", lambda: menu.run(self.beat(), self.console_url))
        self._sign("round")
        self._sign("delivery")
        self.delivery.client.watched_by(lambda: self._sign("delivery"))
        scheduler = BackgroundScheduler(
            timezone=UTC, job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
        )
        now = MachineClock().now()  # which APScheduler goes by, whatever clock we were handed
        for name, work in (("round", self.round), ("delivery", self._deliver)):
            often = {"seconds": EVERY[name], "next_run_time": now}
            scheduler.add_job(self._keep, "interval", args=(name, work), id=name, **often)
        scheduler.start()
        self._scheduler = scheduler
        threading.Thread(target=self._watch, args=(on_death,), name="watch", daemon=True).start()

    def stop(self) -> int:
        """End after the row and the job at hand; 1 if a loop had died, else 0."""
        self._stopped.set()
        self.delivery.stopping.set()
        if self._scheduler is not None and self._scheduler.running:
            self._scheduler.shutdown(wait=not self._died)
        return 1 if self._died else 0

    def _deliver(self) -> None:
        self.delivery.work_off(lambda: self._sign("delivery"))

    def _keep(self, loop: str, work: Callable[[], object]) -> None:
        """A beat of a loop: whatever goes wrong (a database that restarts, a bug) is logged, and the loop goes on."""
        try:
            work()
        except Exception:  # the next beat comes in any case; the loop must not end with this one
            log.exception("beat failed", loop=loop)
        self._sign(loop)

    def _sign(self, loop: str) -> None:
        self._signs[loop] += 1
        HEARTBEAT.labels(loop).set(self.clock.now().timestamp())

    def _watch(self, on_death: Callable[[], object]) -> None:
        """A loop can die without a word (reliability D2): the process then ends rather than pretends."""
        seen, still = self._signs.copy(), Counter[str]()
        while not self._stopped.wait(self.look_seconds):
            self._wake()
            for loop in LOOPS:
                still[loop] = still[loop] + 1 if self._signs[loop] == seen[loop] else 0
            seen = self._signs.copy()
            silent = [loop for loop in LOOPS if still[loop] >= LOOKS]
            if silent:
                log.critical("loop is dead", loops=silent)
                self._died = True
                last_words = threading.Thread(target=self._report, args=(silent,), name="last words", daemon=True)
                last_words.start()
                last_words.join(LAST_WORDS_SECONDS)
                on_death()
                return

    def _wake(self) -> None:
        """A machine whose clock was set back would let APScheduler wait until the old time comes again."""
        now = MachineClock().now()
        for loop in LOOPS:
            job = self._scheduler.get_job(loop) if self._scheduler is not None else None
            if job is not None and job.next_run_time > now + timedelta(seconds=2 * EVERY[loop]):
                with suppress(JobLookupError):  # it has just ended
                    job.modify(next_run_time=now)

    def _report(self, silent: Sequence[str]) -> None:
        """The administrator hears of it from whichever clock sends next."""
        try:
            with self.beat().work() as work:
                work.act.record("clock.died", loops=list(silent))
        except Exception:  # the log has it; the process ends all the same
            log.exception("death not reported")

    def _measure(self) -> None:
        with self.database.read() as session:
            rows = session.execute(select(Outbox.state, func.count()).group_by(Outbox.state))
            counts = {row[0]: row[1] for row in rows}
            first = session.scalar(select(func.min(Outbox.next_at)).where(Outbox.state == PENDING))
        for state in (*UNFINISHED, UNCERTAIN):
            WAITING.labels(state).set(counts.get(state, 0))
        OLDEST.set(max(0.0, (self.clock.now() - first).total_seconds()) if first else 0.0)
