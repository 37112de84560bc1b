"""Tokens, webhooks, media, contacts, menus and groups of the app: what WeCom gives and what it refuses."""

import base64
import hashlib

import pytest
import requests

from sandbox.limits import Limits
from sandbox.switches import Switches
from tests.sandbox.conftest import Opened
from tests.sandbox.office import KEYS, PNG, Api

Json = dict[str, object]
AGENT = str(KEYS.agent_id)
NOTICE: Json = {"card_type": "text_notice", "main_title": {"title": "题"}, "card_action": {"type": 2, "appid": "a"}}
MENU: Json = {"button": [{"type": "click", "name": "我的任务", "key": "tasks"}]}


def say(api: Api, key: str, msgtype: str, body: Json) -> int:
    return int(api.bare("webhook/send", {"msgtype": msgtype, msgtype: body}, key=key)["errcode"])


def upload(api: Api, kind: str, data: bytes, path: str = "media/upload", **query: str) -> Json:
    query = query or {"access_token": api.get_token()}
    address = f"{api.url}/cgi-bin/{path}"
    answer: Json = requests.post(
        address, params={"type": kind, **query}, files={"media": ("表.docx", data)}, timeout=10
    ).json()
    return answer


# access_token


@pytest.mark.parametrize(
    ("errcode", "corpid", "secret"), [(40013, "other", KEYS.secret), (40001, KEYS.corp_id, "x")], ids=["corp", "secret"]
)
def test_a_wrong_corp_or_secret_gets_no_token(api: Api, errcode: int, corpid: str, secret: str) -> None:
    assert api.bare("gettoken", method="GET", corpid=corpid, corpsecret=secret)["errcode"] == errcode


def test_no_secret_stands_in_the_log(api: Api) -> None:
    api.text("你好")

    written = repr(list(api.emulator.log))
    assert KEYS.secret not in written
    assert api.token not in written


@pytest.mark.parametrize("renews", [False, True])
def test_a_second_token_is_the_first_or_kills_it(opened: Opened, *, renews: bool) -> None:
    api = opened(switches=Switches(new_token_each_time=renews))
    first = api.get_token()
    second = api.get_token()
    api.token = first

    assert (first == second) is not renews
    assert api.text("你好")["errcode"] == (40014 if renews else 0)


def test_a_token_lives_two_hours(api: Api) -> None:
    api.text("一")
    api.clock.advance(7200)

    assert api.text("二")["errcode"] == 42001


def test_a_missing_an_unknown_and_a_revoked_token_are_told_apart(api: Api) -> None:
    api.text("一")

    assert api.bare("message/send", {})["errcode"] == 41001
    assert api.bare("message/send", {}, access_token="x")["errcode"] == 40014
    api.emulator.revoke_tokens()
    assert api.text("二")["errcode"] == 40014


def test_failing_too_often_blocks_gettoken(opened: Opened) -> None:
    api = opened(limits=Limits(failing_gettoken_per_hour=2))
    for _ in range(2):
        api.bare("gettoken", method="GET", corpid=KEYS.corp_id, corpsecret="x")

    assert api.bare("gettoken", method="GET", corpid=KEYS.corp_id, corpsecret=KEYS.secret)["errcode"] == 45009


def test_the_base_frequency_counts_each_api_but_not_sending(opened: Opened) -> None:
    api = opened(limits=Limits(api_per_minute=2))

    answers = [api.call("user/get", method="GET", userid="lisi")["errcode"] for _ in range(3)]

    assert answers == [0, 0, 45009]
    assert [api.text(str(number))["errcode"] for number in range(3)] == [0, 0, 0]


def test_an_unknown_api_and_a_wrong_method_are_refused(api: Api) -> None:
    assert api.call("message/shout")["errcode"] == 40066
    assert api.call("message/send", method="GET")["errcode"] == 43002
    assert api.call("agent/get")["errcode"] == 43001


def test_an_untrusted_address_is_refused(opened: Opened) -> None:
    api = opened(trusted_ips=frozenset({"10.0.0.1"}))

    answer = api.text("你好")

    assert answer["errcode"] == 60020
    assert "127.0.0.1" in answer["errmsg"]


