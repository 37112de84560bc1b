"""Where the emulator's state survives a restart: one table of named JSON things, or nowhere."""

import json
import sqlite3
import threading
from pathlib import Path
from typing import Any, Protocol

Json = dict[str, Any]


class Store(Protocol):
    """Keeps the last value of each (kind, key), in the order of first keeping."""

    def put(self, kind: str, key: str, value: Json) -> None:
        """Keep `value`, in place of an earlier one."""

    def load(self, kind: str) -> list[Json]:
        """All values of a kind, oldest first."""


class Forgetful:
    """Keeps nothing: tests want speed."""

    def put(self, kind: str, key: str, value: Json) -> None:
        """Do nothing."""

    def load(self, kind: str) -> list[Json]:  # noqa: ARG002 - the shape of Store
        """Nothing was kept."""
        return []


class SqliteStore:
    """Keeps everything in one SQLite file; safe from several threads."""

    def __init__(self, path: Path) -> None:
        self._lock = threading.Lock()
        self._connection = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
        self._connection.execute(
            "CREATE TABLE IF NOT EXISTS thing"
            " (seq INTEGER PRIMARY KEY, kind TEXT, key TEXT, value TEXT, UNIQUE (kind, key))"
        )

    def put(self, kind: str, key: str, value: Json) -> None:
        """Keep `value`, in place of an earlier one."""
        with self._lock:
            self._connection.execute(
                "INSERT INTO thing (kind, key, value) VALUES (?, ?, ?)"
                " ON CONFLICT (kind, key) DO UPDATE SET value = excluded.value",
                (kind, key, json.dumps(value, ensure_ascii=False)),
            )

    def load(self, kind: str) -> list[Json]:
        """All values of a kind, oldest first."""
        with self._lock:
            rows = self._connection.execute("SELECT value FROM thing WHERE kind = ? ORDER BY seq", (kind,)).fetchall()
        return [json.loads(value) for (value,) in rows]

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._connection.close()
