"""What the office decides in one breath of several papers, or of an extension to another day than was applied for.

教育局的通过，苏溪的退回，理由停更日期太晚: each paper its own card, each reason on its own. 同意，但只延到9月2日: an
extension is approved as it was applied for, another day is a return. Typed words decide nothing: they bring the cards.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.language.context import OFFICE
from bot.language.decision_words import without_object
from bot.language.on_desk import decides_on, extensions_lying, is_free, offers_choice, verdict
from bot.language.patterns import kinds
from bot.language.scene import Said, Scene, clauses, given
from bot.language.verdict_pieces import LED, MANY, NAMED, OTHERS, Pieces, cut_up, listed

_VERDICT = re.compile("同意|[通的都件个]过|批|退|驳|不行|可以|没问题|延")
_PARTS = re.compile(r"[，,。;；!！\n]+")
_DAY = re.compile(r"[\d一二三四五六七八九十]+[月日号天周]|月底|[月年]末")
_OTHER_DAY = re.compile(
    r"(?:只|最多|顶多|至多|最晚|最迟|不超过|仅|先|改|缩|压)[^,，。;；]{0,4}?(?:延|批|宽|推|给|放|到|至|成|为|在)"
    r"|延[期长]?(?:就|可以|能|先)*(?:给|批|放|宽)(?:限)?[到至]"  # 延期给到8月5日
)
_AGREES = re.compile(
    r"(?:.{0,10}?)(?:可以|同意|批准?|行|没问题|原则上?同意)(?:[^,，。;；不没]{0,8}?(?:延期|延长|延))?(?:的?申请)?(?:的|了|吧)*"
)
_EXCEPTS = re.compile(r"除[了去开掉外]?[^,。;]|以外|之外|撇开")  # 除了上溪和苏溪都通过: who is named is just not meant
_UNDOES = re.compile(r"撤[回销掉]|收回|取消|作废|[点按批选][错快早急]|手[滑快误]|误[点触批]")
_LEADS_OVER = re.compile(r"^(?:但是?|不过|只是|可是|可|就是)")


def of_parts(scene: Scene, said: Said) -> Said | None:
    """Several papers, or another day; None where it is a word on one of them."""
    if not scene.context.has(OFFICE) or not _VERDICT.search(scene.text.key):
        return None
    if not is_free(scene, said) and not (offers_choice(scene) and _PARTS.search(scene.text.shown.strip())):
        return None
    return _several(scene) or _unnumbered(scene) or _other_day(scene)


_PLACED = re.compile(
    r"第[一二三四五六七八九十\d]{1,3}|^[,\s]*\d{1,2}[号个件]?(?=[的也就先都]*(?:[通的]?过|同意|批|退|驳|不行|可以|行))"
)


def _unnumbered(scene: Scene) -> Said | None:
    """1号通过，2号退回 where no list lies open: which papers are meant nobody could tell."""
    parts = [part for part in clauses(scene) if _PLACED.search(_key(part)) and decides_on(part)]
    return Said("UNKNOWN", {"hint": "verdict_parts"}) if len(parts) > 1 else None


def _key(part: Scene) -> str:
    return "".join(map(part.word, part.tokens))


def _other_day(scene: Scene) -> Said | None:
    """佛堂的同意，只能延到8月20日: of the extension that waits; the day is the reason of a return."""
    if not _OTHER_DAY.search(scene.text.key) or not (scene.dated() or scene.has("span")):
        return None
    waiting = extensions_lying(scene)
    words = [part.strip() for part in _PARTS.split(scene.text.shown) if part.strip()]
    told = [_LEADS_OVER.sub("", one) for one in words if not _AGREES.fullmatch(one)]
    if not waiting or not any(_OTHER_DAY.search(one) for one in told):
        return None
    only = given(request=waiting[0] if len(waiting) == 1 else None, reason=without_object(scene, "，".join(told)))
    return Said("RETURN", only | {"other_day": True})


def _several(scene: Scene) -> Said | None:
    """教育局的通过，苏溪的退回，…: the cards of all that are named, each with its own reason."""
    if sum(token.kind in NAMED or bool(listed(scene, token, scene.word(token))) for token in scene.tokens) < 1 + (
        not (MANY.search(scene.text.key) or OTHERS.search(scene.text.key))
    ):
        return None
    pieces = Pieces() if _EXCEPTS.search(scene.text.key) else cut_up(scene)
    if not pieces.papers:
        return None
    told = [(verdict(one.scene), one.why) for one in pieces.papers]
    decided = [(found, why) for found, why in told if found is None or found.slots.get("hint") != "kept"]
    if len(told) == 1 and not pieces.of_all:
        return None if _UNDOES.search(scene.text.key) else _with_the_rest(*told[0], pieces.left)
    if pieces.of_all or not decided or not all(found and "request" in found.slots for found, _ in decided):
        return Said("UNKNOWN", {"hint": "verdict_parts"})
    held = [one.scene.text.shown for one, verdicts in zip(pieces.papers, told, strict=True) if verdicts not in decided]
    said = _told([_own_words(found, why) for found, why in decided if found is not None])
    return _leaving(said, [*pieces.left, *held])


def _leaving(said: Said, left: Sequence[str]) -> Said:
    """With the words that no card is brought for, which the answer names."""
    named = left and said.intent in _ON_CARDS
    return replace(said, slots={**said.slots, "left": list(left)}) if named else said


_ON_CARDS = kinds("APPROVE REJECT RETURN")


def _with_the_rest(found: Said | None, why: Sequence[str], left: Sequence[str]) -> Said | None:
    """苏溪的过，其他退回: the card of the one that is named; who is named in a reason (参照佛堂的改) is no object."""
    if found is None or not found.slots.keys() & {"request", "tasks"}:
        return None
    words = "，".join(LED.sub("", one) for one in why)
    passed = found.slots.get("result") == "pass"
    told = {} if passed else given(**{"condition" if found.intent == "APPROVE" else "reason": words})
    return _leaving(replace(found, slots={**found.slots, **told}), left)


def _own_words(found: Said, why: Sequence[str]) -> Said:
    """Another day beside a yes to an extension is a return; what else is said beside a yes is on no card."""
    number, words = str(found.slots["request"]), "，".join(LED.sub("", one) for one in why)
    if found.intent == "APPROVE" and number.startswith("YQ") and _OTHER_DAY.search(words) and _DAY.search(words):
        return Said("RETURN", {"request": number, "reason": words, "other_day": True})
    led = any(LED.match(one) for one in why)
    return Said(found.intent, given(request=number, reason=words) | {"led": led})


def _told(told: Sequence[Said]) -> Said:
    """The first no, and the others beside it; a yes has no reason, what was said with it is told back."""
    nos = [one for one in told if one.intent != "APPROVE"]
    yeses = [one for one in told if one.intent == "APPROVE"]
    if len(nos) == 1 and "reason" not in nos[0].slots and any(one.slots["led"] for one in yeses):
        return Said("UNKNOWN", {"hint": "verdict_parts"})  # 苏溪的退回，教育局的同意，理由日期太早: of which?
    papers = [*nos, *(Said(one.intent, {"request": one.slots["request"]}) for one in yeses)]
    first, *others = papers
    also = [[str(one.slots["request"]), str(one.slots.get("reason", ""))] for one in others]
    beside = [[str(one.slots["request"]), str(one.slots["reason"])] for one in yeses if "reason" in one.slots]
    slots = {name: first.slots[name] for name in ("request", "reason", "other_day") if name in first.slots}
    return Said(first.intent, given(**slots, beside_yes=beside or None) | ({"also": also} if also else {}))
