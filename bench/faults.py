"""`python -m bench.faults [--seconds N]`: web processes are killed again and again while WeCom delivers and repeats.

Each message comes in one to three copies at once; a copy that nobody answers is tried three times, as WeCom does, and
then given up. When everything is quiet, every message that was acknowledged must stand in the inbox once, have had its
effect once, and every copy must have heard the same; no message may have had an effect twice. On SQLite and PostgreSQL.
"""

import argparse
import itertools
import os
import random
import subprocess
import sys
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import requests
from sqlalchemy import func, select

from bench.house import CLERK, PLAN, a_folder
from bench.turns import words
from bot.database import Database
from bot.models import History, Inbox
from sandbox.emulator import Emulator
from sandbox.roster import read_corp
from tests.servers import Postgres, free_port

ROOT = PLAN.parent.parent
THREADS, MOST_COPIES, ATTEMPTS = 6, 3, 3
PAUSE = 1.0  # seconds between WeCom's attempts here; 5 there
ALIVE = 2.0  # seconds between kills, and what the next process needs to start
READY = 60.0
TAKEN = 200
EFFECT = "guide.suggestion"


@dataclass
class Told:
    """What WeCom heard, by message: an answer for each attempt that was taken."""

    letters: dict[int, str] = field(default_factory=dict)
    answers: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    attempts: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def note(self, number: int, answer: str | None) -> None:
        """One attempt; None if it was not taken."""
        with self.lock:
            self.attempts += 1
            if answer is not None:
                self.answers[number].append(answer)


