"""The days of reminders.csv: pure tables, and what must hold for any calendar and any rules."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.scheduler import rules
from bot.scheduler.rules import Base, Rule, latest, reached
from bot.workdays import REST, WORK, Workdays

HOLIDAYS = [date(2022, 9, day) for day in (10, 11, 12)] + [date(2022, 10, day) for day in range(1, 8)]
CALENDAR = Workdays({**dict.fromkeys(HOLIDAYS, REST), date(2022, 10, 8): WORK, date(2022, 10, 9): WORK})
JULY, AUGUST = date(2022, 7, 31), date(2022, 8, 31)  # a Sunday, a Wednesday
FAR = date(2022, 12, 31)


@dataclass
class Row:
    """A line of reminders.csv."""

    kind: str
    offset: str
    unit: str = "日"
    shift: str = "前移"
    condition: str = ""
    receivers: str = "承办人;联系人"
    substitutes: str = "经办人"
    needs_tap: bool = False
    seq: int = 1


def read(*rows: Row) -> list[Rule]:
    for seq, row in enumerate(rows, 1):
        row.seq = seq
    return rules.read(rows)


def days(found: list[rules.Rung]) -> list[str]:
    return [f"{rung.rule.kind}{rung.day:%m-%d}" for rung in found]


def base(day: date, *, grace: bool = True) -> Base:
    return Base.of_deadline(day, CALENDAR, grace=grace)


SHIPPED = (
    Row("临期", "-7"),
    Row("临期", "-3", condition="近5个工作日无动静"),
    Row("最后一个工作日", "0"),
    Row("逾期", "1", "工作日", "顺延"),
    Row("逾期", "5", "工作日", "顺延"),
    Row("逾期", "每周", "首个工作日", "顺延", "至第10个工作日止，以后转“建议打电话”"),
)


def test_the_shipped_ladder_of_a_deadline_on_a_sunday() -> None:
    found = reached(read(*SHIPPED), base(JULY), CALENDAR, FAR)

    assert days(found) == ["临期07-22", "临期07-28", "最后一个工作日07-29", "逾期08-02", "逾期08-08", "逾期08-15"]


def test_the_shipped_ladder_of_a_deadline_on_a_wednesday() -> None:
    found = reached(read(*SHIPPED), base(AUGUST), CALENDAR, FAR)

    assert days(found) == ["临期08-24", "临期08-26", "最后一个工作日08-31", "逾期09-01", "逾期09-07", "逾期09-13"]


def test_without_the_grace_the_days_after_count_from_the_printed_deadline() -> None:
    found = reached(read(Row("逾期", "1", "工作日", "顺延")), base(JULY, grace=False), CALENDAR, FAR)

    assert days(found) == ["逾期08-01"]


def test_the_week_after_a_holiday_begins_on_its_first_working_day() -> None:
    weekly = read(Row("逾期", "1", "工作日", "顺延"), Row("逾期", "每周", "首个工作日", "顺延"))

    found = reached(weekly, base(date(2022, 9, 23)), CALENDAR, date(2022, 10, 20))

    assert days(found) == ["逾期09-26", "逾期10-08", "逾期10-10", "逾期10-17"]


def test_every_week_waits_for_the_last_counted_rung_of_its_own_kind_only() -> None:
    weekly = read(
        Row("逾期", "2", "工作日", "顺延"),
        Row("逾期", "每周", "首个工作日", "顺延"),
        Row("升级", "9", "工作日", "顺延"),
    )

    found = reached(weekly[:2], base(AUGUST), CALENDAR, date(2022, 9, 20))

    assert days(found) == ["逾期09-02", "逾期09-05", "逾期09-13", "逾期09-19"]


def test_the_telephone_is_advised_from_the_day_after_the_limit() -> None:
    weekly = read(*SHIPPED)

    advised = [
        rules.telephone_is_advised(weekly, base(JULY), CALENDAR, date(2022, 8, 15) + timedelta(days=n)) for n in (0, 1)
    ]

    assert advised == [False, True]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (Row("临期", "-3", "工作日", "前移"), "临期07-27"),
        (Row("临期", "-1", "日", "顺延"), "临期08-01"),
        (Row("逾期", "3", "日", "顺延"), "逾期08-04"),
        (Row("逾期", "2", "工作日", ""), "逾期08-03"),
        (Row("最后一个工作日", "0", "日", "顺延"), "最后一个工作日08-01"),
    ],
    ids=["working days before", "a day before, later", "days after", "working days after", "the next working day"],
)
def test_other_lines_of_the_vocabulary(row: Row, expected: str) -> None:
    assert days(reached(read(row), base(JULY), CALENDAR, FAR)) == [expected]


def test_a_day_moved_back_meets_another_and_only_the_later_counts() -> None:
    found = reached(read(Row("临期", "-1"), Row("最后一个工作日", "0")), base(JULY), CALENDAR, date(2022, 7, 29))

    assert [rung.rule.kind for rung in latest(found)] == ["最后一个工作日"]


def test_two_lines_that_differ_in_receivers_only_count_together() -> None:
    found = reached(
        read(Row("逾期", "1", "工作日", "顺延"), Row("逾期", "1", "工作日", "顺延", receivers="分管领导")),
        base(JULY),
        CALENDAR,
        FAR,
    )

    assert [rung.rule.receivers for rung in latest(found)] == [("承办人", "联系人"), ("分管领导",)]


def test_the_name_of_a_rung_outlives_a_change_of_the_calendar() -> None:
    before = reached(read(*SHIPPED), base(AUGUST), CALENDAR, FAR)
    longer = Workdays({**CALENDAR.exceptions, date(2022, 8, 24): REST, date(2022, 9, 1): REST})
    after = reached(read(*SHIPPED), Base.of_deadline(AUGUST, longer, grace=True), longer, FAR)

    assert [rung.key for rung in before] == [rung.key for rung in after]
    assert days(before) != days(after)


def test_a_line_of_no_kind_we_know_is_refused() -> None:
    with pytest.raises(ValueError, match="祝贺"):
        read(Row("祝贺", "1"))


KINDS = st.sampled_from([rules.BEFORE, rules.LAST_DAY, rules.OVERDUE])
DAYS = st.dates(date(2022, 1, 1), date(2023, 12, 31))
ANY_ROW = st.one_of(
    st.builds(
        Row,
        kind=KINDS,
        offset=st.integers(-40, 40).map(str),
        unit=st.sampled_from(["日", "工作日"]),
        shift=st.sampled_from(["前移", "顺延"]),
    ),
    st.just(Row("逾期", "每周", "首个工作日", "顺延")),
)
CALENDARS = st.dictionaries(DAYS, st.sampled_from([REST, WORK]), max_size=60).map(Workdays)


@given(rows=st.lists(ANY_ROW, min_size=1, max_size=8), calendar=CALENDARS, deadline=DAYS, grace=st.booleans())
def test_no_rung_ever_falls_on_a_rest_day_or_after_today(
    rows: list[Row], calendar: Workdays, deadline: date, *, grace: bool
) -> None:
    today = deadline + timedelta(days=50)
    found = reached(read(*rows), Base.of_deadline(deadline, calendar, grace=grace), calendar, today)

    assert all(calendar.is_workday(rung.day) and rung.day <= today for rung in found)
    assert [rung.day for rung in found] == sorted(rung.day for rung in found)


@given(st.lists(ANY_ROW, min_size=1, max_size=8), CALENDARS, DAYS)
def test_a_daily_look_tells_each_rung_at_most_once_and_never_an_older_one(
    rows: list[Row], calendar: Workdays, deadline: date
) -> None:
    ladder, told, order = read(*rows), set(), []
    for n in range(-45, 60):
        today = deadline + timedelta(days=n)
        if not calendar.is_workday(today):
            continue
        found = reached(ladder, Base.of_deadline(deadline, calendar, grace=True), calendar, today)
        winners = latest(found)
        if winners and winners[0].key not in told:
            order.append(winners[0].nominal)
        told |= {rung.key for rung in found}

    assert len(order) <= len(told)
    assert order == sorted(order)


@given(st.lists(ANY_ROW, min_size=1, max_size=8), DAYS)
def test_after_any_downtime_one_look_is_enough(rows: list[Row], deadline: date) -> None:
    ladder, today = read(*rows), deadline + timedelta(days=45)
    found = reached(ladder, Base.of_deadline(deadline, CALENDAR, grace=True), CALENDAR, today)

    winners = latest(found)

    assert len({rung.key for rung in winners}) == min(len(found), 1)
    assert all(rung.day <= max(winner.day for winner in winners) for rung in found)
