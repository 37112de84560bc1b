"""哪是公众号，我要关的是微博, said to “which one”: what is asked in scorn is not the one that is meant."""

import re

from bot.language.answers.chosen_and_told import Chooses
from bot.language.rules.asking import asks
from bot.language.scene import Said, Scene, clauses

_SCORNS = re.compile(r"(?:哪里?|哪儿|谁[说讲])(?:是|要|有)[^,，。?？!！]{1,10}")


def behind_scorn(scene: Scene, chooses: Chooses) -> Said | None:
    """What the parts behind it choose; where they ask as well, it is a question."""
    if not scene.has("sep") or not _SCORNS.match(scene.text.key):
        return None
    first, *rest = clauses(scene)
    if not rest or not _SCORNS.fullmatch("".join(map(first.word, first.tokens))):
        return None
    return None if any(asks(part.tokens, part) for part in rest) else chooses(_joined(scene, rest))


def _joined(scene: Scene, parts: list[Scene]) -> Scene:
    return scene.part([token for part in parts for token in part.tokens])
