"""To whom an instruction to 各镇街, 各部门 or 各单位 goes."""

import pytest

from bot.models import Unit
from bot.models.instruction import of_group


@pytest.mark.parametrize(
    ("group", "names"),
    [
        ("镇街", ["望江镇", "石桥乡", "九里街道", "滨江园区"]),
        ("镇", ["望江镇", "石桥乡"]),
        ("乡镇", ["望江镇", "石桥乡"]),
        ("街道", ["九里街道"]),
        ("部门", ["县水利局"]),
        ("单位", ["望江镇", "石桥乡", "九里街道", "滨江园区", "县水利局"]),
    ],
)
def test_a_group_is_whom_the_roster_counts_among_it(group: str, names: list[str]) -> None:
    units = [
        Unit(short="望江镇", kind="镇", group_name="乡镇街道"),
        Unit(short="石桥乡", kind="乡", group_name="乡镇街道"),
        Unit(short="九里街道", kind="街道", group_name="乡镇街道"),
        Unit(short="滨江园区", kind="园区", group_name="乡镇街道"),
        Unit(short="县水利局", kind="部门", group_name="有关部门"),
        Unit(short="县大数据局", kind="中心", group_name="统筹监管"),
    ]

    assert [unit.short for unit in of_group(units, group)] == names


def test_where_the_notice_calls_a_group_so_all_of_it_is_meant() -> None:
    units = [
        Unit(short="白沙镇", kind="镇", group_name="乡镇"),
        Unit(short="城关街道", kind="街道", group_name="乡镇"),
        Unit(short="县水利局", kind="部门", group_name="县直部门"),
    ]

    assert [unit.short for unit in of_group(units, "乡镇")] == ["白沙镇", "城关街道"]
    assert [unit.short for unit in of_group(units, "镇")] == ["白沙镇"]
