"""Text on its way out: sizes, pieces, and no markup of a user's."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.wecom.texts import cut_bytes, cut_chars, printable, split_text, unmarked, untagged

WRITTEN = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.just("\n"), max_size=400)


@given(text=WRITTEN, limit=st.integers(8, 200))
def test_a_cut_text_fits_and_begins_like_the_whole(text: str, limit: int) -> None:
    cut = cut_bytes(text, limit)

    assert len(cut.encode()) <= limit
    assert cut == text or text.startswith(cut.removesuffix("…"))


@pytest.mark.parametrize(("text", "cut"), [("一二三", "一二三"), ("一二三四", "一二…"), ("", "")])
def test_a_text_of_too_many_characters_ends_in_an_ellipsis(text: str, cut: str) -> None:
    assert cut_chars(text, 3) == cut


@given(text=WRITTEN, limit=st.integers(8, 200))
def test_the_pieces_fit_and_hold_all_that_was_written(text: str, limit: int) -> None:
    pieces = split_text(text, limit)

    assert all(len(piece.encode()) <= limit and piece.strip() for piece in pieces)
    assert "".join("".join(pieces).split()) == "".join(untagged(printable(text)).split())


def test_a_text_is_broken_at_line_ends() -> None:
    assert split_text("第一行\n第二行\n第三行", 20) == ["第一行\n第二行", "第三行"]


def test_a_line_that_is_too_long_is_broken_between_characters() -> None:
    assert split_text("督办" * 4, 10) == ["督办督", "办督办", "督办"]


@pytest.mark.parametrize("text", ["", " \n\n "])
def test_blank_text_has_no_pieces(text: str) -> None:
    assert split_text(text) == []


@pytest.mark.parametrize("text", ["<a href='x'>y</a>", "<@all>", "<!-- x", "<think>"])
def test_no_tag_survives_in_plain_text(text: str) -> None:
    assert "<" not in untagged(text)


@pytest.mark.parametrize("text", ["粉丝 < 500", "3<5", "a -> b", "1_a_b"])
def test_what_is_no_tag_stays_as_written(text: str) -> None:
    assert untagged(text) == text


@given(text=WRITTEN)
@example(text="0__")
def test_making_text_harmless_twice_changes_nothing_more(text: str) -> None:
    assert unmarked(unmarked(text)) == unmarked(text)
    assert untagged(untagged(text)) == untagged(text)


def test_an_emphasis_by_underscores_is_not_rendered() -> None:
    assert unmarked("_强调_ a_b") == "＿强调＿ a_b"


def test_controls_and_lone_surrogates_are_left_out() -> None:
    assert printable("a\0b\x0bc\ud800d\ufffee\tf\n") == "abcdef\n".replace("ef", "e\tf")
