"""appchat: groups that the app itself makes (§4.5)."""

import re
import secrets
from typing import Any

from sandbox.api.call import Call
from sandbox.content_rules import check_content
from sandbox.conversation import Message
from sandbox.corp import Corp
from sandbox.refusal import Refused, demand

Json = dict[str, Any]
CHATID = re.compile(r"[0-9A-Za-z]{1,32}")
NAME_LENGTH, LEAST, MOST = 50, 2, 2000


def create(corp: Corp, call: Call) -> Json:
    """Make a group; only an app that sees the whole corp may."""
    demand(all(one.visible for one in corp.directory.people), 60011, "the visible range is not the root department")
    members = call.payload.get("userlist") or []
    demand(isinstance(members, list) and LEAST <= len(members) <= MOST, 40032, "userlist")
    demand(all(corp.directory.find(str(one)) for one in members), 40031, "userlist")
    demand(len(str(call.payload.get("name", ""))) <= NAME_LENGTH, 45002, "name")
    owner = call.payload.get("owner") or members[0]
    demand(owner in members, 40031, "owner")
    chatid = call.payload.get("chatid") or secrets.token_hex(16)
    demand(isinstance(chatid, str) and CHATID.fullmatch(chatid) and chatid not in corp.rooms, 86001)
    room = {"chatid": chatid, "name": call.payload.get("name", ""), "owner": owner, "userlist": members}
    corp.rooms[chatid] = room
    corp.store.put("room", chatid, room)
    return {"chatid": chatid}


def _room(corp: Corp, chatid: str) -> Json:
    if chatid in corp.directory.groups:
        raise Refused(86008)
    if chatid not in corp.rooms:
        raise Refused(86003)
    return corp.rooms[chatid]


def get(corp: Corp, call: Call) -> Json:
    """A group as it is."""
    return {"chat_info": _room(corp, call.asked("chatid"))}


def send(corp: Corp, call: Call) -> Json:
    """Say something in a group of the app's own; no cards there."""
    room = _room(corp, str(call.payload.get("chatid", "")))
    msgtype, content = check_content(call.payload, corp.shelf, may_be_cut=corp.switches.long_text == "cut")
    message = Message(secrets.token_hex(12), f"group:{room['chatid']}", "app", call.now, msgtype, content)
    message.shown_at = corp.business_time()
    corp.chats.add(message)
    call.record.recipients[room["chatid"]] = "delivered"
    return {}
