"""An empty database with tables, and plan folders to change."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.database import Base, Database
from tests.load.folders import SECOND, YIWU, PlanFolder


@pytest.fixture(scope="session")
def empty_tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database file with tables and no rows, to copy."""
    path = tmp_path_factory.mktemp("tables") / "empty.db"
    database = Database(f"sqlite:///{path}")
    Base.metadata.create_all(database.engine)
    database.close()
    return path


@pytest.fixture
def database(empty_tables: Path, tmp_path: Path) -> Iterator[Database]:
    """A file of SQLite's, so that readers see what was committed."""
    database = Database(f"sqlite:///{shutil.copy(empty_tables, tmp_path / 'load.db')}")
    yield database
    database.close()


@pytest.fixture
def either_database(database_url: str) -> Iterator[Database]:
    """SQLite, then PostgreSQL."""
    database = Database(database_url)
    Base.metadata.create_all(database.engine)
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
