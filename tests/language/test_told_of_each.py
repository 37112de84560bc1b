"""快手没人管，知乎8月5日停更, with the wish to close both: what is told of each, and what of all."""

import pytest

from bot.language.answers.told_of_each import ALIKE, TOLD_OF
from tests.language import plans
from tests.language.speaking import clerk, hears

BOTH = "快手和知乎都注销，"


@pytest.mark.parametrize(
    ("words", "first", "other"),
    [
        ("快手没人看，知乎内容跟快手重复", {"reason": "快手没人看"}, {"reason": "知乎内容跟快手重复"}),
        ("知乎没人管，长期不更新", {}, {"reason": "知乎没人管，长期不更新"}),
        ("快手没人管，知乎也一样", {"reason": "快手没人管"}, {"reason": "快手没人管"}),
        ("快手8月1日停更，知乎没人管", {"stop_date": "2022-08-01"}, {"reason": "知乎没人管"}),
        ("快手长期没人管理8月1日停更", {"stop_date": "2022-08-01", "reason": "快手长期没人管理"}, None),
    ],
)
def test_what_is_told_of_one_alone_is_none_of_the_other(
    words: str, first: dict[str, str], other: dict[str, str] | None
) -> None:
    heard = hears(BOTH + words, clerk("B02"), plans.notice())

    assert {name: value for name, value in heard.slots.items() if name in {"stop_date", "reason"}} == first
    assert heard.slots.get(TOLD_OF) == ({"6": other} if other else None)
    assert heard.slots[ALIKE] == []


@pytest.mark.parametrize("words", ["快手、知乎都注销，8月20日停更，没人管", "快手知乎都注销，8月20日停更，没人管"])
def test_what_is_told_of_both_is_told_of_none_alone(words: str) -> None:
    heard = hears(words, clerk("B02"), plans.notice())

    assert heard.slots["stop_date"] == "2022-08-20"
    assert heard.slots["reason"] == "没人管"
    assert not heard.slots.get(TOLD_OF)
    assert heard.slots.get(ALIKE) is None


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        (
            "注销快手和知乎，知乎8月5日停，快手8月1日停，两个都没人看",
            {"account": 5, "stop_date": "2022-08-01"},
            {"stop_date": "2022-08-05"},
        ),
        (
            "快手和知乎都注销，快手没人看了，知乎内容都并到公众号了",
            {"account": 5, "reason": "快手没人看了"},
            {"reason": "知乎内容都并到公众号了"},
        ),
    ],
)
def test_of_accounts_of_which_something_is_told_each_none_is_to_be_chosen(
    text: str, first: dict[str, object], second: dict[str, object]
) -> None:
    heard = hears(text, clerk("B02"), plans.notice())

    assert heard.slots.items() >= first.items(), heard
    assert heard.slots["told_of"] == {"6": second}
    assert "8月" not in str(heard.slots.get("reason"))
