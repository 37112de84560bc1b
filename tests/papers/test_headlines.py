"""A long title stands in lines of about the same length; none begins or ends in the midst of a name or a number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.papers.plain import HEADLINE, headlines, one_line


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("2022年7月政务新媒体通报", ["2022年7月政务新媒体通报"]),
        (
            "关于《关于开展全县古树名木普查建档和保护提升工作的通知》2026年3月落实情况的通报",
            ["关于《关于开展全县古树名木", "普查建档和保护提升工作的通知》", "2026年3月落实情况的通报"],
        ),
        (
            "关于《关于加强校园周边整治的通知》2026年10月落实情况的通报",
            ["关于《关于加强校园周边整治的通知》", "2026年10月落实情况的通报"],
        ),
    ],
)
def test_a_title_is_broken_where_it_has_a_pause(title: str, lines: list[str]) -> None:
    assert headlines(title) == lines


@given(st.text(alphabet="关于办理情况的通知《》（）2022年7月A", max_size=80))
def test_nothing_of_a_title_is_lost(title: str) -> None:
    assert "".join(headlines(title)).replace(" ", "") == one_line(title).replace(" ", "")


def test_no_line_is_a_single_character() -> None:
    for length in range(HEADLINE + 1, 4 * HEADLINE):
        assert min(map(len, headlines("文" * length))) > HEADLINE / 2 - 1, length
