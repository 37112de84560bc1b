"""A field that the form has already, told once more beside the one that is asked for: 8月18日，原因：受众面小.

What is named by its word takes the place of what stood there, and the form is shown with it. Nothing that was typed
into a form is passed over in silence.
"""

from bot.language.context import Asked
from bot.language.rules.form import places, ready_reason, reason_text
from bot.language.rules.putting import MORE, put_into
from bot.language.scene import Scene, Slots, given

_FORM = frozenset({"account_id", "stop_date", "effective_date", "reason"})
_CANCELS, _CHANGES = "ZX", "BG"  # kinds of form; what a change leads to is never told by the way
_WHOLE = 2  # other fields beside a 因为: the form is told from its beginning


def told_again(scene: Scene, asked: Asked) -> Slots:
    """The fields beyond those that are asked for, each with its own word before it."""
    form = asked.form or (_CANCELS if "stop_date" in asked.fields else "")
    if not (_FORM & set(asked.fields) and form.startswith((_CANCELS, _CHANGES))):
        return {}
    told = {name: value for name, value in put_into(scene, form).items() if name in _FORM | {MORE}}
    labelled = "reason" in told and ready_reason(scene) is None
    if labelled or (told.keys().isdisjoint({"reason", MORE}) and len(told) >= _WHOLE):
        told |= given(reason=reason_text(scene, places(scene)))  # up to the words of the next field
    return {name: value for name, value in told.items() if name not in asked.fields}


def chosen_again(scene: Scene) -> bool:
    """原因2, where only the identifier is asked for: another of the reasons that were offered."""
    return scene.has("reasonword") and ready_reason(scene) is not None
