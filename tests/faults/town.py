"""A county office whose product is real processes: its database, its WeCom, and machine time that can be let pass."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from sqlalchemy import func, select

from bot.clock import MachineClock, parse_moment
from bot.database import Database
from bot.models import Outbox, Person
from bot.models.calendar import business_now
from bot.models.outbox import UNFINISHED
from bot.scheduler.claim import IN_THE_BACKGROUND, LEASE
from bot.scheduler.tick import set_forward
from bot.tell import Post
from sandbox.directory import Person as Somebody
from sandbox.emulator import Emulator
from sandbox.limits import Limits
from sandbox.server import serve
from tests.faults.processes import PATIENCE, ROOT, Duban, Web
from tests.stages import Beginning, Stages
from tests.world import PLAN, directory_of

WIDE = Limits(api_per_minute=10**9, api_per_hour=10**9)  # a run is no day


@dataclass
class Moved:
    """WeCom's clock, and how far it was moved on."""

    ahead: float = 0.0

    def __call__(self) -> float:
        """Unix seconds."""
        return time.time() + self.ahead


@dataclass
class Town:
    """One office under fire; every process that it started ends with it."""

    url: str
    emulator: Emulator
    clock: Moved
    environment: Mapping[str, str]
    folder: Path
    home: Path = ROOT  # which copy of the product is started
    processes: list[Duban] = field(default_factory=list)

    @property
    def log(self) -> Path:
        """What all processes say."""
        return self.folder / "log"

    @property
    def said(self) -> str:
        """The log's text."""
        return self.log.read_text("utf-8", "replace") if self.log.exists() else ""

    def web(self, command: str = "web", **settings: str) -> Web:
        """A started web process, where WeCom calls from now on."""
        web = Web(("bot", command), {**self.environment, **settings}, self.log, self.home)
        self.processes.append(web)
        web.start()
        self.emulator.product_url = web.url
        return web

    def clock_process(self, *words: str, **settings: str) -> Duban:
        """A started clock process."""
        clock = Duban(words or ("bot", "clock"), {**self.environment, **settings}, self.log, self.home)
        self.processes.append(clock)
        clock.start()
        return clock

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Another command of `duban`, to its end."""
        command = [sys.executable, "-m", "bot", *words]
        return subprocess.run(command, env=self.environment, cwd=self.home, check=False, capture_output=True, text=True)

    def close(self) -> None:
        """End what still runs."""
        for process in self.processes:
            process.kill()

    @contextmanager
    def database(self) -> Iterator[Database]:
        """The tables, from outside."""
        database = Database(self.url)
        try:
            yield database
        finally:
            database.close()

    def machine_time_passes(self, seconds: float) -> None:
        """As if so much had passed: rows wait that much less, attempts are that much older, WeCom's clock is ahead."""
        by = timedelta(seconds=seconds)
        with self.database() as database, database.change() as session:
            for row in session.scalars(select(Outbox).where(Outbox.state.in_(UNFINISHED)).with_for_update()):
                row.next_at -= by
                row.first_attempt_at = row.first_attempt_at - by if row.first_attempt_at else None
        self.clock.ahead += seconds

    def waiting(self) -> int:
        """Rows that are neither sent nor given up."""
        unfinished = select(func.count()).where(Outbox.state.in_(UNFINISHED), Outbox.kind.not_in(IN_THE_BACKGROUND))
        with self.database() as database, database.read() as session:
            return int(session.scalar(unfinished) or 0)

    def until_sent(self) -> None:
        """Wait until nothing waits."""
        eventually(lambda: self.waiting() == 0, 10 * PATIENCE)

    def drain(self) -> None:
        """End every clock in peace, let the leases of the killed ones run out, send the rest."""
        self.emulator.heal()
        for process in self.processes:
            if process.is_alive and not isinstance(process, Web):
                process.stop()
        self.machine_time_passes(LEASE.total_seconds() + 1)
        last = self.clock_process()
        self.until_sent()
        assert last.stop() == 0

    def set_time(self, moment: str) -> None:
        """Set business time; whatever runs finds it so."""
        with self.database() as database:
            set_forward(database, parse_moment(moment), MachineClock().now())

    def crowd(self, count: int) -> list[str]:
        """So many more people, who only read."""
        names = [f"reader{number:04}" for number in range(count)]
        with self.database() as database, database.change() as session:
            session.add_all(Person(userid=name, userid_key=name, name=f"读者{name[6:]}") for name in names)
        for name in names:
            self.emulator.corp.directory.add(Somebody(name, f"读者{name[6:]}"))
        return names

    def hand_in(self, letters: Mapping[str, list[str]]) -> set[tuple[str, str]]:
        """Texts for people, by userid, as the product's own jobs hand them in; (whom, what) of each."""
        now = MachineClock().now()
        agent_id = self.emulator.corp.credentials.agent_id
        with self.database() as database, database.change() as session:
            post = Post(session, business_now(session, now), now, agent_id)
            people = {person.userid: person for person in session.scalars(select(Person))}
            for userid, texts in letters.items():
                for text in texts:
                    post.text(people[userid], text)
            return {(row.recipient, row.text) for row in post.made}

    def arrived(self, start: str = "") -> list[tuple[str, str]]:
        """(whom, what) of every text that reached a phone and begins so, from WeCom's own log."""
        return [
            (who, text)
            for record in self.emulator.log.of("message/send", "accepted")
            for who, what in record.recipients.items()
            if what == "delivered" and (text := record.payload.get("text", {}).get("content", "")).startswith(start)
        ]


def eventually(holds: Callable[[], bool], seconds: float = PATIENCE) -> float:
    """Ask twice a second until the answer is yes; after how many seconds it was."""
    started = time.monotonic()
    while not holds():
        assert time.monotonic() - started < seconds
        time.sleep(0.5)
    return time.monotonic() - started


@contextmanager
def a_town(
    stages: Stages, stage: Beginning, dialect: str, folder: Path, *, url: str = "", **settings: str
) -> Iterator[Town]:
    """An office where `stage` was left; nothing runs yet. `settings` as in the environment, without the prefix."""
    with ExitStack() as stack:
        copy, left = stack.enter_context(stages.copy(stage, dialect, folder))
        clock = Moved()
        memory = left.memory.copy()
        emulator = Emulator(directory_of(PLAN), left.keys, store=memory, clock=clock, limits=WIDE)
        stack.enter_context(serve(emulator))
        ours = {
            "DUBAN_DATABASE_URL": url or copy,
            "DUBAN_MEDIA_DIR": str(folder / "media"),
            "DUBAN_LOG_LEVEL": "INFO",
            "DUBAN_SANDBOX": "1",
            "DUBAN_NOW": left.now,
            "DUBAN_CALLBACK_WINDOW": "0",  # WeCom's clock is moved on
            **{f"DUBAN_{name.upper()}": value for name, value in settings.items()},
        }
        kept = {name: value for name, value in os.environ.items() if not name.startswith("DUBAN_")}
        town = Town(url or copy, emulator, clock, {**kept, **emulator.environment(), **ours}, folder)
        stack.callback(town.close)
        yield town
