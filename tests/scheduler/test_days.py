"""The shipped notice, day by day: who hears what when, and who does not."""

import shutil
from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date, time
from pathlib import Path

import pytest
from sqlalchemy import func, select

from bot.clock import MachineClock, parse_moment
from bot.database import Database
from bot.models import Account, Assignment, History, Notice, Outbox, Plan, Role, Unit
from bot.models.account import Disposition
from bot.models.assignment import NOT_HANDED_OVER
from bot.models.calendar import set_business_time, workdays
from bot.scheduler.lists import Line
from bot.scheduler.preview import preview
from tests.scheduler.county import AGENT, FOTANG, OWN, County, brief, reminders, to_units, weekday

SUMMER, WINTER = date(2022, 7, 1), date(2022, 12, 31)
WINDOW = ((time(9), time(11, 30)), (time(14, 30), time(17)))


def of_unit(lines: list[Line], unit: str) -> list[Line]:
    return [line for line in lines if line.unit == unit]


@pytest.fixture(scope="module")
def half_a_year(loaded_file: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Line]:
    """What the confirmed notice would send from July to December."""
    path = tmp_path_factory.mktemp("half") / "duban.db"
    shutil.copy(loaded_file, path)
    county = County(Database(f"sqlite:///{path}"))
    county.confirm()
    lines = preview(county.database, SUMMER, WINTER, AGENT)
    county.database.close()
    return lines


def test_half_a_year_of_the_shipped_notice(county: County, half_a_year: list[Line]) -> None:
    lines = half_a_year
    with county.change() as session:
        calendar = workdays(session)
        never = {unit.short for unit in session.scalars(select(Unit).where(Unit.urgeable.is_(False)))}
    assert all(calendar.is_workday(weekday(line)) for line in lines)
    for line in lines:
        at = time.fromisoformat(line.time[11:16])
        assert any(a <= at < b for a, b in WINDOW) or (at == time(8, 50) and line.kind in OWN)
    assert not {line.unit for line in to_units(lines)} & never
    digests = Counter((line.time[:10], line.recipient) for line in reminders(lines))
    assert set(digests.values()) == {1}
    assert max(len(line.text.encode()) for line in lines) <= 2048


def test_the_days_of_one_town(half_a_year: list[Line]) -> None:
    assert brief(of_unit(half_a_year, "佛堂镇")) == [
        ("07-01", "交办", "fotang_lx"),
        ("07-04", "未签收", "fotang_lx"),
        ("07-22", "临期", "fotang_lx"),  # task 1: 24 July is a Sunday
        ("07-28", "临期", "fotang_lx"),
        ("07-29", "最后一个工作日", "fotang_lx"),
        ("08-02", "逾期", "fotang_lx"),  # 31 July is a Sunday: 1 August is still in time
        ("08-08", "逾期", "fotang_lx"),
        ("08-15", "逾期", "fotang_lx"),
        ("08-24", "临期", "fotang_lx"),  # task 3
        ("08-26", "临期", "fotang_lx"),
        ("08-31", "最后一个工作日", "fotang_lx"),
        ("09-01", "逾期", "fotang_lx"),
        ("09-07", "逾期", "fotang_lx"),
        ("09-13", "逾期", "fotang_lx"),  # 12 September is a holiday
        ("12-08", "临期", "fotang_lx"),  # task 10
        ("12-12", "临期", "fotang_lx"),
        ("12-15", "最后一个工作日", "fotang_lx"),
        ("12-16", "逾期", "fotang_lx"),
        ("12-22", "逾期", "fotang_lx"),
        ("12-26", "逾期", "fotang_lx"),
    ]


def test_a_unit_whose_accounts_are_all_undecided_is_not_reminded_of_task_3(half_a_year: list[Line]) -> None:
    lines = [line for line in of_unit(half_a_year, "市教育局") if "2022-08" <= line.time[:7] <= "2022-09"]

    assert brief(reminders(lines)) == [
        ("08-02", "逾期", "jiaoyuju_lx"),
        ("08-08", "逾期", "jiaoyuju_lx"),
        ("08-15", "逾期", "jiaoyuju_lx"),
    ]
    assert not any("任务3" in line.text for line in lines)


