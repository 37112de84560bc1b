"""今天催了哪几家, 今天我批了几个: what was done is asked for, and nobody is urged by it."""

import pytest

from bot.language import Meaning, interpret, parse_context
from tests.language import plans

OFFICE, CLERK = "role=市府办审批;unit=市府办", "role=经办人;unit=苏溪镇"


def heard(text: str, who: str = OFFICE) -> Meaning:
    return interpret(text, parse_context(f"{who};now=2022-08-03T10:00", plans.notice()), plans.notice())


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("今天催了哪几家", {"figure": "urged", "since": "2022-08-03", "until": "2022-08-03"}),
        ("昨天催办了几家", {"figure": "urged", "since": "2022-08-02", "until": "2022-08-02"}),
        ("本周我们催过哪些单位", {"figure": "urged", "since": "2022-08-01", "until": "2022-08-07"}),
        ("我今天催了谁", {"figure": "urged", "since": "2022-08-03", "until": "2022-08-03", "mine": True}),
        ("催了哪几家", {"figure": "urged"}),
        ("今天我批了几个", {"figure": "requests", "state": "approved", "since": "2022-08-03", "mine": True}),
        ("我昨天审批了多少", {"figure": "requests", "state": "approved", "since": "2022-08-02", "mine": True}),
    ],
)
def test_what_was_done_is_a_figure(text: str, slots: dict[str, object]) -> None:
    said = heard(text)

    assert (said.intent, said.act) == ("STATS", "do")
    assert slots.items() <= said.slots.items()
    assert ("mine" in said.slots) == ("mine" in slots)


@pytest.mark.parametrize("text", ["今天催谁", "催一下佛堂", "今天要催哪几家", "昨天催了几次", "今天批了几个", "我批了"])
def test_what_is_still_to_be_done_or_counted_is_as_ever(text: str) -> None:
    said = heard(text)

    assert said.slots.get("figure") != "urged"
    assert "mine" not in said.slots


def test_a_clerk_is_told_nothing_of_the_others() -> None:
    assert heard("今天催了哪几家", CLERK).slots.get("figure") != "urged"
