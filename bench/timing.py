"""How long something takes, told against a yardstick of the same run: figures of two machines then compare."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Took:
    """Milliseconds: in the middle, and where one in a hundred is slower."""

    middle: float
    slow: float

    def against(self, yardstick: "Took") -> str:
        """For people."""
        times = self.middle / yardstick.middle
        return f"{self.middle:10.2f} ms (1 in 100: {self.slow:10.2f} ms) = {times:10.1f} × opening an envelope"


def measured(work: Callable[[], object], times: int) -> Took:
    """Do it so often, after one turn that does not count."""
    work()
    taken = sorted(milliseconds(work) for _ in range(times))
    return Took(statistics.median(taken), taken[min(len(taken) - 1, int(len(taken) * 0.99))])


def milliseconds(work: Callable[[], object]) -> float:
    """How long it takes, once."""
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000
