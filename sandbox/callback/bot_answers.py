"""How WeCom reads a bot's answer: encrypted JSON with the nonce of the request, or nothing (§1.5, §3.5)."""

import json
from dataclasses import dataclass
from typing import Any

from sandbox.callback.app_answers import BadAnswer
from sandbox.callback.heard import Answer, Posted
from sandbox.card_bounds import BOT
from sandbox.card_rules import CardRules
from sandbox.envelope import Envelope
from sandbox.refusal import Refused

Json = dict[str, Any]

STREAM_BYTES = 20480
ALLOWED = {
    "message": ("stream", "template_card", "stream_with_template_card"),
    "enter_chat": ("text", "template_card"),
    "card": ("update_template_card",),
    "none": (),
}


@dataclass(frozen=True)
class BotAnswers:
    """Judges the answers of one bot."""

    envelope: Envelope
    long_texts_refused: bool = True

    def judge(self, posted: Posted, nonce: str, asked: str, copy: int) -> Answer:
        """The answer as WeCom takes it; `asked` is what was called: message, enter_chat, card or none."""
        if posted.problem or posted.status != 200 or not posted.body:  # noqa: PLR2004 - HTTP OK
            return Answer(posted.status, posted.seconds, copy=copy, raw=posted.body)
        try:
            payload = self._inner(posted.body, nonce)
            text = self._check(payload, asked) if payload else ""
        except (BadAnswer, Refused) as bad:
            return Answer(posted.status, posted.seconds, fault=str(bad), copy=copy, raw=posted.body)
        return Answer(posted.status, posted.seconds, text, payload, copy=copy, raw=posted.body)

    def _inner(self, body: bytes, nonce: str) -> Json:
        outer = _object(body)
        if outer.get("nonce") != nonce:
            raise BadAnswer("the nonce is not that of the request")
        if type(outer.get("timestamp")) is not int:
            raise BadAnswer("timestamp is no integer")
        try:
            plain = self.envelope.open(
                str(outer.get("encrypt")), str(outer.get("msgsignature")), str(outer["timestamp"]), nonce
            )
        except Exception as problem:  # noqa: BLE001 - whatever is wrong inside, WeCom throws the answer away
            raise BadAnswer(f"the answer cannot be decrypted: {type(problem).__name__}") from None
        return _object(plain.encode())

    def _check(self, payload: Json, asked: str) -> str:
        kind = str(payload.get("response_type") if asked == "card" else payload.get("msgtype"))
        if kind not in ALLOWED[asked]:
            raise BadAnswer(f"{kind!r} is no answer to {asked}")
        if "template_card" in kind:
            CardRules(BOT, long_texts_refused=self.long_texts_refused).check(payload.get("template_card"))
        if kind == "text":
            return _content(payload.get("text"))
        return _stream(payload.get("stream")) if kind.startswith("stream") else ""


def _stream(stream: object) -> str:
    if not isinstance(stream, dict) or not isinstance(stream.get("id"), str) or not stream["id"]:
        raise BadAnswer("stream.id is missing")
    if not isinstance(stream.get("finish"), bool):
        raise BadAnswer("stream.finish is no boolean")
    return _content(stream) if stream["finish"] else str(stream.get("content", ""))


def _content(holder: object) -> str:
    content = holder.get("content") if isinstance(holder, dict) else None
    if not isinstance(content, str) or not content:
        raise BadAnswer("content is missing")
    if len(content.encode()) > STREAM_BYTES:
        raise BadAnswer(f"content is longer than {STREAM_BYTES} bytes")
    return content


def _object(data: bytes) -> Json:
    try:
        value = json.loads(data)
    except ValueError:
        raise BadAnswer("the answer is no JSON") from None
    if not isinstance(value, dict):
        raise BadAnswer("the answer is no JSON object")
    return value
