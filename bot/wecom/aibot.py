"""智能机器人: the JSON callback for groups and for one person (wecom-protocol §1.5, §3); its receiver id is empty."""

import json
import re
from collections.abc import Mapping

from bot.message import Channel, Kind, Media, Message, Tap
from bot.wecom import foreign
from bot.wecom.crypto import Envelope
from bot.wecom.errors import Unreadable
from bot.wecom.sealing import SILENCE, Answer
from bot.wecom.texts import cut_bytes, printable, unmarked

STREAM_BYTES = 20480
_KINDS = {
    "text": Kind.TEXT,
    "image": Kind.IMAGE,
    "mixed": Kind.MIXED,
    "voice": Kind.VOICE,
    "file": Kind.FILE,
    "video": Kind.VIDEO,
    "stream": Kind.POLL,
}
_EVENTS = {"enter_chat": Kind.ENTER, "template_card_event": Kind.TAP}
_WITHOUT_ANSWER = frozenset({Kind.TAP, Kind.EVENT})
_MEDIA = ("image", "file", "video")
# Seen as woAJ2GCAAAXtWyujaWJHDDGi0mACH71w; nobody chooses sixteen mixed characters that begin with a small wo.
_ENCRYPTED_USERID = re.compile(r"wo(?=[a-z0-9_-]*[A-Z])[A-Za-z0-9_-]{14,126}")


def is_encrypted_userid(userid: str) -> bool:
    """Whether WeCom hid the person behind an id of the bot's own, because no 超级管理员 made the bot (§3.3)."""
    return _ENCRYPTED_USERID.fullmatch(userid) is not None


class BotDoor:
    """Reads and answers the callbacks of one bot."""

    def __init__(self, token: str, aes_key: str) -> None:
        self._envelope = Envelope(token, aes_key, "")

    def verify(self, query: Mapping[str, str]) -> str:
        """URL verification: the decrypted echostr, to be answered as it is. `Refused` if it is not WeCom's."""
        return self._open(query.get("echostr", ""), query)

    def read(self, body: bytes, query: Mapping[str, str]) -> Message:
        """The message in a POST; `Refused` and nothing else if there is none for us."""
        outer = _fields(body)
        plain = self._open(foreign.text(outer, "encrypt") or foreign.text(outer, "Encrypt"), query)
        return _message(_fields(plain), plain)

    def payload(self, text: str, message: Message, created_at: int) -> str:
        """The plain JSON answer, "" for none; the inbox stores it, so that a repetition hears the same.

        A message is answered by a finished `stream` (plain text is refused), the opening of a chat by `text`.
        `created_at` has no place in this format.
        """
        del created_at
        if not text.strip() or not self.answers(message):
            return ""
        content = cut_bytes(unmarked(printable(text)), STREAM_BYTES)
        if message.kind is Kind.ENTER:
            return _dumped({"msgtype": "text", "text": {"content": content}})
        stream_id = message.stream_id or foreign.digest(message.key)[:32]
        return _dumped({"msgtype": "stream", "stream": {"id": stream_id, "finish": True, "content": content}})

    def answers(self, message: Message) -> bool:
        """Whether text can travel in the answer to this callback."""
        return message.kind not in _WITHOUT_ANSWER

    def seal(self, payload: str, nonce: str, timestamp: int) -> Answer:
        """The HTTP answer for a plain payload, with the nonce of the request; empty for an empty payload."""
        if not payload:
            return SILENCE
        sealed = self._envelope.seal(payload, nonce, timestamp)
        body = {
            "encrypt": sealed.encrypt,
            "msgsignature": sealed.signature,
            "timestamp": sealed.timestamp,
            "nonce": sealed.nonce,
        }
        return Answer(_dumped(body).encode(), "application/json; charset=utf-8")

    def answer(self, text: str, message: Message, nonce: str, timestamp: int) -> Answer:
        """Payload and envelope at once."""
        return self.seal(self.payload(text, message, timestamp), nonce, timestamp)

    def _open(self, encrypt: str, query: Mapping[str, str]) -> str:
        return self._envelope.open(
            encrypt, query.get("msg_signature", ""), query.get("timestamp", ""), query.get("nonce", "")
        )


def _dumped(data: Mapping[str, object]) -> str:
    return json.dumps(data, ensure_ascii=False)


