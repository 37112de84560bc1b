"""A WeCom of one's own: answers the API, refuses what WeCom refuses, and calls the product back."""

import secrets
from typing import Any

from flask import Flask

from sandbox.api.desk import build_api
from sandbox.callback.app_door import AppDoor
from sandbox.callback.bot_door import BotDoor
from sandbox.callback.heard import Answer, Posted
from sandbox.callback.post import PATIENCE, Callback, Postman
from sandbox.conversation import GroupChat, Phone
from sandbox.corp import Corp
from sandbox.credentials import Credentials
from sandbox.directory import Directory
from sandbox.faults import Fault
from sandbox.record import Log
from sandbox.talking import Door, Talking
from sandbox.tapping import Tapping

Json = dict[str, Any]


class Emulator(Talking, Tapping):
    """One corp with its phones. `app` is the API (serve it with `sandbox.server.serve`), the rest is what people do.

    Give `product_url` here or set it later; further arguments are those of `Corp` (switches, clock, limits, store …).
    """

    def __init__(
        self,
        directory: Directory,
        credentials: Credentials | None = None,
        product_url: str = "",
        patience: float = PATIENCE,
        **corp: Any,  # noqa: ANN401 - Corp's own fields, named and typed there
    ) -> None:
        keys = credentials or Credentials.made()
        self.postman = Postman(product_url, patience)
        state = Corp(directory, keys, **corp)
        super().__init__(state, AppDoor(state, self.postman), BotDoor(state, self.postman))
        self.app: Flask = build_api(state)

    @property
    def url(self) -> str:
        """Own address, prefix included; empty until served."""
        return self.corp.url

    @url.setter
    def url(self, url: str) -> None:
        self.corp.url = url

    @property
    def product_url(self) -> str:
        """Where the product listens."""
        return self.postman.product_url

    @product_url.setter
    def product_url(self, url: str) -> None:
        self.postman.product_url = url.rstrip("/")

    @property
    def log(self) -> Log:
        """Everything that was asked of the API."""
        return self.corp.log

    def phone(self, userid: str) -> Phone:
        """What lies on one person's phone."""
        return self.corp.phone(userid)

    def group(self, chatid: str) -> GroupChat:
        """What stands in one group."""
        return self.corp.group(chatid)

    def environment(self) -> dict[str, str]:
        """The product's settings for this corp; serve the emulator first, so that it knows its address."""
        return dict(self.corp.credentials.environment(self.url))

    # What a test breaks

    def fail_next(self, api: str, errcode: int = 0, times: int = 1, *, http: int = 0) -> None:
        """Answer the next calls of `api` (`message/send`; `*` = any) with an errcode or an HTTP status."""
        self.corp.faults.set(api, Fault(errcode=errcode, http=http), times)

    def garble_next(self, api: str, times: int = 1) -> None:
        """Answer 200 with something that is no JSON."""
        self.corp.faults.set(api, Fault(garbage=True), times)

    def lose_answer_next(self, api: str, times: int = 1) -> None:
        """Do what is asked, then break the connection before the answer."""
        self.corp.faults.set(api, Fault(lose_answer=True), times)

    def hang_next(self, api: str, seconds: float = 60, times: int = 1) -> None:
        """Do nothing for so long, then break the connection."""
        self.corp.faults.set(api, Fault(hang=seconds), times)

    def delay(self, api: str, seconds: float) -> None:
        """Let every call of `api` take so long; 0 ends it."""
        self.corp.faults.slow(api, seconds)

    def heal(self) -> None:
        """End every fault and delay."""
        self.corp.faults.clear()

    def revoke_tokens(self) -> None:
        """Make every access_token invalid before its time."""
        with self.corp.lock:
            self.corp.tokens.revoke()

    # What only a stranger or a test does

    def login_code(self, userid: str) -> str:
        """A code as OAuth would hand it to a page that this person opens: five minutes, once."""
        code = secrets.token_urlsafe(24)
        self.corp.login_codes[code] = (self.corp.directory.person(userid).userid, self.corp.clock())
        return code

    def verify(self, door: Door = "app") -> bool:
        """URL verification; whether the product answered it rightly."""
        return (self.bot_door if door == "bot" else self.app_door).verify()

    def sealed(self, door: Door, plain: str, at: int | None = None, nonce: str = "") -> Callback:
        """A validly signed request with any plain text inside; change its fields to forge."""
        return (self.bot_door if door == "bot" else self.app_door).sealed(plain, at, nonce)

    def post(self, callback: Callback) -> Posted:
        """Deliver a request exactly as it is, once."""
        return self.postman.deliver(callback)

    def raw(self, door: Door, plain: str, userid: str = "") -> Answer:
        """Deliver any plain text in a good envelope, once, and judge the answer."""
        if door == "bot":
            return self.bot_door.post_plain(plain)
        return self.app_door.post_plain(plain, userid)
