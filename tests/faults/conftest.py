"""Where towns under fire come from."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.faults.town import Town, a_town
from tests.servers import Redis
from tests.stages import JULY, Stages

Built = Callable[..., Town]


@pytest.fixture
def town(stages: Stages, tmp_path: Path) -> Iterator[Built]:
    """`town("sqlite")`: an office on 20 July, of which nothing runs yet; further settings by name."""
    with ExitStack() as stack:

        def build(dialect: str, **settings: str) -> Town:
            return stack.enter_context(a_town(stages, JULY, dialect, tmp_path, **settings))

        yield build


@pytest.fixture
def own_redis() -> Iterator[Redis]:
    """A Redis of this test's own, to be stopped."""
    server = Redis()
    try:
        server.start()
        yield server
    finally:
        server.close()
