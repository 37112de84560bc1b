"""As it was: rows as they stood at an earlier moment, worked out from the 日志 (each step says the state before it)."""

import inspect
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from types import FunctionType, MethodType
from typing import Any, TypeVar, cast

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.clock import end_of, local_day
from bot.models.account import Account, AccountState
from bot.models.assignment import AWAITING_CHECK, CONFIRMED, DONE, Assignment
from bot.models.assignment_row import CLAIMED
from bot.models.history import DONE as HAPPENED
from bot.models.history import History
from bot.models.life import BIRTH
from bot.models.rectification import Rectification
from bot.models.request import Request

Row = TypeVar("Row", Assignment, Request, Account, Rectification)
BLOCKED_BEFORE = {"block": "", "exec_blocked": "", "block_confirm": CLAIMED, "unblock": CONFIRMED}
REPORTS = frozenset({"assignment.report", "assignment.report_for", "assignment.auto_complete"})
DUE_MOVED = frozenset({"assignment.return", "assignment.extend", "assignment.unextend", "assignment.reopen"})
BORN = frozenset({"account.enrol", "assignment.open_cycle", "rectification.draft"})


class Then:
    """A row with some columns as they were; its properties and questions are asked of these."""

    def __init__(self, row: object, columns: Mapping[str, Any]) -> None:
        self._row, self._columns = row, columns

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the row has
        if name in self._columns:
            return self._columns[name]
        static = inspect.getattr_static(type(self._row), name, None)
        if isinstance(static, property) and static.fget is not None:
            return static.fget(self)
        return MethodType(static, self) if isinstance(static, FunctionType) else getattr(self._row, name)


