"""What the office's desk holds is looked up where a sentence turns on it, not with every message."""

from collections.abc import Iterator

import pytest
from sqlalchemy import event

from tests.world import World

OFFICE, CLERK = "fuban_sp", "fotang_jb"


@pytest.fixture
def asked(july: World) -> Iterator[list[str]]:
    """The statements that went to the database."""
    heard: list[str] = []

    def note(*what: object) -> None:
        heard.append(str(what[2]))

    event.listen(july.house.database.engine, "before_cursor_execute", note)
    yield heard
    event.remove(july.house.database.engine, "before_cursor_execute", note)


def _asked_for(world: World, asked: list[str], who: str, words: str) -> list[str]:
    asked.clear()
    world.emulator.say(who, words, chat_id="")
    return [one for one in asked if one.startswith("SELECT")]


def test_the_desk_is_looked_at_only_for_a_word_of_decision(july: World, asked: list[str]) -> None:
    plain = _asked_for(july, asked, OFFICE, "帮助")
    of_unit = _asked_for(july, asked, CLERK, "帮助")
    deciding = _asked_for(july, asked, OFFICE, "佛堂的退回")

    assert len(plain) - len(of_unit) <= 1, [one for one in plain if one not in of_unit]
    assert len(deciding) > len(plain)
