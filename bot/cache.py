"""What may be forgotten: tokens, rate limits, short-lived locks. In Redis when there is one, else in this process.

Redis stopped means slower, never wrong: every verb falls back to this process, and a failing server is left alone
for a few seconds, because WeCom waits only five (reliability D10).
"""

import secrets
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any, Protocol, TypeVar

import redis
import structlog
from limits import RateLimitItem, parse
from limits.storage import MemoryStorage, RedisStorage
from limits.strategies import MovingWindowRateLimiter
from redis.backoff import NoBackoff
from redis.retry import Retry

from bot.clock import MachineClock

T = TypeVar("T")

log = structlog.get_logger(__name__)

PREFIX = "duban:"
LONG_AGO = datetime.min.replace(tzinfo=UTC)
_SERVER_SECONDS = 0.3  # what one call may cost a callback
_LEFT_ALONE = timedelta(seconds=5)  # after a failure
_POLL_SECONDS = 0.05
_SWEEP_AT = 1000  # entries
_SHORTEST_WAIT = 0.05
_RELEASE = "if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) else return 0 end"


class Cache(Protocol):
    """A place for things that may vanish at any moment; no verb raises because a server is away."""

    def get(self, key: str) -> str | None:
        """The value, or None."""

    def put(self, key: str, value: str, ttl_seconds: float) -> None:
        """Keep the value for so long."""

    def drop(self, key: str) -> None:
        """Forget the value."""

    def lock(self, name: str, ttl_seconds: float) -> AbstractContextManager[bool]:
        """Wait at most `ttl_seconds` for the lock and hold it as long at most; gives whether it is held.

        It saves work and is no promise: what must happen once is settled by the database.
        """

    def allow(self, bucket: str, limits: Sequence[str], share: int = 1) -> float:
        """Seconds to wait before one more in this bucket; 0 means go, and is counted.

        limits: such as "20/minute", "900/hour"; all must hold. share: among how many processes the limits are divided
        where they don't count together.
        """

    def alive(self) -> bool:
        """Whether the server answers; always true without one."""


def open_cache(redis_url: str, clock: MachineClock | None = None) -> Cache:
    """The cache at this address, or in this process if it is empty; does not connect yet."""
    local = LocalCache(clock or MachineClock())
    return SharedCache(redis_url, local, clock or MachineClock()) if redis_url else local


class LocalCache:
    """Everything in this process."""

    def __init__(self, clock: MachineClock) -> None:
        self._clock = clock
        self._values: dict[str, tuple[str, datetime]] = {}
        self._locks: dict[str, threading.Lock] = {}
        self._guard = threading.Lock()
        self._limiter = _Limiter(MemoryStorage())

    def get(self, key: str) -> str | None:
        with self._guard:
            value, until = self._values.get(key, (None, LONG_AGO))
        return value if value is not None and self._clock.now() < until else None

    def put(self, key: str, value: str, ttl_seconds: float) -> None:
        now = self._clock.now()
        with self._guard:
            if len(self._values) >= _SWEEP_AT:
                self._values = {name: kept for name, kept in self._values.items() if now < kept[1]}
            self._values[key] = (value, now + timedelta(seconds=ttl_seconds))

    def drop(self, key: str) -> None:
        with self._guard:
            self._values.pop(key, None)

    @contextmanager
    def lock(self, name: str, ttl_seconds: float) -> Iterator[bool]:
        with self._guard:
            lock = self._locks.setdefault(name, threading.Lock())
        held = lock.acquire(timeout=ttl_seconds)
        try:
            yield held
        finally:
            if held:
                lock.release()

    def allow(self, bucket: str, limits: Sequence[str], share: int = 1) -> float:
        return self._limiter.wait(bucket, [_shared(parse(limit), share) for limit in limits], self._clock.now())

    def alive(self) -> bool:
        return True


