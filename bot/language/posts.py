"""A post as people type it: a title, words or a link, and who has read it. Pure; the parts come in any order."""

import re
from collections.abc import Mapping

from bot.language.scene import LEAD

_END = r"(?=[\s,，。;；、|｜/]|初审|复审|终审|一审|二审|三审|$)"
_READER = re.compile(
    rf"(?P<which>初审|复审|终审|一审|二审|三审)(?:人|人员)?\s*[:：是]?\s*(?P<name>[\u4e00-\u9fff·]{{2,10}}?(?:[（(][^（）()]{{1,8}}[)）])?){_END}"
)
_WHICH = {"初审": "first", "一审": "first", "复审": "second", "二审": "second", "终审": "final", "三审": "final"}
_LINK = re.compile(r"https?://[^\s，。；、（）()<>《》]+")
_LABELLED = re.compile(r"(?P<label>题目|标题|正文|内容|链接)\s*[:：]\s*")
_LABELS = {"题目": "title", "标题": "title", "正文": "body", "内容": "body", "链接": ""}
_QUOTED = re.compile(r"《(?P<title>[^《》\n]{1,60})》")
_BREAK = re.compile(r"\n+|\s{1,}|[,，。;；]")

_AS_BEFORE = r"(?:同上次|照旧|同前|不变|和上次一样|跟上次一样)[\s,，。！!]*"
SAME_READERS = re.compile(rf"[\s,，。]*(?:三审|审核人|审稿人)?\s*{_AS_BEFORE}")
_SAME_BEHIND = re.compile(rf"[\s,，。;；]+(?:三审|审核人|审稿人)\s*{_AS_BEFORE}$")


def parts_of(text: str) -> dict[str, str]:
    """title, body, link, first, second, final, as far as they are said; `same` where the readers are the last ones."""
    found: dict[str, str] = {}
    if as_before := _SAME_BEHIND.search(text):
        found["same"] = as_before[0].strip(LEAD)
        text = text[: as_before.start()]
    for reader in _READER.finditer(text):
        found.setdefault(_WHICH[reader["which"]], reader["name"])
    text = _READER.sub("\n", text)
    if link := _LINK.search(text):
        found["link"] = link[0]
        text = _LINK.sub("\n", text)
    return found | _words(text)


def _words(text: str) -> dict[str, str]:
    labels = list(_LABELLED.finditer(text))
    if labels:
        ends = [*(label.start() for label in labels[1:]), len(text)]
        said = {
            _LABELS[label["label"]]: _trimmed(text[label.end() : end]) for label, end in zip(labels, ends, strict=True)
        }
        head = _trimmed(text[: labels[0].start()])
        return {key: value for key, value in {"title": head, **said}.items() if key and value}
    quoted = _QUOTED.search(text)
    if quoted:
        return _filled(quoted["title"], _trimmed(text[: quoted.start()] + " " + text[quoted.end() :]))
    text = _trimmed(text)
    title, *more = _BREAK.split(text, maxsplit=1)
    return _filled(title, _trimmed(more[0]) if more else "")


def _filled(title: str, body: str) -> dict[str, str]:
    return {key: value for key, value in {"title": title.strip(LEAD), "body": body}.items() if value}


def _trimmed(text: str) -> str:
    return text.strip(LEAD + "|｜/")


def merged(known: Mapping[str, str], said: str) -> dict[str, str]:
    """What was known, with an answer to what was missing: a bare text is the title, then the body."""
    fresh = parts_of(said)
    if _LABELLED.search(said) or _QUOTED.search(said):
        return {**known, **fresh}
    bare = _trimmed(_LINK.sub("\n", _READER.sub("\n", said)))
    fresh = {key: value for key, value in fresh.items() if key not in {"title", "body"}}
    whole = {**known, **fresh}
    if bare and not whole.get("title"):
        whole |= _words(bare)
    elif bare and not whole.get("body") and not fresh:
        whole["body"] = bare
    return whole
