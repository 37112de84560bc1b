"""Every error code asks for something, and no unknown one is repeated for ever."""

import pytest

from bot.wecom.errors import REMEDIES, Action, Kind, TryLater, Undeliverable, failure, remedy

LISTED = [
    (-1, Action.TRANSIENT),
    (6000, Action.TRANSIENT),
    (45033, Action.TRANSIENT),
    (60020, Action.TRANSIENT),
    (45009, Action.RATE),
    (40001, Action.TOKEN),
    (40014, Action.TOKEN),
    (41001, Action.TOKEN),
    (42001, Action.TOKEN),
    (40003, Action.RECIPIENT),
    (46004, Action.RECIPIENT),
    (60111, Action.RECIPIENT),
    (60011, Action.RECIPIENT),
    (50002, Action.RECIPIENT),
    (81013, Action.RECIPIENT),
    (86001, Action.RECIPIENT),
    (93000, Action.RECIPIENT),
    (40013, Action.CONFIGURATION),
    (40056, Action.CONFIGURATION),
    (301002, Action.CONFIGURATION),
    (48002, Action.CONFIGURATION),
    (50003, Action.CONFIGURATION),
    (40007, Action.GONE),
    (42016, Action.GONE),
    (42022, Action.GONE),
    (42052, Action.GONE),
    (40008, Action.BUG),
    (40058, Action.BUG),
    (42014, Action.BUG),
    (42017, Action.BUG),
    (42045, Action.BUG),
    (45002, Action.BUG),
    (82001, Action.BUG),
]


@pytest.mark.parametrize(("code", "action"), LISTED, ids=str)
def test_a_listed_code_asks_for_what_the_table_says(code: int, action: Action) -> None:
    assert remedy(code).action is action


def test_a_code_that_no_table_knows_waits_for_a_person() -> None:
    fault = failure(999999, "?")

    assert isinstance(fault, Undeliverable)
    assert fault.kind is Kind.BUG


@pytest.mark.parametrize("code", sorted(REMEDIES))
def test_every_code_becomes_one_exception_that_names_it(code: int) -> None:
    fault = failure(code, "errmsg of WeCom")

    assert fault.code == code
    assert "errmsg of WeCom" in str(fault)
    if isinstance(fault, TryLater):
        assert fault.after_seconds >= 1
