"""The client against a loopback API: one token, bounded waits, honest outcomes, no secret in any text."""

import json
import socket
import threading
import traceback
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from werkzeug.wrappers import Response

from bot.cache import open_cache
from bot.wecom import errors
from bot.wecom.client import Application, Person, Sent, WeCom
from bot.wecom.crypto import decrypt_bot_media, encrypt_bot_media
from bot.wecom.errors import Kind
from tests.wecom.callbacks import KEY
from tests.wecom.stand_in import Rule, StandIn, no, ok, serving

SECRET = "corp-secret-0123456789-abcdef"
TOKEN = "T1"
SEND = "message/send"
UPDATE = "message/update_template_card"
GROUP_KEY = "key-of-a-group"
PATIENT = (5, 10)
HASTY = (5, 0.15)  # for what hangs
PAYLOAD = b'{"agentid":1000002,"msgtype":"text","text":{"content":"\xe7\x9d\xa3\xe5\x8a\x9e"},"touser":"lisi"}'

Verb = Callable[[WeCom], object]


@pytest.fixture
def api() -> Iterator[StandIn]:
    with serving(StandIn()) as stand_in:
        yield stand_in


@pytest.fixture
def client(api: StandIn) -> Iterator[WeCom]:
    with closing(make_client(api.base)) as found:
        yield found


@pytest.fixture
def hasty(api: StandIn) -> Iterator[WeCom]:
    with closing(make_client(api.base, HASTY)) as found:
        yield found


def make_client(base: str, timeout: tuple[float, float] = PATIENT) -> WeCom:
    application = Application("wwdemo0000000001", 1000002, SECRET)
    return WeCom(base, application, open_cache(""), timeout)


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


def test_a_message_goes_out_byte_for_byte_and_its_receipt_comes_back(api: StandIn, client: WeCom) -> None:
    api.rules[SEND] = ok(msgid="M1", response_code="RC0", invaliduser="")

    assert client.send(PAYLOAD) == Sent("M1", "RC0", ())
    assert api.asked[SEND][0].get_data() == PAYLOAD
    assert api.asked[SEND][0].args.to_dict() == {"access_token": TOKEN}


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


def test_threads_on_a_cold_start_fetch_one_token(api: StandIn, client: WeCom) -> None:
    with ThreadPoolExecutor(16) as threads:
        list(threads.map(lambda _: client.send(PAYLOAD), range(32)))

    assert api.count("gettoken") == 1
    assert api.count(SEND) == 32


def test_clients_that_share_a_redis_fetch_one_token(api: StandIn, redis_url: str) -> None:
    application = Application("wwdemo0000000001", 1000002, SECRET)
    clients = [WeCom(api.base, application, open_cache(redis_url), PATIENT) for _ in range(4)]
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda number: clients[number % 4].send(PAYLOAD), range(16)))
    for client in clients:
        client.close()

    assert api.count("gettoken") == 1


def test_a_token_that_ended_early_is_renewed_once_for_all_threads(api: StandIn, client: WeCom) -> None:
    api.rules[SEND] = api.check_token
    client.send(PAYLOAD)
    api.tokens.append("T2")

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda _: client.send(PAYLOAD), range(8)))

    assert api.count("gettoken") == 2


@pytest.mark.parametrize("code", [40001, 40014, 41001, 42001])
@EVERY_VERB
def test_a_token_that_is_always_refused_costs_one_renewal(
    api: StandIn, client: WeCom, endpoint: str, verb: Verb, code: int
) -> None:
    api.rules[endpoint] = no(code)

    with pytest.raises(errors.SendFailed):
        verb(client)

    assert api.count(endpoint) <= 2
    assert api.count("gettoken") <= 2


def test_a_token_that_is_always_refused_leaves_the_message_for_later(api: StandIn, client: WeCom) -> None:
    api.rules[SEND] = no(40014)

    with pytest.raises(errors.TryLater) as later:
        client.send(PAYLOAD)

    assert later.value.code == 40014


def test_a_gettoken_that_hangs_is_given_up_and_not_asked_again_at_once(api: StandIn, hasty: WeCom) -> None:
    api.rules["gettoken"] = api.hang

    for _ in range(3):
        with pytest.raises(errors.TryLater):
            hasty.send(PAYLOAD)

    assert api.count("gettoken") == 1


def test_a_wrong_secret_is_an_operator_s_matter_and_not_tried_again_at_once(api: StandIn, client: WeCom) -> None:
    api.rules["gettoken"] = no(40001, f"invalid credential corpsecret={SECRET}")

    for _ in range(3):
        with pytest.raises(errors.Undeliverable) as refused:
            client.send(PAYLOAD)

    assert refused.value.kind is Kind.CONFIGURATION
    assert api.count("gettoken") == 1


@pytest.mark.parametrize("token", [None, "", 5, ["T"]])
def test_a_gettoken_without_a_token_leaves_the_message_for_later(api: StandIn, client: WeCom, token: object) -> None:
    api.rules["gettoken"] = ok(access_token=token)

    with pytest.raises(errors.TryLater):
        client.send(PAYLOAD)


