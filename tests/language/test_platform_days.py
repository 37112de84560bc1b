"""What the platform did and when: taken on a day, frozen from that day on, asked for and not yet closed."""

import pytest

from bot.language import Meaning, interpret, parse_context
from tests.language import plans

UNIT = "role=经办人;unit=市公安局;now=2022-08-29T10:00"


def heard(text: str, state: str) -> Meaning:
    lexicon = plans.notice()
    return interpret(text, parse_context(f"{UNIT};state={state}", lexicon), lexicon)


@pytest.mark.parametrize(
    ("text", "stage", "days"),
    [
        ("平台23号就提交了", "submitted", {"accepted_on": "2022-08-23"}),
        ("平台23号受理的", "submitted", {"accepted_on": "2022-08-23"}),
        ("知乎那边23号就申请注销了", "submitted", {"accepted_on": "2022-08-23"}),
        ("知乎23号提交了注销申请，冻结15天", "frozen", {"accepted_on": "2022-08-23", "date": "2022-09-07"}),
    ],
)
def test_the_platforms_step_keeps_its_day(text: str, stage: str, days: dict[str, str]) -> None:
    said = heard(text, "approved=ZX-2022-001:6")

    assert (said.intent, said.slots["stage"]) == ("EXECUTION_REPORT", stage)
    assert {name: said.slots[name] for name in days} == days


def test_what_was_applied_for_here_is_nothing_done_on_the_platform() -> None:
    said = heard("知乎号我们已经申请注销了", "open_request=ZX-2022-001:6")

    assert said.act == "offer"
    assert "flag" not in said.slots
