"""What is said while a guess or a preview of ours is open: the question's own verb answers it, plain work is work."""

import pytest

from bot.language import Asked, Meaning, interpret
from tests.language import plans
from tests.language.speaking import holder

TAIL = "吗？回复“是”，不是请回复“算了”。"


def heard(text: str, what: str, intent: str = "") -> Meaning:
    words = what if intent == "" else f"您是要{what}{TAIL}"
    asked = Asked("confirm", intent=intent, words=words)
    return interpret(text, holder("市府办审批", "S01", asked=asked), plans.notice())


@pytest.mark.parametrize(
    ("text", "what", "intent"),
    [
        ("嗯 打开", "打开佛堂镇任务1的核实卡片", "VERIFY"),
        ("嗯定吧", "把义乌发改的处置意见定为保留", "DISPOSITION"),
        ("定", "把义乌发改的处置意见定为保留", "DISPOSITION"),
        ("对，退", "退回申请ZX-2022-001（打开卡片）", "RETURN"),
        ("对，注销", "申请注销物业一点通", "CANCEL_REQUEST"),
        ("送", "填好了，送局长签字吗？回复“是”。", ""),
        ("行，给局长", "填好了，送局长签字吗？回复“是”。", ""),
        ("送吧", "填好了，送局长签字吗？回复“是”。", ""),
    ],
)
def test_the_questions_own_verb_is_a_yes(text: str, what: str, intent: str) -> None:
    assert (heard(text, what, intent).intent, heard(text, what, intent).act) == ("CONFIRM", "do")


def test_and_a_no_with_it_is_a_no() -> None:
    assert heard("不收了", "收回签字", "SIGN_UNDO").intent == "DIALOG_CANCEL"


@pytest.mark.parametrize("text", ["送吧", "提交", "发"])
def test_another_verb_is_none(text: str) -> None:
    said = heard(text, "修改申请ZX-2022-001", "REQUEST_EDIT")

    assert (said.intent, said.act) == ("CONFIRM", "offer")


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("健康义乌保留", "DISPOSITION"),
        ("发改局那个先定保留", "DISPOSITION"),
        ("教育局的微信保留", "DISPOSITION"),
        ("教育局微博关停", "DISPOSITION"),
        ("现在还有几个等我核", "PENDING_VERIFICATIONS"),
        ("催办 1", "URGE"),
        ("算了，只催没签收的", "URGE"),
    ],
)
def test_plain_work_beside_a_guess_is_new_work(text: str, intent: str) -> None:
    assert heard(text, "今天先不发提醒", "HOLD_TODAY").intent == intent


def test_the_same_command_of_another_account_is_new_work() -> None:
    said = heard("教育局微博关停", "把健康义乌（微信服务号）的处置意见定为保留", "DISPOSITION")

    assert (said.intent, said.slots["account"]) == ("DISPOSITION", 2)


@pytest.mark.parametrize(
    ("text", "hint"),
    [("谢谢", "thanks"), ("辛苦了", "thanks"), ("我刚才发给几个领导了", "talk"), ("等我想想", "later")],
)
def test_what_leaves_it_open_is_answered_as_what_it_is(text: str, hint: str) -> None:
    assert heard(text, "今天先不发提醒", "HOLD_TODAY").slots["hint"] == hint


@pytest.mark.parametrize(("text", "intent"), [("好", "CONFIRM"), ("对的", "CONFIRM"), ("不是", "DIALOG_CANCEL")])
def test_a_plain_answer_stays_one(text: str, intent: str) -> None:
    assert heard(text, "今天先不发提醒", "HOLD_TODAY").intent == intent