def test_the_preview_is_what_the_clock_then_does_and_touches_nothing(handed: County) -> None:
    with handed.change() as session:
        before = [session.scalar(select(func.count()).select_from(table)) for table in (Notice, Outbox, History)]

    promised = preview(handed.database, date(2022, 7, 28), date(2022, 8, 2), AGENT)

    with handed.change() as session:
        after = [session.scalar(select(func.count()).select_from(table)) for table in (Notice, Outbox, History)]
    done = handed.run("2022-07-28", "2022-08-02", "08:50", "09:00")
    assert before == after
    assert _foreseen(line for line in done if line.kind != "交办确认") == _foreseen(promised)


@pytest.mark.parametrize(
    ("back_at", "rounds"),
    [
        ("12:00", ("12:00", "14:30")),
        ("15:10", ("15:10",)),
        ("18:00", ("18:00",)),
        ("08:20", ("08:20", "08:50", "09:00")),
    ],
)
def test_a_preview_made_after_a_morning_without_the_clock_begins_at_that_moment(
    handed: County, back_at: str, rounds: tuple[str, ...]
) -> None:
    with handed.change() as session:
        set_business_time(session, parse_moment(f"2022-07-28T{back_at}"), MachineClock().now())

    promised = preview(handed.database, date(2022, 7, 28), date(2022, 7, 29), AGENT)

    assert all(line.time[:16] >= f"2022-07-28T{back_at}" for line in promised)
    done = handed.run("2022-07-28", "2022-07-28", *rounds) + handed.run("2022-07-29", "2022-07-29")
    assert _in_minutes(_foreseen(line for line in done if line.kind != "交办确认")) == _in_minutes(_foreseen(promised))
    assert any(line.kind == "临期" for line in promised) == (back_at != "18:00")  # then only the last day is left


def _in_minutes(lines: Iterable[Line]) -> list[Line]:
    """The business clock runs on while the preview is made."""
    return [line._replace(time=line.time[:16]) for line in lines]


def _foreseen(lines: Iterable[Line]) -> list[Line]:
    """Which seal will be the newest, nobody knows beforehand: of that message the words are left out."""
    return [line._replace(text="") if line.kind == "日志封印" else line for line in lines]


def test_nothing_reaches_a_unit_before_the_office_has_confirmed(county: County) -> None:
    lines = county.run("2022-07-27", "2022-08-02", "08:50", "09:00")

    assert to_units(lines) == []
    assert Counter(line.kind for line in lines)["交办确认"] == 2


def test_the_confirmed_notice_goes_out_once_in_the_first_window(county: County) -> None:
    with county.acting("2022-07-02T10:00", "fuban_sp") as (session, act):  # a Saturday
        from_office = act.by
        assert from_office is not None
        assert from_office.holds(Role.APPROVER)
        next(iter(session.scalars(select(Assignment)).unique())).plan.confirm_handover(act)

    lines = county.run("2022-07-02", "2022-07-05", "08:50", "09:00", "14:30", "20:00")

    handed = [line for line in lines if line.kind == "交办"]
    assert {line.time[:16] for line in handed} == {"2022-07-04T09:00"}
    assert not any("未交办" in line.text for line in lines)  # on Monday at 8:50 they only await the window
    assert len(handed) == len({line.unit for line in handed}) == 40  # 市府办 and 市委宣传部 are not urged


def test_a_unit_of_which_only_the_leaders_are_known_is_not_handed_over_to_nobody(county: County) -> None:
    county.confirm()
    county.leave("fotang_lx", "fotang_jb")

    lines = county.run("2022-07-01", "2022-07-04", "08:50", "09:00")

    assert [line for line in lines if line.kind == "交办" and line.unit == "佛堂镇"] == []
    assert [line.time[5:10] for line in lines if "佛堂镇（未交办）" in line.text] == ["07-04"] * 3
    with county.change() as session:
        assert county.item(session, 1, "佛堂镇").state == NOT_HANDED_OVER


def test_the_day_that_the_office_is_told_is_the_day_on_which_it_goes_out(county: County) -> None:
    with county.change() as session:
        for plan in Plan.all(session):
            plan.handover_on = date(2022, 7, 2)  # a Saturday

    asked = next(line for line in county.round("2022-06-30T10:00") if line.kind == "交办确认")

    assert "确认后7月4日（周一）发出" in asked.text


def test_every_item_is_handed_over_also_where_nobody_is_written_to(county: County) -> None:
    county.confirm()

    county.round("2022-07-01T09:00")

    with county.change() as session:
        assert {item.state for item in session.scalars(select(Assignment)).unique()} == {"待签收"}


