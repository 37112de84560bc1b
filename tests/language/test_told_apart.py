"""Several tasks told of in one breath: each keeps its own words."""

import pytest

from bot.language import Asked
from tests.language import plans
from tests.language.speaking import answering, clerk, hears, holder

CLERK = clerk("Z01")


def notes(words: str) -> list[object] | None:
    """Number, kind and words as they would be put down."""
    return hears(words, CLERK, plans.notice()).slots.get("notes")  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("words", "put"),
    [
        ("进度 3 已停更两个号，任务10已投稿3篇", [[3, "note", "已停更两个号", ""], [10, "note", "已投稿3篇", ""]]),
        ("1：名单在弄 3：已停更", [[1, "note", "名单在弄", ""], [3, "note", "已停更", ""]]),
        ("汇报一下，任务3做到60%，10还没动", [[3, "note", "做到60%", ""], [10, "note", "还没动", ""]]),
        ("1和3都在办", [[1, "note", "在办", ""], [3, "note", "在办", ""]]),
    ],
)
def test_notes_alone_are_put_down_each_by_itself(words: str, put: list[object]) -> None:
    assert notes(words) == put
    assert hears(words, CLERK, plans.notice()).act == "do"


@pytest.mark.parametrize(
    ("words", "put"),
    [
        ("10弄完了，1还差一点", [[10, "done", "弄完了", ""], [1, "note", "还差一点", ""]]),
        (
            "任务1名单已报，完成；任务10完成，制度已印发",
            [[1, "done", "名单已报，完成", "名单已报，完成"], [10, "done", "完成，制度已印发", "制度已印发"]],
        ),
        ("3号弄了一半，10号没动", [[3, "note", "弄了一半", ""], [10, "note", "没动", ""]]),
        (
            "这个月的进展统一报一下：3号还在等平台，10号报了5篇",
            [[3, "note", "还在等平台", ""], [10, "note", "报了5篇", ""]],
        ),
        ("任务3的号已注销，任务10制度已印发", [[3, "note", "号已注销", ""], [10, "note", "制度已印发", ""]]),
    ],
)
def test_what_may_be_a_report_is_shown_first(words: str, put: list[object]) -> None:
    assert notes(words) == put
    assert hears(words, CLERK, plans.notice()).act == "offer"


@pytest.mark.parametrize(
    "words",
    [
        "完成1、10",
        "任务1完成，任务10也完成",
        "进度3 1、内容已备份 2、公告已发",
        "进度3 已停更，3个账号都备份了",
        "任务1完成了吗，任务10呢",
        "3号停更，10号提交",
        "8月3号弄好了，10号没动",
        "任务1找王芳，任务10找李娜",
        "任务3不是我们的，任务10在办",
        "任务1完成，任务10要延期",
        "进度3 已停更",
    ],
)
def test_what_is_one_task_s_or_no_word_on_the_progress_is_read_as_ever(words: str) -> None:
    assert notes(words) is None


def test_the_office_tells_of_no_progress() -> None:
    office = holder("市府办审批", "A01")

    assert "notes" not in hears("任务3已停更，任务10还没动", office, plans.notice()).slots


def test_a_word_on_several_tasks_is_no_proof_that_an_account_is_gone() -> None:
    heard = hears("10和3都没动，1已经报了", answering("evidence", unit="Z01"), plans.notice())

    assert (heard.intent, heard.slots["tasks"]) == ("TASK_PROGRESS", [10, 3, 1])
    assert hears("搜不到了", answering("evidence", unit="Z01"), plans.notice()).intent == "FILL"


@pytest.mark.parametrize(
    "words", ["跟公安局对接了，任务10进度六成", "和数管中心沟通过了，任务10做到30%", "任务10跟苏溪镇一起弄的，完成了"]
)
def test_with_whom_something_was_done_is_not_whose_it_is(words: str) -> None:
    heard = hears(words, CLERK, plans.notice())

    assert (heard.act, heard.slots["task"], heard.slots.get("unit")) == ("offer", 10, None)


def test_another_unit_s_work_is_still_another_s() -> None:
    assert hears("公安局任务10进度60%", CLERK, plans.notice()).slots["deny"] == "not_own_unit"


@pytest.mark.parametrize(
    "words",
    [
        "任务3苏溪镇停更两个号，任务10已投稿3篇",
        "任务3停更两个号，任务10已投稿3篇，都是苏溪的",
        "任务3可能停更了，任务10已投稿3篇",
        "任务3停更两个号，任务10大概投稿3篇",
        "任务3想先停更，任务10已投稿3篇",
        "任务3打算停更一个，任务10没动",
        "任务3已停更，任务10明天投稿2篇",
        "任务3说是停更了，任务10还没动",
        "任务3不是完成了，任务10没动",
    ],
)
def test_what_is_another_unit_s_supposed_or_to_come_is_only_shown(words: str) -> None:
    heard = hears(words, CLERK, plans.notice())

    assert (heard.act, heard.slots["tasks"]) == ("offer", [3, 10])
    assert notes(words)


@pytest.mark.parametrize("words", ["1、3先等等", "1和3佛堂的没收到", "1、3不签", "10、3没收到文件", "1、3先不签"])
@pytest.mark.parametrize("asked", [None, Asked("confirm")])
def test_beside_a_receipt_or_a_question_notes_need_words_of_work(words: str, asked: Asked | None) -> None:
    heard = hears(words, clerk("Z01", facts={"unsigned": "1"}, asked=asked), plans.notice())

    assert heard.act != "do"
    assert "notes" not in heard.slots


def test_words_of_work_are_notes_beside_a_receipt_too() -> None:
    heard = hears("任务3已停更两个号，10做到60%", clerk("Z01", facts={"unsigned": "1"}), plans.notice())

    assert (heard.act, heard.slots["tasks"]) == ("do", [3, 10])


@pytest.mark.parametrize(
    ("text", "account", "reason"),
    [
        ("任务10完成了，快手受阻管理员离职", 5, "管理员离职"),
        ("快手受阻，密码忘了，任务10已经报了", 5, "密码忘了"),
        ("任务10已报，知乎受阻对公打款做不了", 6, "对公打款做不了"),
        ("任务10完成了，快手受阻管理员离职，知乎受阻密码忘了", 5, "管理员离职"),
        ("任务10已报，快手受阻管理员离职，手机停机了", 5, "管理员离职，手机停机了"),
    ],
)
def test_an_obstacle_of_an_account_is_none_of_the_task_beside_it(text: str, account: int, reason: str) -> None:
    heard = hears(text, clerk("B02"), plans.notice())

    assert (heard.intent, heard.act) == ("BLOCKED", "offer")
    assert (heard.slots["account"], heard.slots["reason"], "task" in heard.slots) == (account, reason, False)
    assert heard.undone


@pytest.mark.parametrize("text", ["快手受阻管理员离职，知乎受阻密码忘了，任务10完成了"])
def test_of_two_obstacles_beside_a_task_each_is_told_of_its_own_account(text: str) -> None:
    heard = hears(text, clerk("B02"), plans.notice())

    assert (heard.intent, heard.slots) == ("BLOCKED", {"account": 5, "reason": "管理员离职"})


@pytest.mark.parametrize("text", ["任务10受阻，快手管理员离职", "任务3受阻，快手没人管"])
def test_an_account_that_tells_why_a_task_is_stuck_stays_its_reason(text: str) -> None:
    heard = hears(text, clerk("B02"), plans.notice())

    assert (heard.intent, "task" in heard.slots) == ("BLOCKED", True)
