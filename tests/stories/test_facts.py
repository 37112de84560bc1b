"""What people keep asking is answered with the fact, alone and beside whatever we asked, which stays open."""

import pytest

from tests.world import World

CLERK = "suxi_jb"


@pytest.mark.parametrize(
    ("words", "fact"),
    [
        ("注销了粉丝还能找回来不", "一般找不回来"),
        ("停更前要不要先发个公告", "批准以后再发停更公告"),
        ("送签以后还能改吗", "签字以前直接改"),
        ("谁批啊", "再由市府办初审、审批"),
        ("是我们镇长批还是市府办批呀", "再由市府办初审、审批"),
        ("一般要等多久", "没有固定天数"),
        ("最晚能填到哪天", "任务时限以前停更"),
    ],
)
def test_a_question_amid_a_form_is_answered_and_the_form_waits(july: World, words: str, fact: str) -> None:
    july.say(CLERK, "注销 魅力苏溪")

    answer = july.say(CLERK, words)

    assert fact in answer.splitlines()[0], answer
    assert "③" in answer
    assert "还差两样" in july.say(CLERK, "8月20号停更")


@pytest.mark.parametrize(("words", "fact"), [("写错了怎么办", "核实以前能撤")])
def test_the_same_words_are_answered_by_what_lies_open(july: World, words: str, fact: str) -> None:
    assert "您是要" in july.say(CLERK, "任务10的制度好像弄好了吧")

    answer = july.say(CLERK, words)

    assert fact in answer, answer
    assert "您是要" in answer


@pytest.mark.parametrize("words", ["粉丝太少，没人看", "公告发不出去没人管", "等了多久都没人维护，关了算了"])
def test_a_reason_that_has_such_a_word_stays_a_reason(july: World, words: str) -> None:
    july.say(CLERK, "注销 魅力苏溪")

    answer = july.say(CLERK, words)

    assert "找不回来" not in answer
    assert "批准以后再发" not in answer
    assert "没有固定天数" not in answer


def test_alone_it_says_where_more_of_it_stands(july: World) -> None:
    answer = july.say(CLERK, "注销了以后粉丝还在吗")

    assert "一般找不回来" in answer
    assert "帮助 注销" in answer
