"""The life table, walked: each of its rows has a verb, and no verb leads where the table does not."""

from collections.abc import Callable, Mapping
from datetime import timedelta

import pytest

from bot.errors import Refusal
from bot.models import Request
from bot.models.delegation import Delegation
from bot.models.life import BIRTH, Step
from bot.models.request import (
    APPROVED,
    AT_PLATFORM,
    AWAITING_APPROVAL,
    AWAITING_CHECK,
    AWAITING_REVOKE,
    AWAITING_SIGN,
    CANCEL,
    CHANGE,
    CLOSED_OUT,
    DRAFT,
    ENDED,
    EXPLAINED,
    LIFE,
    RETURNED,
    UNAPPROVED,
)
from bot.models.request_opening import Paper
from tests.models.request_cast import TODAY, Cast

WHY = "材料不实，详见来函"
Verb = Callable[[Cast, Request], None]


def _delegation(cast: Cast) -> Delegation:
    return Delegation(principal=cast.principal, delegate=cast.leader, from_day=TODAY, to_day=TODAY, state="生效")


def _block(cast: Cast, request: Request) -> None:
    if request.blocked:
        request.blocked = ""
    request.exec_blocked(cast.act(cast.clerk), "密码遗失")


def _confirm_block(cast: Cast, request: Request) -> None:
    _block(cast, request)
    request.block_confirm(cast.act(cast.approver), agreed=True)


def _unblock(cast: Cast, request: Request) -> None:
    _block(cast, request)
    request.unblock(cast.act(cast.clerk))


def _by_letter(cast: Cast, request: Request) -> None:
    _confirm_block(cast, request)
    request.close_by_letter(cast.act(cast.approver), "义府办函〔2022〕9号")


def _start(cast: Cast, request: Request) -> None:
    request.start_exec(cast.act(cast.clerk), TODAY, backed_up=True)


def _prove(cast: Cast, request: Request) -> None:
    request.account.platform = "新浪微博"
    request.submit_evidence(cast.act(cast.clerk), "搜索无此账号")


def _explain(cast: Cast, request: Request) -> None:
    request.write_up(cast.act(cast.clerk), "平台自动注销，情况如实", cast.desk)
    request.explain(cast.act(cast.principal), cast.desk, request.form_hash)


VERBS: Mapping[str, Verb] = {
    "edit": lambda c, r: r.edit(c.act(c.clerk), {"reason": "按文件要求统一归集，内容迁移"}),
    "discard": lambda c, r: r.withdraw(c.act(c.clerk)),
    "withdraw": lambda c, r: r.withdraw(c.act(c.clerk)),
    "submit": lambda c, r: r.submit(c.act(c.clerk), c.desk),
    "expire": lambda c, r: r.expire(c.act(None)),
    "take_back": lambda c, r: r.take_back(c.act(c.clerk)),
    "sign_paper": lambda c, r: r.sign_paper(c.act(c.clerk), c.desk),
    "sign_agree": lambda c, r: r.sign_agree(c.act(c.principal), c.desk, r.form_hash),
    "sign_return": lambda c, r: r.sign_return(c.act(c.principal), c.desk, r.form_hash, WHY),
    "sign_refuse": lambda c, r: r.sign_refuse(c.act(c.principal), c.desk, r.form_hash, WHY),
    "sign_undo": lambda c, r: r.sign_undo(c.act(c.principal), c.desk),
    "delegate": lambda c, r: r.delegate(c.act(c.principal), _delegation(c)),
    "undelegate": lambda c, r: r.undelegate(c.act(c.principal), _delegation(c)),
    "signer_changed": lambda c, r: r.signer_changed(c.act(c.approver), "义组干〔2022〕1号"),
    "request_cancel": lambda c, r: r.request_cancel(c.act(c.principal), WHY),
    "first_pass": lambda c, r: r.first_pass(c.act(c.reviewer), "建议同意"),
    "approve": lambda c, r: r.approve(c.act(c.approver), r.form_hash),
    "return": lambda c, r: (
        r.return_explanation(c.act(c.approver), WHY)
        if r.state == EXPLAINED
        else r.send_back(c.act(c.approver), r.form_hash, WHY)
    ),
    "reject": lambda c, r: r.reject(c.act(c.approver), r.form_hash, WHY),
    "void": lambda c, r: r.void(c.act(c.approver), WHY),
    "confirm_revoke": lambda c, r: r.confirm_revoke(c.act(c.approver)),
    "deny_revoke": lambda c, r: r.deny_revoke(c.act(c.approver), WHY),
    "deny_revoke_exec": lambda c, r: r.deny_revoke(c.act(c.approver), WHY),
    "start_exec": _start,
    "platform_submitted": lambda c, r: r.platform_submitted(c.act(c.clerk), TODAY, TODAY + timedelta(days=30)),
    "platform_rejected": lambda c, r: r.platform_rejected(c.act(c.clerk), "7天内未确认，注销失效"),
    "submit_evidence": _prove,
    "exec_blocked": _block,
    "block_confirm": _confirm_block,
    "unblock": _unblock,
    "close_by_letter": _by_letter,
    "transfer": lambda c, r: r.transfer(c.act(c.approver), c.other, "义政发〔2022〕3号"),
    "verify_pass": lambda c, r: r.verify_pass(c.act(c.monitor), c.checkers),
    "verify_change": lambda c, r: r.verify_change(c.act(c.monitor), c.checkers),
    "verify_fail": lambda c, r: r.verify_fail(c.act(c.monitor), c.checkers, "平台仍能搜到"),
    "reopen": lambda c, r: r.reopen(c.act(c.monitor), c.checkers, "发现重新上线"),
    "write_up": lambda c, r: r.write_up(c.act(c.clerk), "平台自动注销，情况如实", c.desk),
    "explain": _explain,
    "explain_for": lambda c, r: r.explain_for(c.act(c.reviewer), "平台自动注销，情况如实", "纸质"),
    "dismiss": lambda c, r: r.dismiss(c.act(c.approver), "平台自动注销"),
    "settle": lambda c, r: r.settle(c.act(c.approver), "记录在案"),
}


