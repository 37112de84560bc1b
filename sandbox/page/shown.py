"""The corp's people and chats as JSON for the page."""

from dataclasses import asdict
from typing import Any

from sandbox.callback.heard import Heard
from sandbox.conversation import Message
from sandbox.corp import Corp
from sandbox.directory import Person

Json = dict[str, Any]
LOG_LINES = 50
NAMES = {"app": "督办助手", "bot": "督办助手", "webhook": "消息推送"}


def corp_of(corp: Corp) -> Json:
    """Groups, and people by unit, with how much each chat holds."""
    directory = corp.directory
    grouped: dict[str, list[Json]] = {unit: [] for unit in directory.units}
    for person in directory.people:
        for unit in person.units or ("其他",):
            grouped.setdefault(unit, []).append(_person(corp, person))
    groups = [
        {
            "chatid": group.chatid,
            "name": group.name,
            "count": _count(corp, f"group:{group.chatid}"),
            "members": [{"userid": one.userid, "name": one.name} for one in directory.members_of(group.chatid)],
        }
        for group in directory.groups.values()
    ]
    units = [{"name": unit, "people": people} for unit, people in grouped.items() if people]
    return {"bot_name": corp.credentials.bot_name, "groups": groups, "units": units, "undelivered": _undelivered(corp)}


def _undelivered(corp: Corp) -> Json:
    """How much WeCom refused or silently dropped since the start."""
    outcomes = [one.outcome for one in corp.log]
    return {"refused": outcomes.count("refused"), "dropped": outcomes.count("dropped")}


def _person(corp: Corp, person: Person) -> Json:
    return {
        "userid": person.userid,
        "name": person.name,
        "position": person.position,
        "roles": list(person.roles),
        "count": _count(corp, f"app:{person.userid}"),
    }


def _count(corp: Corp, chat: str) -> int:
    return sum(1 for one in corp.chats.of(chat) if one.author in NAMES)


def chat_of(corp: Corp, chat: str, version: str) -> Json:
    """One chat, unless the page has it already."""
    if version == str(corp.chats.version):
        return {"unchanged": True, "version": version}
    menu = corp.menu.get("button", []) if chat.startswith("app:") else []
    messages = [message_of(corp, one) for one in corp.chats.of(chat)]
    return {"version": str(corp.chats.version), "messages": messages, "menu": menu}


def message_of(corp: Corp, message: Message) -> Json:
    """One bubble."""
    person = corp.directory.find(message.author)
    shown: Json = {
        "id": message.id,
        "author": message.author,
        "name": NAMES.get(message.author) or (person.name if person else message.author),
        "mine": message.author not in NAMES,
        "at": message.shown_at[:16].replace("T", " "),
        "msgtype": message.msgtype,
        "text": message.text,
        "recalled": message.recalled,
    }
    if message.is_card:
        buttons = [asdict(button) for button in message.buttons]
        shown |= {"card": message.content, "buttons": buttons, "greyed": message.greyed, "task_id": message.task_id}
    if media_id := message.content.get("media_id"):
        shown |= _medium(corp, message.msgtype, str(media_id))
    return shown


def _medium(corp: Corp, msgtype: str, media_id: str) -> Json:
    """A picture is shown, anything else can be fetched under its name."""
    address = f"{corp.prefix}/picture/{media_id}"
    if msgtype == "image":
        return {"picture": address}
    medium = corp.shelf.shown(media_id)
    return {"file": address, "file_name": medium.name if medium else "文件"}


def heard_of(heard: Heard) -> Json:
    """What came of an act."""
    return {"text": heard.text, "called": heard.called, "statuses": heard.statuses, "faults": heard.faults}


def log_of(corp: Corp) -> list[Json]:
    """The newest calls of the API, newest first."""
    newest = list(corp.log)[: -LOG_LINES - 1 : -1]
    return [
        {"api": one.api, "outcome": one.outcome, "errcode": one.errcode, "errmsg": one.errmsg, "to": one.recipients}
        for one in newest
    ]
