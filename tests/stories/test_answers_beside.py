"""Words beside a question of ours that are better than a yes, and a yes where nothing is asked any longer."""

import pytest

from tests.stages import begins
from tests.world import World

CLERK, HEAD, OFFICE = "suxi_jb", "suxi_zy", "fuban_sp"
FORM = "注销 魅力苏溪 8月1日停更 账号ID gh_a1b2c3 原因2"


def test_a_yes_where_nothing_is_asked_hears_that_nothing_was_done(july: World) -> None:
    assert july.say(CLERK, "是").startswith("现在没有等您回答的问题")
    assert july.say(CLERK, "好") == ""  # it acknowledges what we said

    july.say(CLERK, "任务10应该算办好了吧")
    july.move_to("2022-07-20T10:30")
    late = july.say(CLERK, "好")
    assert late.startswith("没有办：上次问的过了时间")
    assert "您是要上报任务10（负责主账号的内容发布）办结" in late
    assert not july.history(event="assignment.report")

    assert july.say(CLERK, "对的 没错").startswith("现在没有等您回答的问题")  # what was asked is told once


def test_a_late_yes_to_a_form_says_how_it_goes_on(july: World) -> None:
    july.say(CLERK, FORM)
    july.move_to("2022-07-20T11:00")

    assert "ZX-2022-001接着办请回复“继续”" in july.say(CLERK, "是")
    assert not july.history(event="request.submit")


def test_what_is_added_is_kept_while_it_is_asked_to_which_task(july: World) -> None:
    july.say(CLERK, "重新报，加一句：王建国分管宣传文化")

    assert "已补充到任务1" in july.say(CLERK, "1")
    assert "王建国分管宣传文化" in str(july.history(event="assignment.add")[0].facts)


def test_who_signs_and_when_go_with_the_guess_of_a_delegation(july: World) -> None:
    assert july.say(HEAD, "我下周出差 让王建国代签").startswith("您是要委托王建国代签吗")
    assert "7月25日（周一）到2022年7月29日" in july.say(HEAD, "是 下周一到周五")
    assert "委托苏溪分管代签，从2022年7月25日" in july.say(HEAD, "那换成苏溪分管吧")
    assert "请看一遍" in july.say(HEAD, "是")
    assert "8月15日（周一）到2022年8月19日" in july.say(HEAD, "8月15到19")
    assert not july.history(event="delegation.propose")

    assert "8月15日至8月19日" in july.say(HEAD, "是")
    assert "已送市府办同意" in july.say(HEAD, "是")


def test_a_delegation_that_was_guessed_is_ended_by_its_own_verb(july: World) -> None:
    july.say(HEAD, "我下周出差 让王建国代签")

    assert july.say(HEAD, "不委托了") == "好的，不办了。"


def test_sending_agrees_to_what_was_told_of_a_form_and_shows_it_whole(july: World) -> None:
    july.say(CLERK, FORM)
    july.say(CLERK, "算了")
    july.say(CLERK, "停更的日子不对 老大说8月8号")
    again = july.say(CLERK, "原因重写：受众面小，运营力量跟不上，内容归到义乌发布")
    assert again.startswith("记下了")

    shown = july.say(CLERK, "送老大签吧")

    assert "停更日期：2022年8月8日" in shown
    assert "原因：受众面小，运营力量跟不上" in shown
    assert not july.history(event="request.submit")
    july.say(CLERK, "可以了 送")
    assert len(july.history(event="request.submit")) == 1


def test_what_was_noted_is_said_once(july: World) -> None:
    july.say(CLERK, "任务10应该算办好了吧")
    assert july.say(CLERK, "对，再添一句：制度是7月18号印发的").count("制度是7月18号印发的") == 1
    july.say(CLERK, "停更的日子不对")

    assert "记下了" not in july.say(CLERK, "食堂今天吃什么")


@begins
def stopped(july: World) -> None:
    """Approved and told to have stopped, which is asked back."""
    july.say(CLERK, FORM)
    july.say(CLERK, "是")
    july.tap(HEAD, "ZX-2022-001", "同意")
    july.tap(OFFICE, "ZX-2022-001", "同意")
    july.move_to("2022-08-08T09:30")
    july.say(CLERK, "昨天公众号停更了，公告也挂了")


@begins
def preparing(stopped: World) -> None:
    """Asked whether all is saved and untied."""
    assert "报停更前请确认" in stopped.say(CLERK, "是")


@pytest.mark.parametrize("words", ["都备份好了", "备份了，小程序还没解绑", "还没备份"])
def test_half_of_the_preparations_is_no_yes(preparing: World, words: str) -> None:
    assert preparing.say(CLERK, words).startswith("还没有报停更")
    assert not preparing.history(event="request.start_exec")


