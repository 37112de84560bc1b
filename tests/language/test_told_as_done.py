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
