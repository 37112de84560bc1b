"""更正: what the office puts right beside a report, when the ledger is read back: its source, the day it was done."""

from datetime import date

from bot.clock import local_day
from bot.errors import Denied, NotAllowed, Unclear, WrongState
from bot.models.assignment import AWAITING_CHECK, DONE, Assignment
from bot.models.evidence import refuse_secrets
from bot.models.history import Act
from bot.models.member import OFFICE

LONGEST = 60


def correct_source(act: Act, item: Assignment, source: str) -> None:
    """来源 of a report that the office entered for the unit; what the unit reported itself came from the unit."""
    _permit(act, item, "correct_source")
    said = " ".join(source.split())
    refuse_secrets(said)
    if item.state not in {AWAITING_CHECK, DONE} or not item.report_source:
        raise Denied("own_report", subject=item)
    if not 2 <= len(said) <= LONGEST:  # noqa: PLR2004 - a word at least
        raise Unclear("bad_source", length=len(said), subject=item)
    before, item.report_source = item.report_source, said
    act.record("assignment.correct_source", item, before=item.state, after=item.state, old=before, new=said)


def correct_done_on(act: Act, item: Assignment, on: date) -> None:
    """实际完成日, while somebody still has to verify it; who puts it right does not verify it."""
    _permit(act, item, "correct_done_on")
    if item.state != AWAITING_CHECK or item.reported_at is None:
        raise WrongState("not_reported", subject=item, state=item.state, event="correct_done_on")
    if on > local_day(item.reported_at):
        raise Unclear("done_in_future", field="done_on", value=on.isoformat(), subject=item)
    before, item.done_on = item.done_on, on
    item.entered_by = act.who or item.entered_by
    facts = {"old": str(before or ""), "new": on.isoformat()}
    act.record("assignment.correct_done_on", item, before=item.state, after=item.state, **facts)


def _permit(act: Act, item: Assignment, event: str) -> None:
    if not act.is_operators and (act.by is None or not act.by.holds(*OFFICE)):
        raise NotAllowed(roles=OFFICE, subject=item, event=event)
