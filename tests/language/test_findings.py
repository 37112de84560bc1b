"""Sentences that were once misread (findings.csv), each with its whole meaning: intent, every slot, act."""

import csv
import json
from pathlib import Path

import pytest

from bot.language import interpret, parse_context
from tests.language import plans

FILE = Path(__file__).with_name("findings.csv")
with FILE.open(encoding="utf-8", newline="") as opened:
    ROWS = list(csv.DictReader(opened))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['utterance']}-{row['context'].rpartition(';')[2]}")
def test_what_was_once_misread_is_understood(row: dict[str, str]) -> None:
    lexicon = plans.notice()

    heard = interpret(row["utterance"], parse_context(row["context"], lexicon), lexicon)

    assert (heard.intent, heard.act) == (row["expected_intent"], row["act"])
    assert heard.slots | heard.told == json.loads(row["expected_slots"])
