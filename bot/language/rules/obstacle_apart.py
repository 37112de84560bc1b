"""任务10完成了，快手受阻管理员离职: an account's obstacle in a part of its own is none of the task beside it."""

from bot.language.reason_apart import LEFT
from bot.language.rules.execution import blocked
from bot.language.scene import LEAD, Said, Scene, scene_of

_NAMES = ("account", "name", "platform")


def obstacle_apart(scene: Scene) -> Said | None:
    """The obstacle of that account, offered; what is told of the task is named as not put down."""
    verb = scene.first("blocked")
    if verb is None or not scene.has("sep") or scene.has("progress") or not any(refs.explicit for refs in scene.runs):
        return None
    start, end = _part(scene, scene.index(verb))
    part = scene_of(scene.said(scene.tokens[start:end]), scene.context, scene.lexicon)
    if not part.has(*_NAMES) or any(refs.explicit for refs in part.runs):
        return None
    said = blocked(part)
    if said is None or said.intent != "BLOCKED" or "target" not in said.slots:
        return None
    beside = [scene.said(run).strip(LEAD) for run in (scene.tokens[:start], scene.tokens[end:]) if run]
    return Said("BLOCKED", {**said.slots, LEFT: "，".join(filter(None, beside))}, certain=False)


def _part(scene: Scene, place: int) -> tuple[int, int]:
    """From the sign before it to the one before the next part that names a task or an account: why stands behind it."""
    signs = [at for at, token in enumerate(scene.tokens) if token.kind == "sep"]
    following = next((refs.start for refs in scene.runs if refs.explicit and refs.start > place), len(scene.tokens))
    ends = [at for at in signs if place < at < following] if following < len(scene.tokens) else []
    others = [at for at in signs if at > place and at + 1 < len(scene.tokens) and scene.tokens[at + 1].kind in _NAMES]
    end = min([*ends[-1:], *others[:1]], default=len(scene.tokens))
    return max((at + 1 for at in signs if at < place), default=0), end
