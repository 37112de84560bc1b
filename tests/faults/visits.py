"""Everybody opens pages, also other people's, with passports of his own and with forged ones; what must hold of it."""

import base64
import json
import random
import threading
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

import requests
from itsdangerous import URLSafeTimedSerializer
from sqlalchemy import select

from bot.models import Assignment, Outbox
from tests.faults.lives import Roster
from tests.stories.test_pages import Browser
from tests.world import World

OVERSEE = {"市府办初审", "市府办审批", "监测", "融媒体", "系统管理员", "审计管理员"}
SEND = {"市府办初审", "市府办审批", "系统管理员"}
UNKNOWN = 999_999
SEEN, SENT_ON, REFUSED = 200, 302, 403


@dataclass
class Visits:
    """Browsers of everybody, and what they saw that they should not have seen."""

    world: World
    rng: random.Random
    wrong: list[str] = field(default_factory=list)
    refused: int = 0  # how many refusals must stand in the history by now
    done: Counter[str] = field(default_factory=Counter)
    _lock: threading.Lock = field(default_factory=threading.Lock)  # a browser opens one page at a time
    _browsers: dict[str, Browser] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Which items there are, and whose they are."""
        with self.world.house.database.read() as session:
            found = session.scalars(select(Assignment)).unique()
            self.items = {item.id: {item.unit.name, item.unit.short} for item in found}

    def visit(self, userid: str, roster: Roster) -> tuple[str, Callable[[], None]]:
        """What somebody is going to open, in words, and the doing of it."""
        what, work = self._planned(userid, roster)

        def alone() -> None:
            with self._lock:
                work()

        return what, alone

    def _planned(self, userid: str, roster: Roster) -> tuple[str, Callable[[], None]]:
        posts = roster.get(userid, frozenset())
        roles = {role for _, role in posts}
        own = {unit for unit, _ in posts}
        chance = self.rng.random()
        if chance < 0.15:
            return f"{userid} brings a forged passport", self._forged(userid)
        if chance < 0.35:
            word = self.rng.choice(("", "x", None))
            return f"{userid} presses 重发, {word=}", self._resend(userid, word, may=bool(roles & SEND))
        path, may = self._page(roles, own)
        return f"{userid} opens {path}", lambda: self._open(userid, path, may=may)

    def _page(self, roles: set[str], own: set[str]) -> tuple[str, bool]:
        """A page, and whether who holds these may see it."""
        rng, number = self.rng, self.rng.choice([*self.items, UNKNOWN])
        name = rng.choice(("item", "item", "item", "undelivered", "list", "ledger"))
        if name == "item":
            seen = number in self.items and bool(roles & OVERSEE or own & self.items[number])
            return f"/console/items/{number}", seen
        if name == "undelivered":
            return "/console/undelivered", bool(roles & SEND)
        return ("/console/ledger.xlsx" if name == "ledger" and rng.random() < 0.2 else "/console/"), bool(roles)

    def _open(self, userid: str, path: str, *, may: bool) -> None:
        page = self._browser(userid).open(path)
        self._expect(f"{userid} opens {path}", page, SEEN if may else REFUSED)
        if not may and "<table" in page.text:
            self.wrong.append(f"{userid} is refused {path} and reads a table")

    def _resend(self, userid: str, word: str | None, *, may: bool) -> Callable[[], None]:
        """Somebody presses 重发 for any message; without the word of his own page, or with it."""
        with self.world.house.database.read() as session:
            number = self.rng.choice([*session.scalars(select(Outbox.id).limit(50)), UNKNOWN])

        def press() -> None:
            browser = self._browser(userid)
            page = browser.open("/console/undelivered")
            if not may:
                self._expect(f"{userid} opens /console/undelivered", page, REFUSED)
            path = f"/console/undelivered/{number}"
            answer = browser.press(path, page) if word is None else browser.press(path, page, word=word)
            if not (may and word is None and answer.status_code == SENT_ON):
                self._expect(f"{userid} sends {number} again", answer, REFUSED)

        return press

    def _forged(self, userid: str) -> Callable[[], None]:
        """A passport that was never handed out: made up, with another name in it, or signed by somebody else."""
        real = self._browser(userid).session.cookies.get("duban") or "a.b.c"
        other = base64.urlsafe_b64encode(json.dumps(["fuban_sp", "word"]).encode()).rstrip(b"=").decode()
        made_up = self.rng.choice(
            (
                other + real[real.index(".") :],
                real[:-3] + "AAA",
                URLSafeTimedSerializer(b"guessed", salt="passport").dumps(["fuban_sp", "word"]),
                f"{other}..",
                "督办".encode().decode("latin-1"),
            )
        )

        def ask() -> None:
            address = f"{self.world.product_url}/console/items"
            page = requests.get(address, headers={"Cookie": f"duban={made_up}"}, allow_redirects=False, timeout=60)
            self.done["forged"] += 1
            if page.status_code != SENT_ON or "/oauth2/authorize" not in page.headers["Location"]:
                self.wrong.append(f"{made_up!r} opens a page: {page.status_code}")

        return ask

    def _expect(self, what: str, page: requests.Response, status: int) -> None:
        self.done[str(page.status_code)] += 1
        self.refused += page.status_code == REFUSED
        if page.status_code != status:
            self.wrong.append(f"{what}: {page.status_code}, not {status}")

    def _browser(self, userid: str) -> Browser:
        return self._browsers.setdefault(userid, Browser(self.world, userid))
