"""An upgrade of tables that are full: killed in the middle, begun by two at once; nothing of the rows is lost."""

import subprocess
import sys

import pytest
from sqlalchemy import Engine, MetaData, func, select, text
from sqlalchemy.exc import DBAPIError

from bot import schema
from tests.faults import next_version
from tests.faults.conftest import Built
from tests.faults.scale import BOTH, tell
from tests.faults.town import Town, eventually

ANNOYED = "UPDATE history SET who = 'x' WHERE id = 1"


def counts(engine: Engine) -> dict[str, int]:
    """Rows a table; what time it is said to be is set by whoever starts first."""
    tables = MetaData()
    tables.reflect(engine)
    tables.remove(tables.tables["business_time"])
    with engine.connect() as connection:
        found = {
            name: connection.scalar(select(func.count()).select_from(table)) for name, table in tables.tables.items()
        }
    return {name: count or 0 for name, count in found.items()}


def starter(office: Town, **settings: str) -> subprocess.Popen[str]:
    """`duban init` of the next version."""
    command, environment = [sys.executable, "-m", "bot", "init"], {**office.environment, **settings}
    return subprocess.Popen(
        command, env=environment, cwd=office.home, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )


@pytest.mark.parametrize("dialect", BOTH)
def test_an_upgrade_that_is_killed_half_way_has_not_happened(town: Built, dialect: str) -> None:
    office = town(dialect)
    half_done = office.folder / "half-done"
    with office.database() as database:
        before = counts(database.engine)
    office.home = next_version.made_in(office.folder)
    first = starter(office, **{next_version.STOPS: str(half_done)})
    eventually(half_done.exists)
    first.kill()
    first.communicate()
    with office.database() as database:
        assert schema.is_current(database)
        assert counts(database.engine) == before

    two = [starter(office), starter(office)]
    said = [one.communicate()[0] for one in two]

    assert [one.returncode for one in two] == [0, 0], said
    with office.database() as database:
        assert not schema.is_current(database)
        assert counts(database.engine) == before
        assert next_version.written_by(database.engine).keys() <= {next_version.BEFORE}
        with pytest.raises(DBAPIError), database.engine.begin() as connection:
            connection.execute(text(ANNOYED))
    assert office.run("verify-history").returncode == 0
    tell(f"upgrade, {dialect}", tables=len(before), rows=sum(before.values()))
