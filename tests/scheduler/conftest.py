"""Counties of a test's own: the loaded SQLite file is made once and copied."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from bot.database import Database
from sandbox.directory import Directory, Group, Person
from sandbox.emulator import Emulator
from sandbox.server import serve
from sandbox.switches import DEFAULTS, Switches
from tests.compiled import sharing
from tests.scheduler.county import FOTANG, County, build
from tests.scheduler.office import MovableClock, Office, furnish

Furnished = Callable[..., Office]


@pytest.fixture(scope="session")
def loaded_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite file with the shipped notice in it."""
    path = tmp_path_factory.mktemp("county") / "loaded.db"
    county = build(f"sqlite:///{path}")
    county.database.close()
    return path


@pytest.fixture(scope="session")
def handed_file(loaded_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same after 交办 on 1 July and the reminders to sign for it on the working days that followed."""
    path = tmp_path_factory.mktemp("handed") / "duban.db"
    shutil.copy(loaded_file, path)
    county = County(Database(sharing(f"sqlite:///{path}")))
    county.confirm()
    for day in (1, 4, 5):
        county.round(f"2022-07-0{day}T09:00")
    county.database.close()
    return path


@pytest.fixture
def county(loaded_file: Path, tmp_path: Path) -> Iterator[County]:
    """A county whose 交办 nobody has confirmed."""
    yield from _copied(loaded_file, tmp_path)


@pytest.fixture
def handed(handed_file: Path, tmp_path: Path) -> Iterator[County]:
    """A county on 5 July: everything handed over, nothing signed for."""
    yield from _copied(handed_file, tmp_path)


@pytest.fixture
def town(handed: County) -> County:
    """Only 佛堂镇's task 1 is open: due on Sunday 31 July."""
    handed.keep_only(FOTANG)
    return handed


def _copied(file: Path, folder: Path) -> Iterator[County]:
    path = folder / "county.db"
    shutil.copy(file, path)
    made = County(Database(sharing(f"sqlite:///{path}")))
    yield made
    made.database.close()
    assert made.failed == []


@pytest.fixture
def furnished(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Furnished]:
    """An office whose WeCom stands in a position of one's choice; by default on SQLite, whose time a test can move."""
    with ExitStack() as stack:

        def open_office(switches: Switches = DEFAULTS, url: str = "") -> Office:
            people = [Person("li", "李某", ("佛堂镇",)), Person("wang", "王某", ("佛堂镇",)), Person("new", "新来", ())]
            emulator = Emulator(Directory(people, [Group("g1", "佛堂镇群", (), "hook-1")]), switches=switches)
            stack.enter_context(serve(emulator))
            database = Database(url or request.getfixturevalue("sqlite_tables"))
            stack.callback(database.close)
            return furnish(database, emulator, tmp_path / "media", MovableClock())

        yield open_office


@pytest.fixture
def office(furnished: Furnished) -> Office:
    """An office with WeCom as most sources describe it."""
    return furnished()


@pytest.fixture
def either_office(furnished: Furnished, tables_url: str) -> Office:
    """The same on SQLite and on PostgreSQL, which goes by its own clock."""
    return furnished(url=tables_url)
