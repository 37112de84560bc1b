"""Words that sound right and are written wrong: what was not understood is read once more as it sounds; only offered.

注消活力愁江 is 注销 活力稠江 to the ear, southern accents levelled. Whole words are put right, of commands, platforms
and the plan's names, never a single character, and only where a strange one stands; the fewest words explain it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from operator import itemgetter

from bot.language.lexicon import Name
from bot.language.normalise import Text, fold
from bot.language.patterns import kinds
from bot.language.scene import Scene, Slots
from bot.language.sounds import syllables
from bot.language.tokens import cut

_HEAD = 8  # characters of a command's first words at most
_NUMERALS = "一二三四五六七八九十"
_BEHIND_NUMBER = kinds("done doneish sep doneweak progress unfinished status deadline extend cannot")
_KNOWN, _HEARD, _STRANGE = 1.0, 2.0, 3.0  # what a word costs, one that only sounds right, a strange character


def as_it_sounds(scene: Scene) -> Scene | None:
    """The same sentence with its strange words as known ones that sound alike; None where there are none."""
    heard = _numbered(scene, _heard(scene)) if scene.has("x") else {}
    key = _put_right(scene, heard) if heard else scene.text.key
    if key == scene.text.key:
        return None
    text = replace(scene.text, key=key, shown=_head_put_right(scene.text, key))
    return Scene(cut(text, scene.lexicon), scene.context, scene.lexicon)


def as_typed(scene: Scene, sounding: Scene, slots: Mapping[str, object]) -> Slots:
    """A text that is kept stands in the person's own characters, whatever it was heard as."""
    typed, heard = scene.text.shown, sounding.text.shown
    if len(typed) != len(heard):
        return dict(slots)
    places = {name: heard.find(str(slots[name])) for name in _OWN_WORDS & slots.keys()}
    return dict(slots) | {name: typed[at : at + len(str(slots[name]))] for name, at in places.items() if at >= 0}


_OWN_WORDS = frozenset({"text", "reason"})


def _head_put_right(text: Text, key: str) -> str:
    """陪训报明 as 培训报名: the head of a command in what is shown, too; what stands behind stays the person's own."""
    shown = list(text.shown)
    for place, (said, meant) in enumerate(zip(text.key[:_HEAD], key, strict=False)):
        if said != meant:
            shown[text.at[place]] = meant
    return "".join(shown)


def _put_right(scene: Scene, heard: Mapping[int, list[str]]) -> str:
    """The cheapest way through the sentence."""
    key = scene.text.key
    known = {token.start: token.end for token in scene.tokens if token.kind != "x"}
    best: list[tuple[float, str]] = [(0.0, "")] * (len(key) + 1)
    for place in range(len(key) - 1, -1, -1):
        ways = [(_KNOWN, key[place : known[place]])] if place in known else [(_STRANGE, key[place])]
        ways += [(_HEARD, word) for word in heard.get(place, ())]
        rests = [(cost, word, best[place + len(word)]) for cost, word in ways]
        best[place] = min(((cost + rest[0], word + rest[1]) for cost, word, rest in rests), key=itemgetter(0))
    return best[0][1]


def _heard(scene: Scene) -> dict[int, list[str]]:
    """Place → the words that sound like what stands there, strange characters among it."""
    lexicon, found = scene.lexicon, dict[int, list[str]]()
    sounds = syllables(scene.text.key, lexicon.vocabulary.pinyin)
    for token in scene.all("x"):
        for place in range(max(0, token.start - lexicon.longest_sound + 1), token.end):
            for length in range(max(2, token.start - place + 1), min(lexicon.longest_sound, len(sounds) - place) + 1):
                plain = scene.text.key[place : place + length] in lexicon.vocabulary.words  # 公告 is no misspelt 供稿
                if not plain and (words := lexicon.heard.get(sounds[place : place + length])):
                    found.setdefault(place, []).append(_nearest(scene, words))
    return found


def _numbered(scene: Scene, heard: dict[int, list[str]]) -> dict[int, list[str]]:
    """任务其, 任努1, 任1: the numeral behind 任务 only sounds right, or one character of 任务 before it is wrong."""
    pinyin = scene.lexicon.vocabulary.pinyin
    numerals = {pinyin[char]: char for char in _NUMERALS}
    for place, token in enumerate(scene.tokens):
        before = scene.word(scene.tokens[place - 1]) if place else ""
        follows = scene.tokens[place + 1] if place + 1 < len(scene.tokens) else None
        if token.kind != "x" or (follows is not None and follows.kind == "x"):
            continue
        word = scene.word(token)
        numeral = numerals.get(pinyin.get(word, "")) if len(word) == 1 and before.endswith("任务") else None
        if numeral and (follows is None or follows.kind in _BEHIND_NUMBER):
            heard.setdefault(token.start, []).append(numeral)
        elif follows is not None and follows.kind == "number" and (task := _half_task(word)):
            heard.setdefault(token.end - len(task), []).append(task)
    return heard


def _half_task(word: str) -> str:
    """任务, or what stands for it in as many characters, where one of its two is wrong or missing."""
    if len(word) > 1 and (word[-2] == "任") != (word[-1] == "务"):
        return "任务"
    return "#" if word in {"任", "务"} else ""


def _nearest(scene: Scene, words: Sequence[str]) -> str:
    """Of names that sound alike the speaker's own."""
    names = scene.lexicon.names
    return next((word for word in words if word in names and _own(scene, names[word])), words[0])


def _own(scene: Scene, name: Name) -> bool:
    units = scene.context.units
    hosts = (scene.lexicon.account[key].unit for key in name.accounts)
    return any(code in units for code in (*name.units, *hosts))


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
