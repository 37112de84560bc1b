"""The product as a child process: set up, started, asked for its time, moved through time, stopped."""

import csv
import io
import os
import subprocess
import sys
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import requests

DUBAN = (sys.executable, "-m", "bot")
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
    duban: tuple[str, ...] = DUBAN

    def __post_init__(self) -> None:
        """Nothing runs yet."""
        self._process: subprocess.Popen[bytes] | None = None
        self._moving = threading.Lock()

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.port}"

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        """One `duban` command to its end."""
        return subprocess.run(  # noqa: S603 - our own program with our own words
            [*self.duban, *words], env=self._environment(), cwd=self.home, capture_output=True, text=True, check=False
        )

    def set_up(self, plan: Path) -> list[str]:
        """Make the tables and load the plan; the lines that loading printed. NotStarted if either fails."""
        for words in (("init",), ("load", str(plan))):
            done = self.run(*words)
            if done.returncode:
                raise NotStarted(f"duban {words[0]} 没有成功：\n{done.stdout}{done.stderr}".rstrip())
        return done.stdout.splitlines()

    def start(self) -> None:
        """Start `duban all` and wait until it is ready; NotStarted if it ends or takes a minute."""
        command = [*self.duban, "all", "--host", "127.0.0.1", "--port", str(self.port)]
        self._process = subprocess.Popen(  # noqa: S603 - our own program
            command, env=self._environment(), cwd=self.home, stdout=subprocess.DEVNULL, start_new_session=True
        )
        waiting = threading.Event()
        for _ in range(int(READY_SECONDS / 0.2)):
            if self._process.poll() is not None:
                raise NotStarted(f"duban all 已退出，退出码 {self._process.returncode}。端口 {self.port} 也许被占用。")
            if self.ask("/readyz"):
                return
            waiting.wait(0.2)
        raise NotStarted(f"duban all 启动后 {READY_SECONDS:.0f} 秒仍未就绪。")

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

    def wait(self, seconds: float) -> bool:
        """Wait for the process to end by itself; whether it did."""
        if self._process is None:
            return True
        try:
            self._process.wait(seconds)
        except subprocess.TimeoutExpired:
            return False
        return True

    def _environment(self) -> dict[str, str]:
        return {**os.environ, **self.environment}
