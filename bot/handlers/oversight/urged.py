"""今天催了哪几家: whom people of the office urged, and of what, as it is on record."""

from collections import defaultdict
from datetime import date

from bot.clock import at, end_of, local_day
from bot.handlers.oversight.asking import named_stretch
from bot.message import Reply
from bot.models import Assignment, Rectification, Unit
from bot.models.history import History
from bot.turn import Turn
from bot.wording import urged as say

_ITEMS, _ORDER = "office.urge", "rectification.urge"


def urged(turn: Turn) -> Reply:
    """The units that were urged on the days that were named (today where none were), what the clock reminds aside."""
    today = local_day(turn.now)
    since = date.fromisoformat(turn.text("since")) if turn.text("since") else today
    until = date.fromisoformat(turn.text("until")) if turn.text("until") else today
    turn.slots |= {"since": since.isoformat(), "until": until.isoformat()}
    rows = History.between(turn.session, (_ITEMS, _ORDER), at(since), end_of(until))
    mine = turn.person.id if turn.slot("mine") and turn.person is not None else None
    of_unit: dict[Unit, list[str]] = defaultdict(list)
    for row in rows:
        if mine is None or row.person_id == mine:
            for subject in _subjects(turn, row):
                name = subject.called if isinstance(subject, Assignment) else subject.number
                of_unit[subject.unit.carrier].append(name)
    units = Unit.in_order(of_unit)
    told = [(unit, list(dict.fromkeys(of_unit[unit]))) for unit in units]
    head = named_stretch(turn, "您催办" if mine is not None else "催办")
    return turn.paged(say.urged(head, told, turn.page), len(told))


def _subjects(turn: Turn, row: History) -> list[Assignment | Rectification]:
    if row.event == _ORDER:
        order = turn.session.get(Rectification, row.subject_id) if row.subject_id else None
        return [order] if order is not None else []
    found = (turn.session.get(Assignment, item) for item in row.facts.get("items") or ())
    return [item for item in found if item is not None]
