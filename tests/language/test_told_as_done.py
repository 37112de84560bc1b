"""What tells that something was handed in already is no yes to what would be reported."""

import pytest

from bot.language import Asked
from tests.language import plans
from tests.language.speaking import clerk, hears

BATCH = Asked("confirm", intent="TASK_DONE", about="TASK_DONE", words="将上报办结：任务4、任务6。回复“确认”提交。")


@pytest.mark.parametrize("words", ["提交上去了", "提交了", "都交上去了", "报上去了"])
def test_it_is_asked_about_or_left_open(words: str) -> None:
    meaning = hears(words, clerk("Z02", asked=BATCH), plans.notice())

    assert meaning.act != "do", meaning


@pytest.mark.parametrize("words", ["提交", "报吧", "确认提交"])
def test_a_yes_stays_one(words: str) -> None:
    meaning = hears(words, clerk("Z02", asked=BATCH), plans.notice())

    assert (meaning.intent, meaning.act) == ("CONFIRM", "do")


@pytest.mark.parametrize(
    ("words", "stage"),
    [
        ("好了已经提交平台注销了", "submitted"),
        ("刚把材料提交到平台去注销了", "submitted"),
        ("平台已经注销了", "closed"),
    ],
)
def test_what_was_handed_in_is_not_gone_yet(words: str, stage: str) -> None:
    meaning = hears(words, clerk("B02", facts={"approved": "ZX-2022-001:6"}), plans.notice())

    assert (meaning.intent, meaning.slots.get("stage")) == ("EXECUTION_REPORT", stage), meaning
