"""What waits decides the subject: 可以了，通过 of a monitor for whom an order waits is said of that order.

The facts say what waits: `open_rect` orders of the speaker's unit, `sent_rect` those that lie elsewhere, `check_rect`
and `answer_rect` orders whose feedback or dispute waits for him (ZG-2022-001:B01); `check_item`, `check_request`,
`keep_item` that other things wait for the same kind of word.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.language.answers.moves import move_of
from bot.language.asked import ANSWERS
from bot.language.context import Context
from bot.language.cues import TALK
from bot.language.offers.likely import ahead_of_talk, resemblance
from bot.language.offers.rects import JUDGED
from bot.language.offers.verdicts import passes
from bot.language.patterns import kinds
from bot.language.refs import units_said
from bot.language.rules.asking import asks
from bot.language.scene import Said, Scene, clauses, given
from bot.language.targets import Target


@dataclass(frozen=True, slots=True)
class _Word:
    """A kind of word on orders: its command, what else it could be said of, what might say the same."""

    intent: str
    rivals: Mapping[str, str]  # command → the fact that says that such a thing waits
    alike: frozenset[str]


_WORDS = {
    "check_rect": _Word(
        "RECTIFY_VERIFY",
        {"VERIFY": "check_item", "REQUEST_VERIFY": "check_request"},
        kinds("APPROVE RETURN REJECT RECTIFY_URGE RECTIFY_LIST RECTIFY_ISSUE RECTIFY_FEEDBACK CANCEL_REQUEST"),
    ),
    "answer_rect": _Word(
        "RECTIFY_ANSWER",
        {"KEEP": "keep_item"},
        kinds("RECTIFY_WITHDRAW RECTIFY_DISPUTE TASK_WITHDRAW REQUEST_WITHDRAW REQUEST_REVOKE RECALL"),
    ),
}
_ON = r"(?:(?:那|就|这个|这条|这家|这单|他们)[,，]?)*"
_MORE = r"(?:(?:不行|不对)[,，。 ]?)?(?:他们)?(?:还是?|再|继续|照样?|必须|得)+(?:得|要|去|再)*整?改(?:一下|一?改)?"
_LESS = r"(?:算了[,，。 ]?)?(?:免了吧?|免掉|(?:可以|就)?(?:不用|不必|不)(?:整?改))"
_SHORT = {  # the whole message is nothing but the word on it: too short to resemble anything
    "check_rect": re.compile(rf"{_ON}(?:(?P<no>{_MORE}|驳回|没有?改|不同意)|好|过|同意|销了?|ok)[吧了啊去]*"),
    "answer_rect": re.compile(rf"{_ON}(?:(?P<no>{_MORE}|不行|不认可?)|{_LESS}|认可)[吧了啊去]*"),
}
_RESULTS = {"check_rect": ("pass", "fail"), "answer_rect": ("revoke", "uphold")}  # by whether it is a no
_WAITING = 2.0  # so much more it speaks for a command that its object waits
_BEYOND_DOUBT = 8.0  # so much more like a word on an order than like talk, it answers no form
_CLEARLY = 7.0
_NAMED = kinds("task nth request rect mobile plan delegate extend handover register contactchange")
_MAY_GIVE_WAY = kinds("UNKNOWN IGNORE HOLD_TODAY VERIFY REQUEST_VERIFY KEEP TASK_WITHDRAW REQUEST_WITHDRAW RECALL")
_OF_UNIT = kinds("RECTIFY_FEEDBACK RECTIFY_DISPUTE")
_UPHELD = re.compile(r"维持|不成立|不采纳|不采信|不支持|不予|不能撤|不撤|还是要改|照原来|原结论|站不住")
_REVOKED = re.compile(r"撤|取消|免了|免掉|不算错|不算问题|有道理|有理|采纳|成立|作废")
_FAILED = re.compile(r"(?:不通过|通不过|退回|打回|不行|不合格|重改|再改)[去吧了]*")
_GOOD = re.compile(
    r"通过|可以|没.?问题|没毛病|合格|到位|好了|改[了过完正]|行|过了?$|ok|销号|不错|无误|符合|恢复|更新了|处理了|给过"
)
_PARTS = re.compile(r"[,，。;；:：!！\s]+")


def of_waiting_order(scene: Scene, said: Said) -> Said | None:
    """The word of monitor or office on the order that waits for it; offered."""
    if not any(fact in scene.context.facts for fact in _WORDS) or not _open_to_doubt(scene, said):
        return None
    return next((found for fact, word in _WORDS.items() if (found := _on_order(scene, fact, word))), None)


def _open_to_doubt(scene: Scene, said: Said) -> bool:
    """Whether what was read names nothing of its own, and nothing is asked."""
    target = said.slots.get("target")
    named = isinstance(target, Target) and target.named and not units_said(scene)
    alone = scene.context.chat == "single" and scene.context.asked is None and not _asked(scene)
    loose = not said.certain or said.intent in _MAY_GIVE_WAY or (said.intent == "CANCEL_REQUEST" and not named)
    return alone and loose and not scene.has(*_NAMED)


def _asked(scene: Scene) -> bool:
    """他们什么时候改好; but 不行，要写明初审是谁 asks nothing: of several parts the first one tells."""
    parts = clauses(scene)
    judged = len(parts) > 1 and any(
        _FAILED.fullmatch(part.text.key[part.tokens[0].start : part.tokens[-1].end]) for part in parts
    )
    return asks(scene.tokens, scene) and not judged


def _on_order(scene: Scene, fact: str, word: _Word) -> Said | None:
    orders, codes = _of_units(scene.context, fact), units_said(scene)
    fitting = [number for number, unit in orders if not codes or unit in codes]
    result = _checked(scene) if fact == "check_rect" else _answered(scene)
    others_wait = not scene.context.facts.keys().isdisjoint(word.rivals.values()) and "整改" not in scene.text.key
    plain = _SHORT[fact].fullmatch(scene.text.key.strip(" ,。!~"))
    if plain is not None:
        result = _RESULTS[fact][plain["no"] is not None]
    if not fitting or result is None or others_wait or (plain is None and not _resembles(scene, word)):
        return None
    why = None if plain else _why(scene, result)
    slots = given(rect=fitting[0] if len(fitting) == 1 else None, result=result, reason=why)
    return Said(word.intent, slots, certain=False)


def _of_units(context: Context, fact: str) -> list[tuple[str, str]]:
    """The orders of a fact with their units' codes."""
    return [(number, unit) for number, _, unit in (part.partition(":") for part in context.listed(fact))]


