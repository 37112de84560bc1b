"""那改成注销吧: the form of a change is taken back and a closing begun, each after a plain word; and the other way."""

import pytest

from tests.world import World

CLERK = "gonganju_jb"


@pytest.mark.parametrize(
    "words",
    [
        "那改成注销吧，没人管了内容也没有更新",
        "不改名了，直接注销，没人管了内容也没有更新",
        "知乎那个还是直接关停吧，没人管了内容也没有更新",
    ],
)
@pytest.mark.parametrize("sent", [False, True])
def test_a_change_becomes_a_closing(july: World, words: str, sent: bool) -> None:  # noqa: FBT001
    july.say(CLERK, "公安知乎改名为义乌警事，8月20号生效，按规范化要求统一账号名称，账号ID zhihu12345")
    if sent:
        july.say(CLERK, "是")

    answer = july.say(CLERK, words)

    assert answer.startswith("将撤回BG-2022-001"), answer
    assert "撤回以后，接着问您起草 注销 义乌公安（知乎）。" in answer
    assert not july.history(event="request.withdraw")
    assert "接着起草 注销 义乌公安（知乎）" in july.say(CLERK, "是")
    assert "原因“没人管了内容也没有更新”" in july.say(CLERK, "是")


@pytest.mark.parametrize("words", ["不注销了，改名", "那还是改名吧", "不如改成变更"])
def test_a_closing_becomes_a_change(july: World, words: str) -> None:
    july.say(CLERK, "注销 义乌公安知乎")

    assert "撤回以后，接着问您起草 变更 义乌公安（知乎）。" in july.say(CLERK, words)
    july.say(CLERK, "是")
    july.say(CLERK, "是")
    answer = july.say(CLERK, "名称改为义乌警事，8月20号生效，按规范化要求统一账号名称，账号ID zhihu12345")
    assert "新值：义乌警事" in answer, answer


@pytest.mark.parametrize("words", ["直接注销重复账号的要求太急，先改名过渡", "改成与单位名称一致，便于群众查找"])
def test_a_reason_that_speaks_of_it_is_none(july: World, words: str) -> None:
    july.say(CLERK, "公安知乎改名为义乌警事")

    assert "将撤回" not in july.say(CLERK, words)


def test_of_two_changes_nothing_is_taken_back(july: World) -> None:
    july.say(CLERK, "公安知乎改名为义乌警事")
    july.say(CLERK, "公安快手改名为义乌警讯")
    july.say(CLERK, "是")
    july.say(CLERK, "算了")

    assert "将撤回" not in july.say(CLERK, "那改成注销吧")
