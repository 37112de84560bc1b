"""Further forms of the plan's names, made by rule: without the county, without 人民政府 or 办事处."""

import re
from collections import Counter
from collections.abc import Iterable

_COUNTY = re.compile(r"([\u4e00-\u9fff]{2,4}?)([市县区旗])(?=[\u4e00-\u9fff]{2})")
_ENDINGS = ("人民政府", "政府", "办事处")
_TENS = (("廿", "二十"), ("卅", "三十"))
_SHORTEST = 3  # a part of two characters is too easily another word


def counties(names: Iterable[str]) -> tuple[str, ...]:
    """The county's own name as the units carry it: 义乌市 and 义乌, the longer first; empty if none stands out."""
    heads = Counter(found.group() for name in names if (found := _COUNTY.match(name)))
    if not heads:
        return ()
    (head, times), *_ = heads.most_common(1)
    return (head, head[:-1]) if times > 1 else ()


def unit_forms(name: str, county: tuple[str, ...]) -> set[str]:
    """What else a unit of this name is called."""
    bare = _without(name, county)
    cores = {bare} | {bare[: -len(end)] for end in _ENDINGS if bare.endswith(end)}
    if county and bare[:1] == county[0][-1]:
        cores.add(bare[1:])
    cores = {core for core in cores if len(core) >= _SHORTEST}
    return cores | {head + core for core in cores for head in (*county, *(c[-1] for c in county[:1]))}


_MARKET = "市场"  # one word, whose first half is not the county's


def account_forms(name: str, county: tuple[str, ...]) -> set[str]:
    """An account's name, and the name without the county where enough is left: 义乌市场监管 is 市场监管, too."""
    market = any(name.startswith(f"{stem}{_MARKET}") for stem in county[1:])
    bare = _without(name, county[1:] if market else county)
    for stem in county[1:]:
        bare = bare.removesuffix(stem)
    forms = {name, bare} if len(bare) >= _SHORTEST else {name}
    return forms | {form.replace(old, new) for form in forms for old, new in _TENS if old in form}


def _without(name: str, county: tuple[str, ...]) -> str:
    for head in county:
        if name.startswith(head):
            return name[len(head) :]
    return name
