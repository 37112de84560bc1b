"""What the verbs of an item do, and what they refuse."""

from collections.abc import Callable
from datetime import date

import pytest

from bot.clock import at, end_of
from bot.errors import Denied, NotAllowed, Refusal, Unclear, WrongState
from bot.models import Assignment, Member, Role
from bot.models.assignment import (
    AWAITING_ACK,
    AWAITING_CHECK,
    AWAITING_REASSIGN,
    DONE,
    IN_HAND,
    NOT_APPLICABLE,
    RETURNED,
    VOID,
)
from tests.models.items import DATA, DAYS, MEDIA, NOON, OFFICE, OTHER, TOWN, act, item, member, plan

CLERK = member("张三", TOWN, Role.CLERK)
CONTACT = member("李四", TOWN, Role.CONTACT)
LEADER = member("王五", TOWN, Role.LEADER)
STRANGER = member("赵六", OTHER, Role.CLERK)
APPROVER = member("孙七", OFFICE, Role.APPROVER)
REVIEWER = member("周八", OFFICE, Role.FIRST_REVIEWER)
MONITOR = member("吴九", DATA, Role.MONITOR)
EDITOR = member("郑十", MEDIA, Role.MEDIA)


def reported(verifier: str = "市府办", by: Member = CLERK) -> Assignment:
    """An item that waits for its verification."""
    thing = item(by.unit, IN_HAND, verifier)
    thing.report(act(by), "办好了")
    return thing


def test_reporting_implies_acknowledging() -> None:
    thing, doing = item(state=AWAITING_ACK), act(CLERK)

    thing.report(doing, "办好了")

    assert (thing.state, thing.acknowledged_at, thing.acknowledged_how) == (AWAITING_CHECK, NOON, "上报")
    assert [row.event for row in doing.rows] == ["assignment.report"]


def test_progress_implies_acknowledging() -> None:
    thing, doing = item(state=AWAITING_ACK), act(CLERK)

    thing.progress(doing, "办了一半")

    assert (thing.state, thing.acknowledged_how, thing.progress_text) == (IN_HAND, "进度", "办了一半")
    assert [row.event for row in doing.rows] == ["assignment.acknowledge", "assignment.progress"]


@pytest.mark.parametrize("verifier", ["", "自记", "佛堂镇"])
def test_a_report_that_nobody_else_checks_completes_the_item(verifier: str) -> None:
    thing, doing = item(state=IN_HAND, verifier=verifier), act(CLERK)

    thing.report(doing, "办好了")

    assert thing.state == DONE
    assert [(row.event, row.who) for row in doing.rows] == [
        ("assignment.report", "张三"),
        ("assignment.verify_pass", "系统"),
    ]


def test_nobody_reports_what_is_counted() -> None:
    thing = item(state=IN_HAND, computed="账号", verifier="")

    with pytest.raises(Denied) as refused:
        thing.report(act(CLERK), "办好了")

    assert (refused.value.code, refused.value.facts["how"], thing.state) == ("computed", "账号", IN_HAND)


@pytest.mark.parametrize(
    ("who", "code"),
    [(STRANGER, "not_own_unit"), (LEADER, "no_permission"), (APPROVER, "no_permission"), (None, "no_permission")],
)
def test_only_the_unit_s_own_clerks_report(who: Member | None, code: str) -> None:
    thing = item(state=IN_HAND)

    with pytest.raises(NotAllowed) as refused:
        thing.report(act(who), "办好了")

    assert (refused.value.code, thing.state) == (code, IN_HAND)


@pytest.mark.parametrize(
    ("state", "code"),
    [
        (DONE, "already_done"),
        (AWAITING_CHECK, "already_reported"),
        (AWAITING_REASSIGN, "awaiting_reassign"),
        (VOID, "voided"),
        (NOT_APPLICABLE, "not_applicable"),
    ],
)
def test_a_report_at_the_wrong_time_is_told_how_it_stands(state: str, code: str) -> None:
    with pytest.raises(WrongState) as refused:
        item(state=state).report(act(CLERK), "办好了")

    assert refused.value.code == code


def test_who_has_done_his_part_before_it_is_handed_over_may_report() -> None:
    thing, doing = item(state="—"), act(CLERK)

    thing.report(doing, "办好了")

    assert [row.event for row in doing.rows] == ["assignment.take_up", "assignment.report"]
    assert thing.state == AWAITING_CHECK
    assert thing.handed_over_at is None


def test_a_day_of_completion_cannot_lie_ahead() -> None:
    with pytest.raises(Unclear, match="done_in_future"):
        item(state=IN_HAND).report(act(CLERK), "办好了", date(2022, 7, 21))


@pytest.mark.parametrize("text", ["机密★1年 会议纪要", "【秘密】名单", "绝密", "秘密★", "涉及国家秘密的内容"])
def test_secret_words_are_not_taken_in(text: str) -> None:
    thing = item(state=IN_HAND)

    with pytest.raises(Denied, match="secret"):
        thing.report(act(CLERK), text)

    assert thing.report_text == ""


