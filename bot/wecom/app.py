"""自建应用: the XML callback for one-to-one messages and for every card (wecom-protocol §1.4, §2)."""

from collections.abc import Callable, Mapping
from typing import Any

import xmltodict  # type: ignore[import-untyped]  # comes with wechatpy, without types
from wechatpy.enterprise import parse_message

from bot.message import Channel, Kind, Media, Message, Tap
from bot.wecom import foreign
from bot.wecom.crypto import Envelope
from bot.wecom.errors import Unreadable, WrongReceiver
from bot.wecom.sealing import SILENCE, Answer
from bot.wecom.texts import cdata, cut_bytes, untagged

TEXT_BYTES = 2048
_EVENTS = {
    "template_card_event": Kind.TAP,
    "template_card_menu_event": Kind.TAP,
    "click": Kind.MENU,
    "enter_agent": Kind.ENTER,
    "subscribe": Kind.JOIN,
    "unsubscribe": Kind.LEAVE,
}
_WITHOUT_ANSWER = frozenset({Kind.TAP, Kind.MENU, Kind.ENTER, Kind.JOIN, Kind.LEAVE, Kind.EVENT})


class AppDoor:
    """Reads and answers the callbacks of one application of one enterprise."""

    def __init__(self, token: str, aes_key: str, corp_id: str, agent_id: str) -> None:
        self._envelope = Envelope(token, aes_key, corp_id)
        self._corp_id = corp_id
        self._agent_id = str(agent_id)

    def verify(self, query: Mapping[str, str]) -> str:
        """URL verification: the decrypted echostr, to be answered as it is. `Refused` if it is not WeCom's."""
        return self._open(query.get("echostr", ""), query)

    def read(self, body: bytes, query: Mapping[str, str]) -> Message:
        """The message in a POST; `Refused` and nothing else if there is none for us."""
        outer = _fields(_decoded(body))
        plain = self._open(foreign.text(outer, "Encrypt"), query)
        fields = _fields(plain)
        for part in (outer, fields):
            self._check_receiver(part)
        return _message(fields, plain, self._agent_id)

    def payload(self, text: str, message: Message, created_at: int) -> str:
        """The plain XML answer, "" for none; created_at in unix seconds.

        The inbox stores it, so that a repetition hears the same. Events take no answer (`answers`).
        """
        if not text.strip() or not self.answers(message):
            return ""
        content = cut_bytes(untagged(text), TEXT_BYTES)
        return (
            f"<xml><ToUserName>{cdata(message.sender)}</ToUserName><FromUserName>{cdata(self._corp_id)}</FromUserName>"
            f"<CreateTime>{created_at}</CreateTime><MsgType><![CDATA[text]]></MsgType>"
            f"<Content>{cdata(content)}</Content></xml>"
        )

    def answers(self, message: Message) -> bool:
        """Whether text can travel in the answer to this callback; else it has to go by message/send."""
        return message.kind not in _WITHOUT_ANSWER

    def seal(self, payload: str, nonce: str, timestamp: int) -> Answer:
        """The HTTP answer for a plain payload, encrypted anew; an empty body for an empty payload."""
        if not payload:
            return SILENCE
        sealed = self._envelope.seal(payload, nonce, timestamp)
        xml = (
            f"<xml><Encrypt>{cdata(sealed.encrypt)}</Encrypt><MsgSignature>{cdata(sealed.signature)}</MsgSignature>"
            f"<TimeStamp>{sealed.timestamp}</TimeStamp><Nonce>{cdata(sealed.nonce)}</Nonce></xml>"
        )
        return Answer(xml.encode(), "application/xml; charset=utf-8")

    def answer(self, text: str, message: Message, nonce: str, timestamp: int) -> Answer:
        """Payload and envelope at once, both with the same time."""
        return self.seal(self.payload(text, message, timestamp), nonce, timestamp)

    def _open(self, encrypt: str, query: Mapping[str, str]) -> str:
        return self._envelope.open(
            encrypt, query.get("msg_signature", ""), query.get("timestamp", ""), query.get("nonce", "")
        )

    def _check_receiver(self, fields: Mapping[str, object]) -> None:
        if foreign.text(fields, "ToUserName") not in ("", self._corp_id):
            raise WrongReceiver("ToUserName is another enterprise")
        if foreign.text(fields, "AgentID") not in ("", self._agent_id):
            raise WrongReceiver("AgentID is another application")


def _decoded(body: bytes) -> str:
    try:
        return body.decode()
    except UnicodeDecodeError:
        raise Unreadable("body is not UTF-8") from None


def _fields(xml: str) -> Mapping[str, object]:
    """The children of the root `<xml>`; entities are refused, external ones are never fetched."""
    try:
        root = xmltodict.parse(xml, strip_whitespace=False).get("xml")
    except Exception as fault:  # noqa: BLE001 - expat, ValueError for entities, and whatever bytes can still provoke
        raise Unreadable(f"not XML: {type(fault).__name__}") from None
    if not isinstance(root, Mapping):
        raise Unreadable("no <xml> with fields in it")
    return root


