"""Words that sound right and are written wrong: what was not understood is read once more as it sounds; only offered.

注消活力愁江 is 注销 活力稠江 to the ear, southern accents levelled. Whole words are put right, of commands, platforms
and the plan's names, never a single character, and only where a strange one stands; the fewest words explain it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from operator import itemgetter

from bot.language.lexicon import Name
from bot.language.scene import Scene
from bot.language.sounds import syllables
from bot.language.tokens import cut

_KNOWN, _HEARD, _STRANGE = 1.0, 2.0, 3.0  # what a word costs, one that only sounds right, a strange character


def as_it_sounds(scene: Scene) -> Scene | None:
    """The same sentence with its strange words as known ones that sound alike; None where there are none."""
    heard = _heard(scene) if scene.has("x") else {}
    key = _put_right(scene, heard) if heard else scene.text.key
    if key == scene.text.key:
        return None
    return Scene(cut(replace(scene.text, key=key), scene.lexicon), scene.context, scene.lexicon)


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
                if words := lexicon.heard.get(sounds[place : place + length]):
                    found.setdefault(place, []).append(_nearest(scene, words))
    return found


def _nearest(scene: Scene, words: Sequence[str]) -> str:
    """Of names that sound alike the speaker's own."""
    names = scene.lexicon.names
    return next((word for word in words if word in names and _own(scene, names[word])), words[0])


def _own(scene: Scene, name: Name) -> bool:
    units = scene.context.units
    hosts = (scene.lexicon.account[key].unit for key in name.accounts)
    return any(code in units for code in (*name.units, *hosts))
