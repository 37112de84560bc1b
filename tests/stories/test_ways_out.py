"""Where no plain command leads: 改派 of what is being worked on, an item that was done and is not, 46并到12."""

from tests.stories.test_ledger_says import cell
from tests.world import World

OFFICE, CLERK, CONTACT = "fuban_sp", "fotang_jb", "fotang_lx"


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
    assert "提处置意见（健康义乌（微信服务号）：整合，原因“整合到12号" in july.say("weijianju_jb", "46并到12")
    july.say("weijianju_jb", "算了")
    assert july.history(event="account.dispose") == []


def test_a_refusal_of_what_waits_to_be_checked_names_ways_that_exist(july: World) -> None:
    july.say(CLERK, "完成 10 审核制度已印发")
    july.say(CLERK, "是")

    told = july.say(OFFICE, "改派 10 佛堂镇 给 市教育局")

    assert "先请核实的同志在卡片上点“退回”，再回复“中止 10 佛堂镇 理由”" in told, told


def test_what_was_passed_by_mistake_is_opened_again(july: World) -> None:
    july.say(CLERK, "完成 10 审核制度已印发")
    july.say(CLERK, "是")
    july.tap("rongmei_jb", "任务10", "通过")

    assert "由市府办重开" in july.say(CLERK, "补充 10 还少一个附件")
    assert "由市府办重开" in july.say(CLERK, "受阻 10")  # before anything is asked for
    july.say(CLERK, "任务10弄错了，其实没办完")
    assert "撤不回来了。\n办结以后要改、要补的，请回复“人工”，由市府办重开" in july.say(CLERK, "是")
    assert "请市府办重开" in july.say(CLERK, "重开 10 没办完")
    first = july.say("fuban_cs", "重开 10 佛堂镇 没办完")
    assert "这一项由市府办审批来办" in first
    assert "何审批" in first
    assert "“人工”" not in first  # of the office himself
    assert "先回复“重开 10 佛堂镇 理由”，再回复“中止 10 佛堂镇 理由”" in july.say(OFFICE, "中止 10 佛堂镇 误派")


def test_why_a_task_is_not_the_unit_s_may_be_that_there_is_no_such_thing(july: World) -> None:
    july.say(CONTACT, "任务10不是我们的")

    assert "已转市府办：任务10" in july.say(CONTACT, "没有这个事项")


def test_who_may_not_give_a_task_back_hears_which_colleague_may(july: World) -> None:
    assert "由联系人来办，您这里办不了。\n请找本单位的佛堂联系" in july.say(CLERK, "任务10不是我们的")


def test_into_which_account_another_is_merged_is_kept_and_told(july: World) -> None:
    shown = july.say(OFFICE, "46并到12")
    assert "定为整合，原因“整合到12号 义乌市卫生健康局（微信订阅号）”吗" in shown

    assert "——整合，整合到12号 义乌市卫生健康局（微信订阅号）。" in july.say(OFFICE, "是")
    assert july.heard("weijianju_jb", "健康义乌（微信服务号）：整合，整合到12号 义乌市卫生健康局（微信订阅号）（市府办")
    assert "处置：整合到12号 义乌市卫生健康局（微信订阅号）" in july.say(OFFICE, "查账号 健康义乌")
    assert cell(july, "账号", "健康义乌", "处置说明") == "整合到12号 义乌市卫生健康局（微信订阅号）"
