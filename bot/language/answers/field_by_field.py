"""9月1号/没人维护/gh_…, 管理员 王小明 老李调走了: fields set apart by slashes, signs or blanks."""

import re
from dataclasses import replace

from bot.language.numbered import of_form
from bot.language.personal import SURNAMES
from bot.language.scene import Said, Scene

_SLASH = re.compile(r"\s*(?:(?<!\d)[/／|｜]|[/／|｜](?!\d))\s*")
_ADDRESS = re.compile(r"://|www\.|\.(?:cn|com|net|org)", re.IGNORECASE)
_SIGNS = " \t,，;；。"
_NAME_AND_WHY = re.compile(r"(?P<name>[^\s,，、]{2,12})[\s,，、]+(?P<why>[^\s,，、].{3,})", re.DOTALL)
_SOMEBODY = re.compile(rf"[{''.join(sorted(SURNAMES))}][\u4e00-\u9fff·]{{1,3}}")
_PARTICLES = "了的啦"


def unslashed(scene: Scene) -> Scene:
    """Where several fields are asked for: with a comma for each slash between fields."""
    shown = scene.text.shown
    if not of_form(scene.context) or _ADDRESS.search(shown):
        return scene
    plain = _SLASH.sub("，", shown)
    return scene if plain == shown else scene.saying(plain.strip(_SIGNS))


def value_apart(scene: Scene, said: Said | None) -> Said | None:
    """管理员 王小明 老李调走了: what stands behind the new name, a blank or a sign between, is why."""
    asked = scene.context.asked
    wanted = asked is not None and {"value", "reason"} <= set(asked.fields)
    if said is None or not wanted or said.intent != "FILL" or "reason" in said.slots:
        return said
    found = _NAME_AND_WHY.fullmatch(str(said.slots.get("value", "")))
    if found is None or not _is_new(said, found["name"]):
        return said
    why, place = found["why"], scene.text.shown.find(found["why"])
    behind = scene.text.shown[place + len(why) :][:1] if place >= 0 else ""
    why += behind if behind and behind in _PARTICLES else ""
    return replace(said, slots={**said.slots, "value": found["name"], "reason": why})


def _is_new(said: Said, name: str) -> bool:
    """A person, where the administrator changes; elsewhere a name of its own in Chinese."""
    of_person = said.slots.get("field") == "管理员"
    return (
        _SOMEBODY.fullmatch(name) is not None if of_person else re.fullmatch(r"[\u4e00-\u9fff]{4,12}", name) is not None
    )
