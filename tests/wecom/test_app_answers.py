"""The application's answers: encrypted text to the person, the same for a repetition, silence for events."""

import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.wecom.app_messages import CHARACTERS, DOOR, event, field, read, tap, typed
from tests.wecom.callbacks import APP, CORP, NONCE, STAMP

LATER = STAMP + 3


def opened(body: bytes) -> ET.Element:
    """The decrypted answer, as WeCom would read it."""
    outer = {part.tag: part.text or "" for part in ET.fromstring(body)}  # noqa: S314 - our own answer
    plain = APP.open(outer["Encrypt"], outer["MsgSignature"], outer["TimeStamp"], outer["Nonce"])
    return ET.fromstring(plain)  # noqa: S314 - our own answer


def test_text_is_answered_to_the_person_in_an_encrypted_envelope() -> None:
    message = read(typed("我的任务"))

    body, content_type = DOOR.answer("已登记\n任务 1", message, "其他".encode().hex(), LATER)

    answer = {part.tag: part.text for part in opened(body)}
    assert answer == {
        "ToUserName": "lisi",
        "FromUserName": CORP,
        "CreateTime": str(LATER),
        "MsgType": "text",
        "Content": "已登记\n任务 1",
    }
    assert content_type.startswith("application/xml")


def test_a_repetition_hears_the_same_payload_sealed_anew() -> None:
    payload = DOOR.payload("已登记", read(typed("完成 1")), LATER)

    first, again = (DOOR.seal(payload, nonce, LATER + wait) for nonce, wait in (("n1", 0), ("n2", 5)))

    assert first.body != again.body
    assert ET.tostring(opened(first.body)) == ET.tostring(opened(again.body))


@pytest.mark.parametrize("nonce", ["]]>", "<&>", " "])
def test_any_nonce_survives_the_envelope(nonce: str) -> None:
    body, _ = DOOR.answer("好", read(typed("x")), nonce, LATER)

    assert opened(body).findtext("Content") == "好"


@given(text=st.text(max_size=100).filter(str.strip) | st.sampled_from(["a]]>b", "]]>]]>", "<x>]]&gt;", "\x0b界"]))
def test_no_text_breaks_out_of_the_answer(text: str) -> None:
    payload = DOOR.payload(text, read(typed("x")), LATER)

    root = ET.fromstring(payload)  # noqa: S314 - our own answer
    assert [part.tag for part in root] == ["ToUserName", "FromUserName", "CreateTime", "MsgType", "Content"]


def test_a_link_in_the_text_of_a_user_is_shown_and_not_followed() -> None:
    payload = DOOR.payload("理由：<a href='https://evil.test'>点我</a>", read(typed("x")), LATER)

    assert "<a" not in payload
    assert "https://evil.test" in payload


@given(text=st.text(CHARACTERS, min_size=600, max_size=2200))
def test_an_answer_is_never_longer_than_2048_bytes_and_cut_between_characters(text: str) -> None:
    root = ET.fromstring(DOOR.payload(f"答：{text}", read(typed("x")), LATER))  # noqa: S314 - our own answer
    content = root.findtext("Content") or ""

    assert len(content.encode()) <= 2048
    assert content.startswith("答：")


@pytest.mark.parametrize("fields", [tap(), event("enter_agent"), event("click", field("EventKey", "k"))])
def test_an_event_is_answered_by_silence(fields: str) -> None:
    message = read(fields)

    assert not DOOR.answers(message)
    assert DOOR.answer("好", message, NONCE, LATER).body == b""


def test_nothing_to_say_is_silence() -> None:
    assert DOOR.answer(" \n", read(typed("x")), NONCE, LATER).body == b""
