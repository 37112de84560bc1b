"""台账修改: a ledger read back after editing. What may be corrected goes through the model's verb; the rest is named.

A cell that was edited in the file is taken over only if the product still says what the copy said; if it has moved on,
the product's value stays and both are listed (保留现值, as `duban load` does). Nothing else of the file is looked at.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.errors import Fault, Refusal, Unclear
from bot.ledger import as_cells, sheets_of
from bot.load.ledger_edits import Edit, compare
from bot.load.ledger_file import FORMULA, read_copy
from bot.models import Account, Act, Assignment, Disposition, LedgerCopy, Plan, Request, Task, Unit
from bot.models.correction import correct_done_on, correct_source
from bot.models.opinion import dispose
from bot.models.remark import remark, tells_always
from bot.wording import ledger_back as say
from bot.wording.refused import why_refused

ADDED_TO = "批注"
Verb = Callable[[Session, Act, Edit], None]


class _OnlyTried(Exception):
    """Ends a preview: leaving its savepoint undoes everything."""


@dataclass(slots=True)
class ReadBack:
    """What came of it: cells taken over, cells in which the product's value stays, cells refused, parts not read."""

    copy: LedgerCopy
    act: Act
    taken: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)

    @property
    def lines(self) -> list[str]:
        """As sentences for the operator."""
        return say.report(self.copy, self.taken, self.kept, self.refused, self.unread)


def read_back(session: Session, file: Path, act: Act, *, dry_run: bool) -> ReadBack:
    """Compare and take over inside the caller's transaction; a preview does the same and undoes it.

    Fault where the file cannot be read or the product never gave it out.
    """
    copy = read_copy(file)
    kept = LedgerCopy.numbered(session, copy.number)
    if kept is None:
        raise Fault(file.name, f"系统没有导出过 {copy.number} 这份台账；请重新导出，在上面改")
    present = {sheet.name: as_cells(sheet) for sheet in sheets_of(session, act.at)}
    edits = compare(copy, kept.cells, present)
    done = ReadBack(kept, act, unread=edits.unread)
    raw = act.raw
    with suppress(_OnlyTried), session.begin_nested():
        for edit in edits.cells:
            _settle(session, edit, done)
        act.raw = raw
        if dry_run:
            act.rows.clear()
            raise _OnlyTried
        act.record("ledger.read_back", kept, taken=len(done.taken), kept=len(done.kept), refused=done.refused)
    return done


def _settle(session: Session, edit: Edit, done: ReadBack) -> None:
    verb = VERBS.get((edit.sheet, edit.column))
    if edit.new == edit.present or _is_noted(edit):
        return
    if verb is None or edit.new == FORMULA:
        done.refused.append(say.refused(edit, say.why_not(edit, formula=edit.new == FORMULA)))
    elif edit.present != edit.old and edit.column != ADDED_TO:
        done.kept.append(say.kept(edit))
    else:
        _take(session, edit, verb, done)


def _take(session: Session, edit: Edit, verb: Verb, done: ReadBack) -> None:
    done.act.raw = say.raw(done.copy.number, edit)
    before = len(done.act.rows)
    try:
        with session.begin_nested():
            verb(session, done.act, edit)
            session.flush()
    except Refusal as refusal:
        del done.act.rows[before:]
        why = {key: value for key, value in refusal.facts.items() if isinstance(value, str)}
        done.refused.append(say.refused(edit, why_refused({"code": refusal.code, "why": why})))
        return
    done.taken.append(say.taken(edit))


def _dispose(session: Session, act: Act, edit: Edit) -> None:
    if edit.new not in tuple(Disposition):
        raise Unclear("no_such_choice", value=edit.new)
    dispose(session, act, _account(session, edit), Disposition(edit.new), say.SOURCE)


def _identify(session: Session, act: Act, edit: Edit) -> None:
    _account(session, edit).identify(act, edit.new)


def _note_update(session: Session, act: Act, edit: Edit) -> None:
    _account(session, edit).note_update(act, _day(edit))


def _source(session: Session, act: Act, edit: Edit) -> None:
    correct_source(act, _item(session, edit), edit.new)


def _done_on(session: Session, act: Act, edit: Edit) -> None:
    correct_done_on(act, _item(session, edit), _day(edit))


def _remark_item(session: Session, act: Act, edit: Edit) -> None:
    _remark(act, _item(session, edit), edit)


def _remark_request(session: Session, act: Act, edit: Edit) -> None:
    request = session.scalars(select(Request).where(Request.number == edit.key[0])).one()
    _remark(act, request, edit)


def _added(edit: Edit) -> str:
    """What was typed behind the remarks that stand there."""
    return edit.new.removeprefix(edit.old).lstrip("；;，, \n") if edit.new.startswith(edit.old) else ""


def _is_noted(edit: Edit) -> bool:
    """Whether the same file was read in before: remarks are only added, so another one is no conflict."""
    return edit.column == ADDED_TO and bool(_added(edit)) and _added(edit) in edit.present


def _remark(act: Act, subject: Assignment | Request, edit: Edit) -> None:
    if not _added(edit):
        raise Unclear("remarks_stay", subject=subject)
    remark(act, subject, _added(edit), tell=tells_always(subject.plan))


def _account(session: Session, edit: Edit) -> Account:
    doc_no, number = edit.key
    found = (
        select(Account)
        .join(Plan, Account.plan_id == Plan.id)
        .where(Plan.doc_no == doc_no, Account.number == int(number))
    )
    return session.scalars(found.with_for_update(of=Account)).one()


def _item(session: Session, edit: Edit) -> Assignment:
    doc_no, number, cycle, unit = edit.key
    found = select(Assignment.id).join(Plan, Assignment.plan_id == Plan.id).join(Unit, Assignment.unit_id == Unit.id)
    found = found.outerjoin(Task, Assignment.task_id == Task.id)
    same = found.where(Plan.doc_no == doc_no, Assignment.cycle == cycle, Unit.short == unit)
    by_task = same.where(Task.number == int(number)) if number else same
    ids = session.scalars(by_task).all() or session.scalars(same.where(Assignment.id == int(number))).all()
    return Assignment.for_change(session, ids[0])


def _day(edit: Edit) -> date:
    try:
        return date.fromisoformat(edit.new)
    except ValueError:
        raise Unclear("invalid_date", value=edit.new) from None


VERBS: Mapping[tuple[str, str], Verb] = {  # the cells that a person may correct; every other one is refused by name
    ("账号", "处置意见"): _dispose,
    ("账号", "账号ID"): _identify,
    ("账号", "最近更新"): _note_update,
    ("承办项", "来源"): _source,
    ("承办项", "实际完成日"): _done_on,
    ("承办项", "批注"): _remark_item,
    ("申请", "批注"): _remark_request,
}


def correctable() -> Iterator[str]:
    """What may be corrected, for help: 账号的处置意见 …."""
    return (f"{sheet}的{column}" for sheet, column in VERBS)
