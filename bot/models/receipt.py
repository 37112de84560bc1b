"""回执: proof for a unit that what it handed in is here, numbered; a row of history that names the row it proves."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.clock import local_day
from bot.errors import Denied
from bot.models.assignment import Assignment
from bot.models.enrolment import Enrolment
from bot.models.history import DONE, Act, History
from bot.models.rectification import Rectification
from bot.models.request import Request, Series

Proved = Assignment | Request | Rectification
# What a unit hands in, by the table it belongs to: a report, an application and its steps, the feedback to an order.
HANDED_IN: Mapping[str, tuple[str, ...]] = {
    "assignment": ("report", "report_for", "open_reported"),
    "request": (
        "submit",
        "sign_agree",
        "sign_paper",
        "create_for",
        "explain",
        "explain_for",
        "offer",
        "revise",
        "final_agree",
        "final_note",
        "start_exec",
        "platform_submitted",
        "submit_evidence",
    ),
    "rectification": ("feedback", "feedback_add", "feedback_for", "dispute"),
}
GIVEN = tuple(f"{table}.receipt" for table in HANDED_IN)


@dataclass(frozen=True, slots=True)
class Receipt:
    """One step as it is on record: its number, the row of the diary, and that row's fingerprint."""

    number: str
    subject: Proved
    report: History

    @property
    def fingerprint(self) -> str:
        """SHA-256 over the whole row as it was written once: the diary's seal is over the same text."""
        return hashlib.sha256(self.report.canon.encode()).hexdigest()


def receipt_for(session: Session, act: Act, subject: Proved) -> Receipt:
    """The receipt of what was handed in last; asked for again it bears the same number."""
    table = subject.__tablename__
    given = f"{table}.receipt"
    wanted = History.subject == table, History.subject_id == subject.id, History.result == DONE
    events = _events(subject)
    rows = session.scalars(select(History).where(*wanted, History.event.in_((*events, given))).order_by(History.id))
    known = rows.all()
    report = next((row for row in reversed(known) if row.event in events), None)
    if report is None:
        raise Denied("no_report_yet", subject=subject)
    former = next((row for row in known if row.event == given and row.facts.get("report") == report.id), None)
    number = str(former.facts["number"]) if former else Series.take(session, "HZ", local_day(act.at).year)
    act.record(given, subject, before=subject.state, after=subject.state, number=number, report=report.id)
    return Receipt(number, subject, report)


def _events(subject: Proved) -> tuple[str, ...]:
    """An account is enrolled with its first step; another application is a draft until it is sent for signature."""
    table = subject.__tablename__
    steps = HANDED_IN[table] + (("create",) if isinstance(subject, Enrolment) else ())
    return tuple(f"{table}.{step}" for step in steps)
