"""What waits for a phone's minute or for WeCom waits quietly: it does not ask the database without end."""

from sqlalchemy import event

from tests.scheduler.office import Office


def _looks(office: Office, seconds: float) -> int:
    """How often delivery took the writer's lock while it waited for so long."""
    begun: list[object] = []
    event.listen(office.database.engine, "begin", begun.append)
    office.delivery.drain(seconds)
    return len(begun)


def test_a_phone_that_had_its_minute_is_waited_for(office: Office) -> None:
    for n in range(40):
        office.hand_in("li", f"第{n}条")
    office.delivery.drain(0.1)

    assert _looks(office, 1.5) < 12  # a look each quarter of a second


def test_a_paused_application_is_waited_for(office: Office) -> None:
    for n in range(3):
        office.hand_in("li", f"第{n}条")
    office.emulator.fail_next("message/send", 45009)
    office.delivery.drain(0.1)

    assert _looks(office, 1.5) < 12
