"""申请, the office's side: approve, return, reject, void, revoke, block, transfer, order; nobody decides his own."""

from datetime import date
from typing import Self

from bot.errors import Denied, NotAllowed
from bot.models.account import Account, AccountState, Disposition
from bot.models.history import Act
from bot.models.life import BIRTH
from bot.models.member import OFFICE, Member, Role
from bot.models.request_row import (
    APPROVED,
    AWAITING_FINAL,
    AWAITING_SIGN,
    BY_ORDER,
    CANCEL,
    CLAIMED,
    CONFIRMED,
    LIFE,
    ON_PAPER,
)
from bot.models.request_sign import Signing, given_reason
from bot.models.unit import Unit

OFFICE_NAME = "市府办"
DECIDING = "审批"


class Approving(Signing):
    """What 市府办 does with the form; each needs the role at this very moment."""

    __abstract__ = True

    def approve(self, act: Act, form_hash: str, *, checked: bool = False, execute_by: date | None = None) -> None:
        """Approve the signed content; a paper signature only after it was compared (`checked`)."""
        by = _approver(act)
        self._step("approve")
        self.check_content(form_hash)
        if self.signed_hash != self.form_hash:
            raise Denied("form_changed", subject=self, round=self.round)
        self._apart_from_unit(by, DECIDING)
        if self.signed_how == ON_PAPER and not checked:
            raise Denied("paper_unchecked", subject=self)
        self.approver, self.approved_at, self.execute_by = by.person, act.at, execute_by
        self.decision_reason = ""  # why it once came back stays in the history
        self._move(act, "approve", hash=self.form_hash, paper_checked=checked)
        self._take_effect(act)

    def first_pass(self, act: Act, note: str = "") -> None:
        """初审 looked at it and has nothing against it, or remarks something; it does not approve."""
        by = _holder(act, Role.FIRST_REVIEWER)
        self._step("first_pass")
        self._apart_from_unit(by, "初审")
        self.first_reviewer, self.first_pass_note = by.person, note
        self._move(act, "first_pass", note=note)

    def send_back(self, act: Act, form_hash: str, reason: str) -> None:
        """退回: the clerk changes it and the principal signs again; the signature lapses."""
        by = _holder(act, *OFFICE)
        self._step("return")
        self.check_content(form_hash)
        self._apart_from_unit(by, "退回")
        self.decision_reason, self.returned_by = given_reason(reason), OFFICE_NAME
        self._unsign()
        self._move(act, "return", reason=self.decision_reason)

    def reject(self, act: Act, form_hash: str, reason: str, *, keep: bool = False) -> None:
        """驳回: it ends; the account's disposition stays, or becomes 保留 if the approver chose so (`keep`)."""
        by = _approver(act)
        self._step("reject")
        self.check_content(form_hash)
        self._apart_from_unit(by, DECIDING)
        self.decision_reason = given_reason(reason)
        self._move(act, "reject", reason=self.decision_reason, keep=keep and self.is_cancellation)
        if keep and self.is_cancellation:
            self.account.follow(act, Disposition.KEEP, self.number)

    def void(self, act: Act, reason: str) -> None:
        """作废 in any live state: 机构调整, 材料不实."""
        _approver(act)
        self._step("void")
        self.decision_reason = given_reason(reason)
        was = self.state
        self._move(act, "void", reason=self.decision_reason, was=was, signed=bool(self.signed_hash))
        self._back_to_use(act)

    def confirm_revoke(self, act: Act) -> None:
        """撤销批准, as the principal asked: the account goes on."""
        by = _approver(act)
        self._step("confirm_revoke")
        self._apart_from_unit(by, DECIDING)
        self._move(act, "confirm_revoke")
        self._back_to_use(act)

    def deny_revoke(self, act: Act, reason: str) -> None:
        """The approval stands; back to where it was."""
        by = _approver(act)
        event = "deny_revoke" if self.revoke_from == APPROVED else "deny_revoke_exec"
        self._step(event)
        self._apart_from_unit(by, DECIDING)
        self.decision_reason = given_reason(reason)
        self._move(act, event, reason=self.decision_reason)

    def block_confirm(self, act: Act, *, agreed: bool, helper: str = "") -> None:
        """受阻 agreed (nothing is overdue for the unit, `helper` assists) or not."""
        by = _approver(act)
        self._step("block_confirm")
        if self.blocked != CLAIMED:
            raise Denied("not_blocked", subject=self, blocked=self.blocked)
        self._apart_from_unit(by, "确认受阻")
        self.blocked = CONFIRMED if agreed else ""
        self._move(act, "block_confirm", agreed=agreed, helper=helper)

    def close_by_letter(self, act: Act, letter_no: str) -> None:
        """无法注销备案: agreed as blocked, stopped with a notice, and the platform asked by letter."""
        by = _approver(act)
        self._step("close_by_letter")
        if not self.is_paused:
            raise Denied("not_blocked", subject=self, blocked=self.blocked)
        self._apart_from_unit(by, "函请处置")
        self.letter_no = given_reason(letter_no)[:60]
        self._move(act, "close_by_letter", letter=self.letter_no)
        self.account.close(act, AccountState.PARKED, self.number)

    def transfer(self, act: Act, unit: Unit, basis: str) -> None:
        """机构调整: request and account go to the unit that carries on; the approval stays valid."""
        _approver(act)
        self._step("transfer")
        before, why = self.unit.short, given_reason(basis)
        self._go_to(unit)
        self._move(act, "transfer", old=before, new=unit.short, basis=why)
        self.account.transfer(act, unit, self.number)

    def regroup(self, act: Act, unit: Unit, basis: str) -> None:
        """机构调整: it passes on as it stands; what waits for a signature asks whoever leads the unit now.

        `regroup.py` has asked who may. What was signed stays as it was signed, under the name that the unit had.
        """
        before, unsigned = self.unit.short, self.state in {AWAITING_SIGN, AWAITING_FINAL}
        self._go_to(unit)
        if unsigned:
            self.submitted_form, self.form_hash = self.form, self.fingerprint()
        facts = {"old": before, "new": unit.short, "basis": basis}
        act.record("request.regroup", self, before=self.state, after=self.state, **facts)

    def _go_to(self, unit: Unit) -> None:
        if self.signed_hash and self.signed_hash == self.form_hash:
            self.signed_unit = self.form_unit
        self.unit, self.unit_id = unit, unit.id

    @classmethod
    def order_close(cls, act: Act, account: Account, number: str, basis: str) -> Self:
        """责令关停注销: no signature of the unit, it acknowledges; `basis` names the paper and the leader's note."""
        by, step = _approver(act), LIFE.step(BIRTH, "order_close")
        account.check_open_to_request()
        made = cls._born(act, account, CANCEL, number, step.then)
        made.origin, made.basis, made.clerk = BY_ORDER, given_reason(basis), by.person
        made.approver, made.approved_at = by.person, act.at
        act.record("request.order_close", made, after=made.state, basis=made.basis, account=account.label)
        return made

    def _apart_from_unit(self, by: Member, doing: str) -> None:
        """The office's person had no hand in the form and did not sign it; who decides did not look at it first."""
        looked = [(self.first_reviewer, "初审")] if doing == DECIDING else []
        self._apart(by.person, doing, (self.signer, "签字"), *looked)

    def _take_effect(self, act: Act) -> None:
        """What the approval itself settles: an account that was 待定 is to be closed."""
        if self.is_cancellation and self.account.disposition == Disposition.OPEN:
            self.account.follow(act, Disposition.CLOSE, self.number)

    def _back_to_use(self, act: Act) -> None:
        """The account goes on as before."""
        if self.account.counts_as_done:
            self.account.reopen(act, self.number)


def _approver(act: Act) -> Member:
    return _holder(act, Role.APPROVER)


def _holder(act: Act, *roles: Role) -> Member:
    if act.by is None or not act.by.holds(*roles):
        raise NotAllowed(roles=roles)
    return act.by
