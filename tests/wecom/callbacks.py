"""Callbacks as WeCom would send them, for the tests of the doors; every id and key here is made up."""

import json
from collections.abc import Mapping
from typing import Any

from bot.wecom.crypto import Envelope, Sealed

TOKEN = "demoToken123"
KEY = "AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA"
CORP = "wwdemo0000000001"
AGENT = "1000002"
STAMP = 1700000000
NONCE = "n0nce42"

APP = Envelope(TOKEN, KEY, CORP)
BOT = Envelope(TOKEN, KEY, "")

Request = tuple[bytes, dict[str, str]]


def query(sealed: Sealed) -> dict[str, str]:
    """The parameters in the address."""
    return {"msg_signature": sealed.signature, "timestamp": str(sealed.timestamp), "nonce": sealed.nonce}


def app_xml(fields: str, sender: str = "lisi") -> str:
    """A decrypted message of the application: the common fields and these."""
    return (
        f"<xml><ToUserName><![CDATA[{CORP}]]></ToUserName><FromUserName><![CDATA[{sender}]]></FromUserName>"
        f"<CreateTime>{STAMP}</CreateTime>{fields}<AgentID>{AGENT}</AgentID></xml>"
    )


def app_request(plain: str, envelope: Envelope = APP, nonce: str = NONCE) -> Request:
    """A POST to the application."""
    sealed = envelope.seal(plain, nonce, STAMP)
    body = (
        f"<xml><ToUserName><![CDATA[{CORP}]]></ToUserName><AgentID><![CDATA[{AGENT}]]></AgentID>"
        f"<Encrypt><![CDATA[{sealed.encrypt}]]></Encrypt></xml>"
    )
    return body.encode(), query(sealed)


def bot_request(data: Mapping[str, Any] | str, envelope: Envelope = BOT, nonce: str = NONCE) -> Request:
    """A POST to the bot."""
    plain = data if isinstance(data, str) else json.dumps(data)
    sealed = envelope.seal(plain, nonce, STAMP)
    return json.dumps({"encrypt": sealed.encrypt}).encode(), query(sealed)


def bot_data(msgtype: str, **more: object) -> dict[str, object]:
    """A decrypted message to the bot in a group: the common fields and these."""
    common = {"msgid": "m1", "aibotid": "AIBOT", "chatid": "wr1", "chattype": "group", "from": {"userid": "zhangsan"}}
    return {**common, "response_url": "https://example.test/once", "msgtype": msgtype, **more}
