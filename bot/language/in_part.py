"""One command within a longer message whose other parts say nothing that we know."""

from collections.abc import Callable, Mapping

from bot.language.answers.parts import MOST
from bot.language.company import names_something
from bot.language.grumbling import helpless
from bot.language.scene import Said, Scene
from bot.language.tokens import Token


def in_part(scene: Scene, read: Callable[[Scene], Said | None]) -> Said | None:
    """One part of a longer message that is a command by itself, the others saying nothing that we know: offered."""
    parts = [part for part in _parts(scene) if part.tokens]
    several = 1 < len(parts) <= MOST and scene.context.chat == "single"
    if not several or scene.has("cond", "claim", "latin", "junk", "exhort", "third"):
        return None
    heard = [read(part) for part in parts]
    known = [said for said in heard if said is not None and said.intent not in _NOT_IN_PART]
    known = known or [s for part, s in zip(parts, heard, strict=True) if s is not None and helpless(part, s)][:1]
    if len(known) > 1:
        known = [said for said in known if names_something(said)][:1]  # 任务都办完了，麻烦销号
    if len(known) != 1 or not known[0].certain or "ask" in known[0].slots:
        return None
    return Said(known[0].intent, _of_named(scene, known[0].slots), certain=False)


def _of_named(scene: Scene, slots: Mapping[str, object]) -> Mapping[str, object]:
    """1跟10一起报，都弄完了: all of those that another part names, and never every task."""
    numbers = tuple(dict.fromkeys(number for refs in scene.runs for number in refs.numbers))
    named = slots.get("tasks") == "all_open" and numbers and all(map(scene.lexicon.tasks_numbered, numbers))
    return {**slots, "tasks": numbers} if named else slots


_CLAUSE_SIGNS = frozenset(",;。!\n")
_NOT_IN_PART = frozenset({"UNKNOWN", "IGNORE", "HELP", "SUGGESTION", "SIGN_RECEIPT", "PRINCIPAL_SIGN", "APPROVE"})


def _parts(scene: Scene) -> list[Scene]:
    """The stretches between signs, or blanks behind a particle (别销了 申请撤回), each a scene of its own."""
    parts, run = list[Scene](), list[Token]()
    for token in (*scene.tokens, None):
        sign = token is None or (token.kind == "sep" and scene.word(token) in _CLAUSE_SIGNS)
        blank = token is not None and bool(run) and run[-1].kind == "particle" and scene.text.gap(token.start)
        if run and (sign or blank):
            parts.append(scene.part(run))
            run = []
        if token is not None and not sign:
            run.append(token)
    return parts
