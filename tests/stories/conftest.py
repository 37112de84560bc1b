"""Worlds for stories, each on both databases, with the sample notice loaded."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.stages import JULY, LOADED, Stages
from tests.world import World


@pytest.fixture(params=["sqlite", "postgresql"])
def dialect(request: pytest.FixtureRequest) -> str:
    """On which database the story plays."""
    return str(request.param)


@pytest.fixture
def world(stages: Stages, dialect: str, tmp_path: Path) -> Iterator[World]:
    """1 July 2022, 8 o'clock; the notice is loaded, nothing is handed over yet."""
    with stages.enter(LOADED, dialect, tmp_path) as world:
        yield world


@pytest.fixture
def july(stages: Stages, dialect: str, tmp_path: Path) -> Iterator[World]:
    """20 July 2022, 10 o'clock: handed over on the 1st, nobody has done anything since."""
    with stages.enter(JULY, dialect, tmp_path) as world:
        yield world
