"""What comes up once a month, in free words: offered with what it names; complaints are no requests."""

import pytest

from bot.language import Meaning, interpret, parse_context
from tests.language import plans

OFFICE = "role=市府办审批;unit=市府办;now=2022-07-20T10:00"
MONITOR = "role=监测;unit=市数管中心;now=2022-07-20T10:00"
MEDIA = "role=融媒体;unit=市融媒体中心;now=2022-07-20T10:00"
CLERK = "role=经办人;unit=佛堂镇;now=2022-07-20T10:00"


def heard(text: str, context: str) -> Meaning:
    lexicon = plans.notice()
    return interpret(text, parse_context(context, lexicon), lexicon)


@pytest.mark.parametrize(
    ("text", "context", "intent", "slots"),
    [
        (
            "PX-2022-001教室占了，挪到8月15日9:00",
            MONITOR,
            "TRAINING_MOVE",
            {"request": "PX-2022-001", "date": "2022-08-15"},
        ),
        ("人太少，PX-2022-003干脆不办", MEDIA, "TRAINING_CALL_OFF", {"request": "PX-2022-003"}),
        ("FB-2022-005写得像样，用", MEDIA, "POST_DECIDE", {"request": "FB-2022-005"}),
        ("FB-2022-005昨天发出来了", MEDIA, "POST_DONE", {"request": "FB-2022-005", "date": "2022-07-19"}),
        ("活力稠江屡教不改，责令关停", OFFICE, "ORDER_CLOSE", {"account": 41}),
        ("义乌统计没批就改名，去问他们怎么回事", MONITOR, "UNAPPROVED_FOUND", {"account": 28}),
        ("催不动要打电话的有哪几家", OFFICE, "CALLS_ADVISED", {}),
        ("抽查佛堂那条记错了，销掉", OFFICE, "DUTY_UNCHECK", {"unit": "Z01"}),
        ("扣我们2分不服，任务1是按时报的", CLERK, "SCORE_OBJECT", {}),
    ],
)
def test_a_rare_duty_is_offered(text: str, context: str, intent: str, slots: dict[str, object]) -> None:
    found = heard(text, context)

    assert (found.intent, found.act) == (intent, "offer")
    assert {name: found.slots.get(name) for name in slots} == slots


def test_nobody_is_taken_off_a_training_without_a_name() -> None:
    assert heard("PX-2022-001培训我们不去了", CLERK).intent != "TRAINING_SIGN_OFF"
    assert heard("PX-2022-001培训小李来不了，名额去掉", CLERK).slots["names"] == ["小李"]


def test_a_unit_rung_up_by_a_part_of_its_name_is_asked_about() -> None:
    assert heard("抽查 教育 未接", OFFICE).slots == {"unit": "B01", "result": "未接", "ask": "did_you_mean"}
    assert heard("抽查 佛堂 未接", OFFICE).act == "do"


def test_the_fault_may_stand_behind_the_time() -> None:
    found = heard("下发整改 佛堂城事 8月20日17点前改好，推文把地名写错了", MONITOR)

    assert (found.slots["due"], found.slots["issue"]) == ("2022-08-20", "推文把地名写错了")
    assert heard("下发整改 佛堂城事 推文有错 3月20日17点前", MONITOR).slots["deny"] == "past_date"


def test_a_numeral_may_end_a_name() -> None:
    leader = "role=主要负责人;unit=佛堂镇;now=2022-07-20T10:00"

    assert heard("委托 施教三 代签", leader).slots["delegate"] == "施教三"


@pytest.mark.parametrize(
    "text", ["签收签收，签了又能怎样", "完成完成完成，嘴皮子一碰就完成了？", "服务号一天几千人办事，你们也要关？？"]
)
def test_who_grumbles_gets_no_list(text: str) -> None:
    assert heard(text, CLERK).act == "hint"
    assert heard("统计统计", OFFICE).intent == "STATS"


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("@督办助手 云上之溪归谁管", "ACCOUNT_QUERY"),
        ("打字讲不清楚，市府办哪个电话能问 @督办助手", "CONTACT_OFFICE"),
        ("怎么关停直接问@督办助手", "UNKNOWN"),
        ("@督办助手 上半年的党建任务我们早就报完了", "UNKNOWN"),
    ],
)
def test_a_group_is_answered_where_both_readings_are_plain(text: str, intent: str) -> None:
    assert heard(text, f"{CLERK};chat=group@").intent == intent
