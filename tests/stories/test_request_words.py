"""Annex 2 in people's own words: what the answers say must be true, complete and lead on."""

import io

import openpyxl
import pytest

from bot.ledger import ledger
from tests.stories.test_requests import (
    CLERK,
    MONITOR,
    OFFICE,
    PRINCIPAL,
    account,
    latest,
    send,
    sign_and_approve,
)
from tests.world import World

CHANGE = "变更 义乌教育之声 名称改为 教育义乌 8月1日 gh_a1b2c3d4e5 原因1"
CLOSE = "注销 义乌教育之声 8月1日停更 gh_a1b2c3d4e5 原因1"
GROUP = "wrSample_jiaoyuju"


def test_a_change_waits_for_its_day_and_knows_no_freeze(july: World) -> None:
    number = send(july, CHANGE)
    sign_and_approve(july, number)

    assert "到那天再办" in july.say(CLERK, f"已提交 {number} 冻结到8月5日")
    assert "到那天再办" in july.say(CLERK, f"已变更 {number}")
    shown = july.say(CLERK, number)
    assert "已变更 义乌教育之声" in shown
    assert "停更" not in shown
    assert "冻结" not in shown

    july.move_to("2022-08-01T10:00")
    answer = july.say(CLERK, f"已提交 {number} 冻结到8月5日")
    assert "已变更 义乌教育之声" in answer
    assert "办结" not in answer
    assert latest(july).frozen_until is None
    shown = july.say(CLERK, number)
    assert "已注销" not in shown


def test_a_wechat_account_is_not_gone_before_its_freeze(july: World) -> None:
    number = send(july, CLOSE)
    sign_and_approve(july, number)

    answer = july.say(CLERK, "已注销 义乌教育之声，搜索无此账号")

    assert "已提交 义乌教育之声 冻结到×月×日" in answer
    assert (latest(july).state, account(july, 1).accepted_at) == ("已批准待执行", None)


def test_between_stopping_and_handing_in_the_unit_has_the_next_step(july: World) -> None:
    number = send(july, CLOSE)
    sign_and_approve(july, number)
    july.say(CLERK, f"已停更 {number}")
    july.say(CLERK, "是")

    shown = july.say(CLERK, number)

    assert "等到平台提交注销" in shown
    assert "已提交 义乌教育之声" in shown
    assert "不计本单位逾期" not in shown
    july.say(CLERK, f"已提交 {number} 冻结到8月5日")
    assert "不计本单位逾期" in july.say(CLERK, number)


def test_what_says_the_contrary_is_no_proof(july: World) -> None:
    number = send(july, CLOSE)
    sign_and_approve(july, number)
    july.say(CLERK, f"已提交 {number} 冻结到8月5日")
    july.say(CLERK, "已注销 义乌教育之声")

    assert "还没办成" in july.say(CLERK, "还没弄好，在等平台")
    assert latest(july).state == "平台办理中"

    july.say(CLERK, "已注销 义乌教育之声")
    assert "没有受理" in july.say(CLERK, "平台驳回了，说7天内没有确认，注销失效")
    assert latest(july).state == "平台办理中"
    july.say(CLERK, "是")
    assert (latest(july).state, latest(july).accepted_on) == ("平台办理中", None)


def test_a_proof_that_was_told_counts_at_once_and_leaves_the_mention_out(july: World) -> None:
    number = send(july)
    sign_and_approve(july, number)

    assert "等市数管中心核验" in july.say(CLERK, f"已注销 {number} 搜索无此账号", GROUP)

    assert latest(july).proof == "搜索无此账号"
    assert "@督办助手" not in july.card(MONITOR, number)


def test_a_proof_that_was_told_outlives_the_question(july: World) -> None:
    number = send(july)
    sign_and_approve(july, number)

    assert "回复“是”" in july.say(CLERK, f"好像已注销 {number} 搜索无此账号")
    assert "等市数管中心核验" in july.say(CLERK, "是")

    assert latest(july).proof == f"好像已注销 {number} 搜索无此账号"


def test_typed_approval_of_what_waits_for_others_says_how_it_stands(july: World) -> None:
    number = send(july)

    answer = july.say(OFFICE, f"批准 {number}")
    assert "等主要负责人签字" in answer
    assert "不再担任" not in answer

    sign_and_approve(july, number)
    july.say(CLERK, f"已注销 {number}")
    july.say(CLERK, "搜索无此账号")
    answer = july.say(OFFICE, f"批准 {number}")
    assert "等市数管中心核验" in answer
    assert "权限" not in answer


