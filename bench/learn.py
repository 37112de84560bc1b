"""Make corrections.csv and answer_corrections.csv in config/language: what counting the examples alone gets wrong.

`python bench/learn.py`, after examples.csv or answers.csv has grown.

The examples are read several times in an order of chance. Where the command that was meant does not lead every other
by MARGIN, the pieces of the sentence are moved a little, towards it and away from the other; the mean of all these
moves is what is kept (averaged passive-aggressive learning, Crammer et al. 2006). Takes about a minute; the same
examples give the same file.
"""

import csv
import random
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bot.language.cues import Cues, Example, pieces  # noqa: E402 - the path comes first
from bot.language.vocabulary import Vocabulary  # noqa: E402

FOLDER = ROOT / "config/language"
HEAD = ("片段", "意图:百分之几")
MARGIN = 15.0  # the command that was meant should lead by so much
STEP = 0.1  # no sentence moves a piece by more
ROUNDS = 4
LEAST = 0.05  # smaller corrections are noise
SEED = 2022

Moves = dict[str, dict[str, float]]


def corrections(examples: tuple[Example, ...]) -> Moves:
    """Piece → command → how much more or less it speaks for it than counting says."""
    cues, allowed = Cues(examples), _allowed(examples)
    now: Moves = defaultdict(lambda: defaultdict(float))
    past: Moves = defaultdict(lambda: defaultdict(float))  # each move times the moment it was made
    order, moment, chance = list(examples), 0, random.Random(SEED)  # noqa: S311 - no secret
    for _ in range(ROUNDS):
        chance.shuffle(order)
        for example in order:
            moment += 1
            for piece, intent, more in _moves(cues, now, example, allowed[example.who, example.said]):
                now[piece][intent] += more
                past[piece][intent] += more * moment
    return {p: {i: w - past[p][i] / moment for i, w in moved.items()} for p, moved in now.items()}


def _allowed(examples: tuple[Example, ...]) -> Mapping[tuple[str, str], set[str]]:
    """What a sentence may mean: some have been taken down with two meanings."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for example in examples:
        found[example.who, example.said].add(example.intent)
    return found


def _moves(cues: Cues, moved: Moves, example: Example, allowed: set[str]) -> Iterator[tuple[str, str, float]]:
    found = sorted(pieces(example.said, example.who, example.chat))
    scores = cues.scores(found)
    for piece in found:
        for intent, more in moved.get(piece, {}).items():
            scores[intent] = scores.get(intent, 0.0) + more
    best, other = max((score, intent) for intent, score in scores.items() if intent not in allowed)
    short = MARGIN - (scores.get(example.intent, 0.0) - best)
    if short > 0:
        step = min(STEP, short / (2 * len(found)))
        for piece in found:
            yield piece, example.intent, step
            yield piece, other, -step


def written(path: Path, examples: tuple[Example, ...]) -> None:
    """Write the file, a piece a line."""
    rows = []
    for piece, moved in sorted(corrections(examples).items()):
        kept = [f"{intent}:{round(more * 100):+d}" for intent, more in sorted(moved.items()) if abs(more) >= LEAST]
        rows.extend([(piece, " ".join(kept))] if kept else [])
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(HEAD)
        writer.writerows(rows)
    print(f"{path.name}: {len(rows)} pieces")


def main() -> None:
    """Both files."""
    vocabulary = Vocabulary.load()
    written(FOLDER / "corrections.csv", vocabulary.examples)
    written(FOLDER / "answer_corrections.csv", vocabulary.answers)


if __name__ == "__main__":
    main()
