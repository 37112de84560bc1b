"""培训 is read by its first words and its numbers; talk about trainings is left alone."""

import pytest

from bot.language import interpret, parse_context
from tests.language.plans import notice

UNIT = "role=经办人;unit=佛堂镇;now=2022-07-20T10:00"
ORGANISER = "role=经办人;unit=市数管中心;now=2022-07-20T10:00"


@pytest.mark.parametrize(
    ("who", "words", "intent", "slots"),
    [
        (
            ORGANISER,
            "培训通知 信息编发培训 8月10日14:30 市行政中心三楼 各镇街、市教育局",
            "TRAINING_NOTICE",
            {
                "title": "信息编发培训",
                "date": "2022-08-10",
                "time": "14:30",
                "place": "市行政中心三楼",
                "units": ["B01"],
                "groups": ["镇街"],
            },
        ),
        (
            ORGANISER,
            "培训通知 题目：舆情研判 时间：8月10日 下午2点半 地点：市行政服务中心三楼 对象：各部门 材料：https://a.cn/b",
            "TRAINING_NOTICE",
            {
                "title": "舆情研判",
                "date": "2022-08-10",
                "time": "14:30",
                "place": "市行政服务中心三楼",
                "groups": ["部门"],
                "link": "https://a.cn/b",
            },
        ),
        (UNIT, "报名 px2022001 张某 李某", "TRAINING_SIGN_UP", {"request": "PX-2022-001", "names": ["张某", "李某"]}),
        (UNIT, "报名 张某、李某", "TRAINING_SIGN_UP", {"names": ["张某", "李某"]}),
        (UNIT, "取消报名 PX-2022-001 张某", "TRAINING_SIGN_OFF", {"names": ["张某"]}),
        (ORGANISER, "到会 PX-2022-001 全部除3、5", "TRAINING_CAME", {"all": True, "seats": [3, 5]}),
        (ORGANISER, "到会 PX-2022-001 1、3-5", "TRAINING_CAME", {"seats": [1, 3, 4, 5]}),
        (ORGANISER, "到会 PX-2022-001 佛堂镇 赵某", "TRAINING_CAME", {"unit": "Z01", "names": ["赵某"]}),
        (ORGANISER, "改期 PX-2022-001 8月15日 9:00", "TRAINING_MOVE", {"date": "2022-08-15", "time": "09:00"}),
        (ORGANISER, "取消培训 PX-2022-001 场地有变", "TRAINING_CALL_OFF", {"reason": "场地有变"}),
        (UNIT, "PX-2022-001", "TRAINING_LIST", {"request": "PX-2022-001"}),
        (UNIT, "任务12半年度培训已开展完毕", "TASK_DONE", {}),
    ],
)
def test_trainings_are_read(who: str, words: str, intent: str, slots: dict[str, object]) -> None:
    meaning = interpret(words, parse_context(who, notice()), notice())

    assert meaning.intent == intent
    assert {key: value for key, value in meaning.slots.items() if key in slots} == slots


@pytest.mark.parametrize("words", ["报名：教育局2人", "报名登记截止今天", "培训推迟一周", "请问下周的培训几点开始"])
def test_talk_about_trainings_is_left_alone(words: str) -> None:
    meaning = interpret(f"@督办助手 {words}", parse_context(f"{UNIT};chat=group@", notice()), notice())

    assert meaning.act == "ignore"
