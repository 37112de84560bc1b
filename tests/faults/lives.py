"""What must be true of every step, told from the life tables and the roster alone and held against the history."""

import csv
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.models import Assignment, Delegation, History, Rectification, Request

MODELS = Path(__file__).resolve().parent.parent.parent / "bot" / "models"
BIRTHS = {"", "—", "(无申请)", "未交办"}
BORN_BY = {"restore": "create", "order_close": "create"}  # two more ways into 草稿
TABLES = {"request": "request_fsm.csv", "assignment": "item_fsm.csv", "rectification": "rect_fsm.csv"}
EXTENSION = "extension_fsm.csv"
WORKERS = frozenset({"经办人", "联系人"})
OFFICE = frozenset({"市府办初审", "市府办审批"})
CHECKERS = OFFICE | {"监测", "融媒体"}
# 谁, as the tables write it; None: the system, perhaps set off by somebody's act
MAY: Mapping[str, frozenset[str] | None] = {
    "经办人": WORKERS,
    "联系人": WORKERS,
    "经办人/联系人": WORKERS,
    "经办人+主要负责人": WORKERS | {"主要负责人"},
    "主要负责人": frozenset({"主要负责人"}),
    "主要负责人/受托人": frozenset({"主要负责人", "分管领导"}),
    "市府办审批": frozenset({"市府办审批"}),
    "市府办初审": frozenset({"市府办初审"}),
    "市府办初审/市府办审批": OFFICE,
    "核实人(tasks_model)": CHECKERS,
    "市数管中心": frozenset({"监测"}),
    "监测": frozenset({"监测"}),
    "市府办/融媒体": OFFICE | {"融媒体"},
    "系统/监测": None,
    "系统": None,
}
OWN_UNIT = {"经办人", "联系人", "经办人/联系人", "主要负责人", "主要负责人/受托人"}
Roster = Mapping[str, frozenset[tuple[str, str]]]  # userid → unit and role
Subject = Assignment | Request | Rectification


def read(name: str) -> dict[tuple[str, str], tuple[str, str]]:
    """A life table: state and event → who may, and the state that follows."""
    with (MODELS / name).open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    return {
        ("" if row["当前状态"] in BIRTHS else row["当前状态"], row["事件"]): (row["谁"], row["下一状态"])
        for row in rows
    }


LIVES = {name: read(file) for name, file in TABLES.items()} | {"延期": read(EXTENSION)}
KINDS: Mapping[str, type[Subject]] = {"request": Request, "assignment": Assignment, "rectification": Rectification}


@dataclass
class Watch:
    """Looks at the tables after every step and says what is wrong."""

    last: int = 0
    states: dict[tuple[str, int], str] = field(default_factory=dict)
    seen: Counter[str] = field(default_factory=Counter)  # events that happened, and refusals

    def begin(self, session: Session) -> None:
        """How everything stands before the first step."""
        self.states = _states(session)
        self.last = max(session.scalars(select(History.id)), default=0)

    def faults(self, session: Session, rosters: Iterable[Roster]) -> list[str]:
        """What of the rows since the last look breaks the law; `rosters`: those that held meanwhile."""
        rows = list(session.scalars(select(History).where(History.id > self.last).order_by(History.id)))
        wrong = [fault for row in rows for fault in self._of_row(session, row, list(rosters))]
        now = _states(session)
        wrong += [
            f"{key} is {state!r}, its history says {self.states.get(key, '')!r}"
            for key, state in now.items()
            if state != self.states.get(key, "")
        ]
        self.last = rows[-1].id if rows else self.last
        return wrong + [fault for row in rows for fault in _separation(session, row)]

    def _of_row(self, session: Session, row: History, rosters: list[Roster]) -> list[str]:
        table, _, event = row.event.partition(".")
        self.seen["refused" if row.result == "拒绝" else row.event] += 1
        if row.result != "成功" or table not in LIVES or row.subject != table or row.subject_id is None:
            return []
        subject = cast("Subject", session.get_one(KINDS[table], row.subject_id, populate_existing=True))
        life = LIVES["延期"] if getattr(subject, "family", "") == "延期" else LIVES[table]
        before = "" if row.before in BIRTHS else row.before
        if not row.before and not row.after and event not in {name for _, name in life}:
            return []  # a question, such as asking for a card: it claims no state, and the tables are compared anyway
        known = (table, row.subject_id)
        wrong = [] if self.states.get(known, "") in {before, *BIRTHS} else [f"{_said(row)} from {self.states[known]!r}"]
        self.states[known] = row.after
        step = life.get((before, BORN_BY.get(event, event) if not before else event))
        if step is None:
            notes = before == row.after and event not in {name for _, name in life}
            return wrong if notes else [*wrong, f"no life table knows {_said(row)}"]
        if step[1] not in {row.after, "—"}:
            wrong.append(f"{_said(row)} should lead to {step[1]}")
        return wrong + _rights(session, row, subject, step[0], rosters)


