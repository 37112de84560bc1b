"""The text of a PDF from anybody, read by a process of its own that may not grow, run on, write or know a secret.

A parser for whatever strangers send is a hole of its own: whatever it falls into, it ends, and nothing was read.
"""

import os
import subprocess
import sys

SECONDS = 8.0  # in all; it starts in half a second, and a paper of ten pages takes as long again
_NEEDED = ("SYSTEMROOT",)  # of the environment, by Python itself; nothing that is ours


def text_of(data: bytes) -> str:
    """What stands on the first pages, or as much of it as was read; "" if it is locked, damaged or too much."""
    kept = {name: os.environ[name] for name in _NEEDED if name in os.environ}
    try:
        reader = subprocess.run(  # noqa: S603 - our own words, no shell
            [sys.executable, "-I", "-m", __name__],
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=SECONDS,
            env=kept,
            check=False,
        )
    except subprocess.TimeoutExpired as late:
        return (late.stdout or b"").decode("utf-8", "ignore")
    except OSError:  # no memory for another process
        return ""
    return reader.stdout.decode("utf-8", "ignore")
