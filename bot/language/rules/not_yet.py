"""What the platform has not got yet: no report, and no wish to close anything; how it stands can be looked up."""

from bot.language.patterns import kinds
from bot.language.refs import task_refs
from bot.language.rules.asking import asks, negated
from bot.language.scene import Said, Scene
from bot.language.targets import target

_NAMED = kinds("account name accountno platform")


def not_yet(scene: Scene) -> Said | None:
    """佛堂城事还没去平台提交注销: where its application stands, offered."""
    verb = scene.first("submitted")
    named = scene.all(*_NAMED)
    if verb is None or not named or not negated(scene, verb) or "平台" not in scene.text.key:
        return None
    if asks(scene.tokens, scene) or scene.has("cond", "blocked") or any(r.explicit for r in task_refs(scene)):
        return None
    return Said("REQUEST_STATUS", {"target": target(scene, named)}, certain=False)
