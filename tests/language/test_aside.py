"""What is said beside the items: 批注, 撤销通知, who takes over from whom."""

import pytest

from bot.language import interpret, parse_context
from tests.language.plans import notice

OFFICE = "role=市府办审批;unit=市府办;now=2022-07-20T10:00"
CLERK = "role=经办人;unit=市教育局;now=2022-07-20T10:00"


@pytest.mark.parametrize(
    ("who", "words", "intent", "slots"),
    [
        (
            OFFICE,
            "批注 任务1 佛堂镇 请过问 告知单位",
            "REMARK",
            {"task": 1, "unit": "Z01", "text": "请过问", "tell": True},
        ),
        (OFFICE, "批注 ZX-2022-001 先核对账号ID", "REMARK", {"request": "ZX-2022-001", "text": "先核对账号ID"}),
        (OFFICE, "撤销通知 任务1 佛堂镇 误派", "RECALL", {"task": 1, "unit": "Z01", "wrong": True}),
        (OFFICE, "撤回通知", "RECALL", {}),
        (
            CLERK,
            "李四接替张三 13800000000",
            "SUCCESSION",
            {"name": "张三", "successor": "李四", "mobile": "13800000000"},
        ),
        (CLERK, "交接 张三 给 李四", "SUCCESSION", {"name": "张三", "successor": "李四"}),
        (CLERK, "交接单 张三", "HANDOVER_LIST", {"name": "张三"}),
        (CLERK, "换人 李四 13800000000", "CONTACT_CHANGE", {"name": "李四"}),
    ],
)
def test_a_sentence_beside_the_items_is_read(who: str, words: str, intent: str, slots: dict[str, object]) -> None:
    meaning = interpret(words, parse_context(who, notice()), notice())

    assert meaning.intent == intent
    assert {key: value for key, value in meaning.slots.items() if key in slots} == slots


@pytest.mark.parametrize("words", ["工作交接还没完成", "领导批注了吗", "怎么撤销通知", "正在和张三交接工作"])
def test_talk_of_it_is_no_command(words: str) -> None:
    meaning = interpret(words, parse_context(CLERK, notice()), notice())

    assert meaning.intent not in {"REMARK", "RECALL", "SUCCESSION"} or meaning.act != "do"


def test_a_unit_may_not_take_a_notice_back() -> None:
    meaning = interpret("撤销通知 任务1", parse_context(CLERK, notice()), notice())

    assert meaning.slots["deny"] == "no_permission"
