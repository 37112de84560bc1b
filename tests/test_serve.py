"""`duban web` as whoever supervises it sees it: it ends when it is told to, and nothing of it stays behind."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import requests

from bot import schema
from bot.database import Database
from sandbox.credentials import Credentials
from tests.sandbox.test_product import ROOT, free_port

SECONDS = 60


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


def _wait_until_ready(port: int) -> None:
    until = time.monotonic() + SECONDS
    while time.monotonic() < until:
        try:
            if requests.get(f"http://127.0.0.1:{port}/healthz", timeout=5).ok:
                return
        except requests.RequestException:  # bound, but its worker is not up yet
            time.sleep(0.2)
    raise AssertionError("not up in a minute")
