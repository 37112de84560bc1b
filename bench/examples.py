"""Make config/language/examples.csv of sentences with known meaning: `python bench/examples.py`.

Takes the sentences of tests/language; examples added by hand stay; names, numbers and days become placeholders.
"""

import csv
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bot.language import Lexicon, parse_context  # noqa: E402 - the path comes first
from bot.language.cues import PLACES, TALK  # noqa: E402
from bot.language.hearing import as_called  # noqa: E402
from bot.language.offers.likely import masked, speaker  # noqa: E402
from bot.language.scene import scene_of  # noqa: E402
from tests.language import plans  # noqa: E402

OUT = ROOT / "config/language/examples.csv"
ABBREVIATED = 4  # letters at most: ok, help
HEAD = ("意图", "谁", "在哪", "例句")
QUIET = {"UNKNOWN", "IGNORE"}
NAMES = {mark: name for name, mark in PLACES.items()}


def examples(path: Path, lexicon: Lexicon) -> Iterator[tuple[str, str, str, str]]:
    """What each row says, as an example; answers to questions and what was not said to us teach nothing."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            context = parse_context(row["context"], lexicon)
            intent = (row.get("intent") or row["expected_intent"]).split("/")[0]
            if context.asked or context.chat == "group" or intent == "REJECT_INPUT" or not row["utterance"].strip():
                continue
            text = row["utterance"]
            if text.isascii() and len(text) > ABBREVIATED:
                continue  # pinyin is read as the words that it spells
            alone = context.chat == "single"
            said = readable(masked(scene_of(text, context, lexicon)) if alone else as_called(text, context, lexicon))
            yield (TALK if intent in QUIET else intent), speaker(context), context.chat, said


def readable(said: str) -> str:
    """The placeholders in words."""
    return "".join(f"{{{NAMES[char]}}}" if char in NAMES else char for char in said)


def main() -> None:
    """Write the file, one example a line, sorted by meaning."""
    with OUT.open(encoding="utf-8", newline="") as file:
        found = {tuple(row) for row in list(csv.reader(file))[1:]}  # what was taught by hand stays
    folder = ROOT / "tests/language"
    for path in (folder / "utterances.csv", folder / "findings.csv", *folder.glob("unseen/*.csv")):
        found |= set(examples(path, plans.county() if path.stem.startswith("county") else plans.notice()))
    with OUT.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(HEAD)
        writer.writerows(sorted(found))
    print(f"{len(found)} examples")


if __name__ == "__main__":
    main()
