"""The bot's answers: a finished stream, the same for a repetition, shown as plain text."""

import json
from typing import Any

import pytest

from tests.wecom.bot_messages import DOOR, event, read, text
from tests.wecom.callbacks import BOT, NONCE, STAMP, bot_data

LATER = STAMP + 3


def opened(body: bytes) -> dict[str, Any]:
    """The decrypted answer, as WeCom would read it."""
    outer = json.loads(body)
    assert sorted(outer) == ["encrypt", "msgsignature", "nonce", "timestamp"]
    plain = BOT.open(outer["encrypt"], outer["msgsignature"], str(outer["timestamp"]), outer["nonce"])
    answer: dict[str, Any] = json.loads(plain)
    return answer


def test_a_message_is_answered_by_a_finished_stream_with_the_nonce_of_the_request() -> None:
    answer = DOOR.answer("已登记 12 号", read(text("完成 1")), "req-nonce", LATER)

    stream = opened(answer.body)["stream"]
    assert opened(answer.body)["msgtype"] == "stream"
    assert (stream["finish"], stream["content"]) == (True, "已登记 12 号")
    assert stream["id"]
    outer = json.loads(answer.body)
    assert (outer["nonce"], outer["timestamp"]) == ("req-nonce", LATER)


def test_a_repetition_hears_the_same_payload_sealed_anew() -> None:
    payloads = [DOOR.payload("已登记", read(text("完成 1")), LATER + wait) for wait in (0, 5)]

    first, again = (DOOR.seal(payloads[0], nonce, LATER) for nonce in ("n1", "n2"))

    assert payloads[0] == payloads[1]
    assert first.body != again.body
    assert opened(first.body) == opened(again.body)


def test_another_message_gets_another_stream() -> None:
    one, other = (DOOR.payload("好", read(text("x", msgid=msgid)), LATER) for msgid in ("m1", "m2"))

    assert json.loads(one)["stream"]["id"] != json.loads(other)["stream"]["id"]


def test_a_poll_is_answered_in_its_own_stream() -> None:
    payload = DOOR.payload("好", read(bot_data("stream", stream={"id": "s-1"})), LATER)

    assert json.loads(payload)["stream"]["id"] == "s-1"


def test_the_opening_of_a_chat_is_answered_by_text() -> None:
    payload = DOOR.payload("你好", read(event("enter_chat", chattype="single")), LATER)

    assert json.loads(payload) == {"msgtype": "text", "text": {"content": "你好"}}


@pytest.mark.parametrize("name", ["template_card_event", "feedback_event"])
def test_other_events_are_answered_by_silence(name: str) -> None:
    message = read(event(name, {"task_id": "t"}))

    assert not DOOR.answers(message)
    assert DOOR.answer("好", message, NONCE, LATER).body == b""


def test_nothing_to_say_is_silence() -> None:
    assert DOOR.answer("", read(text("x")), NONCE, LATER).body == b""


@pytest.mark.parametrize(
    "typed",
    [
        "<@all>",
        "[点我](https://evil.test)",
        "![x](https://evil.test/p.png)",
        "**粗**",
        "`码`",
        "# 大",
        "> 引",
        "<think>x",
    ],
)
def test_the_text_of_a_user_is_shown_and_not_rendered(typed: str) -> None:
    content = json.loads(DOOR.payload(typed, read(text("x")), LATER))["stream"]["content"]

    assert content != typed
    assert not set("<[]*`") & set(content)
    assert content[0] not in "#>"


def test_account_ids_are_shown_as_they_are() -> None:
    content = json.loads(DOOR.payload("账号 yiwu_jiaoyu_2022 已登记", read(text("x")), LATER))["stream"]["content"]

    assert content == "账号 yiwu_jiaoyu_2022 已登记"


def test_an_answer_is_never_longer_than_20480_bytes() -> None:
    content = json.loads(DOOR.payload("督" * 9000, read(text("x")), LATER))["stream"]["content"]

    assert len(content.encode()) <= 20480
    assert content.endswith("督…")