def _resembles(scene: Scene, word: _Word) -> bool:
    """Whether it sounds like this word on an order, or like the same word on something that does not wait."""
    scores = {intent: score for score, intent in resemblance(scene)}
    same = {word.intent, *word.rivals, *word.alike}
    own = max(scores.get(intent, 0.0) for intent in same) + _WAITING
    return own > max(scores.get(TALK, 0.0), *(score for intent, score in scores.items() if intent not in same))


def _checked(scene: Scene) -> str | None:
    """pass or fail, where anything is said of the mending."""
    key = scene.text.key.replace("整改", "")
    if re.search(_LESS, key):
        return None  # 可以不改了 finds neither good nor bad what was mended
    if not passes(scene):
        return "fail" if JUDGED.search(key) else None
    return "pass" if _GOOD.search(key) else None


def _answered(scene: Scene) -> str | None:
    """uphold or revoke."""
    if "通知" in scene.text.key:
        return None  # 撤销通知: what went out by mistake
    if _UPHELD.search(scene.text.key):
        return "uphold"
    return "revoke" if _REVOKED.search(scene.text.key) else None


def _why(scene: Scene, result: str) -> str:
    """The parts of the sentence that do more than decide."""
    if result == "pass":
        return ""
    parts = [part for part in _PARTS.split(scene.text.shown) if part]
    if result == "fail":
        return "，".join(part for part in parts if not _FAILED.fullmatch(part))
    deciding = (_UPHELD, _REVOKED, re.compile(_LESS))
    return "，".join(part for part in parts if not any(words.search(part) for words in deciding))


def amid_form(scene: Scene, read: Callable[[Scene], Said]) -> Said | None:
    """这不是错别字，凭什么整改 while a form lies open: plainly a word on the order, and no answer to the form."""
    asked, single = scene.context.question, scene.context.chat == "single"
    form = asked is not None and asked.kind == "ask" and asked.fields != ("text",)
    told = "整改" in scene.text.key or scene.has("url", "rect", "issuekind")
    if not (form and single and told and scene.context.listed("open_rect")):
        return None
    move, free = move_of(scene), scene.unasked
    if move is not None and move.does == ANSWERS and move.ahead >= _CLEARLY:
        return None
    said = read(free)
    plain = said.intent in _OF_UNIT and ahead_of_talk(free, said.intent) >= _BEYOND_DOUBT
    waiting = scene.context.listed("open_rect")
    only = {"rect": waiting[0]} if len(waiting) == 1 else {}
    return Said(said.intent, only | dict(said.slots), certain=False) if plain else None


def lies_elsewhere(scene: Scene, said: Said) -> Said:
    """改好了 of a unit whose only order waits for somebody else: no offer, it is said at once for whom it waits."""
    sent = scene.context.listed("sent_rect")
    if said.intent not in _OF_UNIT or scene.context.listed("open_rect") or not sent:
        return said
    meant = {} if said.intent == "RECTIFY_FEEDBACK" and len(sent) > 1 else {"rect": sent[0]}  # it would be added to it
    return Said(said.intent, meant | dict(said.slots))
