"""Moments of machine time in the outbox: alike on both databases, and sound when a clock is set back."""

from datetime import timedelta

from tests.scheduler.office import Office


def test_a_clock_that_was_set_back_holds_nothing_up(office: Office) -> None:
    office.clock.move_on(hours=1)
    number = office.hand_in("li", "请看")
    office.emulator.fail_next("message/send", -1)
    office.go()
    assert office.row(number).state == "待发"

    office.go(hours=-1)

    assert office.texts("li") == ["请看"]


def test_the_first_attempt_is_kept_in_utc_on_both_databases(either_office: Office) -> None:
    before = either_office.clock.now()
    number = either_office.hand_in("li", "请看")

    either_office.go()

    row = either_office.row(number)
    assert row.first_attempt_at is not None
    assert row.sent_at is not None
    assert before - timedelta(minutes=1) < row.first_attempt_at <= row.sent_at
