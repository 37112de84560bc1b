"""Where no plain command leads: 改派 of what is being worked on, an item that was done and is not, 46并到12."""

from tests.world import World

OFFICE, CLERK = "fuban_sp", "fotang_jb"


def test_what_is_worked_on_is_stopped_and_given_out_anew(july: World) -> None:
    july.say(CLERK, "签收")

    told = july.say(OFFICE, "改派 3 佛堂镇 给 市教育局")

    assert told.startswith("任务3现在是“办理中”，不能改派。")
    assert "先回复“中止 3 佛堂镇 理由”，再回复“交办 新单位 到×月×日前 内容”" in told


def test_who_opens_an_item_again(july: World) -> None:
    assert "由市府办重开：回复“重开 编号 单位 理由”" in july.say(CLERK, "办结了又发现没做完怎么办")
    assert "请市府办重开" in july.say(CLERK, "重新打开任务3")
    assert "重开 1 单位 理由" in july.say(OFFICE, "重新打开任务3")


def test_an_item_that_is_only_pointed_at_is_asked_for(july: World) -> None:
    told = july.say(OFFICE, "这项改给文广旅游局办")

    assert told.startswith("还没办。")
    assert "改派 2 甲单位 给 乙单位" in told


def test_accounts_named_by_their_numbers_are_shown_before_anything(july: World) -> None:
    assert "把健康义乌（微信服务号）的处置意见定为整合" in july.say(OFFICE, "46并到12")
    july.say(OFFICE, "算了")
    assert "提处置意见（健康义乌（微信服务号）：整合）" in july.say("weijianju_jb", "46并到12")
    july.say("weijianju_jb", "算了")
    assert july.history(event="account.disposition") == []
