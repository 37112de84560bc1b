"""Delivery against the emulator: a few people, an outbox, and a machine clock that can be moved on."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.cache import Cache, open_cache
from bot.clock import MachineClock, parse_moment
from bot.database import Database
from bot.models import Card, Group, Member, Outbox, Person, Unit
from bot.models.calendar import set_business_time
from bot.scheduler.deliver import Delivery
from bot.tell import Post
from bot.wecom.client import Application, WeCom
from bot.wording.cards import Button, CardText
from sandbox.emulator import Emulator

OPEN, SHUT = "2022-07-20T10:00", "2022-07-20T20:00"
UNHURRIED = 60.0  # seconds that an answer may take: a busy machine must not make an outcome unknown
ASKS = CardText(
    "【请签批】", desc="注销申请", buttons=(Button("同意", "agree ZX-2022-001"), Button("退回", "return ZX-2022-001"))
)


@dataclass
class MovableClock(MachineClock):
    """The machine's clock, and how far a test has moved it on."""

    ahead: timedelta = field(default_factory=timedelta)

    def now(self) -> datetime:
        """Machine time, moved on."""
        return super().now() + self.ahead

    def move_on(self, **by: float) -> None:
        """Let time pass."""
        self.ahead += timedelta(**by)


@dataclass
class Office:
    """Three people with phones, the product's outbox, its sender."""

    database: Database
    emulator: Emulator
    clock: MovableClock
    delivery: Delivery
    agent_id: int

    def hand_in(self, userid: str, text: str, *, in_window: bool = False) -> int:
        """A text for somebody; the number of its row."""
        with self.database.change() as session:
            post = self._post(session, in_window=in_window)
            row = post.text(Person.known_as(session, userid), text, "消息")[0]
            session.flush()
            return row.id

    def card(self, userid: str, about: str = "佛堂镇") -> int:
        """A card that asks somebody; its number."""
        with self.database.change() as session:
            person = Person.known_as(session, userid)
            unit = Unit.called(session, about)
            assert person is not None
            card = self._post(session).card(person, unit, "sign", ASKS)
            assert card is not None
            return card.id

    def close(self, card_id: int, outcome: str = "李镇长已同意") -> None:
        """A card is decided."""
        with self.database.change() as session:
            self._post(session).close_card(session.get_one(Card, card_id), outcome, "已同意")

    def group(self, text: str) -> None:
        """A text for the group."""
        with self.database.change() as session:
            self._post(session).group(session.scalars(select(Group)).one(), text)

    def add(self, **columns: object) -> int:
        """Any row of the outbox."""
        now = self.clock.now()
        with self.database.change() as session:
            row = Outbox(**{"made_at": now, "next_at": now, "attempts": 0, "facts": {}, **columns})
            session.add(row)
            session.flush()
            return row.id

    def row(self, number: int) -> Outbox:
        """A row as it stands."""
        with self.database.change() as session:
            return session.get_one(Outbox, number)

    def rows(self, kind: str) -> list[Outbox]:
        """All rows of a kind."""
        with self.database.change() as session:
            return list(session.scalars(select(Outbox).where(Outbox.kind == kind).order_by(Outbox.id)))

    def the_card(self, number: int) -> Card:
        """A card as it stands on record."""
        with self.database.change() as session:
            return session.get_one(Card, number)

    def person(self, userid: str) -> Person:
        """A person as he stands on record."""
        with self.database.change() as session:
            found = session.scalar(select(Person).where(Person.userid == userid))
            assert found is not None
            return found

    def texts(self, userid: str) -> list[str]:
        """What lies on a phone."""
        return self.emulator.phone(userid).texts

    def at(self, moment: str) -> None:
        """Set business time."""
        with self.database.change() as session:
            set_business_time(session, parse_moment(moment), self.clock.now())

    def go(self, **later: float) -> None:
        """Deliver what is due, after letting machine time pass (`minutes=5`)."""
        self.clock.move_on(**later)
        self.delivery.work_off()

    def another(self, cache: Cache | None = None) -> Delivery:
        """A second sending process; with a cache of its own where no server is there for both."""
        first = self.delivery
        kept = cache or first.cache
        return Delivery(first.database, first.client, first.clock, kept, first.agent_id, first.media_dir)

    def _post(self, session: Session, *, in_window: bool = False) -> Post:
        post = Post(session, parse_moment(OPEN), self.clock.now(), self.agent_id)
        post.in_window = in_window
        return post


def furnish(database: Database, emulator: Emulator, media_dir: Path, clock: MovableClock) -> Office:
    """An office with an empty outbox at ten in the morning of a working day, on tables without a row."""
    keys = emulator.corp.credentials
    with database.change() as session:
        unit = Unit(code="Z01", name="佛堂镇人民政府", short="佛堂镇")
        session.add(unit)
        for userid, name in (("li", "李某"), ("wang", "王某"), ("gone", "已走")):
            session.add(Member(person=Person(userid=userid, userid_key=userid, name=name), unit=unit))
        session.add(Group(chat_id="g1", name="佛堂镇群", unit_codes="Z01", webhook_key="hook-1"))
        set_business_time(session, parse_moment(OPEN), clock.now())
    cache = open_cache("")
    client = WeCom(
        emulator.url, Application(keys.corp_id, keys.agent_id, keys.secret), cache, timeout=(UNHURRIED, UNHURRIED)
    )
    delivery = Delivery(database, client, clock, cache, keys.agent_id, media_dir, bot_aes_key=keys.bot_aes_key)
    return Office(database, emulator, clock, delivery, keys.agent_id)
