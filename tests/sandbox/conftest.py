"""An emulator that is served, and one with a stand-in bot behind it."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from sandbox.clock import frozen_clock
from sandbox.server import serve
from tests.sandbox.office import KEYS, NOON, Api, make_emulator
from tests.sandbox.stand_in import StandIn, standing

Opened = Callable[..., Api]
Staged = Callable[..., tuple[Api, StandIn]]


@pytest.fixture
def opened() -> Iterator[Opened]:
    """Serve an emulator with these fields of its corp: `opened(switches=…)`."""
    with ExitStack() as stack:

        def open_one(**corp: object) -> Api:
            clock = frozen_clock(NOON)
            emulator = make_emulator(clock, **corp)
            return Api(stack.enter_context(serve(emulator)), emulator, clock)

        yield open_one


@pytest.fixture
def api(opened: Opened) -> Api:
    """An emulator in its default position."""
    return opened()


@pytest.fixture
def staged(opened: Opened) -> Iterator[Staged]:
    """The same with a stand-in bot that it calls back."""
    with ExitStack() as stack:

        def stage(**corp: object) -> tuple[Api, StandIn]:
            api, stand_in = opened(**corp), StandIn(KEYS)
            api.emulator.product_url = stack.enter_context(standing(stand_in))
            return api, stand_in

        yield stage
