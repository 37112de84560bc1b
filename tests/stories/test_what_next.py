"""接下来干啥: whoever asks hears which of his own papers and tasks is his to move, not a list of commands."""

import pytest

from tests.stages import begins
from tests.world import World

CLERK, HEAD, OFFICE = "jiaoyuju_jb", "jiaoyuju_zy", "fuban_sp"


@begins
def sent(july: World) -> None:
    """An application that waits for the head's tap."""
    july.say(CLERK, "注销 义乌教育之声")
    july.say(CLERK, "gh_a1b2c3d4，8月15日停更，原因1")
    july.say(CLERK, "是")


@pytest.mark.parametrize("words", ["接下来干啥", "签收了然后怎么办", "送上去了然后呢", "那我们下一步要做什么？"])
def test_the_clerk_hears_what_is_his_and_what_is_not(sent: World, words: str) -> None:
    answer = sent.say(CLERK, words)

    assert answer.startswith("接下来要您这边办的2件：\n"), answer
    assert "任务1（加强组织领导，压实主体责任）" in answer
    assert "不用您这边动的：ZX-2022-001等主要负责人签字。" in answer


def test_the_head_hears_of_the_paper_that_waits_for_his_tap(sent: World) -> None:
    answer = sent.say(HEAD, "现在要我办啥")

    assert "ZX-2022-001 注销 义乌教育之声（微信订阅号）｜等主要负责人签字。请在卡片上点" in answer


def test_after_the_approval_comes_the_platform(sent: World) -> None:
    sent.tap(HEAD, "ZX-2022-001", "同意")
    sent.tap(OFFICE, "ZX-2022-001", "同意")

    answer = sent.say(CLERK, "批了之后我该干嘛")

    assert "已批准，等停更。8月15日（周一）起停更后回复“已停更 义乌教育之声”" in answer


def test_the_office_hears_what_waits_for_it(sent: World) -> None:
    sent.tap(HEAD, "ZX-2022-001", "同意")

    assert sent.say(OFFICE, "接下来干啥").startswith("等审批1件，回复“待审批”看。")


def test_how_a_thing_is_done_is_another_question(sent: World) -> None:
    assert "接下来要" not in sent.say(CLERK, "号批了怎么注销")


@pytest.mark.parametrize("look", ["我的任务", "接下来干啥", "查账号", "帮助 注销"])
def test_a_look_at_something_else_keeps_the_form_that_was_shown(july: World, look: str) -> None:
    july.say(CLERK, "注销 义乌教育之声")
    july.say(CLERK, "gh_a1b2c3d4，8月15日停更，原因1")

    assert july.say(CLERK, look).endswith("ZX-2022-001还等着您：要办回复“是”，不办回复“算了”。")
    assert july.say(CLERK, "好，送").startswith("已送教育局主要（样例）签字：注销申请ZX-2022-001")


def test_an_offer_of_ours_does_not_outlive_a_look(july: World) -> None:
    assert "您是要上报任务1（加强组织领导，压实主体责任）办结" in july.say("gonganju_jb", "任务1应该算是弄好了吧")
    assert "还等着您" not in july.say("gonganju_jb", "我的任务")
    july.say("gonganju_jb", "是")

    assert not july.history(event="assignment.report")
