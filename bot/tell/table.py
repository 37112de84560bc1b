"""Who hears what after which event: one table, applied by every door to each history row of its transaction."""

from collections.abc import Callable, Mapping, Sequence

from bot.models import Act, History
from bot.models.history import DONE
from bot.tell import (
    assignments,
    corrections,
    duty,
    escalations,
    extensions,
    instructions,
    office,
    opening,
    opinions,
    papers,
    people,
    recalls,
    receipts,
    rectifications,
    regroups,
    remarks,
    requests,
    scores,
    successions,
    suggestions,
    survey,
    trainings,
)
from bot.tell.post import Post

Telling = Callable[[Post, History], None]
FAMILIES = (
    assignments,
    requests,
    rectifications,
    people,
    office,
    papers,
    escalations,
    remarks,
    recalls,
    successions,
    regroups,
    duty,
    survey,
    opinions,
    scores,
    corrections,
    opening,
    suggestions,
    receipts,
    trainings,
    instructions,
)


def _joined(tables: Sequence[Mapping[str, Telling]]) -> Mapping[str, Telling]:
    """One table out of several; where an event concerns several families, each tells its own part."""
    found: dict[str, list[Telling]] = {}
    for table in tables:
        for event, telling in table.items():
            found.setdefault(event, []).append(telling)
    return {event: _in_turn(tellings) for event, tellings in found.items()}


def _in_turn(tellings: Sequence[Telling]) -> Telling:
    def tell_each(post: Post, row: History) -> None:
        for telling in tellings:
            telling(post, row)

    return tellings[0] if len(tellings) == 1 else tell_each


TABLE: Mapping[str, Telling] = _joined([family.TABLE for family in FAMILIES])


def tell(post: Post, act: Act) -> None:
    """Put the act's rows on record and tell each successful event on; a refusal is heard by its author alone.

    A telling may cause further events (a task completed by an account's closure); they are told in their turn.
    """
    post.act = act
    told = 0
    while told < len(act.rows):
        fresh = act.rows[told:]
        told = len(act.rows)
        _keep(post, fresh)
        for row in fresh:
            telling = TABLE.get(row.event)
            if telling is not None and row.result == DONE:
                telling(post, row)
            if row.event in extensions.MOOT:
                extensions.item_moved(post, row)


def _keep(post: Post, rows: list[History]) -> None:
    """Write the rows once: subjects first, so that a new one has its number and no row is changed later."""
    post.session.flush()
    for row in rows:
        row.subject_id = getattr(row.about, "id", row.subject_id)
    post.session.add_all(rows)
    post.session.flush()
