"""Tables without a row, and plan folders to change."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.database import Database
from tests.load.folders import SECOND, YIWU, PlanFolder


@pytest.fixture
def database(sqlite_tables: str) -> Iterator[Database]:
    """A file of SQLite's, so that readers see what was committed."""
    database = Database(sqlite_tables)
    yield database
    database.close()


@pytest.fixture
def either_database(tables_url: str) -> Iterator[Database]:
    """SQLite, then PostgreSQL."""
    database = Database(tables_url)
    yield database
    database.close()


@pytest.fixture
def folder(tmp_path: Path) -> PlanFolder:
    """The small notice."""
    return PlanFolder(SECOND, tmp_path / "plan")


@pytest.fixture
def yiwu(tmp_path: Path) -> PlanFolder:
    """The real notice."""
    return PlanFolder(YIWU, tmp_path / "yiwu")
