"""The door for people: bytes in, a signed answer out, and between them one transaction (CONTRACT, HTTP)."""

import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

import structlog
from flask import Blueprint, Response, request
from prometheus_client import CONTENT_TYPE_LATEST, Counter, Histogram
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.exceptions import HTTPException

from bot.clock import MachineClock, local
from bot.database import BUSY_SECONDS, Database, insert_once
from bot.language.personal import covered
from bot.message import Kind, Message
from bot.models import Act, Inbox, Mishap, Person
from bot.models.calendar import business_now
from bot.router import Desk, handle
from bot.tell import Post
from bot.wecom.crypto import fresh
from bot.wecom.errors import Refused
from bot.wecom.sealing import Answer
from bot.wording import guide as say

BODY_LIMIT = 128 * 1024
TURNS = 3  # one and two repetitions, on conflicts only
PATIENCE = 3.0  # seconds for all of them: WeCom waits 5
LOCKED_SECONDS = BUSY_SECONDS  # as long as a turn waits for what somebody else holds
LAST_ATTEMPT = {"app": 3, "bot": 1}  # wecom-protocol §1.6
TOO_LARGE = 413
LOCKED = "55P03"  # lock not available
CONFLICTS = ("40001", "40P01", LOCKED)  # serialization failure, deadlock

log = structlog.get_logger("webhook")
CALLBACKS = Counter("duban_callbacks_total", "Callbacks by door and outcome", ["door", "outcome"])
SECONDS = Histogram("duban_callback_seconds", "From the first byte to the answer", ["door"])


class Failed(Exception):
    """A turn failed by our own fault, which is in the log already: the door answers 500 and WeCom repeats."""


class Door(Protocol):
    """What `bot.wecom.app` and `bot.wecom.aibot` offer alike."""

    def verify(self, query: Mapping[str, str]) -> str:
        """URL verification: the decrypted echostr."""

    def read(self, body: bytes, query: Mapping[str, str]) -> Message:
        """The message in a callback."""

    def payload(self, text: str, message: Message, created_at: int) -> str:
        """The plain answer, kept for repetitions."""

    def seal(self, payload: str, nonce: str, timestamp: int) -> Answer:
        """The answer encrypted for one copy of the callback."""


@dataclass(frozen=True, slots=True)
class Reception:
    """Both doors with all they need."""

    database: Database
    desk: Desk
    doors: Mapping[str, Door]
    clock: MachineClock
    window: int  # seconds that a callback's timestamp may be away; 0 switches the check off
    ready: Callable[[], bool]  # database reachable and schema current
    metrics: Callable[[], bytes]
    simulated: bool = False

    def answer(self, door: str, message: Message, raw: str) -> str:
        """The plain answer to a message: from its turn, or from the inbox if it is a repetition."""
        try:
            return self._turn(door, message, raw)
        except Exception as error:  # our fault, whatever it is: kept with a number, WeCom repeats
            log.exception("turn failed", door=door, key=message.key, kind=message.kind)
            answer = None if _is_shut(error) else self._noted(door, message, raw, error)
            if answer is None:
                raise Failed from error
            return answer

    def _turn(self, door: str, message: Message, raw: str) -> str:
        started = time.monotonic()
        for attempt in range(1, TURNS + 1):
            try:
                return self._attempt(door, message, raw)
            except (StaleDataError, IntegrityError, DBAPIError) as error:
                late = time.monotonic() - started > PATIENCE
                if attempt == TURNS or late or not _is_conflict(error):
                    raise
                log.info("turn repeated", key=message.key, why=type(error).__name__)
        raise AssertionError  # the loop returns or raises

    def _attempt(self, door: str, message: Message, raw: str) -> str:
        machine_now = self.clock.now()
        with self.database.change(patience=LOCKED_SECONDS) as session:
            row = Inbox.claim(
                session,
                message.key,
                channel=door,
                sender=message.sender,
                kind=message.kind.value,
                raw=raw,
                received_at=machine_now,
            )
            if row is None:
                CALLBACKS.labels(door, "repeated").inc()
                return session.get_one(Inbox, message.key).answer
            act = self._act(session, door, message, machine_now)
            reply = handle(self.desk, session, message, act)
            row.answer = self._payload(door, reply.text, message, machine_now)
            row.answered = True
            answer = row.answer
        CALLBACKS.labels(door, "handled").inc()
        return answer

    def _payload(self, door: str, text: str, message: Message, machine_now: datetime) -> str:
        return self.doors[door].payload(text, message, int(machine_now.timestamp())) if text else ""

    def _act(self, session: Session, door: str, message: Message, machine_now: datetime) -> Act:
        return Act(
            by=None,
            at=business_now(session, machine_now),
            machine_at=machine_now,
            channel=door,
            userid=message.sender,
            chat_id=message.chat_id,
            source_key=message.key,
            raw=message.text or (message.tap.key if message.tap else ""),
        )

    def _noted(self, door: str, message: Message, raw: str, error: Exception) -> str | None:
        """As `_mishap`; a database that is away keeps no note, and WeCom repeats."""
        try:
            return self._mishap(door, message, raw, error)
        except DBAPIError as worse:
            log.warning("failure not noted", key=message.key, why=type(worse).__name__)
            return None

    def _mishap(self, door: str, message: Message, raw: str, error: Exception) -> str | None:
        """Note the failure; on WeCom's last attempt the answer that the person hears, else None."""
        now = self.clock.now()
        with self.database.change() as session:
            insert_once(
                session, Mishap, key=message.key, attempts=0, sender=message.sender, what="", raw=covered(raw), at=now
            )
            mishap = session.query(Mishap).filter_by(key=message.key).with_for_update().one()
            mishap.attempts += 1
            mishap.what = f"{type(error).__name__}"
            if mishap.attempts < LAST_ATTEMPT[door]:
                return None
            text = say.failed(mishap.id)
            answer = ""
            if message.kind is Kind.TAP:
                post = Post(session, business_now(session, now), now, self.desk.agent_id)
                post.text(Person.known_as(session, message.sender), text, "出错")
            else:
                answer = self._payload(door, text, message, now)
            insert_once(
                session,
                Inbox,
                key=message.key,
                channel=door,
                sender=message.sender,
                kind=message.kind.value,
                raw=covered(raw),
                received_at=now,
                answer=answer,
                answered=True,
            )
        return answer


