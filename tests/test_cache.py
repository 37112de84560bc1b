"""What may be forgotten, in this process and in a real Redis, and what happens when Redis goes."""

import socket
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from datetime import UTC, datetime, timedelta

import pytest
import structlog
from structlog.typing import EventDict

from bot.cache import Cache, LocalCache, SharedCache, open_cache
from bot.clock import MachineClock
from tests.doorstep import a_port
from tests.servers import Redis, free_port

HOUR = 3600.0
WELL_WITHIN = 2.5  # seconds


class SetClock(MachineClock):
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.moment = datetime.now(UTC)

    def now(self) -> datetime:
        """Where it stands."""
        return self.moment

    def pass_by(self, seconds: float) -> None:
        """Let time pass."""
        self.moment += timedelta(seconds=seconds)


@pytest.fixture(params=["in process", "redis"])
def cache(request: pytest.FixtureRequest) -> Cache:
    return open_cache("" if request.param == "in process" else str(request.getfixturevalue("redis_url")))


@pytest.fixture
def own_redis() -> Iterator[Redis]:
    """A Redis that the test may kill."""
    server = Redis()
    server.start()
    yield server
    server.close()


def test_an_address_decides_where_things_are_kept(redis_url: str) -> None:
    assert isinstance(open_cache(""), LocalCache)
    assert isinstance(open_cache(redis_url), SharedCache)


def test_a_value_is_kept_until_it_is_dropped(cache: Cache) -> None:
    assert cache.get("k") is None

    cache.put("k", "督办", HOUR)
    assert cache.get("k") == "督办"

    cache.put("k", "二", HOUR)
    assert cache.get("k") == "二"

    cache.drop("k")
    cache.drop("k")
    assert cache.get("k") is None


def test_a_value_lives_as_long_as_it_was_given() -> None:
    clock = SetClock()
    cache = LocalCache(clock)

    cache.put("k", "v", 60)

    clock.pass_by(59)
    assert cache.get("k") == "v"
    clock.pass_by(1)
    assert cache.get("k") is None


def test_redis_is_told_how_long_a_value_lives(redis_url: str, redis_server: Redis) -> None:
    open_cache(redis_url).put("k", "v", 0.05)

    assert redis_server.answers()
    gone = threading.Event()
    while not gone.wait(0.02):
        if open_cache(redis_url).get("k") is None:
            gone.set()


def test_dead_values_do_not_pile_up() -> None:
    clock = SetClock()
    cache = LocalCache(clock)
    for number in range(1000):
        cache.put(f"old {number}", "v", 1)
    clock.pass_by(2)

    cache.put("new", "v", 60)

    assert len(cache._values) == 1  # noqa: SLF001 - what grows inside shows nowhere else


def test_a_lock_is_held_by_one_at_a_time(cache: Cache) -> None:
    inside: list[int] = []
    most: list[int] = []

    def work(number: int) -> bool:
        with cache.lock("l", 20) as held:
            inside.append(number)
            most.append(len(inside))
            inside.remove(number)
            return held

    with ThreadPoolExecutor(8) as threads:
        held = list(threads.map(work, range(40)))

    assert all(held)
    assert max(most) == 1


def test_two_processes_hold_a_lock_one_after_the_other(redis_url: str) -> None:
    one, other = open_cache(redis_url), open_cache(redis_url)

    with one.lock("l", 20) as held, other.lock("l", 0.1) as held_too:
        assert (held, held_too) == (True, False)
    with other.lock("l", 0.1) as held:
        assert held


def test_a_lock_that_was_lost_is_not_released_for_its_next_holder(redis_url: str) -> None:
    slow, quick, third = open_cache(redis_url), open_cache(redis_url), open_cache(redis_url)

    with ExitStack() as slow_one:
        slow_one.enter_context(slow.lock("l", 0.05))
        with quick.lock("l", 20) as held:
            assert held
            slow_one.close()
            with third.lock("l", 0.05) as held_too:
                assert not held_too


def test_an_exception_inside_releases_the_lock(cache: Cache) -> None:
    with pytest.raises(LookupError), cache.lock("l", 5):
        raise LookupError
    with cache.lock("l", 0.1) as held:
        assert held


def test_a_limit_lets_so_many_through_and_then_says_how_long_to_wait(cache: Cache) -> None:
    waits = [cache.allow("b", ["3/minute"]) for _ in range(5)]

    assert waits[:3] == [0, 0, 0]
    assert all(50 < wait <= 60 for wait in waits[3:])
    assert cache.allow("another", ["3/minute"]) == 0


def test_the_strictest_of_several_limits_decides(cache: Cache) -> None:
    waits = [cache.allow("b", ["20/minute", "4/hour"]) for _ in range(6)]

    assert waits[:4] == [0] * 4
    assert all(wait > 3000 for wait in waits[4:])


