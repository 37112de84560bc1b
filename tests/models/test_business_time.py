"""业务时钟: of several processes that start in a sandbox at once, one sets it."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from bot.database import Database
from bot.models.calendar import begin_business_time, business_now, set_business_time

MACHINE = datetime(2026, 1, 5, 1, 0, tzinfo=UTC)
SET = datetime(2022, 7, 20, 1, 0, tzinfo=UTC)
LATER = SET + timedelta(days=1)
REACHES_IT = 0.3  # s for the second process to come to the first one's row; too short makes the test weaker, never red


@pytest.fixture
def database(tables_url: str) -> Iterator[Database]:
    database = Database(tables_url)
    yield database
    database.close()


def after(setting: Callable[[Session, datetime, datetime], None], database: Database, moment: datetime) -> datetime:
    """What time it is once another process has set or begun it."""
    with database.change() as session:
        setting(session, moment, MACHINE)
        return business_now(session, MACHINE)


def test_a_second_starter_keeps_the_time_of_the_first(database: Database) -> None:
    with ThreadPoolExecutor() as other, database.change() as session:
        begin_business_time(session, SET, MACHINE)
        second = other.submit(after, begin_business_time, database, LATER)
        with pytest.raises(TimeoutError):
            second.result(timeout=REACHES_IT)
        session.commit()
        assert second.result() == SET


def test_who_moves_the_clock_while_it_is_set_moves_it(database: Database) -> None:
    with ThreadPoolExecutor() as other, database.change() as session:
        begin_business_time(session, SET, MACHINE)
        second = other.submit(after, set_business_time, database, LATER)
        with pytest.raises(TimeoutError):
            second.result(timeout=REACHES_IT)
        session.commit()
        assert second.result() == LATER
