"""Days of several steps on the platform in one breath, and a day that was told put right."""

from datetime import datetime

import pytest

from bot.language import Asked
from bot.language.context import SHANGHAI, Context
from tests.language import plans
from tests.language.speaking import clerk, hears

NOW = datetime(2022, 8, 29, 10, tzinfo=SHANGHAI)
ZX = "ZX-2022-001:33"
RUNNING = clerk("Z02", now=NOW, facts={"approved": ZX})
REPORTED = clerk("Z02", now=NOW, facts={"approved": ZX, "stopped": ZX, "taken": ZX, "accepted": ZX})


@pytest.mark.parametrize(
    ("words", "stage", "days"),
    [
        (
            "15停的，16提交了，昨天注销成功",
            "closed",
            {"stopped_on": "2022-08-15", "accepted_on": "2022-08-16", "closed_on": "2022-08-28"},
        ),
        ("15号停更，16号提交了", "submitted", {"stopped_on": "2022-08-15", "accepted_on": "2022-08-16"}),
        (
            "魅力苏溪8月5号停的，8月7号提交的，冻结到9月10号",
            "frozen",
            {"stopped_on": "2022-08-05", "accepted_on": "2022-08-07", "date": "2022-09-10"},
        ),
        ("8月7号提交的，冻结到9月10号", "frozen", {"accepted_on": "2022-08-07", "date": "2022-09-10"}),
        ("20号停的更，今天刚交平台", "submitted", {"stopped_on": "2022-08-20", "accepted_on": "2022-08-29"}),
        ("停更是上周五，平台今天交的", "submitted", {"stopped_on": "2022-08-26", "accepted_on": "2022-08-29"}),
        ("魅力苏溪昨天报给平台的，停更20号", "submitted", {"stopped_on": "2022-08-20", "accepted_on": "2022-08-28"}),
        ("公众号20号停的更昨天提交的平台", "submitted", {"stopped_on": "2022-08-20", "accepted_on": "2022-08-28"}),
        ("材料交给平台了，停更20号", "submitted", {"stopped_on": "2022-08-20", "accepted_on": None}),
        ("魅力苏溪已提交平台，8月22日停的更", "submitted", {"stopped_on": "2022-08-22", "accepted_on": None}),
        ("魅力苏溪停更了，24号提交的", "submitted", {"stopped_on": None, "accepted_on": "2022-08-24"}),
    ],
)
def test_each_step_has_its_own_day(words: str, stage: str, days: dict[str, str]) -> None:
    heard = hears(words, RUNNING, plans.notice())

    assert (heard.intent, heard.act, heard.slots["stage"]) == ("EXECUTION_REPORT", "offer", stage)
    assert {name: heard.slots.get(name) for name in days} == days


@pytest.mark.parametrize("words", ["先把材料交到平台，再停更", "明天公众号交平台", "公众号要交给平台吗"])
def test_what_is_to_be_handed_in_is_no_report(words: str) -> None:
    assert hears(words, RUNNING, plans.notice()).intent != "EXECUTION_REPORT"


@pytest.mark.parametrize(
    "words", ["昨天交的钱，今天注销成功", "18号交了话费，今天注销成功", "昨天交的班，今天注销成功"]
)
def test_what_else_was_handed_over_is_no_step(words: str) -> None:
    assert "accepted_on" not in hears(words, RUNNING, plans.notice()).slots


@pytest.mark.parametrize(
    "words", ["昨天交的，今天注销成功", "昨天交了申请，今天注销成功", "昨天交的平台，今天注销成功"]
)
def test_what_was_handed_to_the_platform_is_one(words: str) -> None:
    slots = hears(words, RUNNING, plans.notice()).slots

    assert (slots["accepted_on"], slots["closed_on"]) == ("2022-08-28", "2022-08-29")


@pytest.mark.parametrize("words", ["16号提交了，15号注销成功", "15号还没停，16号提交", "打算15号停，30号提交"])
def test_days_out_of_order_and_plans_are_no_steps(words: str) -> None:
    heard = hears(words, RUNNING, plans.notice())

    assert not heard.slots.keys() & {"stopped_on", "closed_on"}


@pytest.mark.parametrize(
    ("words", "field", "day"),
    [
        ("停更日期记错了，不是8月8，是8月5", "stopped_on", "2022-08-05"),
        ("停更那天报错了，应该是8月5号", "stopped_on", "2022-08-05"),
        ("是8月5号停的，不是8月6号", "stopped_on", "2022-08-05"),
        ("受理日期写错了，应该是8月17号", "accepted_on", "2022-08-17"),
        ("提交日期不是8月16，是8月17", "accepted_on", "2022-08-17"),
        ("停更日期记错了", "stopped_on", ""),
    ],
)
def test_a_day_that_was_told_is_put_right(words: str, field: str, day: str) -> None:
    heard = hears(words, REPORTED, plans.notice())

    assert (heard.intent, heard.slots["stage"], heard.slots["request"]) == (
        "EXECUTION_REPORT",
        "corrected",
        "ZX-2022-001",
    )
    assert heard.slots[field] == day


@pytest.mark.parametrize(
    "words", ["停更日期改到9月1号", "停更日期不对，应该是9月3号", "魅力苏溪停更了", "停更日期是哪天"]
)
def test_a_day_ahead_and_a_question_put_nothing_right(words: str) -> None:
    assert hears(words, REPORTED, plans.notice()).slots.get("stage") != "corrected"


def test_what_was_never_reported_is_not_put_right() -> None:
    assert hears("停更日期记错了，是8月5日", RUNNING, plans.notice()).slots.get("stage") != "corrected"


@pytest.mark.parametrize("words", ["不是24号停的，22号", "不是24号，是22号", "24号记错了，22号才停", "写早了，22号"])
def test_beside_an_offered_step_the_day_that_is_denied_is_not_taken(words: str) -> None:
    shown = "您是要报告…（已停更，8月24日）吗"
    offered = Asked("confirm", intent="EXECUTION_REPORT", about="EXECUTION_REPORT", words=shown)
    heard = hears(words, clerk("Z02", now=NOW, facts={"approved": ZX}, asked=offered), plans.notice())

    assert (heard.intent, heard.act, heard.slots["date"]) == ("EXECUTION_REPORT", "offer", "2022-08-22")


STOPPED = clerk("Z02", now=NOW, facts={"approved": ZX, "stopped": ZX})


@pytest.mark.parametrize(
    ("words", "day"), [("15写早了", ""), ("16号报晚了，应该是18号", "2022-08-18"), ("15记错了，是30", "2022-07-30")]
)
def test_a_bare_number_that_was_written_wrong_is_the_only_day_told(words: str, day: str) -> None:
    heard = hears(words, STOPPED, plans.notice())

    assert heard.intent == "EXECUTION_REPORT"
    assert (heard.slots["stage"], heard.slots["stopped_on"]) == ("corrected", day)


@pytest.mark.parametrize("who", [REPORTED, clerk("Z02", now=NOW)])
def test_of_two_days_or_none_it_is_said_how_to_name_it(who: Context) -> None:
    assert hears("15写早了", who, plans.notice()).slots == {"hint": "which_day"}


def test_a_number_that_a_task_has_is_no_day() -> None:
    assert hears("3写错了", STOPPED, plans.notice()).slots.get("stage") is None
