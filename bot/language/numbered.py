"""①gh_… ②9月10日 ③…, 3/9.20/人手不够: the answers to several fields in a list; its signs are no part of them."""

import re

from bot.language.context import Context
from bot.language.patterns import kinds

_SIGN = (  # 1.5万粉丝 and 8.20 are no list, 1.9月1号 is one
    r"(?:(?P<ring>[①-⑨])|[(（](?P<both>[1-9一二三四五])[)）]|"
    r"(?P<digit>[1-9])(?:[、:：)）]|[.．](?!\d(?!\d?月)))|(?P<word>[一二三四五])(?:是|、))"
)
_FIRST = re.compile(rf"\s*{_SIGN}\s*")
_NEXT = re.compile(rf"(?:[\s,，。;；]|(?=[①-⑨(（])){_SIGN}\s*")
_VALUES = {sign: place for row in ("①②③④⑤⑥⑦⑧⑨", "123456789", "一二三四五") for place, sign in enumerate(row, 1)}


_FORM = kinds("task date reason stop_date effective_date account_id field value")


def of_form(context: Context) -> bool:
    """Whether several fields of a form are asked for; elsewhere (a list of people) words stay as they were typed."""
    asked = context.asked
    return asked is not None and asked.kind == "ask" and len(asked.fields) > 1 and _FORM.issuperset(asked.fields)


def unnumbered(text: str, context: Context) -> str:
    """The message without the signs of its list, where several things were asked for; a reason keeps its own."""
    text = _unslashed(text, context)
    if not of_form(context) or (first := _FIRST.match(text)) is None or _value(first) != 1:
        return text
    parts, begun, counted = [], first.end(), 1
    for found in _NEXT.finditer(text, first.end()):
        if _value(found) == counted + 1:
            parts.append(text[begun : found.start()])
            begun, counted = found.end(), counted + 1
    listed = bool(parts) and not _is_reason([*parts, text[begun:]], context)
    return "\n".join([*parts, text[begun:]]) if listed else text


_OTHER_FIELD = re.compile(  # a day, an identifier, a task or the name of a field
    r"\d月|\d[日号]|\d[./-]\d|月[底初中末]|[上中下]旬|[周期][一二三四五六日天末]|[明后今当][天日]|立即|马上|"
    r"[a-z][\w-]{3}|\d{6}|^\d{1,2}$|任务|账号|ID|日期|原因|理由|名称|停更|生效",
    re.ASCII | re.IGNORECASE,
)


def _is_reason(parts: list[str], context: Context) -> bool:
    """1.没人管 2.粉丝少: every point tells why; the numbers are the reason's own."""
    fields = context.asked.fields if context.asked is not None else ()
    plain = "reason" in fields and not {"field", "value"} & set(fields)
    return plain and not any(_OTHER_FIELD.search(part.strip(" \t\n,，。;；")) for part in parts)


_SLASH = re.compile(r"\s*[/／|｜]\s*")
_DAY = re.compile(r"\d{1,2}(?:[.．]\d{1,2}|月\d{1,2})?[日号]?", re.ASCII)
_ADDRESS = re.compile("://|www", re.IGNORECASE)


def _unslashed(text: str, context: Context) -> str:
    """3/9.20/人手不够: beside a day that is written otherwise a slash between figures parts them, and makes no day."""
    asked = context.asked
    several = of_form(context) or (asked is not None and asked.kind == "choose")
    parts = _SLASH.split(text.strip()) if several and not _ADDRESS.search(text) else []
    days = [part for part in parts if _DAY.fullmatch(part)]
    alone = [part for part in days if part.isdigit()]
    return "，".join(parts) if all(parts) and len(alone) == 1 and len(days) == 1 + len(alone) else text


def _value(found: re.Match[str]) -> int:
    return _VALUES[next(sign for sign in found.groups() if sign)]
