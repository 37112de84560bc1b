"""The one short hint, as the vocabulary files have it."""

from collections.abc import Collection

from bot.language.context import LEADER, MONITOR, OFFICE
from bot.language.vocabulary import Vocabulary


def hint_for(roles: Collection[str], vocabulary: Vocabulary, hint: str = "") -> str:
    """The sentence after a message that was not understood: by the hint's name, else by what the person may do."""
    if hint in vocabulary.hints:
        return vocabulary.hints[hint]
    held = frozenset(roles)
    known = (("市府办", OFFICE), ("监测", MONITOR), ("主要负责人", LEADER))
    name = next((name for name, needed in known if held & needed), "经办人" if held else "未绑定")
    return vocabulary.hints[name]
