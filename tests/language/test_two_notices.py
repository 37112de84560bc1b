"""Several notices side by side: the number alone decides only where it can."""

from bot.language import Asked
from tests.language import plans
from tests.language.speaking import SPRING, clerk, hears, holder


def test_a_number_of_two_notices_is_asked_about() -> None:
    heard = hears("完成 1", clerk("T01", now=SPRING), plans.county())

    assert (heard.slots, heard.act) == ({"task": 1, "ask": "which_plan"}, "ask")


def test_the_notice_may_be_said_by_its_short_name() -> None:
    for text in ("完成 9号 1", "完成 9号文 1", "9号文件任务1完成", "完成任务1 9号文", "临政办发〔2023〕9号任务1已办结"):
        heard = hears(text, clerk("T01", now=SPRING), plans.county())
        assert heard.slots == {"task": 1, "plan": plans.NINE}, text


def test_a_number_of_one_notice_only_brings_its_notice() -> None:
    assert hears("完成 20", clerk("T01", now=SPRING), plans.county()).slots == {"task": 20, "plan": plans.TWENTY}


def test_a_number_that_is_the_units_in_one_notice_only_needs_no_question() -> None:
    assert hears("完成 1", clerk("B04", now=SPRING), plans.county()).slots == {"task": 1, "plan": plans.NINE}


def test_accounts_bring_their_notice() -> None:
    heard = hears("注销 平安临川", clerk("B02", now=SPRING), plans.county())

    assert heard.slots["account_candidates"] == [3, 4]
    assert heard.slots["candidate_plans"] == [plans.NINE, plans.NINE]


def test_urging_says_of_which_notice() -> None:
    heard = hears("催办 9号文任务1", holder("市府办审批", "S01", now=SPRING), plans.county())

    assert heard.slots == {"task": 1, "plan": plans.NINE, "target": "unfinished", "ask": "confirm"}


def test_with_one_notice_no_question_is_asked() -> None:
    assert hears("完成 1", clerk("Z01"), plans.notice()).slots == {"task": 1}


def test_a_report_on_another_notice_is_no_part_of_the_list_of_people() -> None:
    asked = Asked("ask", fields=("people", "text"), about="TASK_DONE")
    said = hears("防汛任务3完成了", clerk("T01", asked=asked, now=SPRING), plans.county())

    assert (said.intent, said.slots.get("task")) == ("TASK_DONE", 3)
