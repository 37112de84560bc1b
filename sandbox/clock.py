"""Machine time for the emulator: passed in, so that a test can move it without waiting."""

import time
from collections.abc import Callable

Clock = Callable[[], float]

wall_clock: Clock = time.time


class SteppedClock:
    """The wall clock plus what a test has added to it; call it for unix seconds."""

    def __init__(self, base: Clock = wall_clock) -> None:
        self._base = base
        self._added = 0.0

    def __call__(self) -> float:
        """Unix seconds now."""
        return self._base() + self._added

    def advance(self, seconds: float) -> None:
        """Let `seconds` pass at once."""
        self._added += seconds


def frozen_clock(at: float) -> SteppedClock:
    """Stand still at `at` (unix seconds) and move only by `advance`."""
    return SteppedClock(base=lambda: at)
