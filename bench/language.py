"""How long a message takes to understand and what the language costs in memory: `python bench/language.py`."""

import csv
import resource
import statistics
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 5
MEGABYTE = 1024  # ru_maxrss counts kilobytes


def _peak() -> float:
    """The most memory this process has used so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEGABYTE


def _timed(work: str, started: float) -> None:
    print(f"{work}: {(time.perf_counter() - started) * 1000:.0f} ms, peak {_peak():.1f} MB")


def main() -> None:
    """Import, build, read every shared utterance and every set, print the figures."""
    sys.path.insert(0, str(ROOT))
    before, started = _peak(), time.perf_counter()
    from bot.language import interpret, parse_context  # noqa: PLC0415 - the import is what is measured

    _timed("import", started)
    started = time.perf_counter()
    from tests.language import plans  # noqa: PLC0415 - the same

    lexicon = plans.notice()
    _timed("vocabulary and lexicon of the notice", started)
    print(f"import and lexicon add {_peak() - before:.1f} MB")
    files = [ROOT / "tests/language/utterances.csv", *sorted((ROOT / "tests/language/unseen").glob("[a-z].csv"))]
    rows = [row for file in files for row in csv.DictReader(file.open(encoding="utf-8-sig", newline=""))]
    said = [(row["utterance"], parse_context(row["context"], lexicon)) for row in rows]
    times = []
    for _ in range(ROUNDS):
        for text, context in said:
            started = time.perf_counter()
            interpret(text, context, lexicon)
            times.append((time.perf_counter() - started) * 1000)
    cuts = statistics.quantiles(times, n=100)
    print(f"{len(said)} messages x {ROUNDS}: median {cuts[49]:.2f} ms, p95 {cuts[94]:.2f} ms, p99 {cuts[98]:.2f} ms")
    for name, text in (("600 characters", "任务一预计下周没完成" * 60), ("2 kB of numerals", "一二三四五六" * 100)):
        started = time.perf_counter()
        interpret(text, said[0][1], lexicon)
        print(f"{name}: {(time.perf_counter() - started) * 1000:.1f} ms")


if __name__ == "__main__":
    main()
