"""What is said right to a guess of ours: something of it put right, a question about it, a call that is meant."""

import re
from collections.abc import Callable

from bot.language.answers.asks_of_deed import asks_of_deed
from bot.language.answers.giving_up import says_yes
from bot.language.answers.own_verb import is_own_verb
from bot.language.answers.parts import parts_of
from bot.language.answers.told_right import told_right
from bot.language.answers.value_right import fate_right, other_account, receipt_right, step_right, value_right
from bot.language.scene import Said, Scene


def to_guess(scene: Scene, read: Callable[[Scene], Said | None]) -> Said | None:
    """Each reading knows the whole message, or nothing."""
    said = value_right(scene) or fate_right(scene) or receipt_right(scene) or step_right(scene, read)
    return said or other_account(scene) or told_right(scene) or asks_of_deed(scene) or calls_someone(scene)


def parted(scene: Scene) -> Scene:
    """不是注销是改名: with the sign that a hurried writer leaves out."""
    if not scene.context.guess or _RUN_ON.search(scene.text.shown) is None:
        return scene
    return scene.saying(_RUN_ON.sub(r"\g<no>，", scene.text.shown))


_RUN_ON = re.compile(
    r"^(?P<no>(?:是的?|对|嗯|哦|不对)?[,，]?不是[^,，。;；\s是0-9]{1,8})(?=是[^,，。;；\s的否]{2,12}$)"
)


_CONTRARY = re.compile(r"不用|不要|不找|不必|别|算了|先|等|但|没事|好了$|自己|再说|[?？]|吗|谁|什么|哪|怎么")
_TURNED = re.compile(
    r"(?:快|赶紧|那就|就|帮我|给我|请)*(?:转|接|找|叫|喊|打)(?:过去|一下|人|人工|吧|啊|呀|了|个人)*(?:转|接|找|叫)?(?:吧|啊|了)*"
)
_LONGEST = 15  # characters of what stands beside


def calls_someone(scene: Scene) -> Said | None:
    """Nothing is recorded by it: somebody hears that he is asked for."""
    asked = scene.context.question
    if asked is None or scene.context.guess != "CONTACT_OFFICE":
        return None
    first, *behind = parts_of(scene) or [""]
    agreed = says_yes(scene, first) or is_own_verb(scene, first) or _TURNED.fullmatch(first) is not None
    plain = not any(_CONTRARY.search(part) or len(part) > _LONGEST for part in behind)
    named = scene.has("task", "request", "rect", "account", "date", "done", "report")
    return Said("CONFIRM") if agreed and behind and plain and not named else None
