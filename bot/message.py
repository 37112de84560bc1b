"""What a person sent us and what we answer: the one shape that both doors of WeCom are turned into."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Channel(StrEnum):
    """The door a message came through (wecom-protocol §0)."""

    APP = "app"  # 自建应用, XML, one person
    BOT = "bot"  # 智能机器人, JSON, groups and one person


class Kind(StrEnum):
    """What sort of thing arrived; everything WeCom can send maps to one of these."""

    TEXT = "text"
    IMAGE = "image"
    VOICE = "voice"
    VIDEO = "video"
    FILE = "file"
    LOCATION = "location"
    LINK = "link"
    MIXED = "mixed"  # text and pictures in one message (bot)
    TAP = "tap"  # a button of a card, or a choice in its menu
    MENU = "menu"  # the app's own menu
    ENTER = "enter"  # the person opened the chat
    JOIN = "join"  # the person entered the app's visible range
    LEAVE = "leave"
    POLL = "poll"  # the bot's stream is asked for again
    EVENT = "event"  # any other event: noted, not answered
    UNKNOWN = "unknown"  # a message of a kind we cannot read


@dataclass(frozen=True, slots=True)
class Media:
    """A received picture or file that is still at WeCom's: by id (app, 3 days) or by address (bot, 5 minutes)."""

    kind: str  # image | voice | video | file
    media_id: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Tap:
    """A press on a card (wecom-protocol §2.3, §3.4)."""

    task_id: str
    key: str
    card_type: str = ""
    response_code: str = ""
    selected: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Message:
    """One callback, decrypted and read; `key` is what the inbox recognises a repetition by."""

    channel: Channel
    kind: Kind
    key: str
    sender: str  # userid as delivered; an encrypted id keeps its shape
    text: str = ""  # as typed, mentions included
    chat_id: str = ""  # only in groups
    quote: str = ""  # text of the quoted message
    media: tuple[Media, ...] = ()
    tap: Tap | None = None
    event: str = ""  # WeCom's name of the event
    event_key: str = ""  # the menu's key
    stream_id: str = ""  # POLL only
    response_url: str = field(default="", repr=False)  # a bearer secret
    sent_at: int = 0  # unix seconds as WeCom says, machine time

    @property
    def in_group(self) -> bool:
        """Whether others can read the answer."""
        return bool(self.chat_id)


@dataclass(frozen=True, slots=True)
class Reply:
    """What the person hears in the answer to the callback; empty text means silence."""

    text: str = ""
