"""Template cards (模板卡片) as pure data: every limit of wecom-protocol §5 is kept here, at its smaller figure.

What is too long is cut with an ellipsis, because a client would cut it anyway; counts, keys and required fields
that the API would refuse raise `BadCard`, because only a bug of ours can produce them.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.wecom.messages import Payload, To, message
from bot.wecom.texts import cut_chars, printable

MAX_ROWS = 6
MAX_BUTTONS = 6
MAX_OPTIONS = 10
REPLACED = "closed"  # key of the greyed button of a closed card; no press of it can arrive

_TASK_ID = re.compile(r"[0-9A-Za-z_\-@]{1,128}")
_URL = re.compile(r"https?://[^\s<>\"]{1,2000}")
_TITLE, _DESC, _SUB, _ROW_KEY, _ROW_VALUE, _SOURCE = 26, 30, 112, 5, 26, 13
_QUOTE, _BUTTON, _CHOICE, _OPTION = 112, 10, 13, 10
_KEY_BYTES, _ID_BYTES = 1024, 128
_STYLES = range(1, 5)


class BadCard(ValueError):
    """A card that the API would refuse."""


@dataclass(frozen=True, slots=True)
class Face:
    """What a card shows; `rows` are up to six pairs, the first part at most 5 characters, the second 26."""

    title: str
    desc: str = ""
    sub: str = ""
    rows: Sequence[tuple[str, str]] = ()
    quote: str = ""
    source: str = ""
    url: str = ""  # where a touch on the card leads; text_notice must have one


@dataclass(frozen=True, slots=True)
class Button:
    """`key` comes back in the callback exactly as given; style 1 blue, 2 light, 3 red or neutral, 4 black (§5.3)."""

    text: str
    key: str
    style: int = 1


@dataclass(frozen=True, slots=True)
class Choice:
    """A drop-down on a button card: up to ten options as (id, text)."""

    key: str
    title: str
    options: Sequence[tuple[str, str]]
    selected: str = ""


@dataclass(frozen=True, slots=True)
class CardUpdate:
    """Whose card is changed by which unspent code."""

    userids: Sequence[str]
    agentid: int
    response_code: str


def button_card(to: To, task_id: str, face: Face, buttons: Sequence[Button], choice: Choice | None = None) -> Payload:
    """A button_interaction that asks for a decision; `task_id` must be new with every card."""
    card = {
        "card_type": "button_interaction",
        "task_id": _task_id(task_id),
        **_face(face),
        "button_list": _buttons(buttons),
    }
    if choice is not None:
        card["button_selection"] = _choice(choice)
    return message(to, "template_card", card)


def notice_card(to: To, face: Face, task_id: str = "") -> Payload:
    """A text_notice: tells, asks nothing; `face.url` is required (errcode 42045)."""
    if not face.url:
        raise BadCard("a text_notice needs an address")
    card = {"card_type": "text_notice", **_face(face)}
    if task_id:
        card["task_id"] = _task_id(task_id)
    return message(to, "template_card", card)


def closed_card(update: CardUpdate, face: Face, replaced_by: str) -> Payload:
    """A whole new face for a card that has been decided; in place of its buttons stands `replaced_by`, in grey."""
    text = _required(replaced_by, _BUTTON, "text of the button")
    card = {
        "card_type": "button_interaction",
        **_face(face),
        "button_list": [{"text": text, "style": 2, "key": REPLACED}],
        "replace_text": text,
    }
    return {**_update(update), "template_card": card}


def grey(update: CardUpdate, replaced_by: str) -> Payload:
    """Keep the card as it is, its buttons replaced by one grey text."""
    return {**_update(update), "button": {"replace_name": _required(replaced_by, _BUTTON, "text of the button")}}


def _update(update: CardUpdate) -> Payload:
    if not update.response_code or not update.userids:
        raise BadCard("an update needs a code and somebody")
    return {
        "userids": list(update.userids),
        "agentid": update.agentid,
        "response_code": update.response_code,
    }


def _face(face: Face) -> dict[str, Any]:
    card: dict[str, Any] = {"main_title": _titles(face)}
    if face.source:
        card["source"] = {"desc": _cut(face.source, _SOURCE)}
    if face.sub:
        card["sub_title_text"] = _cut(face.sub, _SUB)
    if face.quote:
        card["quote_area"] = {"type": 0, "quote_text": _cut(face.quote, _QUOTE)}
    if face.rows:
        card["horizontal_content_list"] = _rows(face.rows)
    if face.url:
        card["card_action"] = {"type": 1, "url": _url(face.url)}
    return card


def _titles(face: Face) -> dict[str, str]:
    titles = {"title": _required(face.title, _TITLE, "title")}
    if face.desc:
        titles["desc"] = _cut(face.desc, _DESC)
    return titles


def _rows(rows: Sequence[tuple[str, str]]) -> list[dict[str, str]]:
    if len(rows) > MAX_ROWS:
        raise BadCard(f"{len(rows)} rows, at most {MAX_ROWS}")
    return [{"keyname": _required(name, _ROW_KEY, "row"), "value": _cut(value, _ROW_VALUE)} for name, value in rows]


def _buttons(buttons: Sequence[Button]) -> list[dict[str, Any]]:
    if not 1 <= len(buttons) <= MAX_BUTTONS:
        raise BadCard(f"{len(buttons)} buttons, 1 to {MAX_BUTTONS}")
    _distinct([button.key for button in buttons], _KEY_BYTES, "key of a button")
    if any(button.style not in _STYLES for button in buttons):
        raise BadCard("a button's style is 1 to 4")
    return [
        {"text": _required(button.text, _BUTTON, "text of a button"), "style": button.style, "key": button.key}
        for button in buttons
    ]


def _choice(choice: Choice) -> dict[str, Any]:
    if not 1 <= len(choice.options) <= MAX_OPTIONS:
        raise BadCard(f"{len(choice.options)} options, 1 to {MAX_OPTIONS}")
    ids = [identifier for identifier, _ in choice.options]
    _distinct(ids, _ID_BYTES, "id of an option")
    _distinct([choice.key], _KEY_BYTES, "key of the choice")
    selection: dict[str, Any] = {
        "question_key": choice.key,
        "title": _cut(choice.title, _CHOICE),
        "option_list": [{"id": one, "text": _required(text, _OPTION, "option")} for one, text in choice.options],
    }
    if choice.selected:
        selection["selected_id"] = _known(choice.selected, ids)
    return selection


def _known(selected: str, ids: Sequence[str]) -> str:
    if selected not in ids:
        raise BadCard("the selected option is none of the options")
    return selected


def _distinct(keys: Sequence[str], limit: int, name: str) -> None:
    if len(set(keys)) < len(keys):
        raise BadCard(f"{name}: the same twice")
    if any(not key or len(key.encode()) > limit for key in keys):
        raise BadCard(f"{name}: 1 to {limit} bytes")


def _task_id(task_id: str) -> str:
    if not _TASK_ID.fullmatch(task_id):
        raise BadCard("task_id: 1 to 128 of 0-9 A-Z a-z _ - @")
    return task_id


def _url(url: str) -> str:
    if not _URL.fullmatch(url):
        raise BadCard("not an address of a page")
    return url


def _required(text: str, limit: int, name: str) -> str:
    if not text.strip():
        raise BadCard(f"{name} is empty")
    return _cut(text, limit)


def _cut(text: str, limit: int) -> str:
    return cut_chars(printable(text), limit)


def is_card(payload: Mapping[str, Any]) -> bool:
    """Whether a message is a card, whose task_id WeCom takes only once."""
    return payload.get("msgtype") == "template_card"
