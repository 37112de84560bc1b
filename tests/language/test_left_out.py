"""What is denied or put off beside “which one” is never what is chosen; the question stays."""

import pytest

from bot.language import interpret, parse_context
from tests.language.plans import notice

OFFICE = "role=市府办审批;unit=市府办;now=2022-07-20T10:00;state=choose_account:33,48"
CLERK = "role=经办人;unit=市公安局;now=2022-07-20T10:00;state=choose_account:3,4,6"


@pytest.mark.parametrize(
    ("who", "words"),
    [
        (OFFICE, "微博不留"),
        (OFFICE, "微博先不定"),
        (OFFICE, "公众号等等"),
        (OFFICE, "公众号不能关"),
        (OFFICE, "别动微博"),
        (OFFICE, "1不留"),
        (OFFICE, "第二个以后再说"),
        (OFFICE, "魅力苏溪暂不处理"),
        (OFFICE, "微博的不用发"),
        (CLERK, "知乎的先不注销"),
        (CLERK, "知乎回头再说"),
    ],
)
def test_it_is_left_out_and_nothing_is_chosen(who: str, words: str) -> None:
    heard = interpret(words, parse_context(who, notice()), notice())

    assert (heard.intent, heard.slots) == ("UNKNOWN", {"hint": "left_out"})


@pytest.mark.parametrize(
    ("who", "words", "account"),
    [
        (OFFICE, "微博那个", 48),
        (OFFICE, "微博不错，就它", 48),
        (OFFICE, "不是公众号的那个", 48),
        (OFFICE, "第二个吧，第一个再说", 48),
        (OFFICE, "微博不更新的那个", 48),
        (CLERK, "知乎不用了", 6),
        (CLERK, "知乎没人管了", 6),
        (CLERK, "2，另外知乎不动", 4),
    ],
)
def test_what_is_chosen_stays_chosen(who: str, words: str, account: int) -> None:
    heard = interpret(words, parse_context(who, notice()), notice())

    assert (heard.intent, heard.slots.get("account")) == ("SELECT", account)


def test_a_look_up_beside_the_choice_is_shown() -> None:
    beside = parse_context(OFFICE.replace("33,48", "1,2"), notice())

    assert interpret("查账号 教育局", beside, notice()).intent == "ACCOUNT_QUERY"


@pytest.mark.parametrize(
    ("who", "words"),
    [
        (OFFICE, "微博" + "不" * 290),
        (OFFICE, "微博不留，" * 100),
        (OFFICE, "先" * 290 + "微博等等"),
        (OFFICE.replace("choose_account:33,48", "reason"), "佛堂的" + "先也都" * 190 + "x"),
        (OFFICE.replace("choose_account:33,48", "reason"), "等等" * 190 + "我问问x"),
        (OFFICE.split(";state", maxsplit=1)[0], "催佛堂任务1" + "和" * 500 + "甲"),
        (OFFICE.split(";state", maxsplit=1)[0], "取消" * 140 + "催" * 140 + "x"),
        (CLERK.split(";state", maxsplit=1)[0], "请麻烦" * 180 + "10那条改下，不是送局长，是送党委会"),
        (CLERK.split(";state", maxsplit=1)[0], "任务10" + "就先" * 280 + "不延x"),
    ],
)
def test_long_runs_of_such_words_are_answered(who: str, words: str) -> None:
    assert interpret(words, parse_context(who, notice()), notice()).intent


@pytest.mark.parametrize(
    ("words", "account", "reason", "apart"),
    [
        ("微博，公众号先不定", 4, "", ""),
        ("公众号还要用，知乎", 6, "", "公众号还要用"),
        ("知乎，没人看了，微博先别动", 6, "没人看了", ""),
        ("知乎，没人看了，微博还要用", 6, "没人看了", "微博还要用"),
        ("微博，内容并到公众号", 4, "内容并到公众号", ""),
        ("微博，公众号重复了", 4, "公众号重复了", ""),
    ],
)
def test_what_becomes_of_another_choice_is_no_reason(words: str, account: int, reason: str, apart: str) -> None:
    heard = interpret(words, parse_context(CLERK, notice()), notice())

    told = heard.slots["account"], heard.slots.get("reason", ""), heard.slots.get("apart", "")
    assert (heard.intent, told) == ("SELECT", (account, reason, apart))
