"""除了公安和教育的，其他部门都整合: what the office decides of all accounts of a group of units, some left out.

Every unit left out must be known, or nothing is decided; what comes of it is shown account by account before it counts.
"""

import re

from bot.language.context import OFFICE
from bot.language.patterns import kinds
from bot.language.rules import fates
from bot.language.rules.asking import asks
from bot.language.rules.disposal_named import AND, BESIDE, units_in_short
from bot.language.scene import Said, Scene
from bot.language.targets import Target

_EXCEPT = re.compile(
    r"(?:除(?:了|去|开|掉)?|不含|不包括|不算)(?P<who>[^,，。;]{1,40}?)(?:的|这几个|这[两三]家){0,3}(?:以外|之外|外)?(?:的)?"
    r"(?=[,， ]|其他|其它|其余|别的|剩下|都|全|一律|统统)"
)
_LEFT_OUT = re.compile(r"[,， ](?P<who>[^,，。;]{1,40}?)(?:的)?(?:除外|不算|不在内|例外|先?不动)[吧了啊]*$")
_EVERY = re.compile(r"[都全]|一律|统统|统一|所有")
_OTHERS = re.compile(r"其他|其它|其余|别的|剩下|所有|各|全市|统统|统一|单位|[,，、。 ]")
_EVERYBODY = re.compile(r"(?:所有|全部|各)的?(?:单位|账号|号)|全市的?(?:单位|账号|号)?")
_OTHER_MATTERS = kinds(
    "register apply request rect past closed task nth urge wait third praise future stopdate effectdate cond"
)


def dispose_group(scene: Scene) -> Said | None:
    """镇街的都关停; 除了佛堂，其他镇街一律关停; 部门都整合，公安除外; 街道的都整合，镇的都关停."""
    key = scene.text.key
    office = scene.context.has(OFFICE) and scene.context.chat == "single"
    if not office or not fates.tells_any(key) or not _EVERY.search(key) or key.endswith("了"):  # 镇街都关停了 is told
        return None
    less = _EXCEPT.search(key) or _LEFT_OUT.search(key)
    if not less and len(fates.choices(key)) > 1:
        several = _each_group(scene, [part for part in _PARTS.split(scene.text.shown) if part.strip()])
        named = {scene.word(token) for token in scene.all("unitnoun")}.intersection(_groups(scene))
        return several or (_unread(scene.text.shown.strip()) if named else None)  # 部门都整合，公安的微信保留
    group = next((name for name in _groups(scene) if name in key), "")
    everybody = group or _EVERYBODY.search(key)
    if not (less or everybody) or scene.has(*_OTHER_MATTERS) or asks(scene.tokens, scene):
        return None
    rest = (key[: less.start()] + key[less.end() :] if less else key).replace(group, "", 1)
    choice = fates.chosen(rest)
    for _, words in fates.CHOICES:
        rest = words.sub("", rest)
    if not choice or BESIDE.sub("", _OTHERS.sub("", rest)):
        return _unread(key) if less else None
    names = AND.split(less["who"]) if less else []
    left_out = [units_in_short(scene, name) for name in names]
    if any(len(units) != 1 for units in left_out):
        return _unread(next(name for name, units in zip(names, left_out, strict=True) if len(units) != 1))
    units = set(_units(scene, group)) - {unit for units in left_out for unit in units}
    targets = [Target((one.key,), phrase=one.name) for one in scene.lexicon.accounts_of(units)]
    return Said("DISPOSITION", {"choice": choice, "targets": targets}) if targets else None


def _each_group(scene: Scene, parts: list[str]) -> Said | None:
    """Of every part all of a group, or nothing; no account twice."""
    free = scene.unasked
    said = [dispose_group(free.saying(part)) for part in parts] if len(parts) > 1 else []
    if not said or any(one is None or one.intent != "DISPOSITION" for one in said):
        return None
    told = [(one.slots["choice"], target) for one in said if one is not None for target in _targets(one)]
    if len({target.accounts for _, target in told}) < len(told):
        return _unread("，".join(parts))
    choices = [choice for choice, _ in told]
    return Said("DISPOSITION", {"choice": choices[0], "choices": choices, "targets": [target for _, target in told]})


_PARTS = re.compile(r"[,，;；。]")


def _targets(said: Said) -> list[Target]:
    targets = said.slots["targets"]
    return targets if isinstance(targets, list) else []


def _groups(scene: Scene) -> list[str]:
    """The words for groups of units, the longest first: 镇街, 部门, 街道."""
    return sorted({**scene.lexicon.groups, **scene.lexicon.sorts}, key=len, reverse=True)


def _units(scene: Scene, group: str) -> tuple[str, ...]:
    """Of the group, or of everybody."""
    known = scene.lexicon.groups.get(group) or scene.lexicon.sorts.get(group)
    return known or tuple(unit.code for unit in scene.lexicon.units)


def _unread(words: str) -> Said:
    return Said("UNKNOWN", {"hint": "disposal_parts", "unread": words})
