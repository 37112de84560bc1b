"""已电话 and 催办 of 整改: what the words mean, for whom, and what is no such thing."""

import pytest

from bot.language import Meaning, interpret, parse_context
from bot.language.rules.pressing import unreached
from tests.language.plans import notice

OFFICE, MONITOR, CLERK = "role=市府办审批;unit=市府办", "role=监测;unit=市数管中心", "role=经办人;unit=佛堂镇"
TOWN = "Z01"
ZG = {"rect": "ZG-2022-001"}


@pytest.mark.parametrize(
    ("told", "answered"),
    [
        ("没人接", False),
        ("稠江打不通", False),
        ("稠江那条记错了，电话没打通", False),
        ("先没人接，后来打通了，说周五交", True),
        ("周五交", True),
        ("没接到通知，马上办", True),
    ],
)
def test_a_call_that_nobody_answered(told: str, answered: bool) -> None:  # noqa: FBT001 - a case
    assert unreached(told) is not answered


def test_measures_are_noted_with_an_order_and_the_office_calls_nobody_by_a_guess() -> None:
    def heard(words: str) -> Meaning:
        return interpret(words, parse_context(f"{OFFICE};chat=single;now=2022-07-20T10:00", notice()), notice())

    assert heard("约谈稠江，任务1拖了一个多月").slots == {"hint": "measure_of_order"}
    assert heard("约谈 ZG-2022-001 7月25日约谈").intent == "RECTIFY_MEASURE"
    assert heard("联系人北苑经办").intent == "UNKNOWN"
    assert heard("人工").intent == "CONTACT_OFFICE"


@pytest.mark.parametrize(
    ("words", "who", "intent", "slots"),
    [
        ("已电话 佛堂镇 周五交", OFFICE, "PHONE_CALLED", {"unit": TOWN, "date": "2022-07-22", "text": "周五交"}),
        (
            "已打电话给佛堂镇 任务1 明天交",
            OFFICE,
            "PHONE_CALLED",
            {"unit": TOWN, "task": 1, "date": "2022-07-21", "text": "明天交"},
        ),
        ("已电话 佛堂镇 没人接", OFFICE, "PHONE_CALLED", {"unit": TOWN, "text": "没人接"}),
        ("电话打过了 佛堂镇", OFFICE, "PHONE_CALLED", {"unit": TOWN}),
        ("已电话联系佛堂镇，周五交", OFFICE, "PHONE_CALLED", {"unit": TOWN, "date": "2022-07-22", "text": "周五交"}),
        ("已电话 ZG-2022-001 周五反馈", OFFICE, "PHONE_CALLED", {**ZG, "date": "2022-07-22", "text": "周五反馈"}),
        ("已电话 佛堂镇 周五交", CLERK, "PHONE_CALLED", {"unit": TOWN, "deny": "no_permission"}),
        ("催办 ZG-2022-001", OFFICE, "RECTIFY_URGE", {**ZG, "ask": "confirm"}),
        ("催办整改", MONITOR, "RECTIFY_URGE", {"ask": "confirm"}),
        ("起草通报 ZG-2022-001", MONITOR, "RECTIFY_CIRCULAR", ZG),
        ("通报 ZG-2022-001", OFFICE, "RECTIFY_MEASURE", {**ZG, "measure": "通报", "ask": "confirm"}),
    ],
)  # fmt: skip
def test_what_the_office_notes_and_urges(words: str, who: str, intent: str, slots: dict[str, object]) -> None:
    meaning = interpret(words, parse_context(f"{who};chat=single;now=2022-07-20T10:00", notice()), notice())

    if intent:
        assert (meaning.intent, meaning.slots) == (intent, slots)
    else:
        assert meaning.intent not in {"PHONE_CALLED", "RECTIFY_URGE"}


@pytest.mark.parametrize(
    ("words", "intent", "slots"),
    [
        ("组织领导那项催催", "URGE", {"task": 1, "target": "unfinished"}),
        ("业务培训和交流那项哪些还没报", "STATS", {"task": 12, "filter": "unfinished"}),
        ("苏溪的组织领导那项怎么样了", "UNIT_STATUS", {"task": 1, "unit": "Z02"}),
    ],
)
def test_the_office_calls_anybodys_task_by_its_title(words: str, intent: str, slots: dict[str, object]) -> None:
    meaning = interpret(words, parse_context(f"{OFFICE};chat=single;now=2022-07-20T10:00", notice()), notice())

    assert (meaning.intent, {**meaning.slots, **slots}) == (intent, meaning.slots)


@pytest.mark.parametrize(
    "words", ["佛堂镇打过电话了吗", "电话打不通怎么办", "已电话通知各单位了吗", "我们已经交了", "已经打印了"]
)
def test_what_is_no_call(words: str) -> None:
    meaning = interpret(words, parse_context(f"{OFFICE};chat=single;now=2022-07-20T10:00", notice()), notice())

    assert meaning.intent != "PHONE_CALLED"


def test_who_may_not_note_a_call_is_refused_and_offered_nothing_else() -> None:
    clerk = parse_context("role=经办人;unit=苏溪镇;chat=single;now=2022-07-20T10:00", notice())

    assert interpret("已电话 佛堂镇 周五交", clerk, notice()).slots["deny"] == "no_permission"
    assert interpret("已电话联系，周五前交材料", clerk, notice()).intent != "PHONE_CALLED"


