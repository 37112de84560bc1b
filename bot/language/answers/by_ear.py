"""Answers that only sound right: 确任 for 确认, 去肖 for 取消, 地二个 for 第二个; whole words, never a single sound.

Of what agrees only words count that sound like nothing else (`plainyes` in `phrases.csv`): 可疑 is no 可以.
"""

import re
from collections.abc import Mapping
from dataclasses import replace

from bot.language.answers.dialogue import answer
from bot.language.answers.giving_up import essence
from bot.language.scene import Said, Scene
from bot.language.sounds import spelled, syllables
from bot.language.tokens import cut

_LONGEST = 8  # characters of such an answer
_NUMERALS = "一二三四五六七八九十"
_BEHIND_NUMERAL = "个项条号"
_TAKEN = frozenset({"CONFIRM", "DIALOG_CANCEL", "SELECT"})


def answer_by_ear(scene: Scene) -> Said | None:
    """What a short message answers if its words are taken for those that sound alike; None if it answers nothing."""
    asked, key = scene.context.asked, essence(scene)
    if (heard := option_by_ear(scene)) is not None:
        return heard
    if asked is None or asked.kind not in {"confirm", "choose", "ask"} or not 1 < len(key) <= _LONGEST:
        return None
    said = (_ordinal(scene, key) if asked.kind == "choose" else None) or _words(scene, key, asked.kind)
    if said is None or said == key:
        return None
    text = replace(scene.text, key=said, at=scene.text.at[: len(said)])
    found = answer(Scene(cut(text, scene.lexicon), scene.context, scene.lexicon))
    return found if found is not None and found.intent in _TAKEN and "deny" not in found.slots else None


_CHARACTERS = 3  # 没理 sounds like 魅力 by chance
_LED = re.compile(r"^(?:(?:嗯|恩|哦|噢|呃|对|是的|好的?)+(?:的|啊|呀)?[,，。 ]*)+(?=.{2})")  # 嗯嗯就是之乎那个
_LIGHT = re.compile(r"(?:就是?|选|要|办|那个|这个|的|吧|啊|呀|哈|\s)")


def option_by_ear(scene: Scene) -> Said | None:
    """魅力苏西, kuaishou的, jiaoyu zhi sheng: the one choice whose label holds what this sounds like."""
    asked, key = scene.context.asked, _LIGHT.sub("", _LED.sub("", scene.text.key.strip(",。!~")))
    if asked is None or asked.kind != "choose" or len(key) < 2 or re.search(r"[,;。?]", key):  # noqa: PLR2004
        return None
    pinyin = scene.lexicon.vocabulary.pinyin
    labels = [scene.lexicon.fold(str(option.get("label", ""))) for option in asked.options]
    if key.isascii() and key.isalpha():
        hits = [place for place, label in enumerate(labels) if _spells(key, label, pinyin)]
    else:
        heard = syllables(key, pinyin)
        sounds = [syllables(label, pinyin) for label in labels]
        near = [any(char in label for char in key) or len(heard) >= _CHARACTERS for label in labels]  # 知呼 is 知乎
        hits = [place for place, label in enumerate(sounds) if near[place] and _within(heard, label)]
    if len(hits) != 1:
        return None
    chosen = asked.options[hits[0]]
    return Said("SELECT", {name: value for name, value in chosen.items() if name != "label"})


def _spells(letters: str, label: str, pinyin: Mapping[str, str]) -> bool:
    """Whether two or more characters of the label, one behind the other, are spelt like this."""
    ends = range(len(label) + 1)
    return any(spelled(label[a:b], pinyin) == letters for a in ends for b in ends[a + 2 :])


def _within(part: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    return any(whole[start : start + len(part)] == part for start in range(len(whole) - len(part) + 1))


def _words(scene: Scene, key: str, kind: str) -> str | None:
    """The message as words that answer, each as it is written or as it sounds; None where something else is said."""
    vocabulary = scene.lexicon.vocabulary
    words = vocabulary.answers_heard if kind == "confirm" else vocabulary.refusals_heard
    sounds, place, said = syllables(key, vocabulary.pinyin), 0, ""
    while place < len(key):
        lengths = range(len(key) - place, 1, -1)
        word = next((words[sounds[place : place + n]] for n in lengths if sounds[place : place + n] in words), None)
        if word is None:
            return None
        said, place = said + word, place + len(word)
    return said


def _ordinal(scene: Scene, key: str) -> str | None:
    """地二个, 第饵个: one of those that were shown."""
    pinyin = scene.lexicon.vocabulary.pinyin
    numbers = {syllables(char, pinyin): char for char in _NUMERALS}
    first, number, rest = syllables(key[0], pinyin), key[1:2], key[2:]
    known = number if number in _NUMERALS or number.isdigit() else numbers.get(syllables(number, pinyin))
    counted = len(rest) == 1 and syllables(rest, pinyin)[0] in syllables(_BEHIND_NUMERAL, pinyin)
    return f"第{known}个" if first == syllables("第", pinyin) and known and counted else None
