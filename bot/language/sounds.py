"""What characters sound like, for names that a voice transcript or a hurried thumb got wrong."""

from collections.abc import Mapping

_SAME = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("ang", "an"), ("eng", "en"), ("ing", "in"))


def syllables(text: str, pinyin: Mapping[str, str]) -> tuple[str, ...]:
    """One rough syllable a character, southern accents levelled; a character without one stands for itself."""
    return tuple(_levelled(pinyin[c]) if c in pinyin else c for c in text)


def spelled(text: str, pinyin: Mapping[str, str]) -> str:
    """The text in letters, as a person types who skips the Chinese keyboard: 完成 as wancheng."""
    return "".join(pinyin.get(c, c) for c in text)


def _levelled(syllable: str) -> str:
    for wide, narrow in _SAME:
        syllable = syllable.replace(wide, narrow)
    return syllable