@dataclass
class Web:
    """`duban web` as a process that dies."""

    environment: Mapping[str, str]
    port: int
    log: Path
    kills: int = 0
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.port}"

    def run(self, *words: str) -> None:
        """Another command of `duban`, to its end."""
        command = [sys.executable, "-m", "bot", *words]
        subprocess.run(command, env=self.environment, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - our own program

    def start(self) -> None:
        """Start it and wait until it answers."""
        command = [sys.executable, "-m", "bot", "web", "--port", str(self.port)]
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(command, env=self.environment, cwd=ROOT, stdout=log, stderr=log)  # noqa: S603 - our own program
        until = time.monotonic() + READY
        while not self._is_ready():
            if self.process.poll() is not None or time.monotonic() > until:
                sys.exit("duban web did not start")
            time.sleep(0.05)

    def kill(self) -> None:
        """No warning, no time to finish."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            self.process = None
            self.kills += 1

    def _is_ready(self) -> bool:
        try:
            return requests.get(f"{self.url}/readyz", timeout=2).ok
        except requests.RequestException:
            return False


def main() -> None:
    """Both databases; exit 1 if a promise was broken."""
    options = argparse.ArgumentParser(prog="python -m bench.faults")
    options.add_argument("--seconds", type=float, default=30.0, help="how long messages are delivered, per database")
    seconds = options.parse_args().seconds
    server = Postgres()
    server.start()
    try:
        with a_folder() as folder:
            broken = _play("SQLite", f"sqlite:///{folder / 'duban.db'}", folder, seconds)
            broken += _play("PostgreSQL", server.url(server.fresh()), folder, seconds)
    finally:
        server.close()
    sys.exit(1 if broken else 0)


def _play(name: str, url: str, folder: Path, seconds: float) -> int:
    emulator = Emulator(read_corp(PLAN))
    environment = _environment(emulator, url, folder)
    log = folder / f"{name}.log"
    pair = Web(environment, free_port(), log), Web(environment, free_port(), log)
    pair[0].run("init")
    pair[0].run("load", str(PLAN))
    told = Told()
    try:
        pair[0].start()
        emulator.product_url = pair[0].url
        _under_fire(emulator, pair, told, seconds)
        kills = sum(web.kills for web in pair)
        _everything_once_more(emulator, told)
    finally:
        for web in pair:
            web.kill()
    failed = log.read_text("utf-8", "replace").count('"turn failed"')
    print(f"{name}: {len(told.letters)} messages, {told.attempts} deliveries, {kills} kills, {failed} turns failed")
    return _report(url, told)


def _under_fire(emulator: Emulator, pair: tuple[Web, Web], told: Told, seconds: float) -> None:
    """Deliver from several threads; the process that answers is killed, the other one takes over, and so on."""
    over, numbers = threading.Event(), itertools.count(1)
    with ThreadPoolExecutor(THREADS) as threads:
        senders = [threads.submit(_send, emulator, told, numbers, over) for _ in range(THREADS)]
        until = time.monotonic() + seconds
        for answering, next_one in itertools.cycle((pair, pair[::-1])):
            time.sleep(ALIVE)
            next_one.start()
            answering.kill()
            emulator.product_url = next_one.url
            if time.monotonic() > until:
                break
        over.set()
        for sender in senders:
            sender.result()


def _send(emulator: Emulator, told: Told, numbers: Iterator[int], over: threading.Event) -> None:
    while not over.is_set():
        number = next(numbers)
        told.letters[number] = words(emulator.corp, number, f"意见建议 第{number}条")
        copies = random.randint(1, MOST_COPIES)  # noqa: S311 - no secret
        with ThreadPoolExecutor(copies) as pool:
            list(pool.map(lambda _: _insist(emulator, told, number), range(copies)))  # noqa: B023 - used at once


def _insist(emulator: Emulator, told: Told, number: int) -> None:
    for attempt in range(ATTEMPTS):
        if attempt:
            time.sleep(PAUSE)
        if _deliver(emulator, told, number):
            return


def _deliver(emulator: Emulator, told: Told, number: int) -> bool:
    answer = emulator.raw("app", told.letters[number], CLERK)
    taken = answer.status == TAKEN
    told.note(number, repr(sorted(answer.payload.items())) + answer.fault if taken else None)
    return taken


def _everything_once_more(emulator: Emulator, told: Told) -> None:
    """WeCom may repeat what it delivered long ago: the answer is still the same."""
    for number in sorted(told.answers):
        _deliver(emulator, told, number)


def _report(url: str, told: Told) -> int:
    """Print the figures; how many promises were broken."""
    database = Database(url)
    with database.read() as session:
        stored = set(session.scalars(select(Inbox.key).where(Inbox.answered)))
        rows = session.execute(
            select(History.source_key, func.count()).where(History.event == EFFECT).group_by(History.source_key)
        )
        effects = Counter({key: count for key, count in rows})  # noqa: C416 - dict() does not take rows
    database.close()
    keys = {number: _key(number) for number in told.answers}
    figures = {
        "acknowledged but not stored": sum(key not in stored for key in keys.values()),
        "acknowledged without effect": sum(effects[key] == 0 for key in keys.values()),
        "with more than one effect": sum(count > 1 for count in effects.values()),
        "heard different answers": sum(len(set(answers)) > 1 for answers in told.answers.values()),
    }
    print(f"  messages acknowledged: {len(keys)}")
    for what, count in figures.items():
        print(f"  {what}: {count}")
    return sum(figures.values())


def _key(number: int) -> str:
    return f"app:{Emulator(read_corp(PLAN)).corp.credentials.agent_id}:msg:{number}"


def _environment(emulator: Emulator, url: str, folder: Path) -> dict[str, str]:
    ours = {
        "DUBAN_DATABASE_URL": url,
        "DUBAN_MEDIA_DIR": str(folder / "media"),
        "DUBAN_LOG_LEVEL": "ERROR",
        "DUBAN_SANDBOX": "1",
        "DUBAN_NOW": "2022-07-20T09:00",
    }
    kept = {name: value for name, value in os.environ.items() if not name.startswith("DUBAN_")}
    return {**kept, **emulator.environment(), **ours, "DUBAN_WECOM_API_BASE": "http://127.0.0.1:9"}


if __name__ == "__main__":
    main()
