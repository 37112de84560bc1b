"""Progress in the person's own words: what our guess was made from is kept, and what asks us something is not."""

from tests.world import World

CLERK = "jiaoyuju_jb"
TOLD = "我们任务三还差两个号没清，下礼拜能弄完"


def test_a_yes_keeps_what_was_told(july: World) -> None:
    assert "任务3（推进政务新媒体清理整合）的进展吗" in july.say(CLERK, TOLD)

    assert "已记下任务3的进展" in july.say(CLERK, "是")
    assert f"进展：{TOLD}" in july.say(CLERK, "任务3")


def test_a_question_is_shown_before_it_becomes_progress(july: World) -> None:
    july.say(CLERK, "我要报任务1的进展")
    assert "进展怎样" in july.say(CLERK, "是")

    answer = july.say(CLERK, "我们局那个微博早就停了，要怎么搞")

    assert "已记下" not in answer, answer
    assert not july.history(event="assignment.progress")
