"""The people that a report of task 1 names, in the ways that people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bot.models.said_people import people_in, people_meant, with_speaker

WANG = {"role": "分管领导", "name": "王某某", "post": "副局长", "mobile": "13800000001"}
LI = {"role": "联系人", "name": "李四", "post": "办公室主任", "mobile": "13900000002"}


@pytest.mark.parametrize(
    "text",
    [
        "分管领导王某某，副局长，13800000001；联系人李四，办公室主任，13900000002",
        "分管领导：王某某（副局长，13800000001）、联系人：李四（办公室主任，13900000002）",
        "分管领导 王某某 副局长 13800000001 联系人 李四 办公室主任 13900000002",
        "分管领导为王某某，职务：副局长，电话：13800000001。\n联系人为李四，办公室主任，手机13900000002。",
    ],
)
def test_name_post_and_mobile_are_read(text: str) -> None:
    assert people_in(text) == [WANG, LI]


def test_several_clerks_stand_behind_one_role() -> None:
    found = people_in("专职人员张三 科员 13800000003、李四 科员 13800000004")

    assert [(one["role"], one["name"], one["post"], one["mobile"]) for one in found] == [
        ("专职人员", "张三", "科员", "13800000003"),
        ("专职人员", "李四", "科员", "13800000004"),
    ]


def test_names_alone_are_enough() -> None:
    found = people_in("分管领导王某某，联系人李某某")

    assert [(one["role"], one["name"], one["post"]) for one in found] == [
        ("分管领导", "王某某", ""),
        ("联系人", "李某某", ""),
    ]


def test_a_known_name_stays_whole() -> None:
    found = people_in("联系人 佛堂联系（样例）", ["佛堂联系（样例）"])

    assert [one["name"] for one in found] == ["佛堂联系（样例）"]


@pytest.mark.parametrize("text", ["", "已明确分工，责任到人", "好了", "13800000001"])
def test_words_without_a_role_name_nobody(text: str) -> None:
    assert people_in(text) == []


@given(some.text(alphabet=some.sampled_from("分管领导联系人专职王李副局长，、（）: 138000\n<>"), max_size=60))
def test_no_words_break_the_reading(text: str) -> None:
    for one in people_in(text):
        assert one["name"]
        assert set(one) == {"role", "name", "post", "mobile"}


@pytest.mark.parametrize("words", ["联系人就是我", "联系人是我本人", "联系人：我", "联系人也是本人"])
def test_whoever_is_called_me_bears_the_speaker_s_name(words: str) -> None:
    assert [one["name"] for one in with_speaker(people_in(words), "陈某")] == ["陈某"]
    assert with_speaker(people_in(words), "") == []


def test_that_is_all_is_nobody_s_post() -> None:
    held = [WANG, {"role": "专职人员", "name": "张三", "post": "科员", "mobile": ""}, LI]

    assert people_meant("就这些", held, (), answering=True) == []


def test_people_of_the_form_are_known_by_their_names() -> None:
    bare = [
        {"role": role, "name": name, "post": "", "mobile": ""}
        for role, name in (("专职人员", "张三"), ("专职人员", "赵六"))
    ]

    found = people_meant("赵六 干事，张三 科员 13800000003", [WANG, *bare, LI], (), answering=True)

    assert [(one["name"], one["post"], one["mobile"]) for one in found] == [
        ("张三", "科员", "13800000003"),
        ("赵六", "干事", ""),
    ]
