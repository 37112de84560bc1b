"""培训: the organiser gives notice and says who came; units sign up; nobody who takes part taps anything."""

from collections.abc import Sequence
from datetime import date, datetime, time

from sqlalchemy import select

from bot.clock import at, local, local_day
from bot.errors import NotAllowed, Unclear
from bot.message import Reply
from bot.models import Assignment, Evidence, Member, Plan, Seat, Series, Task, Training, Unit
from bot.models.assignment import AWAITING_ACK, IN_HAND, NOT_HANDED_OVER, RETURNED
from bot.models.member import OFFICE
from bot.models.training import (
    CLERKS,
    FOR_ALL,
    NOTIFIED,
    OF_UNIT,
    ORGANISERS,
    SERIES,
    Course,
    asks_for_training,
    may_organise,
    moved,
)  # fmt: skip
from bot.turn import Question, Turn
from bot.wording import trainings as say

REPORTABLE = (NOT_HANDED_OVER, AWAITING_ACK, IN_HAND, RETURNED)
EVERYBODY = "单位"
MYSELF = frozenset({"我", "我自己", "我本人", "本人", "自己"})
NOBODY = frozenset({"无", "无人", "没人", "没有人", "都没来"})
COURSE = "course"  # a field that tells the language what the other fields belong to


def announce(turn: Turn) -> Reply:
    """培训通知 <题目> <日期时间> <地点> <单位>"""
    by = _organiser(turn)
    missing = [name for name in ("title", "date", "time", "place") if not turn.text(name)]
    missing += [] if turn.slot("units") or turn.slot("groups") else ["units"]
    if missing:
        return turn.ask(say.missing(missing), [*missing, COURSE])
    course = _course(turn)
    invited = _invited(turn, by)
    told = [unit for unit in invited if unit.urgeable]
    opens = _opens(turn)
    if not turn.agreed:
        nobody = [unit.short for unit in told if not _reachable(turn, unit)]
        left_out = [unit.short for unit in invited if not unit.urgeable]
        shown = f"，{say.course_line(course, local_day(turn.now))}，{opens}发出"
        return turn.show(say.preview(course, [unit.short for unit in told], left_out, nobody, shown))
    number = Series.take(turn.session, SERIES, local(turn.now).year)
    made = Training.announce(turn.act, _plan(turn, by), number, course, invited)
    turn.session.add(made)
    turn.session.flush()
    return Reply(say.announced(made, len(told), opens))


def move(turn: Turn) -> Reply:
    """改期 PX-2022-001 8月12日14:30 [地点]"""
    one = _named(turn)
    _act_for(turn, one)
    one.expect_ahead(turn.act, "改期")
    starts_at = _moment(turn, local(one.starts_at)) if turn.text("date") or turn.text("time") else None
    course = moved(one.course, starts_at, turn.text("place"))
    if not turn.agreed:
        return turn.show(say.moved_preview(one, course, local_day(turn.now)))
    one.move(turn.act, course)
    return Reply(say.moved_done(one, local_day(turn.now)))


def call_off(turn: Turn) -> Reply:
    """取消培训 PX-2022-001 原因"""
    one = _named(turn)
    _act_for(turn, one)
    one.expect_ahead(turn.act, "取消")
    if not turn.agreed:
        return turn.show(say.called_off_preview(one))
    one.call_off(turn.act, turn.text("reason"))
    return Reply(say.called_off_done(one))


def sign_up(turn: Turn) -> Reply:
    """报名 PX-2022-001 张某 李某"""
    one, unit, names = _sign(turn)
    if not names:
        return Reply(say.who(one))
    fresh = one.sign_up(turn.act, unit, names)
    turn.session.flush()
    mine = [seat.name for seat in one.seats if seat.unit_id == unit.id]
    return Reply(say.signed_up(one, unit.short, fresh, mine, local_day(turn.now)))


def sign_off(turn: Turn) -> Reply:
    """取消报名 PX-2022-001 张某"""
    one, unit, names = _sign(turn)
    return Reply(say.signed_off(one, one.sign_off(turn.act, unit, names)))


def listed(turn: Turn) -> Reply:
    """培训 · PX-2022-001"""
    today = local_day(turn.now)
    if turn.text("request"):
        one = _named(turn)
        post = _organiser_of(turn, one)
        files, sheets = _files(turn, one)
        own = {mine.unit_id for mine in turn.speaker.posts}
        seats = [seat for seat in one.seats if seat.unit_id in own]
        sees_all = post is not None or turn.holds(*OFFICE)
        return Reply(say.shown(one, today, files, mine=seats, sheets=sheets if sees_all else None))
    rows = [one for one in Training.all(turn.session) if _sees(turn, one)]
    rows.sort(key=lambda one: (one.state != NOTIFIED, one.starts_at if one.state == NOTIFIED else -one.id))
    return turn.paged(say.listed(rows, today, turn.page), len(rows))


