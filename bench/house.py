"""A product of one's own for measuring: SQLite in a folder that is gone afterwards, the sample notice loaded."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bot import schema
from bot.app import House, build
from bot.clock import parse_moment
from bot.load import load
from bot.models.calendar import business_now
from bot.tell import Post, tell
from config.settings import Settings
from sandbox.emulator import Emulator
from sandbox.roster import read_corp

PLAN = Path(__file__).resolve().parent.parent / "config" / "plan"
CLERK = "fotang_jb"


@contextmanager
def a_folder() -> Iterator[Path]:
    """An empty folder."""
    with tempfile.TemporaryDirectory(prefix="duban-bench-") as name:
        yield Path(name)


@contextmanager
def a_house(folder: Path, emulator: Emulator | None = None) -> Iterator[House]:
    """The product with empty tables, standing on the first day of the sample."""
    emulator = emulator or Emulator(read_corp(PLAN))
    names: dict[str, Any] = {
        name.removeprefix("DUBAN_").lower(): value for name, value in emulator.environment().items()
    }
    names["wecom_api_base"] = "http://127.0.0.1:9"  # nothing here asks WeCom
    settings = Settings(
        **names,
        database_url=f"sqlite:///{folder / 'duban.db'}",
        media_dir=folder / "media",
        sandbox=True,
        now=parse_moment("2022-07-01T09:00"),
    )
    house = build(settings)
    try:
        schema.upgrade(house.database)
        house.start_simulated_time()
        yield house
    finally:
        house.close()


def confirmed_plan(folder: Path) -> Path:
    """The sample notice with its 交办 confirmed in the file, so that the clock has something to say."""
    copy = folder / "plan"
    shutil.copytree(PLAN, copy)
    file = copy / "plan.csv"
    text = file.read_text("utf-8-sig")
    file.write_text(text.replace("交办确认人,", "交办确认人,fuban_sp"), "utf-8")
    return copy


def load_plan(house: House, plan: Path) -> None:
    """As `duban load` does it."""
    with house.database.change() as session:
        machine_now = house.clock.now()
        now = business_now(session, machine_now)
        report = load(session, plan, now, machine_now)
        tell(Post(session, now, machine_now, house.settings.wecom_agent_id), report.act)
