"""抖音要不要关, asked by a unit: its own accounts with what was decided of them, never the whole city's."""

import pytest

from tests.world import World

CLERK = "gonganju_jb"


@pytest.mark.parametrize("words", ["公安这边4个号怎么弄", "我们几个号怎么处理", "我们的号要关吗", "哪几个号要关"])
def test_the_unit_sees_its_own_accounts_and_what_waits(july: World, words: str) -> None:
    answer = july.say(CLERK, words)

    assert "义乌公安（微信订阅号）｜市公安局｜待定" in answer, answer
    assert "市教育局" not in answer
    assert answer.endswith("待定的等市府办定，定之前不用办；有想法回复“处置意见 账号 保留 理由”。")


def test_what_was_decided_is_told(july: World) -> None:
    july.say("fuban_sp", "处置 义乌公安 关停")
    july.say("fuban_sp", "是")

    assert "关停" in july.say(CLERK, "哪几个号要关")


def test_one_platform_is_looked_for_among_the_own(july: World) -> None:
    answer = july.say(CLERK, "抖音要不要关")

    assert answer.startswith("账号1个：")
    assert "抖音" in answer