@pytest.mark.parametrize(("switches", "errcode"), [(Switches(), 0), (Switches(webhook_needs_trusted_ip=True), 60020)])
def test_a_webhook_may_need_a_trusted_address_too(opened: Opened, switches: Switches, errcode: int) -> None:
    api = opened(trusted_ips=frozenset({"10.0.0.1"}), switches=switches)

    assert say(api, "hook-1", "text", {"content": "你好"}) == errcode


def test_a_disabled_app_is_refused(api: Api) -> None:
    api.emulator.corp.app_closed = True

    assert api.text("你好")["errcode"] == 50003


def test_a_prefix_stands_before_cgi_bin(opened: Opened) -> None:
    api = opened(prefix="/gov")

    assert api.url.endswith("/gov")
    assert api.text("你好")["errcode"] == 0


# Webhooks


def test_a_webhook_speaks_in_its_group(api: Api) -> None:
    assert say(api, "hook-1", "text", {"content": "共127项"}) == 0
    assert say(api, "hook-1", "markdown", {"content": "**共127项**"}) == 0
    assert api.emulator.group("wr1").texts == ["共127项", "**共127项**"]


def test_a_webhook_has_no_duplicate_check(api: Api) -> None:
    for _ in range(2):
        say(api, "hook-1", "text", {"content": "共127项"})

    assert len(api.emulator.group("wr1").texts) == 2


def test_an_unknown_and_a_disabled_webhook_are_refused(api: Api) -> None:
    api.emulator.corp.disabled_webhooks.add("hook-2")

    assert say(api, "nobody", "text", {"content": "你好"}) == 93000
    assert say(api, "", "text", {"content": "你好"}) == 93000
    assert say(api, "hook-2", "text", {"content": "你好"}) == 93004


def test_the_21st_message_of_a_webhooks_minute_is_refused(api: Api) -> None:
    answers = [say(api, "hook-1", "text", {"content": str(number)}) for number in range(21)]

    assert answers == [0] * 20 + [45009]
    assert say(api, "hook-2", "text", {"content": "另一个"}) == 0
    api.clock.advance(60)
    assert say(api, "hook-1", "text", {"content": "一分钟后"}) == 0


@pytest.mark.parametrize(
    ("errcode", "msgtype", "body"),
    [
        (45002, "text", {"content": "督" * 683}),
        (45002, "markdown", {"content": "督" * 1366}),
        (0, "markdown_v2", {"content": "|甲|乙|"}),
        (40008, "textcard", {"title": "题"}),
        (42031, "template_card", {"card_type": "button_interaction"}),
        (0, "template_card", NOTICE),
        (40058, "image", {"base64": "***", "md5": ""}),
        (40004, "image", {"base64": base64.b64encode(b"no picture").decode(), "md5": ""}),
        (40058, "image", {"base64": base64.b64encode(PNG).decode(), "md5": "0"}),
        (
            0,
            "image",
            {
                "base64": base64.b64encode(PNG).decode(),
                "md5": hashlib.md5(PNG, usedforsecurity=False).hexdigest(),
            },
        ),
        (40007, "file", {"media_id": "unknown"}),
    ],
)
def test_a_webhook_has_rules_of_its_own(api: Api, errcode: int, msgtype: str, body: Json) -> None:
    assert say(api, "hook-1", msgtype, body) == errcode


def test_a_webhooks_file_is_of_that_webhook_only(api: Api) -> None:
    media_id = upload(api, "file", b"x" * 10, "webhook/upload_media", key="hook-1")["media_id"]

    assert say(api, "hook-1", "file", {"media_id": media_id}) == 0
    assert say(api, "hook-2", "file", {"media_id": media_id}) == 40007
    assert upload(api, "image", PNG, "webhook/upload_media", key="hook-1")["errcode"] == 40004


# Media


def test_a_file_can_be_sent_and_fetched_for_three_days(api: Api) -> None:
    media_id = str(upload(api, "file", b"x" * 10)["media_id"])

    assert api.send({"msgtype": "file", "file": {"media_id": media_id}})["errcode"] == 0
    assert fetched(api, media_id).content == b"x" * 10
    api.wait(3 * 86400 + 1)
    assert fetched(api, media_id).json()["errcode"] == 40007


