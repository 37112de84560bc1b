"""What is to be done about a meaning: at once, after a question, after an offer, or nothing."""

from collections.abc import Mapping

from bot.language.context import Context

IN_GROUP = "in_group"  # the hint after a question of the field in a group: the only one that is given there


def act_of(intent: str, slots: Mapping[str, object], context: Context) -> str:
    """deny, ignore, hint, offer, ask or do (CONTRACT, duban interpret)."""
    if "deny" in slots:
        return "deny"
    if intent == "IGNORE" or _unheard(intent, slots, context):
        return "ignore"
    if intent == "UNKNOWN":
        return "hint"
    ask = str(slots.get("ask", ""))
    if ask == "did_you_mean" or (ask.startswith("confirm") and ask != "confirm_on_card"):
        return "offer"
    return "ask" if ask else "do"


def _unheard(intent: str, slots: Mapping[str, object], context: Context) -> bool:
    return intent == "UNKNOWN" and context.chat != "single" and slots.get("hint") != IN_GROUP
