"""A room on a fresh SQLite database for each test of a handler."""

from collections.abc import Iterator

import pytest

from bot.database import Database
from tests.handlers.room import Room


@pytest.fixture
def room(sqlite_tables: str) -> Iterator[Room]:
    """The office, a town and the data centre, on 20 July 2022 at noon."""
    database = Database(sqlite_tables)
    with database.change() as session:
        yield Room(session)
    database.close()
