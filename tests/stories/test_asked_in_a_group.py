"""What the office asks and urges in a group without a word of whom: of the units that sit there, which is said."""

import pytest

from tests.world import World

TOWNS, FOTANG = "wrSample_zhenjie", "wrSample_fotang"
OF_TOWNS = "只{}“镇街督办群（样例）”的14个单位；要全部单位的，请再说一遍，加上“全部单位”。"


@pytest.mark.parametrize("words", ["还有几家没签收", "没签收的有哪些", "任务1还有谁没报"])
def test_in_the_group_of_the_towns_the_towns_are_meant_and_it_is_said(july: World, words: str) -> None:
    july.say("fuban_sp", words, group=TOWNS)
    told = july.texts("fuban_sp")[-1]

    assert told.startswith("镇街，")
    assert told.endswith(OF_TOWNS.format("算"))
    assert "市公安局" not in told

    july.say("fuban_sp", f"全部单位{words}", group=TOWNS)
    assert not july.texts("fuban_sp")[-1].startswith("镇街，")


def test_in_a_group_its_units_are_urged_and_nobody_else(july: World) -> None:
    july.say("fuban_sp", "催一下没签收的", group=TOWNS)
    shown = july.texts("fuban_sp")[-1]
    assert shown.startswith("将提醒14个单位42项")
    assert shown.endswith(OF_TOWNS.format("催"))
    assert july.say("fuban_sp", "是").startswith("已安排提醒14个单位42项")
    assert not july.heard("gonganju_jb", "【催办】")


def test_in_a_units_own_group_it_alone_is_urged_and_all_are_counted(july: World) -> None:
    assert july.say("fuban_sp", "催一下没签收的", group=FOTANG).startswith("将提醒1个单位3项")
    july.say("fuban_sp", "还有几家没签收", group=FOTANG)
    assert july.texts("fuban_sp")[-1].startswith("未签收（共127项）：42个单位")


def test_alone_with_us_all_are_meant(july: World) -> None:
    assert july.say("fuban_sp", "催一下没签收的").startswith("将提醒40个单位")
