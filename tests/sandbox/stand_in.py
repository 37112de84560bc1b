"""A tiny bot for tests of the emulator: answers every callback as its test says, and remembers what it heard."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from xml.etree import ElementTree as ET

from flask import Flask, Response, request

from sandbox.credentials import Credentials
from sandbox.envelope import Envelope
from sandbox.server import running

Json = dict[str, Any]
Reply = Callable[[Json], str | None]  # the decrypted callback → the words of the answer, None for silence


def parsed(text: str) -> ET.Element:
    """XML that the emulator made on this machine."""
    return ET.fromstring(text)  # noqa: S314 - see above


def silent(_: Json) -> None:
    """Say nothing."""


@dataclass
class StandIn:
    """Both doors of a product; `heard` holds every decrypted callback, `plain` the same as text."""

    credentials: Credentials
    reply: Reply = silent
    statuses: list[int] = field(default_factory=list)  # taken first, one an attempt
    heard: list[Json] = field(default_factory=list)
    plain: list[str] = field(default_factory=list)
    answer: Callable[[Json], Response] | None = None  # instead of `reply`: the whole HTTP answer

    def __post_init__(self) -> None:
        keys = self.credentials
        self.app_envelope = Envelope(keys.token, keys.aes_key, keys.corp_id)
        self.bot_envelope = Envelope(keys.bot_token, keys.bot_aes_key, "")
        self.flask = Flask("stand-in")
        self.flask.add_url_rule("/wecom/app", "app", self.app, methods=["GET", "POST"])
        self.flask.add_url_rule("/wecom/bot", "bot", self.bot, methods=["GET", "POST"])

    def app(self) -> Response:
        """The XML door."""
        if request.method == "GET":
            return Response(self.opened(self.app_envelope, request.args["echostr"]))
        encrypt = parsed(request.get_data().decode()).findtext("Encrypt", "")
        plain = self.opened(self.app_envelope, encrypt)
        letter = {one.tag: one.text or "" for one in parsed(plain)}
        return self.respond(plain, letter, lambda words: self.xml(words, letter))

    def bot(self) -> Response:
        """The JSON door."""
        if request.method == "GET":
            return Response(self.opened(self.bot_envelope, request.args["echostr"]))
        plain = self.opened(self.bot_envelope, request.get_json()["encrypt"])
        letter = json.loads(plain)
        return self.respond(plain, letter, self.stream)

    def respond(self, plain: str, letter: Json, dressed: Callable[[str], Response]) -> Response:
        """Remember, then answer as told."""
        self.plain.append(plain)
        self.heard.append(letter)
        if self.statuses and (status := self.statuses.pop(0)) != 200:
            return Response(status=status)
        if self.answer:
            return self.answer(letter)
        words = self.reply(letter)
        return Response() if words is None else dressed(words)

    def opened(self, envelope: Envelope, encrypt: str) -> str:
        """Decrypt with the parameters of the address."""
        query = request.args
        return envelope.open(encrypt, query["msg_signature"], query["timestamp"], query["nonce"])

    def xml(self, words: str, letter: Json, inner: str = "") -> Response:
        """A passive text answer of the app, or any inner XML."""
        stamp = int(request.args["timestamp"])
        plain = inner or (
            f"<xml><ToUserName>{letter['FromUserName']}</ToUserName><FromUserName>{letter['ToUserName']}</FromUserName>"
            f"<CreateTime>{stamp}</CreateTime><MsgType>text</MsgType><Content><![CDATA[{words}]]></Content></xml>"
        )
        sealed = self.app_envelope.seal(plain, "n0nce", stamp)
        return Response(
            f"<xml><Encrypt>{sealed.encrypt}</Encrypt><MsgSignature>{sealed.signature}</MsgSignature>"
            f"<TimeStamp>{stamp}</TimeStamp><Nonce>n0nce</Nonce></xml>"
        )

    def stream(self, words: str) -> Response:
        """A finished stream of the bot."""
        return self.json({"msgtype": "stream", "stream": {"id": "s1", "finish": True, "content": words}})

    def json(self, payload: Json, nonce: str = "") -> Response:
        """Any answer of the bot."""
        stamp, nonce = int(request.args["timestamp"]), nonce or request.args["nonce"]
        sealed = self.bot_envelope.seal(json.dumps(payload), nonce, stamp)
        body = {"encrypt": sealed.encrypt, "msgsignature": sealed.signature, "timestamp": stamp, "nonce": nonce}
        return Response(json.dumps(body))


@contextmanager
def standing(stand_in: StandIn) -> Iterator[str]:
    """The stand-in's address while the block runs."""
    with running(stand_in.flask) as port:
        yield f"http://127.0.0.1:{port}"
