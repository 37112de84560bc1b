"""What an operator and the clock do: loading a notice, looking half a year ahead, working the outbox off."""

import itertools
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from bench.house import PLAN, a_house, confirmed_plan, load_plan
from bench.timing import Took, measured, milliseconds
from bot.app import House
from bot.cache import open_cache
from bot.models import Outbox
from bot.scheduler.deliver import Delivery
from bot.scheduler.lists import Line
from bot.scheduler.preview import preview
from bot.wecom.client import Application, Sent, WeCom

ROWS = 1000
FROM, TO = date(2022, 7, 1), date(2022, 12, 31)


class Nowhere(WeCom):
    """Takes everything at once and delivers nothing."""

    def send(self, payload: bytes | Mapping[str, Any], *, repeat: bool = False) -> Sent:
        """A receipt for nothing."""
        del payload, repeat
        return Sent("nowhere")


def loading(folder: Path) -> Took:
    """Read, check and store the sample notice; into an empty database each time."""
    numbers = itertools.count(1)

    def once() -> None:
        place = folder / str(next(numbers))
        place.mkdir()
        with a_house(place) as house:
            load_plan(house, PLAN)

    return measured(once, 3)


def loading_again(folder: Path) -> Took:
    """The same when nothing has changed."""
    with a_house(folder) as house:
        load_plan(house, PLAN)
        return measured(lambda: load_plan(house, PLAN), 5)


def looking_ahead(folder: Path) -> tuple[Took, int]:
    """`duban preview` over half a year, and how many messages it shows."""
    with a_house(folder) as house:
        load_plan(house, confirmed_plan(folder))
        lines: list[Line] = []
        took = milliseconds(lambda: lines.extend(preview(house.database, FROM, TO, house.settings.wecom_agent_id)))
        return Took(took, took), len(lines)


def delivering(folder: Path) -> Took:
    """A row of the outbox claimed, handed to somebody who takes it at once, and recorded; 1,000 of them."""
    with a_house(folder) as house:
        _fill(house)
        client = Nowhere(house.settings.wecom_api_base, Application("corp", 1, "secret"), open_cache(""))
        delivery = Delivery(house.database, client, house.clock, open_cache(""), 1, media_dir=folder)

        def once() -> None:
            assert delivery.step()

        return measured(once, ROWS - 1)


def _fill(house: House) -> None:
    now = house.clock.now()
    with house.database.change() as session:
        session.add_all(
            Outbox(kind="message", recipient=f"u{n}", payload='{"n":1}', made_at=now, next_at=now, facts={})
            for n in range(ROWS)
        )