def test_the_clerk_sees_what_was_taken_and_what_an_edit_set_off(july: World) -> None:
    july.say(CLERK, "注销 义乌市教育局 微博")
    assert "已填：停更2022年8月15日（周一）" in july.say(CLERK, "8月15日")

    july.say(CLERK, "原因2")
    july.say(CLERK, "u1234567")
    july.say(CLERK, "是")
    number = latest(july).number
    answer = july.say(CLERK, f"修改 {number} 停更日期 7月1日")

    assert "已经过了" in answer
    assert f"已收回 {number}" in answer
    assert "收回修改" in july.card(PRINCIPAL, number)


def test_nobody_is_asked_twice_for_the_same_account_id(july: World) -> None:
    number = send(july)
    july.tap(PRINCIPAL, number, "不同意", "keep_it")

    assert "账号ID u1234567" in july.say(CLERK, "注销 义乌市教育局 微博")


def test_an_approved_request_is_not_withdrawn_but_the_way_is_told(july: World) -> None:
    number = send(july)
    sign_and_approve(july, number)

    assert f"撤销批准 {number}" in july.say(CLERK, "撤回申请")


def test_another_units_account_on_several_platforms_is_not_answered_with_ones_own(july: World) -> None:
    answer = july.say(CLERK, "注销 义乌公安")

    assert "由市公安局主办" in answer


def test_a_refusal_in_a_unit_that_has_to_close_says_who_comes_next(july: World) -> None:
    july.say("fotang_jb", "注销 佛堂城事 8月10日停更 gh_ft12345678 原因1")
    july.say("fotang_jb", "是")
    number = latest(july).number

    july.tap("fotang_zy", number, "不同意", "other")
    july.say("fotang_zy", "镇里还要用")

    assert "已记下您不同意" in july.say("fotang_zy", "是")
    assert july.heard("fotang_jb", "已告知市府办来协调")


def test_another_unit_s_accounts_are_left_to_that_unit(july: World) -> None:
    answer = july.say("fotang_jb", "苏溪镇要注销账号", "wrSample_fotang")

    assert "您登记的单位是佛堂镇" in answer
    assert "由苏溪镇的同志" in answer
    assert "苏溪镇要注销账号" in july.history(event="refused")[-1].raw


def test_the_ledger_says_in_plain_words_why_an_act_was_refused(july: World) -> None:
    number = send(july, CLOSE)
    july.tap(PRINCIPAL, number, "同意")
    july.tap(PRINCIPAL, number, "同意")

    with july.house.database.read() as session:
        pages = openpyxl.load_workbook(io.BytesIO(ledger(session, july.now)))
    last = [str(cell.value) for cell in list(pages["日志"].rows)[-1]]
    assert "原因：已经由别人或前一步办过" in last


@pytest.mark.parametrize(
    ("words", "example"),
    [
        (("注销 义乌教育之声",), "例如：@督办助手 8月15日"),
        (("注销 义乌教育之声", "8月15日 gh_a1b2c3d4e5"), "（在群里回复时请先@督办助手）"),
        (("注销 义乌教育之声", "8月15日 gh_a1b2c3d4e5 原因1"), "例如：@督办助手 是"),
        (("完成",), "例如：@督办助手 1"),
    ],
    ids=["a day", "a reason", "a yes", "a choice"],
)
def test_in_a_group_the_example_is_an_answer_to_the_question(july: World, words: tuple[str, ...], example: str) -> None:
    answers = [july.say(CLERK, one, GROUP) for one in words]

    assert example in answers[-1]


def test_what_was_asked_for_is_taken_as_the_answer(july: World) -> None:
    number = send(july, CLOSE)

    assert "请回复申请编号" in july.say(OFFICE, "作废")
    assert "理由" in july.say(OFFICE, number)
    july.say(OFFICE, "机构调整")
    july.tap(OFFICE, "作废", "作废")

    assert latest(july).state == "已撤销"


def test_a_form_that_was_shown_takes_a_correction_and_is_sent(july: World) -> None:
    july.say(CLERK, CLOSE)

    assert "gh_f1f2f3f4f5" in july.say(CLERK, "不对，原始id是gh_f1f2f3f4f5")
    july.say(CLERK, "送签")

    assert (latest(july).state, latest(july).platform_ref) == ("待负责人签字", "gh_f1f2f3f4f5")


def test_the_form_of_the_only_application_needs_no_number(july: World) -> None:
    number = send(july, CLOSE)

    assert number in july.say(CLERK, "申请表")


def test_several_accounts_are_shown_before_the_office_decides(july: World) -> None:
    shown = july.say(OFFICE, "处置 11 12 46 保留")
    assert "义乌市商务局" in shown
    july.say(OFFICE, "是")

    assert {account(july, n).disposition for n in (11, 12, 46)} == {"保留"}
    assert "义乌市商务局" not in july.say(OFFICE, "待定的账号有哪些")
    assert "义乌市商务局" in july.say(OFFICE, "保留的账号有哪些")
