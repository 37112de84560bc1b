"""Who is reminded and who is not, by other rules than the shipped ones, and what the office sees and decides."""

from datetime import date

import pytest
from sqlalchemy import select

from bot.clock import parse_moment
from bot.models import Account, Delegation, Notice, Outbox, Request
from bot.models.account import Disposition
from tests.scheduler.county import (
    FOTANG,
    County,
    brief,
    make_request,
    office_list,
    reminders,
    round_without_delivery,
    to_units,
)

ONE_DAY_LATE = "逾期,1,工作日,顺延,,承办人;联系人,经办人,否"


@pytest.mark.parametrize(
    ("rule", "moment", "expected"),
    [
        ("临期,-10,日,前移,,联系人,,否", "2022-07-21T09:00", ["fotang_lx"]),
        ("临期,-10,日,前移,,分管领导;主要负责人,,否", "2022-07-21T09:00", ["fotang_fg", "fotang_zy"]),
        ("临期,-2,工作日,前移,,经办人,,否", "2022-07-28T09:00", ["fotang_jb"]),
        ("逾期,2,日,顺延,,承办人,,否", "2022-08-03T14:30", ["fotang_lx"]),
        ("逾期,4,工作日,顺延,,承办人;联系人;分管领导,,否", "2022-08-05T09:00", ["fotang_lx", "fotang_fg"]),
        ("升级,3,工作日,顺延,,分管领导,主要负责人,否", "2022-08-04T09:00", ["fotang_fg"]),
        ("逾期,1,工作日,顺延,,市府办审批,,否", "2022-08-02T09:00", ["fuban_sp", "fuban_sp2"]),
    ],
)
def test_any_line_of_the_vocabulary_reaches_its_people(
    town: County, rule: str, moment: str, expected: list[str]
) -> None:
    town.rules(rule)

    lines = town.round(moment)

    assert [line.recipient for line in lines if line.kind == rule.split(",", maxsplit=1)[0]] == expected


def test_the_named_handler_alone_is_reminded(town: County) -> None:
    with town.change() as session:
        town.item(session, *FOTANG).handler = town.member(session, "fotang_jb")

    lines = town.round("2022-07-29T09:00")

    assert brief(reminders(lines)) == [("07-29", "最后一个工作日", "fotang_jb")]


def test_a_phone_that_does_not_work_is_as_good_as_none(town: County) -> None:
    with town.change() as session:
        town.member(session, "fotang_lx").person.unreachable_since = parse_moment("2022-07-20T10:00")

    lines = [*town.round("2022-07-29T08:50"), *town.round("2022-07-29T09:00")]

    assert brief(reminders(lines)) == [("07-29", "最后一个工作日", "fotang_jb")]
    assert "消息发不到，请核对账号：佛堂联系（样例）（佛堂镇）" in office_list(lines)
    assert "消息发不到" not in office_list(town.round("2022-08-01T08:50"))


def test_a_reported_item_reminds_its_verifier_and_nobody_else(town: County) -> None:
    with town.change() as session:
        item = town.item(session, *FOTANG)
        item.state, item.reported_at = "待核实", parse_moment("2022-07-26T10:00")
        item.in_state_since = item.reported_at

    lines = [line for day in (28, 29) for line in town.round(f"2022-07-{day}T09:00")]

    assert {(line.kind, line.recipient) for line in to_units(lines)} == {
        (kind, userid) for kind in ("上报内容", "核实卡") for userid in ("fuban_sp", "fuban_sp2", "fuban_cs")
    }
    assert {line.time[8:10] for line in to_units(lines)} == {"29"}


def test_a_confirmed_block_reminds_nobody(town: County) -> None:
    with town.change() as session:
        town.item(session, *FOTANG).blocked = "已确认"

    assert to_units(town.round("2022-07-29T09:00")) == []


def test_recent_progress_spares_the_reminder_three_days_before(town: County) -> None:
    with town.change() as session:
        town.item(session, *FOTANG).last_activity_at = parse_moment("2022-07-25T10:00")

    lines = [*town.round("2022-07-22T09:00"), *town.round("2022-07-28T09:00"), *town.round("2022-07-29T09:00")]

    assert [line.time[5:10] for line in reminders(lines)] == ["07-22", "07-29"]


def test_what_fell_while_others_were_asked_is_not_made_up_for(town: County) -> None:
    with town.change() as session:
        item = town.item(session, *FOTANG)
        item.state, item.in_state_since = "退回", parse_moment("2022-08-02T16:00")
        item.due_at = parse_moment("2022-08-05T23:59:59")

    lines = [line for day in (3, 4, 5) for line in town.round(f"2022-08-0{day}T09:00")]

    assert brief(reminders(lines)) == [
        ("08-03", "临期", "fotang_lx"),
        ("08-05", "最后一个工作日", "fotang_lx"),
    ]


