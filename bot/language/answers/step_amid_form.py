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
    asked = scene.context.question
    if asked is None or asked.kind != "ask" or not asked.form:
        return None
    if asks(scene.tokens, scene) or scene.has("reasonword"):
        return None
    if not scene.context.paired("approved"):
        return _done_too_early(scene, asked.form)
    if _STEP.search(scene.text.key) is None:
        return None
    said = read(scene.unasked)
    told = said is not None and said.intent == "EXECUTION_REPORT" and "deny" not in said.slots
    return replace(said, certain=False) if said is not None and told else None


def _done_too_early(scene: Scene, form: str) -> Said | None:
    """昨天小陈去平台点了注销，说冻15天 while the form is filled in: no reason; it is said that nothing is approved."""
    if not form.startswith("ZX") or not done_on_platform(scene):
        return None
    stage = "frozen" if "冻" in scene.text.key else "submitted"
    return Said("EXECUTION_REPORT", {"stage": stage, "request": form})


def done_on_platform(scene: Scene) -> bool:
    """Whether it is told that somebody applied on the platform, and not that he did not or will."""
    told = _ON_PLATFORM.search(scene.text.key) is not None
    return told and not scene.has("not", "future", "unfinished", "want", "cond")


_ON_PLATFORM = re.compile(
    r"(?<!被)点(?:了|的|过)(?:申请|确认)?注销|(?:提交|递交)(?:给|到|了|过)*平台了?|"
    r"(?:去|到|在|从|跟|向)(?:平台|后台|微信|公众平台)上?(?:已经?|都|就|刚)?(?:点|提交|递交|申请|注销)(?:了|过|成功|完)"
)
