"""Messages other than cards as pure data, and the bytes in which the outbox keeps any of them."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.wecom.texts import cut_bytes, printable, untagged

Payload = dict[str, Any]

TEXT_BYTES = 2048
MENU_ENTRIES = 3
MENU_SUB_ENTRIES = 5
DUPLICATE_CHECK_SECONDS = 4 * 3600  # the longest that WeCom offers
_MENU_NAME_BYTES, _MENU_SUB_NAME_BYTES, _MENU_KEY_BYTES, _MENU_URL_BYTES = 16, 40, 128, 1024


class BadMessage(ValueError):
    """A message that the API would refuse or cut."""


@dataclass(frozen=True, slots=True)
class To:
    """One recipient (userid) of one application."""

    touser: str
    agentid: int


def message(to: To, msgtype: str, body: Mapping[str, Any]) -> Payload:
    """The whole of message/send; the duplicate check makes a repetition of the same bytes harmless for 4 hours."""
    if not to.touser or "|" in to.touser:
        raise BadMessage("one recipient a message")
    return {
        "touser": to.touser,
        "agentid": to.agentid,
        "msgtype": msgtype,
        msgtype: dict(body),
        "enable_duplicate_check": 1,
        "duplicate_check_interval": DUPLICATE_CHECK_SECONDS,
    }


def text_message(to: To, text: str) -> Payload:
    """Plain text of at most 2048 bytes (`texts.split_text` makes pieces); tags in it are shown, not obeyed.

    Two equal texts to one person within 4 hours are one for WeCom: something in the text must differ.
    """
    return message(to, "text", {"content": untagged(_fitting(text))})


def markdown_message(to: To, markdown: str) -> Payload:
    """Markdown of at most 2048 bytes; text of users in it must have gone through `texts.unmarked`."""
    return message(to, "markdown", {"content": _fitting(markdown)})


def file_message(to: To, media_id: str, kind: str = "file") -> Payload:
    """A file, image, voice or video that was uploaded less than three days ago."""
    return message(to, kind, {"media_id": media_id})


def group_text(text: str) -> Payload:
    """Text for a group's webhook; at most 2048 bytes, mentions nobody."""
    return {"msgtype": "text", "text": {"content": cut_bytes(untagged(printable(text)), TEXT_BYTES)}}


def menu(entries: Sequence[tuple[str, str | Sequence[tuple[str, str]]]]) -> Payload:
    """The app's own menu: up to three (name, key), or (name, up to five (name, key)); a web address opens a page."""
    if not 1 <= len(entries) <= MENU_ENTRIES:
        raise BadMessage(f"a menu has 1 to {MENU_ENTRIES} entries")
    return {"button": [_menu_entry(name, below) for name, below in entries]}


def freeze(payload: Mapping[str, Any]) -> bytes:
    """The bytes that are sent, the same for the same content: WeCom recognises a duplicate by its JSON."""
    return json.dumps(payload, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _fitting(text: str) -> str:
    text = printable(text)
    if not text.strip():
        raise BadMessage("the text is empty")
    if len(untagged(text).encode()) > TEXT_BYTES:
        raise BadMessage(f"longer than {TEXT_BYTES} bytes: split it first")
    return text


def _menu_entry(name: str, below: str | Sequence[tuple[str, str]]) -> Payload:
    if isinstance(below, str):
        return _menu_click(name, below, _MENU_NAME_BYTES)
    if not 1 <= len(below) <= MENU_SUB_ENTRIES:
        raise BadMessage(f"a sub-menu has 1 to {MENU_SUB_ENTRIES} entries")
    return {
        "name": _sized(name, _MENU_NAME_BYTES),
        "sub_button": [_menu_click(inner, key, _MENU_SUB_NAME_BYTES) for inner, key in below],
    }


def _menu_click(name: str, key: str, limit: int) -> Payload:
    if key.startswith(("https://", "http://")):
        return {"type": "view", "name": _sized(name, limit), "url": _sized(key, _MENU_URL_BYTES)}
    return {"type": "click", "name": _sized(name, limit), "key": _sized(key, _MENU_KEY_BYTES)}


def _sized(text: str, limit: int) -> str:
    if not 1 <= len(text.encode()) <= limit:
        raise BadMessage(f"{text!r}: 1 to {limit} bytes")
    return text
