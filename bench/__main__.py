"""`python -m bench [name …]`: how fast it is, each figure also as a multiple of one envelope opened in the same run.

turn: callbacks · load: the sample notice · preview: half a year · outbox: 1,000 rows · interpret: what people type.
"""

import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from bench import jobs, turns
from bench.house import a_folder
from bench.timing import Took

ASKED = ("帮助", "我的任务", "意见建议 字再大一点", "今天天气不错")


def main() -> None:
    """Run the measurements that are named, or all."""
    names = sys.argv[1:] or list(MEASUREMENTS)
    unknown = [name for name in names if name not in MEASUREMENTS]
    if unknown:
        sys.exit(f"{'、'.join(unknown)}? There are: {'、'.join(MEASUREMENTS)}")
    yardstick = turns.opening()
    print(f"opening an envelope: {yardstick.middle:.3f} ms")
    for name in names:
        with a_folder() as folder:
            MEASUREMENTS[name](folder, yardstick)


def _turn(folder: Path, yardstick: Took) -> None:
    for number, text in enumerate(ASKED):
        place = folder / str(number)
        place.mkdir()
        _say(f"turn: {text}", turns.turn(place, text), yardstick)


def _load(folder: Path, yardstick: Took) -> None:
    for name, work in (("tables and notice", jobs.loading), ("nothing new", jobs.loading_again)):
        place = folder / work.__name__
        place.mkdir()
        _say(f"load: {name}", work(place), yardstick)


def _preview(folder: Path, yardstick: Took) -> None:
    took, count = jobs.looking_ahead(folder)
    _say(f"preview: half a year, {count} messages", took, yardstick)


def _outbox(folder: Path, yardstick: Took) -> None:
    took = jobs.delivering(folder)
    _say(f"outbox: a row of {jobs.ROWS}", took, yardstick)


def _interpret(folder: Path, yardstick: Took) -> None:
    del folder, yardstick
    subprocess.run([sys.executable, Path(__file__).with_name("language.py")], check=True)  # noqa: S603 - it measures its own memory


def _say(name: str, took: Took, yardstick: Took) -> None:
    print(f"{name:40} {took.against(yardstick)}")


MEASUREMENTS: Mapping[str, Callable[[Path, Took], None]] = {
    "turn": _turn,
    "load": _load,
    "preview": _preview,
    "outbox": _outbox,
    "interpret": _interpret,
}

if __name__ == "__main__":
    main()
