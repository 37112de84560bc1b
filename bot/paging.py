"""How long a list in one message may be, and what stands on a page of it."""

from collections.abc import Sequence
from typing import TypeVar

Line = TypeVar("Line")

PAGE = 8  # lines; more of them would not fit into the 2048 bytes of a message, and nobody reads them on a phone


def on_page(lines: Sequence[Line], page: int) -> Sequence[Line]:
    """The lines of that page, the first being 1; none behind the last."""
    return lines[(page - 1) * PAGE : page * PAGE]


def left_behind(count: int, page: int) -> int:
    """How many of so many lines come behind that page; below zero if it is not full."""
    return count - page * PAGE
