"""An extension in people's own words: a paper that is put right after it was sent."""

import pytest

from tests.world import World

CLERK = "suxi_jb"


@pytest.fixture
def sent(july: World) -> World:
    """An extension that waits for the principal."""
    assert "YQ-2022-001" in july.say(CLERK, "延期 3 到9月20日 冲锋舟还没到货")
    return july


def test_a_day_inside_the_new_reason_leaves_the_day_alone(sent: World) -> None:
    answer = sent.say(CLERK, "修改 YQ-2022-001 冲锋舟还没到货，厂家9月16日才发货")

    assert "申请延到：2022年9月20日" in answer
    assert "原因：冲锋舟还没到货，厂家9月16日才发货" in answer


def test_who_leaves_a_changed_paper_hears_where_it_is(sent: World) -> None:
    sent.say(CLERK, "修改 YQ-2022-001 9月25日")

    left = sent.say(CLERK, "算了不改了")

    assert "YQ-2022-001现在没有送签" in left
    assert "延到9月25日，原因：冲锋舟还没到货" in left
    assert "回复“继续 YQ-2022-001”" in left
    assert "送苏溪主要" in sent.say(CLERK, "继续 YQ-2022-001")
