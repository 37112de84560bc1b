"""One access token for all, renewed once, never hammered for."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.cache import open_cache
from bot.wecom import errors
from bot.wecom.client import WeCom
from bot.wecom.errors import Kind
from tests.wecom.calls import (
    APPLICATION,
    EVERY_VERB,
    PATIENT,
    PAYLOAD,
    SECRET,
    SEND,
    Verb,
)
from tests.wecom.stand_in import StandIn, no, ok


def test_threads_on_a_cold_start_fetch_one_token(api: StandIn, client: WeCom) -> None:
    with ThreadPoolExecutor(16) as threads:
        list(threads.map(lambda _: client.send(PAYLOAD), range(32)))

    assert api.count("gettoken") == 1
    assert api.count(SEND) == 32


def test_clients_that_share_a_redis_fetch_one_token(api: StandIn, redis_url: str) -> None:
    clients = [WeCom(api.base, APPLICATION, open_cache(redis_url), PATIENT) for _ in range(4)]
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
