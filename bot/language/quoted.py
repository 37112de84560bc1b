"""关停注销已整合账号（8月底）——已完成: words copied from the notice name the task they stand in, and bid nothing."""

from bot.language.lexicon import TaskWords
from bot.language.patterns import kinds
from bot.language.refs import numbers_task
from bot.language.scene import Scene
from bot.language.titles import stretch
from bot.language.tokens import Token, cut

_VERBS = kinds("cancel change rename extend regroup closed stopped")
_REPORTED = kinds("done doneish doneweak report")
_LEAST, _PLAIN = 8, 12  # characters in a row that nobody writes as the notice does by chance; without such a verb more


def as_quoted(scene: Scene) -> Scene:
    """The sentence with the task's number in the place of the copied words.

    Only where something is reported beside them: the words alone, 关停注销已整合账号, may be a wish.
    """
    if len(scene.text.key) <= _LEAST or not scene.has(*_REPORTED) or numbers_task(scene):
        return scene
    verbs = scene.all(*_VERBS)
    if not verbs and len(scene.text.key) <= _PLAIN:
        return scene
    own = [task for task in scene.lexicon.tasks if task.owners & set(scene.context.units)]
    words, task = max(((stretch(scene.text.key, _text(scene, task)), task) for task in own), key=_length, default=_NONE)
    start = scene.text.key.find(words)
    told = [*verbs, *(token for token in scene.all(*_REPORTED) if not _within(token, start, start + len(words)))]
    if task is None or len(words) < (_LEAST if verbs else _PLAIN) or len(told) == len(verbs):
        return scene
    if not all(_within(verb, start, start + len(words)) for verb in verbs):
        return scene
    known = [Token("task", start, start + len(words), task.number)]
    return Scene(cut(scene.text, scene.lexicon, known=known), scene.context, scene.lexicon)


_NONE: tuple[str, TaskWords | None] = ("", None)


def _within(token: Token, start: int, end: int) -> bool:
    return start <= token.start and token.end <= end


def _text(scene: Scene, task: TaskWords) -> str:
    return scene.lexicon.fold(f"{task.title}。{task.content}")


def _length(found: tuple[str, TaskWords | None]) -> int:
    return len(found[0])
