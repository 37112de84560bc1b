"""是啊 急; 转吧转吧，跟你说不明白, to “您是要找市府办的人吗”: a yes, and beside it nothing but temper."""

import re

from bot.language.answers.giving_up import says_yes
from bot.language.answers.own_verb import is_own_verb
from bot.language.answers.parts import parts_of
from bot.language.scene import Said, Scene

_CONTRARY = re.compile(r"不用|不要|不找|不必|别|算了|先|等|但|没事|好了$|自己|再说|[?？]|吗|谁|什么|哪|怎么")
_TURNED = re.compile(
    r"(?:快|赶紧|那就|就|帮我|给我|请)*(?:转|接|找|叫|喊|打)(?:过去|一下|人|人工|吧|啊|呀|了|个人)*(?:转|接|找|叫)?(?:吧|啊|了)*"
)
_LONGEST = 15  # characters of what stands beside


def calls_someone(scene: Scene) -> Said | None:
    """Nothing is recorded by it: somebody hears that he is asked for."""
    asked = scene.context.asked
    if asked is None or not asked.mine or scene.context.guess != "CONTACT_OFFICE":
        return None
    first, *behind = parts_of(scene) or [""]
    agreed = says_yes(scene, first) or is_own_verb(scene, first) or _TURNED.fullmatch(first) is not None
    plain = not any(_CONTRARY.search(part) or len(part) > _LONGEST for part in behind)
    named = scene.has("task", "request", "rect", "account", "date", "done", "report")
    return Said("CONFIRM") if agreed and behind and plain and not named else None
