"""What a clerk says of his unit's order in other words than 整改反馈."""

import pytest

from bot.language import Asked
from tests.language import plans
from tests.language.speaking import clerk, hears

OPEN = {"open_rect": "ZG-2022-001"}
LINK = "https://mp.weixin.qq.com/s/abd"


def test_a_link_with_a_word_of_mending_is_feedback() -> None:
    said = hears(f"{LINK} 第二段改过来了", clerk("Z02", facts=OPEN), plans.notice())

    assert (said.intent, said.slots["rect"], said.act) == ("RECTIFY_FEEDBACK", "ZG-2022-001", "offer")
    assert said.slots["text"] == f"{LINK} 第二段改过来了"


def test_a_link_that_was_asked_for_is_taken() -> None:
    asked = Asked("confirm", about="RECTIFY_FEEDBACK")

    assert hears(LINK, clerk("Z02", facts=OPEN, asked=asked), plans.notice()).act == "do"


def test_half_of_it_is_no_feedback() -> None:
    said = hears("评论功能已经打开了，但私信还没开", clerk("Z02", facts=OPEN), plans.notice())

    assert said.slots == {"hint": "rect_partly"}


@pytest.mark.parametrize("words", ["整改ZG-2022-001延到8月10日，平台限流", "8月15号前改不了，能不能推到月底"])
def test_an_order_is_not_extended(words: str) -> None:
    assert hears(words, clerk("Z02", facts=OPEN), plans.notice()).slots == {"hint": "rect_time"}


def test_feedback_is_not_taken_back_as_a_tasks_report() -> None:
    said = hears("那把刚才的反馈撤回来", clerk("Z02", facts={"sent_rect": "ZG-2022-001"}), plans.notice())

    assert (said.intent, said.slots["rect"]) == ("RECTIFY_WITHDRAW", "ZG-2022-001")


def test_whether_they_passed_shows_the_list() -> None:
    assert hears("整改的都过了吧", clerk("Z02", facts=OPEN), plans.notice()).intent == "RECTIFY_LIST"


def test_a_report_with_its_number_is_no_feedback_on_an_order_that_is_open() -> None:
    words = "完成 YJ-2022-001 后台关键词回复坏了，昨天修好，已逐条回复"

    said = hears(words, clerk("Z01", facts=OPEN), plans.notice())

    assert (said.intent, said.act, said.slots["task"]) == ("TASK_DONE", "do", "YJ-2022-001")


@pytest.mark.parametrize("head", ["整改反馈：", "反馈：", "整改反馈 "])
def test_the_head_is_no_part_of_what_was_mended(head: str) -> None:
    said = hears(f"{head}今天已发3条新内容", clerk("Z02", facts=OPEN), plans.notice())

    assert (said.intent, said.slots["text"]) == ("RECTIFY_FEEDBACK", "今天已发3条新内容")
