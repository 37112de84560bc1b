"""起草整改: of which accounts and units an order might be drafted, as far as tables can tell (系统能否自动发现).

A1 from the comparison, A2 from what nobody explained in time, Z1 and Z2 from items that are overdue and empty,
Z3 from orders that are late or came back. A person asks for the drafts and issues each of them.
"""

import re
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.clock import local_day
from bot.models.account import Account
from bot.models.assignment import AWAITING_ACK as UNSIGNED
from bot.models.assignment import IN_HAND, RETURNED, Assignment
from bot.models.plan import Plan, RectRule, Task
from bot.models.province import compare
from bot.models.rectification import WITH_UNIT, Rectification
from bot.models.request import Request
from bot.models.request_row import UNAPPROVED
from bot.models.standing import in_time_until
from bot.models.unit import Unit
from bot.workdays import Workdays

EXPLAIN_DAYS = 3  # working days in which a unit explains (A2: 先问后发)
EMPTY = (UNSIGNED, IN_HAND, RETURNED)
_OF_TASK = re.compile(r"任务(\d{1,3})(?:首期)?为空")


@dataclass(frozen=True, slots=True)
class Candidate:
    """Whose order it would be, about which account, and what was found."""

    unit: Unit
    account: Account | None
    fact: str

    @property
    def label(self) -> str:
        """One in a list."""
        return f"{self.unit.short} {self.account.label}" if self.account else self.unit.short


@dataclass(frozen=True, slots=True)
class Search:
    """One look at one notice."""

    session: Session
    plan: Plan
    now: datetime
    workdays: Workdays

    def rules(self) -> list[RectRule]:
        """Codes for which anything can be found here."""
        return [rule for rule in RectRule.of(self.session, self.plan.id) if rule.is_issuable and _kind(rule)]

    def of(self, rule: RectRule) -> list[Candidate]:
        """Everybody of whom no order about this stands open or was ever drafted from the same finding."""
        found = {"比对": self._unseen, "先问": self._unexplained, "为空": self._empty, "提示": self._late}
        some = found[_kind(rule)](rule) if _kind(rule) else []
        ordered = self._ordered(rule) if some else frozenset()
        return [one for one in some if ordered.isdisjoint((_key(one, rule), _finding(one)))]

    def _unseen(self, rule: RectRule) -> list[Candidate]:
        """A1: in use, but not on the provincial platform's list."""
        del rule
        made = compare(self.session, self.plan)
        rows = made.unseen if made else ()
        day = local_day(made.at).isoformat() if made else ""
        return [
            Candidate(account.unit, account, f"{day}比对全省平台名单，没有这个账号")
            for account in rows
            if account.unit is not None and not account.protected
        ]

    def _unexplained(self, rule: RectRule) -> list[Candidate]:
        """A2: asked, and not explained within the days that a unit has."""
        del rule
        rows = Request.awaiting(self.session, UNAPPROVED)
        today = local_day(self.now)
        return [
            Candidate(row.unit, row.account, f"{row.number}：{row.basis}，没有按时说明")
            for row in rows
            if row.plan_id == self.plan.id and self.workdays.after(local_day(row.in_state_since), EXPLAIN_DAYS) < today
        ]

    def _empty(self, rule: RectRule) -> list[Candidate]:
        """Z1, Z2: the task that the rule names is past its time, and the unit has reported nothing."""
        number = int(_OF_TASK.findall(str(rule.facts.get(FINDS, "")))[0])
        task = Task.numbered(self.session, self.plan.id, number)
        rows = Assignment.of_task(self.session, task.id) if task is not None else []
        first: dict[int, Assignment] = {}
        for item in sorted(rows, key=lambda one: one.due_at):
            first.setdefault(item.unit_id, item)
        return [
            Candidate(item.unit, None, f"任务{number}逾期未报，时限{local_day(item.due_at).isoformat()}")
            for item in first.values()
            if item.state in EMPTY and item.reported_at is None and self.now > in_time_until(item, self.workdays)
        ]

    def _late(self, rule: RectRule) -> list[Candidate]:
        """Z3: orders past their time, or the same problem again within thirty days."""
        found: dict[int, Candidate] = {}
        for order in Rectification.in_state(self.session, *WITH_UNIT):
            late, again = order.is_overdue(self.now), bool(order.repeats)
            if order.plan_id == self.plan.id and order.code != rule.code and (late or again):
                why = "整改逾期" if late else f"30天内反复（上次{order.repeats}）"
                found.setdefault(order.unit_id, Candidate(order.unit, None, f"{order.number}{why}"))
        return list(found.values())

    def _ordered(self, rule: RectRule) -> frozenset[object]:
        """What stands open about this problem, by its key, and what was ever drafted about it, by its finding."""
        rows = self.session.execute(
            select(Rectification.open_key, Rectification.account_id, Rectification.unit_id, Rectification.fact).where(
                Rectification.code == rule.code
            )
        ).all()
        return frozenset([key for key, *_ in rows if key] + [tuple(finding) for _, *finding in rows])


def _key(one: Candidate, rule: RectRule) -> str:
    """The order's own `open_key`."""
    return f"{f'a{one.account.id}' if one.account else f'u{one.unit.id}'}:{rule.code}"


def _finding(one: Candidate) -> tuple[int | None, int, str]:
    return one.account.id if one.account else None, one.unit.id, one.fact


FINDS = "系统能否自动发现"


def _kind(rule: RectRule) -> str:
    """How the file says that it can be found."""
    said = str(rule.facts.get(FINDS, ""))
    if not said.startswith("能") or rule.watched_days:
        return ""
    if _OF_TASK.search(said):
        return "为空"
    if "提示" in said:
        return "提示"
    if "比对" in said:
        return "先问" if "先问" in rule.channel else "比对"
    return ""
