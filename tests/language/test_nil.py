"""零报告: everyday supervision has tasks with nothing to report; that is a report, asked about once."""

import pytest

from bot.language import Meaning, interpret, parse_context
from tests.language import plans

UNIT = "role=经办人;unit=市公安局;now=2022-07-20T10:00"


def heard(text: str, who: str = UNIT) -> Meaning:
    lexicon = plans.notice()
    return interpret(text, parse_context(who, lexicon), lexicon)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("任务3零报告", "零报告"),
        ("任务1没有，零报告", "没有，零报告"),
        ("3 零报告", "零报告"),
        ("任务3零报告，没有要注销的", "零报告，没有要注销的"),
        ("任务1已完成，零报告", "已完成，零报告"),
    ],
)
def test_nothing_to_report_is_a_report_that_is_asked_about(text: str, told: str) -> None:
    said = heard(text)

    assert (said.intent, said.act) == ("TASK_DONE", "offer")
    assert said.slots["text"] == told


def test_which_task_it_is_about_is_asked() -> None:
    said = heard("本单位零报告")

    assert (said.intent, said.act, said.slots["text"]) == ("TASK_DONE", "ask", "本单位零报告")


@pytest.mark.parametrize("text", ["任务1要零报告吗", "任务1零报告怎么报", "没有的也要零报告", "明天零报告"])
def test_who_asks_about_it_reports_nothing(text: str) -> None:
    assert heard(text).intent != "TASK_DONE"
