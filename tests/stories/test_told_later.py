"""A draft waits seven days, its question ten minutes: what it lacks may be said the next morning, or in the group."""

import pytest

from tests.stages import begins
from tests.world import World

CLERK, COLLEAGUE, GROUP = "jiaoyuju_jb", "jiaoyuju_lx", "wrSample_jiaoyuju"
WHY = "粉丝太少没人维护了，内容以后都发到义乌发布上"


@begins
def begun(july: World) -> None:
    """A draft that lacks its reason, of yesterday."""
    july.say(CLERK, "注销 义乌教育之声")
    assert "还差一样" in july.say(CLERK, "gh_a1b2c3d4，8月15日停更")
    july.move_to("2022-07-21 09:10")


@pytest.mark.parametrize("group", ["", GROUP])
def test_the_reason_is_offered_for_the_draft_that_lacks_it(begun: World, group: str) -> None:
    answer = begun.say(CLERK, WHY, group)

    assert "ZX-2022-001" in answer, answer
    assert f"原因改为{WHY}吗？" in answer, answer
    assert f"原因：{WHY}" in begun.say(CLERK, "是", group)
    assert not begun.history(event="request.submit")


@pytest.mark.parametrize("words", ["今天天气真不错啊哈哈哈", "我先去开会了，等会儿再说", "谢谢", "晚上食堂吃什么"])
def test_talk_is_no_reason(begun: World, words: str) -> None:
    assert "ZX-2022-001" not in begun.say(CLERK, words)


def test_a_colleague_who_does_not_work_on_it_is_not_asked(begun: World) -> None:
    assert "ZX-2022-001" not in begun.say(COLLEAGUE, WHY)
