"""申请, carried out: 停更, 平台办理, 受阻, 核验, 销号, and 重新上线."""

from collections.abc import Sequence
from datetime import date, timedelta

from bot.clock import local_day
from bot.errors import Denied, Unclear, WrongState
from bot.models.account import AccountState
from bot.models.history import Act
from bot.models.member import Member
from bot.models.request_row import APPROVED, AT_PLATFORM, AWAITING_CHECK, CLAIMED
from bot.models.request_sign import given_reason
from bot.models.request_unapproved import Unapproved, checker

BLOCK_REASONS = ("管理员离职", "密码遗失", "登记在个人或第三方公司名下", "对公打款", "平台驳回", "其他")
REPORTED = (AT_PLATFORM, AWAITING_CHECK)  # what was told of the platform may still be put right


class Running(Unapproved):
    """What happens after the approval."""

    __abstract__ = True

    def start_exec(self, act: Act, on: date, *, backed_up: bool, notice: str = "") -> None:
        """停更 (a change: 开始变更). `backed_up`: content saved, payments, ads and mini programs untied."""
        self._own_worker(act)
        self._step("start_exec")
        today = local_day(act.at)
        if self.is_cancellation and not backed_up:
            raise Denied("not_backed_up", subject=self)
        self._check_effective(today)
        self.stopped_on = _not_later(on, today)
        self._unblock(act)
        self._move(act, "start_exec", on=self.stopped_on.isoformat(), notice=notice)

    def platform_submitted(
        self, act: Act, accepted_on: date, frozen_until: date | None, stopped_on: date | None = None
    ) -> None:
        """已提交: the platform took it; `frozen_until` is when its freeze ends, None where it named no day.

        `stopped_on`: 停更, told in the same breath; what was reported before is put right by a word of its own.

        A change is frozen nowhere: a day that comes with it is when the platform means to be done, nothing to confirm.
        """
        self._own_worker(act)
        self._step("platform_submitted")
        self._check_effective(local_day(act.at))
        taken = _not_later(accepted_on, local_day(act.at))
        if frozen_until and frozen_until < taken:
            raise Unclear("freeze_before_acceptance", field="date", value=frozen_until)
        self.accepted_on = taken
        self.frozen_until = (frozen_until or self.frozen_until) if self.is_cancellation else None
        self.stopped_on = self.stopped_on or _not_later(stopped_on or taken, taken)
        if self.state == APPROVED:
            self._unblock(act)
        until = self.frozen_until.isoformat() if self.frozen_until else ""
        days = {"accepted_on": taken.isoformat(), "frozen_until": until}
        self._move(act, "platform_submitted", **days, **({"stopped_on": stopped_on.isoformat()} if stopped_on else {}))
        if self.is_cancellation:
            self.account.accept(act, self.number)

    def correct_days(self, act: Act, *, stopped_on: date | None = None, accepted_on: date | None = None) -> None:
        """记错了: the day of 停更 or of 受理 as it was told, put right by the unit until the account is closed out."""
        self._own_worker(act)
        if self.state not in REPORTED or (stopped_on and not self.stopped_on) or (accepted_on and not self.accepted_on):
            raise WrongState("request_moved_on", subject=self, state=self.state, event="correct_days")
        today = local_day(act.at)
        stopped, taken = stopped_on or self.stopped_on, accepted_on or self.accepted_on
        for day in filter(None, (stopped_on, accepted_on)):
            _not_later(day, today)
        if stopped and taken and stopped > taken:
            raise Unclear("stopped_after_acceptance", field="date", value=stopped, subject=self, taken=taken)
        if taken and self.frozen_until and self.frozen_until < taken:
            raise Unclear("freeze_before_acceptance", field="date", value=self.frozen_until)
        facts = {"old": str(self.stopped_on), "new": str(stopped), "day": "停更"}
        if accepted_on:
            facts = {"old": str(self.accepted_on), "new": str(taken), "day": "平台受理"}
        self.stopped_on, self.accepted_on, self.touched_at = stopped, taken, act.at
        act.record("request.correct_days", self, before=self.state, after=self.state, **facts)

    def platform_rejected(self, act: Act, reason: str) -> None:
        """平台驳回, or not confirmed within 7 days: to be submitted again."""
        self._own_worker(act)
        self._step("platform_rejected")
        why = given_reason(reason)
        self.accepted_on = self.frozen_until = None
        self._move(act, "platform_rejected", reason=why)
        if self.is_cancellation:
            self.account.unaccept(act, self.number)

    def submit_evidence(
        self, act: Act, proof: str, closed_on: date | None = None, stopped_on: date | None = None
    ) -> None:
        """已注销 or 已变更: one sentence suffices. Without the platform's 受理 only where no freeze is known.

        `closed_on`, `stopped_on`: days told in the same breath, where nothing was reported before.
        """
        self._own_worker(act)
        self.check_reportable(act)
        self.proof = given_reason(proof)
        today = local_day(act.at)
        self.stopped_on = self.stopped_on or _not_later(stopped_on or today, today)
        self._unblock(act)
        on = {"closed_on": _not_later(closed_on, today).isoformat()} if closed_on else {}
        self._move(act, "submit_evidence", proof=self.proof, **on)
        if self.is_cancellation:
            self.account.accept(act, self.number)

    def check_reportable(self, act: Act) -> None:
        """Whether 已注销 or 已变更 may be reported now: looked at before a proof is asked for, and again with it."""
        self._step("submit_evidence")
        self._check_effective(local_day(act.at))
        if self.is_cancellation and self.account.is_wechat and self.accepted_on is None:
            raise Denied("wechat_freezes", subject=self)

    def exec_blocked(self, act: Act, kind: str, text: str = "") -> None:
        """受阻: with one of the reasons that the table names; 市府办 agrees or not."""
        self._own_worker(act)
        self._step("exec_blocked")
        if kind not in BLOCK_REASONS:
            raise Unclear("bad_block_reason", field="reason", value=kind)
        if self.blocked:
            raise Denied("already_blocked", subject=self, blocked=self.blocked)
        self.blocked, self.blocked_since = CLAIMED, act.at
        self.blocked_reason = f"{kind}：{text}" if text and text != kind else kind
        self._move(act, "exec_blocked", reason=self.blocked_reason)

    def unblock(self, act: Act) -> None:
        """受阻 is over: time limits move by the days it lasted."""
        self._own_worker(act)
        self._step("unblock")
        if not self.blocked:
            raise Denied("not_blocked", subject=self, blocked="")
        days = self._unblock(act)
        self._move(act, "unblock", days=days)

    def verify_pass(self, act: Act, checkers: Sequence[Member]) -> None:
        """核验通过: gone from the platform, registries updated; the account is closed out."""
        self.verifier_id, self.decision_reason = self._check_by(act, checkers, "verify_pass"), ""
        self._move(act, "verify_pass")
        self.account.close(act, AccountState.CLOSED, self.number)

    def verify_change(self, act: Act, checkers: Sequence[Member]) -> None:
        """变更 verified: the ledger is updated and keeps the old value."""
        self.verifier_id, self.decision_reason = self._check_by(act, checkers, "verify_change"), ""
        self._move(act, "verify_change", field=self.change_field, old=self.change_old, new=self.change_new)
        self.account.change(act, self.change_field, self.change_new, self.number)

    def verify_fail(self, act: Act, checkers: Sequence[Member], reason: str) -> None:
        """核验退回: back to the clerk, with the reason."""
        verifier = self._check_by(act, checkers, "verify_fail")
        self.decision_reason, self.verifier_id = given_reason(reason), verifier
        self._move(act, "verify_fail", reason=self.decision_reason)

    def reopen(self, act: Act, checkers: Sequence[Member], reason: str) -> None:
        """重新上线: a closed account came back to life."""
        self._check_by(act, checkers, "reopen")
        why = given_reason(reason)
        self.open_account_id, self.ended_at = self.account.id, None
        self.stopped_on = self.accepted_on = self.frozen_until = None
        self._move(act, "reopen", reason=why)
        self.account.reopen(act, self.number)

    def _check_by(self, act: Act, checkers: Sequence[Member], event: str) -> int:
        """市数管中心 checks, never its own account, and nobody who had any part in it before; the checker's id."""
        by = checker(act, checkers)
        self._step(event)
        if event in {"verify_pass", "verify_change"} and self.is_cancellation is not (event == "verify_pass"):
            raise Denied("wrong_kind", subject=self, kind=self.kind)
        if self.of_unit(by):
            raise Denied("own_unit_check", subject=self, unit=self.unit)
        self._apart(by.person, "核验", (self.signer, "签字"), (self.first_reviewer, "初审"), (self.approver, "审批"))
        return by.person.id

    def _check_effective(self, today: date) -> None:
        """A change begins on its 生效日期, a closure may be carried out earlier (提前停更)."""
        if not self.is_cancellation and self.stop_on and today < self.stop_on:
            raise Denied("before_effective_date", subject=self, day=self.stop_on)

    def _unblock(self, act: Act) -> int:
        """End a 受阻; how many days the limits move (only if the office had agreed)."""
        days = 0
        if self.is_paused and self.blocked_since:
            days = (local_day(act.at) - local_day(self.blocked_since)).days
            self.blocked_days += days
            self.execute_by = self.execute_by + timedelta(days=days) if self.execute_by else None
        self.blocked, self.blocked_since = "", None
        return days


def _not_later(day: date, today: date) -> date:
    if day > today:
        raise Unclear("future_date", field="date", value=day)
    return day
