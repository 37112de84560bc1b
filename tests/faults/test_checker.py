"""The checker itself: each class is found, and a clean run passes."""

from tests.faults.checker import judge


def test_a_clean_run_is_valid_and_what_nobody_was_told_may_come_out() -> None:
    verdict = judge(handed_in="abc", acknowledged="ab", came_out="abc")

    assert verdict.is_valid
    assert verdict.figures == {
        "handed in": 3,
        "acknowledged": 2,
        "lost": 0,
        "unexpected": 0,
        "duplicated": 0,
        "recovered": 1,
    }


def test_what_was_lost_doubled_or_invented_is_named() -> None:
    verdict = judge(handed_in="abc", acknowledged="abc", came_out="aacx")

    assert not verdict.is_valid
    assert (verdict.lost, verdict.duplicated, verdict.unexpected) == (["b"], ["a"], ["x"])
