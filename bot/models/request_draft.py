"""申请, the clerk's side: begin, fill in, send for signature, take back, withdraw; and how a draft lapses."""

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar, Self

from bot.clock import local_day
from bot.errors import Denied, NotAllowed, Unclear
from bot.models.account import Account
from bot.models.delegation import Signatories
from bot.models.history import Act
from bot.models.life import BIRTH
from bot.models.member import Member, Person, Role, same_person
from bot.models.request_row import APPLIED_ON, CHANGE, DRAFT, LIFE, ON_PAPER, RETURNED, RequestRow

WORKERS = frozenset({Role.CLERK, Role.CONTACT})
FIELDS = ("名称", "主体", "管理员", "平台迁移", "其他")
SHORTEST_REASON, LONGEST_REASON = 10, 300
LONGEST_VALUE = 100
ROUNDS_OWN = frozenset({APPLIED_ON, "经办人"})  # they differ in every round and are no change of content


class Drafting(RequestRow):
    """What 经办人 does with the form."""

    __abstract__ = True
    day_field: ClassVar[str] = "stop_on"
    checked_again: ClassVar[tuple[str, ...]] = ("stop_on", "platform_ref", "reason")  # a day may be over by then

    @classmethod
    def begin(cls, act: Act, account: Account, kind: str, number: str, desk: Signatories) -> Self:
        """A draft about one's own account; the account is taken until the request ends."""
        step = LIFE.step(BIRTH, "create")
        by = _worker(act)
        if account.unit_id != by.unit_id:
            raise Denied("not_own_account", subject=account, owner=account.unit, own=by.unit)
        account.check_open_to_request()
        if desk.principals and not desk.asked([by.person]):
            raise Denied("clerk_is_signer", unit=by.unit)
        made = cls._born(act, account, kind, number, step.then)
        made.clerk, made.hands = by.person, [by.person]
        act.record("request.create", made, after=made.state, kind=kind, account=account.label)
        return made

    def edit(self, act: Act, values: Mapping[str, Any]) -> None:
        """Fill in fields: platform_ref, stop_on, reason, change_field, change_new; every value is checked first."""
        self._step("edit")
        by = self._own_worker(act)
        checked = {name: self.check(name, value, local_day(act.at)) for name, value in values.items()}
        fresh = {name: value for name, value in checked.items() if getattr(self, name) != value}
        if not fresh:
            return
        for name, value in fresh.items():
            setattr(self, name, value)
        if "change_field" in fresh:
            self.change_old = self._present_value()
        self.signed_hash = ""
        self._touch_by(by)
        self._move(act, "edit", fields=sorted(fresh))

    def check(self, name: str, value: Any, today: date) -> Any:  # noqa: ANN401 - dates and texts
        """The value as it may stand in the form; Unclear says what is wrong with it."""
        if name == "stop_on":
            if value < today:
                raise Unclear("past_date", field=name, value=value)
            return value
        text = " ".join(str(value).split())
        if name == "platform_ref" and not self.account.is_known_form(text):
            raise Unclear("bad_platform_ref", field=name, value=text, medium=self.account.medium)
        if name == "reason" and not SHORTEST_REASON <= len(text) <= LONGEST_REASON:
            raise Unclear("bad_reason", field=name, value=text, length=len(text))
        if name == "change_field" and text not in FIELDS:
            raise Unclear("bad_change_field", field=name, value=text)
        if name == "change_new" and not 1 <= len(text) <= LONGEST_VALUE:
            raise Unclear("bad_change_value", field=name, length=len(text))
        return text

    @property
    def missing(self) -> tuple[str, ...]:
        """Names of the fields that the form still needs; the account's ID comes last."""
        first = ("change_field", "change_new") if self.kind == CHANGE else ()
        return tuple(name for name in (*first, "stop_on", "reason", "platform_ref") if not getattr(self, name))

    def missing_on(self, today: date) -> tuple[str, ...]:
        """As `missing`, and before it the day that was filled in, if it is over by now."""
        day = getattr(self, self.day_field)
        over = (self.day_field,) if day is not None and day < today else ()
        return *over, *self.missing

    def submit(self, act: Act, desk: Signatories, *, paper: bool = False) -> None:
        """Send for signature: the content is fixed under a hash. On paper a principal need not be registered."""
        self._step("submit")
        by = self._own_worker(act)
        if self.missing:
            raise Unclear("form_incomplete", subject=self, missing=list(self.missing))
        for name in self.checked_again:
            self.check(name, getattr(self, name), local_day(act.at))
        self._check_desk(desk, [*self.hands, by.person], paper=paper)
        self._touch_by(by)
        self.round += 1
        self.signed_unit = ""
        self.applied_on = local_day(act.at)
        self.changes = _differences(self.submitted_form, self.form)
        self.submitted_form, self.form_hash = self.form, self.fingerprint()
        self._unsign()
        self._move(act, "submit", round=self.round, hash=self.form_hash, changes=self.changes, paper=paper)

    def take_back(self, act: Act) -> None:
        """Take it back from the principal to change it; the number stays."""
        self._step("take_back")
        self._touch_by(self._own_worker(act))
        self._move(act, "take_back")

    def withdraw(self, act: Act) -> None:
        """Give it up, at any time before it is approved; a draft is simply discarded."""
        event = "discard" if self.state == DRAFT else "withdraw"
        self._step(event)
        self._own_worker(act)
        was_signed = bool(self.signed_hash) or (self.state == RETURNED and self.signer is not None)
        self._move(act, event, was_signed=was_signed)

    def sign_paper(self, act: Act, desk: Signatories) -> None:
        """The principal signed and sealed the printed form of this version: registered by the clerk, checked later."""
        self._step("sign_paper")
        by = self._own_worker(act)
        self._check_desk(desk, [*self.hands, by.person], paper=True)
        signers = desk.asked(self.hands)
        self.signer = signers[0].person if signers else None
        self.signed_at, self.signed_how, self.signed_hash = act.at, ON_PAPER, self.form_hash
        self._move(act, "sign_paper", hash=self.form_hash)

    def warn(self, act: Act) -> None:
        """The draft lies 7 days untouched: its clerk is told once (system)."""
        self.warned_at = act.at
        act.record("request.warn", self, before=self.state, after=self.state)

    def expire(self, act: Act) -> None:
        """Two days after the warning the draft lapses and gives its account free (system)."""
        self._move(act, "expire")

    def copy_form(self, act: Act, lapsed: "Drafting") -> None:
        """重开: the new draft takes over what the lapsed one said, as far as it still holds."""
        today = local_day(act.at)
        self.change_field, self.change_old, self.change_new = lapsed.change_field, lapsed.change_old, lapsed.change_new
        self.platform_ref, self.reason = lapsed.platform_ref, lapsed.reason
        if lapsed.stop_on and lapsed.stop_on >= today:
            self.stop_on = lapsed.stop_on
        act.record("request.restore", self, after=self.state, restored=lapsed.number)

    @classmethod
    def _born(cls, act: Act, account: Account, kind: str, number: str, state: str) -> Self:
        known = {
            "number": number,
            "kind": kind,
            "plan": account.plan,
            "account": account,
            "open_account_id": account.id,
            "unit": account.unit,
            "unit_id": account.unit_id,
            "state": state,
            "in_state_since": act.at,
            "moved_by": act.who.name if act.who else "",
            "moved_event": "create",
            "created_at": act.at,
            "touched_at": act.at,
            "platform_ref": account.platform_ref,
        }
        return cls(**cls.defaults() | known)

    def _check_desk(self, desk: Signatories, hands: list[Person], *, paper: bool) -> None:
        """Somebody must be there to sign, and he must not be the one who filled the form in."""
        if desk.principals and not desk.asked(hands):
            raise Denied("clerk_is_signer", subject=self, unit=self.unit)
        if not desk.principals and not desk.delegates and not paper:
            raise Denied("no_signer", subject=self)

    def _own_worker(self, act: Act) -> Member:
        by = _worker(act)
        if not self.of_unit(by):
            raise NotAllowed("not_own_unit", subject=self, unit=self.unit, own=by.unit)
        return by

    def _touch_by(self, by: Member) -> None:
        self.clerk, self.warned_at = by.person, None
        if not any(same_person(hand, by.person) for hand in self.hands):
            self.hands.append(by.person)

    def _unsign(self) -> None:
        """A signature holds for the content that was signed, nothing else."""
        self.signed_hash = self.signed_how = self.signed_for = ""
        self.signed_at = None
        self.first_reviewer, self.first_pass_note = None, ""

    def _present_value(self) -> str:
        """What the ledger says today about the field that is to change."""
        known = {"名称": self.account.name, "主体": self.unit.name, "平台迁移": self.account.platform}
        return known.get(self.change_field, str(self.account.facts.get(self.change_field, "")))


def _worker(act: Act) -> Member:
    if act.by is None or not act.by.holds(*WORKERS):
        raise NotAllowed(roles=(Role.CLERK,))
    return act.by


def _differences(before: Mapping[str, str], after: Mapping[str, str]) -> list[list[str]]:
    """What changed against the round before, as [label, before, after]."""
    if not before:
        return []
    labels = [label for label in after if label not in ROUNDS_OWN]
    return [[label, before.get(label, ""), after[label]] for label in labels if before.get(label, "") != after[label]]
