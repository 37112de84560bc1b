"""What the office changes beside the preview of 交办 or 转办意见 is in the next preview; nothing goes out by it."""

import pytest

from tests.stories.test_instructions import items
from tests.world import World

OFFICE, MEDIA, CLERK = "fuban_sp", "rongmei_sh", "yiting_jb"
ORDER = "交办 佛堂镇、义亭镇 7月25日前 报送防汛短视频素材"


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("改成7月27号", "时限：7月27日（周三）前"),
        ("日期改成7月27号", "时限：7月27日（周三）前"),
        ("先别发，时限改到7月28日下午3点前", "时限：7月28日（周四）15:00前"),
        ("改成五个工作日", "时限：7月27日（周三）前"),
        ("刚才那条截止改成7月27号", "时限：7月27日（周三）前"),
        ("25号太晚，22号前", "时限：7月22日（周五）前"),
        ("别发，等等，加上水务局", "单位：佛堂镇、义亭镇、市水务局（共3个）"),
        ("再加水务局", "单位：佛堂镇、义亭镇、市水务局（共3个）"),
        ("佛堂镇不用了", "单位：义亭镇"),
        ("佛堂镇那家不用了", "单位：义亭镇"),
        ("不是佛堂，是苏溪", "单位：义亭镇、苏溪镇（共2个）"),
        ("错了 不是佛堂是苏溪", "单位：义亭镇、苏溪镇（共2个）"),
        ("义亭发错了，是苏溪和大陈", "单位：佛堂镇、苏溪镇、大陈镇（共3个）"),
        ("佛堂镇换成苏溪镇", "单位：义亭镇、苏溪镇（共2个）"),
        ("内容改成：报送防汛值班表，一家一份", "【交办预览】报送防汛值班表，一家一份"),
        ("不是25是26", "时限：7月26日（周二）前"),
        ("日期错了，不是25号，是28号", "时限：7月28日（周四）前"),
        ("佛堂镇不用了，换苏溪镇", "单位：义亭镇、苏溪镇（共2个）"),
        ("佛堂镇就不用了 换上大陈镇", "单位：义亭镇、大陈镇（共2个）"),
        ("佛堂镇也除外", "单位：义亭镇"),
        ("单位写错了，是赤岸", "单位：赤岸镇"),
        ("不对 周五", "时限：7月22日（周五）前"),
        ("发之前把时间改成7月28日", "时限：7月28日（周四）前"),
        ("算了两家都7月28日", "时限：7月28日（周四）前"),
        ("再加一句，要竖版", "【交办预览】报送防汛短视频素材，要竖版"),
    ],
)
def test_the_preview_comes_again_with_the_change_in_it(july: World, words: str, line: str) -> None:
    july.say(OFFICE, ORDER)

    again = july.say(OFFICE, words)

    assert line in again.splitlines(), again
    assert again.startswith("【交办预览】")
    assert "上面那一件" not in again
    assert not items(july)
    assert "已交办JB-2022-001" in july.say(OFFICE, "是")
    assert {one.title for one in items(july)} == {again.splitlines()[0].removeprefix("【交办预览】")}


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("佛堂镇的改到7月28日", "事情或时限各不相同，没有发出"),
        ("义亭镇7月28日", "事情或时限各不相同，没有发出"),
        ("水务局和交通局", "没看懂是再加上这几家，还是换成它们"),
    ],
)
def test_what_is_no_change_of_the_whole_leaves_the_draft_open(july: World, words: str, told: str) -> None:
    july.say(OFFICE, ORDER)

    answer = july.say(OFFICE, words)

    assert told in answer
    assert "上面问的那一件还没办，也还等着您" in answer
    assert "时限：7月28日（周四）前" in july.say(OFFICE, "时限改成7月28日")


def test_a_day_for_the_only_unit_is_the_matters(july: World) -> None:
    july.say(OFFICE, "交办 佛堂镇 7月25日前 报送防汛短视频素材")

    assert "时限：7月28日（周四）前" in july.say(OFFICE, "佛堂镇7月28日")


