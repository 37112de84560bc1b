"""`python -m tests.faults.skewed SECONDS…`: `duban clock` on a host whose clock is wrong, by each of these in turn."""

import sys
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.app import build
from bot.cli.stop import Stop
from bot.clock import MachineClock
from config.logging import configure
from config.settings import read_settings

STEP_SECONDS = 4


@dataclass
class Skewed(MachineClock):
    """A clock that is wrong by `steps[0]`, then by the next one, round and round."""

    steps: tuple[float, ...] = (0.0,)

    def now(self) -> datetime:
        """The wrong time."""
        right = super().now()
        step = int(right.timestamp() / STEP_SECONDS) % len(self.steps)
        return right + timedelta(seconds=self.steps[step])


def main() -> int:
    """As `duban clock`, which takes the machine's own time."""
    settings = read_settings()
    configure(settings.log_level, settings.secrets())
    house = build(settings, Skewed(tuple(float(word) for word in sys.argv[1:])))
    stop = Stop()
    stop.on_signals()
    house.timetable.start(on_death=stop.ask)
    stop.wait()
    code = house.timetable.stop()
    house.close()
    return code


if __name__ == "__main__":
    sys.exit(main())
