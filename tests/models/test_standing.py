"""Who an item waits for, its light, whether it is overdue and whether it was in time."""

import re
from datetime import date

import pytest

from bot.clock import at, end_of
from bot.models import Account, Request
from bot.models.account import AccountState, Disposition
from bot.models.assignment import (
    AWAITING_ACK,
    AWAITING_CHECK,
    AWAITING_REASSIGN,
    DONE,
    IN_HAND,
    NOT_HANDED_OVER,
    RETURNED,
    VOID,
)
from bot.models.request import (
    APPROVED,
    AT_PLATFORM,
    AWAITING_APPROVAL,
    AWAITING_SIGN,
    CLOSED_OUT,
    DRAFT,
    REFUSED,
    REJECTED,
)
from bot.models.request import AWAITING_CHECK as AT_MONITOR
from bot.models.standing import Around, Light, Waits, in_time, in_time_until, is_late, light, standing, waiting
from bot.wording.items import line
from bot.wording.tasks import detail
from tests.models.items import DAYS, GRACE, NOON, TOWN, item, plan

SUNDAY = date(2022, 7, 31)


def account(number: int, disposition: str = Disposition.CLOSE, state: str = AccountState.IN_USE) -> Account:
    """An account that has to go, by default."""
    return Account(
        id=number, number=number, name=f"账号{number}", platform="微信订阅号", disposition=disposition, state=state
    )


def request(about: Account, state: str, blocked: str = "") -> Request:
    """An application about it."""
    return Request(number=f"ZX-2022-{about.number:03d}", account_id=about.id, state=state, blocked=blocked, plan=plan())


@pytest.mark.parametrize(
    ("state", "waits"),
    [
        ("—", "市府办"),
        (AWAITING_ACK, "单位经办"),
        (IN_HAND, "单位经办"),
        (RETURNED, "单位经办"),
        (AWAITING_REASSIGN, "待改派"),
        (DONE, ""),
        (VOID, ""),
    ],
)
def test_each_state_waits_for_somebody(state: str, waits: str) -> None:
    assert waiting(item(state=state)) == waits


@pytest.mark.parametrize("verifier", ["市府办", "市融媒体中心", "市数管中心"])
def test_a_report_waits_for_the_unit_that_verifies(verifier: str) -> None:
    assert waiting(item(state=AWAITING_CHECK, verifier=verifier)) == verifier


@pytest.mark.parametrize(
    ("state", "waits"),
    [
        (DRAFT, Waits.CLERK),
        (AWAITING_SIGN, Waits.SIGNER),
        (AWAITING_APPROVAL, Waits.OFFICE),
        (APPROVED, Waits.CLERK),
        (AT_PLATFORM, Waits.CLERK),
        (AT_MONITOR, Waits.MONITOR),
        (REFUSED, Waits.OFFICE),
        (REJECTED, Waits.CLERK),
    ],
)
def test_task_3_waits_for_whom_the_account_s_application_waits_for(state: str, waits: str) -> None:
    one = account(1)

    assert waiting(item(state=IN_HAND, computed="账号"), Around([one], {1: request(one, state)})) == waits


def test_task_3_waits_for_the_unit_as_long_as_one_account_does() -> None:
    first, second = account(1), account(2)
    around = Around([first, second], {1: request(first, AWAITING_APPROVAL)})

    assert waiting(item(state=IN_HAND, computed="账号"), around) == Waits.CLERK


def test_a_confirmed_block_waits_for_others() -> None:
    one = account(1)
    around = Around([one], {1: request(one, AT_PLATFORM, blocked="已确认")})
    blocked = item(state=IN_HAND)
    blocked.blocked = "已确认"

    assert waiting(item(state=IN_HAND, computed="账号"), around) == Waits.MONITOR
    assert waiting(blocked) == Waits.OFFICE


def test_undecided_accounts_wait_for_the_office_and_are_never_late() -> None:
    thing = item(state=IN_HAND, computed="账号")
    waits = waiting(thing, Around([account(1, Disposition.OPEN)]))

    assert waits == Waits.OFFICE
    assert not is_late(thing, waits, at(date(2022, 12, 1), 9), DAYS)


def test_an_account_that_the_platform_took_no_longer_holds_the_unit() -> None:
    done = account(1, state=AccountState.CLOSED)
    stopped = account(2)
    stopped.accepted_at = NOON
    around = Around([done, stopped, account(3, Disposition.OPEN)], {1: request(done, CLOSED_OUT)})

    assert waiting(item(state=IN_HAND, computed="账号"), around) == Waits.OFFICE


