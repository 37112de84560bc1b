"""Which account, unit and notice a phrase means: protected first, exact, by unit and platform, by part, by sound."""

import pytest

from bot.language import Meaning
from tests.language import plans
from tests.language.speaking import SPRING, clerk, hears, holder

ASKS = "account_id,stop_date,reason"


def closing(phrase: str, unit: str) -> Meaning:
    return hears(f"注销 {phrase}", clerk(unit), plans.notice())


@pytest.mark.parametrize("phrase", ["义乌发布", "爱义乌", "“义乌发布”公众号", "義烏發佈", "义务发布", "爱义乌客户端"])
def test_a_main_account_is_protected_before_anything_else(phrase: str) -> None:
    assert closing(phrase, "S04").slots == {"deny": "protected_account"}


def test_the_neighbour_of_a_main_account_is_itself() -> None:
    assert closing("义乌发改", "B09").slots == {"account": 16, "ask": ASKS}


@pytest.mark.parametrize("phrase", ["义乌发某", "义乌某布", "义发布"])
def test_what_lies_one_slip_from_a_main_account_is_never_guessed(phrase: str) -> None:
    assert "account" not in closing(phrase, "B09").slots


@pytest.mark.parametrize(
    ("phrase", "unit", "number"),
    [
        ("义乌教育之声", "B01", 1),
        ("《义乌教育之声》", "B01", 1),
        ("教育之声", "B01", 1),
        ("義烏教育之聲", "B01", 1),
        ("义乌市教育局微博", "B01", 2),
        ("教育局的微博", "B01", 2),
        ("我们的微博", "B01", 2),
        ("义乌公安 快手", "B02", 5),
        ("义乌警队头条", "B02", 8),
        ("市公安局抖音号", "B02", 9),
        ("苏溪微博", "Z02", 48),
        ("第26号账号", "B19", 26),
        ("醉美赤岸", "Z06", 37),
        ("人文廿三里", "J07", 44),
        ("义乌三农", "B16", 23),
    ],
)
def test_an_account_is_found_by_name_by_part_by_unit_and_platform(phrase: str, unit: str, number: int) -> None:
    assert closing(phrase, unit).slots == {"account": number, "ask": ASKS}


@pytest.mark.parametrize(
    ("phrase", "unit", "number"),
    [("义务教育之声", "B01", 1), ("义乌教育之生", "B01", 1), ("华川古县最美赤岸", "Z06", 37), ("至美大沉", "Z04", 35)],
)
def test_what_only_sounds_alike_is_asked_about(phrase: str, unit: str, number: int) -> None:
    heard = closing(phrase, unit)

    assert (heard.slots, heard.act) == ({"account": number, "ask": "did_you_mean"}, "offer")


def test_one_name_on_several_platforms_is_asked_about() -> None:
    assert closing("义乌公安", "B02").slots == {"account_candidates": [3, 4, 5, 6, 7], "ask": "which_account"}


def test_a_platform_that_the_name_has_not_is_never_guessed() -> None:
    heard = closing("义乌公安 抖音", "B02")

    assert heard.slots == {
        "account_candidates": [9, 3, 4, 5, 6, 7],
        "note": "name_has_no_such_platform",
        "ask": "which_account",
    }


def test_another_units_account_is_refused() -> None:
    assert closing("佛堂城事", "Z02").slots == {"account": 32, "deny": "not_own_account"}


def test_a_name_on_no_list_is_refused_and_kept_as_said() -> None:
    heard = closing("义乌消防", "B06")

    assert (heard.slots, heard.said["name"]) == ({"deny": "not_on_list"}, "义乌消防")


@pytest.mark.parametrize("words", ["义乌消防这个号也一起注销吧", "把义乌气象停了", "义乌气象注销"])
def test_a_name_on_no_list_is_never_taken_for_the_units_only_account(words: str) -> None:
    assert hears(words, clerk("B06"), plans.notice()).slots == {"deny": "not_on_list"}


def test_a_main_account_as_the_place_to_go_is_no_object() -> None:
    heard = hears("把义乌普法注销了吧，8月15日起停更，因整合至义乌发布", clerk("B03"), plans.notice())

    assert heard.slots["account"] == 10


@pytest.mark.parametrize("phrase", ["注册 义乌教育之声", "注册账号", "申请注册公众号", "新注册一个抖音号"])
def test_registering_is_never_closing(phrase: str) -> None:
    assert hears(phrase, clerk("B01"), plans.notice()).intent == "UNKNOWN"


@pytest.mark.parametrize("phrase", ["注销登录", "注销户口", "驾照注销了", "公司注销", "会计证怎么注销", "取消关注"])
def test_closing_other_things_is_no_command(phrase: str) -> None:
    assert hears(phrase, clerk("B01"), plans.notice()).intent == "UNKNOWN"


def test_another_county_has_its_own_protected_names() -> None:
    heard = hears("注销 临川发布", clerk("T01", now=SPRING), plans.county())

    assert heard.slots == {"deny": "protected_account"}


def test_the_main_account_of_one_county_means_nothing_in_another() -> None:
    assert hears("注销 义乌发布", clerk("T01", now=SPRING), plans.county()).slots == {"deny": "not_on_list"}


def test_a_unit_whose_name_begins_with_a_number_is_a_unit() -> None:
    heard = hears("催办 九里街道", holder("市府办审批", "S01", now=SPRING), plans.county())

    assert heard.slots == {"units": ["T03"], "ask": "confirm"}


def test_near_twins_among_units_are_told_apart() -> None:
    heard = hears("催办任务1 苏溪镇、上溪镇、稠城街道、稠江街道", holder("市府办审批", "S01"), plans.notice())

    assert heard.slots["units"] == ["Z02", "Z03", "J01", "J04"]
