"""回执: proof for a unit that its report came in, numbered; a row of history that names the row it proves."""

import hashlib
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.clock import local_day
from bot.errors import Denied
from bot.models.assignment import Assignment
from bot.models.history import DONE, Act, History
from bot.models.request import Series

GIVEN = "assignment.receipt"
REPORTS = ("assignment.report", "assignment.report_for", "assignment.open_reported")


@dataclass(frozen=True, slots=True)
class Receipt:
    """One report as it is on record: its number, the row of the diary, and that row's fingerprint."""

    number: str
    item: Assignment
    report: History

    @property
    def fingerprint(self) -> str:
        """SHA-256 over the whole row as it was written once: the diary's seal is over the same text."""
        return hashlib.sha256(self.report.canon.encode()).hexdigest()


def receipt_for(session: Session, act: Act, item: Assignment) -> Receipt:
    """The receipt of the item's last report; asked for again it bears the same number."""
    wanted = History.subject == Assignment.__tablename__, History.subject_id == item.id, History.result == DONE
    rows = session.scalars(select(History).where(*wanted, History.event.in_((*REPORTS, GIVEN))).order_by(History.id))
    known = rows.all()
    report = next((row for row in reversed(known) if row.event in REPORTS), None)
    if report is None:
        raise Denied("no_report_yet", subject=item)
    given = next((row for row in known if row.event == GIVEN and row.facts.get("report") == report.id), None)
    number = str(given.facts["number"]) if given else Series.take(session, "HZ", local_day(act.at).year)
    act.record(GIVEN, item, before=item.state, after=item.state, number=number, report=report.id)
    return Receipt(number, item, report)
