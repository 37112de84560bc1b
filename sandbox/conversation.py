"""What lies on the phones and in the groups: messages as people see them, cards in their present state."""

import secrets
from dataclasses import asdict, dataclass, field
from typing import Any

from sandbox.directory import Directory
from sandbox.store import Store

Json = dict[str, Any]


@dataclass(frozen=True)
class Button:
    """A thing one can press on a card: `place` is button, submit or menu."""

    text: str
    key: str
    place: str = "button"
    url: str = ""


@dataclass
class Message:
    """One message on one phone or in one group; `content` is what is shown now, `versions` what was before."""

    id: str
    chat: str  # app:userid | bot:userid | group:chatid
    author: str  # userid | app | bot | webhook
    at: float  # machine time
    msgtype: str
    content: Json
    msgid: str = ""
    task_id: str = ""
    shown_at: str = ""  # business time, where the sandbox knows it
    greyed: str = ""  # the one grey text that replaced the buttons
    recalled: bool = False
    versions: list[Json] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Everything readable, a line each; of a card every text in the order of reading."""
        if self.msgtype == "template_card":
            return "\n".join([*_readable(self.content), *([self.greyed] if self.greyed else [])])
        return str(self.content.get("content") or self.content.get("title") or f"[{self.msgtype}]")

    @property
    def is_card(self) -> bool:
        """Whether it is a template_card."""
        return self.msgtype == "template_card"

    @property
    def buttons(self) -> list[Button]:
        """What can be pressed now; nothing on a greyed card."""
        if not self.is_card or self.greyed or self.recalled:
            return []
        return buttons_of(self.content)

    def replace(self, content: Json, greyed: str = "") -> None:
        """Show another content, or the same with grey buttons."""
        self.versions.append(self.content)
        self.content, self.greyed = content, greyed


def buttons_of(card: Json) -> list[Button]:
    """What a card of this content lets one press, url buttons included."""
    found = [
        Button(b.get("text", ""), b.get("key", ""), "button", b.get("url", "")) for b in card.get("button_list", [])
    ]
    if submit := card.get("submit_button"):
        found.append(Button(submit.get("text", ""), submit.get("key", ""), "submit"))
    menu = (card.get("action_menu") or {}).get("action_list", [])
    return found + [Button(action.get("text", ""), action.get("key", ""), "menu") for action in menu]


def _readable(card: Json) -> list[str]:
    title, emphasis, quote = (card.get(name) or {} for name in ("main_title", "emphasis_content", "quote_area"))
    lines = [(card.get("source") or {}).get("desc"), title.get("title"), title.get("desc")]
    lines += [emphasis.get("title"), emphasis.get("desc"), quote.get("title"), quote.get("quote_text")]
    lines.append(card.get("sub_title_text"))
    lines += [f"{row.get('keyname', '')}：{row.get('value', '')}" for row in card.get("horizontal_content_list", [])]
    for row in card.get("vertical_content_list", []):
        lines += [row.get("title"), row.get("desc")]
    return [str(line) for line in lines if line]


class Chats:
    """Every conversation by its name, kept in the store so that a second run still has them."""

    def __init__(self, directory: Directory, store: Store) -> None:
        self._directory, self._store = directory, store
        self._chats: dict[str, list[Message]] = {}
        self.version = secrets.randbits(40)  # rises with every change; another start has another number
        for value in store.load("message"):
            message = Message(**value)
            self._chats.setdefault(message.chat, []).append(message)

    def add(self, message: Message) -> Message:
        """A new message arrives."""
        self._chats.setdefault(message.chat, []).append(message)
        self.keep(message)
        return message

    def keep(self, message: Message) -> None:
        """A message has changed: remember it so."""
        self.version += 1
        self._store.put("message", message.id, asdict(message))

    def of(self, chat: str) -> list[Message]:
        """The messages of one chat, oldest first."""
        return list(self._chats.get(chat, []))

    def everything(self) -> list[Message]:
        """Every message of every chat."""
        return [message for chat in list(self._chats.values()) for message in list(chat)]

    def cards(self, userid: str, task_id: str) -> list[Message]:
        """The cards of one task in a person's app chat."""
        return [one for one in self.of(f"app:{userid}") if one.task_id == task_id]


@dataclass(frozen=True)
class Phone:
    """One person's WeCom: the chat with the app, and the single chat with the bot."""

    userid: str
    chats: Chats

    @property
    def messages(self) -> list[Message]:
        """The whole app chat, own words included."""
        return self.chats.of(f"app:{self.userid}")

    @property
    def received(self) -> list[Message]:
        """What the app has sent or answered."""
        return [one for one in self.messages if one.author == "app"]

    @property
    def bot_messages(self) -> list[Message]:
        """The single chat with the bot."""
        return self.chats.of(f"bot:{self.userid}")

    @property
    def cards(self) -> list[Message]:
        """Every card, as it looks now."""
        return [one for one in self.received if one.is_card]

    @property
    def texts(self) -> list[str]:
        """The readable text of everything received."""
        return [one.text for one in self.received]

    def card(self, words: str) -> Message:
        """The newest card whose task_id is `words` or whose text holds them; KeyError if there is none."""
        for card in reversed(self.cards + [one for one in self.bot_messages if one.is_card]):
            if words in (card.task_id, "") or words in card.text:
                return card
        raise KeyError(f"no card with {words!r} on the phone of {self.userid}")


@dataclass(frozen=True)
class GroupChat:
    """One group as its members see it."""

    chatid: str
    chats: Chats

    @property
    def messages(self) -> list[Message]:
        """Everything said."""
        return self.chats.of(f"group:{self.chatid}")

    @property
    def received(self) -> list[Message]:
        """What the bot answered and the webhook said."""
        return [one for one in self.messages if one.author in ("bot", "webhook", "app")]

    @property
    def texts(self) -> list[str]:
        """The readable text of everything received."""
        return [one.text for one in self.received]