def test_who_was_urged_by_hand_today_is_left_in_peace_by_the_clock(town: County) -> None:
    with town.change() as session:
        number = town.item(session, *FOTANG).id
        made = parse_moment("2022-07-29T08:30")
        session.add(Notice(subject="assignment", subject_id=number, kind="催办", slot="2022-07-29", made_at=made))

    assert to_units(town.round("2022-07-29T09:00")) == []


def test_on_a_day_that_the_office_holds_nothing_goes_to_units_and_the_next_day_the_newest(town: County) -> None:
    with town.change() as session:
        made = parse_moment("2022-07-29T08:55")
        session.add(Notice(subject="office", subject_id=0, kind="今天不发", slot="2022-07-29", made_at=made))

    friday = [*town.round("2022-07-29T09:00"), *town.round("2022-07-29T14:30")]
    monday = town.round("2022-08-01T09:00")

    assert to_units(friday) == []
    assert brief(reminders(monday)) == [("08-01", "最后一个工作日", "fotang_lx")]
    assert "7月31日（周日）到期，今天上报仍算按期。" in reminders(monday)[0].text


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        ("2022-07-28T09:00", "7月31日（周日）到期，还剩3天。"),
        ("2022-07-29T09:00", "7月31日（周日）到期，今天是到期前最后一个工作日。"),
        ("2022-08-01T09:00", "7月31日（周日）到期，今天上报仍算按期。"),
        ("2022-08-02T09:00", "7月31日（周日）到期，还没有收到情况。"),
    ],
)
def test_a_missed_rung_says_what_is_true_on_the_day_it_is_told(town: County, moment: str, said: str) -> None:
    town.rules("临期,-5,日,前移,,联系人,,否")

    assert said in reminders(town.round(moment))[0].text


def test_what_is_due_today_says_no_more_than_that(town: County) -> None:
    with town.change() as session:
        town.item(session, *FOTANG).due_at = parse_moment("2022-07-29T23:59:59")

    text = reminders(town.round("2022-07-29T09:00"))[0].text

    assert "任务1（加强组织领导）今天到期。办好了回复" in text


def test_a_clerk_of_two_units_reads_whose_item_each_line_is(handed: County) -> None:
    suxi = (1, "苏溪镇")
    handed.keep_only(FOTANG, suxi)
    handed.rules("临期,-3,日,前移,,联系人,,否")
    with handed.change() as session:
        handed.member(session, "suxi_jb").person = handed.member(session, "fotang_lx").person

    lines = reminders(handed.round("2022-07-28T09:00"))

    assert [line.recipient for line in lines] == ["fotang_lx"]
    assert [line.partition("（")[0] for line in lines[0].text.splitlines()[1:]] == ["佛堂镇：任务1", "苏溪镇：任务1"]


def test_in_trial_everything_goes_to_one_person_marked(town: County) -> None:
    town.set_up({"试运行收件人": "fuban_cs"})

    lines = [*town.round("2022-07-29T08:50"), *town.round("2022-07-29T09:00")]

    assert {line.recipient for line in lines} == {"fuban_cs"}
    assert all(line.text.startswith("〔试运行〕将发给") for line in lines)


def test_a_digest_that_could_not_be_sent_gives_way_to_the_next(town: County) -> None:
    now = parse_moment("2022-07-28T09:00")
    round_without_delivery(town, "2022-07-28T09:00")

    lines = town.round("2022-07-29T09:00")

    assert brief(reminders(lines)) == [("07-29", "最后一个工作日", "fotang_lx")]
    with town.change() as session:
        stale = session.scalars(select(Outbox).where(Outbox.made_at == now, Outbox.label == "临期")).one()
        assert stale.state == "已收回"


def test_an_unsent_rung_without_a_newer_one_is_told_the_next_day(town: County) -> None:
    round_without_delivery(town, "2022-07-22T09:00")

    lines = town.round("2022-07-25T09:00")

    assert brief(reminders(lines)) == [("07-25", "临期", "fotang_lx")]


def test_an_application_that_nobody_signs_is_brought_up_again(town: County) -> None:
    with town.change() as session:
        make_request(session, town, "待负责人签字", "2022-07-18T10:00")

    lines = {day: to_units(town.round(f"2022-07-{day}T09:00")) for day in (19, 20, 21)}

    assert brief(lines[19]) == [("07-19", "待签字", "fotang_jb")]
    assert [(line.kind, line.recipient) for line in lines[20]] == [("申请表", "fotang_zy"), ("签批卡", "fotang_zy")]
    assert lines[21] == []


