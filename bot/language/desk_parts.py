"""What the office decides in one breath of several papers, or of an extension to another day than was applied for.

教育局的通过，苏溪的退回，理由停更日期太晚: each paper its own card, each reason on its own. 同意，但只延到9月2日: an
extension is approved as it was applied for, another day is a return. Typed words decide nothing: they bring the cards.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from bot.language.context import OFFICE
from bot.language.on_desk import decides_on, extensions_lying, is_free, offers_choice, verdict
from bot.language.patterns import kinds
from bot.language.refs import units_said
from bot.language.scene import Said, Scene, given, scene_of

_VERDICT = re.compile("同意|通过|批|退|驳|不行|可以|没问题|延")
_PARTS = re.compile(r"[，,。;；!！\n]+")
_MANY = re.compile(r"(?:[两三几二]|都|全部?)(?:个|件|家|份)?都?(?:同意|通过|批了?|可以|没问题|行)")
_NAMED = kinds("unit name account platform request")
_LED = re.compile(r"^(?:理由|原因)(?:是|为|就?写)?[:：\s]*")
_OTHER_DAY = re.compile(
    r"(?:只|最多|顶多|至多|最晚|最迟|不超过|仅|先|改|缩|压)[^,，。;；]{0,4}?(?:延|批|宽|推|给|放|到|至|成|为|在)"
)
_AGREES = re.compile(
    r"(?:.{0,10}?)(?:可以|同意|批准?|行|没问题|原则上?同意)(?:[^,，。;；不没]{0,8}?(?:延期|延长|延))?(?:的?申请)?(?:的|了|吧)*"
)
_LEADS_OVER = re.compile(r"^(?:但是?|不过|只是|可是|可|就是)")


@dataclass(slots=True)
class _Part:
    """A paper with its verdict, and the words behind it that tell why."""

    scene: Scene
    why: list[str] = field(default_factory=list)


def of_parts(scene: Scene, said: Said) -> Said | None:
    """Several papers, or another day; None where it is a word on one of them."""
    if not scene.context.has(OFFICE) or not _VERDICT.search(scene.text.key):
        return None
    if not is_free(scene, said) and not (offers_choice(scene) and _PARTS.search(scene.text.shown.strip())):
        return None
    return _other_day(scene) or _several(scene)


def _other_day(scene: Scene) -> Said | None:
    """佛堂的同意，只能延到8月20日: of the extension that waits; the day is the reason of a return."""
    if not _OTHER_DAY.search(scene.text.key) or not (scene.dated() or scene.has("span")):
        return None
    waiting = extensions_lying(scene)
    words = [part.strip() for part in _PARTS.split(scene.text.shown) if part.strip()]
    told = [_LEADS_OVER.sub("", one) for one in words if not _AGREES.fullmatch(one)]
    if not waiting or not any(_OTHER_DAY.search(one) for one in told):
        return None
    only = given(request=waiting[0] if len(waiting) == 1 else None, reason="，".join(told))
    return Said("RETURN", only | {"other_day": True})


def _several(scene: Scene) -> Said | None:
    """教育局的通过，苏溪的退回，…: the cards of all that are named, each with its own reason."""
    if sum(token.kind in _NAMED for token in scene.tokens) < 1 + (not _MANY.search(scene.text.key)):
        return None
    parts, of_all = _parted(scene)
    if len(parts) + of_all < 2:  # noqa: PLR2004 - a word on one paper
        return None
    told = [(verdict(one.scene), "，".join(one.why)) for one in parts]
    if of_all or not all(found is not None and "request" in found.slots for found, _ in told):
        return Said("UNKNOWN", {"hint": "verdict_parts"})
    return _told([(found, why) for found, why in told if found is not None])


def _told(told: Sequence[tuple[Said, str]]) -> Said:
    """The first no, and the others beside it; a yes has no reason."""
    papers = [(one, "" if one.intent == "APPROVE" else why) for one, why in told]
    papers.sort(key=lambda paper: paper[0].intent == "APPROVE")
    first, why = papers[0]
    also = [[str(one.slots["request"]), reason] for one, reason in papers[1:]]
    return Said(first.intent, given(request=first.slots["request"], reason=why) | {"also": also})


def _parted(scene: Scene) -> tuple[list[_Part], bool]:
    """The parts that name a paper and decide, and whether another part decides on all."""
    parts, of_all = list[_Part](), False
    for words in filter(None, map(str.strip, _PARTS.split(scene.text.shown))):
        part = scene_of(words, replace(scene.context, asked=None), scene.lexicon)
        if decides_on(part) and (units_said(part) or part.has(*_NAMED)):
            parts.append(_Part(part))
        elif _MANY.search(part.text.key) and not part.has(*_NAMED) and not _OTHERS.search(part.text.key):
            of_all = True
        elif parts:
            parts[-1].why.append(_LED.sub("", words))
    return parts, of_all


_OTHERS = re.compile("其他|其它|其余|剩下|别的|另")  # 上溪的退回，其他都通过 is of many at once
