"""Text on its way to WeCom: cut to size, and robbed of what a client would render as markup."""

import re

ELLIPSIS = "…"

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TAG = re.compile(r"<(?=[A-Za-z/@!?])")
_LINE_MARK = re.compile(r"^([ \t]*)([#>])", re.MULTILINE)
_LONE_UNDERSCORES = re.compile(r"(?<![0-9A-Za-z_])_+|_+(?![0-9A-Za-z_])")
_LINE_MARKS = str.maketrans("#>", "＃＞")
_MARKS = str.maketrans("*`[]~", "＊｀［］～")


def printable(text: str) -> str:
    """The text without characters that XML, JSON readers or PostgreSQL refuse (controls, NUL, lone surrogates)."""
    return _NOT_XML.sub("", text)


def untagged(text: str) -> str:
    """Text for a text message, in which only tags (`<a href>`, `<@userid>`) are markup."""
    return _TAG.sub("＜", text)


def unmarked(text: str) -> str:
    """Text for a place that renders Markdown: nothing in it becomes a link, a mention, a heading or bold type.

    Full-width twins rather than backslashes: whether WeCom's clients honour a backslash is documented nowhere.
    An underscore inside a word stays, because account ids have them.
    """
    text = untagged(text).translate(_MARKS)
    text = _LINE_MARK.sub(lambda mark: mark[1] + mark[2].translate(_LINE_MARKS), text)
    return _LONE_UNDERSCORES.sub(lambda lone: "＿" * len(lone[0]), text)


def cut_bytes(text: str, limit: int) -> str:
    """At most `limit` bytes of UTF-8, cut between characters, with an ellipsis where something is missing."""
    if len(text.encode()) <= limit:
        return text
    room = limit - len(ELLIPSIS.encode())
    return text.encode()[:room].decode(errors="ignore") + ELLIPSIS


def cut_chars(text: str, limit: int) -> str:
    """At most `limit` characters, with an ellipsis where something is missing."""
    return text if len(text) <= limit else text[: limit - 1] + ELLIPSIS


def split_text(text: str, limit: int = 2048) -> list[str]:
    """The text in pieces of at most `limit` bytes, broken at line ends where there are any; [] for blank text.

    Each piece is `untagged` already, so that no later step makes it longer.
    """
    pieces: list[str] = []
    piece = ""
    for line in untagged(printable(text)).splitlines():
        for part in _slices(line, limit):
            longer = f"{piece}\n{part}" if piece else part
            if len(longer.encode()) > limit:
                pieces.append(piece)
                longer = part
            piece = longer
    pieces.append(piece)
    return [tidy for tidy in (found.strip("\n") for found in pieces) if tidy.strip()]


def _slices(line: str, limit: int) -> list[str]:
    slices = []
    while len(line.encode()) > limit:
        head = line.encode()[:limit].decode(errors="ignore")
        slices.append(head)
        line = line[len(head) :]
    return [*slices, line]


def cdata(text: str) -> str:
    """A CDATA section that holds any text: an end mark inside is split over two sections."""
    return f"<![CDATA[{printable(text).replace(']]>', ']]]]><![CDATA[>')}]]>"
