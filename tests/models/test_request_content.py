"""The form: what may stand in it, what a signature is bound to, and what a unit's closures add up to."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import Denied, NotAllowed, Refusal, Unclear, WrongState
from bot.models import Request
from bot.models.account import AccountState, Disposition, Progress
from bot.models.delegation import Signatories
from bot.models.request import (
    APPROVED,
    AT_PLATFORM,
    AWAITING_APPROVAL,
    AWAITING_SIGN,
    CANCEL,
    CHANGE,
    REJECTED,
    RETURNED,
)
from tests.models.request_cast import TODAY, Cast

WHY = "停更日期不明确"


@pytest.mark.parametrize("text", ["gh_abcdef123456", "yiwu_edu", "a-bcde"])
def test_a_wechat_id_is_taken(text: str) -> None:
    assert Cast().draft().check("platform_ref", text, TODAY) == text


@pytest.mark.parametrize("text", ["abc", "1abcdef", "义乌教育", "gh_", "a" * 40, "abc def", "<script>"])
def test_what_is_no_wechat_id_is_refused(text: str) -> None:
    with pytest.raises(Unclear, match="bad_platform_ref"):
        Cast().draft().check("platform_ref", text, TODAY)


@given(st.text(max_size=400))
def test_a_reason_has_ten_to_three_hundred_characters(text: str) -> None:
    request = Cast().draft()
    length = len(" ".join(text.split()))

    try:
        taken = request.check("reason", text, TODAY)
    except Unclear:
        assert not 10 <= length <= 300
    else:
        assert 10 <= len(taken) == length <= 300


def test_a_day_before_today_is_refused() -> None:
    with pytest.raises(Unclear, match="past_date"):
        Cast().draft().check("stop_on", TODAY - timedelta(days=1), TODAY)


@pytest.mark.parametrize("field", ["stop_on", "reason", "platform_ref"])
def test_any_change_of_content_changes_the_hash(field: str) -> None:
    request = Cast().sent()
    before = request.fingerprint()

    other = {"stop_on": TODAY + timedelta(days=9), "reason": "另一个原因，写够十个字", "platform_ref": "other_id"}
    setattr(request, field, other[field])

    assert request.fingerprint() != before


def test_a_row_changed_behind_the_signers_back_cannot_be_signed() -> None:
    cast = Cast()
    request = cast.sent()
    shown = request.form_hash
    request.reason = "有人直接改了数据库里的原因"

    with pytest.raises(Denied, match="form_changed"):
        request.sign_agree(cast.act(cast.principal), cast.desk, shown)


def test_a_returned_form_is_signed_anew_and_says_what_changed() -> None:
    cast = Cast()
    request = cast.signed()
    first = request.form_hash
    request.send_back(cast.act(cast.approver), first, WHY)
    assert (request.state, request.signed_hash) == (RETURNED, "")

    request.edit(cast.act(cast.clerk), {"stop_on": TODAY + timedelta(days=9)})
    request.submit(cast.act(cast.clerk), cast.desk)

    assert (request.round, request.form_hash != first) == (2, True)
    assert request.changes == [["停更日期", "2022-07-25", "2022-07-29"]]
    with pytest.raises(Denied, match="form_changed"):
        request.sign_agree(cast.act(cast.principal), cast.desk, first)


def test_an_incomplete_form_is_not_sent() -> None:
    cast = Cast()
    request = Request.begin(cast.act(cast.clerk), cast.account, CHANGE, "BG-2022-001", cast.desk)

    assert request.missing == ("change_field", "change_new", "stop_on", "reason", "platform_ref")
    with pytest.raises(Unclear, match="form_incomplete"):
        request.submit(cast.act(cast.clerk), cast.desk)


def test_without_a_principal_it_is_not_sent_but_may_go_on_paper() -> None:
    cast = Cast()
    request = cast.draft()

    with pytest.raises(Denied, match="no_signer"):
        request.submit(cast.act(cast.clerk), Signatories())
    request.submit(cast.act(cast.clerk), Signatories(), paper=True)
    request.sign_paper(cast.act(cast.clerk), Signatories())

    assert (request.state, request.signed_hash) == (AWAITING_APPROVAL, request.form_hash)


def test_a_paper_signature_is_approved_only_after_it_was_compared() -> None:
    cast = Cast()
    request = cast.sent()
    request.sign_paper(cast.act(cast.clerk), cast.desk)

    with pytest.raises(Denied, match="paper_unchecked"):
        request.approve(cast.act(cast.approver), request.form_hash)
    request.approve(cast.act(cast.approver), request.form_hash, checked=True)

    assert request.state == APPROVED


def test_a_second_clerk_who_touched_the_form_may_not_decide_it_later() -> None:
    cast = Cast()
    request = cast.draft()
    request.edit(cast.act(cast.clerk2), {"reason": "第二位经办人改写的原因"})

    assert request.clerk is cast.clerk2.person
    assert request.hands == [cast.clerk.person, cast.clerk2.person]


def test_who_passed_it_first_does_not_approve_it() -> None:
    cast = Cast()
    request = cast.signed()
    request.first_pass(cast.act(cast.approver2))

    with pytest.raises(Denied, match="same_person"):
        request.approve(cast.act(cast.approver2), request.form_hash)


def test_the_office_approves_only_what_was_signed() -> None:
    cast = Cast()
    request = cast.signed()
    request.signed_hash = "0" * 64

    with pytest.raises(Denied, match="form_changed"):
        request.approve(cast.act(cast.approver), request.form_hash)


@pytest.mark.parametrize("duty", ["clerk", "principal", "approver"])
def test_whoever_had_a_part_in_it_does_not_verify_it(duty: str) -> None:
    cast = Cast()
    request = cast.to_check()
    before = getattr(cast, duty).person
    cast.monitor.person.name, cast.monitor.person.mobile = before.name, before.mobile

    with pytest.raises(Denied, match="same_person"):
        request.verify_pass(cast.act(cast.monitor), cast.checkers)


def test_a_monitor_does_not_verify_his_own_units_account() -> None:
    cast = Cast()
    request = cast.to_check()
    cast.monitor.unit, cast.monitor.unit_id = cast.unit, cast.unit.id

    with pytest.raises(Denied, match="own_unit_check"):
        request.verify_pass(cast.act(cast.monitor), cast.checkers)


def test_two_approvers_make_one_decision() -> None:
    cast = Cast()
    request = cast.approved()

    with pytest.raises(WrongState):
        request.reject(cast.act(cast.approver2), request.form_hash, WHY)

    assert (request.state, request.approver) == (APPROVED, cast.approver.person)


def test_approval_decides_what_was_undecided_and_nothing_else() -> None:
    undecided, kept = Cast(), Cast()
    kept.account.disposition = Disposition.MERGE_OR_CLOSE

    undecided.approved()
    kept.approved()

    assert undecided.account.disposition == Disposition.CLOSE
    assert kept.account.disposition == Disposition.MERGE_OR_CLOSE


@pytest.mark.parametrize(
    ("kind", "keep", "then"), [(CANCEL, True, "保留"), (CANCEL, False, "待定"), (CHANGE, True, "待定")]
)
def test_rejection_keeps_the_account_only_if_the_approver_chose_so(kind: str, keep: bool, then: str) -> None:  # noqa: FBT001
    cast = Cast()
    request = cast.signed(kind)

    request.reject(cast.act(cast.approver), request.form_hash, WHY, keep=keep)

    assert (request.state, cast.account.disposition) == (REJECTED, then)


def test_the_undo_belongs_to_the_one_who_tapped() -> None:
    cast = Cast()
    request = cast.signed()
    desk = Signatories((cast.principal,), (cast.leader,))

    with pytest.raises(Refusal, match="not_the_signer"):
        request.sign_undo(cast.act(cast.leader), desk)
    request.sign_undo(cast.act(cast.principal), desk)

    assert (request.state, request.signed_hash) == (AWAITING_SIGN, "")


def test_wechat_is_not_gone_in_a_moment() -> None:
    cast = Cast()
    request = cast.approved()

    with pytest.raises(Denied, match="wechat_freezes"):
        request.submit_evidence(cast.act(cast.clerk), "搜索无此账号")
    request.start_exec(cast.act(cast.clerk), TODAY, backed_up=True)
    with pytest.raises(Denied, match="wechat_freezes"):  # nor once it has come back: the platform must take it anew
        request.submit_evidence(cast.act(cast.clerk), "搜索无此账号")


def test_blocked_days_move_the_limit_once_the_office_agreed() -> None:
    cast = Cast()
    request = cast.signed()
    request.approve(cast.act(cast.approver), request.form_hash, execute_by=TODAY + timedelta(days=3))
    request.exec_blocked(cast.act(cast.clerk), "密码遗失")
    request.block_confirm(cast.act(cast.approver2), agreed=True)
    cast.now += timedelta(days=4)

    request.platform_submitted(cast.act(cast.clerk), TODAY + timedelta(days=4), None)

    assert (request.blocked, request.blocked_days) == ("", 4)
    assert request.execute_by == TODAY + timedelta(days=7)


def test_the_platforms_receipt_counts_as_done_and_its_refusal_does_not() -> None:
    cast = Cast()
    request = cast.at_platform()
    assert Progress.over([cast.account]).is_complete

    request.platform_rejected(cast.act(cast.clerk), "资料不全，平台退回")

    assert not Progress.over([cast.account]).is_complete


def test_progress_counts_every_account_once() -> None:
    cast = Cast()
    accounts = [cast.make_account(n, f"号{n}", "新浪微博") for n in range(6)]
    accounts[0].disposition = Disposition.KEEP
    accounts[1].disposition = Disposition.CLOSE
    accounts[2].disposition, accounts[2].accepted_at = Disposition.MERGE, cast.now
    accounts[3].disposition, accounts[3].state = Disposition.CLOSE, AccountState.CLOSED
    accounts[4].state = AccountState.CLOSED_UNAPPROVED

    count = Progress.over(accounts)

    assert count == Progress(total=6, owed=4, accepted=3, closed=2, undecided=1, kept=1)
    assert not count.is_complete
    assert not count.owes_nothing


def test_a_unit_whose_accounts_all_stay_owes_nothing() -> None:
    cast = Cast()
    cast.account.disposition = Disposition.KEEP

    assert Progress.over([cast.account]).owes_nothing


def test_a_day_that_was_told_is_put_right_until_the_account_is_closed_out() -> None:
    cast = Cast()
    request = cast.approved()
    request.start_exec(cast.act(cast.clerk), TODAY, backed_up=True)
    right = TODAY - timedelta(days=3)

    request.correct_days(cast.act(cast.clerk), stopped_on=right)

    assert (request.stopped_on, request.state) == (right, AT_PLATFORM)
    with pytest.raises(Unclear, match="future_date"):
        request.correct_days(cast.act(cast.clerk), stopped_on=TODAY + timedelta(days=1))
    with pytest.raises(WrongState):
        request.correct_days(cast.act(cast.clerk), accepted_on=TODAY)  # nobody reported one
    with pytest.raises(NotAllowed):
        request.correct_days(cast.act(cast.monitor), stopped_on=right)
