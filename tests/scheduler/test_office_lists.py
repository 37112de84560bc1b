"""What the office sees in the morning, what is put to it for a tap, and what groups hear."""

import pytest
from sqlalchemy import select

from bot.clock import parse_moment
from bot.models import Assignment, Card, Person
from bot.models.assignment import AD_HOC
from tests.scheduler.county import FOTANG, County, office_list, reminders, round_without_delivery, to_units

ONE_DAY_LATE = "逾期,1,工作日,顺延,,承办人;联系人,经办人,否"


def test_a_unit_without_anybody_stands_on_the_morning_list_instead(town: County) -> None:
    town.leave("fotang_lx", "fotang_jb")

    lines = [*town.round("2022-07-29T08:50"), *town.round("2022-07-29T09:00")]

    assert to_units(lines) == []
    assert "无人可收，要打电话：佛堂镇（任务1）" in office_list(lines)


def test_a_morning_list_that_was_never_sent_gives_way_to_todays(town: County) -> None:
    for day in (28, 29):
        round_without_delivery(town, f"2022-07-{day}T08:50")

    lines = town.round("2022-08-01T08:50")

    assert [line.text.splitlines()[0] for line in lines if line.recipient == "fuban_cs"] == ["今天（8月1日 周一）："]


def test_what_needs_a_tap_is_only_put_to_the_office(town: County) -> None:
    lines = [*town.round("2022-08-04T08:50"), *town.round("2022-08-04T09:00")]

    cards = [line for line in lines if line.kind == "升级待点选"]
    assert {line.recipient for line in cards} == {"fuban_sp", "fuban_sp2"}
    assert "发送" in cards[0].text
    assert "佛堂镇" in cards[0].text
    assert not any(line.recipient == "fotang_fg" for line in lines)
    assert "请您点：升级提醒1项" in office_list(lines)


def test_every_week_begins_after_the_last_rung_also_where_that_one_needs_a_tap(town: County) -> None:
    weekly = "逾期,每周,首个工作日,顺延,,承办人;联系人,经办人,否"
    town.rules("逾期,5,工作日,顺延,,承办人;联系人,经办人,是", weekly)

    told = [(line.time[5:10], line.recipient) for line in reminders(town.run("2022-08-01", "2022-08-16"))]

    assert told == [("08-15", "fotang_lx")]  # the fifth working day is 8 August, a Monday


def test_the_list_names_a_unit_once_with_all_its_tasks(handed: County) -> None:
    handed.keep_only(FOTANG, (3, "佛堂镇"), (1, "苏溪镇"))

    lines = handed.round("2022-09-20T08:50")

    assert (
        "佛堂镇任务1、3（佛堂联系（样例） 13800000002）、苏溪镇任务1（苏溪经办（样例） 13800000005）。"
        in office_list(lines)
    )


def test_drafts_for_a_circular_are_counted_apart(town: County) -> None:
    town.rules("升级,11,工作日,顺延,,分管领导,主要负责人,是", "通报草稿,10,工作日,顺延,,市府办初审,市府办审批,是")

    town.round("2022-08-15T08:50")
    text = office_list(town.round("2022-08-16T08:50"))

    assert "请您点：升级提醒1项、通报草稿1项，见另发的卡片" in text


def test_a_proposal_says_whom_it_would_reach(town: County) -> None:
    town.round("2022-08-04T08:50")

    notice = town.notices(state="待点选")[0]
    with town.change() as session:
        people = {session.get_one(Person, number).userid for number in notice.facts["people"]}
        card = session.scalars(select(Card).where(Card.step == "propose")).first()
        assert card is not None
        assert card.facts["notices"] == [notice.id]
        assert card.keys == [f"send {notice.id}", f"skip {notice.id}"]
    assert (notice.kind, people) == ("升级+3工作日", {"fotang_fg"})


