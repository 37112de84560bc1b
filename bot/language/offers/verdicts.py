"""What was decided, and what happened on the platform, told in free words (signs.csv): a ground for an offer only."""

import re

from bot.language.scene import Scene

_STAGES = ("rejected", "frozen", "closed", "submitted", "changed", "stopped")


def signs(scene: Scene, kind: str) -> bool:
    """Whether one of the signs of a class is in the sentence."""
    return any(word in scene.text.key for word in scene.lexicon.vocabulary.signs.get(kind, ()))


def first_sign(scene: Scene, *kinds: str) -> str | None:
    """The first of these classes of which a sign is in the sentence."""
    return next((kind for kind in kinds if signs(scene, kind)), None)


def decision(scene: Scene) -> str | None:
    """agree, return or disagree; None where no sign of either is given."""
    if signs(scene, "back"):
        return "return"
    if signs(scene, "later") and not signs(scene, "refused"):
        return None  # 先放放，等我回来再说 decides nothing yet
    if signs(scene, "no") and not signs(scene, "fine"):
        return "agree" if _AGREED.search(scene.text.key) and not signs(scene, "refused") else "disagree"
    return "agree" if signs(scene, "yes") or _AGREED.search(scene.text.key.rstrip("。!")) else None


_AGREED = re.compile(  # 行，关吧，留着也是负担
    r"^(?:我?同意|可以|行|好的?|准|批准?|没意见)[,。!;]|(?:^|[,。!;])(?:关|停|销|注销|撤)(?:掉|了)?吧|(?<=[,。!;])(?:办|签|批|准|关|停)$"
)


def passes(scene: Scene) -> bool:
    """Whether a report or a mending is found good: no word of lack once 没问题 and the like are taken away."""
    key, vocabulary = scene.text.key, scene.lexicon.vocabulary
    for word in vocabulary.signs.get("fine", ()):
        key = key.replace(word, "")
    return not any(word in key for word in vocabulary.signs.get("bad", ()))


_ASKED_OF_PLATFORM = re.compile(r"(?:申请|发起|提出|提交)了?(?:注销|销号)")
_FROZEN_NO_MORE = re.compile(r"冻结期?(?:已经?|都)?(?:到|满|过|结束)了?")


def stage_told(scene: Scene) -> str | None:
    """How far it came on the platform; None where nothing is said of that."""
    if _FROZEN_NO_MORE.search(scene.text.key):  # 冻结期到了，后台已经点确认了
        return first_sign(scene, "rejected", "closed")
    if _ASKED_OF_PLATFORM.search(scene.text.key):  # 知乎那边23号就申请注销了
        return first_sign(scene, "rejected", "frozen") or "submitted"
    return first_sign(scene, *_STAGES)
