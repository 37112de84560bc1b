"""Requests that nobody sends: good callbacks with something wrong in them, and things that never were callbacks."""

import random
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from sandbox.callback.app_letters import letter, xml
from sandbox.callback.post import Callback
from sandbox.emulator import Emulator
from sandbox.talking import Door

SHAPES: tuple[bytes, ...] = (
    b"",
    b"<xml/>",
    b"<xml>",
    b"{}",
    b"[]",
    b"null",
    b"<xml><Encrypt/></xml>",
    b'{"encrypt": 5}',
    b'{"encrypt": {"a": []}}',
    b"<a>" * 5000,
    b"[" * 50_000,
    b'<?xml version="1.0" encoding="utf-16"?><xml/>',
    b'<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;">]><xml><Encrypt>&d;</Encrypt></xml>',
    b'<!DOCTYPE a SYSTEM "http://127.0.0.1:9/x"><xml><Encrypt>a</Encrypt></xml>',
    b"\xff\xfe\x00",
    b"\x00" * 100,
    "<xml><Encrypt>督办</Encrypt></xml>".encode("gb18030"),
    b"<xml>" + b"<a>1</a>" * 8000 + b"</xml>",
)
PLAINS = (
    "",
    "<xml></xml>",
    "<xml><MsgType></MsgType></xml>",
    "<xml><MsgType><a/></MsgType></xml>",
    "not xml at all",
    "{}",
    '{"msgtype": []}',
    '{"msgtype": "text", "text": null}',
    '{"msgtype": "event", "event": {"eventtype": 7}}',
    "<xml><MsgType>event</MsgType><Event>template_card_event</Event></xml>",
    "<xml><CreateTime>x</CreateTime><MsgType>text</MsgType><Content>\x0b</Content></xml>",
)
VALUES = ("", "0", "9" * 40, "-1", "1700000000", "nonce", "督办", "%00", "\ud800", "a" * 5000, "' OR 1=1 --", "../../x")
WRITTEN = VALUES[:7]  # what XML can hold
NAMES = ("msg_signature", "timestamp", "nonce", "echostr")


@dataclass
class Fuzz:
    """A source of requests; the same dice give the same ones."""

    rng: random.Random
    emulator: Emulator
    speakers: list[str] = field(default_factory=list)

    def request(self) -> tuple[str, Callback, Mapping[str, str]]:
        """Method, callback and query."""
        rng = self.rng
        door: Door = "app" if rng.random() < 0.5 else "bot"
        callback = self.emulator.sealed(door, self._plain(door))
        if rng.random() < 0.4:
            callback = replace(callback, body=self._broken(callback.body))
        if rng.random() < 0.2:
            callback = replace(callback, body=rng.choice(SHAPES))
        query: Mapping[str, str] = callback.params
        if rng.random() < 0.4:
            query = self._other(query)
        method = "GET" if rng.random() < 0.05 else "POST"
        return method, callback, query

    def _plain(self, door: str) -> str:
        """What stands inside the envelope."""
        rng = self.rng
        if rng.random() < 0.5:
            return rng.choice(PLAINS)
        keys, now = self.emulator.corp.credentials, self.emulator.corp.clock()
        words = {"MsgType": rng.choice(("text", "image", "voice", "event", "x")), "Content": rng.choice(WRITTEN)}
        corp = rng.choice((keys.corp_id, keys.corp_id, "wwother"))
        agent = rng.choice((keys.agent_id, keys.agent_id, 7))
        more = {rng.choice(("MsgId", "Event", "EventKey", "TaskId", "PicUrl")): rng.choice(WRITTEN)}
        text = xml(letter(corp, agent, rng.choice(("nobody", *self.speakers)), now, **words, **more))
        return text if door == "app" or rng.random() < 0.5 else self._broken(text.encode()).decode("utf-8", "replace")

    def _broken(self, data: bytes) -> bytes:
        """Bytes cut, turned, doubled or put in."""
        rng = self.rng
        for _ in range(rng.randint(1, 4)):
            place = rng.randrange(len(data) + 1)
            how = rng.randrange(4)
            if how == 0:
                data = data[:place]
            elif how == 1:
                data = data[:place] + bytes([rng.randrange(256)]) + data[place + 1 :]
            elif how == 2:
                data = data[:place] + data[place:] * 2
            else:
                data = data[:place] + rng.randbytes(rng.randint(1, 40)) + data[place:]
        return data[:200_000]

    def _other(self, query: Mapping[str, str]) -> Mapping[str, str]:
        """A parameter that is missing, strange, or one too many."""
        rng = self.rng
        name = rng.choice(NAMES)
        if rng.random() < 0.3:
            return {key: value for key, value in query.items() if key != name}
        return {**query, name: rng.choice(VALUES)}
