"""承办项, the office's side: 交办, 代签收, 代登记, 改派, 维持, 中止, 不适用, 转承接, 受阻确认, 重新办理."""

from datetime import date, datetime, timedelta
from typing import Any

from bot.clock import end_of, local_day
from bot.errors import Denied, NotAllowed, Unclear, WrongState
from bot.models.assignment_check import CheckVerbs
from bot.models.assignment_row import (
    AWAITING_ACK,
    CLAIMED,
    CLOSED,
    CONFIRMED,
    LATER,
    NOT_APPLICABLE,
    NOT_HANDED_OVER,
    VOID,
    as_system,
)
from bot.models.history import Act
from bot.models.member import Role
from bot.models.unit import Unit

A_WEEK = timedelta(days=7)


class OfficeVerbs(CheckVerbs):
    """What 市府办 does about an item. `taken`: the new unit has an item of its own for this task and cycle."""

    __abstract__ = True

    def hand_over(self, act: Act, *, reachable: bool, how: str = "") -> None:
        """交办, by a person of 市府办 or, once one has confirmed it, by the clock.

        `reachable`: somebody of the unit can be written to. `how`: handed over on paper or by telephone instead.
        """
        if act.by is not None or not self.plan.handover_is_confirmed:
            self._permit(act, "hand_over")
        if not reachable and not how:
            raise Denied("nobody_reachable", unit=self.unit, subject=self)
        self._step("hand_over")
        self.handed_over_at = act.at
        self._move(act, "hand_over", how=how)

    def issue(self, act: Act, goes_at: datetime) -> None:
        """交办 of what stands in no notice; `goes_at`: when the unit hears, from then on it counts as asked."""
        self._permit(act, "issue")
        if self.task is not None:
            raise WrongState(subject=self, state=self.state, event="issue")
        self.handed_over_at = goes_at
        self._move(act, "issue", due=self.due_at.isoformat(), goes_at=goes_at.isoformat(), urgent=self.urgent)
        self.in_state_since = goes_at

    def classify(self, act: Act, category: str) -> None:
        """意见分类: moves nothing, counts in the summaries."""
        before, self.category = self.category, category
        act.record("assignment.classify", self, before=self.state, after=self.state, old=before, category=category)

    def acknowledge_for(self, act: Act, source: str, who: str = "") -> None:
        """代签收: the unit said so, by telephone (`source`); `who` took the call there."""
        self._permit(act, "acknowledge_for")
        self._step("acknowledge_for")
        self._set_acknowledged(act, "签收：".join(part for part in (source, who) if part)[:60])
        self.acknowledged_by = who[:60]
        self._touch(act)
        self._move(act, "acknowledge_for", source=source, who=who)

    def report_for(self, act: Act, text: str, source: str, who: str = "", done_on: date | None = None) -> None:
        """代登记: reported by telephone, on paper or in a meeting; the one who enters it will not verify it."""
        self.expect_report_for(act, text, done_on)
        self._take_up_first(act)
        if self.state == AWAITING_ACK:
            self.acknowledge_for(act, source, who)
        self._step("report_for")
        self._set_report(act, text, done_on)
        self.reporter, self.entered_by, self.report_source = (
            None,
            act.who,
            "，".join(part for part in (source, who) if part)[:60],
        )
        self._touch(act)
        facts = {"text": self.report_text, "source": source, "who": who, "done_on": str(done_on or "")}
        self._move(act, "report_for", **facts)
        self._register_alone(act)

    def expect_report_for(self, act: Act, text: str, done_on: date | None = None) -> None:
        """As `expect`: 签收 that a report implies is no hindrance."""
        self._permit(act, "report_for")
        self._check_report(act, text, done_on)
        if self.state not in {NOT_HANDED_OVER, AWAITING_ACK}:
            self._step("report_for")

    def hand_over_after(self, act: Act) -> None:
        """交办 of what the unit took up before it: from now on the clock may remind; nothing is asked again."""
        self.handed_over_at = act.at

    def void(self, act: Act, reason: str) -> None:
        """中止: handed over by mistake, or the ground fell away; the unit gets a correction."""
        self._decide(act, "void", reason)

    def mark_na(self, act: Act, reason: str) -> None:
        """不适用; the system does it where the accounts of a unit are all kept."""
        if act.by is None and self.computed:
            self._acknowledge_first(act, "按办理情况")
            self.state_reason = reason
            self._move(act, "mark_na", reason=reason)
            return
        self._decide(act, "mark_na", reason)

    def reassign(self, act: Act, unit: Unit, reason: str = "", *, taken: bool = False) -> None:
        """改派: another unit owes it now and signs for it anew."""
        self.expect_reassign(act, unit, taken=taken)
        former = self.unit
        self._new_owner(unit)
        self.acknowledged_at, self.acknowledged_how, self.acknowledged_by = None, "", ""
        self.handed_over_at, self.state_reason = act.at, reason
        self._move(act, "reassign", former=former.id, former_name=former.short, unit=unit.short, reason=reason)

    def expect_reassign(self, act: Act, unit: Unit, *, taken: bool) -> None:
        """As `expect`, and the new unit can take it."""
        self.expect(act, "reassign")
        self._refuse_owner(unit, taken=taken)

    def keep(self, act: Act, reason: str) -> None:
        """维持: it is that unit's after all, and the reason is told."""
        self._decide(act, "keep", reason)

    def transfer(self, act: Act, unit: Unit, basis: str, *, taken: bool = False) -> None:
        """转承接: units were reorganised; `basis` is the document that says so."""
        self._permit(act, "transfer")
        if not basis.strip():
            raise Unclear("basis_missing", field="basis", subject=self)
        self._step("transfer")
        self._refuse_owner(unit, taken=taken)
        former = self.unit
        self._new_owner(unit)
        self.state_reason = basis
        self._move(act, "transfer", former=former.id, former_name=former.short, unit=unit.short, basis=basis)

    def regroup(self, act: Act, unit: Unit, basis: str) -> None:
        """机构调整: it passes on as it stands, with who does it; `regroup.py` has asked who may."""
        former, self.unit = self.unit, unit
        self.former_units = ";".join(part for part in (self.former_units, former.short) if part)
        facts: dict[str, Any] = {"former": former.id, "former_name": former.short, "unit": unit.short, "basis": basis}
        act.record("assignment.regroup", self, before=self.state, after=self.state, **facts)

    def absorb(self, act: Act, unit: Unit, basis: str) -> None:
        """机构调整: the unit that carries on owes the same already, so this one ends under its old name."""
        self.state_reason = f"机构调整，并入{unit.short}的同一项"
        self._move(act, "absorb", former_name=self.unit.short, unit=unit.short, basis=basis, reason=self.state_reason)

    def block_confirm(self, act: Act, *, agreed: bool) -> None:
        """受阻: the office agrees (from its beginning on nothing counts against the unit) or does not."""
        self._permit(act, "block_confirm")
        if self.blocked != CLAIMED:
            raise WrongState("no_block_claimed", subject=self, state=self.state, event="block_confirm")
        self._step("block_confirm")
        reason = self.blocked_reason
        if agreed:
            self.blocked = CONFIRMED
        else:
            self.blocked, self.blocked_reason, self.blocked_since = "", "", None
        self._move(act, "block_confirm", agreed=agreed, reason=reason)

    def extend(self, act: Act, until: date, request: str) -> None:
        """延期 was granted (`request` is its number): reminders and 按期 follow the new day, `first_due_at` stays."""
        if act.by is None or not act.by.holds(Role.APPROVER):
            raise NotAllowed(roles=(Role.APPROVER,), subject=self, event="extend")
        if self.state in {NOT_APPLICABLE, VOID}:
            raise WrongState(LATER[self.state], subject=self, state=self.state, event="extend")
        old, self.due_at = self.due_at, max(self.due_at, end_of(until))
        if self.missed_due_at is not None:
            self.missed_due_at = max(self.missed_due_at, end_of(until))
        self._record_due(act, "extend", old, request)

    def allow(self, act: Act, until: date, account: str) -> bool:
        """What has to be done was decided late (`account`): the deadline is not before that day. Whether it moved."""
        old = self.due_at
        if not self.is_counted or end_of(until) <= old:
            return False
        self.due_at = end_of(until)
        facts = {"old": local_day(old).isoformat(), "due": until.isoformat(), "note": account}
        act.record("assignment.allow", self, before=self.state, after=self.state, **facts)
        return True

    def unextend(self, act: Act, before: date, until: date, request: str) -> None:
        """The approval was a mistake: the day before it binds again, unless the deadline has moved on since."""
        if self.due_at == end_of(until) and self.state not in CLOSED:
            old, self.due_at = self.due_at, end_of(before)
            if self.missed_due_at == end_of(until):
                self.missed_due_at = self.first_due_at
            self._record_due(act, "unextend", old, request)

    def _record_due(self, act: Act, event: str, old: datetime, request: str) -> None:
        facts = {"old": local_day(old).isoformat(), "due": local_day(self.due_at).isoformat(), "request": request}
        act.record(f"assignment.{event}", self, before=self.state, after=self.state, **facts)

    def reopen(self, act: Act, reason: str, due_on: date | None = None) -> None:
        """重新办理: also takes back a mistaken verification; the deadline is set anew, a week if no day is named."""
        self._permit(act, "reopen")
        if not reason.strip():
            raise Unclear("reason_missing", field="reason", subject=self)
        today = local_day(act.at)
        due_on = due_on or max(local_day(self.due_at), today + A_WEEK)
        if due_on < today:
            raise Unclear("past_date", field="date", value=due_on.isoformat(), subject=self)
        self._reopen(act, reason, due_on)

    def count_again(self, act: Act, reason: str, due_on: date) -> None:
        """A counted item whose count no longer holds goes on, without anybody's decision."""
        if not self.is_counted:
            raise NotAllowed(subject=self, event="reopen")
        self._reopen(as_system(act), reason, due_on)

    def _reopen(self, act: Act, reason: str, due_on: date) -> None:
        self._step("reopen")
        self.unit = self.unit.carrier  # of a unit that was merged or renamed since
        self.due_at, self.missed_due_at, self.state_reason = end_of(due_on), None, reason
        self._forget_report()
        self.verified_at = None
        self._move(act, "reopen", reason=reason, due=self.due_at.isoformat())

    def _decide(self, act: Act, event: str, reason: str) -> None:
        self._permit(act, event)
        if not reason.strip():
            raise Unclear("reason_missing", field="reason", subject=self)
        self._step(event)
        self.state_reason = reason
        self._move(act, event, reason=reason)

    def _refuse_owner(self, unit: Unit, *, taken: bool) -> None:
        if unit.code == self.unit.code:
            raise Denied("same_unit", unit=unit, subject=self)
        if taken:
            raise Denied("unit_has_task", unit=unit, subject=self)
