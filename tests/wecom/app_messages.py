"""Messages and events of the application, as XML, for the tests of its door."""

from hypothesis import strategies as st

from bot.message import Message
from bot.wecom.app import AppDoor
from tests.wecom.callbacks import AGENT, CORP, KEY, TOKEN, app_request, app_xml

DOOR = AppDoor(TOKEN, KEY, CORP, AGENT)
CHARACTERS = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")


def read(fields: str, sender: str = "lisi") -> Message:
    return DOOR.read(*app_request(app_xml(fields, sender)))


def field(name: str, value: str) -> str:
    return f"<{name}><![CDATA[{value}]]></{name}>"


def typed(content: str, msg_id: str = "4561255354251345929") -> str:
    return field("MsgType", "text") + field("Content", content) + f"<MsgId>{msg_id}</MsgId>"


def event(name: str, more: str = "") -> str:
    return field("MsgType", "event") + field("Event", name) + more


def tap(more: str = "", name: str = "template_card_event", code: str = "RC") -> str:
    fields = field("EventKey", "sign 42") + field("TaskId", "apv-42-1") + field("CardType", "button_interaction")
    return event(name, fields + field("ResponseCode", code) + more)
