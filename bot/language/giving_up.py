"""取消, 算了不弄了, 不对: what ends a question of ours, or takes an answer back."""

import re

from bot.language.scene import Scene

_NOT_NOW = re.compile(
    r"(?:那就?|我们?|就)*(?:先|暂时?|还是)*(?:不|别|不要|不用|不想)(?:再|要|想|用)?"
    r"(?:办理?|弄|填|提交|报|发|搞|做|处理|注销|关停?|选|申请|变更|改|说|管)了?[吧啦]?"
)


def refuses(scene: Scene, key: str, words: frozenset[str]) -> bool:
    """取消; 算了不弄了; 取消，不办了: one such word or several."""

    def no(said: str) -> bool:
        return said in words or _NOT_NOW.fullmatch(said) is not None

    parts = [part for part in re.split(r"[,。;!.]", scene.text.key) if part]
    bare = "".join(scene.word(t) for t in scene.tokens if t.kind not in {"sep", "polite", "particle", "soft"})
    return (
        no(key)
        or no(bare)
        or no(bare + "了")
        or all(map(no, parts))
        or (len(parts) > 1 and no(parts[0]) and _puts_off(scene))
        or any(no(key[:place]) and no(key[place:]) for place in range(1, len(key)))
    )


def _puts_off(scene: Scene) -> bool:
    """取消，停更日子还没定下来: why not, and no new command behind it."""
    named = scene.has("task", "number", "request", "rect", "date", "accountid", "latin", "account", "name", "qmark")
    return scene.has("not", "unfinished", "wait") and not named


def essence(scene: Scene) -> str:
    """The message without punctuation."""
    return "".join(scene.word(t) for t in scene.tokens if t.kind != "sep")


def phrases(scene: Scene, kind: str) -> frozenset[str]:
    """The whole messages of a class."""
    return scene.lexicon.vocabulary.phrases.get(kind, frozenset())


def gives_up(scene: Scene) -> bool:
    """还没弄好，算了: the last words end the matter."""
    last = re.split(r"[,。;!.]", scene.text.key.rstrip(",。;!."))[-1]
    return "算" in last and last in phrases(scene, "cancelword")


def takes_back(scene: Scene) -> bool:
    """不对不对，我说的是还没办: a no in a part of its own, and behind it no new command."""
    parts = [part for part in re.split(r"[,。;!.]", scene.text.key) if part]
    named = scene.has("task", "number", "account", "name", "request", "rect", "date", "edit", "accountid", "latin")
    return len(parts) > 1 and parts[0] in phrases(scene, "no") and not named and not scene.has("qmark")