def test_after_days_of_downtime_only_the_newest_rung_is_told(handed: County) -> None:
    lines = of_unit(handed.run("2022-08-09", "2022-08-11", "09:00"), "佛堂镇")

    assert brief(lines) == [("08-09", "逾期", "fotang_lx")]
    skipped = [
        notice.kind for notice in handed.notices(state="跳过") if notice.kind.startswith(("临期", "最后", "逾期"))
    ]
    assert set(skipped) == {"临期-7日", "临期-3日", "最后一个工作日+0日", "逾期+1工作日"}


def test_an_hour_of_downtime_keeps_nobody_waiting_any_longer(handed: County) -> None:
    late = handed.round("2022-07-29T10:00")

    assert len(reminders(late)) == 40 - 1  # as at nine, once each
    assert reminders(handed.round("2022-07-29T10:01")) == []


def test_a_missed_rung_waits_for_the_window_of_the_next_working_day(handed: County) -> None:
    lines = handed.run("2022-07-22", "2022-07-25", "08:00", "12:00", "20:00") + handed.round("2022-07-25T14:30")

    assert brief(of_unit(reminders(lines), "佛堂镇")) == [("07-25", "临期", "fotang_lx")]


def test_what_becomes_due_after_the_digest_waits_for_the_next_working_day(handed: County) -> None:
    handed.round("2022-07-22T09:00")
    with handed.change() as session:
        handed.item(session, 1, "佛堂镇").due_at = parse_moment("2022-07-25T23:59:59")

    lines = [*handed.round("2022-07-22T10:00"), *handed.round("2022-07-25T09:00")]

    assert brief(of_unit(reminders(lines), "佛堂镇")) == [("07-25", "最后一个工作日", "fotang_lx")]


def test_a_second_round_at_the_same_moment_is_harmless(handed: County) -> None:
    first, second = handed.round("2022-07-29T09:00"), handed.round("2022-07-29T09:00")

    assert len(reminders(first)) == 40 - 1  # 市数管中心 and 市融媒体中心 owe task 2, 市府办 and the Party nothing
    assert second == []


def test_the_next_cycle_opens_although_the_last_is_unfinished(handed: County) -> None:
    handed.run("2022-09-30", "2022-10-01", "08:50")

    with handed.change() as session:
        cycles = {item.cycle: item.state for item in session.scalars(select(Assignment)).unique() if item.number == 5}
        due = handed.item(session, 5, "市数管中心", "2022-10").due_at
    assert cycles == {"2022-09": "待签收", "2022-10": "办理中"}
    assert due == parse_moment("2022-10-25T23:59:59")


def test_months_of_downtime_open_every_cycle_between(handed: County) -> None:
    handed.round("2023-01-03T08:00")

    with handed.change() as session:
        found = defaultdict(list)
        for item in session.scalars(select(Assignment).order_by(Assignment.id)).unique():
            found[item.number].append(item.cycle)
    assert found[5] == ["2022-09", "2022-10", "2022-11", "2022-12", "2023-01"]
    assert sorted(set(found[12])) == ["2022-H2", "2023-H1"]
    assert set(found[10]) == {"2022-Q4"}  # 首期: reported once in words, then counted


def test_nothing_opens_before_the_first_cycle_was_handed_over(county: County) -> None:
    county.round("2023-01-03T08:00")

    with county.change() as session:
        assert session.scalar(select(func.count()).select_from(Assignment)) == 127


def test_people_who_left_are_not_written_to(handed: County) -> None:
    handed.leave("fotang_lx")

    lines = handed.round("2022-07-22T09:00")

    assert brief(of_unit(lines, "佛堂镇")) == [("07-22", "临期", "fotang_jb")]  # 替补: 经办人


def test_what_a_unit_need_not_do_is_not_on_its_card(county: County) -> None:
    county.confirm()
    with county.change() as session:
        unit = county.item(session, *FOTANG).unit
        for account in session.scalars(select(Account).where(Account.unit_id == unit.id)):
            account.disposition = Disposition.KEEP

    lines = [line for line in county.round("2022-07-01T09:00") if line.unit == "佛堂镇"]

    assert [line.kind for line in lines] == ["交办"]
    assert "佛堂镇承担2项" in lines[0].text
    assert "任务3" not in lines[0].text
    with county.change() as session:
        assert county.item(session, 3, "佛堂镇").state == "不适用"
