"""张三, 李四, 王五: a numeral in somebody's name is no task's number; a number that was wrong is put right."""

import pytest

from bot.language import Asked
from tests.language import plans
from tests.language.speaking import clerk, hears

TAKEN_BACK = Asked("confirm", intent="TASK_WITHDRAW")


@pytest.mark.parametrize(
    "text",
    [
        "等下，张三调走了，刚才报的先别算，撤回来",
        "不对不对，李四的职务写错了，我重新报，先撤回来",
        "撤回王五那个",
        "王五项没报好，撤回",
        "把老张三报的那个撤回来",
        "张三已经完成了",
        "李四的不是我们单位的",
        "王五那个延期到8月30日",
        "进度 张小三说快好了",
    ],
)
def test_a_numeral_behind_a_surname_is_no_task(text: str) -> None:
    heard = hears(text, clerk("B01"), plans.notice())

    assert heard.slots.get("task") != 4, heard


@pytest.mark.parametrize(
    ("text", "task"),
    [("撤回 三", 3), ("赵一鸣已办完任务10", 10), ("任三完成了", 3), ("任务三张三在办", 3), ("流程三完成了", 3)],
)
def test_other_numerals_are_tasks_as_before(text: str, task: int) -> None:
    assert hears(text, clerk("B01"), plans.notice()).slots.get("task") == task


@pytest.mark.parametrize(
    "text",
    ["不是，是任务1", "是任务1", "不对，任务1", "不是3，是1", "不是任务3是任务1", "错了，第1项", "改成任务一"],
)
def test_a_number_put_right_stands_for_the_wrong_one(text: str) -> None:
    heard = hears(text, clerk("B01", asked=TAKEN_BACK), plans.notice())

    assert (heard.act, heard.added, heard.slots["task"]) == ("offer", True, 1)


@pytest.mark.parametrize(("text", "intent"), [("任务1", "TASK_DETAIL"), ("不是", "DIALOG_CANCEL"), ("是", "CONFIRM")])
def test_what_puts_no_number_right_is_read_as_before(text: str, intent: str) -> None:
    assert hears(text, clerk("B01", asked=TAKEN_BACK), plans.notice()).intent == intent


def test_where_no_task_was_offered_a_number_puts_nothing_right() -> None:
    heard = hears("不是，是任务1", clerk("B01", asked=Asked("confirm")), plans.notice())

    assert (heard.added, heard.intent == "FILL") == (False, False)


@pytest.mark.parametrize(
    "text",
    [
        "陆绍芬副镇长，联系人罗开贵，专职人员就是我",
        "名单：分管领导陆绍芬 副镇长，专职人员龙云珍，联系人罗开贵",
        "伍一鸣 13800000000",
        "专职人员伍建国",
    ],
)
def test_a_capital_numeral_before_a_given_name_is_a_surname(text: str) -> None:
    asked = Asked("confirm", intent="TASK_DONE")

    for heard in (hears(text, clerk("B01"), plans.notice()), hears(text, clerk("B01", asked=asked), plans.notice())):
        assert heard.slots.get("task") in {None, 1}, heard


def test_a_capital_numeral_alone_is_a_number() -> None:
    assert hears("进度 陆 正在办", clerk("B01"), plans.notice()).slots.get("task") == 6
