"""A file that somebody sent or uploaded: which list it is, what it would change, and the reading in after his 是.

The clock (for files sent in chat) and the console call the same three steps; a preview does everything and undoes it.
"""

import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.errors import BrokenFiles, Fault, Refusal
from bot.load.dispositions import decide, read_dispositions
from bot.load.duty import import_duty
from bot.load.heading import BOOK, OLD_BOOK, OTHER, format_of, sorts_of
from bot.load.ledger_back import read_back
from bot.load.opening import import_opening
from bot.load.post_counts import import_post_counts
from bot.load.province import import_province
from bot.load.updates import import_updates
from bot.models import Account, Act, Plan
from bot.models.history import FILE, REFUSED
from bot.models.member import OFFICE
from bot.models.post_count import correct_reviews, report_reviews
from bot.models.province import ProvinceList, compare
from bot.models.received_list import AS_SENT, CHOOSING, OF_A_PLAN, RIGHTS, TRIES, ReceivedList, Sort, sender_of
from bot.wording import lists as say
from bot.wording.publications import review_report
from bot.wording.refused import why_refused


@dataclass(frozen=True, slots=True)
class Reading:
    """One file about to be read in: everything a list's own reader needs."""

    session: Session
    act: Act
    file: Path
    plan: Plan | None
    called: str  # what the sender knows the file by


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a list changes (or changed), in sentences; `changes`: how many things."""

    changes: int
    lines: list[str]


class _OnlyTried(Exception):
    """Ends a preview: leaving its savepoint undoes everything."""


def look(session: Session, row: ReceivedList, act: Act) -> None:
    """Recognise the file and find out what it would change; the row then asks, offers a choice, or is left."""
    if not row.sort and not _recognised(session, row, act):
        return
    _preview(session, row, act)


def take(session: Session, row: ReceivedList, act: Act) -> None:
    """Read it in, in the person's name; if it would change something else by now, it asks again."""
    before = list(row.lines)
    _preview(session, row, act)
    if row.data is None or (row.lines != before and row.sort not in AS_SENT):
        return
    done = _within(session, row, act, dry_run=False)
    row.lines = done.lines
    row.finish(act)


def give_up(row: ReceivedList) -> bool:
    """Whether this file broke the product too often; it is left then."""
    row.tries += 1
    if row.tries > TRIES:
        row.leave([say.broken()])
    return row.tries > TRIES


def _recognised(session: Session, row: ReceivedList, act: Act) -> bool:
    """Whether it is one list that the person may read in; else the row says what else it is."""
    if row.data is None:
        row.leave([say.too_large()])
        return False
    sort = format_of(row.data)
    found: list[Sort] = []
    if sort not in {OTHER, OLD_BOOK}:
        with _laid_out(row) as file:
            found = sorts_of(file)
    if not found:
        row.leave([say.old_book() if sort == OLD_BOOK else say.unknown(row.person)])
        return False
    own = [one for one in found if sender_of(row.person, one)]
    if not own:
        act.record("refused", row, result=REFUSED, code="list_not_yours", intent="LIST_IN", why={"value": found[0]})
        row.sort = found[0].value
        row.leave([say.not_yours(found[0], RIGHTS[found[0]])])
        return False
    return _settled(session, row, own)


def _settled(session: Session, row: ReceivedList, own: list[Sort]) -> bool:
    """Which list and of which notice; several: the person chooses."""
    plans = Plan.all(session)
    options = [(sort, plan) for sort in own for plan in (plans if sort in OF_A_PLAN else [None])]
    row.options = [
        {"sort": sort.value, "plan": plan.id if plan else None, "label": say.option(sort, plan, len(plans))}
        for sort, plan in options
    ]
    if len(options) > 1:
        row.state = CHOOSING
        return False
    if not options:
        row.leave([say.no_plan()])
        return False
    row.sort, row.plan_id = options[0][0].value, options[0][1].id if options[0][1] else None
    return True


def _preview(session: Session, row: ReceivedList, act: Act) -> None:
    try:
        found = _within(session, row, act, dry_run=True)
    except BrokenFiles as broken:
        _leave(row, act, [(fault.where, fault.what) for fault in broken.faults])
    except Fault as fault:
        _leave(row, act, [(fault.where, fault.what)])
    except Refusal as refusal:
        why = {key: value for key, value in refusal.facts.items() if isinstance(value, str)}
        _leave(row, act, [("", why_refused({"code": refusal.code, "why": why}))])
    else:
        if found.changes:
            row.ask(found.lines)
        else:
            row.leave([say.same(), *found.lines])


