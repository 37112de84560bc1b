"""①gh_… ②9月10日 ③…: the answers to several fields in a list; its numbers are no part of them."""

import re

from bot.language.context import Context

_SIGN = (  # 1.5万粉丝 is no list
    r"(?:(?P<ring>[①-⑨])|[(（](?P<both>[1-9一二三四五])[)）]|"
    r"(?P<digit>[1-9])(?:[、:：)）]|[.．](?!\d))|(?P<word>[一二三四五])(?:是|、))"
)
_FIRST = re.compile(rf"\s*{_SIGN}\s*")
_NEXT = re.compile(rf"(?:[\s,，。;；]|(?=[①-⑨(（])){_SIGN}\s*")
_VALUES = {sign: place for row in ("①②③④⑤⑥⑦⑧⑨", "123456789", "一二三四五") for place, sign in enumerate(row, 1)}


def unnumbered(text: str, context: Context) -> str:
    """The message without the numbers of its list, where several things were asked for; a reason keeps its own."""
    asked = context.asked
    if asked is None or len(asked.fields) < 2 or (first := _FIRST.match(text)) is None or _value(first) != 1:  # noqa: PLR2004
        return text
    parts, begun, counted = [], first.end(), 1
    for found in _NEXT.finditer(text, first.end()):
        if _value(found) == counted + 1:
            parts.append(text[begun : found.start()])
            begun, counted = found.end(), counted + 1
    return "\n".join([*parts, text[begun:]]) if parts and counted <= len(asked.fields) else text


def _value(found: re.Match[str]) -> int:
    return _VALUES[next(sign for sign in found.groups() if sign)]