def _message(fields: Mapping[str, object], plain: str, agent_id: str) -> Message:
    kind_name = foreign.short(fields, "MsgType").lower()
    if not kind_name:
        raise Unreadable("no MsgType")
    sender = foreign.short(fields, "FromUserName")
    if not sender:
        raise Unreadable("no FromUserName")
    if kind_name == "event":
        return _event(fields, plain, agent_id, sender)
    kind, text, media = _content(kind_name, plain)
    return Message(
        channel=Channel.APP,
        kind=kind,
        key=_message_key(fields, plain, agent_id),
        sender=sender,
        text=text,
        media=media,
        sent_at=foreign.number(fields, "CreateTime"),
    )


def _message_key(fields: Mapping[str, object], plain: str, agent_id: str) -> str:
    msg_id = foreign.text(fields, "MsgId")
    if msg_id in ("", "0"):
        return foreign.key("app", agent_id, "sha256", foreign.digest(plain))
    return foreign.key("app", agent_id, "msg", msg_id)


def _content(kind_name: str, plain: str) -> tuple[Kind, str, tuple[Media, ...]]:
    """Kind, text and media of a message, by wechatpy's parser, which knows all the kinds that an app can receive."""
    try:
        parsed = parse_message(plain)
        return _CONTENTS.get(kind_name, _unknown)(parsed)
    except Exception as fault:  # noqa: BLE001 - its converters raise whatever a nested or odd field provokes
        raise Unreadable(f"fields of {kind_name} make no sense: {type(fault).__name__}") from None


def _plain(value: object) -> str:
    return foreign.text({"": value}, "")


def _file(kind: Kind, value: object) -> tuple[Kind, str, tuple[Media, ...]]:
    media_id = foreign.short({"MediaId": value}, "MediaId", 512)
    return kind, "", (Media(kind.value, media_id=media_id),) if media_id else ()


def _unknown(_parsed: Any) -> tuple[Kind, str, tuple[Media, ...]]:  # noqa: ANN401 - wechatpy has no types
    return Kind.UNKNOWN, "", ()


_CONTENTS: Mapping[str, Callable[[Any], tuple[Kind, str, tuple[Media, ...]]]] = {
    "text": lambda parsed: (Kind.TEXT, _plain(parsed.content), ()),
    "image": lambda parsed: _file(Kind.IMAGE, parsed.media_id),
    "voice": lambda parsed: _file(Kind.VOICE, parsed.media_id),
    "video": lambda parsed: _file(Kind.VIDEO, parsed.media_id),
    "shortvideo": lambda parsed: _file(Kind.VIDEO, parsed.media_id),
    "location": lambda parsed: (Kind.LOCATION, _plain(parsed.label), ()),
    "link": lambda parsed: (Kind.LINK, f"{_plain(parsed.title)} {_plain(parsed.url)}".strip(), ()),
}


def _event(fields: Mapping[str, object], plain: str, agent_id: str, sender: str) -> Message:
    """Any event; read without wechatpy, which knows no card events (wecom-protocol §8.1)."""
    name = foreign.short(fields, "Event")
    kind = _EVENTS.get(name.lower(), Kind.EVENT)
    tap = _tap(fields) if kind is Kind.TAP else None
    return Message(
        channel=Channel.APP,
        kind=kind,
        key=_event_key(tap, sender, plain, agent_id),
        sender=sender,
        tap=tap,
        event=name,
        event_key="" if tap else foreign.text(fields, "EventKey")[: foreign.ADDRESS_LENGTH],
        sent_at=foreign.number(fields, "CreateTime"),
    )


def _event_key(tap: Tap | None, sender: str, plain: str, agent_id: str) -> str:
    """FromUserName and CreateTime are not enough: two events of one second would share a key (§1.6)."""
    if tap is None or not tap.response_code:
        return foreign.key("app", agent_id, "sha256", foreign.digest(plain))
    return foreign.key("app", agent_id, "card", sender, tap.task_id, tap.key, tap.response_code)


def _tap(fields: Mapping[str, object]) -> Tap:
    chosen = foreign.many(foreign.part(fields, "SelectedItems"), "SelectedItem")
    return Tap(
        task_id=foreign.exact(fields, "TaskId"),
        key=foreign.exact(fields, "EventKey", 1024),
        card_type=foreign.short(fields, "CardType"),
        response_code=foreign.short(fields, "ResponseCode", 512),
        selected={foreign.short(item, "QuestionKey", 1024): _options(item) for item in chosen},
    )


def _options(item: object) -> tuple[str, ...]:
    listed = foreign.many(foreign.part(item, "OptionIds"), "OptionId")
    return tuple(option for option in map(_plain, listed) if option)
