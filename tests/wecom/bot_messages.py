"""Messages and events of the bot, for the tests of its door."""

from bot.message import Message
from bot.wecom.aibot import BotDoor
from tests.wecom.callbacks import KEY, TOKEN, bot_data, bot_request

DOOR = BotDoor(TOKEN, KEY)


def read(data: dict[str, object]) -> Message:
    return DOOR.read(*bot_request(data))


def text(content: str, **more: object) -> dict[str, object]:
    return bot_data("text", text={"content": content}, **more)


def event(name: str, payload: object = None, **more: object) -> dict[str, object]:
    return bot_data("event", event={"eventtype": name, name: payload or {}}, **more)
