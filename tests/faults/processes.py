"""The product as processes of its own, to be killed, stopped, put to sleep and looked into from outside."""

import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import requests

from tests.servers import free_port

ROOT = Path(__file__).resolve().parent.parent.parent
PATIENCE = 300.0  # what starts or ends on a busy machine


@dataclass
class Duban:
    """`duban …` as a process; `log` is what it says, of all its lives."""

    words: tuple[str, ...]
    environment: Mapping[str, str]
    log: Path
    home: Path = ROOT  # which copy of the product
    kills: int = 0
    process: subprocess.Popen[bytes] | None = field(default=None, repr=False)

    def start(self) -> None:
        """Start it."""
        with self.log.open("ab") as log:
            command = [sys.executable, "-m", *self.words]
            self.process = subprocess.Popen(command, env=self.environment, cwd=self.home, stdout=log, stderr=log)

    @property
    def pid(self) -> int:
        """Its number."""
        assert self.process is not None
        return self.process.pid

    @property
    def is_alive(self) -> bool:
        """Whether it runs."""
        return self.process is not None and self.process.poll() is None

    def kill(self) -> None:
        """No warning, no time to finish."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            self.process = None
            self.kills += 1

    def stop(self) -> int:
        """SIGTERM, as a deploy does, once it listens to that; its exit code."""
        assert self.process is not None
        self.until_it_listens()
        self.process.send_signal(signal.SIGCONT)
        self.process.send_signal(signal.SIGTERM)
        return self.ended()

    def until_it_listens(self) -> None:
        """Wait until it has looked at its tables and listens to signals: a database away before that ends it."""
        until = time.monotonic() + PATIENCE
        while self.is_alive and not self._hears(signal.SIGTERM) and time.monotonic() < until:
            time.sleep(0.1)

    def ended(self, seconds: float = PATIENCE) -> int:
        """Wait for its end; its exit code."""
        assert self.process is not None
        code = self.process.wait(seconds)
        self.process = None
        return code

    def send(self, number: signal.Signals) -> None:
        """SIGSTOP, SIGCONT."""
        assert self.process is not None
        self.process.send_signal(number)

    def _hears(self, number: signal.Signals) -> bool:
        """Whether it has said what a signal means to it: until then it just dies of it."""
        status = Path(f"/proc/{self.pid}/status").read_text("ascii")
        caught = next(line for line in status.splitlines() if line.startswith("SigCgt:")).split()[1]
        return bool(int(caught, 16) >> (number - 1) & 1)

    @property
    def memory(self) -> int:
        """Bytes in use (RSS)."""
        pages = int(Path(f"/proc/{self.pid}/statm").read_text("ascii").split()[1])
        return pages * 4096


@dataclass
class Web(Duban):
    """`duban web` (or `all`) on a port of its own."""

    port: int = field(default_factory=free_port)

    def __post_init__(self) -> None:
        """Name the port on the command line."""
        self.words = (*self.words, "--port", str(self.port))

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start it and wait until it answers."""
        super().start()
        until = time.monotonic() + PATIENCE
        while not self.is_ready:
            assert self.is_alive, self.log.read_text("utf-8", "replace")[-2000:]
            assert time.monotonic() < until
            time.sleep(0.1)

    @property
    def is_ready(self) -> bool:
        """Whether it would take a callback now."""
        try:
            return requests.get(f"{self.url}/readyz", timeout=5).ok
        except requests.RequestException:
            return False
