"""How often one may do what: sliding windows in machine time (wecom-protocol §4.2, §4.6, §4.7)."""

from collections import defaultdict, deque
from dataclasses import dataclass

MINUTE, HOUR, DAY = 60, 3600, 86400


@dataclass(frozen=True)
class Limits:
    """WeCom's figures; a test may tighten them."""

    member_per_minute: int = 30
    member_per_hour: int = 1000
    app_per_day: int = 200 * 5000  # accounts of the corp × 200 person-times
    webhook_per_minute: int = 20
    api_per_minute: int = 10_000
    api_per_hour: int = 150_000
    failing_gettoken_per_hour: int = 2_000


class Window:
    """At most `limit` takings in any `seconds`."""

    def __init__(self, limit: int, seconds: int) -> None:
        self._limit, self._seconds = limit, seconds
        self._taken: deque[float] = deque()

    def has_room(self, now: float) -> bool:
        """Whether one more fits."""
        while self._taken and self._taken[0] <= now - self._seconds:
            self._taken.popleft()
        return len(self._taken) < self._limit

    def take(self, now: float) -> None:
        """Count one."""
        self._taken.append(now)


class Meter:
    """Windows per key, several of which must all have room."""

    def __init__(self, *bounds: tuple[int, int]) -> None:
        self._windows: dict[str, list[Window]] = defaultdict(lambda: [Window(*bound) for bound in bounds])

    def take(self, key: str, now: float) -> bool:
        """Count one for `key` if every window has room; say whether it had."""
        if not self.has_room(key, now):
            return False
        for window in self._windows[key]:
            window.take(now)
        return True

    def has_room(self, key: str, now: float) -> bool:
        """Whether every window of `key` has room."""
        return all(window.has_room(now) for window in self._windows[key])


class Meters:
    """Every meter of the corp."""

    def __init__(self, limits: Limits) -> None:
        self.member = Meter((limits.member_per_minute, MINUTE), (limits.member_per_hour, HOUR))
        self.app = Meter((limits.app_per_day, DAY))
        self.webhook = Meter((limits.webhook_per_minute, MINUTE))
        self.api = Meter((limits.api_per_minute, MINUTE), (limits.api_per_hour, HOUR))
        self.failing_gettoken = Meter((limits.failing_gettoken_per_hour, HOUR))
