"""Days and identifiers of a form: counted from the day that it has, told beside a day that cannot be, over by now."""

import pytest

from tests.stages import begins
from tests.world import World

CLERK, PRINCIPAL, OFFICE = "gonganju_jb", "gonganju_zy", "fuban_sp"
NUMBER = "ZX-2022-001"


@begins
def shown(july: World) -> None:
    """A complete form that stops on 20 August, and the question whether it goes to be signed."""
    july.say(CLERK, "注销 义乌公安知乎")
    assert "填好了" in july.say(CLERK, "zhihu1234，8月20日停更，原因1")


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("停更往后推一周", "8月27日"),
        ("停更日期推迟三天", "8月23日"),
        ("停更提前两天", "8月18日"),
        ("改到下周一", "7月25日"),
    ],
)
def test_a_length_of_time_moves_the_day_of_the_form(shown: World, words: str, day: str) -> None:
    answer = shown.say(CLERK, words)

    assert f"停更日期：2022年{day}" in answer
    assert "填好了" in answer


def test_what_is_said_beside_a_day_that_is_over_is_kept(july: World) -> None:
    july.say(CLERK, "注销 义乌公安知乎")

    answer = july.say(CLERK, "zhihu1234，7月10日停更，没什么人看又没人维护所以不办了")

    assert answer.startswith("这一天已经过去")
    assert "原因“没什么人看又没人维护所以不办了”；账号ID zhihu1234" in answer
    assert "停更日期：2022年8月10日" in july.say(CLERK, "8月10日")


def test_what_is_said_beside_a_day_that_is_none_is_kept(july: World) -> None:
    july.say(CLERK, "注销 义乌公安知乎")

    answer = july.say(CLERK, "zhihu1234，2月30日停更，原因1")

    assert answer.startswith("没有这一天")
    assert "账号ID zhihu1234" in answer


def test_a_draft_whose_day_is_over_says_so_when_it_is_shown(shown: World) -> None:
    shown.say(CLERK, "算了")
    shown.move_to("2022-08-22T10:00")
    shown.say(CLERK, "注销 义乌公安快手")
    shown.say(CLERK, "kuaishou12，8月23日停更，原因1")
    shown.say(CLERK, "算了")
    shown.move_to("2022-08-24T10:00")

    answer = shown.say(CLERK, "继续 ZX-2022-002")

    assert "原来写的8月23日已经过了，请换一个日期" in answer
    assert "送公安局主要" not in answer
    assert "停更日期：2022年8月30日" in shown.say(CLERK, "8月30日")


@pytest.mark.parametrize("words", ["那个id打错了 是yiwu888", "账号ID写错了，是yiwu888", "ID是yiwu888，25号停更的"])
def test_an_identifier_is_put_right_after_it_was_sent(shown: World, words: str) -> None:
    shown.say(CLERK, "是")

    assert "账号ID改为yiwu888（已送签，会先收回" in shown.say(CLERK, words)
    assert "账号：yiwu888" in shown.say(CLERK, "是")


@pytest.mark.parametrize("words", ["停更日能不能改到9月1号", "账号ID写错了，是yiwu888", f"修改 {NUMBER} 9月1日"])
def test_what_is_approved_says_at_once_how_it_could_be_changed(shown: World, words: str) -> None:
    shown.say(CLERK, "是")
    shown.tap(PRINCIPAL, NUMBER, "同意")
    assert "已签字，在等市府办审批" in shown.say(CLERK, f"修改 {NUMBER} 9月1日")
    shown.tap(OFFICE, NUMBER, "同意")

    answer = shown.say(CLERK, words)

    assert answer.startswith(f"{NUMBER}已经批准，停更日期8月20日")
    assert f"请主要负责人回复“撤销批准 {NUMBER} 理由”" in answer


@pytest.mark.parametrize("words", ["那个忘送了，现在送", "刚才那个还没送吧，送", "忘送了 送一下吧", "送签吧"])
def test_a_form_whose_question_is_over_is_shown_again(shown: World, words: str) -> None:
    shown.move_to("2022-07-20T10:30")

    assert "填好了，送" in shown.say(CLERK, words)
    assert not shown.history(event="request.submit")
    assert shown.say(CLERK, "是").startswith("已送")


def test_who_would_send_what_was_sent_is_told_where_to_look(shown: World) -> None:
    shown.say(CLERK, "是")

    assert "已送签的，回复“我的申请”" in shown.say(CLERK, "那个还没送吧，送")


def test_of_two_accounts_the_first_is_begun_and_the_second_comes_after(july: World) -> None:
    answer = july.say(CLERK, "抖音跟快手都不要了")

    assert answer.startswith("一张申请只填一个账号，先填义乌警队（抖音短视频）")
    assert "“注销 义乌公安（快手短视频）”" in answer
    assert "已起草：注销 义乌警队（抖音短视频），ZX-2022-001" in answer
    assert "注销 义乌公安（快手短视频），ZX-2022-002" in july.say(CLERK, "注销 义乌公安（快手短视频）")


def test_of_one_or_the_other_it_is_asked_which(july: World) -> None:
    assert "是哪个账号" in july.say(CLERK, "抖音或者快手注销一个")


def test_when_the_first_of_two_is_sent_the_second_is_offered(july: World) -> None:
    july.say(CLERK, "抖音跟快手都不要了")
    july.say(CLERK, "dy5555555，8月20日停更")
    july.say(CLERK, "原因1")

    sent = july.say(CLERK, "是")

    assert sent.startswith("已送")
    assert "接着起草 注销 义乌公安（快手短视频） 吗？" in sent
    begun = july.say(CLERK, "是")
    assert begun.startswith("已起草：注销 义乌公安（快手短视频），ZX-2022-002")
    assert "8月20日" not in begun


def test_who_wants_no_second_form_now_has_none(july: World) -> None:
    july.say(CLERK, "抖音跟快手都不要了")
    july.say(CLERK, "dy5555555，8月20日停更，原因1")
    july.say(CLERK, "是")

    july.say(CLERK, "算了")

    assert "共1件申请" in july.say(CLERK, "我的申请")