SENSELESS: dict[str, Rule] = {
    "502": Response("<html>bad gateway", 502),
    "500 with JSON": Response('{"errcode":0}', 500),
    "HTML": Response("<html>welcome"),
    "empty": Response(""),
    "a list": Response("[]"),
    "no errcode": {"msgid": "1"},
    "errcode is a word": no("zero"),
    "errcode is null": no(None),
    "deep": Response("[" * 100000),
}


@pytest.mark.parametrize("rule", SENSELESS.values(), ids=SENSELESS.keys())
@pytest.mark.parametrize("name", [name for name in VERBS if name != "fetch_media"])  # any bytes are a file
def test_an_answer_that_says_nothing_is_never_taken_for_success(
    api: StandIn, client: WeCom, name: str, rule: Rule
) -> None:
    endpoint, verb = VERBS[name]
    api.rules[endpoint] = rule

    with pytest.raises(errors.UnknownOutcome if name in ONCE_ONLY else errors.TryLater):
        verb(client)


@pytest.mark.parametrize("name", VERBS)
def test_a_call_without_an_answer_is_given_up(api: StandIn, hasty: WeCom, name: str) -> None:
    endpoint, verb = VERBS[name]
    api.rules[endpoint] = api.hang

    with pytest.raises(errors.UnknownOutcome if name in ONCE_ONLY else errors.TryLater):
        verb(hasty)


def test_a_connection_that_breaks_after_the_request_is_an_unknown_outcome() -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as server:
        threading.Thread(target=_hear_and_hang_up, args=(server,)).start()
        lonely = make_client(f"http://127.0.0.1:{server.getsockname()[1]}")
        with closing(lonely), pytest.raises(errors.UnknownOutcome):
            lonely.webhook(GROUP_KEY, {})


def _hear_and_hang_up(server: socket.socket) -> None:
    connection, _ = server.accept()
    with connection:
        connection.recv(65536)


def test_an_api_that_cannot_be_reached_has_delivered_nothing() -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as server:
        port = server.getsockname()[1]
    with closing(make_client(f"http://127.0.0.1:{port}")) as lonely, pytest.raises(errors.TryLater):
        lonely.webhook(GROUP_KEY, {})


@pytest.mark.parametrize(("status", "after"), [(404, 300), (403, 300), (302, 300), (429, 60)])
def test_a_proxy_that_refuses_has_delivered_nothing(api: StandIn, client: WeCom, status: int, after: int) -> None:
    api.rules["webhook/send"] = Response("no", status, {"Location": "/cgi-bin/elsewhere"})

    with pytest.raises(errors.TryLater) as later:
        client.webhook("K", {})

    assert later.value.after_seconds == after
    assert api.count("elsewhere") == 0


@pytest.mark.parametrize(
    ("code", "kind"),
    [(81013, Kind.RECIPIENT), (301002, Kind.CONFIGURATION), (42045, Kind.BUG), (42022, Kind.GONE)],
)
def test_a_refusal_says_whom_it_concerns(api: StandIn, client: WeCom, code: int, kind: Kind) -> None:
    api.rules[SEND] = no(code)

    with pytest.raises(errors.Undeliverable) as refused:
        client.send(PAYLOAD)

    assert (refused.value.code, refused.value.kind) == (code, kind)


@pytest.mark.parametrize(("code", "after"), [(-1, 1), (45009, 60), (45033, 2), (60020, 300)])
def test_a_busy_api_says_how_long_to_wait(api: StandIn, client: WeCom, code: int, after: int) -> None:
    api.rules[SEND] = no(code)

    with pytest.raises(errors.TryLater) as later:
        client.send(PAYLOAD)

    assert (later.value.code, later.value.after_seconds) == (code, after)


@pytest.mark.parametrize(
    ("endpoint", "code", "verb"),
    [
        (SEND, 42014, lambda client, repeat: client.send(PAYLOAD, repeat=repeat)),
        (UPDATE, 42022, lambda client, repeat: client.update_card({}, repeat=repeat)),
    ],
    ids=["send", "update"],
)
def test_a_code_that_says_done_already_counts_as_done_on_a_repetition_only(
    api: StandIn, client: WeCom, endpoint: str, code: int, verb: Callable[[WeCom, bool], object]
) -> None:
    api.rules[endpoint] = no(code)

    with pytest.raises(errors.Undeliverable):
        verb(client, False)  # noqa: FBT003 - the parameter under test
    with pytest.raises(errors.AlreadyDone):
        verb(client, True)  # noqa: FBT003 - the parameter under test


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


def test_a_picture_sent_to_the_application_is_fetched(api: StandIn, client: WeCom) -> None:
    api.rules["media/get"] = Response(b"\xff\xd8picture", content_type="image/jpeg; x=y")

    fetched = client.fetch_media("M1", 100)

    assert (fetched.data, fetched.content_type) == (b"\xff\xd8picture", "image/jpeg")
    assert api.asked["media/get"][0].args.to_dict() == {"access_token": TOKEN, "media_id": "M1"}


