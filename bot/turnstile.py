"""Who may change an SQLite file next: one after the other, across threads and processes.

SQLite itself lets its writers race: each looks now and then whether the file is free. A clock that writes again and
again wins every time, and the message of a person waits until WeCom has hung up. Here the one who is next holds the
turnstile until he is in, so that the one who comes out has to queue behind him.
"""

import importlib
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

LOOK_AGAIN = 0.005  # seconds


class Turnstile:
    """A lock on a small file beside the database; the system opens it again when its holder dies."""

    def __init__(self, file: Path) -> None:
        self._file = file

    @contextmanager
    def turn(self, patience: float) -> Iterator[float]:
        """Wait until nobody else is next, at most so many seconds; the block runs with the seconds it took."""
        started = time.monotonic()
        with self._file.open("ab") as held:
            while not _taken(held) and time.monotonic() - started < patience:
                time.sleep(LOOK_AGAIN)
            yield time.monotonic() - started


def _taken(file: IO[bytes]) -> bool:
    """Whether the lock is ours now; closing the file gives it back."""
    if _fcntl is None:
        return True
    try:
        _fcntl.flock(file, _fcntl.LOCK_EX | _fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _file_locks() -> Any:  # noqa: ANN401 - a module that is not there on every system
    """The system's locks on files; None on Windows, where SQLite's own race has to do."""
    try:
        return importlib.import_module("fcntl")
    except ImportError:
        return None


_fcntl = _file_locks()