class SharedCache:
    """Redis for all processes; this process's own while Redis is away."""

    def __init__(self, redis_url: str, local: LocalCache, clock: MachineClock) -> None:
        self._local = local
        self._clock = clock
        self._away = False
        self._away_until = LONG_AGO
        self._redis = redis.Redis.from_url(redis_url, decode_responses=True, **_impatient())
        self._release = self._redis.register_script(_RELEASE)
        self._limiter = _Limiter(RedisStorage(redis_url, key_prefix=f"{PREFIX}limit", **_impatient()))

    def get(self, key: str) -> str | None:
        return self._either(lambda: _string(self._redis.get(PREFIX + key)), lambda: self._local.get(key))

    def put(self, key: str, value: str, ttl_seconds: float) -> None:
        milliseconds = max(1, int(ttl_seconds * 1000))
        self._either(
            lambda: self._redis.set(PREFIX + key, value, px=milliseconds),
            lambda: self._local.put(key, value, ttl_seconds),
        )

    def drop(self, key: str) -> None:
        self._local.drop(key)
        self._either(lambda: self._redis.delete(PREFIX + key), lambda: None)

    @contextmanager
    def lock(self, name: str, ttl_seconds: float) -> Iterator[bool]:
        mark = secrets.token_hex(16)
        with self._local.lock(name, ttl_seconds) as held_here:
            held = held_here and self._take(name, mark, ttl_seconds)
            try:
                yield held
            finally:
                if held:
                    self._either(lambda: self._release(keys=[_lock_key(name)], args=[mark]), lambda: None)

    def allow(self, bucket: str, limits: Sequence[str], share: int = 1) -> float:
        return self._either(
            lambda: self._limiter.wait(bucket, [parse(limit) for limit in limits], self._clock.now()),
            lambda: self._local.allow(bucket, limits, share),
        )

    def alive(self) -> bool:
        self._away_until = LONG_AGO
        return bool(self._either(self._redis.ping, lambda: False))

    def _take(self, name: str, mark: str, ttl_seconds: float) -> bool:
        until = self._clock.now() + timedelta(seconds=ttl_seconds)
        milliseconds = max(1, int(ttl_seconds * 1000))
        while True:
            taken = self._either(
                lambda: bool(self._redis.set(_lock_key(name), mark, nx=True, px=milliseconds)),
                lambda: True,  # without Redis the lock of this process is all there is
            )
            if taken or self._clock.now() >= until:
                return taken
            time.sleep(_POLL_SECONDS)

    def _either(self, ask: Callable[[], T], otherwise: Callable[[], T]) -> T:
        """Redis's answer; this process's if it gives none, and for some seconds after."""
        now = self._clock.now()
        if now < self._away_until:
            return otherwise()
        try:
            answer = ask()
        except (redis.RedisError, OSError) as fault:
            self._away_until = now + _LEFT_ALONE
            self._note(away=True, why=type(fault).__name__)
            return otherwise()
        self._note(away=False)
        return answer

    def _note(self, *, away: bool, why: str = "") -> None:
        """One line when the server goes and one when it is back, not one for every call."""
        if away == self._away:
            return
        self._away = away
        if away:
            log.warning("cache_server_away", why=why)
        else:
            log.info("cache_server_back")


class _Limiter:
    """A moving window: exactly so many in any stretch of time."""

    def __init__(self, storage: MemoryStorage | RedisStorage) -> None:
        self._windows = MovingWindowRateLimiter(storage)

    def wait(self, bucket: str, limits: Sequence[RateLimitItem], now: datetime) -> float:
        full = [limit for limit in limits if not self._windows.test(limit, bucket)]
        if not full:
            full = [limit for limit in limits if not self._windows.hit(limit, bucket)]
        return max((self._until_free(limit, bucket, now) for limit in full), default=0.0)

    def _until_free(self, limit: RateLimitItem, bucket: str, now: datetime) -> float:
        seconds = self._windows.get_window_stats(limit, bucket).reset_time - now.timestamp()
        return min(max(seconds, _SHORTEST_WAIT), float(limit.get_expiry()))


def _shared(limit: RateLimitItem, share: int) -> RateLimitItem:
    """This process's part of a limit, at least one."""
    return type(limit)(max(1, limit.amount // max(1, share)), limit.multiples)


def _string(value: bytes | str | None) -> str | None:
    return value.decode() if isinstance(value, bytes) else value


def _lock_key(name: str) -> str:
    return f"{PREFIX}lock:{name}"


def _impatient() -> dict[str, Any]:
    """One short attempt: redis-py would try for seconds, or wait for ever on a server that hangs."""
    return {
        "socket_timeout": _SERVER_SECONDS,
        "socket_connect_timeout": _SERVER_SECONDS,
        "retry": Retry(NoBackoff(), 0),
    }
