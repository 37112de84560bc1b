"""Worlds to begin a story in: each is played once a run on each database, then copied for whoever needs it."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from sandbox.switches import DEFAULTS, Switches
from tests.compiled import sharing
from tests.servers import Postgres
from tests.world import Stage, World, a_world

LOADED, JULY = "loaded", "july"


def hand_over(world: World) -> None:
    """The office confirms 交办 by the card that came after loading; it goes out in the window."""
    world.move_to("2022-07-01T08:50")
    world.tap("fuban_sp", "交办", "确认交办")
    world.move_to("2022-07-01T09:00")


def _until_july(world: World) -> None:
    hand_over(world)
    world.move_to("2022-07-20T10:00")


PLAYED: dict[str, Callable[[World], None]] = {LOADED: lambda _world: None, JULY: _until_july}


@dataclass
class Stages:
    """The worlds that were played so far, in a folder (SQLite) and as databases to copy (PostgreSQL)."""

    folder: Path
    postgres: Callable[[], Postgres]
    _left: dict[tuple[str, str], tuple[str, Stage]] = field(default_factory=dict)

    @contextmanager
    def enter(self, name: str, dialect: str, folder: Path, switches: Switches = DEFAULTS) -> Iterator[World]:
        """A world of one's own that begins where `name` was left; its WeCom may stand in other positions by then."""
        with (
            self.copy(name, dialect, folder) as (url, stage),
            a_world(sharing(url), folder, switches=switches, stage=stage) as world,
        ):
            yield world

    @contextmanager
    def copy(self, name: str, dialect: str, folder: Path) -> Iterator[tuple[str, Stage]]:
        """A copy of the tables that were left there, and the rest, for whoever builds a product on them himself."""
        if (name, dialect) not in self._left:
            self._left[name, dialect] = self._play(name, dialect)
        source, stage = self._left[name, dialect]
        if dialect == "sqlite":
            shutil.copy(source, folder / "duban.db")
            yield f"sqlite:///{folder / 'duban.db'}", stage
            return
        server = self.postgres()
        database = server.fresh(template=source)
        yield server.url(database), stage
        server.drop(database)

    def _play(self, name: str, dialect: str) -> tuple[str, Stage]:
        """Play a beginning; the database's file or name, and the rest."""
        folder = self.folder / f"{name}-{dialect}"
        folder.mkdir()
        source = str(folder / "duban.db") if dialect == "sqlite" else self.postgres().fresh()
        url = f"sqlite:///{source}" if dialect == "sqlite" else self.postgres().url(source)
        with a_world(sharing(url), folder) as world:
            PLAYED[name](world)
            return source, world.leave()
