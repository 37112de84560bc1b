"""What somebody of the office asked the clock: 预览 (what it will send today), 建议打电话 (what it is silent about).

The answer goes to that person at once.
"""

from collections import defaultdict

from sqlalchemy import exists, select

from bot.database import insert_once
from bot.models import History, JobRun, Notice, Person
from bot.scheduler import digest, telephone
from bot.scheduler.beat import Beat, Work
from bot.scheduler.remind import SENT, Question
from bot.wording import morning as say

PREVIEW, CALLS = "office.preview_asked", "office.calls_asked"
LABELS = {PREVIEW: "预览", CALLS: "建议打电话"}
DIGEST = "digest"  # the timetable's name for the daily digest


def run(beat: Beat) -> None:
    """Answer every question of today that was not answered."""
    asked = select(History).where(History.event.in_(LABELS), History.at > beat.now.replace(hour=0, minute=0))
    with beat.database.read() as session:
        if session.scalar(asked.limit(1)) is None:
            return
    with beat.work(at_once=True) as work:
        for row in work.session.scalars(asked.order_by(History.id)).all():
            where = {"subject": History.__tablename__, "subject_id": row.id, "kind": LABELS[row.event], "slot": ""}
            if insert_once(work.session, Notice, **where, made_at=work.now, state=SENT, facts={}):
                person = work.session.get(Person, row.person_id) if row.person_id else None
                work.post.text(person, _answer(work, row), LABELS[row.event])


def _answer(work: Work, row: History) -> str:
    if row.event == CALLS:
        return telephone.listed(work, int(row.facts.get("page") or 1))
    return say.preview_of(_lines(work), work.today, told=_told(work))


def _told(work: Work) -> bool:
    """Whether anybody has had today's digest: the morning list had announced it as still to come."""
    mine = (Notice.subject == Person.__tablename__, Notice.kind == digest.DIGEST)
    found = select(exists().where(*mine, Notice.slot == work.today.isoformat()))
    return _is_over(work) and bool(work.session.scalar(found))


def _is_over(work: Work) -> bool:
    run = work.session.get(JobRun, DIGEST)
    return run is not None and run.slot == work.today.isoformat()


def _lines(work: Work) -> list[str]:
    """One line a person: unit, name and what about; nothing if today's digest has gone out or none will."""
    if _is_over(work) or not work.workdays.is_workday(work.today):
        return []
    by_person: dict[int, list[digest.Told]] = defaultdict(list)
    names: dict[int, str] = {}
    for one in digest.gather(work.session, Question(work.now, work.workdays)):
        for person in one.people if one.state == SENT else ():
            by_person[person.id].append(one)
            names[person.id] = person.name
    return [_line(names[person_id], mine) for person_id, mine in by_person.items()]


def _line(name: str, mine: list[digest.Told]) -> str:
    units = "、".join(dict.fromkeys(one.due.about.unit.short for one in mine))
    about = "、".join(dict.fromkeys(f"{one.due.rule.kind}{_number(one)}" for one in mine))
    return f"{units} {name}：{about}"


def _number(one: digest.Told) -> str:
    return f"（{one.due.about.number}）"