def test_threads_together_never_pass_a_limit(cache: Cache) -> None:
    with ThreadPoolExecutor(8) as threads:
        waits = list(threads.map(lambda _: cache.allow("b", ["20/minute", "900/hour"]), range(80)))

    assert waits.count(0) == 20


def test_processes_count_together_in_redis(redis_url: str) -> None:
    caches = [open_cache(redis_url) for _ in range(4)]

    waits = [caches[number % 4].allow("b", ["20/minute"], share=4) for number in range(40)]

    assert waits.count(0) == 20


@pytest.mark.parametrize(("share", "let_through"), [(1, 20), (4, 5), (3, 6), (100, 1)])
def test_without_redis_a_process_takes_its_share_of_a_limit(share: int, let_through: int) -> None:
    cache = open_cache("")

    waits = [cache.allow("b", ["20/minute"], share) for _ in range(30)]

    assert waits.count(0) == let_through


VERBS: list[Callable[[Cache], object]] = [
    lambda cache: cache.get("k"),
    lambda cache: cache.put("k", "v", HOUR),
    lambda cache: cache.drop("k"),
    lambda cache: cache.lock("l", 5).__enter__(),
    lambda cache: cache.allow("b", ["3/minute"]),
    lambda cache: cache.alive(),
]


EVERY_VERB = pytest.mark.parametrize("verb", VERBS, ids=["get", "put", "drop", "lock", "allow", "alive"])


def comes_back(verb: Callable[[Cache], object], cache: Cache) -> bool:
    """Whether a verb is through well within the five seconds of WeCom; redis-py alone would try for longer."""
    done: list[object] = []
    asking = threading.Thread(target=lambda: done.append(verb(cache)), daemon=True)
    asking.start()
    asking.join(WELL_WITHIN)
    return bool(done)


@EVERY_VERB
def test_no_verb_raises_or_waits_where_there_is_no_redis(verb: Callable[[Cache], object]) -> None:
    assert comes_back(verb, open_cache(f"redis://127.0.0.1:{free_port()}/0"))


@EVERY_VERB
def test_no_verb_raises_or_waits_for_a_redis_that_never_answers(verb: Callable[[Cache], object]) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as deaf:
        assert comes_back(verb, open_cache(f"redis://127.0.0.1:{deaf.getsockname()[1]}/0"))


def test_a_redis_that_hangs_up_is_tried_once_and_then_left_alone() -> None:
    callers: list[object] = []

    def hang_up(connection: socket.socket) -> None:
        callers.append(connection.getpeername())
        connection.close()

    with a_port(hang_up) as port:
        cache = open_cache(f"redis://127.0.0.1:{port}/0", SetClock())
        for _ in range(5):
            cache.get("k")

    assert len(callers) == 1


def test_without_redis_this_process_goes_on_alone() -> None:
    cache = open_cache(f"redis://:password@127.0.0.1:{free_port()}/0")

    cache.put("k", "v", HOUR)

    assert cache.get("k") == "v"
    assert not cache.alive()
    assert [cache.allow("b", ["4/minute"], share=2) > 0 for _ in range(3)] == [False, False, True]
    with cache.lock("l", 1) as held:
        assert held


def told(entries: list[EventDict]) -> list[str]:
    return [str(entry["event"]) for entry in entries if str(entry["event"]).startswith("cache_")]


def test_redis_may_go_and_come_back_and_is_spoken_of_once_each(own_redis: Redis) -> None:
    clock = SetClock()
    cache = open_cache(own_redis.url, clock)
    cache.put("k", "before", HOUR)

    with structlog.testing.capture_logs() as entries:
        own_redis.kill()
        for _ in range(5):
            assert cache.get("k") is None
            clock.pass_by(6)
        cache.put("k", "meanwhile", HOUR)
        assert cache.get("k") == "meanwhile"
        own_redis.start()
        clock.pass_by(6)
        assert cache.alive()
        cache.put("k", "after", HOUR)

    assert open_cache(own_redis.url).get("k") == "after"
    assert told(entries) == ["cache_server_away", "cache_server_back"]


def test_a_redis_that_fails_is_left_alone_for_a_while(own_redis: Redis) -> None:
    clock = SetClock()
    cache = open_cache(own_redis.url, clock)
    own_redis.kill()
    cache.get("k")
    own_redis.start()
    cache.put("k", "in this process", HOUR)

    assert open_cache(own_redis.url).get("k") is None

    clock.pass_by(6)
    cache.put("k", "in redis", HOUR)
    assert open_cache(own_redis.url).get("k") == "in redis"


def test_alive_follows_the_server(own_redis: Redis) -> None:
    cache = open_cache(own_redis.url)
    assert cache.alive()

    own_redis.kill()
    assert not cache.alive()

    own_redis.start()
    assert cache.alive()


def test_an_address_that_is_none_is_told_at_the_start() -> None:
    with pytest.raises(ValueError, match="redis"):
        open_cache("no address")
