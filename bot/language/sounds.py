"""What characters sound like, for names that a voice transcript or a hurried thumb got wrong, and pinyin as typed."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

_RUN = re.compile(r"(?<![a-z_@./:-])[a-z]{2,12}(?:[ '][a-z]{1,12}){0,30}(?![-_a-z./:@])", re.IGNORECASE | re.ASCII)
_LONGEST = 60  # letters of a run; nobody types more without characters
_FEWEST = 4  # letters, below which it is an abbreviation: ok, ai, vx
_SAME = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("ang", "an"), ("eng", "en"), ("ing", "in"))


def syllables(text: str, pinyin: Mapping[str, str]) -> tuple[str, ...]:
    """One rough syllable a character, southern accents levelled; a character without one stands for itself."""
    return tuple(_levelled(pinyin[c]) if c in pinyin else c for c in text)


def spelled(text: str, pinyin: Mapping[str, str]) -> str:
    """The text in letters, as a person types who skips the Chinese keyboard: 完成 as wancheng."""
    return "".join(pinyin.get(c, c) for c in text)


@lru_cache(maxsize=1024)
def _levelled(syllable: str) -> str:
    for wide, narrow in _SAME:
        syllable = syllable.replace(wide, narrow)
    return "l" + syllable[1:] if syllable[0] == "n" else syllable


def spellings(words: Iterable[str], pinyin: Mapping[str, str]) -> dict[str, str]:
    """The letters that spell a word → the word; of several that are spelt alike the first."""
    found: dict[str, str] = {}
    for word in words:
        letters = spelled(word, pinyin)
        if letters.isascii() and letters.isalpha() and not word.isascii():
            found.setdefault(letters, word)
    return found


class Spellings:
    """Words by the letters that spell them, from several lists; the first has the first say."""

    def __init__(self, *lists: Mapping[str, str]) -> None:
        self._lists = lists
        self._longest = max((len(letters) for words in lists for letters in words), default=0)

    def in_characters(self, text: str, *, lone: bool = False) -> str | None:
        """The text with its pinyin as characters; None if there is none, or letters remain that spell no words.

        `lone`: each run of letters must be one word of the first list, not put together and no name.
        """
        runs = list(_RUN.finditer(text))
        letters = [re.sub(r"[ ']", "", run[0].lower()) for run in runs]
        said = [self._lists[0].get(run) if lone else self._read(run) for run in letters]
        if sum(len(run[0]) for run in runs) < _FEWEST or None in said:
            return None
        for run, words in zip(reversed(runs), reversed(said), strict=True):
            text = f"{text[: run.start()]}{words}{text[run.end() :]}"
        return text

    def _read(self, letters: str) -> str | None:
        """The fewest words that spell these letters, the longer in front."""
        if len(letters) > _LONGEST:
            return None
        best: list[tuple[int, str] | None] = [None] * len(letters) + [(0, "")]
        for start in range(len(letters) - 1, -1, -1):
            for end in range(min(len(letters), start + self._longest), start, -1):
                word, rest = self._word(letters[start:end]), best[end]
                held = best[start]
                if word and rest is not None and (held is None or rest[0] + 1 < held[0]):
                    best[start] = (rest[0] + 1, word + rest[1])
        found = best[0]
        return found[1] if found else None

    def _word(self, letters: str) -> str | None:
        return next((words[letters] for words in self._lists if letters in words), None)
