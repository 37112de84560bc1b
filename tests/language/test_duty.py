"""值班 is read by its first words; talk about it in a group is left alone."""

import pytest

from bot.language import interpret, parse_context
from tests.language.plans import notice

UNIT = "role=经办人;unit=佛堂镇;now=2022-07-20T10:00"
OFFICE = "role=市府办审批;unit=市府办;now=2022-07-20T10:00"


@pytest.mark.parametrize(
    ("who", "words", "intent", "slots"),
    [
        (
            UNIT,
            "值班表 8月1日至8月7日 王某 13800000201；8月8日 李某、赵某 0579-85310001",
            "DUTY_SET",
            {
                "entries": [
                    ["2022-08-01", "2022-08-07", [["王某", "13800000201"]]],
                    ["2022-08-08", "2022-08-08", [["李某", ""], ["赵某", "0579-85310001"]]],
                ]
            },
        ),
        (UNIT, "值班表\n8月1日\t王某\t13800000201\n8月2日\t李主任\t13900000202", "DUTY_SET", {}),
        (UNIT, "值班表 8月8日 取消", "DUTY_SET", {"entries": [["2022-08-08", "2022-08-08", []]]}),
        (UNIT, "值班表 8月8日 138王某", "DUTY_SET", {"unread": "8月8日 138王某"}),
        (OFFICE, "值班表 佛堂镇 明天 王某 13800000201", "DUTY_SET", {"unit": "Z01"}),
        (OFFICE, "值班表 佛堂镇", "DUTY_LIST", {"unit": "Z01"}),
        (OFFICE, "今天谁值班 佛堂镇", "DUTY_TODAY", {"unit": "Z01", "date": "2022-07-20"}),
        (OFFICE, "请问佛堂镇明天谁值班？", "DUTY_TODAY", {"unit": "Z01", "date": "2022-07-21"}),
        (OFFICE, "抽查 佛堂镇 接", "DUTY_CHECK", {"unit": "Z01", "result": "接"}),
        (
            OFFICE,
            "抽查佛堂镇，没人接，响铃一分钟",
            "DUTY_CHECK",
            {"unit": "Z01", "result": "未接", "text": "响铃一分钟"},
        ),
        (OFFICE, "抽查 佛堂镇 王某 未接", "DUTY_CHECK", {"unit": "Z01", "name": "王某", "result": "未接"}),
        (OFFICE, "撤销抽查 佛堂镇", "DUTY_UNCHECK", {"unit": "Z01"}),
        (OFFICE, "抽查记录", "DUTY_CHECKS", {}),
        (OFFICE, "今天谁值班 没有的镇", "DUTY_TODAY", {"unit": "没有的镇"}),  # the handler says that it is none
        (OFFICE, "值班表 没有的镇", "DUTY_LIST", {"unit": "没有的镇"}),
        (OFFICE, "抽查 没有的镇 王某 未接", "DUTY_CHECK", {"unit": "没有的镇", "name": "王某", "result": "未接"}),
        (f"{OFFICE};state=confirm", "抽查 没有的镇 接", "DUTY_CHECK", {"unit": "没有的镇", "result": "接"}),
        (OFFICE, "供稿统计 第九季度", "POST_COUNTS", {"cycle": "第九季度"}),
    ],
)
def test_duty_is_read(who: str, words: str, intent: str, slots: dict[str, object]) -> None:
    meaning = interpret(words, parse_context(who, notice()), notice())

    assert meaning.intent == intent
    assert {key: value for key, value in meaning.slots.items() if key in slots} == slots


@pytest.mark.parametrize("words", ["值班表8月3日已经过了还能交吗", "值班表8月3号交不了", "值班表 8月1日 还没排好"])
def test_a_sentence_about_the_list_is_nobody_on_duty(words: str) -> None:
    assert interpret(words, parse_context(UNIT, notice()), notice()).intent != "DUTY_SET"


@pytest.mark.parametrize("name", ["张能", "小王", "欧阳明", "缑某", "陈副主任", "佛堂经办（样例）"])
def test_a_name_without_a_telephone_is_entered(name: str) -> None:
    heard = interpret(f"值班表 8月1日 {name}", parse_context(UNIT, notice()), notice())

    assert heard.slots["entries"] == [["2022-08-01", "2022-08-01", [[name, ""]]]]


@pytest.mark.parametrize("words", ["周末值班谁负责", "这周值班表谁排的", "抽查发现的问题谁来改"])
def test_talk_about_duty_is_left_alone(words: str) -> None:
    meaning = interpret(f"@督办助手 {words}", parse_context(f"{UNIT};chat=group@", notice()), notice())

    assert meaning.act == "ignore"
