"""What every test may ask for: real servers, empty databases, Node; nothing of the machine's own settings."""

import gc
import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import structlog
from hypothesis import HealthCheck, settings
from structlog.dev import plain_traceback

from tests import binaries
from tests.servers import Memory, Postgres, Redis
from tests.stages import Stages

# No test judges speed: a busy machine must not fail a property.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")

LONG = ("stories", "scheduler", "sandbox")  # folders whose tests wait for clocks and servers


def pytest_xdist_auto_num_workers() -> int:
    """Half as many again as there are cores: a story often waits for a minute to pass."""
    return (os.cpu_count() or 1) * 3 // 2


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The long ones first, so that no core stands idle at the end."""
    items.sort(key=lambda item: item.path.parent.name not in LONG)


def pytest_collection_finish() -> None:
    """What was imported stays: it is not looked through for garbage again and again, a tenth of all the work."""
    gc.collect()
    gc.freeze()


# What is logged of an exception is where it was raised; by default it is every variable too, in colours: a second each.
structlog.configure(
    [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.dev.set_exc_info,
        structlog.dev.ConsoleRenderer(colors=False, exception_formatter=plain_traceback),
    ]
)

for _name in [name for name in os.environ if name.startswith("DUBAN_")]:
    del os.environ[_name]  # a developer's own settings must not decide what a test sees


@pytest.fixture(scope="session", autouse=True)
def nothing_spins() -> Iterator[None]:
    """No test may leave a thread behind that never rests: every later one would be slow, and none would fail."""
    yield
    used, rest = time.process_time(), 0.5
    time.sleep(rest)
    assert time.process_time() - used < rest / 2, [thread.name for thread in threading.enumerate()]


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """One PostgreSQL for the whole run."""
    server = Postgres()
    try:
        server.start()
        yield server
    finally:
        server.close()


@pytest.fixture(scope="session")
def stages(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stages]:
    """The beginnings that stories and faults share; in memory, where a story on SQLite waits for no disk either."""

    def server() -> Postgres:
        found = request.getfixturevalue("postgres")
        assert isinstance(found, Postgres)
        return found

    memory = Memory.of_ours()
    yield Stages(memory.folder if memory else tmp_path_factory.mktemp("stages"), server)
    if memory:
        memory.close()


@pytest.fixture
def postgres_url(postgres: Postgres) -> Iterator[str]:
    """An empty PostgreSQL database of this test's own."""
    name = postgres.fresh()
    yield postgres.url(name)
    postgres.drop(name)


@pytest.fixture(scope="session")
def redis_server() -> Iterator[Redis]:
    """One Redis for the whole run."""
    server = Redis()
    try:
        server.start()
        yield server
    finally:
        server.close()


@pytest.fixture
def redis_url(redis_server: Redis) -> str:
    """An empty Redis."""
    redis_server.flush()
    return redis_server.url


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database: the test runs once on SQLite and once on PostgreSQL."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'duban.db'}"
    return str(request.getfixturevalue("postgres_url"))


@pytest.fixture
def sqlite_tables(stages: Stages) -> Iterator[str]:
    """The address of an SQLite file with all tables and no row."""
    with stages.tables("sqlite") as url:
        yield url


@pytest.fixture
def postgres_tables(stages: Stages) -> Iterator[str]:
    """The same in PostgreSQL."""
    with stages.tables("postgresql") as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def tables_url(request: pytest.FixtureRequest) -> str:
    """Tables without a row: the test runs once on SQLite and once on PostgreSQL."""
    return str(request.getfixturevalue("sqlite_tables" if request.param == "sqlite" else "postgres_tables"))


@pytest.fixture(scope="session")
def node() -> Path:
    """The Node program."""
    return binaries.node().node


@pytest.fixture(scope="session")
def node_modules() -> Path:
    """The folder of npm packages that the tests use (`NODE_PATH`)."""
    return binaries.node_modules()
