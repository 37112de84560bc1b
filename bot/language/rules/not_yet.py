"""What the platform has not got yet, and what is only put off: no report, and no wish to close anything."""

import re

from bot.language.context import OVERSEERS
from bot.language.numerals import CHINESE
from bot.language.patterns import POINTED_AT
from bot.language.refs import numbers_task
from bot.language.rules.asking import asks, negated
from bot.language.scene import Said, Scene
from bot.language.targets import target


def not_yet(scene: Scene) -> Said | None:
    """佛堂城事还没去平台提交注销: where its application stands, offered."""
    verb = scene.first("submitted")
    named = scene.all(*POINTED_AT)
    if verb is None or not named or not negated(scene, verb) or "平台" not in scene.text.key:
        return None
    if asks(scene.tokens, scene) or scene.has("cond", "blocked") or numbers_task(scene):
        return None
    return Said("REQUEST_STATUS", {"target": target(scene, named)}, certain=False)


def put_off(scene: Scene) -> Said | None:
    """1、3先等等, 任务3先放一放: a task put off by its unit, with nothing told of it, is no progress."""
    context = scene.context
    if not context.bound or context.has(OVERSEERS) or context.asked is not None:
        return None
    return Said("UNKNOWN", {"hint": "put_off"}) if _PUT_OFF.fullmatch(scene.text.key) else None


_NUMBER = rf"(?:\d{{1,2}}|[{CHINESE}]{{1,2}})"
_PUT_OFF = re.compile(
    rf"(?:那|就|我们?|这边|咱们?|,)*(?:任务)?{_NUMBER}(?:(?:[、,.和跟与及 ]|任务)+{_NUMBER})*(?:号|项)?(?:任务)?"
    r"(?:这?[几两三四]?[个项件]|[ ,，]|都|也|就|我们?|暂时?|先|再|还是|可以)*"
    r"(?:等等|等一?等|等一?下|等会儿?|放放|放一?放|放着|放一?下|搁着|搁一?搁|不急|别急|不忙|回头再说|以后再说|再说)[吧了哈呢啊]*[。.!！~]*"
)
