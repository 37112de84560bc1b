"""名单上48号; 不是ZG-2022-005，是006那张: a choice by the number that it bears itself, not by its place."""

import re
from collections.abc import Mapping

from bot.language.rules.asking import asks
from bot.language.scene import Said, Scene

_Options = tuple[Mapping[str, object], ...]
_LONGEST = 40  # characters
_LIST = r"(?:(?:账号|汇总)?(?:名单|清单|目录|名册|台账|附件\d?|附表|汇总表|总表)(?:上|里|中|里面|上面|表)?的?)"
_ON_LIST = re.compile(
    rf"(?:就?是|要|选|关|停|注销|我们?|的)*(?P<list>{_LIST})?(?P<row>序号)?(?:是|为|排)?第?(?P<n>\d{{1,3}})(?P<unit>(?:个|号|位|条|项|那|账号|的)*)[吧呀啊]?",
    re.ASCII,
)
_NOT_THIS = re.compile(r"不是[^,，。;；]{1,16}[,，。;；! ]+")
_PAPER = re.compile(
    r"(?:我?[说指要]的?|应该|就|而)*是?(?:第|编号)?(?P<n>\d{1,3})(?:号|那|这|一|[个份张件条]|申请|整改|交办|单|的)*[吧呀啊]?",
    re.ASCII,
)
_ZEROS = 3  # digits of a paper's number


def by_own_number(scene: Scene, options: _Options) -> Said | None:
    """The one that bears it; an account whose place could be meant as well is only offered."""
    if len(scene.text.key) > _LONGEST or not options or asks(scene.tokens, scene):
        return None
    key = scene.text.key.strip(",。!~ ")
    if all("account" in one for one in options):
        return _account(key, options)
    return _paper(key, options)


def _account(key: str, options: _Options) -> Said | None:
    found = _ON_LIST.fullmatch(key)
    if found is None or not (found["list"] or found["row"] or found["unit"]):
        return None  # a bare number is a place, whether there is one or not
    number = int(found["n"])
    if number <= len(options) and not found["list"]:
        return None
    hits = [one for one in options if one["account"] == number]
    return Said("SELECT", dict(hits[0]), certain=number > len(options)) if len(hits) == 1 else None


def _paper(key: str, options: _Options) -> Said | None:
    """006那张; a bare 2 is a place, and what is denied in front of it is none that is meant."""
    rest = _NOT_THIS.sub("", key, count=1) if _NOT_THIS.match(key) else key
    found = _PAPER.fullmatch(rest)
    if found is None or (rest == key and len(found["n"]) < _ZEROS):
        return None
    ends = f"-{int(found['n']):03d}"
    hits = [one for one in options if str(one.get("request") or one.get("rect") or "").endswith(ends)]
    return Said("SELECT", dict(hits[0])) if len(hits) == 1 else None
