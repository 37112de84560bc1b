"""`python -m sandbox.leash ARGS…`: become `python ARGS…`, but end when the one who started it ends, however he ends.

Without this a sandbox that was killed hard would leave the product behind, with its port taken.
"""

import ctypes
import os
import signal
import sys

SET_PARENT_DEATH_SIGNAL = 1  # Linux, prctl(2); survives exec


def main() -> None:
    """Bind, then become the program; where there is no prctl, only become it."""
    parent = int(sys.argv[1])
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(SET_PARENT_DEATH_SIGNAL, signal.SIGTERM)
        if os.getppid() != parent:  # he was gone before the binding
            sys.exit(1)
    os.execv(sys.executable, [sys.executable, *sys.argv[2:]])  # noqa: S606 - our own program


if __name__ == "__main__":
    main()
