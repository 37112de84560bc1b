"""What a report tells beside its command: the words behind the verb, and those between number and verb."""

from collections.abc import Sequence

from bot.language.patterns import kinds
from bot.language.refs import Refs
from bot.language.scene import Scene, Slots
from bot.language.tokens import Token

SKIPPED = kinds("soft particle polite status done past doneweak sep all tasknoun")
_WORDS = 3  # strange characters beside the verb: fewer are a slip of the pen (任务3以经办结)


def text_of(scene: Scene, rest: Sequence[Token]) -> Slots:
    """The rest of the message as text, if there is any."""
    text = scene.said(rest)
    return {"text": text} if text else {}


def told(scene: Scene, place: int) -> str:
    """What was told besides: all behind the words that only close the sentence (了, 情况：, 谢谢).

    Where the verb goes on in what follows (已经发|文了, 已经报|方案了) it is a part of it.
    """
    if 1 < place < len(scene.tokens) and scene.tokens[place - 1].kind == "doneish" and _goes_on(scene, place):
        return scene.behind(scene.tokens[place - 2])
    while place < len(scene.tokens) and scene.tokens[place].kind == "plan":
        place += 1
    if all(token.kind in SKIPPED for token in scene.tokens[place:]):
        return ""
    while scene.tokens[place].kind in SKIPPED and not scene.apart(place):
        place += 1
    return scene.behind(scene.tokens[place - 1])


def _goes_on(scene: Scene, place: int) -> bool:
    """A strange word right behind it."""
    return scene.tokens[place].kind == "x" and not scene.apart(place)


_RECEIVER = kinds("unit name soft particle")


def told_in_all(scene: Scene, refs: Refs, verb: int, strange: Sequence[Token], behind: str) -> str:
    """10号任务我们审核制度7月15日就办好了，文号…: what stands between number and verb is told, too."""
    between = [t for t in scene.tokens[refs.end : verb + 1] if t in strange and t.kind == "x"]
    first = next((t for t in scene.tokens[refs.end : verb] if t.kind not in SKIPPED | {"self"}), None)
    if not between or first is None:
        return behind
    if behind:
        sent = all(token.kind in _RECEIVER for token in scene.tokens[verb + 1 :])  # 名单已报市府办
        whole = sent or sum(len(token) for token in between) >= _WORDS
        return scene.behind(scene.tokens[scene.index(first) - 1]) if whole else behind
    return scene.said(scene.tokens[scene.index(first) : verb + 1])
