"""What is told of another account, or of the platform before anything is approved, stands in no form it is not of."""

import pytest

from tests.stages import begins
from tests.world import World

CLERK, PRINCIPAL, OFFICE = "gonganju_jb", "gonganju_zy", "fuban_sp"
APART = "说的是别的账号，没有算进去"


@pytest.mark.parametrize(
    "words",
    [
        "知乎原因写一年没更新内容和微信重复",
        "天目号账号是ywga_tm，原因补充一下，粉丝不足一百",
        "知乎也送",
        "啊等下，知乎停更是8月10号不是5号",
        "天目号，账号id ywga_tm",
    ],
)
def test_beside_a_guess_the_data_of_another_account_is_told_back(july: World, words: str) -> None:
    july.say(CLERK, "快手没人管了想关掉")

    answer = july.say(CLERK, words)

    assert APART in answer, answer
    assert "您是要申请注销义乌公安（快手短视频）吗" in answer
    filled = july.say(CLERK, "是")
    assert "ywga_tm" not in filled
    assert "8月10日" not in filled
    assert "不足一百" not in filled


@pytest.mark.parametrize(
    "words",
    ["知乎原因写一年没更新内容和微信重复", "天目号账号是ywga_tm，原因补充一下，粉丝不足一百", "天目号8月20号停"],
)
def test_beside_an_offered_correction_too(july: World, words: str) -> None:
    july.say(CLERK, "注销 义乌公安 快手 停更8月5日 账号ywga_ks 原因：长期没人维护，整合到义乌发布")
    july.say(CLERK, "那不送了等他回来")
    july.say(CLERK, "天目号也要注销，停更8月6号，没人管")
    assert "您是要修改申请ZX-2022-001" in july.say(CLERK, "快手的停更改成8月9号")

    july.say(CLERK, words)
    july.say(CLERK, "快手的停更改成8月9号")
    form = july.say(CLERK, "是")
    assert "账号：ywga_ks" in form, form
    assert "停更日期：2022年8月9日" in form
    assert "原因：长期没人维护，整合到义乌发布" in form


@pytest.mark.parametrize(
    ("words", "meant"),
    [("不对，是知乎，8月10号停", "（知乎）"), ("知乎", "（知乎）"), ("8月10号停，没有人管了", "（快手短视频）")],
)
def test_another_account_that_is_meant_instead_is_offered(july: World, words: str, meant: str) -> None:
    july.say(CLERK, "快手没人管了想关掉")

    assert f"注销义乌公安{meant}吗" in july.say(CLERK, words)


@pytest.mark.parametrize(
    "words",
    [
        "1号停的，昨天上午小陈去平台点了注销，说冻15天",
        "昨天去平台提交了",
        "我昨天已经在后台点了注销",
    ],
)
def test_what_was_done_before_approval_is_no_reason(july: World, words: str) -> None:
    july.say(CLERK, "注销 义乌公安 快手 停更8月5日 账号ywga_ks")

    assert july.say(CLERK, words).startswith("没有查到“义乌公安（快手短视频）”的批准。")
    assert words not in july.say(CLERK, "继续")


@pytest.mark.parametrize(
    "words", ["长期没有更新，被平台冻结30天", "还没去平台提交过，一直没有人管", "平台要求注销长期不用的账号"]
)
def test_what_the_platform_does_may_be_the_reason(july: World, words: str) -> None:
    july.say(CLERK, "注销 义乌公安 快手 停更8月5日 账号ywga_ks")

    assert f"原因：{words}" in july.say(CLERK, words)


@begins
def approved(july: World) -> None:
    july.say(CLERK, "注销 义乌公安 快手 停更8月5日 账号ywga_ks 原因：长期没人维护，整合到义乌发布")
    july.say(CLERK, "是")
    july.tap(PRINCIPAL, "ZX-2022-001", "同意")
    july.tap(OFFICE, "ZX-2022-001", "同意")
    july.move_to("2022-08-09T10:00")


@pytest.mark.parametrize("words", ["快手5号停的，昨天小孙去平台点了注销，说冻15天", "快手5号停的，8号点的注销，冻15天"])
def test_each_step_keeps_its_day_in_everyday_words(approved: World, words: str) -> None:
    offered = approved.say(CLERK, words)

    for told in ("2022年8月5日（周五）停更", "2022年8月8日（周一）平台受理", "冻结到2022年8月23日"):
        assert told in offered, offered


@pytest.mark.parametrize("words", ["昨天冻结到期，我今早后台点了确认注销", "快手冻结昨天到期，今早后台点了确认注销"])
def test_a_freeze_that_is_over_and_confirmed_is_a_closing(approved: World, words: str) -> None:
    approved.say(CLERK, "快手5号停的，昨天提交了，冻结10天")
    approved.say(CLERK, "是")
    approved.move_to("2022-08-19T10:00")

    assert "2022年8月19日（周五）注销" in approved.say(CLERK, words)


def test_another_tasks_extension_amid_one_is_its_own(july: World) -> None:
    july.say("suxi_jb", "任务3申请延到9月20，原因账号被盗找不回密码")
    july.say("suxi_jb", "日期改9月15")
    july.say("suxi_jb", "是")

    offered = july.say("suxi_jb", "任务1分管领导暂时定不下来，缓到8月5号行不行")

    assert "任务1（加强组织领导，压实主体责任）延期，延到2022年8月5日（周五），原因“分管领导暂时定不下来”吗" in offered
    assert "延期 41号任务3到9月20日" in july.say("suxi_jb", "YQ-2022-001")