def _is_shut(error: Exception) -> bool:
    """Whether somebody else held the database all the time: a note about it would wait as long, and WeCom does not."""
    original = getattr(error, "orig", None)
    return getattr(original, "sqlstate", "") == LOCKED or "database is locked" in str(original)


def _is_conflict(error: Exception) -> bool:
    """Whether a repetition may succeed: somebody else was first, or the database was busy."""
    if isinstance(error, StaleDataError | IntegrityError):
        return True
    original = getattr(error, "orig", None)
    return getattr(original, "sqlstate", "") in CONFLICTS or _is_shut(error)


def blueprint(reception: Reception) -> Blueprint:
    """The routes of CONTRACT, HTTP."""
    routes = Blueprint("webhook", __name__)

    def get(door: str) -> Response:
        try:
            _check_window(reception)
            return Response(reception.doors[door].verify(request.args), mimetype="text/plain")
        except Refused as refused:
            return _turned_away(door, refused)

    def post(door: str) -> Response:
        with SECONDS.labels(door).time():
            return _receive(reception, door)

    for door in reception.doors:
        routes.add_url_rule(f"/wecom/{door}", f"{door}_get", get, methods=["GET"], defaults={"door": door})
        routes.add_url_rule(f"/wecom/{door}", f"{door}_post", post, methods=["POST"], defaults={"door": door})

    _add_health(routes, reception)
    _add_failures(routes)
    return routes


def _add_failures(routes: Blueprint) -> None:
    """Whatever goes wrong is logged once and answered without a body: WeCom reads the status alone."""

    @routes.app_errorhandler(HTTPException)
    def turned_away(error: HTTPException) -> Response:
        return Response(status=error.code)

    @routes.app_errorhandler(Exception)
    def failed(error: Exception) -> Response:
        if not isinstance(error, Failed):
            log.error("callback failed", path=request.path, exc_info=error)
        CALLBACKS.labels(request.path.rpartition("/")[2], "failed").inc()
        return Response(status=500)


def _add_health(routes: Blueprint, reception: Reception) -> None:
    @routes.get("/healthz")
    def healthz() -> str:
        return "ok"

    @routes.get("/readyz")
    def readyz() -> Response:
        ready = reception.ready()
        state: dict[str, object] = {"ready": ready}
        if ready and reception.simulated:
            with reception.database.read() as session:
                state["business_time"] = local(business_now(session, reception.clock.now())).isoformat()
        return Response(json.dumps(state), status=200 if ready else 503, mimetype="application/json")

    @routes.get("/metrics")
    def metrics() -> Response:
        return Response(reception.metrics(), content_type=CONTENT_TYPE_LATEST)


def _receive(reception: Reception, door: str) -> Response:
    body = request.stream.read(BODY_LIMIT + 1)  # also right for a chunked body, which announces no length
    if len(body) > BODY_LIMIT:
        CALLBACKS.labels(door, "too_large").inc()
        return Response(status=TOO_LARGE)
    try:
        _check_window(reception)
        message = reception.doors[door].read(body, request.args)
    except Refused as refused:
        return _turned_away(door, refused)
    raw = message.text or message.event or (message.tap.key if message.tap else "")
    answer = reception.answer(door, message, raw)
    if not answer:
        return Response(status=200)
    sealed = reception.doors[door].seal(answer, request.args["nonce"], int(reception.clock.now().timestamp()))
    return Response(sealed.body, content_type=sealed.content_type)


def _check_window(reception: Reception) -> None:
    """The URL's timestamp must be near the machine's clock; its shape is the door's to check."""
    stamp = request.args.get("timestamp", "")
    if stamp.isascii() and stamp.isdigit():
        fresh(int(stamp), int(reception.clock.now().timestamp()), reception.window)


def _turned_away(door: str, refused: Refused) -> Response:
    log.warning("callback refused", door=door, status=refused.status, why=refused.reason)
    CALLBACKS.labels(door, "refused").inc()
    return Response(status=refused.status)