@pytest.mark.parametrize(
    ("words", "slots"),
    [
        (
            "代登记延期 佛堂镇 任务1 到8月15日 纸质 7月18日 李某 人选还在研究",
            {"unit": TOWN, "task": 1, "date": "2022-08-15", "source": "纸质", "done_on": "2022-07-18", "name": "李某",
             "reason": "人选还在研究"},
        ),
        (
            "代登记 佛堂镇 任务1 延期到8月15日 电话 李某 人选8月10日才能定",
            {"unit": TOWN, "task": 1, "date": "2022-08-15", "source": "电话", "name": "李某",
             "reason": "人选8月10日才能定"},
        ),
        ("代登记延期 佛堂镇 任务1", {"unit": TOWN, "task": 1}),
    ],
)  # fmt: skip
def test_an_extension_is_entered_for_a_unit(words: str, slots: dict[str, object]) -> None:
    meaning = interpret(words, parse_context(f"{OFFICE};chat=single;now=2022-07-20T10:00", notice()), notice())

    assert (meaning.intent, meaning.slots) == ("EXTENSION_FOR", {**slots, "ask": "confirm"})


def test_a_unit_that_was_rung_may_be_called_by_a_part_of_its_name() -> None:
    lexicon = notice()
    context = parse_context(f"{OFFICE};chat=single;now=2022-07-20T10:00", lexicon)

    heard = interpret("融媒打过了，说下周一交", context, lexicon)

    assert (heard.intent, heard.act) == ("PHONE_CALLED", "offer")
    assert heard.slots["unit"] == "S04"
    assert (heard.slots["date"], heard.slots["text"]) == ("2022-07-25", "说下周一交")


@pytest.mark.parametrize(
    "words",
    ["明天9点再催", "下午再催", "过两天再催一下佛堂", "周五再催一遍", "晚点催", "任务1下周一再催", "8月5日再催佛堂"],
)
def test_who_will_urge_later_urges_nobody_now(words: str) -> None:
    assert of_office(words).slots == {"hint": "urge_later"}


@pytest.mark.parametrize("words", ["今天再催一下", "再催一下", "昨天催过了，再催一下", "催佛堂8月5日前报", "催办 3"])
def test_who_urges_now_is_shown_whom(words: str) -> None:
    assert of_office(words).intent == "URGE"


@pytest.mark.parametrize(
    ("words", "slots"),
    [
        ("给佛堂和苏溪说一声，7月25日前把名单报上来", {"units": ["Z01", "Z02"], "text": "把名单报上来"}),
        ("跟佛堂和苏溪说一下明天下午来拿文件", {"units": ["Z01", "Z02"], "date": "2022-07-21"}),
        ("提醒街道明天开会", {"groups": ["街道"], "date": "2022-07-21", "text": "开会"}),
        ("提醒各镇街下周一报表", {"groups": ["镇街"], "date": "2022-07-25"}),
        ("提醒街道来市府办领材料", {"groups": ["街道"], "text": "来市府办领材料"}),
        ("告诉公安局明天上午9点来开会", {"units": ["B02"], "time": "09:00"}),
    ],
)
def test_something_new_that_units_are_told_is_an_instruction_and_only_offered(
    words: str, slots: dict[str, object]
) -> None:
    heard = of_office(words)

    assert (heard.intent, heard.act, heard.slots["ask"]) == ("HAND_OVER", "offer", "did_you_mean")
    assert slots.items() <= heard.slots.items()


@pytest.mark.parametrize(
    ("words", "slots"),
    [
        ("跟佛堂说一下抓紧报", {"units": [TOWN]}),
        ("提醒佛堂任务1明天到期", {"units": [TOWN], "task": 1}),
        ("提醒佛堂镇", {"units": [TOWN]}),
        ("提醒各镇街签收", {"target": "unsigned"}),
        ("提醒部门报任务1", {"task": 1}),
    ],
)
def test_what_only_bids_to_make_haste_stays_an_urging(words: str, slots: dict[str, object]) -> None:
    heard = of_office(words)

    assert heard.intent == "URGE"
    assert slots.items() <= heard.slots.items()


def test_a_group_that_is_to_be_reminded_is_that_group_alone() -> None:
    units = of_office("提醒部门报任务1").slots["units"]

    assert isinstance(units, list)
    assert TOWN not in units
    assert "B01" in units


def of_office(words: str) -> Meaning:
    """What the office's words mean, alone with the bot."""
    return interpret(words, parse_context(f"{OFFICE};chat=single;now=2022-07-20T10:00", notice()), notice())


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("记一下今天跟福田电话了，他们周五交任务1", {"unit": "J02", "date": "2022-07-22"}),
        ("记一下福田周五交任务1，今天打过电话", {"unit": "J02", "date": "2022-07-22"}),
        ("后宅打电话说任务1今天报不了，要到8月3号", {"unit": "J06", "task": 1, "date": "2022-08-03"}),
        ("大陈来电说任务1做不完，最晚8月2号交", {"unit": "Z04", "task": 1, "date": "2022-08-02"}),
        ("后宅说任务1本周报不了，8月3号能报", {"unit": "J06", "task": 1, "date": "2022-08-03"}),
    ],
)
def test_the_promised_day_is_not_the_calls_and_what_cannot_be_reported_is_no_report(
    text: str, slots: dict[str, object]
) -> None:
    said = interpret(text, parse_context(OFFICE, notice()), notice())

    assert (said.intent, said.act, slots.items() <= said.slots.items()) == ("PHONE_CALLED", "offer", True), said


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("后宅打电话说任务1办完了", "REPORT_FOR"),
        ("佛堂打电话来说任务3要延到9月10号", "EXTENSION_FOR"),
        ("佛堂打电话说任务3延到9月10号，来不及", "EXTENSION_FOR"),
    ],
)
def test_a_report_and_an_extension_told_by_telephone_stay_what_they_are(text: str, intent: str) -> None:
    assert interpret(text, parse_context(OFFICE, notice()), notice()).intent == intent
