"""An API on loopback and clients of it."""

from collections.abc import Iterator
from contextlib import closing

import pytest

from bot.wecom.client import WeCom
from tests.wecom.calls import (
    HASTY,
    make_client,
)
from tests.wecom.stand_in import StandIn, serving


@pytest.fixture
def api() -> Iterator[StandIn]:
    with serving(StandIn()) as stand_in:
        yield stand_in


@pytest.fixture
def client(api: StandIn) -> Iterator[WeCom]:
    with closing(make_client(api.base)) as found:
        yield found


@pytest.fixture
def hasty(api: StandIn) -> Iterator[WeCom]:
    with closing(make_client(api.base, HASTY)) as found:
        yield found
