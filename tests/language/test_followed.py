"""部门呢, 那任务3呢, 都有谁: the question before, with that part changed; nothing else, and never an answer."""

import pytest

from bot.language import Meaning, interpret, parse_context
from tests.language import plans

OFFICE, CLERK, HEAD = "role=市府办审批;unit=市府办", "role=经办人;unit=苏溪镇", "role=主要负责人;unit=苏溪镇"


def heard(text: str, before: str, who: str = OFFICE, asked: str = "") -> Meaning:
    lexicon = plans.notice()
    looked = f";looked={before}" if before else ""
    return interpret(text, parse_context(f"{who};now=2022-08-03T10:00{looked}{asked}", lexicon), lexicon)


@pytest.mark.parametrize(
    ("before", "text", "whole"),
    [
        ("没签收的有几家", "部门呢", "部门没签收的有几家"),
        ("没签收的有几家", "镇里头呢？", "镇没签收的有几家"),
        ("哪些街道没签收", "那部门呢", "哪些部门没签收"),
        ("任务1谁没报", "那任务3呢", "任务3谁没报"),
        ("任务1，部门还没上报的", "镇街呢", "任务1，镇街还没上报的"),
        ("今天报了几家", "昨天呢", "昨天报了几家"),
        ("8月到期的有几项", "9月的呢", "9月到期的有几项"),
        ("逾期几家", "没报的呢", "没报的有哪些"),
        ("任务1逾期几家", "那都有谁", "任务1逾期的有哪些"),
        ("镇街逾期几家", "是哪几家", "镇街逾期的有哪些"),
        ("办结率多少", "街道怎么样", "街道办结率多少"),
        ("统计", "部门呢", "部门统计"),
        ("佛堂镇完成情况", "苏溪呢", "苏溪完成情况"),
        ("整改清单", "部门呢", "部门整改清单"),
        ("整改清单", "佛堂和苏溪呢", "佛堂和苏溪的整改清单"),
        ("镇街的整改单", "部门呢", "部门的整改单"),
        ("佛堂的整改单", "那苏溪呢", "苏溪的整改单"),
    ],
)
def test_the_question_before_is_asked_with_the_part_changed(before: str, text: str, whole: str) -> None:
    found, meant = heard(text, before), heard(whole, "")

    assert (found.intent, found.act) == (meant.intent, "do")
    assert {name: value for name, value in found.slots.items() if name != "looked"} == meant.slots


@pytest.mark.parametrize(
    ("before", "text"),
    [
        ("", "部门呢"),
        ("没签收的有几家", "中午呢"),
        ("没签收的有几家", "王主任呢"),
        ("催办 3", "部门呢"),
        ("镇街和部门各逾期多少", "街道呢"),
        ("同意", "都有谁"),
    ],
)
def test_without_such_a_question_nothing_is_made_of_it(before: str, text: str) -> None:
    assert "looked" not in heard(text, before).slots


def test_beside_a_question_of_ours_it_is_an_answer() -> None:
    assert "looked" not in heard("部门呢", "没签收的有几家", asked=";state=confirm:URGE").slots


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("哪些街道没签收", "J"),
        ("各镇任务1报了几家", "Z"),
        ("乡镇逾期几家", "Z"),
        ("街道办结率多少", "J"),
        ("部门统计", "B"),
    ],
)
def test_a_kind_of_units_is_no_word_for_all(text: str, codes: str) -> None:
    units = heard(text, "").slots["units"]

    assert isinstance(units, list)
    assert {str(code)[0] for code in units} == {codes}


def test_towns_of_a_head_are_his_own() -> None:
    assert "units" not in heard("镇里逾期几项", "", HEAD).slots


@pytest.mark.parametrize(
    ("before", "slots"),
    [
        ("任务1谁没报", {"task": 1, "filter": "unreported"}),
        ("没签收的有哪些", {"filter": "unsigned"}),
        ("任务1报了几家", {"task": 1, "filter": "unreported"}),
        ("统计 1", {"task": 1, "filter": "unfinished"}),
    ],
)
def test_how_many_are_left_is_asked_of_the_same(before: str, slots: dict[str, object]) -> None:
    for words in ("还差几家", "那还剩多少家"):
        found = heard(words, before)
        assert found.intent == "STATS"
        assert slots.items() <= found.slots.items()
    assert "filter" not in heard("还差几家", "").slots


@pytest.mark.parametrize(
    ("before", "words", "slots"),
    [
        ("没签收的有哪些", "催一下", {"target": "unsigned"}),
        ("任务1谁没报", "都催一下吧", {"task": 1, "target": "unreported"}),
        ("逾期的有哪些", "给他们发个提醒", {"target": "overdue"}),
        ("佛堂镇完成情况", "催一下", {"units": ["Z01"], "target": "unfinished"}),
        ("8月31日到期的有哪些", "这些催一下", {"since": "2022-08-31", "until": "2022-08-31"}),
        ("", "8月31日到期的催一下", {"since": "2022-08-31", "until": "2022-08-31"}),
    ],
)
def test_who_stands_in_the_list_just_shown_is_urged(before: str, words: str, slots: dict[str, object]) -> None:
    found = heard(words, before)

    assert (found.intent, found.act) == ("URGE", "offer")
    assert slots.items() <= found.slots.items()


def test_a_list_that_no_urging_knows_is_not_urged_as_something_wider() -> None:
    assert heard("催一下", "晚报了几家").slots == {"hint": "urge_group"}
    assert heard("催一下", "逾期超过10天的有几家").slots == {"hint": "urge_group"}
    assert heard("催办 3", "没签收的有哪些").slots["task"] == 3
    assert heard("催一下", "").slots == {"ask": "which_task"}


@pytest.mark.parametrize("text", ["号码呢", "电话多少", "那手机号发我一下"])
def test_the_number_of_whoever_was_just_asked_for_is_shown_with_him(text: str) -> None:
    said = heard(text, "佛堂谁负责")

    assert (said.intent, said.slots["unit"], said.slots["focus"]) == ("UNIT_STATUS", "Z01", "people")
    assert heard(text, "没签收的有几家").intent != "STATS"


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("整改清单", {}),
        ("佛堂的整改单", {"unit": "Z01"}),
        ("佛堂和苏溪的整改清单", {"units": ["Z01", "Z02"]}),
        ("佛堂的整改", {"unit": "Z01"}),
    ],
)
def test_of_the_orders_only_those_of_the_units_named_are_listed(text: str, slots: dict[str, object]) -> None:
    assert (heard(text, "").intent, heard(text, "").slots) == ("RECTIFY_LIST", slots)
    assert heard(text, "", CLERK).slots == {}  # his own


def test_a_group_of_units_is_listed_as_such() -> None:
    towns, departments = (str(heard(f"{group}的整改单", "").slots["units"]) for group in ("镇街", "部门"))

    assert ("Z01" in towns, "B02" in towns) == (True, False)
    assert ("Z01" in departments, "B02" in departments) == (False, True)
