"""申请, the principal's side: sign, return, refuse, undo; who else may sign; and asking to revoke an approval."""

from bot.clock import local_day
from bot.errors import Denied, NotAllowed, Unclear
from bot.models.delegation import Delegation, Signatories
from bot.models.history import Act
from bot.models.member import Member, Role, same_person
from bot.models.request_draft import Drafting
from bot.models.request_row import AS_DELEGATE, AT_PLATFORM, TAPPED

PRINCIPAL = "主要负责人"


class Signing(Drafting):
    """What 主要负责人, or whoever signs for him today, does with the form."""

    __abstract__ = True

    def sign_agree(self, act: Act, desk: Signatories, form_hash: str) -> None:
        """Sign the content that the card showed; it counts only if that is today's content."""
        by, how = self._signer(act, desk)
        self._step("sign_agree")
        self.check_content(form_hash)
        self._apart(by.person, "签字")
        self.signer, self.signed_at, self.signed_how, self.signed_hash = by.person, act.at, how, self.form_hash
        self.signed_for = desk.behalf(by.person)[:60] if how == AS_DELEGATE else ""
        self._move(act, "sign_agree", hash=self.form_hash, how=how)

    def sign_return(self, act: Act, desk: Signatories, form_hash: str, reason: str) -> None:
        """Give it back to the clerk to change."""
        self._decide_unsigned(act, desk, form_hash, reason)
        self.returned_by = PRINCIPAL
        self._move(act, "sign_return", reason=self.decision_reason)

    def sign_refuse(self, act: Act, desk: Signatories, form_hash: str, reason: str) -> None:
        """The unit does not want it; where the notice closes the account, the office has to talk to the unit."""
        self._decide_unsigned(act, desk, form_hash, reason)
        to_settle = self.is_cancellation and self.account.is_closing
        self._move(act, "sign_refuse", reason=self.decision_reason, to_settle=to_settle)

    def sign_undo(self, act: Act, desk: Signatories) -> None:
        """误点: the one who tapped takes the signature back as long as the office has not decided."""
        by, _ = self._signer(act, desk)
        self._step("sign_undo")
        if not same_person(by.person, self.signer):
            raise NotAllowed("not_the_signer", subject=self, signer=self.signer)
        self._unsign()
        self._move(act, "sign_undo")

    def delegate(self, act: Act, given: Delegation) -> None:
        """委托 took effect: the card goes to the delegate."""
        self._move(act, "delegate", delegate=given.delegate.name, until=given.to_day.isoformat())

    def undelegate(self, act: Act, given: Delegation) -> None:
        """委托 was taken back or is over: the card goes back to the principal."""
        self._move(act, "undelegate", delegate=given.delegate.name)

    def signer_changed(self, act: Act, basis: str) -> None:
        """任免: old cards lapse, the present principal gets a new one (called when the roster changes)."""
        self._move(act, "signer_changed", basis=basis)

    def request_cancel(self, act: Act, reason: str) -> None:
        """The principal asks the office to revoke its approval; on the platform only while it is frozen."""
        by = act.by
        if by is None or not by.holds(Role.PRINCIPAL) or not self.of_unit(by):
            raise NotAllowed("principal_only", subject=self, unit=self.unit)
        self._step("request_cancel")
        if self.state == AT_PLATFORM and self.frozen_until and local_day(act.at) > self.frozen_until:
            raise Denied("freeze_over", subject=self, frozen_until=self.frozen_until)
        self.revoke_from, self.decision_reason = self.state, given_reason(reason)
        self._move(act, "request_cancel", reason=self.decision_reason)

    def check_content(self, form_hash: str) -> None:
        """Denied unless the hash is today's and the row still says what was hashed."""
        if form_hash != self.form_hash or self.fingerprint() != self.form_hash:
            raise Denied("form_changed", subject=self, round=self.round)

    def check_decidable(self, act: Act, desk: Signatories, form_hash: str) -> None:
        """Whether this person may return or refuse it now: before a reason is asked for, and again with it."""
        by, _ = self._signer(act, desk)
        self._step("sign_return")
        self.check_content(form_hash)
        self._apart(by.person, "签字")

    def _decide_unsigned(self, act: Act, desk: Signatories, form_hash: str, reason: str) -> None:
        self.check_decidable(act, desk, form_hash)
        self.decision_reason = given_reason(reason)

    def _signer(self, act: Act, desk: Signatories) -> tuple[Member, str]:
        """Who signs and in which capacity, as the roster and the delegations say at this moment."""
        by = act.by
        if by is None or not self.of_unit(by):
            raise NotAllowed("not_a_signer", subject=self, unit=self.unit)
        return by, AS_DELEGATE if desk.is_delegate(by) else TAPPED


def given_reason(text: str) -> str:
    """A reason that says something: 2 to 300 characters."""
    reason = " ".join(text.split())
    if not 2 <= len(reason) <= 300:  # noqa: PLR2004 - said in the docstring
        raise Unclear("bad_decision_reason", length=len(reason))
    return reason
