"""What a draft still lacks, said while nothing is asked: next morning, in another chat, behind another matter.

The draft of a form waits seven days and “可分几次回复”, its question ten minutes. Whatever would have answered that
question plainly is offered for the form, with the value; nothing is written without a yes.
"""

from collections.abc import Mapping
from dataclasses import replace

from bot.language.answers.dialogue import FORM, fill
from bot.language.answers.moves import move_of
from bot.language.answers.told_apart import APART, by_account, tells, told_of, wishes_for_another, words_of
from bot.language.asked import ANSWERS
from bot.language.context import OVERSEERS, Asked
from bot.language.intents import APPLICATIONS, QUIET
from bot.language.patterns import CALLED, kinds
from bot.language.rules.asking import asks
from bot.language.scene import Said, Scene

_PLAINLY, _SURELY = 3.0, 7.0  # so much likelier an answer than anything else; where another reading is at hand
_LOOSE = QUIET | kinds("REQUEST_EDIT ACCOUNT_QUERY CANCEL_REQUEST CHANGE_REQUEST DISPOSITION TASK_PROGRESS OPINION")
_IN_WORDS = frozenset({"reason", "value"})


def of_draft(scene: Scene, said: Said) -> Said | None:
    """粉丝太少没人维护了, a day later; None without such a draft, or where other work is meant."""
    form, _, fields = scene.context.facts.get("lacking", "").partition(":")
    context = scene.context
    if not fields or context.asked is not None or context.chat == "group" or context.has(OVERSEERS):
        return None
    if said.intent not in _LOOSE or (said.certain and said.intent not in QUIET and scene.has("account", "name")):
        return None
    waiting = Asked("ask", fields=tuple(fields.split("+")), form=form)
    filling = replace(scene, context=replace(context, asked=waiting))
    filled, move = fill(filling), move_of(filling)
    if filled is None or asks(scene.tokens, scene) or {"ask", "deny", "bad_date"} & filled.slots.keys():
        return None
    if said.intent in APPLICATIONS and len(FORM & said.slots.keys()) > len(filled.slots):
        return None  # 微博注销，8月18停，账号id…: the whole of it once more
    plain = move is not None and move.does == ANSWERS and move.ahead >= _enough(said, filled)
    slots = _of_its_account(scene, form, filled.slots) if plain else {}
    return Said("REQUEST_EDIT", {"request": form, **slots}, certain=False) if slots else None


def _of_its_account(scene: Scene, form: str, slots: Mapping[str, object]) -> Mapping[str, object]:
    """教育之声9月1号生效，微博8月15停: only what is told of the form's account; nothing of another alone."""
    own = dict(scene.context.paired("open_request")).get(form)
    parts = by_account(scene, own) if own is not None and scene.has(*CALLED) else []
    foreign = [part for part in parts if part.number not in {None, own}]
    if any(wishes_for_another(part, own) for part in parts):
        return {}
    if not any(map(tells, foreign)):
        return slots
    mine = [part for part in parts if part not in foreign]
    told = told_of(scene, mine, form) if mine else {}
    return {**told, APART: words_of(scene, foreign)} if told else {}


def _enough(said: Said, filled: Said) -> float:
    """Words for a form must be plainer than a day or an identifier, and more so where they have another reading."""
    return _SURELY if said.intent not in QUIET or _IN_WORDS & filled.slots.keys() else _PLAINLY
