"""Whether a message's body may be sent, per msgtype: required fields, lengths in bytes or characters (§4.2, §4.6)."""

import base64
import binascii
import hashlib
from typing import Any

from sandbox.files import MEGABYTE, Shelf, content_type
from sandbox.refusal import Refused, demand

Json = dict[str, Any]

TEXT_BYTES = 2048
WEBHOOK_MARKDOWN_BYTES = 4096
MEDIA = ("image", "voice", "video", "file")
ARTICLES, TITLE, DESCRIPTION, BUTTON_TEXT = 8, 128, 512, 4
WEBHOOK_IMAGE_BYTES = 2 * MEGABYTE


def cut(text: str, most_bytes: int) -> str:
    """The text cut to a number of bytes, never inside a character."""
    return text.encode()[:most_bytes].decode(errors="ignore")


def body_of(payload: Json, msgtype: str) -> Json:
    """The object named like the msgtype; refused when it is missing."""
    body = payload.get(msgtype)
    if not isinstance(body, dict):
        raise Refused(44004, msgtype)
    return body


def check_text(body: Json, most_bytes: int, *, may_be_cut: bool = False) -> Json:
    """A text or markdown body; over the limit it is refused, or cut where WeCom cuts."""
    content = body.get("content")
    if not isinstance(content, str) or not content:
        raise Refused(44004, "content")
    if len(content.encode()) > most_bytes:
        demand(may_be_cut, 45002, f"content is longer than {most_bytes} bytes")
        return {**body, "content": cut(content, most_bytes)}
    return body


def check_textcard(body: Json) -> Json:
    """A textcard body."""
    for name, most in (("title", TITLE), ("description", DESCRIPTION)):
        demand(body.get(name), 44004, name)
        demand(len(str(body[name])) <= most, 45002, name)
    demand(body.get("url"), 40058, "url")
    demand(len(str(body["url"]).encode()) <= TEXT_BYTES, 45002, "url")
    demand(len(str(body.get("btntxt", ""))) <= BUTTON_TEXT, 45002, "btntxt")
    return body


def check_news(body: Json) -> Json:
    """A news body."""
    articles = body.get("articles")
    if not isinstance(articles, list) or not 1 <= len(articles) <= ARTICLES:
        raise Refused(40058, "articles")
    for article in articles:
        demand(isinstance(article, dict) and article.get("title"), 44004, "articles.title")
        demand(len(str(article["title"]).encode()) <= TITLE, 45002, "articles.title")
        demand(len(str(article.get("description", "")).encode()) <= DESCRIPTION, 45002, "articles.description")
        demand(article.get("url") or article.get("appid"), 40058, "articles.url")
    return body


def check_media(body: Json, msgtype: str, shelf: Shelf, robot: str = "") -> Json:
    """A body that only names a medium."""
    shelf.get(str(body.get("media_id", "")), msgtype, robot)
    return body


def check_webhook_image(body: Json) -> Json:
    """A webhook's picture: Base64 and the md5 of what is inside."""
    try:
        data = base64.b64decode(str(body.get("base64", "")), validate=True)
    except (binascii.Error, ValueError):  # ValueError: not even ASCII
        raise Refused(40058, "base64") from None
    demand(0 < len(data) <= WEBHOOK_IMAGE_BYTES, 40006, "base64")
    demand(content_type(data) in ("image/png", "image/jpeg"), 40004, "neither JPG nor PNG")
    digest = hashlib.md5(data, usedforsecurity=False).hexdigest()
    demand(str(body.get("md5", "")).lower() == digest, 40058, "md5")
    return body


def check_content(payload: Json, shelf: Shelf, *, may_be_cut: bool) -> tuple[str, Json]:
    """msgtype and body of an app's message that is no template_card; refused as WeCom refuses."""
    msgtype = str(payload.get("msgtype", ""))
    if msgtype in ("text", "markdown"):
        return msgtype, check_text(body_of(payload, msgtype), TEXT_BYTES, may_be_cut=may_be_cut)
    if msgtype == "textcard":
        return msgtype, check_textcard(body_of(payload, msgtype))
    if msgtype == "news":
        return msgtype, check_news(body_of(payload, msgtype))
    demand(msgtype in MEDIA, 40008, f"msgtype {msgtype!r}")
    return msgtype, check_media(body_of(payload, msgtype), msgtype, shelf)
