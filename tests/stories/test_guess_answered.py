"""“您是要…吗” answered in people's own words: what is told goes along, another deed keeps its object."""

import pytest

from tests.stories.test_rectifications import CLERK as SCHOOLS
from tests.stories.test_rectifications import CONTACT, issue, order
from tests.world import World

CLERK = "gonganju_jb"
LINK = "https://mp.weixin.qq.com/s/abc123"
FORM = "zhihu1234，8月20日停更，原因1"


def test_a_link_behind_a_yes_is_kept_and_shown(july: World) -> None:
    number = issue(july)
    july.tap(CONTACT, "【整改通知】", "签收")
    assert july.say(SCHOOLS, "那个整改的事反馈一下吧").startswith(f"您是要反馈整改{number}吗")

    shown = july.say(SCHOOLS, f"是，链接 {LINK}")

    assert LINK in shown
    assert f"您是要反馈整改{number}，写“{LINK}”吗？" in shown
    july.say(SCHOOLS, "是")
    assert (order(july).state, LINK in order(july).feedback) == ("待复核", True)


def test_words_that_are_added_stand_in_the_report(july: World) -> None:
    july.say(CLERK, "任务10应该算办好了吧")
    shown = july.say(CLERK, "对，再添一句：制度是7月18号印发的")
    assert "制度是7月18号印发的”吗？" in shown

    july.say(CLERK, "是")

    assert any("制度是7月18号印发的" in str(row.facts) for row in july.history(event="assignment.report"))


def test_another_deed_is_of_the_task_that_was_asked_about(july: World) -> None:
    july.say(CLERK, "任务10应该算办好了吧")
    assert july.say(CLERK, "不是办结，只是报进展").startswith("您是要报任务10（负责主账号的内容发布）的进展吗")
    assert not july.history(event="assignment.report")


def test_another_deed_is_of_the_account_that_was_asked_about(july: World) -> None:
    july.say(CLERK, "知乎那个号好像可以注销了吧")
    assert july.say(CLERK, "注销干嘛，换个管理员而已").startswith("您是要申请变更义乌公安（知乎）吗")
    july.say(CLERK, "算了")
    july.say(CLERK, "知乎那个号好像可以注销了吧")
    assert july.say(CLERK, "要销的是天目号，知乎留着").startswith("您是要申请注销义乌公安（天目号）吗")


def test_the_application_comes_back_to_be_changed(july: World) -> None:
    july.say(CLERK, "注销 义乌公安知乎")
    july.say(CLERK, FORM)
    assert "送公安局主要（样例）签字" in july.say(CLERK, "行，让局长签。")
    july.say(CLERK, "那个申请要不收回来")

    shown = july.say(CLERK, "嗯对，收回来改成8月25号")

    assert "），停更日期改为2022年8月25日" in shown
    assert "会先收回" in shown
    july.say(CLERK, "算了")
    july.say(CLERK, "那个申请要不收回来")
    assert "将撤回ZX-2022-001" in july.say(CLERK, "确认撤")
    assert "还没办" in july.say(CLERK, "是，第一条")
    july.say(CLERK, "确认撤")
    assert len(july.history(event="request.withdraw")) == 1


def test_an_application_is_named_by_its_last_digits(july: World) -> None:
    july.say(CLERK, "注销 义乌公安知乎")
    july.say(CLERK, FORM)
    july.say(CLERK, "是")

    assert "将撤回ZX-2022-001" in july.say(CLERK, "001先撤了")


def test_whether_it_was_reported_is_looked_up(july: World) -> None:
    july.say(CLERK, "完成 10 审核制度已印发")
    july.say(CLERK, "是")

    assert july.say(CLERK, "10已经报过一次了吧").startswith("任务10")
    assert len(july.history(event="assignment.report")) == 1


def test_what_is_left_out_is_the_guess_s_own(july: World) -> None:
    july.say(CLERK, "知乎那个号好像可以注销了吧")
    assert july.say(CLERK, "错了，是快手，不是抖音").startswith("您是要申请注销义乌公安（快手短视频）吗")
    assert july.say(CLERK, "销的是7号").startswith("您是要申请注销义乌公安（天目号）吗")
    july.say(CLERK, "算了")

    july.say(CLERK, "任务10应该算办好了吧")
    assert july.say(CLERK, "嗯嗯 撤掉").startswith("您是要撤回任务10（负责主账号的内容发布）吗")


def test_where_the_account_is_wrong_it_is_chosen_anew(july: World) -> None:
    july.say(CLERK, "任务10应该算办好了吧")
    assert july.say(CLERK, "不是这项").startswith("是哪一项？")
    july.say(CLERK, "算了")

    july.say(CLERK, "知乎那个号好像可以注销了吧")
    assert july.say(CLERK, "号选错了").startswith("是哪个账号？")
    assert july.say(CLERK, "5").startswith("已起草：注销 义乌公安（天目号）")


