"""`duban web` as whoever supervises it sees it: it ends when it is told to, and nothing of it stays behind."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import requests

from bot import schema
from bot.cli.counter import THREADS, Counter
from bot.database import Database
from sandbox.credentials import Credentials
from tests.sandbox.test_product import ROOT, free_port
from tests.servers import can_connect, wait_until

SECONDS = 60
REQUEST = b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\n"


def test_several_processes_end_with_the_one_that_was_started(tmp_path: Path) -> None:
    url, port = f"sqlite:///{tmp_path / 'duban.db'}", free_port()
    database = Database(url)
    schema.upgrade(database)
    database.close()
    words = [sys.executable, "-m", "bot", "web", "--workers", "1", "--port", str(port)]
    environment = {**os.environ, **Credentials.made().environment("http://127.0.0.1:9"), "DUBAN_DATABASE_URL": url}
    with subprocess.Popen(words, cwd=ROOT, env=environment, stderr=subprocess.DEVNULL) as process:
        try:
            _wait_until_ready(port)
            process.send_signal(signal.SIGTERM)
            assert process.wait(SECONDS) == 0
        finally:
            process.kill()

    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", port))


def test_whoever_stands_at_the_counter_when_it_closes_is_served() -> None:
    """Eight in hand, four behind them, one in the middle of a sentence, one who only holds the line; nobody new."""
    hold, begun = threading.Event(), threading.Semaphore(0)

    def application(environ: Mapping[str, Any], start: Callable[..., Any]) -> list[bytes]:
        environ["wsgi.input"].read()
        begun.release()
        assert hold.wait(SECONDS)
        start("200 OK", [("Content-Length", "4")])
        return [b"done"]

    counter = Counter(application, "127.0.0.1", port := free_port(), last_seconds=SECONDS)
    server = threading.Thread(target=counter.serve)
    server.start()
    inside = [_connected(port, REQUEST + b"body") for _ in range(THREADS + 4)]
    for _ in range(THREADS):
        assert begun.acquire(timeout=SECONDS)
    speaking, silent = _connected(port, REQUEST + b"bo"), _connected(port, b"")

    counter.stop.ask()
    assert wait_until(lambda: not can_connect(port))
    hold.set()
    speaking.sendall(b"dy")

    assert [_heard(one) for one in (*inside, speaking)] == ["200"] * (THREADS + 5)
    server.join(SECONDS)
    assert not server.is_alive()
    assert _heard(silent) == ""


def _connected(port: int, said: bytes) -> socket.socket:
    connection = socket.create_connection(("127.0.0.1", port), timeout=SECONDS)
    connection.sendall(said)
    return connection


def _heard(connection: socket.socket) -> str:
    """The status of everything that came before the other side hung up; empty if that was nothing."""
    with connection, connection.makefile("rb") as answer:
        return answer.read().decode()[9:12]


def _wait_until_ready(port: int) -> None:
    until = time.monotonic() + SECONDS
    while time.monotonic() < until:
        try:
            if requests.get(f"http://127.0.0.1:{port}/healthz", timeout=5).ok:
                return
        except requests.RequestException:  # bound, but its worker is not up yet
            time.sleep(0.2)
    raise AssertionError("not up in a minute")
