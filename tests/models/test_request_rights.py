"""Anybody tries anything at any time: the life table, the separation of persons and the signature always hold."""

# ruff: noqa: ARG005 - every move has the same shape, few need all of it
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from sqlalchemy import inspect

from bot.errors import Denied, Refusal
from bot.models import Act, Member, Request
from bot.models.life import Step
from bot.models.member import same_person
from bot.models.request import (
    APPROVED,
    AT_PLATFORM,
    AWAITING_APPROVAL,
    AWAITING_CHECK,
    AWAITING_SIGN,
    CHANGED,
    CLOSED_OUT,
    ENDED,
    LIFE,
)
from tests.models.request_cast import REASON, TODAY, Cast

CLERK, PRINCIPAL, REVIEWER, APPROVER, MONITOR = 0, 2, 4, 5, 7  # their places in the cast
WHY = "停更日期不明确"
SIGNED_STATES = {AWAITING_APPROVAL, APPROVED, AT_PLATFORM, AWAITING_CHECK, CLOSED_OUT, CHANGED}
OLD = "0" * 64

Verb = Callable[[Cast, Request, Act, int], object]  # the number spoils an argument: 0 leaves it right
MOVES: Mapping[str, tuple[int, Verb]] = {
    "edit": (
        CLERK,
        lambda c, r, a, n: r.edit(
            a,
            {"stop_on": TODAY + timedelta(days=[5, 9, -1][n]), "reason": [REASON, REASON * 2, "太短"][n]},
        ),
    ),
    "submit": (CLERK, lambda c, r, a, n: r.submit(a, c.desk)),
    "take_back": (CLERK, lambda c, r, a, n: r.take_back(a)),
    "withdraw": (CLERK, lambda c, r, a, n: r.withdraw(a)),
    "sign_paper": (CLERK, lambda c, r, a, n: r.sign_paper(a, c.desk)),
    "sign_agree": (PRINCIPAL, lambda c, r, a, n: r.sign_agree(a, c.desk, shown(r, n))),
    "sign_return": (PRINCIPAL, lambda c, r, a, n: r.sign_return(a, c.desk, shown(r, n), WHY)),
    "sign_refuse": (PRINCIPAL, lambda c, r, a, n: r.sign_refuse(a, c.desk, r.form_hash, WHY[: 5 - 2 * n])),
    "sign_undo": (PRINCIPAL, lambda c, r, a, n: r.sign_undo(a, c.desk)),
    "request_cancel": (PRINCIPAL, lambda c, r, a, n: r.request_cancel(a, WHY[: 5 - 2 * n])),
    "first_pass": (REVIEWER, lambda c, r, a, n: r.first_pass(a)),
    "approve": (APPROVER, lambda c, r, a, n: r.approve(a, shown(r, n), checked=n == 0)),
    "return": (APPROVER, lambda c, r, a, n: r.send_back(a, shown(r, n), WHY)),
    "reject": (APPROVER, lambda c, r, a, n: r.reject(a, r.form_hash, WHY[: 5 - 2 * n], keep=n == 0)),
    "void": (APPROVER, lambda c, r, a, n: r.void(a, WHY[: 5 - 2 * n])),
    "confirm_revoke": (APPROVER, lambda c, r, a, n: r.confirm_revoke(a)),
    "deny_revoke": (APPROVER, lambda c, r, a, n: r.deny_revoke(a, WHY[: 5 - 2 * n])),
    "start_exec": (
        CLERK,
        lambda c, r, a, n: r.start_exec(a, TODAY + timedelta(days=n - n // 2), backed_up=n < 2),
    ),
    "platform_submitted": (
        CLERK,
        lambda c, r, a, n: r.platform_submitted(a, TODAY, TODAY + timedelta(days=[30, 0, -2][n])),
    ),
    "platform_rejected": (CLERK, lambda c, r, a, n: r.platform_rejected(a, WHY[: 5 - 2 * n])),
    "submit_evidence": (CLERK, lambda c, r, a, n: r.submit_evidence(a, WHY[: 5 - 2 * n])),
    "exec_blocked": (CLERK, lambda c, r, a, n: r.exec_blocked(a, ["密码遗失", "对公打款", "心情不好"][n])),
    "block_confirm": (APPROVER, lambda c, r, a, n: r.block_confirm(a, agreed=n == 0)),
    "unblock": (CLERK, lambda c, r, a, n: r.unblock(a)),
    "close_by_letter": (APPROVER, lambda c, r, a, n: r.close_by_letter(a, WHY[: 5 - 2 * n])),
    "verify_pass": (MONITOR, lambda c, r, a, n: r.verify_pass(a, c.checkers)),
    "verify_change": (MONITOR, lambda c, r, a, n: r.verify_change(a, c.checkers)),
    "verify_fail": (MONITOR, lambda c, r, a, n: r.verify_fail(a, c.checkers, WHY[: 5 - 2 * n])),
    "reopen": (MONITOR, lambda c, r, a, n: r.reopen(a, c.checkers, WHY[: 5 - 2 * n])),
}
ROLES = {
    "经办人": {"经办人", "联系人"},
    "主要负责人": {"主要负责人"},
    "受托人": {"分管领导"},
    "市府办审批": {"市府办审批"},
    "市府办初审": {"市府办初审"},
    "市数管中心": {"监测"},
}


def shown(request: Request, spoilt: int) -> str:
    """The hash that a card shows: today's, an old one or none."""
    return [request.form_hash, OLD, ""][spoilt]


def snapshot(request: Request) -> dict[str, Any]:
    """Every column's value, the signer, and what the account says."""
    ours = {column.key: getattr(request, column.key) for column in inspect(Request).columns}
    theirs = {f"account {key}": getattr(request.account, key) for key in ("state", "disposition", "accepted_at")}
    return {**ours, **theirs, "signer": request.signer, "reviewer": request.first_reviewer, "hands": [*request.hands]}


def may(by: Member, step: Step) -> bool:
    """Whether one of the roles that the table names is this person's."""
    mine = {role.value for role in by.roles}
    return any(ROLES.get(part, set()) & mine for part in step.who.split("/"))


class Office(RuleBasedStateMachine):
    """One account, nine people, one application."""

    @initialize(start=st.sampled_from(["draft", "sent", "signed", "approved", "at_platform", "to_check"]))
    def some_way_on(self, start: str) -> None:
        self.cast = Cast()
        self.cast.account.platform = "新浪微博"
        self.request: Request = getattr(self.cast, start)()

    @rule(data=st.data())
    def somebody_tries_something(self, data: st.DataObject) -> None:
        fitting = [name for name in MOVES if LIFE.find(self.request.state, name)]
        name = data.draw(st.sampled_from([*fitting * 3, *MOVES]))
        right, verb = MOVES[name]
        by = self.cast.everybody[data.draw(st.one_of(st.just(right), st.just(right), st.integers(0, 8)))]
        spoilt = data.draw(st.sampled_from([0, 0, 1, 2]))
        before, rows = snapshot(self.request), len(self.cast.rows)
        try:
            verb(self.cast, self.request, self.cast.act(by), spoilt)
        except Refusal:
            assert snapshot(self.request) == before
            assert len(self.cast.rows) == rows
        else:
            self._was_one_step(by, str(before["state"]), rows)

    def _was_one_step(self, by: Member, before: str, rows: int) -> None:
        own = [row for row in self.cast.rows[rows:] if row.subject == "request"]
        assert len(own) <= 1  # an edit that changes nothing is no event
        for row in own:
            step = LIFE.find(before, row.event.removeprefix("request."))
            assert step is not None
            assert step.then == self.request.state == row.after
            assert may(by, step)

    @invariant()
    def the_account_is_taken_exactly_while_the_request_lives(self) -> None:
        if hasattr(self, "request"):
            assert (self.request.open_account_id is not None) == (self.request.state not in ENDED)

    @invariant()
    def what_the_office_sees_was_signed_in_this_very_shape(self) -> None:
        if hasattr(self, "request") and self.request.state in SIGNED_STATES:
            assert self.request.signed_hash == self.request.form_hash == self.request.fingerprint()

    @invariant()
    def all_who_decided_are_different_human_beings(self) -> None:
        if not hasattr(self, "request"):
            return
        verifier = next((m.person for m in self.cast.everybody if m.person.id == self.request.verifier_id), None)
        signer = self.request.signer if self.request.signed_hash else None
        decided = [person for person in (signer, self.request.approver, verifier) if person is not None]
        people = [*self.request.hands, *decided]
        assert not any(same_person(a, b) for n, a in enumerate(people) for b in people[n + 1 :])


TestRights = Office.TestCase
TestRights.settings = settings(
    max_examples=100,
    stateful_step_count=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # shrinking takes minutes; the walk is short enough to read
)


def test_two_rows_of_one_human_being_are_one_person() -> None:
    cast = Cast()
    request = cast.sent()
    cast.principal.person.mobile, cast.principal.person.name = cast.clerk.person.mobile, cast.clerk.person.name

    with pytest.raises(Denied) as refused:
        request.sign_agree(cast.act(cast.principal), cast.desk, request.form_hash)

    assert refused.value.code == "same_person"
    assert request.state == AWAITING_SIGN