def test_the_order_is_of_the_account_that_was_meant(july: World) -> None:
    july.say("shuguan_jc", "给义乌财政弄个整改吧，错别字太多")
    assert july.say("shuguan_jc", "要整改的是义乌交通，不是义乌财政，看串行了").startswith("您是要对义乌交通")

    told = july.say("shuguan_jc", "问题是链接失效，不是错别字")

    assert told.startswith("记下了，问题：链接失效。\n您是要对义乌交通")
    assert "链接失效" in july.say("shuguan_jc", "是")


def test_a_second_sentence_of_why_joins_the_first_and_a_figure_is_no_reason(july: World) -> None:
    july.say(CLERK, "知乎那个号早就没人用了想关了")
    july.say(CLERK, "原因就写机构调整没人维护了")
    assert july.say(CLERK, "粉丝大概两万三").startswith("没有记：粉丝数")
    assert july.say(CLERK, "公告链接 https://example.com/a").startswith("没有记：粉丝数")
    assert "原因：机构调整没人维护了；账号密码也找不到了" in july.say(CLERK, "账号密码也找不到了")
    assert "原因：单位撤并，账号并入主账号。" in july.say(CLERK, "原因改成单位撤并，账号并入主账号")

    form = july.say(CLERK, "给局长签吧")

    assert "已起草：注销 义乌公安（知乎）" in form
    assert "已填：原因“单位撤并，账号并入主账号”" in form


def test_a_question_how_it_stands_is_no_offer_of_the_account_it_names(july: World) -> None:
    july.say(CLERK, "知乎那个号早就没人用了想关了")

    assert "没有" in july.say(CLERK, "知乎那个批了没")  # nothing was applied for yet
    assert not july.history(event="request.draft")


OFFICE = "fuban_sp"
GUESSED = "您是要把佛堂城事（微信订阅号）的处置意见定为保留吗"


@pytest.mark.parametrize("refused", ["12和46：46留", "注销义乌警队的抖音", "撤回 ZX-2022-001"])
def test_a_yes_behind_something_new_that_was_refused_asks_once_more(july: World, refused: str) -> None:
    assert GUESSED in july.say(OFFICE, "佛堂城事留着")
    assert july.say(OFFICE, refused).endswith("上面问的那一件还没办，也还等着您。")

    asked = july.say(OFFICE, "是")
    assert asked.startswith(f"什么也没办：刚才那句“{refused}”没有办成")
    assert GUESSED in asked
    assert july.say(OFFICE, "是").startswith("已定：佛堂城事")


def test_a_look_that_was_refused_leaves_the_yes_as_it_is(july: World) -> None:
    assert GUESSED in july.say(OFFICE, "佛堂城事留着")
    july.say(OFFICE, "任务13到哪了")
    assert july.say(OFFICE, "是").startswith("已定：佛堂城事")


def test_what_would_come_of_it_is_explained_and_the_guess_stays_open(july: World) -> None:
    july.say("fotang_jb", "签收")
    guessed = july.say("fotang_jb", "任务10应该算办好了吧")

    for question in ("谁批啊", "还能改吗"):
        told = july.say("fotang_jb", question)
        assert "核实" in told.splitlines()[0], told
        assert told.endswith(guessed)
    assert "已上报" in july.say("fotang_jb", "是")


def test_another_fate_beside_the_guess_is_the_one_that_is_decided(july: World) -> None:
    assert GUESSED in july.say(OFFICE, "佛堂城事留着")
    assert "定为整合吗" in july.say(OFFICE, "整合吧")
    assert july.say(OFFICE, "是") == "已定：佛堂城事（微信订阅号）——整合。"


def test_only_the_tasks_that_were_named_are_signed_for(july: World) -> None:
    asked = july.say("fotang_jb", "除了3都签")
    assert asked.startswith("您是要签收任务1（加强组织领导，压实主体责任）、任务10（负责主账号的内容发布）吗？")
    signed = july.say("fotang_jb", "是")
    assert "任务10" in signed
    assert "任务3" not in signed

    assert july.say("fotang_jb", "签收").startswith("已签收：任务3")


def test_the_words_of_a_report_are_put_right_in_the_guess(july: World) -> None:
    july.say("fotang_jb", "任务10应该算办好了吧")
    assert "情况写“制度已印发上墙”吗" in july.say("fotang_jb", "情况写：制度已印发上墙")
    assert "情况写“制度已印发上墙；已报备”吗" in july.say("fotang_jb", "再加一句 已报备")