def fetched(api: Api, media_id: str) -> requests.Response:
    query = {"access_token": api.get_token(), "media_id": media_id}
    return requests.get(f"{api.url}/cgi-bin/media/get", params=query, timeout=10)


@pytest.mark.parametrize(
    ("errcode", "kind", "data"),
    [
        (40004, "song", b"x" * 10),
        (40006, "file", b"x" * 5),
        (40006, "file", b"x" * (20 * 1024 * 1024 + 1)),
        (40006, "image", PNG + b"x" * 10 * 1024 * 1024),
        (40004, "image", b"x" * 10),
        (40004, "voice", b"x" * 10),
        (44001, "file", b""),
        (0, "image", PNG),
        (0, "voice", b"#!AMR\nxxxx"),
        (0, "video", b"\0\0\0\x18ftypmp42"),
    ],
    ids=lambda value: str(value)[:20],
)
def test_a_file_of_a_wrong_kind_or_size_is_refused(api: Api, errcode: int, kind: str, data: bytes) -> None:
    assert upload(api, kind, data).get("errcode") == errcode


def test_a_medium_is_sent_as_what_it_is(api: Api) -> None:
    media_id = upload(api, "file", b"x" * 10)["media_id"]

    assert api.send({"msgtype": "image", "image": {"media_id": media_id}})["errcode"] == 40004


def test_an_upload_without_a_file_is_refused(api: Api) -> None:
    assert api.call("media/upload", type="file")["errcode"] == 41005


# Contacts


def test_a_member_is_shown_without_his_mobile(api: Api) -> None:
    answer = api.call("user/get", method="GET", userid="ZHANGSAN")

    assert (answer["userid"], answer["name"], answer["status"]) == ("ZhangSan", "张三", 1)
    assert "mobile" not in answer


@pytest.mark.parametrize(("errcode", "userid"), [(60111, "nobody"), (60011, "zhaoliu")])
def test_an_unknown_and_an_invisible_member_are_told_apart(api: Api, errcode: int, userid: str) -> None:
    assert api.call("user/get", method="GET", userid=userid)["errcode"] == errcode


def test_departments_list_their_visible_members(api: Api) -> None:
    listed = api.call("department/list", method="GET")["department"]
    office = next(one["id"] for one in listed if one["name"] == "市府办")

    members = api.call("user/simplelist", method="GET", department_id=str(office))["userlist"]
    everybody = api.call("user/simplelist", method="GET", department_id="1", fetch_child="1")["userlist"]

    assert [one["userid"] for one in members] == ["wangwu"]
    assert len(everybody) == 3
    assert len(api.call("department/simplelist", method="GET")["department_id"]) == 3
    assert api.call("user/simplelist", method="GET", department_id="99")["errcode"] == 60003


def test_the_list_of_ids_needs_the_secret_of_the_contacts(api: Api) -> None:
    assert api.call("user/list_id", {})["errcode"] == 48002

    api.token = api.get_token(KEYS.contact_secret)
    first = api.call("user/list_id", {"limit": 3})
    rest = api.call("user/list_id", {"limit": 3, "cursor": first["next_cursor"]})

    assert [one["userid"] for one in first["dept_user"] + rest["dept_user"]] == [
        "ZhangSan",
        "lisi",
        "wangwu",
        "zhaoliu",
    ]
    assert api.text("你好")["errcode"] == 48002


def test_a_login_code_works_once_and_for_five_minutes(api: Api) -> None:
    first, second = api.emulator.login_code("lisi"), api.emulator.login_code("lisi")

    assert api.call("auth/getuserinfo", method="GET", code=first)["userid"] == "lisi"
    assert api.call("auth/getuserinfo", method="GET", code=first)["errcode"] == 40029
    api.clock.advance(301)
    assert api.call("auth/getuserinfo", method="GET", code=second)["errcode"] == 40029


def test_a_browser_comes_back_with_a_code(api: Api) -> None:
    query = {"redirect_uri": "http://127.0.0.1:1/m?x=1", "state": "s", "login_as": "lisi"}
    address = f"{api.url}/connect/oauth2/authorize"

    back = requests.get(address, params=query, allow_redirects=False, timeout=5).headers["Location"]

    start, _, code = back.partition("&code=")
    assert start == "http://127.0.0.1:1/m?x=1"
    assert code.endswith("&state=s")
    assert api.call("auth/getuserinfo", method="GET", code=code.removesuffix("&state=s"))["userid"] == "lisi"


