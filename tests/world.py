"""A whole small world for stories: the product behind HTTP, the emulator in front of it, a calendar to move.

Nothing is patched: the product is built by `bot.app.build` from settings, people type and tap on the emulator's phones,
and the clock is moved by the same function that `duban tick --at` calls.
"""

import csv
import json
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from sqlalchemy import delete, select

from bot import schema
from bot.app import House, build
from bot.clock import local, parse_moment
from bot.load import load
from bot.models import History, Outbox
from bot.models.calendar import BusinessTime, business_now
from bot.models.outbox import UNFINISHED
from bot.scheduler.tick import tick
from bot.tell import Post, tell
from config.settings import Settings
from sandbox.callback.heard import Heard
from sandbox.conversation import Message
from sandbox.credentials import Credentials
from sandbox.directory import Directory, Group, Person
from sandbox.emulator import Emulator
from sandbox.server import running, serve
from sandbox.store import Json
from sandbox.switches import DEFAULTS, Switches

ROOT = Path(__file__).resolve().parent.parent
PLAN = ROOT / "config" / "plan"
MENTION = "@督办助手 "
UNHURRIED = 60.0  # seconds that this WeCom waits for an answer: a busy machine must not fail a story
WAITING = select(Outbox.id).where(Outbox.state.in_(UNFINISHED)).limit(1)
PATIENCE = 300.0  # seconds of machine time: a phone takes 20 messages a minute, and a leap in time brings many


class Memory:
    """The emulator's store for one run of the tests: a world that was left can be entered again and again."""

    def __init__(self, kept: dict[tuple[str, str], str] | None = None) -> None:
        self._kept = dict(kept or {})

    def put(self, kind: str, key: str, value: Json) -> None:
        """Keep `value`, in place of an earlier one."""
        self._kept[kind, key] = json.dumps(value)

    def load(self, kind: str) -> list[Json]:
        """All values of a kind, oldest first."""
        return [json.loads(value) for (its_kind, _key), value in list(self._kept.items()) if its_kind == kind]

    def copy(self) -> "Memory":
        """The same things, to be changed without changing these."""
        return Memory(self._kept)


@dataclass(frozen=True)
class Stage:
    """A world as it was left: what its WeCom holds, under which secrets, at which business time."""

    memory: Memory
    keys: Credentials
    now: str


@dataclass
class World:
    """One county office with its WeCom."""

    house: House
    emulator: Emulator
    product_url: str
    sent: list[tuple[str, ...]] = field(default_factory=list)  # lines of `tick`

    def say(self, userid: str, text: str, group: str = "") -> str:
        """Type words (with a mention in a group); the answer that is read there."""
        heard = self.hear(userid, text, group)
        assert heard.ok, (heard.statuses, heard.faults)
        return heard.text

    def hear(self, userid: str, text: str, group: str = "") -> Heard:
        """As `say`, with everything that came back; what was set off is delivered."""
        words = f"{MENTION}{text}" if group else text
        heard = self.emulator.say(userid, words, chat_id=group)
        self.deliver()
        return heard

    def tap(self, userid: str, card: str | Message, button: str, choice: str = "") -> Heard:
        """Press a button (by its text) on the newest card with these words; `choice` is picked in its drop-down."""
        selected = {self._question(userid, card): choice} if choice else None
        heard = self.emulator.tap(userid, card, button, selected, stale=True)
        self.deliver()
        return heard

    def _question(self, userid: str, card: str | Message) -> str:
        shown = self.emulator.phone(userid).card(card) if isinstance(card, str) else card
        return str(shown.content["button_selection"]["question_key"])

    def card(self, userid: str, words: str) -> str:
        """The text of the newest card with these words, as it looks now."""
        return self.emulator.phone(userid).card(words).text

    def texts(self, userid: str) -> list[str]:
        """Everything on a phone."""
        return self.emulator.phone(userid).texts

    def heard(self, userid: str, words: str) -> bool:
        """Whether something with these words lies on the phone."""
        return any(words in text for text in self.texts(userid))

    def deliver(self) -> None:
        """Send whatever waits and may go now; after most words nothing does, and one look tells."""
        with self.house.database.read() as session:
            waits = session.scalar(WAITING)
        if waits is not None:
            self.house.delivery.drain(PATIENCE)

    def move_to(self, moment: str) -> list[tuple[str, ...]]:
        """Move the calendar, run what is due, send; the lines that `duban tick` would print."""
        result = tick(self.house.timetable, self.house.delivery, at=parse_moment(moment), wait_seconds=PATIENCE)
        assert result.left == 0
        lines = [tuple(line) for line in result.lines]
        self.sent.extend(lines)
        return lines

    @property
    def now(self) -> datetime:
        """Business time in Shanghai."""
        with self.house.database.read() as session:
            return local(business_now(session, self.house.clock.now()))

    def history(self, **wanted: object) -> list[History]:
        """Rows of the ledger's 日志 with these values, oldest first."""
        with self.house.database.read() as session:
            rows = session.scalars(select(History).order_by(History.id)).all()
            session.expunge_all()
        return [row for row in rows if all(getattr(row, name) == value for name, value in wanted.items())]

    def leave(self, *, by_the_minute: bool = True) -> Stage:
        """Leave the world where it stands, for others to enter: its business clock starts again with them."""
        corp, now = self.emulator.corp, self.now
        with self.house.database.change() as session:
            session.execute(delete(BusinessTime))
        assert isinstance(corp.store, Memory)
        return Stage(corp.store, corp.credentials, now.isoformat()[: 16 if by_the_minute else None])

    def load(self, folder: Path) -> list[str]:
        """Load a plan folder as `duban load` does."""
        with self.house.database.change() as session:
            machine_now = self.house.clock.now()
            now = business_now(session, machine_now)
            report = load(session, folder, now, machine_now)
            tell(Post(session, now, machine_now, self.house.settings.wecom_agent_id), report.act)
        return list(report.lines)


