"""The shared list of utterances: intent, act and slots of every row."""

import json
from pathlib import Path

import pytest

from bot.language.batch import rows
from tests.language import plans
from tests.language.reading import listed

LIST = Path(__file__).parent / "utterances.csv"
EXPECTED = listed(LIST)


@pytest.fixture(scope="module")
def heard() -> list[dict[str, object]]:
    return list(rows(LIST, plans.notice()))


@pytest.mark.parametrize("number", range(len(EXPECTED)), ids=[row["utterance"][:30] or "(nothing)" for row in EXPECTED])
def test_intent_and_act_are_right(heard: list[dict[str, object]], number: int) -> None:
    row = EXPECTED[number]

    assert (heard[number]["intent"], heard[number]["act"]) == (row["expected_intent"], row["act"])


def test_slots_are_right_in_every_row(heard: list[dict[str, object]]) -> None:
    wrong = [
        row["utterance"]
        for row, said in zip(EXPECTED, heard, strict=True)
        if json.loads(row["expected_slots"]) != said["slots"]
    ]

    assert wrong == []
