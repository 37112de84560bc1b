"""委托代签 told in pieces: what was read is shown before anything goes to the office."""

from tests.stories.test_requests import PRINCIPAL
from tests.world import World

LEADER = "教育局分管（样例）"


def test_days_given_in_an_answer_are_shown_before_they_count(july: World) -> None:
    assert "委托到哪天" in july.say(PRINCIPAL, f"委托 {LEADER} 代签")

    shown = july.say(PRINCIPAL, "8月1号到5号")
    assert "还没办" in shown
    assert "8月1日至8月5日" in shown
    assert not july.history(event="delegation.propose")

    assert "已送市府办同意" in july.say(PRINCIPAL, "是")
    assert [row.subject_name for row in july.history(event="delegation.propose")] == [
        f"市教育局 教育局主要（样例）委托{LEADER}"
    ]


def test_what_was_shown_and_denied_is_not_given(july: World) -> None:
    july.say(PRINCIPAL, "委托代签")
    assert "8月1日至8月5日" in july.say(PRINCIPAL, "教育局分管，8月1号到5号")

    assert "不办了" in july.say(PRINCIPAL, "不对")
    assert not july.history(event="delegation.propose")


def test_other_days_for_the_one_that_runs(july: World) -> None:
    july.say(PRINCIPAL, f"委托 {LEADER} 代签 8月1日至8月3日")
    july.say(PRINCIPAL, "委托期弄短了，到8月5号才对")

    told = july.say(PRINCIPAL, "是")

    assert "没有改动" in told
    assert "8月1日至8月3日" in told
    assert "先回复“撤回委托”" in told


def test_a_delegation_is_taken_back_while_something_else_is_asked(july: World) -> None:
    july.say(PRINCIPAL, f"委托 {LEADER} 代签 8月1日至8月3日")
    assert "回复“是”" in july.say(PRINCIPAL, "委托期弄短了，到8月5号才对")

    assert "已撤回" in july.say(PRINCIPAL, "撤回委托")
