"""Make examples.csv and answers.csv in config/language of sentences with known meaning: `python bench/examples.py`.

Takes the sentences of tests/language; what was added by hand stays; names, numbers and days become placeholders.
"""

import csv
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bot.language import Lexicon, parse_context  # noqa: E402 - the path comes first
from bot.language.answers.moves import question_of, readable, said_to  # noqa: E402
from bot.language.asked import AGREES, ANSWERS, ENDS, WANTS_OTHER  # noqa: E402
from bot.language.cues import TALK  # noqa: E402
from bot.language.hearing import as_called  # noqa: E402
from bot.language.offers.likely import masked, speaker  # noqa: E402
from bot.language.scene import scene_of  # noqa: E402
from tests.language import plans  # noqa: E402

FOLDER = ROOT / "config/language"
ABBREVIATED = 4  # letters at most: ok, help
HEAD = ("意图", "谁", "在哪", "例句")
ANSWERS_HEAD = ("问的", "回答", "例句")
QUIET = {"UNKNOWN", "IGNORE"}
SAYING = {"FILL": ANSWERS, "SELECT": ANSWERS, "CONFIRM": AGREES, "DIALOG_CANCEL": ENDS, "DENY": ENDS}
STAYING = {"UNKNOWN", "IGNORE", "HELP", "CONTACT_OFFICE"}  # whether it waits, asks back or chats, a person must say


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


def answers(path: Path, lexicon: Lexicon) -> Iterator[tuple[str, str, str]]:
    """What each answer to a question of ours does, where the set says it without an alternative."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            context = parse_context(row["context"], lexicon)
            question = question_of(context.asked) if context.asked and context.asked.mine else None
            intents = set((row.get("intent") or row["expected_intent"]).split("/"))
            moves = {SAYING.get(intent, WANTS_OTHER) for intent in intents}
            said = readable(said_to(scene_of(row["utterance"], context, lexicon))).strip()
            if question and said and len(moves) == 1 and not intents & STAYING:
                yield question, moves.pop(), said


def main() -> None:
    """Write both files, one example a line, sorted by meaning."""
    folder = ROOT / "tests/language"
    paths = (folder / "utterances.csv", folder / "findings.csv", *folder.glob("unseen/*.csv"))
    read = [(path, plans.county() if path.stem.startswith("county") else plans.notice()) for path in paths]
    written("examples.csv", HEAD, {row for path, lexicon in read for row in examples(path, lexicon)})
    written("answers.csv", ANSWERS_HEAD, {row for path, lexicon in read for row in answers(path, lexicon)})


def written(name: str, head: tuple[str, ...], found: set[tuple[str, ...]]) -> None:
    """What was taught by hand stays."""
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        kept = {tuple(row) for row in list(csv.reader(file))[1:]}
    with (FOLDER / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(head)
        writer.writerows(sorted(kept | found))
    print(f"{name}: {len(kept | found)}")


if __name__ == "__main__":
    main()