def _states(session: Session) -> dict[tuple[str, int], str]:
    found: dict[tuple[str, int], str] = {}
    for name, kind in KINDS.items():
        found |= {(name, number): state for number, state in session.execute(select(kind.id, kind.state))}
    return {key: "" if state in BIRTHS else state for key, state in found.items()}


def _rights(session: Session, row: History, subject: Subject, who: str, rosters: list[Roster]) -> list[str]:
    """Whether the roster gave the actor a role that the table names, in the subject's unit if it is a unit's matter."""
    roles = MAY[who]
    if row.event == "assignment.reopen" and isinstance(subject, Assignment) and subject.is_counted and not row.userid:
        return []  # the count no longer holds: the system's own, as the table says
    if roles is None or row.channel in {"clock", "file"} or _follows_from_delegation(session, row):
        return []
    unit = subject.unit.name
    posts = {post for roster in rosters for post in roster.get(row.userid, frozenset())}
    held = {role for at, role in posts if who not in OWN_UNIT or at in {unit, subject.unit.short}}
    if not held & roles:
        return [f"{row.userid} holds {sorted(posts)}: {_said(row)} of {unit}"]
    if who == "主要负责人/受托人" and not held & {"主要负责人"} and not _was_delegated(session, row, subject.unit_id):
        return [f"{row.userid} has no delegation: {_said(row)}"]
    return []


def _follows_from_delegation(session: Session, row: History) -> bool:
    """The office agrees that somebody signs for the principal: open cards pass on by that."""
    if row.event not in {"request.delegate", "request.undelegate"}:
        return False
    same = select(History.id).where(History.source_key == row.source_key, History.event.like("delegation.%"))
    return session.scalars(same.limit(1)).first() is not None


def _was_delegated(session: Session, row: History, unit_id: int) -> bool:
    given = session.scalars(select(Delegation).where(Delegation.unit_id == unit_id)).unique()
    return any(one.delegate.person_id == row.person_id for one in given)


def _separation(session: Session, row: History) -> list[str]:
    """Clerk, signer and approver are three people; nobody verifies what is his own."""
    if row.result != "成功" or row.subject_id is None:
        return []
    if row.event == "request.approve":
        request = session.get_one(Request, row.subject_id)
        people = [request.clerk_id, request.signer_id, request.approver_id]
        return [] if len(set(people)) == len(people) and None not in people else [f"{_said(row)} by {people}"]
    if row.event == "request.verify_pass":
        request = session.get_one(Request, row.subject_id)
        return [] if row.person_id not in {request.clerk_id, request.signer_id} else [f"own {_said(row)}"]
    if row.event in {"assignment.verify_pass", "assignment.return"}:
        item = session.get_one(Assignment, row.subject_id)
        own = row.person_id in {item.reporter_id, item.entered_by_id} or row.unit_id == item.unit_id
        return [f"own {_said(row)}"] if own else []
    if row.event == "rectification.pass":
        order = session.get_one(Rectification, row.subject_id)
        return [f"own {_said(row)}"] if row.person_id in {order.reporter_id, order.entered_by_id} else []
    return []


def _said(row: History) -> str:
    return f"#{row.id} {row.event} {row.subject_name} {row.before!r} → {row.after!r} by {row.who}"


def roster_of(rows: Iterable[Mapping[str, Any]]) -> Roster:
    """members.csv as userid → unit and role."""
    found: dict[str, set[tuple[str, str]]] = {}
    for row in rows:
        found.setdefault(row["userid"], set()).update((row["单位"], role) for role in row["角色"].split(";"))
    return {userid: frozenset(posts) for userid, posts in found.items()}
