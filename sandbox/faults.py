"""Failures and delays on demand: what a test breaks in WeCom, and when."""

import threading
from collections import defaultdict, deque
from dataclasses import dataclass

EVERY_API = "*"


@dataclass(frozen=True)
class Fault:
    """One thing that goes wrong: an errcode, an HTTP status, a lost answer, a hang or a delay in seconds."""

    errcode: int = 0
    http: int = 0
    garbage: bool = False  # 200 with something that is no JSON
    lose_answer: bool = False  # WeCom acts, the connection breaks before the answer
    hang: float = 0.0  # nothing happens for so long, then the connection breaks
    delay: float = 0.0  # WeCom answers late


class Faults:
    """Faults waiting per api, first set first struck; `*` strikes whichever comes."""

    def __init__(self) -> None:
        self._waiting: dict[str, deque[Fault]] = defaultdict(deque)
        self._delays: dict[str, float] = {}
        self._lock = threading.Lock()
        self._closing = threading.Event()

    def set(self, api: str, fault: Fault, times: int = 1) -> None:
        """Let the next `times` calls of `api` suffer `fault`."""
        with self._lock:
            self._waiting[api].extend([fault] * times)

    def slow(self, api: str, seconds: float) -> None:
        """Let every call of `api` take so long, until set back to 0."""
        self._delays[api] = seconds

    def strike(self, api: str) -> Fault | None:
        """The fault this call suffers, if any."""
        with self._lock:
            for name in (api, EVERY_API):
                if self._waiting[name]:
                    return self._waiting[name].popleft()
        delay = self._delays.get(api, self._delays.get(EVERY_API, 0.0))
        return Fault(delay=delay) if delay else None

    def left(self, api: str) -> int:
        """How many still wait for a call of `api`."""
        with self._lock:
            return len(self._waiting[api])

    def clear(self) -> None:
        """All is well again."""
        with self._lock:
            self._waiting.clear()
        self._delays.clear()

    def wait(self, seconds: float) -> None:
        """Let real time pass, but not beyond the server's end."""
        self._closing.wait(seconds)

    @property
    def is_closed(self) -> bool:
        """Whether the server has ended."""
        return self._closing.is_set()

    def close(self) -> None:
        """Wake everybody who still hangs."""
        self._closing.set()
