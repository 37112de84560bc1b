"""Several accounts closed in one go: each has its form, and what was said of the first need not be said again."""

import pytest

from tests.stages import begins
from tests.world import World

CLERK = "gonganju_jb"
FACTS = "zhihu1234，8月20日停更，机构改革以后没有人维护"


@begins
def first_of_two(july: World) -> None:
    """The form of the first of two accounts is complete and was shown."""
    july.say(CLERK, "知乎和抖音都不要了")
    assert "填好了" in july.say(CLERK, FACTS)


def test_the_next_is_asked_for_although_the_first_was_put_right(first_of_two: World) -> None:
    first_of_two.say(CLERK, "停更写成8月15")

    assert "接着起草 注销 义乌警队（抖音短视频）" in first_of_two.say(CLERK, "是")


@pytest.mark.parametrize("words", ["原因一样", "原因跟上面那个一样", "同上"])
def test_the_reason_of_the_one_before_is_written_once_more(first_of_two: World, words: str) -> None:
    first_of_two.say(CLERK, "是")
    first_of_two.say(CLERK, "是")

    assert "已填：原因“机构改革以后没有人维护”" in first_of_two.say(CLERK, words)


def test_where_none_stands_before_the_reason_is_asked_for(july: World) -> None:
    july.say(CLERK, "注销 义乌公安知乎")

    answer = july.say(CLERK, "原因同上")

    assert "没有同类申请的原因可以照抄" in answer
    assert "②原因" in answer


def test_the_reason_of_a_named_account(july: World) -> None:
    july.say(CLERK, "注销 义乌公安知乎")
    july.say(CLERK, FACTS)
    july.say(CLERK, "是")
    july.say(CLERK, "注销 义乌公安天目号 tm123456，8月20日停更，内容都并到义乌发布了")
    july.say(CLERK, "是")

    answer = july.say(CLERK, "快手那个也关了吧，和知乎一样的原因，8月22号停")

    assert "已填：停更2022年8月22日（周一）；原因“机构改革以后没有人维护”" in answer


def test_a_word_to_send_is_no_reason(july: World) -> None:
    july.say(CLERK, "注销 义乌公安知乎")

    assert "还差" in july.say(CLERK, "行，送")


def test_another_account_too_is_no_reason(july: World) -> None:
    july.say(CLERK, "注销 义乌公安知乎")

    assert "接着问您起草 注销 义乌公安（天目号）" in july.say(CLERK, "等下，天目号也一起")


@pytest.mark.parametrize("words", ["原因改成跟ZX-2022-001的原因一致", "修改 原因 跟上一个单子的一样"])
def test_words_that_only_point_elsewhere_are_never_printed(first_of_two: World, words: str) -> None:
    first_of_two.say(CLERK, "是")
    first_of_two.say(CLERK, "是")
    assert "填好了" in first_of_two.say(CLERK, "dy1234567，8月20日停更，原因2")

    answer = first_of_two.say(CLERK, words)

    assert "原因：机构改革以后没有人维护" in answer, answer
    assert "一样" not in answer
    assert "一致" not in answer
