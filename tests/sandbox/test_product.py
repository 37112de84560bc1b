"""The product as a child process: set up, started, moved through time, stopped."""

import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from sandbox.clock import frozen_clock
from sandbox.product import NotStarted, Product
from tests.sandbox.office import NOON

ROOT = Path(__file__).resolve().parents[2]
FAKE = Path(__file__).with_name("fake_duban.py")


def free_port() -> int:
    """A port that was free a moment ago."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def product(folder: Path, **environment: str) -> Product:
    """The stand-in at 20 July."""
    clock = folder / "clock"
    clock.write_text("2022-07-20T09:00")
    settings = {"DUBAN_CLOCK_FILE": str(clock), **environment}
    return Product(settings, ROOT, free_port(), folder / "log", (str(FAKE),))


@contextmanager
def started(one: Product) -> Iterator[Product]:
    """The product while the block runs."""
    one.start()
    try:
        yield one
    finally:
        one.stop()


def test_it_is_set_up_started_and_stopped(tmp_path: Path) -> None:
    one = product(tmp_path)

    one.make_tables()
    assert one.load(Path("config/plan")) == (True, ["已载入 config/plan"])
    with started(one):
        assert one.is_running()
        assert one.business_time() == "2022-07-20T09:00:00+08:00"
    assert not one.is_running()
    assert one.business_time() == ""


def test_moving_the_calendar_shows_the_messages(tmp_path: Path) -> None:
    with started(product(tmp_path)) as one:
        moved = one.move_to("2022-07-29T10:00")

        assert moved.lines == [["2022-07-29T10:00", "digest", "市教育局", "lisi", "任务1，7月31日到期\n请上报"]]
        assert moved.trouble == ""
        assert one.business_time().startswith("2022-07-29T10:00")


def test_a_move_back_is_told_in_words(tmp_path: Path) -> None:
    moved = product(tmp_path).move_to("2022-07-01T10:00")

    assert (moved.lines, moved.trouble) == ([], "没有走成：时间不能往回拨。")


def test_tables_that_cannot_be_made_say_why(tmp_path: Path) -> None:
    with pytest.raises(NotStarted, match="init: broken"):
        product(tmp_path, DUBAN_BROKEN="init").make_tables()


def test_a_load_that_fails_says_why(tmp_path: Path) -> None:
    assert product(tmp_path, DUBAN_BROKEN="load").load(Path("config/plan")) == (False, ["load: broken"])


def test_the_time_at_a_glance_is_half_a_second_old_at_most(tmp_path: Path) -> None:
    clock = frozen_clock(NOON)
    with started(replace(product(tmp_path), clock=clock)) as one:
        seen = one.time_at_a_glance()
        one.move_to("2022-07-29T10:00")
        assert one.time_at_a_glance() == seen
        clock.advance(0.5)
        assert one.time_at_a_glance().startswith("2022-07-29T10:00")


def test_it_ends_with_the_one_who_started_it(tmp_path: Path) -> None:
    one = product(tmp_path)
    source = (
        "import os, sys; from pathlib import Path; from sandbox.product import Product;"
        f"one = Product({dict(one.environment)!r}, Path({str(ROOT)!r}), {one.port}, duban=({str(FAKE)!r},));"
        "one.start(); print(one.is_running(), flush=True); os.kill(os.getpid(), 9)"
    )

    parent = subprocess.run([sys.executable, "-c", source], cwd=ROOT, capture_output=True, text=True, check=False)

    assert (parent.stdout, parent.returncode) == ("True\n", -9)
    assert wait_until(lambda: one.ask("/readyz") == {})


def wait_until(holds: Callable[[], bool]) -> bool:
    """Give it ten seconds."""
    for _ in range(100):
        if holds():
            return True
        threading.Event().wait(0.1)
    return False


def test_a_taken_port_is_told_before_anything_starts(tmp_path: Path) -> None:
    with started(product(tmp_path)) as one, pytest.raises(NotStarted, match=f"端口 {one.port} 已被"):
        replace(one).start()


def test_a_start_that_fails_says_so(tmp_path: Path) -> None:
    one = product(tmp_path, DUBAN_BROKEN="all")

    with pytest.raises(NotStarted, match="已退出"):
        one.start()
