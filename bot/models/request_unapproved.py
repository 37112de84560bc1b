"""未批先办: closed or changed without an approval. The unit is asked first; nothing is approved after the fact."""

import hashlib
from collections.abc import Sequence
from typing import Self

from bot.errors import Denied, NotAllowed
from bot.models.account import Account, AccountState
from bot.models.delegation import Signatories
from bot.models.evidence import refuse_secrets
from bot.models.history import Act
from bot.models.life import BIRTH
from bot.models.member import OFFICE, Member, Role
from bot.models.request_office import Approving
from bot.models.request_row import AS_DELEGATE, BY_COMPARISON, CANCEL, LIFE, ON_PAPER
from bot.models.request_sign import given_reason


class Unapproved(Approving):
    """What monitor, unit and office do about it."""

    __abstract__ = True

    @classmethod
    def detect_unauthorised(  # noqa: PLR0913 - who checks, of what, what was seen and what was done
        cls, act: Act, checkers: Sequence[Member], account: Account, number: str, seen: str, *, kind: str = CANCEL
    ) -> Self:
        """未批先办: closed or changed without an approval; the unit is asked first."""
        by, step = checker(act, checkers), LIFE.step(BIRTH, "detect_unauthorised")
        account.check_open_to_request()
        refuse_secrets(seen)
        made = cls._born(act, account, kind, number, step.then)
        made.origin, made.basis, made.clerk = BY_COMPARISON, given_reason(seen), by.person
        act.record("request.detect_unauthorised", made, after=made.state, seen=made.basis, account=account.label)
        return made

    def write_up(self, act: Act, text: str, desk: Signatories) -> None:
        """情况说明 as the clerk writes it; it counts once the principal has signed these very words."""
        by = self._own_worker(act)
        self._step("write_up")
        self._check_desk(desk, [*self.hands, by.person], paper=False)
        refuse_secrets(text)
        self.proof = given_reason(text)
        self._touch_by(by)
        self.round += 1
        self.form_hash = hashlib.sha256(f"{self.number}\n{self.round}\n{self.proof}".encode()).hexdigest()
        self._move(act, "write_up", text=self.proof)

    def explain(self, act: Act, desk: Signatories, form_hash: str) -> None:
        """The principal signs the explanation that his card showed."""
        by, how = self._signer(act, desk)
        self._step("explain")
        if not self.proof or form_hash != self.form_hash:
            raise Denied("form_changed", subject=self, round=self.round)
        self._apart(by.person, "签字")
        self.signer, self.signed_at, self.signed_how, self.signed_hash = by.person, act.at, how, self.form_hash
        self.signed_for = desk.behalf(by.person)[:60] if how == AS_DELEGATE else ""
        self._move(act, "explain", text=self.proof, signed_by=by.name, how=how)

    def explain_for(self, act: Act, text: str, source: str) -> None:
        """代登记: the explanation came on paper, signed and sealed; who enters it does not settle it."""
        by = act.by
        if by is None or not by.holds(*OFFICE):
            raise NotAllowed(roles=OFFICE)
        self._step("explain_for")
        refuse_secrets(text)
        self.proof = given_reason(text)
        self.hands = [*self.hands, by.person]
        self.signed_at, self.signed_how = act.at, ON_PAPER
        self._move(act, "explain_for", text=self.proof, source=source)

    def check_signable(self, act: Act, desk: Signatories) -> None:
        """Whether this person signs for the unit: before a reason is asked for."""
        self._signer(act, desk)
        self._step("write_up")

    def turn_down(self, act: Act, desk: Signatories, reason: str) -> None:
        """The principal does not sign it like this: the clerk writes it anew."""
        self.check_signable(act, desk)
        self.decision_reason, self.proof, self.form_hash = given_reason(reason), "", ""
        self._move(act, "write_up", reason=self.decision_reason, turned_down=True)

    def dismiss(self, act: Act, reason: str) -> None:
        """误报, a paper approval, or the platform closed it by itself: no breach."""
        self._settle(act, "dismiss", reason)

    def settle(self, act: Act, measure: str) -> None:
        """记录在案, 通报 or 约谈: on file; an account that was closed counts as closed without approval."""
        self._settle(act, "settle", measure)
        if self.is_cancellation:
            self.account.close(act, AccountState.CLOSED_UNAPPROVED, self.number)

    def return_explanation(self, act: Act, reason: str) -> None:
        """说明不清."""
        self._settle(act, "return", reason)
        self.proof, self.form_hash = "", ""
        self._unsign()

    @property
    def is_written_up(self) -> bool:
        """Whether an explanation waits for the principal."""
        return bool(self.proof and self.form_hash)

    def check_settle(self, act: Act, event: str) -> None:
        """Whether this person may settle it now: before a reason is asked for, and again with it."""
        if act.by is None or not act.by.holds(Role.APPROVER):
            raise NotAllowed(roles=(Role.APPROVER,))
        self._step(event)
        self._apart_from_unit(act.by, "审批")

    def _settle(self, act: Act, event: str, reason: str) -> None:
        self.check_settle(act, event)
        self.decision_reason = given_reason(reason)
        self._move(act, event, reason=self.decision_reason)


def checker(act: Act, checkers: Sequence[Member]) -> Member:
    """Who acts, if he is one of those who check accounts."""
    if act.by is None or act.by not in checkers or not act.by.holds(Role.MONITOR):
        raise NotAllowed("monitor_only", roles=(Role.MONITOR,))
    return act.by
