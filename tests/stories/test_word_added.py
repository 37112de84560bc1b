"""Behind a bare 完成 a word may be added; what only answers us, and a sentence's last sound, is no such word."""

import pytest

from tests.world import World

CLERK = "suxi_jb"


@pytest.mark.parametrize("words", ["没有要补的", "没有了", "收到", "晓得嘞", "对头", "好嘞"])
def test_an_answer_is_not_put_on_record_as_how_it_was_done(july: World, words: str) -> None:
    july.say(CLERK, "完成 10")
    assert "还没有附情况" in july.say(CLERK, "是")

    assert "已补充" not in july.say(CLERK, words)

    assert "上报：“" not in july.say(CLERK, "任务10")


def test_nothing_more_ends_the_question_and_says_what_stays(july: World) -> None:
    july.say(CLERK, "完成 10")
    july.say(CLERK, "是")

    assert july.say(CLERK, "没有要补的") == "好的，不补了，报过的不变。"


def test_a_sentence_s_last_sound_is_no_progress(july: World) -> None:
    july.say(CLERK, "任务1还没弄好呢")

    assert "进展：呢" not in july.say(CLERK, "任务1")


@pytest.mark.parametrize("words", ["收到", "晓得了", "知道了"])
def test_what_answers_a_question_of_ours_signs_no_notice(july: World, words: str) -> None:
    july.say(CLERK, "注销 魅力苏溪 原因1 8月20日")

    assert "已签收" not in july.say(CLERK, words)
    assert "待签收" in july.say(CLERK, "任务1")
