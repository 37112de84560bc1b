"""What a test breaks in WeCom breaks as told, and the log tells it apart from what WeCom refused."""

import pytest
import requests

from sandbox.server import PortTaken, serve
from tests.sandbox.office import Api, make_emulator


def test_the_next_calls_fail_with_an_errcode(api: Api) -> None:
    api.emulator.fail_next("message/send", -1, times=2)

    assert [api.text("你好")["errcode"] for _ in range(3)] == [-1, -1, 0]
    assert len(api.emulator.phone("ZhangSan").received) == 1
    assert [one.outcome for one in api.emulator.log.of("message/send")] == ["failed", "failed", "accepted"]
    assert api.emulator.log.refused() == []


def test_a_failing_gateway_answers_html(api: Api) -> None:
    api.token = api.get_token()
    api.emulator.fail_next("*", http=502)

    response = requests.post(f"{api.url}/cgi-bin/message/send", timeout=5)

    assert (response.status_code, response.headers["Content-Type"]) == (502, "text/html; charset=utf-8")


def test_garbage_is_no_json(api: Api) -> None:
    api.emulator.garble_next("message/send")

    with pytest.raises(requests.JSONDecodeError):
        api.text("你好")


def test_a_lost_answer_was_acted_on(api: Api) -> None:
    api.emulator.lose_answer_next("message/send")

    with pytest.raises(requests.ConnectionError):
        api.text("你好")

    assert api.emulator.phone("ZhangSan").texts == ["你好"]
    record = api.emulator.log.of("message/send")[0]
    assert (record.outcome, record.answer_lost) == ("accepted", True)


def test_a_hanging_call_was_not_acted_on(api: Api) -> None:
    api.emulator.hang_next("message/send", seconds=0.1)

    with pytest.raises(requests.ConnectionError):
        api.text("你好")

    assert api.emulator.phone("ZhangSan").texts == []
    assert api.emulator.log.of("message/send")[0].outcome == "failed"


def test_a_slow_call_is_answered_in_the_end(api: Api) -> None:
    api.emulator.delay("message/send", 0.05)

    assert api.text("你好")["errcode"] == 0

    api.emulator.heal()
    assert api.emulator.corp.faults.strike("message/send") is None


def test_a_hanging_call_does_not_outlive_the_server() -> None:
    emulator = make_emulator()
    emulator.hang_next("gettoken", seconds=3600)

    with serve(emulator) as url, pytest.raises(requests.Timeout):
        requests.get(f"{url}/cgi-bin/gettoken", timeout=0.2)

    assert emulator.corp.faults.is_closed


def test_a_taken_port_is_told_in_words(api: Api) -> None:
    port = int(api.url.rpartition(":")[2])

    with pytest.raises(PortTaken, match=str(port)), serve(make_emulator(), port):
        pass