def test_a_picture_is_fetched_with_a_new_token_when_the_old_one_ended(api: StandIn, client: WeCom) -> None:
    api.rules["media/get"] = lambda request: no(42001) if request.args["access_token"] == "T1" else Response(b"picture")
    client.send(PAYLOAD)
    api.tokens.append("T2")

    assert client.fetch_media("M1", 100).data == b"picture"


def test_a_picture_that_is_too_large_is_not_read_to_its_end(api: StandIn, client: WeCom) -> None:
    read: list[int] = []

    def endless() -> Iterator[bytes]:
        for number in range(10000):
            read.append(number)
            yield b"x" * 65536

    api.rules["media/get"] = Response(endless())

    with pytest.raises(errors.Undeliverable) as refused:
        client.fetch_media("M1", 100_000)

    assert refused.value.code == 413
    assert len(read) < 1000


@pytest.mark.parametrize("code", [40007, 40003])
def test_media_that_are_over_are_gone(api: StandIn, client: WeCom, code: int) -> None:
    api.rules["media/get"] = no(code)

    with pytest.raises(errors.Undeliverable):
        client.fetch_media("M1", 100)


def test_a_bot_s_picture_is_fetched_and_opened_with_the_bot_s_key(api: StandIn, client: WeCom) -> None:
    api.rules["/files/1"] = Response(encrypt_bot_media(b"picture", KEY))

    fetched = client.fetch_url(f"{api.base}/files/1?sign=x", 1000)

    assert decrypt_bot_media(fetched.data, KEY) == b"picture"
    assert "access_token" not in api.asked["/files/1"][0].args


@pytest.mark.parametrize(
    "url",
    [
        "",
        "file:///etc/passwd",
        "http://169.254.169.254/latest/meta-data",
        "https://evil.test/a",
        "http://bucket.cos.myqcloud.com/a",
        "https://myqcloud.com.evil.test/a",
        "https://evilmyqcloud.com/a",
        "https://bucket.myqcloud.com@evil.test/a",
        "https://bucket.myqcloud.com:8443/a",
        "https://bucket.myqcloud.com:port/a",
        "https://[::1/a",
        "http://127.0.0.1:1/a",
        "https://bucket.myqcloud.com/ a\nHost: x",
    ],
)
def test_an_address_of_an_unknown_host_is_not_fetched(client: WeCom, url: str) -> None:
    with pytest.raises(errors.Undeliverable) as refused:
        client.fetch_url(url, 1000)

    assert refused.value.kind is Kind.GONE


def test_a_redirect_is_not_followed(api: StandIn, client: WeCom) -> None:
    api.rules["/files/1"] = Response("", 302, {"Location": f"{api.base}/files/2"})

    with pytest.raises(errors.TryLater):
        client.fetch_url(f"{api.base}/files/1", 1000)

    assert api.count("/files/2") == 0


@pytest.mark.parametrize("status", [403, 404])
def test_a_bot_s_address_that_is_over_is_gone(api: StandIn, client: WeCom, status: int) -> None:
    api.rules["/files/1"] = Response("<Error/>", status)

    with pytest.raises(errors.Undeliverable) as refused:
        client.fetch_url(f"{api.base}/files/1", 1000)

    assert refused.value.kind is Kind.GONE


TROUBLE: dict[str, Rule] = {
    "echo": lambda request: no(40058, f"you asked {request.url} with corpsecret={SECRET} and {SECRET}"),
    "502": Response("bad", 502),
    "404": Response("no", 404),
    "HTML": Response("<html>"),
    "token": no(40014),
}


@pytest.mark.parametrize("rule", [*TROUBLE.values(), "hang", "down"], ids=[*TROUBLE.keys(), "hang", "down"])
@pytest.mark.parametrize("where", ["gettoken", "call"])
@EVERY_VERB
def test_no_exception_holds_a_secret_nor_leads_to_one(
    api: StandIn, endpoint: str, verb: Verb, where: str, rule: Rule | str
) -> None:
    api.rules["gettoken" if where == "gettoken" else endpoint] = api.hang if isinstance(rule, str) else rule
    base = "http://127.0.0.1:1" if rule == "down" else api.base
    with closing(
        WeCom(base, Application("ww", 1, SECRET), open_cache(""), HASTY if rule == "hang" else PATIENT)
    ) as client:
        try:
            verb(client)
        except errors.SendFailed as fault:
            told = "".join(traceback.format_exception(fault, chain=True)) + chain(fault)
        else:
            return  # a file may be any bytes
    for secret in (SECRET, "access_token=T1", GROUP_KEY):
        assert secret not in told


def chain(fault: BaseException | None) -> str:
    """All that an error collector could dig out, suppressed contexts too."""
    return "" if fault is None else f"{fault!r} {vars(fault)} {chain(fault.__cause__)} {chain(fault.__context__)}"


def test_an_application_does_not_show_its_secret() -> None:
    assert SECRET not in repr(Application("ww", 1, SECRET))