@pytest.mark.parametrize("text", ["已培训商业秘密保护", "没有秘密", "保密制度已建立"])
def test_ordinary_words_about_secrecy_are_taken_in(text: str) -> None:
    thing = item(state=IN_HAND)

    thing.report(act(CLERK), text)

    assert thing.report_text == text


def test_an_earlier_day_of_completion_counts_if_the_verifier_accepts_it() -> None:
    thing = item(state=IN_HAND)
    thing.report(act(CLERK, at(date(2022, 8, 3), 10)), "办好了", date(2022, 7, 29))

    thing.verify_pass(act(APPROVER))

    assert thing.accepted_on == end_of(date(2022, 7, 29))


def test_an_earlier_day_of_completion_does_not_count_if_the_verifier_goes_by_the_report() -> None:
    thing = item(state=IN_HAND)
    thing.report(act(CLERK, at(date(2022, 8, 3), 10)), "办好了", date(2022, 7, 29))

    thing.verify_pass(act(APPROVER), as_stated=False)

    assert thing.accepted_on == at(date(2022, 8, 3), 10)


@pytest.mark.parametrize(
    ("verifier", "who", "may"),
    [
        ("市府办", APPROVER, True),
        ("市府办", REVIEWER, True),
        ("市府办", MONITOR, False),
        ("市融媒体中心", EDITOR, True),
        ("市融媒体中心", APPROVER, False),
        ("市数管中心", MONITOR, True),
    ],
)
def test_the_unit_that_the_task_names_verifies(verifier: str, who: Member, may: bool) -> None:  # noqa: FBT001 - a table
    thing = reported(verifier)

    assert thing.may_check(who) is may
    if may:
        thing.verify_pass(act(who))
    else:
        with pytest.raises(NotAllowed, match="not_verifier"):
            thing.verify_pass(act(who))
    assert thing.state == (DONE if may else AWAITING_CHECK)


def test_who_serves_in_the_responsible_unit_too_does_not_verify() -> None:
    both = member("双岗", OFFICE, Role.APPROVER)
    member("双岗", TOWN, Role.CLERK, person=both.person)
    thing = reported()

    with pytest.raises(Denied, match="own_check"):
        thing.verify_pass(act(both))


def test_who_reported_does_not_verify_under_another_number() -> None:
    clerk = member("同名", TOWN, Role.CLERK, mobile="13800000000")
    approver = member("同名", OFFICE, Role.APPROVER, mobile="13800000000")
    thing = reported(by=clerk)

    with pytest.raises(Denied, match="same_person"):
        thing.verify_pass(act(approver))


def test_who_entered_a_report_does_not_verify_it() -> None:
    thing = item(state=AWAITING_ACK)
    thing.report_for(act(APPROVER), "电话里说办好了", "电话", "王某")

    with pytest.raises(Denied, match="same_person"):
        thing.return_(act(APPROVER), "不全", DAYS)
    thing.verify_pass(act(REVIEWER))

    assert (thing.state, thing.report_source) == (DONE, "电话，王某")


@pytest.mark.parametrize(
    ("returned", "due"),
    [
        (date(2022, 7, 20), date(2022, 7, 31)),
        (date(2022, 7, 29), date(2022, 8, 3)),
        (date(2022, 8, 5), date(2022, 8, 10)),
    ],
)
def test_a_return_gives_three_working_days_at_least(returned: date, due: date) -> None:
    thing = reported()

    thing.return_(act(APPROVER, at(returned, 16)), "缺联系人", DAYS)

    assert (thing.state, thing.due_at, thing.return_reason) == (RETURNED, end_of(due), "缺联系人")


def test_a_return_needs_a_reason() -> None:
    with pytest.raises(Unclear, match="reason_missing"):
        reported().return_(act(APPROVER), " ", DAYS)


def test_another_clerk_may_withdraw_a_report() -> None:
    thing, doing = reported(), act(CONTACT)

    thing.withdraw(doing)

    assert (thing.state, thing.reported_at, thing.reporter) == (IN_HAND, None, None)


def test_an_addition_changes_what_a_verification_is_about() -> None:
    thing = reported()
    before = thing.report_hash

    thing.add(act(CONTACT), "附链接")

    assert thing.state == AWAITING_CHECK
    assert thing.report_hash != before


def test_only_the_contact_says_that_an_item_is_not_theirs() -> None:
    thing = item(state=AWAITING_ACK)

    with pytest.raises(NotAllowed):
        thing.not_ours(act(CLERK), "职责在局里")
    thing.not_ours(act(CONTACT), "职责在局里")

    assert thing.state == AWAITING_REASSIGN


def test_a_clerk_stands_in_where_there_is_no_contact() -> None:
    thing = item(state=AWAITING_ACK)

    thing.not_ours(act(CLERK), "职责在局里", stand_in=True)

    assert thing.state == AWAITING_REASSIGN


