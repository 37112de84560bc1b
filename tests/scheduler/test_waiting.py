"""What waits for a phone's minute or for WeCom waits quietly: it does not ask the database without end."""

from sqlalchemy import event

from bot.scheduler import claim
from bot.scheduler.claim import Hour
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


def test_the_next_row_is_found_without_looking_at_all_that_wait(office: Office) -> None:
    """By its index, in the index's order: 20,000 that wait took 20 times as long as 300."""
    asked: list[tuple[str, object]] = []
    office.hand_in("li", "请看")
    with office.database.change() as session:
        event.listen(session.connection(), "before_cursor_execute", lambda *given: asked.append((given[2], given[3])))
        assert claim.take(session, office.clock.now(), "me", Hour(window=True, morning=True)) is not None
        claims = [(said, values) for said, values in asked if said.startswith("WITH due")]
        connection = session.connection().connection.driver_connection
        assert connection is not None
        plans = [str(connection.execute(f"EXPLAIN QUERY PLAN {said}", values).fetchall()) for said, values in claims]

    assert len(plans) == 2
    assert all("ix_outbox_kind" in plan or "ix_outbox_waiting" in plan for plan in plans)
    assert "ORDER BY" not in plans[1]  # a sort looks at all of them
