"""Whom to ring up in a unit, and who decides: read of whoever asks, never of what somebody tells or does."""

import pytest

from bot.language import interpret, parse_context
from tests.language.plans import notice
from tests.language.speaking import hears, holder

NOW = "now=2022-07-20T10:00"
OFFICE, MONITOR = f"role=市府办初审;unit=市府办;{NOW}", f"role=监测;unit=市数管中心;{NOW}"
CLERK = f"role=经办人;unit=市公安局;{NOW}"


@pytest.mark.parametrize(
    ("words", "slots"),
    [
        ("佛堂镇联系人是谁", {"unit": "Z01", "role": "联系人"}),
        ("请把数管中心联系人的电话发我一下", {"unit": "S03", "role": "联系人"}),
        ("公安局谁在负责这个事", {"unit": "B02"}),
        ("后宅街道该找谁", {"unit": "J06"}),
        ("查一下江东的分管领导", {"unit": "J03", "role": "分管领导"}),
        ("谁是廿三里的经办人", {"unit": "J07"}),
        ("公安局一把手是哪位", {"unit": "B02", "role": "主要负责人"}),
        ("苏溪镇的电话多少", {"unit": "Z02"}),
        ("教育局谁负责这个 电话多少", {"unit": "B01"}),
        ("佛堂哪位在弄，手机号发我", {"unit": "Z01"}),
        ("稠江谁管账号的？联系方式给我一下", {"unit": "J04"}),
        ("谁审批", {"topic": "审批"}),
        ("那办结材料到底归谁核实啊", {"topic": "审批"}),
    ],
)
def test_the_office_asks_whom_to_ring_up(words: str, slots: dict[str, str]) -> None:
    heard = interpret(words, parse_context(OFFICE, notice()), notice())
    assert (heard.intent, heard.act) == ("UNIT_STATUS" if "unit" in slots else "HELP", "do")
    assert heard.slots == slots | {"focus": "people"}


@pytest.mark.parametrize(
    ("who", "words", "intent"),
    [
        (CLERK, "我们单位分管领导报的是谁", "LIST_MY_TASKS"),
        (CLERK, "数管中心电话多少", "CONTACT_OFFICE"),  # a unit has no list of the others' numbers
        (CLERK, "联系人是张三 13900000001", "CONTACT_CHANGE"),
        (OFFICE, "已电话 佛堂镇 周五交", "PHONE_CALLED"),
        (OFFICE, "今天谁值班 佛堂镇", "DUTY_TODAY"),
        (OFFICE, "哪几家要打电话", "CALLS_ADVISED"),
        (OFFICE, "任务3谁负责", "TASK_DETAIL"),
    ],
)
def test_what_only_sounds_like_it_is_something_else(who: str, words: str, intent: str) -> None:
    assert interpret(words, parse_context(who, notice()), notice()).intent == intent


@pytest.mark.parametrize("words", ["佛堂镇联系人", "佛堂镇联系人谁负责都行", "公安局找谁麻烦"])
def test_half_a_question_is_not_taken_for_one(words: str) -> None:
    assert "focus" not in interpret(words, parse_context(MONITOR, notice()), notice()).slots


@pytest.mark.parametrize(
    "words",
    [
        "镇长不在能让书记签吗",
        "我出差了谁能签",
        "局长出差，副局长能代签吗",
        "主任请假了，谁来签字",
        "能不能让副镇长代签",
        "陈副镇长能替我签吗",
        "书记签字算数吗",
        "局长不在怎么签",
    ],
)
@pytest.mark.parametrize("role", ["经办人", "主要负责人"])
def test_who_may_sign_instead_is_answered(words: str, role: str) -> None:
    heard = hears(words, holder(role, "Z01"), notice())

    assert (heard.intent, heard.act, heard.slots.get("focus")) == ("HELP", "do", "signers")


@pytest.mark.parametrize(
    "words", ["局长签了没", "谁还没签字", "可以签吗", "委托陈副镇长代签 8月1日至8月10日", "让陈副镇长签", "谁能批"]
)
def test_what_is_no_question_for_who_may_sign(words: str) -> None:
    assert hears(words, holder("主要负责人", "Z01"), notice()).slots.get("focus") != "signers"
