"""The days of 停更 and 受理 as a clerk tells them: several at once, one that was wrong, one before a look aside."""

import pytest

from tests.world import World

CLERK, HEAD, OFFICE = "suxi_jb", "suxi_zy", "fuban_sp"


@pytest.fixture
def running(july: World) -> World:
    """29 August: the 微博 of 苏溪镇 may be closed since July."""
    july.say(CLERK, "注销 义乌市苏溪镇政府 微博 8月15日停更 账号ID u1234567 原因2")
    july.say(CLERK, "是")
    july.tap(HEAD, "ZX-2022-001", "同意")
    july.tap(OFFICE, "ZX-2022-001", "同意")
    july.move_to("2022-08-29T09:10")
    return july


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
