"""What the office types about an application: which one is kept, and so is the reason, on the card."""

import pytest

from tests.stages import begins
from tests.world import World

OFFICE = "fuban_sp"


@begins
def waiting(july: World) -> None:
    """Two units' applications are signed and wait for the office."""
    for unit, account in (("suxi", "魅力苏溪"), ("fotang", "佛堂城事")):
        july.say(f"{unit}_jb", f"注销 {account}")
        july.say(f"{unit}_jb", f"8月5日 原因1 {unit}2022")
        july.say(f"{unit}_jb", "是")
    july.tap("suxi_zy", "ZX-2022-001", "同意")
    july.tap("fotang_zy", "ZX-2022-002", "同意")


def test_the_unit_that_was_named_is_not_forgotten_behind_the_yes(waiting: World) -> None:
    assert "ZX-2022-002" in waiting.say(OFFICE, "佛堂那个批了")
    assert "ZX-2022-002的卡片已重新发到" in waiting.say(OFFICE, "是")


def test_a_return_typed_beside_the_list_of_applications_keeps_its_reason(waiting: World) -> None:
    waiting.say(OFFICE, "待审批")

    asked = waiting.say(OFFICE, "苏溪的退回去，账号ID不像是微信号，让他们核一下")
    assert "退回申请ZX-2022-001" in asked, asked

    answer = waiting.say(OFFICE, "是")
    assert answer.splitlines()[-1] == "理由已记在卡片上：账号ID不像是微信号，让他们核一下"
    assert waiting.history(event="request.card_asked")[-1].facts["reason"] == "账号ID不像是微信号，让他们核一下"


def test_how_many_were_approved_is_a_figure_and_opens_no_card(waiting: World) -> None:
    assert "批准的申请0件" in waiting.say(OFFICE, "7月批准几件申请")


@pytest.mark.parametrize("words", ["退回去，没写清楚", "没写清楚，退回去让他们补", "退回公安局那个，没写清楚"])
def test_a_return_is_of_the_report_that_waits_where_no_application_does(july: World, words: str) -> None:
    july.say("fuban_sp", "给公安局、苏溪镇交办个事，报国庆值班安排表，8月3日前")
    july.say("fuban_sp", "是")
    july.say("gonganju_jb", "完成 JB-2022-001 已报")

    assert "您是要打开市公安局JB-2022-001的核实卡片吗" in july.say("fuban_sp2", words)
    july.say("fuban_sp2", "是")
    assert july.history(event="assignment.card_asked")[-1].facts["reason"] == "没写清楚"

    july.say("suxi_jb", "完成 JB-2022-001 已报")
    if "公安局" not in words:
        assert "2 JB-2022-001（报国庆值班安排表）｜苏溪镇" in july.say("fuban_sp2", words)
        july.say("fuban_sp2", "2")
        assert july.history(event="assignment.card_asked")[-1].facts["reason"] == "没写清楚"


def test_a_return_stays_an_applications_where_one_waits(waiting: World) -> None:
    waiting.say("fuban_sp", "给公安局交办个事，报国庆值班安排表，8月3日前")
    waiting.say("fuban_sp", "是")
    waiting.say("gonganju_jb", "完成 JB-2022-001 已报")

    assert "ZX-2022-002" in waiting.say("fuban_sp2", "退回去，没写清楚")


def test_two_verdicts_in_one_breath_bring_two_cards_and_each_reason_its_own(waiting: World) -> None:
    answer = waiting.say(OFFICE, "佛堂的通过，苏溪的退回，理由停更日期太晚")

    assert answer.splitlines() == [
        "文字不作数，请在卡片上点：注销申请ZX-2022-001的卡片已重新发到您的“督办助手”。",
        "理由已记在卡片上：停更日期太晚",
        "注销申请ZX-2022-002的卡片也发了，同意就在上面点。",
    ]
    asked = [(row.facts["reason"]) for row in waiting.history(event="request.card_asked")]
    assert asked == ["停更日期太晚", ""]
    assert not waiting.history(event="request.approve")


def test_an_extension_is_approved_as_it_was_applied_for_or_goes_back_for_another_day(july: World) -> None:
    july.say("fotang_jb", "签收")
    july.say("fotang_jb", "延期 1 到9月12日 人选还在研究没有定下来")
    july.say("fotang_jb", "是")
    july.tap("fotang_zy", "YQ-2022-001", "同意")

    answer = july.say(OFFICE, "同意，但只延到9月2日")

    assert answer.splitlines()[1:] == [
        "理由已记在卡片上：只延到9月2日",
        "延期只能照申请的日子批：点“同意”就延到9月12日；要改成别的日子，点“退回”，单位改了再送。",
    ]
    july.tap(OFFICE, "您的理由：只延到9月2日", "退回")
    assert july.heard("fotang_jb", "只延到9月2日")


def test_a_verdict_out_of_the_list_goes_onto_its_own_card_and_what_no_longer_waits_is_named(waiting: World) -> None:
    waiting.say(OFFICE, "待审批")
    answer = waiting.say(OFFICE, "1过，2退回，日期太早")

    assert "注销申请ZX-2022-002的卡片已重新发到" in answer, answer
    assert "理由已记在卡片上：日期太早" in answer
    assert "注销申请ZX-2022-001的卡片也发了，同意就在上面点" in answer
    waiting.say(OFFICE, "待审批")
    assert "ZX-2022-001的卡片已重新发到" in waiting.say(OFFICE, "第二个同意，1号退回，ID不对")
    waiting.tap("fuban_sp2", "ZX-2022-001", "同意")

    answer = waiting.say(OFFICE, "ZX-2022-002退回，日期太早，ZX-2022-001和ZX-2022-009同意，注意提醒粉丝")

    assert "ZX-2022-001（注销 魅力苏溪（微信订阅号））现在：已批准" in answer, answer
    assert "没有ZX-2022-009这件申请" in answer
    assert "“注意提醒粉丝”没有记下，同意不带条件" in answer
    asked = [row.facts["reason"] for row in waiting.history(event="request.card_asked")]
    assert asked == ["日期太早", "", "ID不对", "", "日期太早"]


def test_what_of_several_verdicts_brings_no_card_is_named(july: World) -> None:
    for clerk, principal, number in (("suxi_jb", "suxi_zy", "YQ-2022-001"), ("fotang_jb", "fotang_zy", "YQ-2022-002")):
        july.say(clerk, "延期 1 到8月15日 分管领导人选还在研究")
        july.tap(principal, number, "同意")

    assert "YQ-2022-001的审批卡片" in july.say("fuban_sp", "苏溪的过，其他退回")
    assert "“其他退回”没有办" in july.say("fuban_sp", "是")
    assert "退回申请YQ-2022-002" in july.say("fuban_sp", "苏溪的不要退回，佛堂的退")
    assert "“苏溪的不要退回”没有办" in july.say("fuban_sp", "是")
    assert "YQ-2022-002的卡片也发了，同意就在上面点" in july.say("fuban_sp", "苏溪的不能同意，佛堂的可以")
