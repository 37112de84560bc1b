"""How WeCom reads the passive answer of an app: encrypted XML, or nothing (wecom-protocol §1.4, §2.4)."""

from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree as ET  # nosec B405

from sandbox.callback.heard import Answer, Posted
from sandbox.content_rules import TEXT_BYTES, cut
from sandbox.envelope import Envelope

Json = dict[str, Any]

ANSWER_TYPES = ("text", "image", "voice", "video", "news", "update_button", "update_template_card")
ENVELOPE = ("Encrypt", "MsgSignature", "TimeStamp", "Nonce")


class BadAnswer(Exception):
    """The product's answer is not what WeCom accepts; the sentence says why."""


@dataclass(frozen=True)
class AppAnswers:
    """Judges the answers of one app."""

    envelope: Envelope
    corp_id: str

    def judge(self, posted: Posted, userid: str, copy: int) -> Answer:
        """The answer as WeCom takes it."""
        if posted.problem or posted.status != 200 or not posted.body:  # noqa: PLR2004 - HTTP OK
            return Answer(posted.status, posted.seconds, fault="", copy=copy, raw=posted.body)
        try:
            payload = self._inner(posted.body, userid)
        except BadAnswer as bad:
            return Answer(posted.status, posted.seconds, fault=str(bad), copy=copy, raw=posted.body)
        text = cut(payload.get("Content", ""), TEXT_BYTES) if payload["MsgType"] == "text" else ""
        return Answer(posted.status, posted.seconds, text, payload, copy=copy, raw=posted.body)

    def _inner(self, body: bytes, userid: str) -> Json:
        outer = _parsed(body)
        for name in ENVELOPE:
            _expect(outer.get(name), f"the answer has no {name}")
        encrypt, signature, stamp, nonce = (str(outer[name]) for name in ENVELOPE)
        try:
            plain = self.envelope.open(encrypt, signature, stamp, nonce)
        except Exception as problem:  # noqa: BLE001 - whatever is wrong inside, WeCom throws the answer away
            raise BadAnswer(f"the answer cannot be decrypted: {type(problem).__name__}") from None
        inner = _parsed(plain.encode())
        _expect(inner.get("ToUserName") == userid, "ToUserName is not the userid")
        _expect(inner.get("FromUserName") == self.corp_id, "FromUserName is not the corpid")
        _expect(str(inner.get("CreateTime", "")).isdigit(), "CreateTime is no number")
        _expect(inner.get("MsgType") in ANSWER_TYPES, f"MsgType {inner.get('MsgType')!r}")
        _expect(inner["MsgType"] != "text" or inner.get("Content"), "an empty Content")
        return inner


def _parsed(data: bytes) -> Json:
    try:
        # the answer of the product under test, on this machine
        root = ET.fromstring(data)  # noqa: S314  # nosec B314
    except (ET.ParseError, ValueError):
        raise BadAnswer("the answer is no XML") from None
    found: Json = {}
    for child in root:
        _expect(child.tag not in found, f"{child.tag} stands there twice")
        found[child.tag] = (child.text or "") if len(child) == 0 else {one.tag: one.text or "" for one in child}
    return found


def _expect(condition: object, sentence: str) -> None:
    if not condition:
        raise BadAnswer(sentence)
