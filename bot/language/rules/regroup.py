"""机构调整: 撤并 甲 到 乙, 甲 并入 乙, 甲 更名为 丙; the bare word asks how it is said."""

import re

from bot.language.context import OFFICE
from bot.language.lexicon import Name
from bot.language.rules.asking import asks
from bot.language.scene import LEAD, Said, Scene, given
from bot.language.tokens import Token

_SEP = r"[\s,，:：、]*"
_HEAD = rf"^(?:请|麻烦|帮忙)?(?P<head>(?:机构|单位)(?:调整|改革|撤并|变动))?{_SEP}(?:把|将|原)?"
_INTO = "并入|并到|并至|并进|并给|归并到|归并入|归并至|合并到|合并入|合并至|合并进|撤并到|撤并至|撤并入|划入|归入"
_MERGED = re.compile(
    rf"{_HEAD}(?P<verb>撤并|合并|归并|撤销)?{_SEP}U{_SEP}(?:整体|全部|机构|单位)?(?:撤销)?(?:后)?{_SEP}"
    rf"(?P<into>{_INTO}|撤并|合并|归并|到|至|入|进|给){_SEP}(?:到|至|入|给|进)?{_SEP}U"
)
_RENAMED = re.compile(
    rf"{_HEAD}(?P<verb>更名|改名)?{_SEP}U{_SEP}(?:的)?(?:单位)?(?:名称|名字)?(?:已经|已|正式)?"
    rf"(?P<into>更名为|更名成|更名叫|改名为|改名成|改名叫|变更为|改为|改成|改称|改叫|更名|改名|为|成){_SEP}(?=[^\s,，:：、])"
)
_WEAK_INTO = frozenset({"到", "至", "入", "进", "给"})
_WEAK_NAMED = frozenset({"变更为", "改为", "改成", "改叫", "为", "成"})
_BARE = re.compile(r"^(?:机构|单位)(?:调整|改革|撤并|更名|合并)(?:怎么(?:办|写|登记)?)?$")
_BASIS = re.compile(r"^(?:依据|根据|文号|文件)?[:：]?\s*")


def regroup(scene: Scene) -> Said | None:
    """A unit goes into another, or takes another name; who types 机构调整 in front need be no officer to be heard."""
    key = scene.text.key.strip(LEAD)
    if _BARE.match(key):
        return Said("REGROUP")
    units = [token for token in scene.all("unit", "name") if _is_one_unit(token)]
    if not units or scene.has("protected", "howto", "cond", "not", "request", "rect") or asks(scene.tokens, scene):
        return None
    return _merged(scene, units) or _renamed(scene, units)


def _merged(scene: Scene, units: list[Token]) -> Said | None:
    if len(units) < 2:  # noqa: PLR2004 - from where and to where
        return None
    found = _MERGED.match(_skeleton(scene, units[:2]))
    if found is None or not (found["head"] or found["verb"] or found["into"] not in _WEAK_INTO):
        return None
    if not _is_meant(scene, found):
        return None
    old, new = (_code(token) for token in units[:2])
    basis = _BASIS.sub("", scene.behind(units[1]).strip(LEAD))
    return Said("REGROUP", given(unit=old, to_unit=new, text=basis))


def _renamed(scene: Scene, units: list[Token]) -> Said | None:
    skeleton = _skeleton(scene, units[:1])
    found = _RENAMED.match(skeleton)
    if found is None or not (found["head"] or found["verb"] or found["into"] not in _WEAK_NAMED):
        return None
    if not _is_meant(scene, found):
        return None
    grown = found.end() - 1 + len(units[0])  # U stands for the whole name
    rest = scene.text.after(grown).strip(LEAD)
    name, _, basis = re.sub(r"[\s,，]+", " ", rest).partition(" ")
    return Said("REGROUP", given(unit=_code(units[0]), called=name, text=_BASIS.sub("", basis.strip(LEAD))))


def _is_meant(scene: Scene, found: re.Match[str]) -> bool:
    """Accounts are called like units: whoever is not of the office says 机构调整 or 撤并 in front."""
    said = bool(found["head"]) or found["verb"] == "撤并"
    return said or scene.context.has(OFFICE)


def _skeleton(scene: Scene, units: list[Token]) -> str:
    """The key with U in place of the units."""
    parts, place = list[str](), 0
    for token in units:
        parts += [scene.text.key[place : token.start], "U"]
        place = token.end
    return "".join([*parts, scene.text.key[place:]])


def _is_one_unit(token: Token) -> bool:
    return isinstance(token.value, Name) and len(token.value.units) == 1


def _code(token: Token) -> str:
    assert isinstance(token.value, Name)  # noqa: S101 - asked in `_is_one_unit`
    return token.value.units[0]
