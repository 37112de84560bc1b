"""An act and a question in one message: neither is lost."""

import pytest

from tests.language import plans
from tests.language.speaking import clerk, hears, holder

TOWN = clerk("Z01", facts={"unsigned": "1"})
MEDIA = clerk("S04")


@pytest.mark.parametrize(
    ("words", "intent", "then"),
    [
        ("收到签收，顺便问一下任务10是什么要求", "SIGN_RECEIPT", "任务10是什么要求"),
        ("收到，什么时候截止？", "SIGN_RECEIPT", "什么时候截止？"),
        ("进度3 已停更，注销要几天", "TASK_PROGRESS", "注销要几天"),
        ("进度10 已投稿3篇。另外请问谁来核实", "TASK_PROGRESS", "谁来核实"),
        ("任务3做到60%，对了，任务10几号到期", "TASK_PROGRESS", "任务10几号到期"),
    ],
)
def test_a_plain_act_is_done_and_the_question_kept(words: str, intent: str, then: str) -> None:
    heard = hears(words, TOWN, plans.notice())

    assert (heard.intent, heard.act, heard.then) == (intent, "do", then)
    assert then not in str(heard.slots.get("text", ""))


def test_a_report_in_the_form_of_the_help_is_done() -> None:
    heard = hears("完成2 7月15日上线，请问谁来核实", MEDIA, plans.notice())

    assert (heard.intent, heard.act, heard.slots["text"]) == ("TASK_DONE", "do", "7月15日上线")


def test_whoever_asks_how_to_report_is_offered_the_report() -> None:
    heard = hears("任务2完成了，怎么报", MEDIA, plans.notice())

    assert (heard.intent, heard.act, heard.slots.get("text")) == ("TASK_DONE", "offer", None)


def test_a_report_told_beside_a_question_about_it_is_not_done_and_that_is_said() -> None:
    heard = hears("任务2完成了，还要交材料吗", MEDIA, plans.notice())

    assert (heard.intent, heard.act, heard.undone) == ("TASK_DETAIL", "do", "任务2完成了")


@pytest.mark.parametrize(
    "words",
    [
        "任务1完成了吗，谁报的",
        "进度3 已停更，还不清楚找谁",
        "进度3 正在研究怎么整合，是否保留待定",
        "任务10完成了没有",
        "收到，马上办",
        "进度10 已投稿3篇",
    ],
)
def test_what_is_one_thing_stays_one(words: str) -> None:
    heard = hears(words, TOWN, plans.notice())

    assert (heard.then, heard.undone) == ("", "")


def test_those_who_watch_over_others_are_read_as_ever() -> None:
    assert not hears("收到，任务10几号到期", holder("市府办审批", "A01"), plans.notice()).then


@pytest.mark.parametrize(
    ("words", "intent", "then"),
    [
        ("完成1 名单已报，要不先别报行吗", "TASK_DONE", "要不先别报行吗"),
        ("撤回10，还能再报吗", "TASK_WITHDRAW", "还能再报吗"),
        ("进度10 投稿3篇，这样写可以吗", "TASK_PROGRESS", "这样写可以吗"),
        ("完成2 已上线，能先不报吗", "TASK_DONE", "能先不报吗"),
    ],
)
def test_a_command_that_its_own_question_doubts_is_shown_first(words: str, intent: str, then: str) -> None:
    heard = hears(words, MEDIA if "2" in words else TOWN, plans.notice())

    assert (heard.intent, heard.act, heard.then) == (intent, "offer", then)
