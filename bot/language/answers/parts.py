"""An answer in its parts: the stretches between signs, and a part read as if nothing were asked."""

import re

from bot.language.scene import Scene

MOST = 40  # parts that are read one by one; an answer has few
_SIGNS = re.compile(r"[\s,，。.;；!！~～…]+")


def parts_of(scene: Scene) -> list[str]:
    """The stretches between signs, folded as the vocabulary is."""
    return [part for part in (scene.lexicon.fold(one) for one in _SIGNS.split(scene.text.shown)) if part]


def too_many(scene: Scene) -> bool:
    """不，不，不… hundreds of times: nobody corrects himself that often, and each part would cost a reading."""
    return len(scene.text.shown) > MOST and len(_SIGNS.findall(scene.text.shown)) > MOST


def as_if_unasked(scene: Scene, words: str) -> Scene:
    """A part of the message, read as if nothing were asked."""
    return scene.unasked.saying(words)