def _fields(data: bytes | str) -> Mapping[str, object]:
    try:
        found = json.loads(data)
    except (ValueError, RecursionError) as fault:  # ValueError: JSON, UTF-8, numbers of too many digits
        raise Unreadable(f"not JSON: {type(fault).__name__}") from None
    if not isinstance(found, Mapping):
        raise Unreadable("not a JSON object")
    return found


def _message(fields: Mapping[str, object], plain: str) -> Message:
    name = foreign.short(fields, "msgtype").lower()
    if not name:
        raise Unreadable("no msgtype")
    event = foreign.part(fields, "event")
    event_name = foreign.short(event, "eventtype") if name == "event" else ""
    kind = _EVENTS.get(event_name, Kind.EVENT) if name == "event" else _KINDS.get(name, Kind.UNKNOWN)
    sender = foreign.short(foreign.part(fields, "from"), "userid")
    if not sender and kind is not Kind.EVENT:
        raise Unreadable("no from.userid")
    return Message(
        channel=Channel.BOT,
        kind=kind,
        key=_key(fields, plain),
        sender=sender,
        text=_text(fields, name),
        chat_id=_chat(fields),
        quote=_quoted(fields),
        media=_media(fields, name),
        tap=_tap(event) if kind is Kind.TAP else None,
        event=event_name,
        stream_id=foreign.short(foreign.part(fields, "stream"), "id", 256) if kind is Kind.POLL else "",
        response_url=foreign.short(fields, "response_url", foreign.ADDRESS_LENGTH),
        sent_at=foreign.number(fields, "create_time"),
    )


def _key(fields: Mapping[str, object], plain: str) -> str:
    msgid = foreign.text(fields, "msgid")
    return foreign.key("bot", "msg", msgid) if msgid else foreign.key("bot", "sha256", foreign.digest(plain))


def _chat(fields: Mapping[str, object]) -> str:
    """The group's id; a group that comes without one must still not be taken for a talk between two."""
    if foreign.text(fields, "chattype") == "single":
        return ""
    chat_id = foreign.short(fields, "chatid")
    if not chat_id and foreign.text(fields, "chattype") == "group":
        raise Unreadable("a group without chatid")
    return chat_id


def _text(data: object, name: str) -> str:
    """Text of a message or of a quoted one: typed, recognised from speech, or the texts between pictures."""
    if name in ("text", "voice"):
        return foreign.text(foreign.part(data, name), "content")
    if name == "mixed":
        return "\n".join(filter(None, (_text(item, foreign.text(item, "msgtype")) for item in _items(data))))
    return ""


def _media(data: object, name: str) -> tuple[Media, ...]:
    if name == "mixed":
        return tuple(found for item in _items(data) for found in _media(item, foreign.text(item, "msgtype")))
    if name not in _MEDIA:
        return ()
    url = foreign.short(foreign.part(data, name), "url", foreign.ADDRESS_LENGTH)
    return (Media(name, url=url),) if url else ()


def _items(data: object) -> list[object]:
    """The pieces of a mixed message; a mixed one inside would be nobody's, and would recurse."""
    pieces = foreign.many(foreign.part(data, "mixed"), "msg_item")
    return [piece for piece in pieces if foreign.text(piece, "msgtype") != "mixed"]


def _quoted(fields: Mapping[str, object]) -> str:
    quote = foreign.part(fields, "quote")
    return _text(quote, foreign.text(quote, "msgtype"))


def _tap(event: Mapping[str, object]) -> Tap:
    """A press on a bot's card; the documents spell its fields in two ways."""
    card = foreign.part(event, "template_card_event")
    chosen = foreign.many(foreign.part(card, "selected_items"), "selected_item")
    return Tap(
        task_id=_either(card, "task_id", "taskid"),
        key=_either(card, "event_key", "eventkey", 1024),
        card_type=_either(card, "card_type", "cardtype"),
        selected={_either(item, "question_key", "questionkey", 1024): _options(item) for item in chosen},
    )


def _either(data: object, name: str, other: str, limit: int = foreign.ID_LENGTH) -> str:
    return foreign.short(data, name, limit) or foreign.short(data, other, limit)


def _options(item: object) -> tuple[str, ...]:
    ids = foreign.part(item, "option_ids") or foreign.part(item, "optionids")
    listed = foreign.many(ids, "option_id") or foreign.many(ids, "optionid")
    return tuple(found for found in (foreign.text({"id": one}, "id") for one in listed) if found)
