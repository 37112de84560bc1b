"""The days of 停更 and 受理 as a clerk tells them: several at once, one that was wrong, one before a look aside."""

import pytest

from tests.stages import begins
from tests.world import World

CLERK, HEAD, OFFICE = "suxi_jb", "suxi_zy", "fuban_sp"


@begins
def running(july: World) -> None:
    """29 August: the 微博 of 苏溪镇 may be closed since July."""
    july.say(CLERK, "注销 义乌市苏溪镇政府 微博 8月15日停更 账号ID u1234567 原因2")
    july.say(CLERK, "是")
    july.tap(HEAD, "ZX-2022-001", "同意")
    july.tap(OFFICE, "ZX-2022-001", "同意")
    july.move_to("2022-08-29T09:10")


def test_three_days_in_one_breath_are_shown_and_kept_by_one_yes(running: World) -> None:
    offered = running.say(CLERK, "那个微博8月15停的，16号平台也提交了，昨天注销成功")
    for step in ("8月15日（周一）停更", "8月16日（周二）平台受理", "8月28日（周日）注销"):
        assert step in offered, offered
    assert not running.history(event="request.platform_submitted")

    assert "请回复一句凭证" in running.say(CLERK, "是")
    assert "等市数管中心核验" in running.say(CLERK, "搜索无此账号")

    told = running.history(event="request.platform_submitted")[0].facts
    assert (told["stopped_on"], told["accepted_on"]) == ("2022-08-15", "2022-08-16")
    assert running.history(event="request.submit_evidence")[0].facts["closed_on"] == "2022-08-28"


def test_a_day_that_was_told_wrong_is_put_right_with_a_record(running: World) -> None:
    running.say(CLERK, "已提交 ZX-2022-001")

    asked = running.say(CLERK, "停更日期记错了，是8月15日")
    assert "停更日期由8月29日改为8月15日" in asked, asked
    assert not running.history(event="request.correct_days")
    assert "已更正" in running.say(CLERK, "是")

    assert running.history(event="request.correct_days")[0].facts == {
        "old": "2022-08-29",
        "new": "2022-08-15",
        "day": "停更",
    }
    assert "更正日期：" in running.say(CLERK, "经过 ZX-2022-001")
    assert "记的就是8月15日" in running.say(CLERK, "停更日期记错了，是8月15日")


def test_nothing_stops_after_the_platform_took_it(running: World) -> None:
    running.say(CLERK, "8月15号停的，16号提交的")
    running.say(CLERK, "是")

    running.say(CLERK, "停更日期记错了，是8月18日")

    assert "不会晚于平台受理（8月16日）" in running.say(CLERK, "是")
    assert not running.history(event="request.correct_days")


def test_a_day_that_was_told_outlives_a_look_aside(running: World) -> None:
    assert "8月20日" in running.say(CLERK, "报下进度，那个微博8月20号已停更")
    assert "还等着您" in running.say(CLERK, "我的任务")
    assert "（8月20日）报停更前请确认" in running.say(CLERK, "是")
    assert "还等着您" in running.say(CLERK, "任务10")
    assert "8月20日已停更" in running.say(CLERK, "是")

    assert running.history(event="request.start_exec")[0].facts["on"] == "2022-08-20"


@pytest.mark.parametrize("words", ["其实15号停的", "8月15号就停了", "微博其实是15号停更的", "停更其实是15号"])
def test_the_day_of_the_stop_that_nobody_told_is_put_right_in_few_words(running: World, words: str) -> None:
    told = running.say(CLERK, "微博平台那边提交了")
    assert "停更日期记为8月29日，不是这天的回复哪天" in told, told

    assert "停更日期由8月29日改为8月15日" in running.say(CLERK, words)
    assert "已更正" in running.say(CLERK, "是")


def test_a_stop_whose_preparations_were_asked_about_keeps_its_day(running: World) -> None:
    running.say(CLERK, "已停更 ZX-2022-001 8月20日")

    offered = running.say(CLERK, "已提交 ZX-2022-001")
    if "吗" in offered:
        assert "已提交，平台已受理" in offered, offered
        offered = running.say(CLERK, "是")

    assert "停更日期记为8月20日。" in offered, offered


def test_the_day_of_the_stop_beside_an_offered_step_is_no_end_of_a_freeze(running: World) -> None:
    running.say(CLERK, "已停更 ZX-2022-001 8月20日")
    running.say(CLERK, "提交了")

    offered = running.say(CLERK, "其实15号停的")

    assert "冻结到" not in offered, offered
    assert "8月15日（周一）停更" in offered
    assert "停更日期记为8月15日" in running.say(CLERK, "是")


@pytest.mark.parametrize("words", ["下周三停", "15号没停", "15号停的吗"])
def test_what_tells_of_no_stop_puts_no_day_right(running: World, words: str) -> None:
    running.say(CLERK, "微博平台那边提交了")

    assert "改为" not in running.say(CLERK, words)


def test_a_day_of_a_step_goes_along_when_the_next_one_is_told_twice(running: World) -> None:
    running.say(CLERK, "微博24号已经停更了")
    for _ in range(2):
        offered = running.say(CLERK, "今天已提交")
        assert "2022年8月24日（周三）停更，2022年8月29日（周一）平台受理" in offered, offered


def test_handed_in_said_shortly_keeps_both_days(running: World) -> None:
    offered = running.say(CLERK, "微博22号停的，今天交了")

    assert "2022年8月22日（周一）停更，2022年8月29日（周一）平台受理" in offered, offered


@pytest.mark.parametrize(
    ("words", "step"), [("24号已经停更了", "已停更，2022年8月24日"), ("今天已提交", "2022年8月29日（周一）平台受理")]
)
def test_a_step_told_amid_another_form_is_none_of_it(running: World, words: str, step: str) -> None:
    running.say(CLERK, "注销 魅力苏溪")

    offered = running.say(CLERK, words)

    assert "您是要报告义乌市苏溪镇政府（新浪微博）的办理情况" in offered, offered
    assert step in offered
    assert "正在填的ZX-2022-002先留着" in offered
    running.say(CLERK, "算了")
    assert "已填" not in running.say(CLERK, "继续")