def test_a_browser_of_nobody_is_asked_who_it_is(api: Api) -> None:
    query = {"redirect_uri": "http://127.0.0.1:1/m", "state": "s"}

    page = requests.get(f"{api.url}/connect/oauth2/authorize", params=query, timeout=5).text

    assert "login_as=lisi" in page
    assert "state=s" in page


def test_a_browser_is_sent_to_the_trusted_domain_only(opened: Opened) -> None:
    api = opened(trusted_domain="duban.example")
    query = {"redirect_uri": "http://evil.example/m", "login_as": "lisi"}

    assert requests.get(f"{api.url}/connect/oauth2/authorize", params=query, timeout=5).status_code == 400


# The app


def test_the_app_tells_its_visible_range(api: Api) -> None:
    answer = api.call("agent/get", method="GET", agentid=AGENT)

    assert answer["close"] == 0
    assert [one["userid"] for one in answer["allow_userinfos"]["user"]] == ["ZhangSan", "lisi", "wangwu"]
    assert api.call("agent/get", method="GET", agentid="7")["errcode"] == 301002


def test_a_menu_can_be_made_shown_and_deleted(api: Api) -> None:
    assert api.call("menu/create", MENU, agentid=AGENT)["errcode"] == 0
    assert api.call("menu/get", method="GET", agentid=AGENT)["button"] == MENU["button"]
    assert api.call("menu/delete", method="GET", agentid=AGENT)["errcode"] == 0
    assert "button" not in api.call("menu/get", method="GET", agentid=AGENT)


@pytest.mark.parametrize(
    ("errcode", "buttons"),
    [
        (40016, []),
        (40016, [{"type": "click", "name": "甲", "key": "k"}] * 4),
        (40018, [{"type": "click", "name": "六个汉字太长", "key": "k"}]),
        (40017, [{"type": "shake", "name": "甲", "key": "k"}]),
        (40019, [{"type": "click", "name": "甲"}]),
        (40019, [{"type": "click", "name": "甲", "key": "k" * 129}]),
        (40020, [{"type": "view", "name": "甲"}]),
        (40023, [{"name": "甲", "sub_button": [{"type": "click", "name": "乙", "key": "k"}] * 6}]),
        (0, [{"name": "甲", "sub_button": [{"type": "click", "name": "乙" * 13, "key": "k"}] * 5}]),
    ],
)
def test_a_menu_keeps_its_limits(api: Api, errcode: int, buttons: list[Json]) -> None:
    assert api.call("menu/create", {"button": buttons}, agentid=AGENT)["errcode"] == errcode


def test_wecoms_addresses_are_told(api: Api) -> None:
    assert api.call("getcallbackip", method="GET")["ip_list"] == ["127.0.0.1"]
    assert api.call("get_api_domain_ip", method="GET")["ip_list"] == ["127.0.0.1"]


# Groups that the app makes


def test_an_app_that_sees_all_can_make_a_group_but_send_no_card(api: Api) -> None:
    body: Json = {"name": "督办", "userlist": ["lisi", "wangwu"], "chatid": "room1"}
    assert api.call("appchat/create", body)["errcode"] == 60011
    api.emulator.corp.directory.change("zhaoliu", visible=True)

    assert api.call("appchat/create", body)["chatid"] == "room1"
    assert api.call("appchat/create", body)["errcode"] == 86001
    assert api.call("appchat/get", method="GET", chatid="room1")["chat_info"]["owner"] == "lisi"
    assert in_room(api, "room1", "text", {"content": "你好"}) == 0
    assert in_room(api, "room1", "template_card", {}) == 40008
    assert in_room(api, "room2", "text", {"content": "你好"}) == 86003
    assert in_room(api, "wr1", "text", {"content": "你好"}) == 86008
    assert api.emulator.group("room1").texts == ["你好"]


def in_room(api: Api, chatid: str, msgtype: str, body: Json) -> int:
    return int(api.call("appchat/send", {"chatid": chatid, "msgtype": msgtype, msgtype: body})["errcode"])