def material(turn: Turn) -> Reply:
    """培训材料 PX-2022-001 [链接]: the organiser gives it, everybody else gets it."""
    one = _named(turn)
    if _organiser_of(turn, one) is not None:
        _act_for(turn, one)
        one.attach(turn.act, turn.text("link"))
        return Reply(say.material_kept(one, turn.text("link")))
    turn.act.record("training.material_asked", one)
    return Reply(say.material(one, _files(turn, one)[0]))


def _files(turn: Turn, one: Training) -> tuple[int, int]:
    """How many files are material, and how many are lists of who came."""
    pieces = Evidence.about(turn.session, Training.__tablename__, one.id)
    material = sum(piece.step in FOR_ALL for piece in pieces)
    return material, len(pieces) - material


def sheet(turn: Turn) -> Reply:
    """签到表 PX-2022-001, and then the file"""
    one = _named(turn)
    _act_for(turn, one)
    one.expect_sheet(turn.act)
    return Reply(say.sheet(one))


def came(turn: Turn) -> Reply:
    """到会 PX-2022-001 全部 [除3、5] · 1、3-5 · 姓名 · 单位 姓名"""
    one = _named(turn)
    by = _act_for(turn, one)
    if {turn.text("unread"), *(turn.slot("names") or [])} & NOBODY:
        one.tick(turn.act, set())
        return _ticked(turn, one, by)
    if turn.text("unread"):
        raise Unclear("bad_seats", value=turn.text("unread"))
    unit = Unit.coded(turn.session, turn.text("unit")) if turn.text("unit") else None
    names, seats = list(turn.slot("names") or []), list(turn.slot("seats") or [])
    if not (turn.slot("all") or names or seats):
        return listed(turn)
    if unit is not None:
        before = {seat.id for seat in one.seats if seat.came}
        known = [seat for seat in one.seats if seat.unit_id == unit.id and seat.name in names]
        others = [(unit, name) for name in names if name not in {seat.name for seat in known}]
        one.tick(turn.act, before | {seat.id for seat in known}, others)
    else:
        picked = _picked(one, seats, names)
        everybody = {seat.id for seat in one.seats}
        one.tick(turn.act, everybody - picked if turn.slot("all") else picked)
    return _ticked(turn, one, by)


def _ticked(turn: Turn, one: Training, by: Member) -> Reply:
    """What was noted; and if a task of the organiser's asks for a training, whether this shall be its report."""
    text = say.ticked(one)
    item = _task_of(turn, one)
    if item is None or not one.present:
        return Reply(text)
    report = say.result(one, local_day(turn.now))
    may = by.holds(*CLERKS)
    asked = f"{text}\n{say.as_evidence(item.number, report, may=may)}"
    if not may:
        return Reply(asked)
    here = {"task": item.number, "plan": item.plan.doc_no, "unit": item.unit.code, "text": report}
    turn.slots = {}
    turn.open(Question(asked, "confirm", slots=here, intent="TASK_DONE"))
    return Reply(asked)


def _task_of(turn: Turn, one: Training) -> Assignment | None:
    """The organiser's open item that a training proves, as its 办结口径 or 证明材料 says (task 12)."""
    found = select(Assignment).join(Task, Assignment.task_id == Task.id)
    mine = found.where(Assignment.unit_id == one.organiser_id, Assignment.state.in_(REPORTABLE))
    rows = turn.session.scalars(mine.where(asks_for_training()).order_by(Assignment.due_at)).unique()
    return next((item for item in rows if item.is_open_on(local_day(turn.now))), None)


def _picked(one: Training, seats: Sequence[int], names: Sequence[str]) -> set[int]:
    """Seats by their place in the list and by name."""
    wrong = [str(number) for number in seats if not 1 <= number <= len(one.seats)]
    wrong += [name for name in names if name not in {seat.name for seat in one.seats}]
    if wrong:
        raise Unclear("bad_seats", value="、".join(wrong))
    by_name: list[Seat] = [seat for seat in one.seats if seat.name in names]
    return {one.seats[number - 1].id for number in seats} | {seat.id for seat in by_name}


def _sign(turn: Turn) -> tuple[Training, Unit, list[str]]:
    """Which training, whose people: one's own unit's, or, from the organiser, the unit that was named."""
    names = [turn.speaker.name if name in MYSELF else name for name in _called(turn)]
    one = _named(turn) if turn.text("request") else _only(turn)
    other = turn.unit_named() if turn.text("unit") else None
    if other is not None and other.id not in {post.unit_id for post in turn.speaker.posts}:
        _act_for(turn, one, doing_for=other)
        return one, other, names
    invited = [post.unit_id for post in turn.speaker.posts if one.invites(post.unit)]
    return one, turn.member(*OF_UNIT, among=invited).unit, names


