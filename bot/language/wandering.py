"""While a reason is asked for: words that would have become the reason, but ask for something or chat."""

from dataclasses import replace

from bot.language.dialogue import complains
from bot.language.offers.likely import ahead_of_talk, likely
from bot.language.patterns import kinds
from bot.language.rules.asking import asks
from bot.language.scene import Said, Scene

LOOKED_UP = kinds(
    "LIST_MY_TASKS TASK_DETAIL CONTACT_OFFICE REQUEST_STATUS STATS UNIT_STATUS RECTIFY_LIST EXPORT TIMELINE"
)
_TEXTS = frozenset({"reason", "text"})
_DAYS = frozenset({"stop_date", "effective_date", "date"})
_HAVING_REASONS = ("CANCEL_REQUEST", "CHANGE_REQUEST", "EXTENSION_REQUEST", "BLOCKED")
_FEW = 4  # strange characters that a day may have beside it
_MERE_TALK = -25.0  # 今天食堂的红烧肉不错 has -95, 老王你吃饭了没 -30, reasons of applications -19 and more


def mere_words(scene: Scene, filled: Said) -> bool:
    """Whether the answer is nothing but words that no 原因 introduces, a day beside them or not."""
    said = filled.slots.keys()
    strange = sum(len(token) for token in scene.all("x")) > _FEW  # 食堂今天有糖醋排骨
    words = bool(said) and said <= _TEXTS | _DAYS and (bool(said & _TEXTS) or strange)
    return words and not scene.has("reasonword")


def wondered(scene: Scene, filled: Said) -> Said | None:
    """申请交上去了怎么没动静: a question is offered as what it asks for; 今天食堂的红烧肉不错 answers nothing."""
    if not mere_words(scene, filled) or complains(scene):
        return None
    alone = Scene(scene.sentence, replace(scene.context, asked=None), scene.lexicon)
    if asks(scene.tokens, scene) and not filled.slots.keys() & _DAYS:
        other = likely(alone)
        return other if other is not None and other.intent in LOOKED_UP else None
    if "text" in filled.slots:
        return None  # what citizens say may be about anything
    worth = max(ahead_of_talk(alone, intent) for intent in _HAVING_REASONS)
    return Said("UNKNOWN") if worth <= _MERE_TALK else None
