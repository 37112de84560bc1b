"""委托代签: who signs and on which days, in one sentence or in answers; and 陆绍芬 is a name, no number."""

from collections.abc import Mapping
from datetime import datetime

import pytest

from bot.language import Asked
from bot.language.context import SHANGHAI
from tests.language import plans
from tests.language.speaking import hears, holder

LATE = datetime(2022, 7, 28, 10, tzinfo=SHANGHAI)
JUNE = {"from": "2022-08-01", "to": "2022-08-05"}


@pytest.mark.parametrize(
    "words",
    [
        "我下周去省里学习，8月1到5号让陆绍芬替我签",
        "委托陆绍芬代签 8月1号到5号",
        "8月1号到5号由陆绍芬代签",
    ],
)
def test_a_name_that_begins_like_a_numeral_is_kept(words: str) -> None:
    heard = hears(words, holder("主要负责人", "U31", now=LATE), plans.notice())

    assert (heard.intent, heard.slots) == ("DELEGATE", {"delegate": "陆绍芬", **JUNE})


def test_a_numeral_stays_a_numeral() -> None:
    assert hears("任务陆完成了", holder("经办人", "U31"), plans.notice()).slots["task"] == 6


@pytest.mark.parametrize(
    ("words", "fields", "slots"),
    [
        ("陆绍芬，8月1号到5号", ("delegate",), {"delegate": "陆绍芬", **JUNE}),
        ("8月1号到5号", ("delegate",), JUNE),
        ("8月1号到5号", ("to",), JUNE),
        ("8月1号起到5号", ("to",), JUNE),
        ("8月5号", ("to",), {"to": "2022-08-05"}),
    ],
)
def test_both_days_of_an_answer_are_taken(words: str, fields: tuple[str, ...], slots: Mapping[str, object]) -> None:
    asked = holder("主要负责人", "U31", now=LATE, asked=Asked("ask", fields=fields))

    heard = hears(words, asked, plans.notice())

    assert (heard.intent, heard.slots) == ("FILL", slots)


def test_what_is_said_of_the_delegation_is_nobodys_name() -> None:
    heard = hears("委托期弄短了，到8月5号才对", holder("主要负责人", "U31", now=LATE), plans.notice())

    assert "delegate" not in heard.slots
    assert heard.act == "offer"


GUESSED = Asked("confirm", intent="DELEGATE", about="DELEGATE", words="您是要委托章副局长代签吗？")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("姓错了，是张副局长不是章", "张副局长"),
        ("是张副局长不是章", "张副局长"),
        ("名字写错了，是李明", "李明"),
        ("错了，李明不是李敏", "李明"),
        ("不是李敏是李明", "李明"),
    ],
)
def test_a_name_that_is_put_right_is_offered_anew(text: str, name: str) -> None:
    heard = hears(text, holder("主要负责人", "U31", asked=GUESSED), plans.notice())

    assert (heard.intent, heard.act, heard.slots["delegate"]) == ("DELEGATE", "offer", name)


@pytest.mark.parametrize("text", ["今天不是周五", "这个不是委托", "不是我是他", "不是这个意思"])
def test_what_names_nobody_puts_no_name_right(text: str) -> None:
    assert "delegate" not in hears(text, holder("主要负责人", "U31", asked=GUESSED), plans.notice()).slots


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("不是周三，是周四", {"to": "2022-07-21"}),
        ("不是月底，是8月5号", {"to": "2022-08-05"}),
        ("不是李敏，是黎敏", {"delegate": "黎敏"}),
    ],
)
def test_a_day_that_is_put_right_is_nobodys_name(words: str, told: dict[str, str]) -> None:
    asked = Asked("confirm", intent="DELEGATE", shown="DELEGATE", words="您是要委托代签吗？")
    heard = hears(words, holder("主要负责人", "B02", asked=asked), plans.notice())

    assert (heard.act, {name: value for name, value in heard.slots.items() if name != "ask"}) == ("offer", told)
