"""消息推送 webhooks, and a bot's one later answer (§4.6, §3.6)."""

import secrets
from typing import Any

from sandbox.api.call import Call
from sandbox.api.media import the_file
from sandbox.card_bounds import BOT, WEBHOOK
from sandbox.card_rules import CardRules
from sandbox.content_rules import (
    TEXT_BYTES,
    WEBHOOK_MARKDOWN_BYTES,
    body_of,
    check_media,
    check_news,
    check_text,
    check_webhook_image,
)
from sandbox.conversation import Message
from sandbox.corp import Corp
from sandbox.directory import Group
from sandbox.files import check_file
from sandbox.refusal import Refused, demand

Json = dict[str, Any]
AN_HOUR = 3600
BOT_MARKDOWN_BYTES = 20480


def send(corp: Corp, call: Call) -> Json:
    """Say something in the group of a webhook."""
    group = _group(corp, call)
    msgtype, content = _content(corp, call)
    demand(corp.meters.webhook.take(group.webhook_key, call.now), 45009, "20 a minute")
    chat = f"group:{group.chatid}"
    _say(corp, call, Message(secrets.token_hex(12), chat, "webhook", call.now, msgtype, content))
    return {}


def upload(corp: Corp, call: Call) -> Json:
    """Put a file on the shelf for this webhook alone."""
    group, file, kind = _group(corp, call), the_file(call), call.query.get("type", "")
    demand(kind in ("file", "voice"), 40004, "type")
    check_file(kind, file.data)
    medium = corp.shelf.put(kind, file.name, file.data, robot=group.webhook_key)
    return {"type": kind, "media_id": medium.id, "created_at": str(int(medium.made_at))}


def response(corp: Corp, call: Call) -> Json:
    """A bot's response_url: one message, within an hour."""
    found = corp.response_urls.pop(call.query.get("response_code", ""), None)
    if found is None:
        raise Refused(40058, "response_code is used or unknown")
    chat, made_at = found
    demand(call.now - made_at <= AN_HOUR, 40058, "response_code expired")
    msgtype = call.payload.get("msgtype")
    demand(msgtype in ("markdown", "template_card"), 40008, str(msgtype))
    if msgtype == "markdown":
        content = check_text(body_of(call.payload, "markdown"), BOT_MARKDOWN_BYTES)
    else:
        demand(not chat.startswith("group:"), 40008, "cards only in single chats")
        content = CardRules(BOT).check(call.payload.get("template_card"))
    _say(corp, call, Message(secrets.token_hex(12), chat, "bot", call.now, str(msgtype), content))
    return {}


def _group(corp: Corp, call: Call) -> Group:
    key = call.query.get("key", "")
    found = next((one for one in corp.directory.groups.values() if key and one.webhook_key == key), None)
    if found is None:
        raise Refused(93000)
    demand(key not in corp.disabled_webhooks, 93004)
    return found


def _content(corp: Corp, call: Call) -> tuple[str, Json]:
    msgtype = str(call.payload.get("msgtype", ""))
    if msgtype == "template_card":
        refused = corp.switches.long_card_text == "refuse"
        return msgtype, CardRules(WEBHOOK, long_texts_refused=refused).check(call.payload.get(msgtype))
    demand(msgtype in ("text", "markdown", "markdown_v2", "image", "news", "file", "voice"), 40008, msgtype)
    body = body_of(call.payload, msgtype)
    if msgtype in ("file", "voice"):
        return msgtype, check_media(body, msgtype, corp.shelf, call.query.get("key", ""))
    if msgtype == "image":
        return msgtype, check_webhook_image(body)
    if msgtype == "news":
        return msgtype, check_news(body)
    most = TEXT_BYTES if msgtype == "text" else WEBHOOK_MARKDOWN_BYTES
    return msgtype, check_text(body, most, may_be_cut=corp.switches.long_text == "cut")


def _say(corp: Corp, call: Call, message: Message) -> None:
    message.msgid = call.record.msgid = secrets.token_urlsafe(16)
    call.record.recipients[message.chat.partition(":")[2]] = "delivered"
    message.shown_at = corp.business_time()
    message.task_id = message.content.get("task_id", "") if message.is_card else ""
    corp.chats.add(message)
