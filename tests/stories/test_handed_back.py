"""A unit hands back a task that is not its own: the office hears why, never only that it should be taken back."""

import pytest

from tests.world import World

CLERK, OFFICE = "suxi_jb", "fuban_sp"


@pytest.mark.parametrize("words", ["任务10 不该我们办，请退回", "任务10不是我们的，麻烦退给市府办"])
def test_why_is_asked_for_until_it_is_told(july: World, words: str) -> None:
    assert "为什么不该本单位办" in july.say(CLERK, words)
    for wish in ("退回吧", "请你们收回", "转给别人"):
        assert "为什么不该本单位办" in july.say(CLERK, wish), wish
    assert not july.history(event="assignment.not_ours")

    july.say(CLERK, "我们只供稿，不发布")

    assert july.heard(OFFICE, "理由：我们只供稿，不发布")


def test_a_reason_beside_the_wish_is_kept_without_it(july: World) -> None:
    july.say("fotang_lx", "任务10不是我们的，因为我们没有公众号，退给你们")

    assert july.heard(OFFICE, "理由：因为我们没有公众号\n")


@pytest.mark.parametrize(
    "words", ["任务10麻烦退给市府办", "任务10请市府办收回", "任务10转给别的单位", "任务10，请改派"]
)
def test_to_hand_a_task_back_is_offered_as_not_ours(july: World, words: str) -> None:
    assert "您是要说明任务10（负责主账号的内容发布）不是本单位的吗" in july.say(CLERK, words)


def test_the_office_hands_nothing_back(july: World) -> None:
    assert "不是本单位的" not in july.say(OFFICE, "任务10改派")
