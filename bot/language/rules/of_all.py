"""全市逾期多少家, asked by the office: of everybody, and never of the office's own unit alone."""

from bot.language.context import OFFICE
from bot.language.scene import Said, Scene


def overdue_of_all(scene: Scene) -> Said | None:
    """Who is late, where the asker says nothing of his own unit."""
    theirs = scene.context.has(OFFICE) and scene.has("overdue") and not scene.has("self", "mytasks")
    return Said("STATS", {"filter": "overdue"}) if theirs else None
