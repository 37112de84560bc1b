"""Cards and messages: what the API would refuse is never built."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.wecom import messages
from bot.wecom.cards import BadCard, Button, CardUpdate, Choice, Face, button_card, closed_card, grey, notice_card
from bot.wecom.messages import BadMessage, To, freeze

LI = To("lisi", 1000002)
SIGN = [Button("同意", "sign 42", 1), Button("退回", "return 42", 2)]
FACE = Face("注销申请 ZX-2022-001", "义乌教育之声", rows=[("单位", "教育局")])
UPDATE = CardUpdate(["lisi"], 1000002, "RC")
ANY = st.text(max_size=200)


def test_an_approval_card_is_what_the_documents_show() -> None:
    reasons = Choice("why", "理由", [("1", "材料不全"), ("2", "其他")], selected="2")
    face = Face("申请", "张三", "说明", [("单位", "教育局")], "原文", "督办助手", "https://example.test/1")

    assert button_card(LI, "apv-42-lisi-1", face, SIGN, reasons) == {
        "touser": "lisi",
        "agentid": 1000002,
        "msgtype": "template_card",
        "enable_duplicate_check": 1,
        "duplicate_check_interval": 14400,
        "template_card": {
            "card_type": "button_interaction",
            "task_id": "apv-42-lisi-1",
            "source": {"desc": "督办助手"},
            "main_title": {"title": "申请", "desc": "张三"},
            "sub_title_text": "说明",
            "quote_area": {"type": 0, "quote_text": "原文"},
            "horizontal_content_list": [{"keyname": "单位", "value": "教育局"}],
            "card_action": {"type": 1, "url": "https://example.test/1"},
            "button_list": [
                {"text": "同意", "style": 1, "key": "sign 42"},
                {"text": "退回", "style": 2, "key": "return 42"},
            ],
            "button_selection": {
                "question_key": "why",
                "title": "理由",
                "option_list": [{"id": "1", "text": "材料不全"}, {"id": "2", "text": "其他"}],
                "selected_id": "2",
            },
        },
    }


@given(title=ANY, desc=ANY, sub=ANY, row=st.tuples(ANY, ANY), button=ANY)
def test_every_text_on_a_card_fits(title: str, desc: str, sub: str, row: tuple[str, str], button: str) -> None:
    face = Face(f"题{title}", desc, sub, [(f"键{row[0]}", row[1])], quote=sub)
    choice = Choice("q", title, [("1", f"选{button}")])

    card = button_card(LI, "t", face, [Button(f"按{button}", "k")], choice)["template_card"]

    assert len(card["main_title"]["title"]) <= 26
    assert len(card["main_title"].get("desc", "")) <= 30
    assert len(card.get("sub_title_text", "")) <= 112
    assert len(card["horizontal_content_list"][0]["keyname"]) <= 5
    assert len(card["horizontal_content_list"][0]["value"]) <= 26
    assert len(card["button_list"][0]["text"]) <= 10
    assert len(card["button_selection"]["title"]) <= 13
    assert len(card["button_selection"]["option_list"][0]["text"]) <= 10


def many(count: int) -> list[Button]:
    return [Button("按", f"k {number}") for number in range(count)]


@pytest.mark.parametrize(
    ("task_id", "face", "buttons", "choice"),
    [
        ("", FACE, SIGN, None),
        ("申请", FACE, SIGN, None),
        ("a" * 129, FACE, SIGN, None),
        ("a b", FACE, SIGN, None),
        ("t\n", FACE, SIGN, None),
        ("t", Face(" "), SIGN, None),
        ("t", Face("题", rows=[("键", "值")] * 7), SIGN, None),
        ("t", Face("题", rows=[("", "值")]), SIGN, None),
        ("t", Face("题", url="javascript:alert(1)"), SIGN, None),
        ("t", FACE, [], None),
        ("t", FACE, many(7), None),
        ("t", FACE, [Button("", "k")], None),
        ("t", FACE, [Button("按", "")], None),
        ("t", FACE, [Button("按", "督" * 342)], None),
        ("t", FACE, [Button("按", "k"), Button("另", "k")], None),
        ("t", FACE, [Button("按", "k", 5)], None),
        ("t", FACE, SIGN, Choice("q", "理由", [])),
        ("t", FACE, SIGN, Choice("q", "理由", [(str(n), "选") for n in range(11)])),
        ("t", FACE, SIGN, Choice("q", "理由", [("1", "选"), ("1", "又")])),
        ("t", FACE, SIGN, Choice("q", "理由", [("督" * 43, "选")])),
        ("t", FACE, SIGN, Choice("", "理由", [("1", "选")])),
        ("t", FACE, SIGN, Choice("q", "理由", [("1", "")])),
        ("t", FACE, SIGN, Choice("q", "理由", [("1", "选")], selected="2")),
    ],
)
def test_a_card_that_the_api_would_refuse_is_not_built(
    task_id: str, face: Face, buttons: list[Button], choice: Choice | None
) -> None:
    with pytest.raises(BadCard):
        button_card(LI, task_id, face, buttons, choice)


def test_six_rows_six_buttons_and_ten_options_are_allowed() -> None:
    face = Face("题", rows=[(f"键{n}", "值") for n in range(6)])
    choice = Choice("q", "理由", [(str(n), "选") for n in range(10)])

    card = button_card(LI, "a" * 128, face, many(6), choice)["template_card"]

    assert len(card["button_list"]) == 6


def test_a_notice_always_says_where_a_touch_leads() -> None:
    card = notice_card(LI, Face("已批准", url="https://example.test/1"))["template_card"]

    assert card["card_action"] == {"type": 1, "url": "https://example.test/1"}
    with pytest.raises(BadCard):
        notice_card(LI, Face("已批准"))


def test_a_decided_card_gets_a_new_face_and_one_grey_text() -> None:
    update = closed_card(UPDATE, Face("申请", "李四 8月1日 10:00 同意"), "已同意")

    assert (update["userids"], update["agentid"], update["response_code"]) == (["lisi"], 1000002, "RC")
    assert update["template_card"]["main_title"]["desc"] == "李四 8月1日 10:00 同意"
    assert update["template_card"]["replace_text"] == "已同意"
    assert "msgtype" not in update


def test_a_card_can_be_greyed_as_it_is() -> None:
    assert grey(UPDATE, "已由王五办理") == {
        "userids": ["lisi"],
        "agentid": 1000002,
        "response_code": "RC",
        "button": {"replace_name": "已由王五办理"},
    }


@pytest.mark.parametrize("update", [CardUpdate(["lisi"], 1, ""), CardUpdate([], 1, "RC")])
def test_an_update_without_a_code_or_a_person_is_not_built(update: CardUpdate) -> None:
    with pytest.raises(BadCard):
        grey(update, "已同意")


def test_the_same_message_is_always_the_same_bytes() -> None:
    one, other = {"b": 1, "a": {"d": "督办", "c": 2}}, {"a": {"c": 2, "d": "督办"}, "b": 1}

    assert freeze(one) == freeze(other) == '{"a":{"c":2,"d":"督办"},"b":1}'.encode()


def test_a_text_message_asks_for_the_duplicate_check() -> None:
    sent = json.loads(freeze(messages.text_message(LI, "任务 1 今天到期")))

    assert sent["text"] == {"content": "任务 1 今天到期"}
    assert (sent["enable_duplicate_check"], sent["duplicate_check_interval"]) == (1, 14400)


@pytest.mark.parametrize("text", ["", " \n", "督" * 683, "<a" * 600])
def test_a_text_that_is_empty_or_would_be_cut_is_not_built(text: str) -> None:
    with pytest.raises(BadMessage):
        messages.text_message(LI, text)


def test_a_text_message_obeys_no_tag() -> None:
    assert "<a" not in messages.text_message(LI, "<a href='https://evil.test'>x</a>")["text"]["content"]


@pytest.mark.parametrize("touser", ["", "lisi|wangwu"])
def test_a_message_has_exactly_one_recipient(touser: str) -> None:
    with pytest.raises(BadMessage):
        messages.text_message(To(touser, 1), "x")


def test_other_kinds_of_messages_carry_what_they_are_given() -> None:
    assert messages.markdown_message(LI, "**粗**")["markdown"] == {"content": "**粗**"}
    assert messages.file_message(LI, "M1")["file"] == {"media_id": "M1"}
    assert messages.group_text("督" * 700)["text"]["content"].endswith("…")


def test_a_menu_may_have_a_second_level() -> None:
    menu = messages.menu([("我的任务", "我的任务"), ("更多", [("待审批", "待审批"), ("帮助", "帮助")])])

    assert menu["button"][0] == {"type": "click", "name": "我的任务", "key": "我的任务"}
    assert [entry["key"] for entry in menu["button"][1]["sub_button"]] == ["待审批", "帮助"]


@pytest.mark.parametrize(
    "entries",
    [[], [("甲", "k")] * 4, [("甲", [])], [("甲", [("乙", "k")] * 6)], [("一二三四五六", "k")], [("甲", "")]],
)
def test_a_menu_that_the_api_would_refuse_is_not_built(entries: Any) -> None:  # noqa: ANN401 - many shapes
    with pytest.raises(BadMessage):
        messages.menu(entries)
