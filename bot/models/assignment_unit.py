"""承办项, the unit's side: 签收, 进度, 上报, 撤回, 补充, 受阻, 承办人, 不是我单位的."""

from datetime import date, timedelta
from typing import Any

from bot.clock import end_of, local_day
from bot.errors import Denied, NotAllowed, Unclear, WrongState
from bot.models.assignment_row import (
    AWAITING_ACK,
    AWAITING_CHECK,
    CLAIMED,
    CONFIRMED,
    LATER,
    NOT_HANDED_OVER,
    SELF_NOTED,
    WITH_UNIT,
    WORKERS,
    AssignmentRow,
    as_system,
)
from bot.models.evidence import refuse_secrets
from bot.models.history import Act
from bot.models.member import Member
from bot.models.note_part import SEAM, Part

TEXT_LIMIT = 600  # characters of one report


class UnitVerbs(AssignmentRow):
    """What the people of the responsible unit do. Each verb is one row of history; 签收 that it implies is another."""

    __abstract__ = True

    def acknowledge(self, act: Act, how: str = "回复") -> None:
        """签收: the unit has it and starts."""
        self._permit(act, "acknowledge")
        self._step("acknowledge")
        self._set_acknowledged(act, how)
        self._touch(act)
        self._move(act, "acknowledge", how=how)

    def progress(self, act: Act, text: str) -> None:
        """进度: one sentence on how far it is; implies 签收."""
        self._permit(act, "progress")
        refuse_secrets(text)
        self._take_up_first(act)
        self._acknowledge_first(act, "进度")
        self._step("progress")
        self.progress_text = text[:TEXT_LIMIT]
        self._touch(act)
        self._move(act, "progress", text=self.progress_text)

    def correct_progress(self, act: Act, text: str, part: Part | None = None) -> None:
        """更正进展: words in the place of the last note, or of a part of it; the old ones stay in the history."""
        old = self._note_to_amend(act, "correct_progress")
        refuse_secrets(text)
        part, new = part or Part(old), text[:TEXT_LIMIT]
        self.progress_text = part.standing(new)
        facts: dict[str, Any] = {"old": part.text, "new": new, **part.facts}
        act.record("assignment.correct_progress", self, before=self.state, after=self.state, **facts)

    def drop_progress(self, act: Act, before: str, part: Part | None = None) -> None:
        """撤回进展: the note, or a part of it, counts no longer; what is left of it or was before it stands."""
        old = self._note_to_amend(act, "drop_progress")
        part = part or Part(old)
        self.progress_text = part.standing("") or before
        facts: dict[str, Any] = {"text": part.text, **part.facts}
        act.record("assignment.drop_progress", self, before=self.state, after=self.state, **facts)

    def _note_to_amend(self, act: Act, event: str) -> str:
        """The note as it stands; there must be one, and the item still with the unit."""
        self._permit(act, "progress")
        if not self.progress_text:
            raise WrongState("no_note", subject=self, state=self.state, event=event)
        if self.state not in WITH_UNIT:
            raise WrongState(subject=self, state=self.state, event=event)
        self._touch(act)
        return self.progress_text

    def report(self, act: Act, text: str = "", done_on: date | None = None) -> None:
        """完成: the unit says it is done; implies 签收. What nobody else checks is done with that (只作登记)."""
        self._permit(act, "report")
        self._check_report(act, text, done_on)
        self._take_up_first(act)
        self._step("report")
        implied = self.state == AWAITING_ACK
        if implied:
            self._set_acknowledged(act, "上报")
        self._set_report(act, text, done_on)
        self.reporter, self.entered_by, self.report_source = act.who, None, ""
        self._touch(act)
        self._move(act, "report", text=self.report_text, acknowledged=implied, done_on=str(done_on or ""))
        self._register_alone(act)

    def withdraw(self, act: Act) -> None:
        """撤回: any clerk of the unit takes the report back while nobody has verified it."""
        self._permit(act, "withdraw")
        self._step("withdraw")
        reporter = self.reporter_id
        self._forget_report()
        self.reporter = None
        self._touch(act)
        self._move(act, "withdraw", reporter=reporter)

    def add(self, act: Act, text: str) -> None:
        """补充: a sentence more; moves nothing, but a running verification sees it."""
        self._permit(act, "progress")
        refuse_secrets(text)
        if self.state not in WITH_UNIT | {AWAITING_CHECK}:
            raise WrongState(subject=self, state=self.state, event="add")
        field = "report_text" if self.state == AWAITING_CHECK else "progress_text"
        before, more = getattr(self, field), text[:TEXT_LIMIT]
        setattr(self, field, f"{before}{SEAM}{more}" if before else more)
        self._touch(act)
        act.record("assignment.add", self, before=self.state, after=self.state, text=text[:TEXT_LIMIT])

    def block(self, act: Act, reason: str) -> None:
        """受阻: something the unit cannot help; counts once 市府办 confirms it."""
        self._permit(act, "block")
        if not reason.strip():
            raise Unclear("reason_missing", field="reason", subject=self)
        refuse_secrets(reason)
        if self.blocked:
            raise WrongState("already_blocked", subject=self, state=self.state, event="block")
        self._acknowledge_first(act, "受阻")
        self._step("block")
        self.blocked, self.blocked_reason, self.blocked_since = CLAIMED, reason, act.at
        self._touch(act)
        self._move(act, "block", reason=reason)

    def unblock(self, act: Act) -> None:
        """受阻解除: a confirmed block moves the deadline on by its days (as for applications)."""
        self._permit(act, "block")
        if not self.blocked:
            raise WrongState("not_blocked", subject=self, state=self.state, event="unblock")
        old = self.due_at
        self._end_block(act)
        self._touch(act)
        moved = {"due": self.due_at.isoformat()} if self.due_at != old else {}
        act.record("assignment.unblock", self, before=self.state, after=self.state, **moved)

    def ask_extension(self, act: Act) -> None:
        """延期 was asked for: a sign of life that implies 签收; the deadline stays until it is granted."""
        self.expect_extendable(act)
        self._acknowledge_first(act, "申请延期")
        self._touch(act)

    def ask_extension_for(self, act: Act, source: str) -> None:
        """As `ask_extension`, entered by 市府办 for the unit."""
        self.expect_extendable(act, entered=True)
        self._acknowledge_first(act, f"{source}申请延期")
        self._touch(act)

    def expect_extendable(self, act: Act, *, entered: bool = False) -> None:
        """Refuse whoever may not ask, and an item that has no deadline of its own or is not with the unit."""
        self._permit(act, "report_for" if entered else "progress")
        if self.cycle:
            raise Denied("long_term_no_deadline", subject=self)
        if self.computed.startswith("汇总"):
            raise Denied("sum_no_extension", subject=self)
        if self.state not in WITH_UNIT:
            code = LATER.get(self.state, "")
            raise WrongState(code, subject=self, state=self.state, event="extend")

    def assign_person(self, act: Act, member: Member, *, stand_in: bool = False) -> None:
        """任务N 由…办: reminders go to the person named, who must be of the unit."""
        self._permit(act, "assign_person", stand_in=stand_in)
        if member.unit.code != self.unit.code or not member.holds(*WORKERS):
            raise NotAllowed("not_in_unit", name=member.name, unit=self.unit, subject=self)
        self._acknowledge_first(act, "指定承办人")
        self._step("assign_person")
        self.handler = member
        self._touch(act)
        self._move(act, "assign_person", name=member.name)

    def not_ours(self, act: Act, reason: str, *, stand_in: bool = False) -> None:
        """不是我单位的: 市府办 decides who it belongs to; meanwhile nobody is reminded."""
        self._permit(act, "not_ours", stand_in=stand_in)
        if not reason.strip():
            raise Unclear("reason_missing", field="reason", subject=self)
        refuse_secrets(reason)
        self._step("not_ours")
        self.state_reason = reason
        self._touch(act)
        self._move(act, "not_ours", reason=reason)

    @property
    def checked_by(self) -> str:
        """Name of the unit that verifies a report; "" where it is only noted (自记, nobody, the unit itself)."""
        if self.task is None:
            asked = filter(None, (self.issuer_unit, self._approving))
            return next((name for name in asked if name not in self.unit.names), "")
        name = self.task.verifier
        return "" if name in {"", SELF_NOTED} or name in self.unit.names else name

    @property
    def _approving(self) -> str:
        """Who verifies where whoever handed it over may not, because it is his own unit's."""
        return next(iter(self.plan.listed("审批单位")), "市府办")

    def _check_report(self, act: Act, text: str, done_on: date | None) -> None:
        if self.is_counted:
            raise Denied("computed", subject=self, task=self.number, how=self.computed)
        refuse_secrets(text)
        if done_on is not None and done_on > local_day(act.at):
            raise Unclear("done_in_future", field="done_on", value=done_on.isoformat(), subject=self)

    def _set_report(self, act: Act, text: str, done_on: date | None) -> None:
        self.report_text, self.done_on, self.reported_at = text[:TEXT_LIMIT], done_on, act.at
        self.accepted_on = self.verified_at = None
        self.verifier = None
        if self.blocked:
            self._end_block(act)

    def _register_alone(self, act: Act) -> None:
        """No other unit checks this: the report completes it, and history says that nobody verified."""
        if self.checked_by:
            return
        self._accept()
        self._move(as_system(act), "verify_pass", only_registered=True)

    def _accept(self, *, as_stated: bool = True) -> None:
        """What counts for 按期: the report, or the earlier day that the unit stated and the verifier accepts."""
        stated = end_of(self.done_on) if self.done_on and as_stated else None
        self.accepted_on = min(filter(None, (self.reported_at, stated)), default=None)

    def _take_up_first(self, act: Act) -> None:
        """The notice is public: who has done his part before 交办 need not wait for it."""
        if self.state == NOT_HANDED_OVER:
            self._set_acknowledged(act, "交办前先办")
            self._move(act, "take_up")

    def _acknowledge_first(self, act: Act, how: str) -> None:
        if self.state == AWAITING_ACK:
            self._set_acknowledged(act, how)
            self._move(act, "acknowledge", how=how)

    def _end_block(self, act: Act) -> None:
        if self.blocked == CONFIRMED and self.blocked_since:
            days = (local_day(act.at) - local_day(self.blocked_since)).days
            self.due_at = end_of(local_day(self.due_at) + timedelta(days=days))
        self.blocked, self.blocked_reason, self.blocked_since = "", "", None