def _called(turn: Turn) -> list[str]:
    """The names that were read, or what could not be read as names."""
    if unread := turn.text("unread"):
        raise Unclear("bad_names", value=unread)
    return [str(name) for name in turn.slot("names") or []]


def _only(turn: Turn) -> Training:
    """The one training that is open for the speaker's units."""
    units = [post.unit for post in turn.speaker.posts if post.roles]
    rows = [
        one
        for one in Training.all(turn.session, NOTIFIED)
        if one.starts_at > turn.now and any(one.invites(unit) for unit in units)
    ]
    if not rows:
        raise Unclear("no_such_training", value="")
    if len(rows) > 1:
        options = [{"request": one.number, "label": f"{one.number} {one.title}"} for one in rows[:8]]
        raise Question(say.whose(units[0].short if units else ""), "choose", options=options)
    return rows[0]


def _named(turn: Turn) -> Training:
    one = Training.numbered(turn.session, turn.text("request"))
    if one is not None and not _sees(turn, one):
        raise NotAllowed("not_invited", subject=one, unit=turn.speaker.posts[0].unit)
    if one is None:
        raise Unclear("no_such_training", value=turn.text("request"))
    return one


def _sees(turn: Turn, one: Training) -> bool:
    """Who was invited, who organises it, and who watches over all."""
    posts = turn.speaker.posts
    return turn.holds(*ORGANISERS) or any(one.invites(post.unit) or post.unit_id == one.organiser_id for post in posts)


def _organiser_of(turn: Turn, one: Training) -> Member | None:
    return next((post for post in turn.speaker.posts if one.own_to(post)), None)


def _act_for(turn: Turn, one: Training, doing_for: Unit | None = None) -> Member:
    """The post in which the speaker runs this training."""
    post = _organiser_of(turn, one)
    if post is None and doing_for is not None:
        raise NotAllowed("not_own_unit", unit=doing_for, own=turn.speaker.posts[0].unit)
    if post is None:
        raise NotAllowed("not_organiser", subject=one, unit=one.organiser)
    turn.act.by = post
    return post


def _organiser(turn: Turn) -> Member:
    """The post in which the speaker may give notice of a training."""
    found = next((post for post in turn.speaker.posts if may_organise(turn.session, post)), None)
    if found is None:
        raise NotAllowed("may_not_organise")
    turn.act.by = found
    return found


def _invited(turn: Turn, by: Member) -> list[Unit]:
    """The units named and those of the groups named, in the roster's order; never the organiser itself."""
    today = local_day(turn.now)
    codes, groups = set(turn.slot("units") or []), [str(group) for group in turn.slot("groups") or []]
    units = [unit for unit in Unit.all(turn.session) if unit.is_valid_on(today) and unit.id != by.unit_id]
    for group in groups:
        fitting = [unit for unit in units if _is_of(unit, group)]
        if not fitting:
            raise Unclear("training_units", value=group)
        codes |= {unit.code for unit in fitting}
    return [unit for unit in units if unit.code in codes]


def _is_of(unit: Unit, group: str) -> bool:
    """各镇街, 各部门, 各单位: the group of units.csv, a part of it, or the kind."""
    named = bool(unit.group_name) and (group in unit.group_name or unit.group_name in group)
    return named or group in {EVERYBODY, unit.kind}


def _course(turn: Turn) -> Course:
    course = Course(turn.text("title"), _moment(turn), turn.text("place"), turn.text("link"), turn.text("note"))
    if course.starts_at <= turn.now:
        raise Unclear("past_date", field="date", value=local_day(course.starts_at))
    return course


def _moment(turn: Turn, before: datetime | None = None) -> datetime:
    """The day and time that were said, else those of before."""
    day = date.fromisoformat(turn.text("date")) if turn.text("date") else None
    clock = time.fromisoformat(turn.text("time")) if turn.text("time") else None
    day = day or (before.date() if before else local_day(turn.now))
    clock = clock or (before.time() if before else time(9))
    return at(day, clock.hour, clock.minute)


def _plan(turn: Turn, by: Member) -> Plan:
    """The notice under which the organiser owes a training, else the newest."""
    owed = {item.plan_id for item in Assignment.of_unit(turn.session, by.unit_id)}
    plans = list(reversed(Plan.all(turn.session)))
    if not plans:
        raise Unclear("training_units")
    return next((plan for plan in plans if plan.id in owed), plans[0])


def _reachable(turn: Turn, unit: Unit) -> bool:
    return any(one.person.userid for one in Member.of_unit(turn.session, unit.id, *CLERKS))


def _opens(turn: Turn) -> str:
    """马上, or when the window opens."""
    opens = turn.workdays.next_window(turn.now)
    return "马上" if opens <= turn.now else f"{say.when(opens, local_day(turn.now))}"
