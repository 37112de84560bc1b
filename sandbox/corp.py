"""Everything one sandbox corp consists of: people, secrets, rules of the day, phones, and what they are kept in."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from sandbox.clock import Clock, wall_clock
from sandbox.codes import Codes
from sandbox.conversation import Chats, GroupChat, Phone
from sandbox.credentials import Credentials
from sandbox.directory import Directory
from sandbox.faults import Faults
from sandbox.files import Shelf
from sandbox.limits import Limits, Meters
from sandbox.record import Log
from sandbox.store import Forgetful, Store
from sandbox.switches import DEFAULTS, Switches
from sandbox.tokens import Tokens

Json = dict[str, Any]


def _unknown_time() -> str:
    return ""


@dataclass
class Corp:
    """The state behind the emulator; `lock` is held while a call of the API is worked on, never while we call back."""

    directory: Directory
    credentials: Credentials
    switches: Switches = DEFAULTS
    clock: Clock = wall_clock
    limits: Limits = field(default_factory=Limits)
    store: Store = field(default_factory=Forgetful)
    prefix: str = ""
    trusted_ips: frozenset[str] | None = None  # None: 企业可信IP is not set, all may call
    trusted_domain: str = ""  # host and port that OAuth may lead back to; empty: any
    business_time: Callable[[], str] = _unknown_time
    url: str = ""  # own address, prefix included; known once served
    lock: threading.RLock = field(default_factory=threading.RLock)

    def __post_init__(self) -> None:
        """Put the shelves and registers up."""
        self.log = Log()
        self.faults = Faults()
        self.meters = Meters(self.limits)
        self.tokens = Tokens(self.credentials, self.switches, self.clock)
        self.codes = Codes(self.switches, self.clock, self.store)
        self.shelf = Shelf(self.clock, self.store)
        self.chats = Chats(self.directory, self.store)
        self.menu: Json = next(iter(self.store.load("menu")), {})
        self.rooms: dict[str, Json] = {one["chatid"]: one for one in self.store.load("room")}  # appchat
        self.app_closed = False
        self.disabled_webhooks: set[str] = set()
        bodies = self.store.load("body")
        self.sent_bodies = {one["digest"]: (one["at"], one["msgid"]) for one in bodies}  # for the duplicate check
        self.login_codes: dict[str, tuple[str, float]] = {}
        self.response_urls: dict[str, tuple[str, float]] = {}  # code → chat, when

    def phone(self, userid: str) -> Phone:
        """One person's phone."""
        return Phone(self.directory.person(userid).userid, self.chats)

    def group(self, chatid: str) -> GroupChat:
        """One group."""
        return GroupChat(chatid, self.chats)

    def remember_body(self, digest: str, at: float, msgid: str) -> None:
        """A body was sent: the duplicate check looks for it."""
        self.sent_bodies[digest] = (at, msgid)
        self.store.put("body", digest, {"digest": digest, "at": at, "msgid": msgid})

    def set_menu(self, menu: Json) -> None:
        """Show this menu in the app's chat."""
        self.menu = menu
        self.store.put("menu", "app", menu)
