"""Which tasks, notices and units a sentence names."""

from bot.language.lexicon import Name
from bot.language.runs import Refs
from bot.language.scene import Scene, Slots

__all__ = ["Refs", "numbers_said", "plan_said", "task_refs", "units_said"]


def task_refs(scene: Scene) -> tuple[Refs, ...]:
    """Every run of task numbers of the sentence, in order; numbers within dates and counts are no runs."""
    return scene.runs


def plan_said(scene: Scene) -> str | None:
    """The notice that the person named, as 文号."""
    token = scene.first("plan")
    return str(token.value) if token else None


def units_said(scene: Scene) -> list[str]:
    """The codes of the units named; a name that two units share is left out."""
    codes = [token.value.units for token in scene.all("unit", "name") if isinstance(token.value, Name)]
    return list(dict.fromkeys(code[0] for code in codes if len(code) == 1))


def numbers_said(scene: Scene) -> Slots:
    """The first run of task numbers and the notice, as slots."""
    refs = next(iter(task_refs(scene)), None)
    plan = plan_said(scene)
    return ({"tasks": refs.numbers} if refs else {}) | ({"plan": plan} if plan else {})
