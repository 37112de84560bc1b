"""我的任务, 任务N: what is owed and how it stands."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import timedelta

from bot.clock import local_day
from bot.errors import NotAllowed
from bot.handlers.tasks import asking, figures
from bot.handlers.tasks.finding import not_theirs, numbered, one_of, several_notices, tasks_named
from bot.message import Reply
from bot.models import Account, Assignment, Extension, Member, Role, Unit
from bot.models.assignment import AWAITING_ACK, CLOSED, NOT_HANDED_OVER, WITH_UNIT
from bot.models.member import OFFICE
from bot.models.phone_call import calls
from bot.models.post_count import quarter_of, tallies
from bot.models.registration import without_role
from bot.models.remark import remarks
from bot.models.standing import Standing, standings
from bot.turn import Turn
from bot.wording import calls as call_say
from bot.wording import tasks as say
from bot.wording.publications import of_task
from bot.wording.remarks import beside

WATCHERS = OFFICE | {Role.MONITOR}


def mine(turn: Turn) -> Reply:
    """我的任务 [页]; 最近一个到期的, 这周到期的, 上次报的批了没"""
    told = asking.FOCUSED.get(turn.text("focus"), asking.due if turn.text("since") else None)
    if told is not None:
        return Reply("\n\n".join(told(turn, post.unit) for post in _own_posts(turn)))
    return Reply("\n\n".join(_of_unit(turn, post.unit) for post in _own_posts(turn)))


def detail(turn: Turn) -> Reply:
    """任务<编号>"""
    if turn.slot("task") is None:
        return mine(turn)
    units = [unit.id for unit in _units_asked(turn)]
    found = numbered(turn, units)
    if found:
        return Reply(
            "\n\n".join(_shown(turn, found, unit) for unit in units if any(i.unit.carrier.id == unit for i in found))
        )
    if isinstance(turn.slot("task"), str) and turn.holds(*WATCHERS, Role.MEDIA):
        return _of_docket(turn, str(turn.slot("task")))
    tasks = tasks_named(turn)
    if not tasks:
        raise not_theirs(turn)
    return Reply("\n\n".join(say.task_only(task, _counts(turn, task.id)) for task in tasks))


def _of_docket(turn: Turn, number: str) -> Reply:
    """JB-2022-001 as those see it who watch over it: the matter once, then a line a unit."""
    rows = Assignment.of_docket(turn.session, number)
    if not rows:
        raise not_theirs(turn)
    stands = standings(turn.session, rows, turn.now, turn.workdays)
    sent = f"{say.sent_out(rows, turn.now)}\n" if turn.slot("sent") else ""
    if len(rows) == 1:
        return Reply(sent + _told(turn, rows[0], stands[rows[0].id]))
    return Reply(sent + say.docket([(item, stands[item.id]) for item in rows], turn.now))


def _own_posts(turn: Turn) -> list[Member]:
    """The speaker's units: where he has a role, or the one he named."""
    posts = [post for post in turn.speaker.posts if post.roles]
    if not posts:
        raise without_role(turn.session, turn.speaker.posts[0])
    code = turn.text("unit")
    named = [post for post in posts if post.unit.code == code]
    if code and not named:
        raise NotAllowed("not_own_unit", unit=Unit.coded(turn.session, code), own=posts[0].unit)
    return named or posts


def _units_asked(turn: Turn) -> list[Unit]:
    """The office may look at any unit's item, everybody at his own."""
    other = Unit.coded(turn.session, turn.text("unit")) if turn.text("unit") else None
    if other is not None and turn.holds(*WATCHERS):
        return [other]
    return [post.unit for post in _own_posts(turn)]


def _of_unit(turn: Turn, unit: Unit) -> str:
    items = Assignment.of_unit(turn.session, unit.id)
    stands = standings(turn.session, items, turn.now, turn.workdays)
    rows = [(item, stands[item.id]) for item in items if _wanted(turn.text("filter"), item, stands[item.id])]
    if not rows:
        return say.none_of(unit.short, turn.text("filter"))
    rows.sort(key=lambda row: (row[0].state in CLOSED, not row[0].urgent))
    page = turn.slot("page")
    several = several_notices(turn, unit.id)
    return say.my_tasks(unit.short, rows, turn.now, page if isinstance(page, int) else 1, plan=several)


def _wanted(chosen: str, item: Assignment, stands: Standing) -> bool:
    match chosen:
        case "open":
            return item.state not in CLOSED
        case "overdue":
            return stands.overdue
        case "unsigned":
            return item.state == AWAITING_ACK
        case "waiting":
            return item.state in WITH_UNIT
        case _:
            return True


def _shown(turn: Turn, found: Sequence[Assignment], unit_id: int) -> str:
    """One unit's item; where several notices have that number, each notice's."""
    own = [item for item in found if item.unit.carrier.id == unit_id]
    plans = dict.fromkeys(item.plan_id for item in own)
    chosen = [one_of(turn, [item for item in own if item.plan_id == plan], WITH_UNIT) for plan in plans]
    stands = standings(turn.session, chosen, turn.now, turn.workdays)
    return "\n\n".join(_told(turn, item, stands[item.id]) for item in chosen)


def _told(turn: Turn, item: Assignment, stands: Standing) -> str:
    """One item with its accounts, and what runs beside it."""
    noted = remarks(turn.session, "assignment", [item.id], all_of_them=turn.holds(*WATCHERS))
    rung_up = call_say.beside(calls(turn.session, "assignment", [item.id]), full=turn.holds(*OFFICE))
    lines = [
        *beside(Extension.for_item(turn.session, item.id), noted, rung_up),
        *_posts(turn, item),
        *figures.beside(turn, item),
    ]
    return say.detail(item, stands, turn.now, _accounts(turn, item), lines)


def _posts(turn: Turn, item: Assignment) -> list[str]:
    """Task 10: what the unit offered this quarter and the one before is counted, not reported."""
    if item.task is None or not item.task.shows_posts:
        return []
    now = quarter_of(local_day(turn.now))
    before = quarter_of(now.first_day - timedelta(days=1))
    counted = [(cycle, tallies(turn.session, item.plan, cycle).get(item.unit_id)) for cycle in (before, now)]
    return [of_task(cycle, tally) for cycle, tally in counted if tally is not None]


def _accounts(turn: Turn, item: Assignment) -> list[Account]:
    if not item.computed.startswith("账号"):
        return []
    return Account.of_unit(turn.session, item.plan_id, item.unit_id)


def _counts(turn: Turn, task_id: int) -> Mapping[str, int]:
    """How the units stand, for those who watch over them."""
    if not turn.holds(*WATCHERS):
        return {}
    counts = Counter(item.state for item in Assignment.of_task(turn.session, task_id))
    return {("未交办" if state == NOT_HANDED_OVER else state): count for state, count in counts.items()}
