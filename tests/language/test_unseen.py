"""The sets that were written to be unseen: what each has taught is not forgotten (first readings: docs/language.md)."""

from pathlib import Path

import pytest

from tests.language import plans
from tests.language.reading import Verdict, listed, verdict

SETS = sorted((Path(__file__).parent / "unseen").glob("*.csv"))


@pytest.fixture(scope="module", params=SETS, ids=lambda path: path.stem)
def read(request: pytest.FixtureRequest) -> list[Verdict]:
    path: Path = request.param
    lexicon = plans.county() if path.stem.startswith("county") else plans.notice()
    return [verdict(row, lexicon) for row in listed(path)]


def test_at_least_95_of_100_are_right_or_rightly_offered(read: list[Verdict]) -> None:
    wrong = [heard.sentence for heard in read if not heard.right]

    assert len(wrong) / len(read) <= 0.05, wrong


def test_nothing_is_wrongly_executed(read: list[Verdict]) -> None:
    assert [heard.sentence for heard in read if heard.wrongly_executed] == []


def test_chatter_triggers_nothing(read: list[Verdict]) -> None:
    assert [heard.sentence for heard in read if heard.false_trigger] == []
