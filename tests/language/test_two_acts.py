"""Two acts on two things in one message: the second is no reason of the first."""

import pytest

from tests.language import plans
from tests.language.speaking import clerk, hears, holder

TOWN, POLICE = clerk("Z01"), clerk("B02")


@pytest.mark.parametrize(
    ("words", "intent", "reason", "then"),
    [
        ("任务1延期到8月5日领导出差，任务10办好了", "EXTENSION_REQUEST", "领导出差", "任务10办好了"),
        ("任务1延期到8月5日领导出差，任务3办好了", "EXTENSION_REQUEST", "领导出差", "任务3办好了"),
        ("任务1延期到8月5日，任务10办好了", "EXTENSION_REQUEST", None, "任务10办好了"),
        ("1延期到8月5日领导出差，10做了一半", "EXTENSION_REQUEST", "领导出差", "10做了一半"),
        ("任务1受阻，领导没定；任务10已投稿3篇", "BLOCKED", "领导没定", "任务10已投稿3篇"),
    ],
)
def test_each_task_keeps_what_was_said_of_it(words: str, intent: str, reason: str | None, then: str) -> None:
    heard = hears(words, TOWN, plans.notice())

    assert (heard.intent, heard.slots.get("reason"), heard.then) == (intent, reason, then)


@pytest.mark.parametrize(
    ("words", "then"),
    [("签收，任务10投稿2篇了", "任务10投稿2篇了"), ("收到，任务1名单在弄，10没动", "任务1名单在弄，10没动")],
)
def test_what_is_told_behind_a_receipt_is_taken_up(words: str, then: str) -> None:
    heard = hears(words, clerk("Z01", facts={"unsigned": "1"}), plans.notice())

    assert (heard.intent, heard.act, heard.then) == ("SIGN_RECEIPT", "do", then)


@pytest.mark.parametrize("words", ["收到，任务3不是我们的", "收到，马上办", "收到，任务10先不签", "收到后任务10再报"])
def test_what_is_no_second_act_is_read_as_ever(words: str) -> None:
    assert not hears(words, clerk("Z01", facts={"unsigned": "1"}), plans.notice()).then


@pytest.mark.parametrize(
    "words",
    [
        "任务1延期到8月5日，任务3的材料还没收齐",
        "任务1延期到8月5日，领导出差",
        "任务1受阻，3个账号密码忘了",
        "完成1，完成10",
        "任务1完成，名单已报任务10的负责人",
    ],
)
def test_a_reason_that_names_another_task_stays_one(words: str) -> None:
    assert not hears(words, TOWN, plans.notice()).then


def test_those_who_watch_over_others_are_read_as_ever() -> None:
    office = holder("市府办审批", "A01")

    assert not hears("任务1延期到8月5日领导出差，任务10办好了", office, plans.notice()).then