def test_the_morning_list_names_what_waits_too_long_for_a_signature(town: County) -> None:
    with town.change() as session:
        make_request(session, town, "待负责人签字", "2022-07-18T10:00")

    assert "等得久的：佛堂镇（ZX-2022-001）" in office_list(town.round("2022-07-21T08:50"))


def test_an_application_that_nobody_approves_is_put_to_the_approvers_again(town: County) -> None:
    with town.change() as session:
        make_request(session, town, "待市府办审批", "2022-07-18T10:00")

    lines = [*town.round("2022-07-19T08:50"), *town.round("2022-07-19T09:00")]

    assert "请您批：1件（ZX-2022-001）" in office_list(lines)
    assert {line.recipient for line in lines if line.kind == "审批卡"} == {"fuban_sp", "fuban_sp2"}


@pytest.mark.parametrize(
    ("until", "looked", "days"),
    [
        (date(2022, 9, 5), ["09-02", "09-05", "09-06", "09-08", "09-09", "09-13"], ["09-05", "09-08", "09-09"]),
        (date(2022, 10, 1), ["09-29", "09-30", "10-08", "10-09"], ["09-30"]),
    ],
    ids=["a Monday, with a holiday after", "in a long holiday"],
)
def test_the_platform_wants_a_confirmation_after_its_freeze(
    town: County, until: date, looked: list[str], days: list[str]
) -> None:
    with town.change() as session:
        request = make_request(session, town, "平台办理中", "2022-08-08T10:00")
        request.accepted_on, request.frozen_until = date(2022, 8, 8), until

    lines = [line for day in looked for line in town.round(f"2022-{day}T09:00") if "冻结" in line.kind]

    assert [line.time[5:10] for line in lines] == days
    assert {line.recipient for line in lines} == {"fotang_jb"}
    assert "确认注销" in lines[0].text


def test_a_draft_lapses_after_one_warning(town: County) -> None:
    with town.change() as session:
        make_request(session, town, "草稿", "2022-07-07T10:00")

    said = {day: [line.kind for line in to_units(town.round(f"2022-07-{day}T09:00"))] for day in (13, 14, 15, 18)}

    assert said[13] == said[15] == []
    assert said[14]
    assert said[18]
    with town.change() as session:
        request = session.scalars(select(Request)).unique().one()
        assert (request.state, request.open_account_id) == ("已撤回", None)


def test_a_delegation_moves_the_card_on_its_first_day_and_back_after_its_last(town: County) -> None:
    with town.change() as session:
        make_request(session, town, "待负责人签字", "2022-07-18T10:00")
        session.add(
            Delegation(
                unit_id=town.member(session, "fotang_zy").unit_id,
                principal=town.member(session, "fotang_zy"),
                delegate=town.member(session, "fotang_fg"),
                from_day=date(2022, 7, 19),
                to_day=date(2022, 7, 21),
                state="生效",
                made_at=parse_moment("2022-07-18T11:00"),
            )
        )
    town.rules("待审批,1,工作日,顺延,,市府办审批,,否")

    asked = {
        day: [line.recipient for line in town.round(f"2022-07-{day}T09:00") if line.kind == "签批卡"]
        for day in (19, 20, 22)
    }

    assert asked == {19: ["fotang_fg"], 20: [], 22: ["fotang_zy"]}


def test_people_without_userid_are_looked_for_once_a_day(town: County) -> None:
    with town.change() as session:
        town.member(session, "fotang_fg").person.userid = None

    town.round("2022-07-19T09:00")
    town.round("2022-07-19T10:00")

    with town.change() as session:
        asked = session.scalars(select(Outbox).where(Outbox.kind == "resolve", Outbox.recipient == "名册")).all()
        assert len(asked) == 1


def test_the_unit_of_a_decided_account_is_reminded_and_told_which_account_is_left(handed: County) -> None:
    handed.keep_only((3, "市教育局"))
    with handed.change() as session:
        account = session.scalars(select(Account).where(Account.name == "义乌教育之声")).unique().one()
        account.disposition = Disposition.CLOSE

    lines = reminders(handed.round("2022-08-31T09:00"))

    assert brief(lines) == [("08-31", "最后一个工作日", "jiaoyuju_lx")]
    assert "还有1个账号：义乌教育之声（微信订阅号）还没申请" in lines[0].text
