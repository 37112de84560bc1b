"""10已经报过一次了吧 asks, 001先撤了 names an application by its last digits."""

import pytest

from bot.language import Meaning, interpret, parse_context
from tests.language import plans

UNIT = "role=经办人;unit=市公安局;now=2022-08-12T10:00"


def heard(text: str, state: str = "") -> Meaning:
    lexicon = plans.notice()
    return interpret(text, parse_context(f"{UNIT};{state}", lexicon), lexicon)


@pytest.mark.parametrize(
    "text", ["10已经报过一次了吧", "任务10报过了吗", "第十项我们已经上报过了吧", "任务10不是签收过了吗"]
)
@pytest.mark.parametrize("state", ["", "state=confirm:TASK_DONE", "state=confirm:TASK_WITHDRAW"])
def test_whether_it_was_reported_is_shown_and_nothing_reported(text: str, state: str) -> None:
    assert (heard(text, state).intent, heard(text, state).slots.get("task")) == ("TASK_DETAIL", 10)


@pytest.mark.parametrize("text", ["任务10已经报过了", "任务10办好了吧", "10报一次"])
def test_what_tells_is_no_such_question(text: str) -> None:
    assert (heard(text).intent, heard(text).act) != ("TASK_DETAIL", "do")


def test_three_digits_are_an_application() -> None:
    said = heard("001先撤了", "open_request=ZX-2022-001:6,ZX-2022-002:7")

    assert (said.intent, said.slots.get("request"), said.act) == ("REQUEST_WITHDRAW", "ZX-2022-001", "offer")


def test_of_two_that_end_so_it_is_asked_which() -> None:
    said = heard("001撤回", "open_request=ZX-2022-001:6,YQ-2022-001:")

    assert (said.intent, said.slots.get("ask")) == ("REQUEST_WITHDRAW", "which_request")


def test_without_one_no_task_is_taken_back() -> None:
    assert heard("001先撤了").intent != "TASK_WITHDRAW"
