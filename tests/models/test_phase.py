"""阶段 of a notice, as plan.csv writes them."""

from datetime import date

import pytest

from bot.models.phase import Phase, belongs, parse

THREE = "布局建设:2022-07;分批整合:2022-08;动态监管:2022-09起"


def test_a_phase_is_a_month_until_the_next_or_without_end() -> None:
    first, second, third = parse(THREE)

    assert first == Phase("布局建设", date(2022, 7, 1), date(2022, 7, 31))
    assert (second.last, third.last) == (date(2022, 8, 31), None)
    assert [phase.stands(date(2022, 8, 1)) for phase in (first, second, third)] == ["已结束", "进行中", "未开始"]


def test_months_and_days_from_to_are_read_in_any_order() -> None:
    later, earlier = "攻坚：2022-10至2022-12", "动员:2022-09-05~2022-09-20"

    assert parse(f"{later}；{earlier}") == [
        Phase("动员", date(2022, 9, 5), date(2022, 9, 20)),
        Phase("攻坚", date(2022, 10, 1), date(2022, 12, 31)),
    ]
    assert parse("") == []


@pytest.mark.parametrize("text", ["七月", "布局:2022", "布局:2022-13", "布局:2022-07至2022-06", "布局:2022-02-30"])
def test_what_cannot_be_read_is_said(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the loader says where
        parse(text)


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2022, 6, 30), "布局建设"),
        (date(2022, 7, 31), "布局建设"),
        (date(2022, 8, 31), "分批整合"),
        (date(2023, 6, 1), "动态监管"),
    ],
)
def test_an_item_belongs_to_the_phase_in_which_it_is_due(day: date, name: str) -> None:
    found = belongs(parse(THREE), day)

    assert found is not None
    assert found.name == name
    assert belongs([], day) is None
