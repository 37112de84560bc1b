"""The verbs of the client: what WeCom is asked, and what comes back."""

import json
from contextlib import closing
from pathlib import Path

import pytest

from bot.wecom.client import Person, Sent, WeCom
from tests.wecom.calls import (
    GROUP_KEY,
    PAYLOAD,
    SEND,
    UPDATE,
    VERBS,
    make_client,
)
from tests.wecom.stand_in import StandIn, ok


def test_a_message_goes_out_byte_for_byte_and_its_receipt_comes_back(api: StandIn, client: WeCom) -> None:
    api.rules[SEND] = ok(msgid="M1", response_code="RC0", invaliduser="")

    assert client.send(PAYLOAD) == Sent("M1", "RC0", ())
    assert api.asked[SEND][0].get_data() == PAYLOAD
    assert api.asked[SEND][0].args.to_dict() == {"access_token": "T1"}


def test_people_whom_a_message_did_not_reach_are_named(api: StandIn, client: WeCom) -> None:
    api.rules[SEND] = ok(msgid="M1", invaliduser="lisi|wangwu", unlicenseduser="zhaoliu")
    api.rules[UPDATE] = ok(invaliduser=["lisi"])

    assert client.send(PAYLOAD).invalid == ("lisi", "wangwu", "zhaoliu")
    assert client.update_card({}) == ("lisi",)


def test_one_address_serves_everything_even_below_a_prefix(api: StandIn) -> None:
    api.rules["media/upload"] = ok(media_id="M")
    with closing(make_client(f"{api.base}/wecom/")) as client:
        for _, verb in VERBS.values():
            verb(client)

    paths = {request.path for asked in api.asked.values() for request in asked}
    assert paths == {f"/wecom/cgi-bin/{endpoint}" for endpoint, _ in VERBS.values()} | {"/wecom/cgi-bin/gettoken"}


def test_a_proxy_in_the_environment_is_not_used(api: StandIn, client: WeCom, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("no_proxy", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")

    client.send(PAYLOAD)

    assert api.count(SEND) == 1


def test_a_group_is_written_to_by_its_key_and_without_a_token(api: StandIn, client: WeCom) -> None:
    client.webhook(GROUP_KEY, {"msgtype": "text"})

    assert api.asked["webhook/send"][0].args.to_dict() == {"key": GROUP_KEY}
    assert api.count("gettoken") == 0


def test_a_file_is_uploaded_under_its_name(api: StandIn, client: WeCom, tmp_path: Path) -> None:
    api.rules["media/upload"] = ok(media_id="M1")
    file = tmp_path / "x"
    file.write_bytes(b"12345678")

    assert client.upload("file", file, "附件2.docx") == client.upload("file", b"12345678", "附件2.docx") == "M1"
    for request in api.asked["media/upload"]:
        assert request.args["type"] == "file"
        assert "附件2.docx".encode() in request.get_data()
        assert b"12345678" in request.get_data()


def test_the_menu_is_that_of_the_application(api: StandIn, client: WeCom) -> None:
    client.create_menu({"button": [{"type": "click", "name": "帮助", "key": "帮助"}]})

    request = api.asked["menu/create"][0]
    assert request.args["agentid"] == "1000002"
    assert json.loads(request.get_data())["button"][0]["key"] == "帮助"


def test_everybody_in_range_is_found_once(api: StandIn, client: WeCom) -> None:
    api.rules["agent/get"] = ok(
        allow_userinfos={"user": [{"userid": "LiSi"}]},
        allow_partys={"partyid": [1]},
        allow_tags={"tagid": [7]},
    )
    api.rules["user/get"] = lambda request: ok(userid=request.args["userid"], name="李四")
    api.rules["user/simplelist"] = lambda request: ok(
        userlist=[{"userid": "lisi", "name": "李四"}, {"userid": f"w{request.args['department_id']}", "name": "王"}]
    )
    api.rules["tag/get"] = ok(userlist=[{"userid": "zhao", "name": "赵"}], partylist=[2])

    people = client.members_in_range()

    assert sorted(person.userid.lower() for person in people) == ["lisi", "w1", "w2", "zhao"]
    assert Person("zhao", "赵") in people


def test_an_application_without_a_range_has_nobody(api: StandIn, client: WeCom) -> None:
    api.rules["agent/get"] = ok(name="督办助手")

    assert client.members_in_range() == []


def test_hidden_ids_are_asked_for_a_thousand_at_a_time(api: StandIn, client: WeCom) -> None:
    api.rules["batch/openuserid_to_userid"] = lambda request: ok(
        userid_list=[
            {"open_userid": one, "userid": f"u{one}"} for one in json.loads(request.get_data())["open_userid_list"][1:]
        ],
        invalid_open_userid_list=["wo0"],
    )

    plain = client.to_plain_userids([f"wo{number}" for number in range(1500)])

    assert len(plain) == 1498
    assert plain["wo1"] == "uwo1"
    assert api.count("batch/openuserid_to_userid") == 2


@pytest.mark.parametrize(("answer", "userid"), [({"userid": "lisi"}, "lisi"), ({"UserId": "lisi"}, "lisi"), ({}, "")])
def test_who_opened_a_page_is_asked_by_code(
    api: StandIn, client: WeCom, answer: dict[str, object], userid: str
) -> None:
    api.rules["auth/getuserinfo"] = ok(**answer)

    assert client.userid_of("CODE") == userid
    assert api.asked["auth/getuserinfo"][0].args["code"] == "CODE"
