"""Who is away for a week is not replaced; a colleague named with or without his bracket is that colleague."""

from tests.world import World

CLERK = "suxi_jb"


def test_a_holiday_replaces_nobody(july: World) -> None:
    assert "不用换人，没有变动" in july.say(CLERK, "我下周休假，工作交给陈强，13577778888")
    assert "接替" in july.say(CLERK, "苏溪经办调走了，工作交给陈强") or not july.history(event="roster.contact_changed")


def test_the_colleague_is_found_and_no_phantom_made(july: World) -> None:
    july.say(CLERK, "联系人换成陈强 13577778888")
    july.say(CLERK, "是")

    for words in ("联系人换成苏溪经办（样例）", "联系人换成苏溪经办"):
        assert "换成苏溪经办（样例），" in july.say(CLERK, words)
    july.say(CLERK, "算了")
    assert "更换联系人吗" in july.say(CLERK, "联系人不用换啊，我休一周就回来了，换回来")
    assert "换成苏溪经办（样例），" in july.say(CLERK, "是")
