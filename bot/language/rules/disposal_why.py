"""14关停，没有保留必要; 没有整合的价值，15保留: that another fate is needless is why, and no fate that is decided.

Where what is needless is just what was decided, or another decision stands behind it, nothing is decided.
"""

import re

from bot.language.context import OFFICE
from bot.language.rules import fates
from bot.language.rules.disposal_amended import excepted, read_whole
from bot.language.rules.disposal_list import unread_part
from bot.language.scene import Said, Scene

_STRESSED = "(?:因为?|由于|已经?|确实|实在|根本|也|再|目前|现在|了)*"
_LITTLE = "(?:什么|多大|太大|任何|再|继续|单独|的)*"
_FATE = "(?:保留|留着?|留下|整合|关停|关掉)"
_NO_NEED = re.compile(
    rf"{_STRESSED}(?:(?:没有?|无|不具备?|失去了?){_LITTLE}{_FATE}(?:下去)?的?(?:必要性?|价值|意义|需要)"
    rf"|(?:没有?|无|不)(?:必要|需要){_LITTLE}{_FATE}|{_FATE}(?:已经?|也|都)*(?:没有?|无)(?:什么|多大|任何)*(?:必要|价值|意义))[了吧呢啊]*"
)
_GAP = " ,，。;；、:：!！"


def needless(scene: Scene) -> Said | None:
    """What the office decides, with the fate that is needless as its reason; a list is shown, one account offered."""
    office = scene.context.has(OFFICE) and scene.context.chat == "single"
    if not office or not _WORTH.search(scene.text.key) or _ASKED.search(scene.text.key):
        return None
    words = scene.text.shown.strip()
    found = _NO_NEED.search(words)
    if found is None:
        return None
    front, rest = words[: found.start()], words[found.end() :]
    if _ALSO.search(rest):
        return unread_part(rest.strip(_GAP))  # 15也是: what becomes of it is left open
    if front.strip(_GAP) and _FATE_FIRST.match(rest):
        return _decided(scene, f"{front.rstrip(_GAP)}{rest.lstrip(_GAP)}", found, found[0])  # 14没有保留必要，关停
    if front.strip(_GAP) and fates.tells_any(scene.lexicon.fold(rest)):
        return unread_part(found[0]) if read_whole(scene, front.strip(_GAP)) is not None else None
    told, why = (front, words[found.start() :]) if front.strip(_GAP) else (rest, found[0])
    return _decided(scene, told, found, why)


def _decided(scene: Scene, told: str, found: re.Match[str], why: str) -> Said | None:
    """What becomes of which accounts, with why; what is needless may not be what is decided."""
    said = read_whole(scene, told.strip(_GAP))
    if said is None and excepted(scene, told.strip(_GAP)):
        return unread_part(found.string)  # 14没必要保留，先不动: what else becomes of it is not told
    if said is None or _same(scene, said, found[0]):
        return unread_part(found[0]) if said is not None else None
    return Said(said.intent, {**said.slots, "reason": why.strip(_GAP)}, certain=said.certain)


_ALSO = re.compile(r"[,，。;；、 ]\s*\d{1,3}号?(?:也|都|同|一样|照)")
_FATE_FIRST = re.compile(rf"[{_GAP}]*(?:应该|建议|就|所以|可以|还是|直接|予以)*{_FATE}(?:吧|了|掉)*[{_GAP}]*$")
_WORTH = re.compile("必要|价值|意义|需要")
_ASKED = re.compile("[吗么嘛?？]$|有没有|有无|是不是|是否")


def _same(scene: Scene, said: Said, words: str) -> bool:
    """Whether the fate that is needless is one of those that were decided."""
    each = said.slots.get("choices")
    decided = each if isinstance(each, list) else [said.slots["choice"]]
    return not fates.choices(scene.lexicon.fold(words)).isdisjoint(map(str, decided))
