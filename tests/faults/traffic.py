"""Clerks who write while the product is under fire, WeCom repeating each message; and what must be true of it all."""

import itertools
import random
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field

from sqlalchemy import select

from bot.models import Assignment, History, Inbox, Task
from bot.models.assignment import WITH_UNIT
from sandbox.callback.app_letters import letter, xml
from tests.faults.checker import Verdict, judge
from tests.faults.scale import size
from tests.faults.town import Town
from tests.world import PLAN, rows_of

COPIES, ATTEMPTS = 4, 3
PAUSE = 1.0  # seconds between WeCom's attempts here; 5 there
TAKEN = 200
EFFECT = "assignment.progress"
FAILED = "系统出错，已记录"
PROTOCOL_SECONDS = 5.0


@dataclass
class Traffic:
    """Messages by number, each in one to four copies at once; a copy that nobody answers is tried three times."""

    town: Town
    rng: random.Random
    letters: dict[int, tuple[str, str]] = field(default_factory=dict)  # number → whose, what
    answers: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    told_failed: set[int] = field(default_factory=set)  # whose author heard, at the last attempt, that it failed
    seconds: list[float] = field(default_factory=list)  # that an answer took
    deliveries: int = 0
    _numbers: Iterator[int] = field(default_factory=lambda: itertools.count(10**6))
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _over: threading.Event = field(default_factory=threading.Event)

    def __post_init__(self) -> None:
        """The clerks of the units that owe task 1; whoever works for two units would be asked for which."""
        rows = rows_of(PLAN / "members.csv")
        posts = Counter(row["userid"] for row in rows)
        clerks = {row["单位"]: row["userid"] for row in rows if "经办人" in row["角色"] and posts[row["userid"]] == 1}
        with self.town.database() as database, database.read() as session:
            owed = select(Assignment).join(Assignment.task).where(Task.number == 1, Assignment.state.in_(WITH_UNIT))
            units = [item.unit.short for item in session.scalars(owed).unique()]
        self.speakers = [clerks[unit] for unit in units if unit in clerks]

    @contextmanager
    def flowing(self, threads: int = 4, *, a_second: float = 50.0) -> Iterator[None]:
        """Keep writing, at most so many messages a second, while the block runs."""
        self._over.clear()
        with ThreadPoolExecutor(threads) as pool:
            writers = [pool.submit(self._write, threads / a_second) for _ in range(threads)]
            try:
                yield
            finally:
                self._over.set()
            for writer in writers:
                writer.result()

    def send(self, copies: int = 1) -> int:
        """One new message; its number."""
        with self._lock:
            number = next(self._numbers)
            speaker = self.rng.choice(self.speakers)
        self.letters[number] = speaker, self.letter(number, speaker)
        if copies == 1:
            self._insist(number)
        else:
            with ThreadPoolExecutor(copies) as pool:
                list(pool.map(self._insist, [number] * copies))
        return number

    def once_more(self) -> None:
        """WeCom may repeat what it delivered long ago: the answer is still the same."""
        delivered = sorted(self.answers)
        for number in self.rng.sample(delivered, min(len(delivered), size(40, 10**6))):
            self.deliver(number)

    def deliver(self, number: int) -> bool:
        """One attempt; whether it was taken."""
        userid, plain = self.letters[number]
        answer = self.town.emulator.raw("app", plain, userid)
        taken = answer.status == TAKEN
        with self._lock:
            self.deliveries += 1
            if taken:
                if FAILED in answer.text:
                    self.told_failed.add(number)
                self.answers[number].append(repr(sorted(answer.payload.items())) + answer.fault)
                self.seconds.append(answer.seconds)
        return taken

    def verdict(self) -> Verdict:
        """Every acknowledged message had one effect and stands in the inbox once; nothing else has."""
        keys = {self.key(number): number for number in self.letters}
        with self.town.database() as database, database.read() as session:
            rows = session.scalars(select(History.source_key).where(History.event == EFFECT))
            effects = [keys.get(key, key) for key in rows]
            stored = set(session.scalars(select(Inbox.key).where(Inbox.answered)))
            refused = select(History.who, History.facts).where(History.event == "refused", History.source_key.in_(keys))
            assert session.execute(refused).all() == []
        assert {self.key(number) for number in self.answers} <= stored
        before = [effect for effect in effects if isinstance(effect, str)]  # of the world as it was entered
        assert not any("msg:1000" in effect for effect in before)
        came_out = [effect for effect in effects if isinstance(effect, int)]
        assert not self.told_failed.intersection(came_out)
        return judge(self.letters, self.answers.keys() - self.told_failed, came_out)

    @property
    def heard_differently(self) -> list[int]:
        """Messages whose copies heard different answers."""
        return [number for number, heard in self.answers.items() if len(set(heard)) > 1]

    @property
    def figures(self) -> dict[str, object]:
        """What was measured."""
        took = sorted(self.seconds) or [0.0]
        copies = Counter(len(heard) for heard in self.answers.values())
        return {
            "deliveries": self.deliveries,
            "authors told that it failed": len(self.told_failed),
            "answers a message": dict(sorted(copies.items())),
            "answered within, median": round(took[len(took) // 2], 3),
            "p99": round(took[int(len(took) * 0.99)], 3),
            "slowest": round(took[-1], 3),
        }

    def key(self, number: int) -> str:
        """How the inbox knows it."""
        return f"app:{self.town.emulator.corp.credentials.agent_id}:msg:{number}"

    def letter(self, number: int, userid: str) -> str:
        """A report of progress as it stands inside its envelope."""
        keys, now = self.town.emulator.corp.credentials, self.town.emulator.corp.clock()
        words = {"MsgType": "text", "Content": f"进展 1 第{number}条", "MsgId": number}
        return xml(letter(keys.corp_id, keys.agent_id, userid, now, **words))

    def _write(self, pause: float) -> None:
        while not self._over.is_set():
            started = time.monotonic()
            self.send(self.rng.randint(1, COPIES))
            self._over.wait(max(0.0, pause - (time.monotonic() - started)))

    def _insist(self, number: int) -> None:
        for attempt in range(ATTEMPTS):
            if attempt:
                time.sleep(PAUSE)
            if self.deliver(number):
                return