def test_several_changes_one_after_another_all_hold(july: World) -> None:
    july.say(OFFICE, "交办 各镇街 7月25日前 报送防汛短视频素材")
    july.say(OFFICE, "义亭镇不用了")
    july.say(OFFICE, "改成7月27号")
    again = july.say(OFFICE, "加上水务局")

    assert "时限：7月27日（周三）前" in again
    july.say(OFFICE, "是")
    codes = {one.unit.short for one in items(july)}
    assert {"佛堂镇", "市水务局"} <= codes
    assert "义亭镇" not in codes


def test_an_opinion_that_is_shown_is_changed_in_the_same_way(july: World) -> None:
    july.say(MEDIA, "转办意见 义亭镇 群众反映路灯不亮 7月25日前")

    again = july.say(MEDIA, "改成7月27号")

    assert again.startswith("【意见转办预览】群众反映路灯不亮\n")
    assert "时限：7月27日（周三）前" in again
    assert "已转办YJ-2022-001" in july.say(MEDIA, "是")


def test_who_only_holds_it_back_sends_nothing(july: World) -> None:
    july.say(OFFICE, ORDER)

    july.say(OFFICE, "别发，等等")
    july.say(OFFICE, "好")

    assert not items(july)


def test_a_day_that_is_over_leaves_the_preview_as_it_was(july: World) -> None:
    july.say(OFFICE, ORDER)

    july.say(OFFICE, "改成7月1日")

    assert not items(july)


def test_a_place_named_like_a_unit_gets_no_instruction(july: World) -> None:
    shown = july.say(OFFICE, "交办佛堂镇：8月5日下午来市府办302开会，商务局也要")

    assert shown.startswith("【交办预览】来市府办302开会\n单位：佛堂镇、市商务局（共2个）"), shown
    july.say(OFFICE, "是")
    assert {one.unit.short for one in items(july)} == {"佛堂镇", "市商务局"}


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("把最后那句去掉", "报送集成需求，名单发信息科"),
        ("最后一句删了吧", "报送集成需求，名单发信息科"),
        ("抄送去掉", "报送集成需求，名单发信息科"),
        ("名单那句不要了", "报送集成需求，抄送应急局"),
    ],
)
def test_a_part_of_the_matter_is_left_out_of_the_next_preview(july: World, words: str, left: str) -> None:
    july.say(OFFICE, "交办 佛堂镇 7月25日前报送集成需求，名单发信息科。抄送应急局")

    again = july.say(OFFICE, words)

    assert again.startswith(f"【交办预览】{left}\n"), again
    assert "单位：佛堂镇\n" in again
    assert not items(july)


def test_what_stands_nowhere_in_the_preview_is_not_left_out(july: World) -> None:
    july.say(OFFICE, "交办 佛堂镇 7月25日前报送集成需求，名单发信息科")

    assert "没看明白" in july.say(OFFICE, "图片去掉")
    assert "7月28日" not in july.say(OFFICE, "不是27是28")
    assert not items(july)


def test_the_fault_of_another_account_joins_no_draft(july: World) -> None:
    shown = july.say("shuguan_jc", "下发整改 魅力苏溪 链接打不开，公安微博有错别字")
    assert "魅力苏溪" in shown, shown
    assert "“公安微博有错别字”这一句还没有办" in shown
    assert "链接打不开，公安" not in shown

    offered = july.say("shuguan_jc", "再加一句，公安微博头像不规范")

    assert "您是要对义乌公安（新浪微博）下发整改吗" in offered, offered
    assert "再看" in july.say("shuguan_jc", "下发整改 ZG-2022-001")
    assert "链接打不开；公众号里的菜单也点不开" in july.say("shuguan_jc", "再加一句，公众号里的菜单也点不开")


def test_a_wrong_unit_is_put_right_in_every_preview_that_goes_to_units(july: World) -> None:
    july.say(OFFICE, "催一下佛堂任务1")
    assert "任务1）：赤岸镇\n" in july.say(OFFICE, "错了 不是佛堂是赤岸")
    assert "（41号任务1、41号任务3）：赤岸镇\n" in july.say(OFFICE, "任务3也催")
    july.say(OFFICE, "是")
    assert july.heard("chian_jb", "【催办】")
    assert not july.heard("fotang_lx", "【催办】")

    july.say(OFFICE, "征求处置意见 教育局、公安局")
    assert "市教育局2、市财政局1" in july.say(OFFICE, "不是公安局 是财政局")
