"""都停更了, 两个都是, 3和4, 头条和抖音, said to “which account” of a 注销: a form each, one behind the other.

The choice names the first; `more` are those whose forms are asked for when it is sent, as with 注销微博和快手.
"""

import re
from collections.abc import Mapping

from bot.language.answers.beside_choice import stands
from bot.language.numerals import parse_number
from bot.language.rules.asking import asks
from bot.language.scene import Said, Scene, clauses

_Options = tuple[Mapping[str, object], ...]
_TWO = 2  # of one alone nothing is chosen
_LONGEST = 40  # characters; a longer answer tells more than which ones
_COUNT = r"(?:(?P<two>[两俩])个?|(?P<n>[三四五六七八九2-9])个)?"  # a bare 2 is a place
_OUT_OF_USE = (  # and so both are meant, which nobody said
    r"(?:停更|停|荒废|废弃)了?|(?:早就?|已经?|也)*(?:不|没有?)(?:再|怎么|人)?(?:更新?|用|发|管|维护|运营|登)过?了?"
)
_VERBS = r"(?:要|想|是|选|办|弄|报|申请|停掉?|关停?|关掉|注?销掉?)*"
_ALL = re.compile(
    rf"(?:我们?|咱们?|这|那|上面|就是|是|说的|的|要|把)*{_COUNT}(?:账号|号|家)?"
    rf"(?:(?:全部|统统|一起|一块|一并|通通|[都全])+(?:(?P<why>{_OUT_OF_USE})|{_VERBS}))?[的了吧啊呀呢嘛]*"
)
_EVERY = re.compile("[都全]|统统|一起|一块|一并|通通")
_SPLIT = re.compile(r"还有|以及|[和跟与、,，及/加]|(?<=[\d个])\s+(?=[\d第])")
_PLACE = re.compile(
    r"(?:选|要|就|是|我|把)*第?(?P<n>\d{1,2}|[一二三四五六七八九十])(?:个|号|项)?[都的要选停关掉注销办吧了]*"
)
_FRAME = re.compile(
    r"(?:[\s,，、。!！的了吧呢啊呀]|那|这|个|号|账号|两|俩|都|全|也|要|想|选|办|弄|关|停|掉|注销|申请|是|就|我|们|把|和|跟|与|及|还有|以及)*"
)
_CALLED = re.compile(
    r"[那这]?[个只条边]?(?:账号|号)?的?(?:名字|名称)?(?:是叫|叫做?|名叫|是)(?P<name>[^,，。;；叫]{2,20})"
)


def both_meant(scene: Scene, options: _Options) -> Said | None:
    """All of the accounts that are meant, where a 注销 may be of any; only offered where a reason stands for them."""
    asked, key = scene.context.asked, scene.text.key.strip(",。!~ ")
    accounts = len(options) >= _TWO and all("account" in one for one in options)
    accounts = accounts and len({one.get("plan") for one in options}) == 1  # `more` are of one notice
    if asked is None or asked.about != "CANCEL_REQUEST" or not accounts or len(key) > _LONGEST:
        return None
    if asks(scene.tokens, scene):
        return None
    found = _all_of_them(key, len(options))
    places, certain = found if found is not None else (_listed(key, len(options)), True)
    places = places or _named(scene, options)
    if not places:
        places, certain = _called(scene, options), False
    return _together([options[place] for place in places], certain=certain) if len(places) >= _TWO else None


def _together(chosen: list[Mapping[str, object]], *, certain: bool) -> Said:
    first, *rest = chosen
    label = "、".join(str(one.get("label", "")) for one in chosen)
    slots = {**first, "more": [one["account"] for one in rest], "label": label}
    return Said("SELECT", slots, certain=certain)


def _all_of_them(key: str, count: int) -> tuple[list[int], bool] | None:
    """两个都是 of two; 三个都 of seven tells not which; 都停更了 may be a report, too."""
    found = _ALL.fullmatch(key)
    every = found is not None and _EVERY.search(key) is not None
    if found is None or not (every or found["n"] or found["two"]):
        return None
    told = _TWO if found["two"] else parse_number(found["n"] or "")
    if told and told != count:
        return None
    return list(range(count)), every and not found["why"]


def _listed(key: str, count: int) -> list[int]:
    """3和4; 第一个、第三个都注销."""
    found = [_PLACE.fullmatch(part) for part in _SPLIT.split(key)]
    places = [(parse_number(one["n"]) or 0) - 1 for one in found if one is not None]
    apart = len(set(places)) == len(found)
    return places if apart and all(0 <= place < count for place in places) else []


def _named(scene: Scene, options: _Options) -> list[int]:
    """头条和抖音, 微博、快手都注销: each word names one of them; what all of them are called tells none apart."""
    naming = scene.all("account", "name", "platform")
    rest = "".join(scene.word(token) for token in scene.tokens if token not in naming)
    if not naming or not _FRAME.fullmatch(rest):
        return []
    hits = [[place for place, one in enumerate(options) if stands(scene, token, one)] for token in naming]
    if not all(hits):
        return []
    return list(dict.fromkeys(places[0] for places in hits if len(places) == 1))


def _called(scene: Scene, options: _Options) -> list[int]:
    """头条叫…，抖音叫…: a part each, known by its platform; the names are shown as the list has them."""
    places: list[int] = []
    for part in clauses(scene):
        platform = part.first("platform")
        begins = platform is not None and platform is part.tokens[0]
        behind = part.text.key[platform.end : part.tokens[-1].end] if platform is not None else ""
        hits = [place for place, one in enumerate(options) if platform and stands(part, platform, one)]
        if not begins or not _CALLED.fullmatch(behind) or len(hits) != 1:
            return []
        places += hits
    return list(dict.fromkeys(places))
