"""The life table of 整改, walked: each row has a verb, no verb leads elsewhere, nobody judges his own."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from bot.errors import Denied, NotAllowed, Refusal
from bot.models import Act, Member, Rectification, RectRule, Role
from bot.models.life import BIRTH, Step
from bot.models.member import same_person
from bot.models.rectification import (
    AWAITING_ACK,
    AWAITING_CHECK,
    DISPUTED,
    DRAFT,
    ENDED,
    IN_HAND,
    LIFE,
    Case,
)
from bot.workdays import Workdays
from tests.models.request_cast import NOW, TODAY, Cast, make_member

DAYS = Workdays({})
WHY = "问题还在"
RULE = {
    "问题": "错别字、一般表述错误",
    "性质": "扣分",
    "通知书用依据": "义政办发〔2022〕41号三（三）",
    "默认整改时限(工作日)": "2",
    "需要的反馈": "更正后链接",
    "适用账号": "在用",
    "能否经系统签发": "能",
}
Verb = Callable[[Rectification, Act], None]


def rule(**cells: str) -> RectRule:
    """A code of rect_rules.csv."""
    return RectRule(code=cells.pop("code", "C2"), facts={**RULE, **cells})


def drafted(cast: Cast, by: Member | None = None, /, **cells: str) -> Rectification:
    """A draft of the monitor's (or of the clock's)."""
    case = Case(cast.plan, rule(**cells), cast.unit, cast.account, TODAY, "标题写错单位名称")
    made = Rectification.draft(cast.act(by or cast.monitor), case, "ZG-2022-001")
    made.id = 1
    return made


def late(act: Act) -> Act:
    """The same doing a week later."""
    act.at += timedelta(days=7)
    return act


VERBS: Mapping[str, Verb] = {
    "issue": lambda order, act: order.issue(act, DAYS),
    "discard": lambda order, act: order.discard(act, "单位已更新"),
    "acknowledge": lambda order, act: order.acknowledge(act),
    "acknowledge_for": lambda order, act: order.acknowledge_for(act, "电话", "王某"),
    "feedback": lambda order, act: order.give_feedback(act, "已更正"),
    "feedback_add": lambda order, act: order.add_feedback(act, "补充一张截图"),
    "feedback_for": lambda order, act: order.feedback_for(act, "已更正", "电话", "王某"),
    "dispute": lambda order, act: order.give_dispute(act, "不是我们发的", DAYS),
    "uphold": lambda order, act: order.uphold(act, "事实清楚", DAYS),
    "revoke": lambda order, act: order.revoke(act, "不属实"),
    "pass": lambda order, act: order.pass_(act),
    "fail": lambda order, act: order.fail(act, WHY, DAYS),
    "withdraw_notice": lambda order, act: order.withdraw_notice(act, "发错单位"),
    "account_closed": lambda order, act: order.account_closed(act),
    "escalate": lambda order, act: order.escalate(late(act), "约谈"),
}
ACTORS = {
    "acknowledge": "clerk2",
    "feedback": "clerk2",
    "feedback_add": "clerk2",
    "dispute": "clerk2",
    "uphold": "approver",
    "escalate": "approver",
    "revoke": "approver",
}
WAYS = {
    DRAFT: (),
    AWAITING_ACK: ("issue",),
    IN_HAND: ("issue", "acknowledge"),
    AWAITING_CHECK: ("issue", "feedback"),
    DISPUTED: ("issue", "dispute"),
    "销号": ("issue", "feedback", "pass"),
    "已撤销": ("issue", "dispute", "revoke"),
    "不予下发": ("discard",),
}


def actor(cast: Cast, event: str) -> Act:
    """The doing of whom the table names."""
    if event == "account_closed":
        return cast.act(None)
    return cast.act(getattr(cast, ACTORS.get(event, "monitor")))


def in_state(cast: Cast, state: str) -> Rectification:
    """An order that came to a state by the verbs themselves."""
    order = drafted(cast)
    for event in WAYS[state]:
        VERBS[event](order, actor(cast, event))
    return order


@pytest.mark.parametrize(
    "step", [step for step in LIFE.steps if step.state != BIRTH], ids=lambda step: f"{step.state} {step.event}"
)
def test_every_row_of_the_life_table_has_a_verb_and_one_row_of_history(step: Step) -> None:
    cast = Cast()
    order = in_state(cast, step.state)
    before = len(cast.rows)

    VERBS[step.event](order, actor(cast, step.event))

    assert order.state == step.then
    assert [(row.event, row.before, row.after) for row in cast.rows[before:]] == [
        (f"rectification.{step.event}", step.state, step.then)
    ]
    assert (order.open_key is None) == (order.state in ENDED)


@pytest.mark.parametrize("event", sorted(VERBS))
def test_no_verb_leads_where_the_life_table_does_not(event: str) -> None:
    for state in WAYS:
        order = in_state(cast := Cast(), state)
        try:
            VERBS[event](order, actor(cast, event))
        except Refusal:
            assert order.state == state
        else:
            found = LIFE.find(state, event)
            assert order.state == (found.then if found else state)


PEOPLE = ("clerk", "clerk2", "principal", "reviewer", "approver", "approver2", "monitor", "stranger", "nobody")


@settings(max_examples=150)
@given(some.lists(some.tuples(some.sampled_from(sorted(VERBS)), some.sampled_from(PEOPLE)), max_size=12))
def test_whatever_people_try_the_order_stays_in_its_life_and_nobody_judges_his_own(
    tries: list[tuple[str, str]],
) -> None:
    cast = Cast()
    order = drafted(cast)
    for event, who in tries:
        before = order.state
        act = cast.act(getattr(cast, who, None))
        try:
            VERBS[event](order, act)
        except Refusal:
            assert order.state == before
            continue
        found = LIFE.find(before, event)
        assert order.state == (found.then if found else before)
        if event in {"pass", "fail"}:
            assert act.by is not None
            assert act.by.holds(Role.MONITOR)
            assert not any(same_person(act.by.person, author) for author in (order.reporter, order.entered_by))
        if event in {"acknowledge", "feedback", "dispute"}:
            assert act.by is not None
            assert act.by.unit_id == order.unit_id


def test_the_office_or_the_monitor_can_end_every_live_state() -> None:
    endable = {step.state for step in LIFE.steps if step.who != "系统" and step.then in ENDED}

    assert {step.state for step in LIFE.steps} - ENDED - {BIRTH} == endable


def test_a_code_without_basis_is_never_issued() -> None:
    for cells in ({"通知书用依据": "（市府办填，空则不得签发）"}, {"通知书用依据": "—"}, {"通知书用依据": ""}):
        with pytest.raises(Denied) as refused:
            drafted(Cast(), **cells)
        assert refused.value.code == "rect_no_basis"


def test_a_leak_is_never_drafted_and_a_reminder_is_no_order() -> None:
    for channel, code in (
        ("否：只登记编号和移交时间，不写内容", "rect_outside"),
        ("提醒，不是整改", "rect_not_issued"),
    ):
        with pytest.raises(Denied) as refused:
            drafted(Cast(), 能否经系统签发=channel)
        assert refused.value.code == code


def test_a_monitor_of_a_unit_that_the_notice_does_not_name_may_not_order() -> None:
    cast = Cast()

    with pytest.raises(NotAllowed):
        drafted(cast, make_member(30, "外单位", cast.other, Role.MONITOR))


def test_the_main_account_is_ordered_and_verified_by_the_office_only() -> None:
    cast = Cast()
    cast.account.protected = True
    with pytest.raises(NotAllowed) as refused:
        drafted(cast)
    assert refused.value.code == "main_account_office"

    order = drafted(cast, cast.approver)
    order.issue(cast.act(cast.approver), DAYS)
    order.give_feedback(cast.act(cast.clerk), "已更正")
    with pytest.raises(NotAllowed):
        order.pass_(cast.act(cast.monitor))
    order.pass_(cast.act(cast.approver))
    assert order.state == "销号"


def test_who_entered_the_feedback_does_not_verify_it() -> None:
    cast = Cast()
    order = in_state(cast, AWAITING_ACK)
    order.feedback_for(cast.act(cast.monitor), "已更正", "电话", "李某")

    with pytest.raises(Denied) as refused:
        order.pass_(cast.act(cast.monitor))

    assert refused.value.code == "same_person"


def test_a_return_and_an_upheld_order_begin_the_time_anew() -> None:
    cast = Cast()
    order = in_state(cast, AWAITING_CHECK)
    cast.now = NOW + timedelta(days=5)  # 25 July, a Monday

    order.fail(cast.act(cast.monitor), WHY, DAYS)

    assert order.due_at is not None
    assert order.due_at.date() == date(2022, 7, 27)


def test_a_dispute_is_in_time_for_two_working_days() -> None:
    cast = Cast()
    order = in_state(cast, AWAITING_ACK)
    cast.now = NOW + timedelta(days=5)

    with pytest.raises(Denied) as refused:
        order.give_dispute(cast.act(cast.clerk2), "不属实", DAYS)

    assert refused.value.code == "dispute_late"


def test_the_explanation_of_a_breach_is_owed_although_the_account_is_gone() -> None:
    cast = Cast()
    order = drafted(cast, 需要的反馈="情况说明(主要负责人签字)", 适用账号="全部")
    order.issue(cast.act(cast.monitor), DAYS)

    order.account_closed(cast.act(None))

    assert order.state == AWAITING_ACK
