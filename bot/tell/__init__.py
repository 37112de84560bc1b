"""Who hears what after which event: one table, applied by every door to each history row of its transaction."""

from collections.abc import Callable, Iterable, Mapping

from bot.models import History
from bot.models.history import DONE
from bot.tell import assignments, people, requests
from bot.tell.post import Post

Telling = Callable[[Post, History], None]
TABLE: Mapping[str, Telling] = {**assignments.TABLE, **requests.TABLE, **people.TABLE}


def tell(post: Post, rows: Iterable[History]) -> None:
    """Tell each successful event on; refusals are heard by the one who tried, nobody else."""
    for row in list(rows):
        telling = TABLE.get(row.event)
        if telling is not None and row.result == DONE:
            telling(post, row)


__all__ = ["TABLE", "Post", "Telling", "tell"]
