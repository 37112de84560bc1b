"""A room on a fresh SQLite database for each test of a handler."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.database import Base, Database
from tests.handlers.room import Room


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    """The office, a town and the data centre, on 20 July 2022 at noon."""
    database = Database(f"sqlite:///{tmp_path / 'room.db'}")
    Base.metadata.create_all(database.engine)
    with database.change() as session:
        yield Room(session)
    database.close()
