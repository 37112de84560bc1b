"""Several posts of one person, a role without its second half, and words before the list."""

import pytest

from bot.language.roster.naming import Entry
from bot.language.roster.said import people_told
from tests.language.test_people_said import FORM, one, people_in


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("陈志强的职务改成党组成员、副局长", one("分管领导", "陈志强", "党组成员、副局长")),
        ("分管领导赵六，党工委委员、副主任，13633330001", one("分管领导", "赵六", "党工委委员、副主任", "13633330001")),
        ("分管领导赵六，党工委委员，副主任", one("分管领导", "赵六", "党工委委员、副主任")),
        ("分管领导党组成员、副局长王建国", one("分管领导", "王建国", "党组成员、副局长")),
        ("分管领导王建国 副局长兼办公室主任", one("分管领导", "王建国", "副局长兼办公室主任")),
        ("分管李建国 副局长 13757912345", one("分管领导", "李建国", "副局长", "13757912345")),
        ("分管赵强副局长", one("分管领导", "赵强", "副局长")),
    ],
)
def test_joined_posts_are_one_and_a_short_role_is_enough(text: str, named: Entry) -> None:
    told = people_told(text, FORM, answering=True)

    assert (told.named, told.lost) == ([named], [])


def test_a_post_before_the_next_name_is_his() -> None:
    told = people_told("专职人员王强副局长、主任李红", answering=True)

    assert [(p["name"], p["post"]) for p in told.named] == [("王强", "副局长"), ("李红", "主任")]


@pytest.mark.parametrize("text", ["分管安全生产工作", "分管金融工作", "分管文化"])
def test_a_field_of_work_is_nobody(text: str) -> None:
    assert people_in(f"{text} 13900001111") == []


def test_words_before_a_colon_cost_nobody_his_place() -> None:
    assert people_in("任务1报一下：分管领导赵六，副主任") == [one("分管领导", "赵六", "副主任")]


@pytest.mark.parametrize(
    "text", ["王强是主任科员不是科长，电话也错了13905790011", "王强是主任科员，手机写错了，是13905790011"]
)
def test_post_and_mobile_are_both_put_right(text: str) -> None:
    told = people_told(text, [one("专职人员", "王强", "科长")], answering=True)

    assert [(p["name"], p["post"], p["mobile"]) for p in told.named] == [("王强", "主任科员", "13905790011")]


IN_CHARGE = one("分管领导", "张国庆", "副镇长", "13905790001")
STAFF, CONTACT = one("专职人员", "李丽", "科员", "13905790002"), one("联系人", "王强", "主任", "13905790003")


@pytest.mark.parametrize("answering", [True, False])
@pytest.mark.parametrize(
    "text",
    [
        "副镇长张国庆13905790001，科员李丽13905790002，主任王强13905790003",
        "张国庆 副镇长 13905790001；李丽 科员 13905790002；王强 主任 13905790003",
        "科员李丽13905790002，副镇长张国庆13905790001，主任王强13905790003",
    ],
)
def test_three_people_without_a_role_are_the_list_in_its_order_and_shown(text: str, *, answering: bool) -> None:
    told = people_told(text, answering=answering)

    assert (told.named, told.lost, told.guessed) == ([IN_CHARGE, STAFF, CONTACT], [], True)


def test_as_many_as_are_still_open_take_what_is_open() -> None:
    told = people_told("科员李丽13905790002，主任王强13905790003", [IN_CHARGE], answering=True)

    assert (told.named, told.guessed) == ([STAFF, CONTACT], True)


@pytest.mark.parametrize(
    "text",
    [
        "张国庆13905790001，李丽13905790002",
        "副镇长张国庆，科员李丽，主任王强",
        "副镇长张国庆13905790001，科员李丽13905790002，主任王强13905790003，副主任赵敏13905790004",
        "去掉李丽，副镇长张国庆13905790001，科员李丽13905790002，主任王强13905790003",
        "副镇长张国庆13905790001，科员李丽13905790002，主任王强13905790003是谁",
    ],
)
def test_more_fewer_or_without_a_number_nobody_is_placed(text: str) -> None:
    assert people_told(text, answering=True).named == []
