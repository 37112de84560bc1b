"""退回 gives time to mend: what came too late stays late, what came in time may be mended later."""

from datetime import date

import pytest

from bot.clock import at, end_of
from bot.models import Assignment, Role
from bot.models.standing import in_time, is_late
from tests.models.items import DAYS, OFFICE, TOWN, act, item, member

CLERK, REVIEWER = member("张三", TOWN, Role.CLERK), member("周八", OFFICE, Role.FIRST_REVIEWER)
APPROVER = member("孙七", OFFICE, Role.APPROVER)
DUE = end_of(date(2022, 7, 31))


def returned(reported_on: date) -> Assignment:
    """Due on 31 July, reported that day, returned the day after."""
    thing = item(state="办理中")
    thing.report(act(CLERK, at(reported_on, 10)), "好了")
    thing.return_(act(REVIEWER, at(date(reported_on.year, reported_on.month, reported_on.day + 1), 9)), "不全", DAYS)
    return thing


def mended(thing: Assignment, on: date, done_on: date | None = None) -> bool | None:
    """Reported once more and passed; whether it counts as in time."""
    thing.report(act(CLERK, at(on, 10)), "补好了", done_on)
    thing.verify_pass(act(REVIEWER, at(on, 15)))
    return in_time(thing, DAYS)


def test_time_to_mend_makes_no_late_report_timely() -> None:
    thing = returned(date(2022, 9, 1))
    assert (thing.due_at, thing.judged_due_at) == (end_of(date(2022, 9, 7)), DUE)
    assert not is_late(thing, "单位经办", at(date(2022, 9, 6), 9), DAYS)  # the days that it was given are its own

    assert mended(thing, date(2022, 9, 5)) is False


def test_a_second_return_forgets_nothing() -> None:
    thing = returned(date(2022, 9, 1))
    thing.report(act(CLERK, at(date(2022, 9, 5), 10)), "补好了")
    thing.return_(act(REVIEWER, at(date(2022, 9, 6), 9)), "还是不全", DAYS)

    assert mended(thing, date(2022, 9, 7)) is False


def test_a_timely_report_may_be_mended_in_the_time_that_it_is_given() -> None:
    assert mended(returned(date(2022, 7, 28)), date(2022, 8, 3)) is True
    assert mended(returned(date(2022, 7, 28)), date(2022, 8, 9)) is False


def test_an_earlier_day_counts_if_the_verifier_accepts_it() -> None:
    assert mended(returned(date(2022, 9, 1)), date(2022, 9, 5), date(2022, 7, 25)) is True


@pytest.mark.parametrize("taken_back", [False, True])
def test_an_extension_that_an_approver_grants_judges_it(taken_back: bool) -> None:  # noqa: FBT001 - parametrized
    thing = returned(date(2022, 9, 1))
    thing.extend(act(APPROVER, at(date(2022, 9, 5), 9)), date(2022, 9, 15), "YQ-2022-001")
    if taken_back:
        thing.unextend(act(APPROVER, at(date(2022, 9, 5), 10)), date(2022, 9, 7), date(2022, 9, 15), "YQ-2022-001")

    assert mended(thing, date(2022, 9, 6)) is not taken_back
