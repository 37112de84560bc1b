"""How much is done: little with `make faults FAULTS=small`, much in the night (`make faults`); every seed is printed.

FAULTS=nightly: the full size; FAULTS_PART=0.2: a fifth of it; FAULTS_SEED=7: the dice of an earlier run.
"""

import json
import os
import random
import secrets
from collections.abc import Sequence
from pathlib import Path

NIGHTLY = os.environ.get("FAULTS") == "nightly"
PART = float(os.environ.get("FAULTS_PART", "1"))
BOTH = ("sqlite", "postgresql")
SEED = int(os.environ.get("FAULTS_SEED") or (secrets.randbelow(10**6) if NIGHTLY else 5))
FIGURES = Path(__file__).resolve().parent.parent.parent / "var" / "faults" / "figures.jsonl"


def size(small: int, full: int) -> int:
    """How many: `small` in every run of the tests, `full` in the night."""
    return max(small, int(full * PART)) if NIGHTLY else small


def of(every: Sequence[str], small: str) -> list[str]:
    """Which of these: one in every run of the tests, all in the night."""
    return list(every) if NIGHTLY else [small]


def dice(name: str) -> random.Random:
    """Dice that fall alike for the same seed."""
    print(f"{name}: FAULTS_SEED={SEED}")  # noqa: T201 - whoever sees it fail plays it again
    return random.Random(f"{name} {SEED}")  # noqa: S311 - no secret


def tell(name: str, **figures: object) -> None:
    """Print what was measured; in the night also keep it."""
    line = json.dumps({"what": name, "seed": SEED, **figures}, ensure_ascii=False)
    print(line)  # noqa: T201 - the figures are what the run is for
    if NIGHTLY:
        FIGURES.parent.mkdir(parents=True, exist_ok=True)
        with FIGURES.open("a", encoding="utf-8") as out:
            out.write(f"{line}\n")