def test_a_reassigned_item_waits_for_the_new_unit_s_receipt() -> None:
    thing = item(state=AWAITING_ACK)
    thing.not_ours(act(CONTACT), "职责在局里")

    thing.reassign(act(APPROVER), OTHER, "按三定")

    assert (thing.state, thing.unit, thing.former_units) == (AWAITING_ACK, OTHER, "佛堂镇")
    assert thing.acknowledged_at is None


@pytest.mark.parametrize(("new", "taken", "code"), [(TOWN, False, "same_unit"), (OTHER, True, "unit_has_task")])
def test_an_item_is_not_reassigned_to_who_has_it(new: object, taken: bool, code: str) -> None:  # noqa: FBT001 - a table
    thing = item(state=AWAITING_REASSIGN)

    with pytest.raises(Denied, match=code):
        thing.reassign(act(APPROVER), new, taken=taken)  # type: ignore[arg-type]  # units of the table

    assert thing.unit is TOWN


def test_handing_over_needs_somebody_who_can_be_reached() -> None:
    with pytest.raises(Denied, match="nobody_reachable"):
        item().hand_over(act(APPROVER), reachable=False)


def test_the_clock_hands_over_only_what_a_person_confirmed() -> None:
    waiting, confirmed = item(), item(of=plan(交办确认人="孙七"))

    with pytest.raises(NotAllowed):
        waiting.hand_over(act(None), reachable=True)
    confirmed.hand_over(act(None), reachable=True)

    assert (waiting.state, confirmed.state) == ("—", AWAITING_ACK)


def test_the_office_acknowledges_for_a_unit_that_telephones() -> None:
    thing = item(state=AWAITING_ACK)

    thing.acknowledge_for(act(REVIEWER), "电话", "王某")

    assert (thing.state, thing.acknowledged_how, thing.acknowledged_by) == (IN_HAND, "电话签收：王某", "王某")


def test_a_confirmed_block_moves_the_deadline_on_by_its_days() -> None:
    thing = item(state=IN_HAND)
    thing.block(act(CLERK, at(date(2022, 7, 20), 9)), "管理员离职")
    thing.block_confirm(act(APPROVER), agreed=True)

    thing.unblock(act(CLERK, at(date(2022, 7, 25), 9)))

    assert (thing.due_at, thing.blocked) == (end_of(date(2022, 8, 5)), "")


def test_a_block_that_is_not_confirmed_leaves_the_deadline() -> None:
    thing = item(state=IN_HAND)
    thing.block(act(CLERK), "忙不过来")

    thing.block_confirm(act(APPROVER), agreed=False)

    assert (thing.blocked, thing.due_at) == ("", end_of(date(2022, 7, 31)))


def test_only_people_of_the_unit_are_put_in_charge() -> None:
    thing = item(state=IN_HAND)

    with pytest.raises(NotAllowed, match="not_in_unit"):
        thing.assign_person(act(CONTACT), STRANGER)
    thing.assign_person(act(CONTACT), CLERK)

    assert thing.handler is CLERK


def test_reopening_sets_the_deadline_anew() -> None:
    thing = reported()
    thing.verify_pass(act(APPROVER))

    thing.reopen(act(APPROVER), "误核实", date(2022, 8, 15))

    assert (thing.state, thing.due_at, thing.accepted_on) == (IN_HAND, end_of(date(2022, 8, 15)), None)


@pytest.mark.parametrize(
    ("state", "verb", "then"),
    [
        (AWAITING_ACK, lambda thing, doing: thing.void(doing, "误派"), VOID),
        (IN_HAND, lambda thing, doing: thing.void(doing, "误派"), VOID),
        (RETURNED, lambda thing, doing: thing.void(doing, "误派"), VOID),
        (IN_HAND, lambda thing, doing: thing.mark_na(doing, "没有账号"), NOT_APPLICABLE),
        (AWAITING_REASSIGN, lambda thing, doing: thing.keep(doing, "三定方案"), AWAITING_ACK),
        (IN_HAND, lambda thing, doing: thing.transfer(doing, OTHER, "机构改革方案"), IN_HAND),
    ],
)
def test_the_office_decides(state: str, verb: Callable[..., None], then: str) -> None:
    allowed, refused = item(state=state), item(state=state)

    verb(allowed, act(APPROVER))
    with pytest.raises(Refusal):
        verb(refused, act(CONTACT))

    assert (allowed.state, refused.state) == (then, state)


def test_a_verifier_is_reminded_only_after_three_working_days() -> None:
    thing = reported()

    with pytest.raises(Denied, match="verifier_in_time"):
        thing.overdue_verifier(act(None, at(date(2022, 7, 22), 9)), DAYS)
    doing = act(None, at(date(2022, 7, 25), 9))
    thing.overdue_verifier(doing, DAYS)

    assert [row.event for row in doing.rows] == ["assignment.overdue_verifier"]
