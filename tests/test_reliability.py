"""docs/reliability.md names only tests that exist."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PAGE = (ROOT / "docs" / "reliability.md").read_text("utf-8")
FILES = sorted(set(re.findall(r"`((?:tests/[\w/]*)?test_\w+\.py)", PAGE)))
TESTS = sorted(set(re.findall(r"::(test_\w+)", PAGE)) | set(re.findall(r"`(an?_\w+|two_\w+)…", PAGE)))


@pytest.mark.parametrize("name", FILES)
def test_a_named_file_exists(name: str) -> None:
    assert list((ROOT / "tests").rglob(Path(name).name))
    assert "/" not in name or (ROOT / name).is_file()


@pytest.mark.parametrize("name", TESTS)
def test_a_named_test_exists(name: str) -> None:
    defined = [
        path
        for path in (ROOT / "tests").rglob("test_*.py")
        if f"def test_{name.removeprefix('test_')}" in path.read_text("utf-8")
    ]

    assert defined
