"""Steps on the platform in a clerk's own words: which account is meant, and what was not submitted after all."""

import pytest

from tests.stages import begins
from tests.world import World

CLERK, HEAD, OFFICE = "suxi_jb", "suxi_zy", "fuban_sp"
TO_CLOSE = (
    "注销 义乌市苏溪镇政府 微博 8月1日停更 账号ID u1234567 原因2",
    "注销 魅力苏溪 8月1日停更 账号ID gh_a1b2c3 原因2",
)


@begins
def running(july: World) -> None:
    """ZX-2022-001 (微博) and ZX-2022-002 (公众号), both approved."""
    for number, words in enumerate(TO_CLOSE, 1):
        july.say(CLERK, words)
        july.say(CLERK, "是")
        july.tap(HEAD, f"ZX-2022-00{number}", "同意")
        july.tap(OFFICE, f"ZX-2022-00{number}", "同意")


def test_a_report_that_names_no_account_names_it_and_asks(running: World) -> None:
    running.say(CLERK, "已注销 义乌市苏溪镇政府微博，搜索无此账号")

    asked = running.say(CLERK, "点完确认注销了，后台显示账号已注销")
    assert "您说的是魅力苏溪（微信订阅号）已注销（ZX-2022-002）吗？还没有记" in asked
    assert "不办了" in running.say(CLERK, "算了")

    assert len(running.history(event="request.submit_evidence")) == 1


@pytest.mark.parametrize("words", ["微博现在真搜不到了", "微博没了，搜不到", "微博那个号查不到了"])
def test_what_cannot_be_found_is_no_proof_of_a_closing(running: World, words: str) -> None:
    running.say(CLERK, words)
    asked = running.say(CLERK, "是")
    assert asked.startswith("搜不到还不能算注销完成，义乌市苏溪镇政府（ZX-2022-001）还没有记。"), asked
    assert running.say(CLERK, "就是搜不到") == asked
    assert not running.history(event="request.submit_evidence")

    assert "等市数管中心核验" in running.say(CLERK, "后台显示注销成功")


@pytest.mark.parametrize(
    ("words", "event"),
    [
        ("已提交 ZX-2022-001", "request.platform_submitted"),
        ("受阻 ZX-2022-001 账号被封", "request.exec_blocked"),
        ("微博今天刚交到平台", "request.platform_submitted"),
    ],
)
def test_a_step_before_is_no_proof_of_a_closing_either(running: World, words: str, event: str) -> None:
    running.say(CLERK, "已注销 义乌市苏溪镇政府微博")

    if "（2022年7月20日（周三）平台受理）吗" in running.say(CLERK, words):
        running.say(CLERK, "是")

    assert running.history(event=event)
    assert not running.history(event="request.submit_evidence")


@pytest.mark.parametrize("words", ["搜索无此账号", "提交以后平台审核通过，账号已经关了", "受理完了，显示账号不存在"])
def test_what_shows_that_it_is_closed_is_taken(running: World, words: str) -> None:
    running.say(CLERK, "已注销 义乌市苏溪镇政府微博")

    assert "等市数管中心核验" in running.say(CLERK, words)


def test_the_day_of_a_confirmation_is_that_of_the_closing(running: World) -> None:
    running.say(CLERK, "微博18号停的，19号提交了")
    running.say(CLERK, "是")
    running.move_to("2022-08-27T10:00")

    offered = running.say(CLERK, "微博昨天在后台点了确认，搜不到了")
    assert "（2022年8月26日（周五）注销）吗" in offered, offered
    running.say(CLERK, "是")

    [told] = running.history(event="request.submit_evidence")
    assert told.facts["closed_on"] == "2022-08-26"
    [taken] = running.history(event="request.platform_submitted")
    assert taken.facts["accepted_on"] == "2022-07-19"


def test_what_was_not_submitted_after_all_is_taken_back(running: World) -> None:
    offered = running.say(CLERK, "公众号注销提交了，要冻结30天，到8月19")
    assert "冻结到2022年8月19日" in offered or "冻结到8月19日" in offered
    assert "8月19日（周五）冻结期满" in running.say(CLERK, "对")

    assert "“已提交”收回，并报受阻（卡在打款验证）吗" in running.say(CLERK, "魅力苏溪其实没提交上，卡在打款验证")
    assert not running.history(event="account.unaccept")
    assert "不再按办结计" in running.say(CLERK, "是")

    assert running.history(event="account.unaccept")
    assert running.history(event="request.exec_blocked")
    assert "整合/关停" in running.say(CLERK, "任务3")


def test_a_platform_that_the_unit_is_not_on_is_asked_about(july: World) -> None:
    july.say(CLERK, TO_CLOSE[1])
    july.say(CLERK, "是")
    july.tap(HEAD, "ZX-2022-001", "同意")
    july.tap(OFFICE, "ZX-2022-001", "同意")

    assert "您说的是魅力苏溪（微信订阅号）受阻" in july.say(CLERK, "天目号平台说不支持自助注销，要打客服电话")
    assert not july.history(event="guide.human")


def test_the_announcement_of_a_closing_is_its_first_step(july: World) -> None:
    july.say(CLERK, TO_CLOSE[0])
    july.say(CLERK, "是")
    july.tap(HEAD, "ZX-2022-001", "同意")
    july.tap(OFFICE, "ZX-2022-001", "同意")
    july.move_to("2022-08-04T10:00")

    asked = july.say(CLERK, "公告8月2号发的")
    assert "报告义乌市苏溪镇政府（新浪微博）的办理情况（已停更，2022年8月2日（周二））吗" in asked
    july.say(CLERK, "是")
    july.say(CLERK, "是")

    assert july.history(event="request.start_exec")[0].facts["on"] == "2022-08-02"


@begins
def both(running: World) -> None:
    """25 August: both accounts may be closed, nothing was reported."""
    running.move_to("2022-08-25T10:00")


@pytest.mark.parametrize(
    ("words", "day"), [("微博公众号都停更了", "2022-08-25"), ("微博和公众号20号就停更了", "2022-08-20")]
)
def test_a_step_of_two_accounts_is_put_down_one_after_the_other(both: World, words: str, day: str) -> None:
    assert "内容已备份" in both.say(CLERK, words)
    then = both.say(CLERK, "是")
    assert "接着是魅力苏溪（微信订阅号）（ZX-2022-002）：已停更" in then, then
    assert len(both.history(event="request.start_exec")) == 1
    both.say(CLERK, "是")
    both.say(CLERK, "是")

    assert [row.facts["on"] for row in both.history(event="request.start_exec")] == [day, day]


def test_so_is_what_was_handed_in(both: World) -> None:
    answer = both.say(CLERK, "公众号和微博昨天都提交平台了")
    assert "冻结" in answer
    assert "接着是义乌市苏溪镇政府（新浪微博）（ZX-2022-001）" in both.say(CLERK, "冻结到9月9日")
    assert len(both.history(event="request.platform_submitted")) == 2  # the 公众号, and its freeze
    both.say(CLERK, "是")

    assert len(both.history(event="account.accept")) == 2


def test_of_an_account_without_an_approval_nothing_is_put_down(july: World) -> None:
    july.say(CLERK, TO_CLOSE[0])
    july.say(CLERK, "是")
    july.tap(HEAD, "ZX-2022-001", "同意")
    july.tap(OFFICE, "ZX-2022-001", "同意")

    july.say(CLERK, "微博和公众号都停更了")

    assert "魅力苏溪（微信订阅号）没有查到批准，没有记。" in july.say(CLERK, "是")
