"""值班: a unit's list, who is on duty today, and the spot checks that a person makes by telephone."""

from datetime import date

from bot.clock import local_day
from bot.errors import NotAllowed, Unclear
from bot.message import Reply
from bot.models import Member, Unit
from bot.models.duty import CHECKERS, WORKERS, Call, Duty, DutyCheck, Watch, spread
from bot.models.member import OFFICE
from bot.models.registration import without_role
from bot.turn import Turn
from bot.wording import duty as say


def put(turn: Turn) -> Reply:
    """值班表 [单位] 8月1日至8月7日 王某 13800000201；…"""
    if turn.text("unread") or not turn.slot("entries"):
        raise Unclear("duty_unread", value=turn.text("unread"))
    unit = _entered_for(turn)
    entries = [
        (date.fromisoformat(first), date.fromisoformat(last), [_watch(turn, unit, *one) for one in people])
        for first, last, people in turn.slot("entries")
    ]
    days = spread(entries)
    replaced = Duty.put(turn.session, turn.act, unit, days)
    return Reply(say.put(unit.short, days, replaced, local_day(turn.now)))


def listed(turn: Turn) -> Reply:
    """值班表 [单位]"""
    unit = _looked_at(turn)
    today = local_day(turn.now)
    rows = Duty.coming(turn.session, unit.id, today)
    text = say.listed(unit.short, rows, today, turn.page, full=_full(turn, unit))
    return turn.paged(text, len({row.day for row in rows}))


def today(turn: Turn) -> Reply:
    """今天谁值班 [单位]"""
    now = local_day(turn.now)
    when = date.fromisoformat(turn.text("date")) if turn.text("date") else now
    if not turn.text("unit") and turn.holds(*CHECKERS):
        return _everywhere(turn, when, now)
    unit = _looked_at(turn)
    rows = Duty.on(turn.session, when, [unit.id])
    if not rows:
        return Reply(say.nobody(unit.short, when, now))
    return Reply(say.of_unit(unit.short, when, now, rows, full=_full(turn, unit)))


def check(turn: Turn) -> Reply:
    """抽查 <单位> [姓名] 接|未接 [说明]"""
    turn.officer(*CHECKERS)
    unit, now = turn.unit_named(), local_day(turn.now)
    rows = Duty.on(turn.session, now, [unit.id])
    if not turn.text("result"):
        return Reply(say.to_ring(unit.short, now, rows, full=_full(turn, unit)))
    named = turn.text("name")
    if named and named not in {row.name for row in rows}:
        raise Unclear("not_on_duty", unit=unit, name=named)
    names = named or "、".join(row.name for row in rows)
    made = DutyCheck.note_down(turn.session, turn.act, unit, Call(names, turn.text("result"), turn.text("text")))
    return Reply(say.checked(made))


def uncheck(turn: Turn) -> Reply:
    """撤销抽查 <单位>"""
    turn.officer(*CHECKERS)
    found = DutyCheck.latest_today(turn.session, turn.act, turn.unit_named())
    found.take_back(turn.act)
    return Reply(say.unchecked(found))


def checks(turn: Turn) -> Reply:
    """抽查记录 [单位]: the office and the monitor see all, a unit what concerns it."""
    wide = turn.holds(*CHECKERS) and not turn.text("unit")
    units = [] if wide else [_looked_at(turn).id]
    rows = DutyCheck.recent(turn.session, units)
    return turn.paged(say.checks(rows, turn.page), len(rows))


def _everywhere(turn: Turn, when: date, now: date) -> Reply:
    """All units, in the roster's order."""
    by_unit: dict[int, list[Duty]] = {}
    for row in Duty.on(turn.session, when):
        by_unit.setdefault(row.unit_id, []).append(row)
    units = [unit for unit in Unit.all(turn.session) if unit.is_valid_on(when)]
    full = _reads_alone(turn)
    there = [unit for unit in units if unit.id in by_unit]
    lines = [f"{unit.short} {say.people(by_unit[unit.id], full=full)}" for unit in there]
    if full and lines:
        turn.act.record("duty.look", day=when.isoformat(), count=len(lines))
    without = [unit.short for unit in units if unit.id not in by_unit and unit.urgeable]
    return turn.paged(say.of_all(when, now, lines, without, turn.page), len(lines))


def _entered_for(turn: Turn) -> Unit:
    """Whose list it is: the unit named, else the speaker's own."""
    works = any(post.holds(*WORKERS) for post in turn.speaker.posts)
    other = turn.unit_named() if turn.text("unit") or (turn.holds(*OFFICE) and not works) else None
    if other is not None and turn.holds(*OFFICE):
        own = [post for post in turn.speaker.posts if post.unit_id == other.id and post.holds(*WORKERS)]
        if not own:
            turn.officer(*OFFICE)
            return other
    return turn.member(*WORKERS).unit


def _looked_at(turn: Turn) -> Unit:
    """The unit named, if the speaker may see it; else his own."""
    posts = [post for post in turn.speaker.posts if post.roles]
    if not turn.text("unit"):
        return _own(turn, posts)
    unit = turn.unit_named()
    if unit.id not in {post.unit_id for post in posts} and not turn.holds(*CHECKERS):
        raise NotAllowed("not_own_unit", unit=unit, own=turn.speaker.posts[0].unit)
    return unit


def _own(turn: Turn, posts: list[Member]) -> Unit:
    if not posts:
        raise without_role(turn.session, turn.speaker.posts[0])
    return turn.member().unit


def _watch(turn: Turn, unit: Unit, name: str, phone: str) -> Watch:
    """A colleague's number is on the roster already and need not be typed."""
    known = {one.person.mobile for one in Member.of_unit(turn.session, unit.id) if one.name == name}
    return Watch(name, phone or (next(iter(known)) if len(known) == 1 else ""))


def _full(turn: Turn, unit: Unit) -> bool:
    """Whether numbers are shown in full; reading those of another unit is on record."""
    alone = _reads_alone(turn)
    if alone and unit.id not in {post.unit_id for post in turn.speaker.posts}:
        turn.act.record("duty.look", unit)
    return alone


def _reads_alone(turn: Turn) -> bool:
    return not turn.chat_id  # "": the person's own chat with the app
