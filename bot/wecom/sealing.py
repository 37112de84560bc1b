"""The HTTP answer to a callback, ready to be sent."""

from typing import NamedTuple


class Answer(NamedTuple):
    """Body and content type; an empty body is a documented way to say nothing."""

    body: bytes
    content_type: str


SILENCE = Answer(b"", "text/plain; charset=utf-8")
