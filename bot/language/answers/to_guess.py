"""What is said right to a guess of ours: something of it put right, a question about it, a call that is meant."""

import re
from collections.abc import Callable

from bot.language.answers.asks_of_deed import asks_of_deed
from bot.language.answers.calls_someone import calls_someone
from bot.language.answers.told_right import told_right
from bot.language.answers.value_right import fate_right, other_account, receipt_right, step_right, value_right
from bot.language.scene import Said, Scene, scene_of


def to_guess(scene: Scene, read: Callable[[Scene], Said | None]) -> Said | None:
    """Each reading knows the whole message, or nothing."""
    said = value_right(scene) or fate_right(scene) or receipt_right(scene) or step_right(scene, read)
    return said or other_account(scene) or told_right(scene) or asks_of_deed(scene) or calls_someone(scene)


def parted(scene: Scene) -> Scene:
    """不是注销是改名: with the sign that a hurried writer leaves out."""
    if not scene.context.guess or _RUN_ON.search(scene.text.shown) is None:
        return scene
    return scene_of(_RUN_ON.sub(r"\g<no>，", scene.text.shown), scene.context, scene.lexicon)


_RUN_ON = re.compile(
    r"^(?P<no>(?:是的?|对|嗯|哦|不对)?[,，]?不是[^,，。;；\s是0-9]{1,8})(?=是[^,，。;；\s的否]{2,12}$)"
)
