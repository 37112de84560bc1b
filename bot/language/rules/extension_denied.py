"""任务10不用延，只延任务1: what is not to be extended is no note on its progress; the one that is, is asked about."""

import re

from bot.language.scene import Said, Scene

_NOT = re.compile(
    r"(?:任务|第)?(?P<n>\d{1,2})(?:号|项)?(?:任务)?(?:的|就|先|也|都|那个|这个)*(?:不用|不要|不必|不需要|不|别)(?:再)?(?:延期?|缓)(?:了|的)?"
)
_ONLY = re.compile(r"(?:只|就|光|单)(?:要|用)?延期?(?:任务|第)?(?P<n>\d{1,2})(?:号|项)?")


def not_extended(scene: Scene, said: Said) -> Said | None:
    """Of what was read as progress only; nothing is noted and nothing applied for at once."""
    if said.intent != "TASK_PROGRESS" or not _NOT.search(scene.text.key):
        return None
    only = _ONLY.search(scene.text.key)
    number = int(only["n"]) if only is not None else 0
    if not scene.lexicon.tasks_numbered(number):
        return Said("UNKNOWN", {"hint": "not_extended"})
    return Said("EXTENSION_REQUEST", {"tasks": (number,)}, certain=False)
