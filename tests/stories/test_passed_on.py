"""转给义亭镇一件事：…: what is handed to a unit in everyday words keeps its content, and is shown before it goes."""

import pytest

from tests.world import World

OFFICE, MEDIA, CLERK = "fuban_sp", "rongmei_sh", "yiting_jb"


@pytest.mark.parametrize(
    ("words", "matter"),
    [
        ("转给义亭镇一件事：报送防汛值班表，7月25日前", "报送防汛值班表"),
        ("给义亭镇派个活：7月25日前报防汛值班表", "报防汛值班表"),
        ("有件事转义亭镇办：7月25日前把值班表报上来", "把值班表报上来"),
        ("这件事交给义亭镇办：路灯修好，7月25日前", "路灯修好"),
        ("转给义亭镇：7月25日前报防汛值班表", "报防汛值班表"),
        ("交办给义亭镇一件事，7月25日前报防汛值班表", "报防汛值班表"),
    ],
)
def test_the_preview_shows_what_is_to_be_done_and_it_is_sent(july: World, words: str, matter: str) -> None:
    preview = july.say(OFFICE, words)

    assert preview.startswith(f"【交办预览】{matter}\n单位：义亭镇\n时限：7月25日（周一）前"), preview
    assert not july.heard(CLERK, "JB-2022-001")
    assert "已交办JB-2022-001（义亭镇）" in july.say(OFFICE, "是")
    assert july.heard(CLERK, matter)


def test_what_lacks_a_day_is_asked_for_it(july: World) -> None:
    assert "什么时候之前办好" in july.say(OFFICE, "转给义亭镇一件事：路灯坏了修一下")
    assert july.say(OFFICE, "7月25日").startswith("【交办预览】路灯坏了修一下\n")


def test_what_citizens_said_goes_as_an_opinion(july: World) -> None:
    asked = july.say(OFFICE, "转给义亭镇一件事：网友反映垃圾没人清，7月25日前")
    assert asked.startswith("【意见转办预览】网友反映垃圾没人清\n")
    assert july.say(MEDIA, "转给义亭镇一件事：路灯不亮，7月25日前").startswith("【意见转办预览】路灯不亮\n")
    asked = july.say(OFFICE, "转办义亭镇：群众反映路灯不亮，7月25日前处理")
    assert asked.startswith("【意见转办预览】群众反映路灯不亮")


def test_a_clerk_hands_nothing_to_another_unit(july: World) -> None:
    july.say(CLERK, "转给苏溪镇一件事：报送防汛值班表，7月25日前")
    july.say(CLERK, "是")

    assert not july.heard("suxi_jb", "JB-2022-001")


def test_a_figure_that_was_asked_for_is_offered_as_the_answer(july: World) -> None:
    july.say("fuban_sp", "给佛堂镇和公安局派个任务，报一下公众号粉丝数，7月27号前报")
    july.say("fuban_sp", "是")

    assert "您是要上报JB-2022-001办结，情况写“粉丝数是12万”吗" in july.say("fotang_jb", "粉丝数是12万")
    assert "JB-2022-001" in july.say("fotang_jb", "是")


def test_what_stands_behind_the_deadline_is_none_of_the_matter(july: World) -> None:
    preview = july.say("fuban_sp", "给佛堂镇和公安局发个任务，报一下公众号粉丝数，7月27号前报")

    assert "【交办预览】报一下公众号粉丝数\n" in preview, preview
