"""24号已经停更了, 今天已提交 amid the form of an account that is not approved yet: a step of one that is."""

import re
from collections.abc import Callable
from dataclasses import replace

from bot.language.rules.asking import asks
from bot.language.scene import Said, Scene

_STEP = re.compile(
    r"(?:已经?|刚刚?|都|就)(?:停更|停止更新|停用|提交|递交|受理|冻结|注销|销号)|(?:停更|停止更新|提交|递交|受理|冻结|注销|销号|交)(?:了|过|成功|完)|"
    r"(?:[日号天]|\d)停(?:更|用)?(?:的|了)"
)


def step_amid_form(scene: Scene, read: Callable[[Scene], Said | None]) -> Said | None:
    """What is told as done on the platform is no day and no reason of a form that nobody has approved; offered."""
    asked = scene.context.asked
    if asked is None or not asked.mine or asked.kind != "ask" or not asked.form:
        return None
    if not scene.context.paired("approved") or _STEP.search(scene.text.key) is None or asks(scene.tokens, scene):
        return None
    if scene.has("reasonword"):
        return None
    said = read(replace(scene, context=replace(scene.context, asked=None)))
    told = said is not None and said.intent == "EXECUTION_REPORT" and "deny" not in said.slots
    return replace(said, certain=False) if said is not None and told else None
