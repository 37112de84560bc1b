"""One SQLite file and several writers: nobody who waits is passed again and again by one who just was there."""

import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.database import Database

ROOT = Path(__file__).resolve().parent.parent
PASSED = 5  # turns that may go by before one's own; when it was a race, hundreds did
BUSY = """
import sys, time
from sqlalchemy import text
from bot.database import Database
database = Database(sys.argv[1])
while True:
    with database.change() as session:
        session.execute(text("INSERT INTO turns VALUES (1)"))
        time.sleep(0.01)
"""


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """An SQLite file that counts turns."""
    database = Database(f"sqlite:///{tmp_path / 'duban.db'}")
    with database.change() as session:
        session.execute(text("CREATE TABLE turns (one INTEGER)"))
    yield database
    database.close()


@contextmanager
def busy_thread(database: Database) -> Iterator[None]:
    """Somebody in this process who changes something without a pause."""
    over = threading.Event()

    def work() -> None:
        while not over.is_set():
            with database.change() as session:
                session.execute(text("INSERT INTO turns VALUES (1)"))
                over.wait(0.01)

    thread = threading.Thread(target=work)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


@contextmanager
def busy_process(database: Database) -> Iterator[None]:
    """The same in another process."""
    with subprocess.Popen([sys.executable, "-c", BUSY, database.url], cwd=ROOT) as process:
        try:
            while not turns(database):
                time.sleep(0.01)
            yield
        finally:
            process.kill()


def turns(database: Database) -> int:
    """How many there were."""
    with database.read() as session:
        return int(session.execute(text("SELECT count(*) FROM turns")).scalar_one())


@pytest.mark.parametrize("busy", [busy_thread, busy_process])
def test_a_person_is_not_kept_waiting_by_a_clock_that_writes_again_and_again(
    database: Database, busy: Callable[[Database], AbstractContextManager[None]]
) -> None:
    with busy(database):
        for _ in range(5):
            before = turns(database)
            with database.change() as session:
                passed = session.execute(text("SELECT count(*) FROM turns")).scalar_one() - before
            assert passed <= PASSED
