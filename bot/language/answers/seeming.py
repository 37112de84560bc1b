"""“您填的是这个吗”: what was read with a doubt and shown is agreed to, or said not to be so."""

import re
from collections.abc import Mapping

from bot.language.answers.giving_up import assents, essence
from bot.language.scene import Said, Scene


def about_doubt(scene: Scene) -> Said | None:
    """是 or 不是 to “您填的是这个吗”; anything else is read as if it had not been asked."""
    asked = scene.context.question
    if asked is None or not asked.seeming:
        return None
    key = essence(scene)
    if denied := _denied(scene.text.key, asked.seeming):
        left = {name: value for name, value in asked.seeming.items() if name not in denied}
        return Said("FILL", left) if left else Said("UNKNOWN", {"hint": "back"})
    if assents(scene) or key in scene.phrases("yes"):
        return Said("SELECT" if asked.kind == "choose" else "FILL", asked.seeming)
    return Said("UNKNOWN", {"hint": "back"}) if key in scene.phrases("no") else None


def _denied(key: str, seeming: Mapping[str, object]) -> list[str]:
    """日期对，原因不是这个: which of what was shown is not so."""
    return [name for name in seeming if name in _NOT_SO and re.search(_NOT_SO[name] + _IS_NOT, key)]


_IS_NOT = r"(?:也|都)?(?:不对|不是(?:这个|这样|的)?|错了?|不要|先?别(?:写|填))(?:[,。!哦啊呀哈]|$)"
_NOT_SO = {
    "reason": "(?:原因|理由)", "stop_date": "(?:日期|日子|时间)", "effective_date": "(?:日期|日子|时间)",
    "date": "(?:日期|日子|时间)", "account_id": "(?:账?号?id|账号|标识)", "value": "(?:名[称字]|新内容|管理员|主体)",
}  # fmt: skip
