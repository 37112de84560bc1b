"""The product as a child process: set up, started, asked for its time, moved through time, stopped."""

import csv
import io
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import requests

from sandbox.clock import Clock, wall_clock

DUBAN = ("-m", "bot")
GLANCE = 0.5  # seconds for which a remembered business time is good enough for a bubble
STOP_SECONDS, READY_SECONDS, TICK_WAIT = 15.0, 60.0, 120
SOMETHING_LEFT = 3  # exit code of `duban tick`


class NotStarted(Exception):
    """The product did not come up; the sentence says what it said."""


@dataclass(frozen=True)
class Moved:
    """What came of moving the calendar: a line for each message, and what went wrong."""

    to: str
    lines: list[list[str]] = field(default_factory=list)  # time, kind, unit, recipient, text
    trouble: str = ""


@dataclass
class Product:
    """`duban` with an environment of its own; it is reached at `url`."""

    environment: Mapping[str, str]
    home: Path
    port: int
    log: Path = Path(os.devnull)  # what `duban all` says goes there
    duban: tuple[str, ...] = DUBAN  # what Python is told to run
    clock: Clock = wall_clock

    def __post_init__(self) -> None:
        """Nothing runs yet."""
        self._process: subprocess.Popen[bytes] | None = None
        self._moving = threading.Lock()
        self._glanced: tuple[float, str] = (0.0, "")

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.port}"

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        """One `duban` command to its end."""
        return subprocess.run(  # noqa: S603 - our own program with our own words
            [sys.executable, *self.duban, *words],
            env=self._environment(),
            cwd=self.home,
            capture_output=True,
            text=True,
            check=False,
        )

    def make_tables(self) -> None:
        """`duban init`; NotStarted if it fails."""
        made = self.run("init")
        if made.returncode:
            raise NotStarted(f"duban init 没有成功：\n{made.stdout}{made.stderr}".rstrip())

    def load(self, plan: Path) -> tuple[bool, list[str]]:
        """`duban load`: whether it succeeded, and what it said."""
        loaded = self.run("load", str(plan))
        return loaded.returncode == 0, (loaded.stdout + loaded.stderr).splitlines()

    def start(self) -> None:
        """Start `duban all` and wait until it is ready; NotStarted if it ends or takes a minute."""
        if not _is_free(self.port):
            raise NotStarted(f"端口 {self.port} 已被别的程序占用。")
        words = [*self.duban, "all", "--host", "127.0.0.1", "--port", str(self.port)]
        leashed = [sys.executable, "-m", "sandbox.leash", str(os.getpid()), *words]
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(  # noqa: S603 - our own program
                leashed, env=self._environment(), cwd=self.home, stdout=log, stderr=log, start_new_session=True
            )
        waiting = threading.Event()
        for _ in range(int(READY_SECONDS / 0.2)):
            if self._process.poll() is not None:
                code = self._process.returncode
                raise NotStarted(f"duban all 已退出，退出码 {code}；详见 {self.log}")
            if self.ask("/readyz"):
                return
            waiting.wait(0.2)
        raise NotStarted(f"duban all 启动后 {READY_SECONDS:.0f} 秒仍未就绪；详见 {self.log}")

    def ask(self, path: str) -> dict[str, object]:
        """The JSON at a path; empty if the product does not answer 200 with an object."""
        try:
            response = requests.get(self.url + path, timeout=5)
            answer = response.json() if response.ok else {}
        except (requests.RequestException, ValueError):
            return {}
        return answer if isinstance(answer, dict) else {}

    def business_time(self) -> str:
        """The calendar's instant, ISO in Shanghai; empty while the product does not tell."""
        return str(self.ask("/readyz").get("business_time", ""))

    def time_at_a_glance(self) -> str:
        """The business time, at most half a second old: bubbles come in crowds."""
        at, seen = self._glanced
        if not 0 <= self.clock() - at < GLANCE:
            seen = self.business_time()
            self._glanced = (self.clock(), seen)
        return seen

    def is_running(self) -> bool:
        """Whether the process lives."""
        return self._process is not None and self._process.poll() is None

    def move_to(self, moment: str) -> Moved:
        """Move the calendar by `duban tick --at`; only one move at a time."""
        if not self._moving.acquire(blocking=False):
            return Moved(moment, trouble="日历正在走，请等它走完。")
        try:
            done = self.run("tick", "--at", moment, "--wait", str(TICK_WAIT))
        finally:
            self._moving.release()
        lines = [row for row in csv.reader(io.StringIO(done.stdout)) if row]
        if done.returncode == 0:
            return Moved(moment, lines)
        left = "还有消息没有发完：" if done.returncode == SOMETHING_LEFT else "没有走成："
        return Moved(moment, lines, left + done.stderr.strip()[-500:])

    def stop(self) -> None:
        """End the process: first politely, after a while by force."""
        if self._process is None or self._process.poll() is not None:
            return
        self._process.terminate()
        try:
            self._process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _environment(self) -> dict[str, str]:
        return {**os.environ, **self.environment}


def _is_free(port: int) -> bool:
    """Whether nobody listens on a loopback port: another product there would answer in our product's name."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True
