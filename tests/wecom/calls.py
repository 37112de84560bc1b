"""Every verb of the client, with the API that it asks, for the tests of the client."""

from collections.abc import Callable

import pytest

from bot.cache import open_cache
from bot.wecom.client import Application, WeCom

SECRET = "corp-secret-0123456789-abcdef"
SEND = "message/send"
UPDATE = "message/update_template_card"
GROUP_KEY = "key-of-a-group"
APPLICATION = Application("wwdemo0000000001", 1000002, SECRET)
PATIENT = (5, 10)
HASTY = (5, 0.15)  # for what hangs
PAYLOAD = b'{"agentid":1000002,"msgtype":"text","text":{"content":"\xe7\x9d\xa3\xe5\x8a\x9e"},"touser":"lisi"}'

Verb = Callable[[WeCom], object]


def make_client(base: str, timeout: tuple[float, float] = PATIENT) -> WeCom:
    """A client with a memory of its own."""
    return WeCom(base, APPLICATION, open_cache(""), timeout)


VERBS: dict[str, tuple[str, Verb]] = {
    "send": (SEND, lambda client: client.send(PAYLOAD)),
    "update_card": (UPDATE, lambda client: client.update_card({"userids": ["lisi"]})),
    "recall": ("message/recall", lambda client: client.recall("MSGID")),
    "webhook": ("webhook/send", lambda client: client.webhook(GROUP_KEY, {"msgtype": "text"})),
    "upload": ("media/upload", lambda client: client.upload("file", b"12345678", "附件2.docx")),
    "create_menu": ("menu/create", lambda client: client.create_menu({"button": []})),
    "agent": ("agent/get", lambda client: client.agent()),
    "user": ("user/get", lambda client: client.user("lisi")),
    "members": ("agent/get", lambda client: client.members_in_range()),
    "userid_of": ("auth/getuserinfo", lambda client: client.userid_of("CODE")),
    "to_plain": ("batch/openuserid_to_userid", lambda client: client.to_plain_userids(["wo1"])),
    "fetch_media": ("media/get", lambda client: client.fetch_media("M1", 1000)),
}
EVERY_VERB = pytest.mark.parametrize(("endpoint", "verb"), VERBS.values(), ids=VERBS.keys())
ONCE_ONLY = ("send", "update_card", "webhook")
