"""What the office decides of accounts, put right before it counts: another account, another fate, another reason."""

import pytest

from tests.world import World

OFFICE = "fuban_sp"


def test_each_correction_changes_what_it_names_alone(july: World) -> None:
    july.say(OFFICE, "14关停，粉丝少")

    other = july.say(OFFICE, "不对，是15")
    assert "把1个账号定为关停" in other
    assert "综合行政执法局" in other
    assert "理由：粉丝少" in other
    assert "没有办" not in other
    assert "理由：没有更新" in july.say(OFFICE, "理由改成：没有更新")
    assert "等着您" in july.say(OFFICE, "佛堂报了没")
    assert "把1个账号定为保留" in july.say(OFFICE, "不对，是保留")
    assert "理由：有人管" in july.say(OFFICE, "换个说法：有人管")
    decided = july.say(OFFICE, "是")
    assert "综合行政执法局（微信订阅号）——保留，有人管" in decided
    assert "市场监管" not in decided


def test_another_account_stands_in_the_place_of_the_one_without_a_reason(july: World) -> None:
    july.say(OFFICE, "处置 14号关停，15号关停")
    assert "2个账号" in july.say(OFFICE, "不对，是16")
    july.say(OFFICE, "15去掉")

    again = july.say(OFFICE, "错了，是16")

    assert "把1个账号定为关停" in again
    assert "市场监管" not in again


def test_a_reason_is_put_right_beside_an_offer(july: World) -> None:
    july.say(OFFICE, "公安局快手关停，粉丝太少")

    assert "定为关停，原因“长期不更新”" in july.say(OFFICE, "理由改成：长期不更新")


@pytest.mark.parametrize("words", ["3、9保留，有人管；4关停，没人管", "3、9保留，有人管。4关停，没人管。"])
def test_parts_with_reasons_of_their_own_are_decided_one_by_one(july: World, words: str) -> None:
    shown = july.say(OFFICE, words)

    assert shown.startswith("“4关停，没人管”这一句还没有办")
    assert "把2个账号定为保留" in shown
    assert "理由：有人管\n" in shown


def test_what_waits_is_no_word_of_a_reason(july: World) -> None:
    assert "一个都没定" in july.say(OFFICE, "3保留，有人管；4先放一放")
