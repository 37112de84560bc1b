"""What somebody asks of his own unit: what falls due next, what became of the last report, who its people are."""

from collections.abc import Callable, Mapping
from datetime import date

from bot.clock import local_day
from bot.models import Assignment, Member, Request, Unit
from bot.models.assignment import CLOSED, NOT_HANDED_OVER, WITH_UNIT
from bot.models.request_row import ANNEX2
from bot.models.standing import standings
from bot.turn import Turn
from bot.wording import own_figures as say

FEW = 3


def _open(turn: Turn, unit: Unit) -> list[Assignment]:
    """What is not closed, the nearest deadline first."""
    rows = [item for item in Assignment.of_unit(turn.session, unit.id) if item.state not in CLOSED]
    return sorted((item for item in rows if item.state != NOT_HANDED_OVER), key=lambda item: item.due_at)


def due(turn: Turn, unit: Unit) -> str:
    """这周到期的有哪些: what the unit owes by those days; else what comes next."""
    since, until = (date.fromisoformat(turn.text(name)) for name in ("since", "until"))
    rows = _open(turn, unit)
    wanted = [item for item in rows if since <= local_day(item.due_at) <= until]
    coming = [item for item in rows if local_day(item.due_at) > until][:1]
    stand = standings(turn.session, [*wanted, *coming], turn.now, turn.workdays)
    shown = [(item, stand[item.id]) for item in wanted or coming]
    return say.due(unit.short, shown, (since, until), turn.now, found=bool(wanted))


def nearest(turn: Turn, unit: Unit) -> str:
    """最近一个到期的是哪个: of what waits for the unit; what is overdue is said beside it."""
    rows = [item for item in _open(turn, unit) if item.state in WITH_UNIT]
    stand = standings(turn.session, rows, turn.now, turn.workdays)
    late = [item for item in rows if stand[item.id].overdue]
    ahead = [(item, stand[item.id]) for item in rows if item not in late and stand[item.id].with_unit]
    return say.nearest(unit.short, ahead, [(item, stand[item.id]) for item in late], turn.now)


def sent(turn: Turn, unit: Unit) -> str:
    """上次报的批了没: the last reports and the last application, and where they stand."""
    rows = [item for item in Assignment.of_unit(turn.session, unit.id) if item.reported_at is not None]
    rows.sort(key=lambda item: (item.reported_at, item.id), reverse=True)
    stand = standings(turn.session, rows[:FEW], turn.now, turn.workdays)
    applied = [one for one in Request.of_units(turn.session, [unit.id]) if one.family == ANNEX2 and one.round > 0]
    return say.sent(unit.short, [(item, stand[item.id]) for item in rows[:FEW]], applied[:1], turn.now)


def stuck(turn: Turn, unit: Unit) -> str:
    """卡在哪了, 现在到哪一步了: what is open and for whom it waits, then the applications that run."""
    rows = _open(turn, unit)
    stand = standings(turn.session, rows, turn.now, turn.workdays)
    running = [one for one in Request.of_units(turn.session, [unit.id]) if one.is_open]
    return say.stuck(unit.short, [(item, stand[item.id]) for item in rows], running, turn.now)


def people(turn: Turn, unit: Unit) -> str:
    """我们联系人是谁: who is on the roster for the unit, by role."""
    return say.people(unit.short, Member.of_unit(turn.session, unit.id))


FOCUSED: Mapping[str, Callable[[Turn, Unit], str]] = {
    "nearest": nearest,
    "sent": sent,
    "stuck": stuck,
    "people": people,
}
