"""Somebody of the list whose name was written wrong: the same person under another name, or another person."""

import pytest

from bot.language.roster.naming import Before, Entry
from bot.language.roster.said import people_told
from bot.models.roster import amended

FORM = [
    {"role": "分管领导", "name": "张伟", "post": "副局长", "mobile": "13900000001"},
    {"role": "专职人员", "name": "周强", "post": "科员", "mobile": "13900000003"},
    {"role": "联系人", "name": "李娜", "post": "主任", "mobile": "13900000002"},
]


def after(text: str, before: Before | None = None) -> list[Entry]:
    """The list with what the message says of it."""
    told = people_told(text, FORM, answering=True, before=before)
    return amended(FORM, told.gone, told.named)


def contact(text: str, before: Before | None = None) -> str:
    """The 联系人 after the message, in one line."""
    return " ".join(value for key, value in after(text, before)[-1].items() if key != "role")


@pytest.mark.parametrize(
    "text",
    [
        "李娜写错了，是李纳",
        "李娜打错字了，应该是李纳",
        "李娜的名字写错了，叫李纳",
        "联系人名字打错了，应该叫李纳",
        "名字打错了，是李纳",
        "写错了一个字，李娜是李纳",
        "更正：李娜应为李纳",
        "李娜（应为李纳）",
        "李娜不对，是李纳",
        "李娜应该是李纳，打错了",
        "把李娜改为李纳",
        "不是李娜，是李纳",
        "是李纳，不是李娜",
        "联系人是李纳不是李娜",
        "联系人应该是李纳",
        "李娜的娜是收纳的纳",
        "娜字写错了，是收纳的纳",
        "李纳打成李娜了",
    ],
)
def test_the_same_person_under_another_name_keeps_post_and_mobile(text: str) -> None:
    assert contact(text) == "李纳 主任 13900000002"
    assert people_told(text, FORM, answering=True).guessed


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("李娜姓黎", "黎娜 主任 13900000002"),
        ("李娜名字错了，是王芳", "王芳 主任 13900000002"),
        ("李娜写错了，是李纳 副科长 13900000009", "李纳 副科长 13900000009"),
        ("李娜写错了，是副主任", "李娜 副主任 13900000002"),
        ("李娜的电话错了，是13900000009", "李娜 主任 13900000009"),
        ("李娜的职务填错了，应该是副科长", "李娜 副科长 13900000002"),
        ("李娜不是主任，是副主任", "李娜 副主任 13900000002"),
        ("李娜换成李纳", "李纳  "),
        ("李娜换成王芳", "王芳  "),
        ("李娜写错了，是王芳", "王芳  "),
        ("不是李娜，是王芳", "王芳  "),
        ("李娜改成李红", "李红  "),
        ("李娜没写错", "李娜 主任 13900000002"),
        ("刘芳写错了，是李芳", "李娜 主任 13900000002"),
        ("不用去掉李娜", "李娜 主任 13900000002"),
    ],
)
def test_another_person_brings_nothing_of_the_one_before(text: str, said: str) -> None:
    assert contact(text) == said


def test_what_is_wrong_may_be_told_in_the_next_message() -> None:
    assert people_told("李娜写错了", FORM, answering=True).wrong == ["李娜"]

    assert contact("李纳", Before(wrong="李娜")) == "李纳 主任 13900000002"
    assert contact("13900000009", Before(wrong="李娜")) == "李娜 主任 13900000009"
    assert contact("周强 副科长", Before(wrong="李娜")) == "李娜 主任 13900000002"


def test_who_leaves_one_role_for_another_stays_who_he_is() -> None:
    assert contact("周强不是专职，是联系人") == "周强 科员 13900000003"


def test_somebody_in_his_place_leaves_no_doubt_that_he_goes() -> None:
    told = people_told("周强调走了，换成吴敏", FORM, answering=True)

    assert told.gone == [("专职人员", "周强")]
    assert not told.doubted


BEGUN = [{"role": "专职人员", "name": "周强", "post": "科员", "mobile": ""}]


def told_of(text: str, before: Before) -> list[str]:
    """Whom a message names beside the list that was begun, in lines."""
    told = people_told(text, BEGUN, answering=True, before=before)
    return [" ".join(one.values()) for one in amended(BEGUN, told.gone, told.named)]


@pytest.mark.parametrize("text", ["联系人也是他", "联系人同上", "联系人就是专职", "专职兼联系人", "联系人是同一个人"])
def test_who_was_named_last_may_be_pointed_at(text: str) -> None:
    assert told_of(text, Before(last="周强")) == ["专职人员 周强 科员 ", "联系人 周强 科员 "]


def test_a_number_alone_is_of_whom_the_message_before_named() -> None:
    assert told_of("13900000008", Before(last="周强")) == ["专职人员 周强 科员 13900000008"]
    assert told_of("13900000008", Before()) == ["专职人员 周强 科员 "]
    assert told_of("还是刚才那个号码", Before(last="周强", mobile="13900000009")) == ["专职人员 周强 科员 13900000009"]


def test_a_full_name_takes_what_was_told_of_the_short_one() -> None:
    first = people_told("联系人小李 主任 13900000007", BEGUN, answering=True)
    assert first.lost == [("nick", "小李")]

    assert told_of("小李叫李娜", Before(nick=first.nick))[-1] == "联系人 李娜 主任 13900000007"
    assert told_of("王芳", Before(nick=first.nick)) == ["专职人员 周强 科员 "]


def test_who_has_a_mobile_and_no_role_is_told_back_in_a_report_too() -> None:
    told = people_told("张伟 副局长 13900000001，专职李娜 科员 13900000002")

    assert told.lost == [("role", "张伟")]


def test_whoever_goes_is_still_spoken_of() -> None:
    told = people_told("周强不要了，他调走了，换成吴敏 科员", FORM, answering=True, before=Before(last="李娜"))

    assert told.gone == [("专职人员", "周强")]
    assert not told.doubted
    assert [(one["role"], one["name"]) for one in told.named] == [("专职人员", "吴敏")]


def test_a_character_that_is_spelt_out_as_it_stands_changes_nothing() -> None:
    assert after("张伟的伟是伟大的伟") == FORM
    assert not people_told("张伟的伟是伟大的伟", FORM, answering=True).renamed