class Past:
    """What happened after a moment, by subject, and rows as they were before it."""

    def __init__(self, session: Session, at: datetime) -> None:
        self._session, self.at = session, at
        self._later: dict[tuple[str, int], list[History]] = defaultdict(list)
        about = History.subject.in_([kind.__tablename__ for kind in (Assignment, Request, Account, Rectification)])
        found = select(History).where(History.at > at, History.result == HAPPENED, about)
        for row in session.scalars(found.order_by(History.id)):
            self._later[row.subject, row.subject_id or 0].append(row)

    def items(self, rows: Sequence[Assignment]) -> list[Assignment]:
        """Items as they were; those of later cycles were not there."""
        return self._as_was(rows, self._item)

    def requests(self, rows: Sequence[Request]) -> list[Request]:
        """Applications as they were; later ones were not there."""
        return self._as_was(rows, self._request)

    def orders(self, rows: Sequence[Rectification]) -> list[Rectification]:
        """Orders as they were; later ones were not there."""
        return self._as_was(rows, self._order)

    def accounts(self, rows: Sequence[Account]) -> list[Account]:
        """Accounts as they were."""
        return self._as_was(rows, self._account)

    def _as_was(self, rows: Sequence[Row], columns: Any) -> list[Row]:  # noqa: ANN401 - one of the functions below
        found = []
        for row in rows:
            later = self._later.get((type(row).__tablename__, row.id))
            if not later:
                found.append(row)
            elif not _born(later[0], row):
                found.append(cast("Row", Then(row, columns(row, later))))
        return found

    def _item(self, item: Assignment, later: Sequence[History]) -> dict[str, Any]:
        state = _before(later, item.state)
        reported = self._reported(item) if state in {AWAITING_CHECK, DONE} else None
        accepted = item.accepted_on if item.state == DONE and self._was(item.verified_at) else reported
        return {
            "state": state,
            "blocked": _blocked(later, item.blocked),
            "acknowledged_at": self._known(item.acknowledged_at),
            "handed_over_at": self._known(item.handed_over_at),
            "reported_at": reported,
            "accepted_on": accepted if state == DONE else None,
            "due_at": self._due(item, later, item.first_due_at),
            "missed_due_at": self._missed(item),
        }

    def _request(self, request: Request, later: Sequence[History]) -> dict[str, Any]:
        accepted = request.accepted_on
        return {
            "state": _before(later, request.state),
            "blocked": _blocked(later, request.blocked),
            "accepted_on": accepted if accepted and accepted <= local_day(self.at) else None,
            "approved_at": self._known(request.approved_at),
            "ended_at": self._known(request.ended_at),
        }

    def _order(self, order: Rectification, later: Sequence[History]) -> dict[str, Any]:
        return {
            "state": _before(later, order.state),
            "issued_at": self._known(order.issued_at),
            "feedback_at": self._known(order.feedback_at),
            "ended_at": self._known(order.ended_at),
            "due_at": self._due(order, later, None),
        }

    def _account(self, account: Account, later: Sequence[History]) -> dict[str, Any]:
        moved, taken = _first(later, "close", "reopen"), _first(later, "accept", "unaccept")
        said = _first(later, "dispose", "follow")
        state = moved.before if moved else account.state
        accepted = self._known(account.accepted_at)
        if (taken and taken.event.endswith("unaccept")) or (moved and moved.event.endswith("reopen") and not taken):
            accepted = self.at  # taken by its platform then, given back since
        return {
            "state": state,
            "accepted_at": accepted,
            "closed_at": None if state == AccountState.IN_USE else self._known(account.closed_at) or self.at,
            "disposition": said.before if said and said.before else account.disposition,
        }

    def _due(
        self, row: Assignment | Rectification, later: Sequence[History], first: datetime | None
    ) -> datetime | None:
        """The deadline that bound then: 退回, 延期, 重开 … say the new one, and what was said before it still held."""
        moved = next((one for one in later if one.facts.get("due")), None)
        if moved is None:
            return row.due_at
        if "old" in moved.facts:
            return _moment(moved.facts["old"])
        mine = select(History).where(
            History.subject == type(row).__tablename__,
            History.subject_id == row.id,
            History.result == HAPPENED,
            History.at <= self.at,
        )
        before = self._session.scalars(mine.order_by(History.id.desc()))
        return next((_moment(one.facts["due"]) for one in before if one.facts.get("due")), first)

    def _missed(self, item: Assignment) -> datetime | None:
        """The deadline that a report had missed which was returned by then, unless a new one was set after it."""
        mine = select(History).where(
            History.subject == "assignment",
            History.subject_id == item.id,
            History.event.in_(DUE_MOVED),
            History.result == HAPPENED,
            History.at <= self.at,
        )
        last = self._session.scalar(mine.order_by(History.id.desc()).limit(1))
        return _moment(last.facts["missed"]) if last is not None and last.facts.get("missed") else None

    def _reported(self, item: Assignment) -> datetime | None:
        """When the report came that stood then."""
        if self._was(item.reported_at):
            return item.reported_at
        mine = select(History.at).where(
            History.subject == "assignment",
            History.subject_id == item.id,
            History.event.in_(REPORTS),
            History.result == HAPPENED,
            History.at <= self.at,
        )
        return self._session.scalar(mine.order_by(History.id.desc()).limit(1))

    def _was(self, moment: datetime | None) -> bool:
        return moment is not None and moment <= self.at

    def _known(self, moment: datetime | None) -> datetime | None:
        return moment if self._was(moment) else None


def _moment(text: str) -> datetime:
    """A deadline as a history row has it: a day, or to the minute."""
    return datetime.fromisoformat(text) if "T" in text else end_of(date.fromisoformat(text))


def _born(first: History, row: object) -> bool:
    """Whether this first step made the thing; an ad-hoc item is made by being handed over."""
    if isinstance(row, Assignment):
        return first.event in BORN or (row.task_id is None and first.before == BIRTH)
    return first.event in BORN or (first.subject == "request" and not first.before and bool(first.after))


def _before(later: Sequence[History], state: str) -> str:
    """The state before the first step that says one."""
    return next((row.before for row in later if row.before and _states(row)), state)


def _states(row: History) -> bool:
    return row.event.partition(".")[0] == row.subject and bool(row.after)


def _first(later: Sequence[History], *kinds: str) -> History | None:
    return next((row for row in later if row.event.partition(".")[2] in kinds), None)


def _blocked(later: Sequence[History], blocked: str) -> str:
    kinds: Collection[str] = [row.event.partition(".")[2] for row in later]
    return next((BLOCKED_BEFORE[kind] for kind in kinds if kind in BLOCKED_BEFORE), blocked)