def _leave(row: ReceivedList, act: Act, faults: list[tuple[str, str]]) -> None:
    """Nothing of it is read in: the sender hears every fault, and the attempt stands in the history."""
    row.leave(say.faults(faults))
    where = {"value": faults[0][0], "count": len(faults)}
    act.record("refused", row, result=REFUSED, code="list_faults", intent="LIST_IN", why=where)


def _within(session: Session, row: ReceivedList, act: Act, *, dry_run: bool) -> Outcome:
    """Let the list's own reader work in a savepoint; what it records comes to the act only if it counts."""
    sort = Sort(row.sort)
    by = sender_of(row.person, sort)
    if by is None:  # he has lost the role meanwhile
        raise Fault("", say.not_yours(sort, RIGHTS[sort]))
    own = Act(by=by, at=act.at, machine_at=act.machine_at, channel=FILE, raw=row.subject_name)
    found = Outcome(0, [])
    with _laid_out(row) as file, suppress(_OnlyTried), session.begin_nested():
        plan = session.get(Plan, row.plan_id) if row.plan_id else None
        found = READERS[sort](Reading(session, own, file, plan, row.name or say.SENT))
        session.flush()
        if dry_run:
            raise _OnlyTried
    if not dry_run:
        act.by = by
        act.rows.extend(own.rows)
    return found


@contextmanager
def _laid_out(row: ReceivedList) -> Iterator[Path]:
    """The bytes as a file of that kind, for readers that open files."""
    data = row.data or b""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"{say.FILE}.{BOOK if format_of(data) == BOOK else 'csv'}"
        file.write_bytes(data)
        yield file


def _ledger(reading: Reading) -> Outcome:
    done = read_back(reading.session, reading.file, reading.act, dry_run=False)
    return Outcome(len(done.taken), done.lines)


def _opening(reading: Reading) -> Outcome:
    done = import_opening(reading.session, reading.file, reading.act, dry_run=False)
    return Outcome(len(done.signed) + len(done.reported) + len(done.requests) + len(done.settled), done.lines)


def _dispositions(reading: Reading) -> Outcome:
    changes = read_dispositions(reading.session, reading.file, _the(reading.plan))
    lines = [change.line for change in changes]
    decide(reading.session, changes, reading.act)
    return Outcome(len(lines), [say.dispositions(len(lines)), *lines] if lines else [])


def _updates(reading: Reading) -> Outcome:
    accounts = reading.session.scalars(select(Account).order_by(Account.plan_id, Account.number)).all()
    before = {account.id: account.updated_on for account in accounts}
    done = import_updates(reading.session, reading.file, reading.act)
    changed = [(one.label, before[one.id], one.updated_on) for one in accounts if one.updated_on != before[one.id]]
    return Outcome(len(changed), say.updates(changed, done.left_out))


def _province(reading: Reading) -> Outcome:
    plan = _the(reading.plan)
    old = ProvinceList.latest(reading.session, plan.id)
    replaced = (old.at, len(old.rows)) if old else None
    done = import_province(reading.session, reading.file, reading.act, plan, reading.called)
    reading.session.flush()
    return Outcome(done.rows, say.province(done.rows, done.figured, replaced, compare(reading.session, plan)))


def _posts(reading: Reading) -> Outcome:
    plan = _the(reading.plan)
    lines, cycles = import_post_counts(reading.session, reading.file, reading.act, plan.doc_no)
    reported = report_reviews(reading.session, reading.act, review_report)
    corrected = correct_reviews(reading.session, reading.act, review_report)
    told = [(item.subject_name, item.report_text) for item in corrected]
    return Outcome(lines, say.posts(lines, cycles, [item.subject_name for item in reported], told))


def _duty(reading: Reading) -> Outcome:
    by = reading.act.by
    everywhere = by is not None and by.holds(*OFFICE)
    own = frozenset() if by is None else frozenset(post.unit_id for post in by.person.posts)
    import_duty(reading.session, reading.file, reading.act, own_units=None if everywhere else own)
    written = [row for row in reading.act.rows if row.event == "duty.put"]
    told = [(row.subject_name, row.facts["day"], row.facts["days"], row.facts["replaced"]) for row in written]
    return Outcome(len(told), say.duty(told))


def _the(plan: Plan | None) -> Plan:
    if plan is None:
        raise Fault("", say.no_plan())
    return plan


READERS: Mapping[Sort, Callable[[Reading], Outcome]] = {
    Sort.LEDGER: _ledger,
    Sort.OPENING: _opening,
    Sort.DISPOSITIONS: _dispositions,
    Sort.UPDATES: _updates,
    Sort.PROVINCE: _province,
    Sort.POSTS: _posts,
    Sort.DUTY: _duty,
}
