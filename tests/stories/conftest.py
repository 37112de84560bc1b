"""Worlds for stories: fresh ones on both databases, with the sample notice loaded."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.world import World, a_world


@pytest.fixture
def world(database_url: str, tmp_path: Path) -> Iterator[World]:
    """1 July 2022, 8 o'clock; the notice is loaded, nothing is handed over yet."""
    with a_world(database_url, tmp_path) as world:
        yield world


@pytest.fixture
def july(world: World) -> World:
    """20 July 2022, 10 o'clock: handed over on the 1st, nobody has done anything since."""
    hand_over(world)
    world.move_to("2022-07-20T10:00")
    return world


def hand_over(world: World) -> None:
    """The office confirms 交办 by the card that came after loading; it goes out in the window."""
    world.move_to("2022-07-01T08:50")
    world.tap("fuban_sp", "交办", "确认交办")
    world.move_to("2022-07-01T09:00")
