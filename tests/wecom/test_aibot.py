"""The bot's door: every message and event of wecom-protocol §3 is read, everything else is refused."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.message import Channel, Kind, Media, Message, Tap
from bot.wecom import errors
from bot.wecom.aibot import is_encrypted_userid
from tests.wecom.bot_messages import DOOR, event, read, text
from tests.wecom.callbacks import APP, BOT, NONCE, STAMP, bot_data, bot_request, query


def test_the_address_is_verified_by_the_decrypted_echostr() -> None:
    sealed = BOT.seal("42", NONCE, STAMP)

    assert DOOR.verify({**query(sealed), "echostr": sealed.encrypt}) == "42"


def test_a_message_of_a_group_is_read() -> None:
    message = read(text("@督办助手 注销 义乌教育之声", create_time=STAMP))

    assert message == Message(
        Channel.BOT,
        Kind.TEXT,
        "bot:msg:m1",
        "zhangsan",
        "@督办助手 注销 义乌教育之声",
        chat_id="wr1",
        response_url="https://example.test/once",
        sent_at=STAMP,
    )


def test_the_one_time_address_is_kept_out_of_every_text() -> None:
    assert "example.test" not in repr(read(text("x")))


def test_a_single_chat_is_no_group_even_if_an_id_comes_with_it() -> None:
    assert read(text("x", chattype="single")).chat_id == ""


def test_a_group_without_its_id_is_refused_rather_than_taken_for_a_single_chat() -> None:
    with pytest.raises(errors.Unreadable):
        read(text("x", chatid=""))


PICTURE = {"url": "https://ww-aibot-img.cos.ap-guangzhou.myqcloud.com/a?sign=b"}


@pytest.mark.parametrize(
    ("data", "kind", "said", "media"),
    [
        (bot_data("image", image=PICTURE), Kind.IMAGE, "", (Media("image", url=PICTURE["url"]),)),
        (bot_data("file", file=PICTURE), Kind.FILE, "", (Media("file", url=PICTURE["url"]),)),
        (bot_data("video", video=PICTURE), Kind.VIDEO, "", (Media("video", url=PICTURE["url"]),)),
        (bot_data("voice", voice={"content": "完成任务一"}), Kind.VOICE, "完成任务一", ()),
        (
            bot_data(
                "mixed",
                mixed={
                    "msg_item": [
                        {"msgtype": "text", "text": {"content": "@助手 完成 1"}},
                        {"msgtype": "image", "image": PICTURE},
                        {"msgtype": "text", "text": {"content": "见图"}},
                    ]
                },
            ),
            Kind.MIXED,
            "@助手 完成 1\n见图",
            (Media("image", url=PICTURE["url"]),),
        ),
        (bot_data("hologram"), Kind.UNKNOWN, "", ()),
    ],
    ids=lambda value: value.value if isinstance(value, Kind) else None,
)
def test_every_kind_of_message_is_read(
    data: dict[str, object], kind: Kind, said: str, media: tuple[Media, ...]
) -> None:
    message = read(data)

    assert (message.kind, message.text, message.media) == (kind, said, media)


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ({"msgtype": "text", "text": {"content": "任务 1 到期"}}, "任务 1 到期"),
        ({"msgtype": "voice", "voice": {"content": "听得见"}}, "听得见"),
        ({"msgtype": "image", "image": PICTURE}, ""),
        ({"msgtype": "mixed", "mixed": {"msg_item": [{"msgtype": "text", "text": {"content": "甲"}}]}}, "甲"),
        ("broken", ""),
    ],
)
def test_the_text_of_a_quoted_message_is_read(quote: object, expected: str) -> None:
    assert read(text("@助手 这个", quote=quote)).quote == expected


def test_a_mixed_message_inside_a_mixed_message_is_not_followed() -> None:
    inner: dict[str, object] = {"msgtype": "text", "text": {"content": "深处"}}
    for _ in range(250):
        inner = {"msgtype": "mixed", "mixed": {"msg_item": [inner]}}

    message = read(bot_data("mixed", mixed=inner["mixed"]))

    assert (message.text, message.media) == ("", ())


def test_a_poll_names_its_stream() -> None:
    message = read(bot_data("stream", stream={"id": "s-1"}))

    assert (message.kind, message.stream_id) == (Kind.POLL, "s-1")


@pytest.mark.parametrize(
    ("name", "kind"),
    [("enter_chat", Kind.ENTER), ("feedback_event", Kind.EVENT), ("auth_change_event", Kind.EVENT)],
)
def test_every_event_is_read(name: str, kind: Kind) -> None:
    message = read(event(name))

    assert (message.kind, message.event) == (kind, name)


@pytest.mark.parametrize(
    "card",
    [
        {
            "card_type": "button_interaction",
            "event_key": "sign 42",
            "task_id": "t1",
            "selected_items": {"selected_item": [{"question_key": "q", "option_ids": {"option_id": ["a", "b"]}}]},
        },
        {
            "cardtype": "button_interaction",
            "eventkey": "sign 42",
            "taskid": "t1",
            "selected_items": {"selected_item": {"questionkey": "q", "optionids": {"optionid": ["a", "b"]}}},
        },
    ],
    ids=["documented", "as one table spells it"],
)
def test_a_press_on_a_card_is_read_in_both_spellings(card: dict[str, object]) -> None:
    message = read(event("template_card_event", card))

    assert message.kind is Kind.TAP
    assert message.tap == Tap("t1", "sign 42", "button_interaction", "", {"q": ("a", "b")})


def test_a_message_is_known_again_by_its_id_and_without_one_by_its_text() -> None:
    assert read(text("甲")).key == read(text("乙")).key == "bot:msg:m1"
    assert read(text("甲", msgid="")).key == read(text("甲", msgid="")).key
    assert read(text("甲", msgid="")).key != read(text("乙", msgid="")).key


def test_an_id_of_any_length_makes_a_key_that_the_inbox_holds() -> None:
    assert len(read(text("甲", msgid="m" * 5000)).key) <= 190


def test_characters_that_no_table_takes_are_left_out() -> None:
    message = DOOR.read(*bot_request(r'{"msgtype":"text","from":{"userid":"a"},"text":{"content":"x\u0000\ud800y"}}'))

    assert message.text == "xy"


def test_a_message_sealed_for_an_application_is_refused_with_403() -> None:
    with pytest.raises(errors.WrongReceiver) as refused:
        DOOR.read(*bot_request(text("x"), APP))

    assert refused.value.status == 403


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"null",
        b"[]",
        b"{",
        b"<xml/>",
        b"\xff",
        b"{}",
        b'{"encrypt": 5}',
        b'{"encrypt": "' + b"1" * 9000,
        b"[" * 9000,
    ],
)
def test_a_body_that_is_no_envelope_is_refused_with_400(body: bytes) -> None:
    with pytest.raises(errors.Refused) as refused:
        DOOR.read(body, bot_request({})[1])

    assert refused.value.status == 400


@pytest.mark.parametrize(
    "plain",
    [
        "",
        "x",
        "[]",
        "{}",
        '{"msgtype": 5}',
        '{"msgtype":"text"}',
        "[" * 5000,
        '{"msgtype":"text","from":{"userid":["a"]}}',
    ],
)
def test_a_well_signed_message_without_sense_is_refused_with_400(plain: str) -> None:
    with pytest.raises(errors.Unreadable) as refused:
        DOOR.read(*bot_request(plain))

    assert refused.value.status == 400


NAMES = st.sampled_from(
    ["msgtype", "from", "userid", "msgid", "chattype", "text", "content", "mixed", "msg_item", "quote"]
) | st.sampled_from(["event", "eventtype", "template_card_event", "selected_items", "selected_item", "option_ids"])
WORDS = st.sampled_from(["text", "event", "mixed", "template_card_event", "group", "single", "voice"])
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | WORDS | st.text(max_size=20)
TREES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=5), max_leaves=20
)


@given(data=st.dictionaries(NAMES, TREES, max_size=8))
def test_nothing_but_a_refusal_leaves_a_well_signed_message(data: dict[str, Any]) -> None:
    try:
        message = DOOR.read(*bot_request({"msgtype": "text", "from": {"userid": "a"}, **data}))
    except errors.Refused:
        return
    assert len(message.key) <= 190


@pytest.mark.parametrize("userid", ["woAJ2GCAAAXtWyujaWJHDDGi0mACH71w", "woABCDEFGHIJKLMNOP"])
def test_an_encrypted_userid_is_noticed(userid: str) -> None:
    assert is_encrypted_userid(userid)


@pytest.mark.parametrize(
    "userid", ["", "zhangsan", "ZhangSan", "wo", "wojiaowangxiaoming", "WoJiaoWangXiaoMing01", "13800000000"]
)
def test_a_plain_userid_is_not_taken_for_an_encrypted_one(userid: str) -> None:
    assert not is_encrypted_userid(userid)