@contextmanager
def a_world(  # noqa: PLR0913 - a world has this many settings
    database_url: str,
    folder: Path,
    *,
    plan: Path = PLAN,
    now: str = "2022-07-01T08:00",
    redis_url: str = "",
    switches: Switches = DEFAULTS,
    stage: Stage | None = None,
) -> Iterator[World]:
    """A world with the plan loaded; `folder` is where media and an SQLite file may lie.

    With a `stage`, `database_url` holds a copy of the tables that were left there: product and WeCom start again.
    """
    with ExitStack() as stack:
        memory, keys = (stage.memory.copy(), stage.keys) if stage else (Memory(), None)
        emulator = Emulator(directory_of(plan), keys, patience=UNHURRIED, switches=switches, store=memory)
        stack.enter_context(serve(emulator))
        names = {name.removeprefix("DUBAN_").lower(): value for name, value in emulator.environment().items()}
        given = {
            **names,
            "database_url": database_url,
            "redis_url": redis_url,
            "media_dir": folder / "media",
            "templates_dir": folder / "templates",
            "sandbox": True,
            "now": parse_moment(stage.now if stage else now),
        }
        settings = Settings.model_validate(given)
        house = build(settings)
        stack.callback(house.close)
        schema.upgrade(house.database)
        house.start_simulated_time()
        port = stack.enter_context(running(house.web()))
        emulator.product_url = f"http://127.0.0.1:{port}"
        world = World(house, emulator, emulator.product_url)
        if stage is None:
            world.load(plan)
            world.deliver()
        yield world


def directory_of(plan: Path) -> Directory:
    """The corp's people and groups, from the plan folder's files."""
    units = {row["规范名称"]: row["简称"] for row in rows_of(plan / "units.csv")}
    people: dict[str, Person] = {}
    for row in rows_of(plan / "members.csv"):
        if row["userid"]:
            seen = people.get(row["userid"])
            posts = (*(seen.units if seen else ()), units.get(row["单位"], row["单位"]))
            people[row["userid"]] = Person(row["userid"], row["姓名"], posts, row["职务"], mobile=row["手机"])
    groups = [
        Group(row["chatid"], row["名称"], tuple(filter(None, row["单位"].split(";"))), "")
        for row in rows_of(plan / "groups.csv")
    ]
    return Directory(people.values(), groups, units.values())


def rows_of(path: Path) -> list[dict[str, str]]:
    """A CSV file of the plan folder."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))
