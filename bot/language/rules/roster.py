"""The people that a report of task 1 names: role, name, post, mobile, in whatever punctuation they were typed."""

import re

from bot.language.people_said import people_told
from bot.language.scene import Scene


def people(scene: Scene) -> list[dict[str, str]]:
    """One entry a person: role, name, and post and mobile where they were typed."""
    named = people_told(scene.text.shown).named
    return [{key: said for key, said in one.items() if said} for one in named if _may_be_name(one["name"], scene)]


def _may_be_name(name: str, scene: Scene) -> bool:
    """No word of ours and no name of the plan is a person's."""
    key = scene.lexicon.fold(name)
    if re.fullmatch(r"[一二两三四五六七八九十几若各]+[名位人个]", key):
        return False  # 分管领导一名
    return key not in scene.lexicon.vocabulary.words and key not in scene.lexicon.names
