"""How a process hears that it shall end: by a signal, or by a thread of its own.

Not by an Event: whoever waits for one holds its lock for a moment, and a signal's handler, which runs in that very
thread, then waits for itself for ever.
"""

import signal
import time
from types import FrameType

LOOK_SECONDS = 0.2


class Stop:
    """Asked for or not yet."""

    def __init__(self) -> None:
        self.asked = False

    def on_signals(self) -> None:
        """SIGTERM and SIGINT ask for it."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._signalled)

    def ask(self) -> None:
        """From any thread, or from a signal."""
        self.asked = True

    def wait(self) -> None:
        """Sleep until somebody asks."""
        while not self.asked:
            time.sleep(LOOK_SECONDS)

    def _signalled(self, number: int, frame: FrameType | None) -> None:
        del number, frame
        self.ask()
