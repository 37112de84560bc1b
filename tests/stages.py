"""Worlds to begin a story in: each is played once a run on each database, then copied for whoever needs it.

The same for tables without a row: a copy costs a tenth of making them.
"""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from inspect import signature
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from bot.database import Base, Database
from sandbox.switches import DEFAULTS, Switches
from tests.compiled import sharing
from tests.servers import Postgres
from tests.world import Stage, World, a_world


@dataclass(frozen=True)
class Beginning:
    """Where stories begin: what is played for it, and on which other beginning."""

    name: str
    play: Callable[[World], object]
    after: "Beginning | None" = None
    by_the_minute: bool = True  # the clock starts on the full minute; else where it stood: what was done lies behind it


def hand_over(world: World) -> None:
    """The office confirms 交办 by the card that came after loading; it goes out in the window."""
    world.move_to("2022-07-01T08:50")
    world.tap("fuban_sp", "交办", "确认交办")
    world.move_to("2022-07-01T09:00")


def _until_july(world: World) -> None:
    hand_over(world)
    world.move_to("2022-07-20T10:00")


LOADED = Beginning("loaded", lambda _world: None)
JULY = Beginning("july", _until_july, LOADED)


@dataclass
class Stages:
    """The worlds that were played so far, in a folder (SQLite) and as databases to copy (PostgreSQL)."""

    folder: Path
    postgres: Callable[[], Postgres]
    _left: dict[tuple[str, str], tuple[str, Stage]] = field(default_factory=dict)
    _bare: dict[str, str] = field(default_factory=dict)

    @contextmanager
    def enter(self, at: Beginning, dialect: str, folder: Path, switches: Switches = DEFAULTS) -> Iterator[World]:
        """A world of one's own that begins where `at` was left; its WeCom may stand in other positions by then."""
        with (
            self._place() as place,
            self.copy(at, dialect, place) as (url, stage),
            a_world(sharing(url), folder, switches=switches, stage=stage) as world,
        ):
            yield world

    @contextmanager
    def copy(self, at: Beginning, dialect: str, folder: Path) -> Iterator[tuple[str, Stage]]:
        """A copy of the tables that were left there, and the rest, for whoever builds a product on them himself."""
        source, stage = self._reached(at, dialect)
        with self._copied(source, dialect, folder) as url:
            yield url, stage

    @contextmanager
    def tables(self, dialect: str) -> Iterator[str]:
        """The address of a database with all tables and no row; its engines share what they compiled."""
        if dialect not in self._bare:
            self._bare[dialect], url = self._new("tables", dialect)
            database = Database(url)
            Base.metadata.create_all(database.engine)
            database.close()
        with self._place() as place, self._copied(self._bare[dialect], dialect, place) as url:
            yield sharing(url)

    @contextmanager
    def _place(self) -> Iterator[Path]:
        """A folder for an SQLite file, gone afterwards: beside the worlds that were left, in memory if they are."""
        with TemporaryDirectory(dir=self.folder, ignore_cleanup_errors=True) as place:
            yield Path(place)

    @contextmanager
    def _copied(self, source: str, dialect: str, folder: Path) -> Iterator[str]:
        if dialect == "sqlite":
            shutil.copy(source, folder / "duban.db")
            yield f"sqlite:///{folder / 'duban.db'}"
            return
        server = self.postgres()
        database = server.fresh(template=source)
        yield server.url(database)
        server.drop(database)

    def _new(self, name: str, dialect: str, before: str = "") -> tuple[str, str]:
        """A database to be copied, empty or as an earlier one was left: its file or name, and its address."""
        if dialect == "sqlite":
            folder = self.folder / f"{name}-{dialect}"
            folder.mkdir()
            if before:
                shutil.copy(before, folder / "duban.db")
            return str(folder / "duban.db"), f"sqlite:///{folder / 'duban.db'}"
        server = self.postgres()
        source = server.fresh(template=before) if before else server.fresh()
        return source, server.url(source)

    def _reached(self, at: Beginning, dialect: str) -> tuple[str, Stage]:
        """A beginning, played unless it was: the database's file or name, and the rest."""
        if (at.name, dialect) not in self._left:
            self._left[at.name, dialect] = self._play(at, dialect)
        return self._left[at.name, dialect]

    def _play(self, at: Beginning, dialect: str) -> tuple[str, Stage]:
        before, stage = self._reached(at.after, dialect) if at.after else ("", None)
        source, url = self._new(at.name, dialect, before)
        folder = self.folder / f"{at.name}-{dialect}-media"
        folder.mkdir()
        with a_world(sharing(url), folder, stage=stage) as world:
            at.play(world)
            return source, world.leave(by_the_minute=at.by_the_minute)


_named: dict[str, Beginning] = {}


def begins(play: Callable[[World], object]) -> Callable[..., Iterator[World]]:
    """A fixture of a file of stories: a beginning and what `play` does on it, played once, entered by each story.

    It is played on the one that its parameter names: an earlier one of the same file, or else 20 July.
    """
    (before,) = signature(play).parameters
    at = Beginning(
        f"{play.__module__}.{play.__name__}",
        play,
        _named.get(f"{play.__module__}.{before}", JULY),
        by_the_minute=False,
    )
    _named[at.name] = at

    def entered(stages: Stages, dialect: str, tmp_path: Path) -> Iterator[World]:
        with stages.enter(at, dialect, tmp_path) as world:
            yield world

    return pytest.fixture(name=play.__name__)(entered)
