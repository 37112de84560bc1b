"""The row's lock and its version, each alone: `test_at_once` finds only the lack of both, since either is enough."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified
from sqlalchemy.orm.exc import StaleDataError

from bot.database import Base
from bot.models import Account, Assignment, Rectification, Request
from tests.faults.test_at_once import CLERK, FORM
from tests.stages import JULY, Stages
from tests.world import World

SHORTLY = 0.2  # seconds that the second waits for a lock
LOADERS: dict[str, Callable[[Session, Request, Rectification], object]] = {
    "request by number": lambda session, request, _: Request.for_change(session, request.number),
    "request by id": lambda session, request, _: Request.with_id_for_change(session, request.id),
    "request of an account": lambda session, request, _: Request.open_about(session, request.open_account_id or 0),
    "rectification by number": lambda session, _, order: Rectification.for_change(session, order.number),
    "rectification by id": lambda session, _, order: Rectification.with_id_for_change(session, order.id),
    "rectification by key": lambda session, _, order: Rectification.open_under(session, order.open_key or ""),
    "item": lambda session, *_: Assignment.for_change(session, 1),
}


@pytest.fixture(scope="module")
def july(stages: Stages, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """20 July on PostgreSQL with an application and an order of 整改; nothing here changes it."""
    folder: Path = tmp_path_factory.mktemp("at_once")
    with stages.enter(JULY, "postgresql", folder) as world:
        world.say(CLERK, FORM)
        world.say(CLERK, "是")
        world.say("shuguan_jc", "下发整改 义乌教育之声 链接失效")
        yield world


@pytest.mark.parametrize("name", LOADERS)
def test_the_lock_alone_makes_the_second_wait(july: World, name: str) -> None:
    """Fails if `with_for_update` of that loader is taken away, whatever the version says."""
    load, database = LOADERS[name], july.house.database
    with database.read() as session:
        request, order = session.scalars(select(Request)).one(), session.scalars(select(Rectification)).one()
        session.expunge_all()

    with database.change() as first, database.change(patience=SHORTLY) as second:
        assert load(first, request, order) is not None
        with pytest.raises(OperationalError, match="lock timeout"):
            load(second, request, order)
    with database.change(patience=SHORTLY) as afterwards:
        assert load(afterwards, request, order) is not None


@pytest.mark.parametrize("kind", [Request, Assignment, Rectification, Account])
def test_the_version_alone_undoes_who_read_before_the_other_wrote(july: World, kind: type[Base]) -> None:
    """Fails if `version_id_col` of that table is taken away: both read without a lock, the other writes first."""
    with july.house.database.change() as early, july.house.database.change() as late:
        [mine], [theirs] = (session.scalars(select(kind).limit(1)).all() for session in (late, early))
        flag_modified(theirs, "plan_id")
        early.commit()
        flag_modified(mine, "plan_id")
        with pytest.raises(StaleDataError):
            late.flush()


def test_every_table_with_a_version_compares_it() -> None:
    counted = [mapper for mapper in Base.registry.mappers if "version" in mapper.columns]

    assert len(counted) > 0
    assert [mapper.class_.__name__ for mapper in counted if mapper.version_id_col is None] == []