def test_a_unit_without_leaders_stands_on_the_list_when_one_was_to_be_told(town: County) -> None:
    town.rules("升级,3,工作日,顺延,,分管领导,主要负责人,是")
    town.leave("fotang_fg", "fotang_zy")

    lines = town.round("2022-08-04T08:50")

    assert [line for line in lines if line.kind == "升级待点选"] == []
    assert "无人可收，要打电话：佛堂镇（任务1）" in office_list(lines)
    assert "无人可收" not in office_list(town.round("2022-08-05T08:50"))


def test_a_newer_proposal_takes_the_place_of_an_older_one(town: County) -> None:
    town.round("2022-08-04T08:50")
    town.round("2022-08-08T08:50")

    assert [notice.kind for notice in town.notices(state="待点选")] == ["升级+5工作日"]
    with town.change() as session:
        states = [card.state for card in session.scalars(select(Card).where(Card.step == "propose").order_by(Card.id))]
    assert states == ["失效", "失效", "开", "开"]


def test_a_proposal_whose_item_was_reported_is_dropped(town: County) -> None:
    town.round("2022-08-04T08:50")
    with town.change() as session:
        town.item(session, *FOTANG).state = "办结"

    town.round("2022-08-05T08:50")

    assert town.notices(state="待点选") == []


def test_after_the_tenth_working_day_the_office_is_advised_to_ring_up(town: County) -> None:
    town.round("2022-08-15T09:00")

    lines = [*town.round("2022-08-16T08:50"), *town.round("2022-08-22T08:50"), *town.round("2022-08-22T09:00")]

    assert "建议打电话（不再自动提醒）：佛堂镇任务1（佛堂联系（样例） 13800000002）" in office_list(lines)
    assert reminders(lines) == []


def test_the_goal_is_shown_a_month_and_a_week_before(town: County) -> None:
    shown = {
        day: "总目标" in office_list(town.round(f"{day}T08:50")) for day in ("2022-10-28", "2022-10-31", "2022-11-23")
    }

    assert shown == {"2022-10-28": False, "2022-10-31": True, "2022-11-23": True}


def test_the_morning_list_comes_once_and_never_at_noon_or_at_night(town: County) -> None:
    lines = [line for hour in ("08:40", "12:00", "20:00") for line in town.round(f"2022-07-29T{hour}")]
    late = [line for hour in ("14:30", "15:00") for line in town.round(f"2022-07-29T{hour}")]

    assert [line for line in lines if line.kind == "早报"] == []
    assert len([line for line in late if line.kind == "早报" and line.recipient == "fuban_sp"]) == 1


def test_a_reviewer_is_not_asked_what_only_an_approver_decides(county: County) -> None:
    lines = county.round("2022-07-01T08:50")

    said = {line.recipient: "请确认交办" in line.text for line in lines if line.kind == "早报"}
    assert said == {"fuban_sp": True, "fuban_sp2": True}  # nothing is left for the reviewer: no list at all


def test_groups_hear_figures_and_no_names(handed: County, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DUBAN_WEBHOOK_ALL", "hook-1")

    lines = [line for day in ("11", "12") for line in handed.round(f"2022-07-{day}T09:00") if line.kind == "群周报"]

    assert len(lines) == 1
    assert "承办项127项" in lines[0].text
    assert "佛堂" not in lines[0].text


def test_more_than_eight_things_are_named_without_their_lines(town: County) -> None:
    town.rules(ONE_DAY_LATE)
    with town.change() as session:
        first = town.item(session, *FOTANG)
        for n in range(9):
            due = parse_moment("2022-07-31T23:59:59")
            session.add(
                Assignment(
                    plan=first.plan,
                    unit=first.unit,
                    kind=AD_HOC,
                    docket=f"JB-2022-00{n}",
                    title=f"专项{n}",
                    cycle=f"x{n}",
                    state="办理中",
                    in_state_since=parse_moment("2022-07-05T09:00"),
                    handed_over_at=parse_moment("2022-07-05T09:00"),
                    due_at=due,
                    first_due_at=due,
                )
            )

    text = reminders(town.round("2022-08-02T09:00"))[0].text

    assert len(text.split("\n")) == 1 + 8 + 1
    assert text.split("\n")[-1] == "还有：JB-2022-007、JB-2022-008，回复“我的任务”看。"
