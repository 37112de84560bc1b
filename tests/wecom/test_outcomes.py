"""What a call's end means: delivered, not delivered, or nobody knows; and never a secret in its text."""

import socket
import traceback
from collections.abc import Callable
from contextlib import closing

import pytest
from werkzeug.wrappers import Response

from bot.cache import open_cache
from bot.wecom import errors
from bot.wecom.client import Application, WeCom
from bot.wecom.errors import Kind
from tests.doorstep import a_port
from tests.wecom.calls import (
    APPLICATION,
    EVERY_VERB,
    GROUP_KEY,
    HASTY,
    ONCE_ONLY,
    PATIENT,
    PAYLOAD,
    SECRET,
    SEND,
    UPDATE,
    VERBS,
    Verb,
    make_client,
)
from tests.wecom.stand_in import Rule, StandIn, no

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
    with a_port(_hear_and_hang_up) as port:
        lonely = make_client(f"http://127.0.0.1:{port}")
        with closing(lonely), pytest.raises(errors.UnknownOutcome):
            lonely.webhook(GROUP_KEY, {})


def _hear_and_hang_up(connection: socket.socket) -> None:
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
    with closing(WeCom(base, APPLICATION, open_cache(""), HASTY if rule == "hang" else PATIENT)) as client:
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
