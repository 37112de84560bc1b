"""The reader itself: a PDF comes in, the text of its first pages goes out, a page at a time."""

import importlib
import io
import sys

from pypdf import PdfReader

PAGES, LETTERS = 10, 200_000  # a paper bears its mark on the first
MEMORY, CPU_SECONDS = 512 * 2**20, 6


def limit() -> None:
    """No more memory and time than this, no file, no core. Windows knows no such limits: there only the time ends."""
    try:
        resource = importlib.import_module("resource")
    except ImportError:
        return
    for what, most in (("AS", MEMORY), ("CPU", CPU_SECONDS), ("FSIZE", 0), ("CORE", 0)):
        resource.setrlimit(getattr(resource, f"RLIMIT_{what}"), (most, most))


def main() -> None:
    """Read until something is in the way."""
    limit()
    left = LETTERS
    try:
        reader = PdfReader(io.BytesIO(sys.stdin.buffer.read()))
        for page in reader.pages[:PAGES]:
            text = page.extract_text()[:left]
            left -= len(text)
            sys.stdout.buffer.write(f"{text}\n".encode("utf-8", "replace"))
            sys.stdout.buffer.flush()
    except Exception:  # noqa: BLE001 - it fails in any way that there is; what was read has gone out
        sys.exit(1)


if __name__ == "__main__":
    main()
