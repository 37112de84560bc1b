"""再报一次 of what was sent back, and who takes over from a 专职人员 once the list is verified."""

import pytest

from tests.language import plans
from tests.language.speaking import clerk, hears

RETURNED = clerk("Z02", facts={"returned": "10"})
VERIFIED = clerk("Z02", facts={"task1": "已办结"})


@pytest.mark.parametrize("words", ["再报一次", "重新报", "那就再报一遍吧", "重报一下"])
def test_it_is_asked_for_its_words(words: str) -> None:
    heard = hears(words, RETURNED, plans.notice())

    assert (heard.intent, heard.slots.get("task"), heard.slots.get("again")) == ("TASK_DONE", 10, True)


def test_words_behind_it_are_offered_as_the_report() -> None:
    heard = hears("再报一次，制度文号苏政〔2022〕3号", RETURNED, plans.notice())

    assert (heard.intent, heard.act, heard.slots.get("text")) == ("TASK_DONE", "offer", "制度文号苏政〔2022〕3号")


@pytest.mark.parametrize("words", ["要再报一次吗", "再报一次会议名单", "下周再报"])
def test_other_words_report_nothing_again(words: str) -> None:
    assert "again" not in hears(words, RETURNED, plans.notice()).slots


def test_nothing_is_reported_again_where_nothing_came_back() -> None:
    assert hears("再报一次", clerk("Z02"), plans.notice()).act in {"hint", "offer"}


@pytest.mark.parametrize(
    ("words", "slots"),
    [
        ("周强调走了，换成吴敏，13857900077", {"name": "周强", "successor": "吴敏", "mobile": "13857900077"}),
        ("专职人员周强换成吴敏", {"name": "周强", "successor": "吴敏"}),
        ("林芳不干了，专职换王珊 科员", {"name": "林芳", "successor": "王珊"}),
        ("任务1的专职人员改成吴敏", {"successor": "吴敏"}),
    ],
)
def test_who_takes_over_from_one_of_the_staff(words: str, slots: dict[str, str]) -> None:
    heard = hears(words, VERIFIED, plans.notice())

    assert (heard.intent, heard.slots) == ("SUCCESSION", {**slots, "ask": "confirm"})


@pytest.mark.parametrize("words", ["联系人周强换成吴敏", "分管领导换成马骏", "专职人员怎么换", "抖音管理员换成吴敏"])
def test_others_have_ways_of_their_own(words: str) -> None:
    assert hears(words, VERIFIED, plans.notice()).intent != "SUCCESSION"