def _unapproved(cast: Cast) -> Request:
    made = Request.detect_unauthorised(
        cast.act(cast.monitor), cast.checkers, cast.account, "ZX-2022-001", "平台已搜不到"
    )
    made.id = 1
    return made


def in_state(cast: Cast, state: str, kind: str) -> Request:
    """A request that came to a state by the verbs themselves."""
    if state in {UNAPPROVED, EXPLAINED}:
        request = _unapproved(cast)
        if state == EXPLAINED:
            VERBS["explain"](cast, request)
        return request
    made: Mapping[str, Callable[[str], Request]] = {
        DRAFT: cast.draft,
        AWAITING_SIGN: cast.sent,
        AWAITING_APPROVAL: cast.signed,
        APPROVED: cast.approved,
        AT_PLATFORM: cast.at_platform,
        AWAITING_CHECK: cast.to_check,
    }
    if state in made:
        return made[state](kind)
    ways: Mapping[str, tuple[Callable[[str], Request], str]] = {
        RETURNED: (cast.signed, "return"),
        AWAITING_REVOKE: (cast.approved, "request_cancel"),
        CLOSED_OUT: (cast.to_check, "verify_pass"),
    }
    if state in ways:
        start, event = ways[state]
        request = start(kind)
        VERBS[event](cast, request)
        return request
    request = cast.approved(kind)  # another end: nothing may come after it
    request.state = state
    return request


def _kind(step: Step) -> str:
    return CHANGE if step.event == "verify_change" else CANCEL


@pytest.mark.parametrize(
    "step", [step for step in LIFE.steps if step.state != BIRTH], ids=lambda step: f"{step.state} {step.event}"
)
def test_every_row_of_the_life_table_has_a_verb(step: Step) -> None:
    cast = Cast()
    request = in_state(cast, step.state, _kind(step))
    if step.event == "deny_revoke_exec":
        request.revoke_from = AT_PLATFORM

    VERBS[step.event](cast, request)

    assert request.state == step.then


@pytest.mark.parametrize("event", sorted(VERBS))
@pytest.mark.parametrize("kind", [CANCEL, CHANGE])
def test_no_verb_leads_where_the_life_table_does_not(event: str, kind: str) -> None:
    for state in LIFE.states - {BIRTH}:
        cast = Cast()
        request = in_state(cast, state, CANCEL if state == CLOSED_OUT else kind)

        try:
            VERBS[event](cast, request)
        except Refusal:
            assert request.state == state
        else:
            assert request.state in {step.then for step in LIFE.steps if step.state == state}, state


def test_a_birth_leads_where_the_life_table_says() -> None:
    cast = Cast()

    created = Request.begin(cast.act(cast.clerk), cast.account, CANCEL, "ZX-2022-001", cast.desk)
    ordered = Request.order_close(cast.act(cast.approver), cast.account, "ZX-2022-002", "义府办〔2022〕8号")
    found = _unapproved(cast)

    paper = Paper(TODAY, "义府办〔2022〕5号")
    opened = Request.open_paper(cast.act(cast.approver), cast.account, "ZX-2022-004", paper)

    born = {step.event: step.then for step in LIFE.steps if step.state == BIRTH}
    states = {"create": created.state, "order_close": ordered.state, "detect_unauthorised": found.state}
    assert states | {"open_paper": opened.state} == born


@pytest.mark.parametrize("event", sorted(VERBS))
def test_what_has_ended_gives_its_account_free_and_nothing_else_does(event: str) -> None:
    for state in {step.state for step in LIFE.steps if step.event == event}:
        cast = Cast()
        request = in_state(cast, state, CHANGE if event == "verify_change" else CANCEL)

        VERBS[event](cast, request)

        assert (request.open_account_id is None) == (request.state in ENDED)


def test_the_office_can_end_every_live_state() -> None:
    endable = {step.state for step in LIFE.steps if "市府办审批" in step.who and step.then in ENDED}

    live = {step.state for step in LIFE.steps} - ENDED - {BIRTH}

    assert live <= endable


@pytest.mark.parametrize(
    "step", [step for step in LIFE.steps if step.state != BIRTH], ids=lambda step: f"{step.state} {step.event}"
)
def test_every_verb_records_one_row_of_its_own(step: Step) -> None:
    cast = Cast()
    request = in_state(cast, step.state, _kind(step))
    if step.event == "deny_revoke_exec":
        request.revoke_from = AT_PLATFORM
    before = len(cast.rows)

    VERBS[step.event](cast, request)

    rows = [row for row in cast.rows[before:] if row.subject == "request" and row.event == f"request.{step.event}"]
    assert [(row.before, row.after) for row in rows] == [(step.state, step.then)]
