"""征求处置意见日期: where the notice names a day, the clock asks the hosts of undecided accounts, once."""

from datetime import date

from bot.database import insert_once
from bot.models import Notice, Opinion, Plan, Series
from bot.models.opinion import ASK_ON, SERIES, Host, asked_people, due_day, to_ask
from bot.scheduler.beat import Beat, Work

MOST_LATE = 7  # days


def run(beat: Beat) -> None:
    """Ask under each notice whose day has come; a day that is over by more than a week asks nobody any more."""
    with beat.work() as work:
        for plan in Plan.all(work.session):
            day = plan.setting(ASK_ON)
            late = (work.today - date.fromisoformat(day)).days if day else -1
            if 0 <= late <= MOST_LATE and plan.handover_is_confirmed and _is_first(work, plan, day):
                _ask(work, plan)


def _is_first(work: Work, plan: Plan, day: str) -> bool:
    where = {"subject": Plan.__tablename__, "subject_id": plan.id, "kind": ASK_ON, "slot": day}
    return bool(insert_once(work.session, Notice, **where, made_at=work.now, state="已发", facts={}))


def _ask(work: Work, plan: Plan) -> None:
    until = due_day(work.workdays, work.today)
    for unit, accounts in to_ask(work.session, plan).items():
        people = asked_people(work.session, unit) if unit.urgeable else []
        if people:
            host = Host(plan, unit, accounts, people[0].person)
            made = Opinion.ask(work.act, host, Series.take(work.session, SERIES, work.today.year), until)
            made.store(work.session)
