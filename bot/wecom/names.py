"""Host names with a time limit. The system's resolver has none: with dead name servers it may take a minute or more.

It cannot be broken off either, so it is asked in a thread of its own, once at a time for a name, and left behind.
"""

import socket
import threading
from collections.abc import Callable
from typing import Any

from urllib3.util.connection import allowed_gai_family

Resolver = Callable[..., list[Any]]  # as socket.getaddrinfo


class Names:
    """Looks up hosts; `resolver` is the system's."""

    def __init__(self, resolver: Resolver = socket.getaddrinfo) -> None:
        self._resolver = resolver
        self._asked: dict[tuple[str, int], _Question] = {}
        self._lock = threading.Lock()

    def addresses(self, host: str, port: int, seconds: float | None) -> list[str]:
        """Where that host is; OSError if nobody knows, or not within so many seconds."""
        with self._lock:
            question = self._asked.get((host, port))
            if question is None or not question.is_alive():
                question = self._asked[host, port] = _Question(self._resolver, host, port)
                question.start()
        question.join(seconds)
        if question.is_alive():
            raise TimeoutError("the name is not found in time")
        if question.fault is not None:
            raise question.fault
        return question.found


class _Question(threading.Thread):
    """One question to the resolver."""

    def __init__(self, resolver: Resolver, host: str, port: int) -> None:
        super().__init__(name="name", daemon=True)
        self._resolver = resolver
        self._host, self._port = host.strip("[]"), port
        self.found: list[str] = []
        self.fault: OSError | None = None

    def run(self) -> None:
        try:
            answers = self._resolver(self._host, self._port, allowed_gai_family(), socket.SOCK_STREAM)
        except OSError as fault:
            self.fault = fault
        except UnicodeError as fault:
            self.fault = OSError(str(fault))
        else:
            self.found = list(dict.fromkeys(str(where[0]) for *_, where in answers))