def test_a_sentence_about_an_item_says_nothing_twice() -> None:
    shown = [item(state=state) for state in (NOT_HANDED_OVER, DONE, RETURNED, VOID, IN_HAND)]
    said = "\n".join(detail(one, standing(one, NOON, DAYS), NOON) for one in shown)

    assert re.findall("^佛堂镇：(.*)$", said, re.MULTILINE) == [
        "⚪未交办，等市府办交办",
        "🔵办结",
        "🟡退回，剩11天，等本单位办",
        "⚪中止",
        "🟢正常，办理中，等本单位办",
    ]
    assert line(shown[1], standing(shown[1], NOON, DAYS), NOON).count("办结") == 1


@pytest.mark.parametrize(
    ("summed", "waits"),
    [
        (["", Waits.PLATFORM, Waits.SIGNER], Waits.OFFICE),
        ([Waits.CLERK, Waits.MONITOR], Waits.OFFICE),
        (["", Waits.MONITOR, Waits.PLATFORM], Waits.MONITOR),
    ],
    ids=["other units sign", "other units act", "units have done theirs"],
)
def test_a_summary_never_waits_for_its_own_unit_and_is_never_late(summed: list[str], waits: str) -> None:
    thing = item(state=IN_HAND, computed="汇总:3")
    late = at(date(2022, 12, 1), 9)

    assert waiting(thing, Around(summed=summed)) == waits
    assert not is_late(thing, waits, late, DAYS)
    assert waits in line(thing, standing(thing, late, DAYS, Around(summed=summed)), late)


@pytest.mark.parametrize(
    ("state", "now", "late"),
    [
        (IN_HAND, at(SUNDAY, 23, 59, 59), False),
        (IN_HAND, at(date(2022, 8, 1), 0), True),
        (AWAITING_ACK, at(date(2022, 8, 1), 0), True),
        (RETURNED, at(date(2022, 8, 1), 0), True),
        (AWAITING_CHECK, at(date(2022, 8, 1), 0), False),
        (AWAITING_REASSIGN, at(date(2022, 8, 1), 0), False),
        (DONE, at(date(2022, 8, 1), 0), False),
    ],
)
def test_only_what_waits_for_the_unit_is_late(state: str, now: object, late: bool) -> None:  # noqa: FBT001 - a table
    thing = item(state=state)

    assert standing(thing, now, DAYS).overdue is late  # type: ignore[arg-type]  # moments of the table


def test_grace_after_a_rest_day_reaches_to_the_end_of_the_next_working_day() -> None:
    strict, kind = item(), item(of=plan(**GRACE))

    assert in_time_until(strict, DAYS) == end_of(SUNDAY)
    assert in_time_until(kind, DAYS) == end_of(date(2022, 8, 1))


def test_a_deadline_on_a_working_day_has_no_grace() -> None:
    assert in_time_until(item(due=date(2022, 8, 31), of=plan(**GRACE)), DAYS) == end_of(date(2022, 8, 31))


@pytest.mark.parametrize(
    ("reported", "accepted", "kept"),
    [
        (None, None, None),
        (at(SUNDAY, 23), None, True),
        (at(date(2022, 8, 1), 1), None, False),
        (at(date(2022, 8, 3), 9), end_of(date(2022, 7, 29)), True),
    ],
)
def test_the_report_or_the_accepted_day_decides_what_was_in_time(
    reported: object, accepted: object, kept: object
) -> None:
    thing = item(state=DONE)
    thing.reported_at, thing.accepted_on = reported, accepted  # type: ignore[assignment]  # moments of the table

    assert in_time(thing, DAYS) is kept


@pytest.mark.parametrize(
    ("state", "today", "shown"),
    [
        (IN_HAND, date(2022, 7, 27), Light.GREEN),
        (IN_HAND, date(2022, 7, 28), Light.YELLOW),
        (IN_HAND, date(2022, 8, 1), Light.RED),
        (AWAITING_CHECK, date(2022, 8, 1), Light.YELLOW),
        (DONE, date(2022, 8, 1), Light.BLUE),
        (VOID, date(2022, 8, 1), Light.GREY),
        ("—", date(2022, 8, 1), Light.GREY),
    ],
)
def test_lights(state: str, today: date, shown: Light) -> None:
    thing = item(TOWN, state)

    assert light(thing, waiting(thing), at(today, 9), DAYS) == shown
