"""Pinyin typed in place of characters: wode renwu, zhuxiao foshanzhen; what comes of it is only offered."""

from bot.language.normalise import fold
from bot.language.scene import Scene
from bot.language.tokens import cut

_NO_WORDS = ("accountid", "url")  # letters beside these are an identifier or an address
_FREE = frozenset({"ask", "reason"})  # what is asked for there may be letters
_LETTERS_EACH = 2  # to a character: pinyin is the sentence; where it is a word in it, only whole commands count


def in_characters(scene: Scene) -> Scene | None:
    """The same sentence as the keyboard would have written it; None if it is not typed in pinyin."""
    shown, asked = scene.text.shown, scene.context.asked
    if not scene.has("latin", "junk") or scene.has(*_NO_WORDS):
        return None
    letters, others = (sum(map(kind, shown)) for kind in (_is_letter, _is_character))
    text = scene.lexicon.spellings.in_characters(shown, lone=letters < _LETTERS_EACH * others)
    if text is None or (asked is not None and asked.mine and asked.kind in _FREE and not _ends_it(scene, text)):
        return None
    return Scene(cut(fold(text, scene.lexicon.vocabulary.traditional), scene.lexicon), scene.context, scene.lexicon)


def _ends_it(scene: Scene, text: str) -> bool:
    """suanle, shide: of what answers a question only this; letters may be the identifier that was asked for."""
    said = scene.lexicon.fold(text)
    return any(said in scene.phrases(kind) for kind in ("cancelword", "yes", "no"))


def _is_letter(char: str) -> bool:
    return char.isascii() and char.isalpha()


def _is_character(char: str) -> bool:
    return char.isalpha() and not char.isascii()