def test_another_day_asks_about_the_preparations_once_more(preparing: World) -> None:
    assert "已停更，2022年8月8日" in preparing.say(CLERK, "嗯，8月8号停的")

    assert "报停更前请确认" in preparing.say(CLERK, "是")
    assert not preparing.history(event="request.start_exec")


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("冻结到9月7", "（已提交，平台已受理，冻结到2022年9月7日"),
        ("公众号注销交上去了", "（已提交，平台已受理）吗"),
        ("后台弄不了 管理员换过 他手机收不到码", "受阻，原因“"),
    ],
)
def test_a_further_step_is_no_answer_to_the_preparations_and_is_asked_about(
    preparing: World, words: str, asked: str
) -> None:
    assert asked in preparing.say(CLERK, words)
    assert not preparing.history(event="request.platform_submitted")


def test_a_link_goes_along_with_the_step_that_was_guessed(stopped: World) -> None:
    assert stopped.say(CLERK, "https://mp.weixin.qq.com/s/abc123").startswith("记下了，链接：https://mp.weixin.qq.com")


def test_what_is_added_to_a_reason_stands_behind_it(july: World) -> None:
    july.say(CLERK, FORM)
    assert "发布；没人看了\n" in july.say(CLERK, "原因再加一句：没人看了")

    july.say(CLERK, "算了")
    offered = july.say(CLERK, "停更的日子不对 老大说8月8号，另外原因里加上整合到苏溪发布")
    assert "停更日期改为2022年8月8日（周一）；原因加上“整合到苏溪发布”吗" in offered
    assert "原因加上“整合到苏溪发布；人手不够”吗" in july.say(CLERK, "是，不过原因再加一个 人手不够")
    assert "没人看了；整合到苏溪发布；人手不够\n" in july.say(CLERK, "是")


def test_the_day_given_before_is_put_right_while_the_reason_is_asked_for(july: World) -> None:
    july.say(CLERK, "注销 魅力苏溪")
    july.say(CLERK, "gh_a1b2c3 8月20日")

    assert "停更日期：2022年8月26日（周五）" in july.say(CLERK, "算了还是26吧")
    assert "停更2022年8月26日" in july.say(CLERK, "是")
    assert "停更2022年8月28日" in july.say(CLERK, "还是28号")


def test_who_asks_how_the_choices_differ_is_told_and_chooses_behind_it(july: World) -> None:
    july.say("fotang_jb", "申请延期")

    told = july.say("fotang_jb", "有啥区别")
    chosen = july.say("fotang_jb", "2")

    assert "区别如下" in told
    assert "2 任务3：推进各类微信公众号主体向“义乌发布”主账号" in told
    assert "还差日期和原因" in chosen


def test_accounts_that_differ_in_nothing_known_are_said_to(july: World) -> None:
    july.say("gonganju_jb", "注销公安局的账号")

    alike = july.say("gonganju_jb", "这几个有什么区别")

    assert alike.startswith("除了名称和平台，这几个都一样（处置意见：待市府办明确）")
    assert july.say("gonganju_jb", "除了快手其他都关").startswith("一次只办一个")
    assert july.say("gonganju_jb", "随便").startswith("这个要您自己定")
    assert july.say("gonganju_jb", "小红书").startswith("您说的不在下面几个里")
    assert "已起草：注销 义乌公安（新浪微博）" in july.say("gonganju_jb", "2")


def test_an_account_that_was_not_listed_is_taken_after_a_yes(july: World) -> None:
    july.say("gonganju_jb", "注销义乌公安")

    offered = july.say("gonganju_jb", "我说的是抖音号呀")

    assert "义乌警队（抖音短视频）吗？" in offered
    assert "已起草：注销 义乌警队（抖音短视频）" in july.say("gonganju_jb", "是")


def test_several_accounts_that_are_meant_are_asked_for_one_after_the_other(july: World) -> None:
    july.say("gonganju_jb", "注销义乌警队")

    both = july.say("gonganju_jb", "都停更了")
    begun = july.say("gonganju_jb", "是")

    assert "您选的是义乌警队（今日头条）、义乌警队（抖音短视频）吗" in both
    assert begun.startswith("一张申请只填一个账号，先填义乌警队（今日头条）")
    july.say("gonganju_jb", "8月20日停更，原因2，账号ID toutiao123456")
    assert "接着起草 注销 义乌警队（抖音短视频）" in july.say("gonganju_jb", "是")


def test_who_is_only_called_puts_the_question_once_more(july: World) -> None:
    group = "wrSample_suxi"
    july.say(CLERK, "注销账号", group)

    called = july.say(CLERK, "", group)

    assert called.startswith("在。刚才的问题还等您回答")
    assert "1 魅力苏溪（微信订阅号）" in called
    assert "已起草：注销 义乌市苏溪镇政府（新浪微博）" in july.say(CLERK, "2", group)
    july.say(CLERK, "算了", group)
    assert july.say(CLERK, "", group).startswith("常用的几句")  # nothing is asked
