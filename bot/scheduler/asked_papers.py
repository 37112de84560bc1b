"""Papers that take longer than a turn may: 考核 sheets that go out, 导出考核, 导出台账.

What is heavy is made while nothing is locked. The claim stands in the transaction that hands the paper in, so that it
goes out once, and a clock that was killed before makes it again.
"""

from collections.abc import Callable, Mapping
from datetime import timedelta

from sqlalchemy import exists, select

from bot.database import insert_once
from bot.models import History, Notice, Person, ScoreSheet
from bot.models.history import DONE
from bot.scheduler.beat import Beat
from bot.scheduler.remind import SENT
from bot.tell.office import ledger_papers
from bot.tell.post import Paper
from bot.tell.scores import score_papers, told

KIND = "文书"
TELL = "score.tell"
ASKED: Mapping[str, Callable[[Beat, History], list[Paper]]] = {
    "score.export_asked": lambda beat, row: score_papers(beat.database, row, beat.now),
    "office.export": lambda beat, row: ledger_papers(beat.database, row, beat.now),
}
KEPT = timedelta(days=3)  # a clock that was away longer sends no old news


def run(beat: Beat) -> None:
    """Whatever was asked for and is not made yet."""
    made = exists().where(Notice.subject == History.__tablename__, Notice.subject_id == History.id, Notice.kind == KIND)
    asked = select(History).where(
        History.event.in_((TELL, *ASKED)), History.result == DONE, History.at > beat.now - KEPT, ~made
    )
    with beat.database.read() as session:
        rows = [row for row in session.scalars(asked.order_by(History.id)) if row.facts.get("follows")]
        session.expunge_all()
    for row in rows:
        beat.alive()
        _make(beat, row)


def _make(beat: Beat, row: History) -> None:
    papers = ASKED[row.event](beat, row) if row.event in ASKED else []
    with beat.work(at_once=row.event in ASKED) as work:
        where = {"subject": History.__tablename__, "subject_id": row.id, "kind": KIND, "slot": ""}
        if not insert_once(work.session, Notice, **where, made_at=work.now, state=SENT, facts={}):
            return
        person = work.session.get(Person, row.person_id) if row.person_id else None
        if person is not None:
            for paper in papers:
                work.post.file(person, paper.name, paper.data, paper.label)
        if row.event == TELL:
            sheet = work.session.get_one(ScoreSheet, row.subject_id)
            told(work.post.for_plan(sheet.plan), sheet, row)
