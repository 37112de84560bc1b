"""`python -m sandbox` with the real product: one command, a group that answers, a second run that remembers."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import requests

from tests.sandbox.test_product import ROOT, free_port

Json = dict[str, Any]
LAST_LINE = "Ctrl-C"
UNHURRIED = "60"  # seconds: a busy machine must not fail a story


class Run:
    """One run of the sandbox, from its last line of greeting on."""

    def __init__(self, process: subprocess.Popen[str], lines: list[str]) -> None:
        self.process, self.lines = process, lines
        self.page, self.bot = re.findall(r"http://127\.0\.0\.1:\d+", "".join(lines))

    def get(self, path: str, **query: str) -> Json:
        """What a door of the page shows."""
        answer: Json = requests.get(f"{self.page}/sandbox/{path}", params=query, timeout=30).json()
        return answer

    def post(self, path: str, **body: str) -> Json:
        """What came of a press on the page."""
        answer: Json = requests.post(f"{self.page}/sandbox/{path}", json=body, timeout=200).json()
        return answer

    def stop(self, number: signal.Signals) -> int:
        """End it; the exit code."""
        self.process.send_signal(number)
        return self.process.wait(60)


@contextmanager
def run(var: Path) -> Iterator[Run]:
    """Start on free ports and read until the greeting is complete."""
    environment = {**os.environ, "PORT": str(free_port()), "SANDBOX_PORT": str(free_port()), "VAR": str(var)}
    with subprocess.Popen(
        [sys.executable, "-m", "sandbox", "--patience", UNHURRIED],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            assert process.stdout is not None
            lines: list[str] = []
            while not lines or LAST_LINE not in lines[-1]:
                lines.append(process.stdout.readline())
                assert lines[-1], "ended before it was ready"
            yield Run(process, lines)
        finally:
            process.kill()


def test_one_command_starts_all_and_a_second_run_remembers(tmp_path: Path) -> None:
    with run(tmp_path) as first:
        corp = first.get("corp")
        group, asker = corp["groups"][0], corp["groups"][0]["members"][0]["userid"]
        heard = first.post("say", userid=asker, text="@督办助手 帮助", chat_id=group["chatid"])
        assert heard["faults"] == []
        assert "我的任务" in heard["text"]
        assert requests.get(f"{first.bot}/healthz", timeout=30).ok
        moved = first.post("calendar", to="2022-07-21T09:00")
        assert (moved["now"], moved["last"]["trouble"]) == ("2022-07-21T09:00", "")
        said = first.get("chat", chat=f"group:{group['chatid']}")["messages"]
        assert first.stop(signal.SIGTERM) == 0

    with run(tmp_path) as second:
        assert second.get("chat", chat=f"group:{group['chatid']}")["messages"] == said
        assert second.get("calendar")["now"] >= "2022-07-21T09:00"
        assert second.stop(signal.SIGINT) == 0
        assert any("没有变化" in line for line in second.lines)

    assert (tmp_path / "sandbox.json").stat().st_mode & 0o777 == 0o600
