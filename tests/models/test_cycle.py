"""Cycles: how they are named, follow each other, and fall due."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.models.cycle import EARLIER, LATER, LENGTHS, RHYTHMS, Cycle
from bot.workdays import REST, WORK, Workdays

CYCLES = st.sampled_from(sorted(LENGTHS)).flatmap(
    lambda kind: st.builds(Cycle, st.just(kind), st.integers(1970, 2200), st.integers(1, 12 // LENGTHS[kind]))
)
RULES = {
    "M": ["当月25日", "次月5日", "当月31日"],
    "Q": ["季后首月5日", "季末月15日"],
    "H": ["6月15日、12月15日", "6月15日、11月30日"],
    "": ["12月20日", "2月29日"],
}
CALENDARS = st.builds(
    Workdays,
    st.dictionaries(st.dates(date(2022, 1, 1), date(2023, 12, 31)), st.sampled_from([REST, WORK]), max_size=20),
)
NEAR = CYCLES.filter(lambda cycle: cycle.year == 2022) | st.sampled_from(["2022-09", "2022-Q4", "2022-H2", "2022"]).map(
    Cycle.parse
)


@pytest.mark.parametrize(
    ("name", "label", "first", "last", "following"),
    [
        ("2022-09", "2022年9月", "2022-09-01", "2022-09-30", "2022-10"),
        ("2022-12", "2022年12月", "2022-12-01", "2022-12-31", "2023-01"),
        ("2024-02", "2024年2月", "2024-02-01", "2024-02-29", "2024-03"),
        ("2022-Q4", "2022年第四季度", "2022-10-01", "2022-12-31", "2023-Q1"),
        ("2022-H1", "2022年上半年", "2022-01-01", "2022-06-30", "2022-H2"),
        ("2022-H2", "2022年下半年", "2022-07-01", "2022-12-31", "2023-H1"),
        ("2022", "2022年", "2022-01-01", "2022-12-31", "2023"),
    ],
)
def test_a_cycle_knows_its_name_and_days(name: str, label: str, first: str, last: str, following: str) -> None:
    cycle = Cycle.parse(name)

    assert (str(cycle), cycle.label) == (name, label)
    assert (str(cycle.first_day), str(cycle.last_day), str(cycle.next())) == (first, last, following)


@pytest.mark.parametrize(
    "name",
    ["", "2022-13", "2022-00", "2022-Q5", "2022-H3", "2022-9", "22-09", "9999-12", "2022-09-01", "٢٠٢٢", "2022-q4"],
)
def test_what_is_no_cycle_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        Cycle.parse(name)


@given(CYCLES)
def test_a_cycle_reads_back_as_written(cycle: Cycle) -> None:
    assert Cycle.parse(str(cycle)) == cycle


@given(CYCLES)
def test_cycles_follow_each_other_without_gap(cycle: Cycle) -> None:
    assert cycle.next().first_day == cycle.last_day + timedelta(days=1)


@given(CYCLES, st.data())
def test_every_day_of_a_cycle_finds_it(cycle: Cycle, data: st.DataObject) -> None:
    rhythm = next(rhythm for rhythm, kind in RHYTHMS.items() if kind == cycle.kind)

    assert Cycle.holding(rhythm, data.draw(st.dates(cycle.first_day, cycle.last_day))) == cycle


@pytest.mark.parametrize(
    ("cycle", "rule", "day"),
    [
        ("2022-09", "当月25日", "2022-09-25"),
        ("2022-09", "次月5日", "2022-10-05"),
        ("2022-12", "次月5日", "2023-01-05"),
        ("2022-09", "当月31日", "2022-09-30"),
        ("2023-01", "次月30日", "2023-02-28"),
        ("2022-Q4", "季后首月5日", "2023-01-05"),
        ("2022-Q4", "季末月15日", "2022-12-15"),
        ("2022", "12月20日", "2022-12-20"),
        ("2022-H1", "6月15日、12月15日", "2022-06-15"),
        ("2022-H2", "6月15日、12月15日", "2022-12-15"),
        ("2022-H2", "6月15日、11月30日", "2022-11-30"),
    ],
)
def test_the_printed_day_is_the_one_inside_the_cycle(cycle: str, rule: str, day: str) -> None:
    assert str(Cycle.parse(cycle).due_day(rule, "", Workdays())) == day


@pytest.mark.parametrize(
    ("cycle", "rule"),
    [
        ("2022-09", "季末月15日"),
        ("2022-Q4", "当月25日"),
        ("2022-H2", "6月15日"),
        ("2022", "6月15日、12月15日"),
        ("2022", "13月1日"),
        ("2022-09", "当月0日"),
        ("2022-09", "每周五"),
        ("2022-09", ""),
    ],
)
def test_a_rule_that_does_not_fit_its_cycle_is_refused(cycle: str, rule: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        Cycle.parse(cycle).due_day(rule, "", Workdays())


@given(NEAR, CALENDARS, st.data())
def test_a_moved_deadline_is_the_nearest_working_day(cycle: Cycle, workdays: Workdays, data: st.DataObject) -> None:
    rule = data.draw(st.sampled_from(RULES[cycle.kind]))
    printed = cycle.due_day(rule, "", workdays)
    earlier, later = cycle.due_day(rule, EARLIER, workdays), cycle.due_day(rule, LATER, workdays)

    assert workdays.is_workday(earlier)
    assert workdays.is_workday(later)
    assert earlier <= printed <= later
    between = [earlier + timedelta(days=n) for n in range(1, (later - earlier).days)]
    assert not any(workdays.is_workday(day) for day in between)


def test_the_long_holiday_moves_what_falls_into_it() -> None:
    rest = {date(2022, 10, day): REST for day in range(3, 8)} | {date(2022, 10, 8): WORK, date(2022, 10, 9): WORK}

    assert str(Cycle.parse("2022-09").due_day("次月5日", LATER, Workdays(rest))) == "2022-10-08"
    assert str(Cycle.parse("2022-09").due_day("次月5日", EARLIER, Workdays(rest))) == "2022-09-30"
