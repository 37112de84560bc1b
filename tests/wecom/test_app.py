"""The application's door: every message and event of wecom-protocol §2 is read, everything else is refused."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.message import Channel, Kind, Media, Message, Tap
from bot.wecom import errors
from bot.wecom.app import AppDoor
from bot.wecom.crypto import Envelope
from tests.wecom.app_messages import CHARACTERS, DOOR, event, field, read, tap, typed
from tests.wecom.callbacks import AGENT, APP, BOT, CORP, KEY, NONCE, STAMP, TOKEN, app_request, app_xml, query


def test_the_official_sample_of_a_message_is_read() -> None:
    official = AppDoor("QDG6eK", "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C", "wx5823bf96d3bd56c7", "218")
    encrypt = (
        "RypEvHKD8QQKFhvQ6QleEB4J58tiPdvo+rtK1I9qca6aM/wvqnLSV5zEPeusUiX5L5X/0lWfrf0QADHHhGd3QczcdCUpj911L3vg3W/sYYvu"
        "JTs3TUUkSUXxaccAS0qhxchrRYt66wiSpGLYL42aM6A8dTT+6k4aSknmPj48kzJs8qLjvd4Xgpue06DOdnLxAUHzM6+kDZ+HMZfJYuR+LtwG"
        "c2hgf5gsijff0ekUNXZiqATP7PF5mZxZ3Izoun1s4zG4LUMnvw2r+KqCKIw+3IQH03v+BCA9nMELNqbSf6tiWSrXJB3LAVGUcallcrw8V2t9"
        "EL4EhzJWrQUax5wLVMNS0+rUPA3k22Ncx4XXZS9o0MBH27Bo6BpNelZpS+/uh9KsNlY6bHCmJU9p8g7m3fVKn28H3KDYA5Pl/T8Z1ptDAVe0"
        "lXdQ2YoyyH2uyPIGHBZZIs2pDBS8R07+qN+E7Q=="
    )
    body = (
        f"<xml><ToUserName><![CDATA[wx5823bf96d3bd56c7]]></ToUserName><Encrypt><![CDATA[{encrypt}]]></Encrypt>"
        "<AgentID><![CDATA[218]]></AgentID></xml>"
    )
    address = {"msg_signature": "477715d11cdb4164915debcba66cb864d751f3e6", "timestamp": "1409659813"}

    message = official.read(body.encode(), {**address, "nonce": "1372623149"})

    assert message == Message(
        Channel.APP, Kind.TEXT, "app:218:msg:4561255354251345929", "mycreate", "hello", sent_at=1409659813
    )


def test_the_address_is_verified_by_the_decrypted_echostr() -> None:
    sealed = APP.seal("1616140317555161061", NONCE, STAMP)

    assert DOOR.verify({**query(sealed), "echostr": sealed.encrypt}) == "1616140317555161061"


@pytest.mark.parametrize("missing", ["msg_signature", "timestamp", "nonce", "echostr"])
def test_an_address_without_one_of_its_parameters_is_refused(missing: str) -> None:
    sealed = APP.seal("1", NONCE, STAMP)
    address = {**query(sealed), "echostr": sealed.encrypt}
    del address[missing]

    with pytest.raises(errors.BadShape):
        DOOR.verify(address)


@pytest.mark.parametrize(
    ("fields", "kind", "text", "media"),
    [
        (typed(" 注销 义乌教育之声\n理由：停办 "), Kind.TEXT, "注销 义乌教育之声\n理由：停办", ()),
        (typed(""), Kind.TEXT, "", ()),
        (
            field("MsgType", "image") + field("PicUrl", "http://p") + field("MediaId", "M1") + "<MsgId>1</MsgId>",
            Kind.IMAGE,
            "",
            (Media("image", "M1"),),
        ),
        (field("MsgType", "voice") + field("MediaId", "M2"), Kind.VOICE, "", (Media("voice", "M2"),)),
        (field("MsgType", "video") + field("MediaId", "M3"), Kind.VIDEO, "", (Media("video", "M3"),)),
        (
            field("MsgType", "location") + "<Location_X>29.3</Location_X>" + field("Label", "义乌市政府"),
            Kind.LOCATION,
            "义乌市政府",
            (),
        ),
        (
            field("MsgType", "link") + field("Title", "通知") + field("Url", "https://example.test/1"),
            Kind.LINK,
            "通知 https://example.test/1",
            (),
        ),
        (field("MsgType", "file") + field("MediaId", "M4"), Kind.UNKNOWN, "", ()),
        (field("MsgType", "hologram"), Kind.UNKNOWN, "", ()),
    ],
    ids=lambda value: value.value if isinstance(value, Kind) else None,
)
def test_every_kind_of_message_is_read(fields: str, kind: Kind, text: str, media: tuple[Media, ...]) -> None:
    message = read(fields)

    assert (message.channel, message.kind, message.text, message.media) == (Channel.APP, kind, text, media)
    assert (message.sender, message.sent_at, message.in_group) == ("lisi", STAMP, False)


@pytest.mark.parametrize(
    ("fields", "kind", "event_key"),
    [
        (event("click", field("EventKey", "我的任务")), Kind.MENU, "我的任务"),
        (event("enter_agent", field("EventKey", "")), Kind.ENTER, ""),
        (event("subscribe"), Kind.JOIN, ""),
        (event("unsubscribe"), Kind.LEAVE, ""),
        (event("LOCATION", "<Latitude>29.3</Latitude>"), Kind.EVENT, ""),
        (event("view", field("EventKey", "https://example.test")), Kind.EVENT, "https://example.test"),
        (event("inactive_alert", "<EffectTime>1</EffectTime>"), Kind.EVENT, ""),
        (event("sys_approval_change", "<ApprovalInfo><SpNo>1</SpNo></ApprovalInfo>"), Kind.EVENT, ""),
    ],
    ids=lambda value: value.value if isinstance(value, Kind) else None,
)
def test_every_event_is_read(fields: str, kind: Kind, event_key: str) -> None:
    message = read(fields)

    assert (message.kind, message.event_key) == (kind, event_key)
    assert message.event in fields


def chosen(question: str, *options: str) -> str:
    ids = "".join(field("OptionId", option) for option in options)
    return f"<SelectedItem>{field('QuestionKey', question)}<OptionIds>{ids}</OptionIds></SelectedItem>"


@pytest.mark.parametrize(
    ("items", "selected"),
    [
        ("", {}),
        (chosen("why", "r1"), {"why": ("r1",)}),
        (chosen("why", "r1", "r2"), {"why": ("r1", "r2")}),
        (chosen("why", "r1") + chosen("how", "h1", "h2"), {"why": ("r1",), "how": ("h1", "h2")}),
        (chosen("why"), {"why": ()}),
    ],
    ids=["none", "one item", "two options", "two items", "nothing chosen"],
)
@pytest.mark.parametrize("name", ["template_card_event", "template_card_menu_event"])
def test_a_press_on_a_card_is_read_with_all_that_was_chosen(
    name: str, items: str, selected: dict[str, tuple[str, ...]]
) -> None:
    message = read(tap(f"<SelectedItems>{items}</SelectedItems>", name))

    assert message.kind is Kind.TAP
    assert message.tap == Tap("apv-42-1", "sign 42", "button_interaction", "RC", selected)


def test_a_message_is_known_again_by_its_id_and_not_by_its_bytes() -> None:
    assert read(typed("完成 1")).key == read(typed("完成 1")).key == f"app:{AGENT}:msg:4561255354251345929"
    assert read(typed("完成 1")).key != read(typed("完成 1", "4561255354251345930")).key


def test_a_repeated_press_is_the_same_and_a_second_press_another() -> None:
    assert read(tap()).key == read(tap()).key
    assert read(tap()).key != read(tap(code="RC2")).key
    assert read(tap()).key != DOOR.read(*app_request(app_xml(tap(), "wangwu"))).key


def test_two_presses_without_a_code_are_told_apart_by_their_text() -> None:
    assert read(tap(code="")).key != read(tap("<CreateTime>1700000009</CreateTime>", code="")).key


def test_two_events_of_one_second_are_told_apart() -> None:
    assert read(event("click", field("EventKey", "a"))).key != read(event("click", field("EventKey", "b"))).key


@given(key=st.text(CHARACTERS, max_size=300), code=st.text(CHARACTERS, max_size=200))
def test_no_key_is_longer_than_the_inbox_holds(key: str, code: str) -> None:
    fields = event("template_card_event", field("TaskId", "t") + field("EventKey", key.replace("]]>", "")))
    message = read(fields + field("ResponseCode", code.replace("]]>", "")))

    assert 0 < len(message.key) <= 190


@pytest.mark.parametrize(
    ("old", "new"),
    [(CORP, "wwother"), (AGENT, "1000003")],
    ids=["another enterprise", "another application"],
)
@pytest.mark.parametrize("where", ["inside", "outside"])
def test_a_message_to_somebody_else_is_refused_with_403(where: str, old: str, new: str) -> None:
    plain = app_xml(typed("完成 1"))
    body, address = app_request(plain.replace(old, new) if where == "inside" else plain)
    body = body.replace(old.encode(), new.encode()) if where == "outside" else body

    with pytest.raises(errors.WrongReceiver) as refused:
        DOOR.read(body, address)

    assert refused.value.status == 403


def test_a_message_sealed_for_a_bot_is_refused_with_403() -> None:
    with pytest.raises(errors.WrongReceiver):
        DOOR.read(*app_request(app_xml(typed("完成 1")), BOT))


def test_an_envelope_without_an_application_s_number_is_read() -> None:
    body, address = app_request(app_xml(typed("完成 1")))
    bare = body.replace(f"<AgentID><![CDATA[{AGENT}]]></AgentID>".encode(), b"")

    assert DOOR.read(bare, address).text == "完成 1"


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><xml><Encrypt>&b;</Encrypt></xml>'


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{}",
        b"<xml>",
        b"<xml/>",
        b"<xml>text</xml>",
        b"<xml><Encrypt/></xml>",
        b"<xml><Encrypt><a/></Encrypt></xml>",
        b"<root><Encrypt>AAAA</Encrypt></root>",
        b"\xff\xfe",
        "<xml><Encrypt>你</Encrypt></xml>".encode("gbk"),
        b"<xml>\0</xml>",
        b'<?xml version="1.0" encoding="utf-16"?><xml/>',
        b'<?xml version="1.0" encoding="klingon"?><xml/>',
        BOMB.encode(),
        b"<a>" * 40000,
        b"<xml>" + b"<a/>" * 20000 + b"</xml>",
    ],
)
def test_a_body_that_is_no_envelope_is_refused_with_400(body: bytes) -> None:
    with pytest.raises(errors.Refused) as refused:
        DOOR.read(body, app_request("<xml/>")[1])

    assert refused.value.status == 400


@pytest.mark.parametrize(
    "plain",
    [
        "",
        "text",
        "{}",
        "<xml/>",
        "<xml><MsgType>text</MsgType></xml>",
        "<xml><FromUserName>lisi</FromUserName></xml>",
        app_xml("<MsgType><a>text</a></MsgType>"),
        app_xml("<MsgType/>"),
        app_xml("<MsgType>text</MsgType><MsgType>event</MsgType>"),
        app_xml(typed("x"), "l" * 200),
        app_xml(event("template_card_event", field("TaskId", "t" * 200))),
        BOMB,
    ],
)
def test_a_well_signed_message_without_sense_is_refused_with_400(plain: str) -> None:
    with pytest.raises(errors.Unreadable) as refused:
        DOOR.read(*app_request(plain))

    assert refused.value.status == 400


LEAVES = st.sampled_from(["MsgType", "Event", "FromUserName", "TaskId", "SelectedItems", "SelectedItem", "Content"])
VALUES = st.sampled_from(["text", "event", "image", "template_card_event", "click", "9" * 30, ""]) | st.text(CHARACTERS)


def element(name: str, inside: str) -> str:
    return f"<{name}>{inside}</{name}>"


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


TREES: st.SearchStrategy[str] = st.recursive(
    st.builds(lambda name, value: element(name, escaped(value)), LEAVES, VALUES),
    lambda inner: st.builds(lambda name, parts: element(name, "".join(parts)), LEAVES, st.lists(inner, max_size=4)),
    max_leaves=12,
)


@given(tree=st.lists(TREES, max_size=6).map("".join))
def test_nothing_but_a_refusal_leaves_a_well_signed_message(tree: str) -> None:
    try:
        message = DOOR.read(*app_request(app_xml(tree)))
    except errors.Refused:
        return
    assert message.sender
    assert len(message.key) <= 190


@given(body=st.binary(max_size=300) | st.text(CHARACTERS, max_size=300).map(str.encode))
def test_nothing_but_a_refusal_leaves_any_body(body: bytes) -> None:
    with pytest.raises(errors.Refused):
        DOOR.read(body, app_request("<xml/>")[1])


def test_no_secret_shows_in_a_refusal() -> None:
    secrets = [TOKEN, KEY, "lisi"]
    attempts: list[tuple[bytes, dict[str, str]]] = [
        (b"<xml>", {}),
        app_request(app_xml(typed("x")), Envelope("other", KEY, CORP)),
        app_request(app_xml(typed("x")), BOT),
        app_request("<xml/>"),
    ]

    told: list[Any] = []
    for body, address in attempts:
        with pytest.raises(errors.Refused) as refused:
            DOOR.read(body, address)
        told.append(f"{refused.value!r} {refused.value.__context__!r}")

    assert not [text for text in told for secret in secrets if secret in text]
