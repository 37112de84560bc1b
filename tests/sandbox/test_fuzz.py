"""Whatever stands in one field of a good body, the API answers with an errcode, as WeCom does, and never falls over."""

import copy
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from sandbox.api import ENDPOINTS, updating
from sandbox.codes import Sending
from tests.sandbox.office import KEYS, button_card, make_emulator

Json = dict[str, Any]
Path = tuple[str | int, ...]

OPTIONS: Json = {"question_key": "q", "title": "理由", "option_list": [{"id": "1", "text": "甲"}], "selected_id": "1"}
CARD = button_card(
    source={"desc": "督办"},
    sub_title_text="副题",
    quote_area={"type": 0, "quote_text": "引"},
    horizontal_content_list=[{"keyname": "单位", "type": 1, "value": "甲", "url": "http://a.example"}],
    card_action={"type": 1, "url": "http://a.example"},
    action_menu={"desc": "更多", "action_list": [{"text": "甲", "key": "k"}]},
    button_selection=OPTIONS,
)
NEWS: Json = {
    "card_type": "news_notice",
    "main_title": {"title": "题"},
    "card_action": {"type": 2, "appid": "a"},
    "card_image": {"url": "http://a.example", "aspect_ratio": 1.5},
    "vertical_content_list": [{"title": "甲", "desc": "乙"}],
    "jump_list": [{"type": 1, "title": "看", "url": "http://a.example"}],
}
SUBMIT: Json = {"submit_button": {"text": "提交", "key": "s"}, "main_title": {"title": "题"}}
VOTE: Json = {"card_type": "vote_interaction", "task_id": "v", "checkbox": {**OPTIONS, "mode": 1}, **SUBMIT}
CHOICES: Json = {"card_type": "multiple_interaction", "task_id": "m", "select_list": [OPTIONS], **SUBMIT}
ARTICLE: Json = {"title": "题", "description": "述", "url": "http://a.example", "picurl": ""}


def message(msgtype: str, body: Json) -> Json:
    addressed = {"touser": "lisi", "toparty": "2", "totag": "", "agentid": KEYS.agent_id, "chatid": "room1"}
    checks = {"enable_duplicate_check": 1, "duplicate_check_interval": 60}
    return {**addressed, **checks, "msgtype": msgtype, msgtype: body}


UPDATE: Json = {"agentid": KEYS.agent_id, "response_code": "RC"}
VIEW: Json = {"type": "view", "name": "乙", "url": "http://a.example"}
BODIES: list[tuple[str, Json]] = [
    ("message/send", message("text", {"content": "你好"})),
    ("message/send", message("textcard", {**ARTICLE, "btntxt": "看"})),
    ("message/send", message("news", {"articles": [ARTICLE]})),
    ("message/send", message("template_card", CARD)),
    ("message/send", message("template_card", NEWS)),
    ("message/send", message("template_card", VOTE)),
    ("message/send", message("template_card", CHOICES)),
    ("webhook/send", message("image", {"base64": "aGk=", "md5": "0"})),
    ("webhook/send", message("template_card", NEWS)),
    ("message/update_template_card", {**UPDATE, "userids": ["lisi"], "button": {"replace_name": "甲"}}),
    ("message/update_template_card", {**UPDATE, "atall": 1, "template_card": NEWS}),
    ("message/recall", {"msgid": "m"}),
    ("menu/create", {"button": [{"name": "甲", "sub_button": [VIEW]}]}),
    ("menu/create", {"button": [{"type": "click", "name": "甲", "key": "k"}]}),
    ("batch/openuserid_to_userid", {"open_userid_list": ["wo1"]}),
    ("appchat/create", {"name": "群", "userlist": ["lisi", "wangwu"], "owner": "lisi", "chatid": "room1"}),
    ("appchat/send", message("text", {"content": "你好"})),
    ("user/list_id", {"cursor": "0", "limit": 10}),
    ("aibot/response", message("markdown", {"content": "你好"})),
]
ANYTHING: list[object] = [
    "",
    "x",
    "１",
    "甲" * 2000,
    0,
    -1,
    1.5,
    10**30,
    True,
    None,
    [],
    [None],
    ["x", 1],
    {},
    {"a": 1},
]


def places(value: object, path: Path = ()) -> Iterator[Path]:
    """Every place in a body."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, inner in items:
        yield (*path, name)
        yield from places(inner, (*path, name))


def with_another(body: Json, path: Path, value: object) -> Json:
    """The body with something else in one place."""
    changed = copy.deepcopy(body)
    holder: Any = changed
    for name in path[:-1]:
        holder = holder[name]
    holder[path[-1]] = value
    return changed


def with_code(payload: object, code: str) -> object:
    """The update with a code that lives, unless the test has put something else there."""
    good = isinstance(payload, dict) and payload.get("response_code") == "RC"
    return {**payload, "response_code": code} if good and isinstance(payload, dict) else payload


@pytest.fixture
def ask() -> Callable[[str, object], int]:
    emulator = make_emulator()
    emulator.corp.directory.change("zhaoliu", visible=True)
    client = emulator.app.test_client()

    def ask_it(api: str, payload: object) -> int:
        secret = KEYS.contact_secret if ENDPOINTS[api].needs == "contacts" else KEYS.secret
        token, _ = emulator.corp.tokens.give(KEYS.corp_id, secret)
        emulator.corp.codes._sendings.clear()  # noqa: SLF001 - each body is the first of its task_id
        emulator.corp.response_urls["RC"] = ("bot:lisi", emulator.corp.clock())
        if ENDPOINTS[api].run is updating.update:
            emulator.corp.codes.remember(Sending("t", "button_interaction", can_call_back=True, recipients=["lisi"]))
            payload = with_code(payload, emulator.corp.codes.issue("t"))
        emulator.corp.rooms = {"room1": {"chatid": "room1"}} if api == "appchat/send" else {}
        query = {"access_token": token, "agentid": str(KEYS.agent_id), "key": "hook-1", "response_code": "RC"}
        response = client.open(f"/cgi-bin/{api}", method=ENDPOINTS[api].method, query_string=query, json=payload)
        assert response.status_code == 200, response.status
        return int(response.get_json()["errcode"])

    return ask_it


EACH_BODY = pytest.mark.parametrize(("api", "body"), BODIES, ids=[api for api, _ in BODIES])


@EACH_BODY
def test_anything_in_any_field_is_answered(ask: Callable[[str, object], int], api: str, body: Json) -> None:
    for path in places(body):
        for value in ANYTHING:
            assert ask(api, with_another(body, path, value)) >= 0, (path, value)


@EACH_BODY
def test_the_bodies_themselves_are_good(ask: Callable[[str, object], int], api: str, body: Json) -> None:
    picture_of_text = 40004 if body.get("msgtype") == "image" else 0

    assert ask(api, body) == {"message/recall": 42052}.get(api, picture_of_text)
