"""Templates of the office's own: filled in place of ours, and what happens to a paper whose template is broken."""

import io
from pathlib import Path

import pytest
from docx import Document

from bot.papers.own import BRIEF, NAMES, Paper, Picture, strangers
from bot.papers.own_check import SAMPLES, found


def template(folder: Path, name: str, *paragraphs: str) -> Path:
    """A template with these paragraphs."""
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    document.save(str(folder / name))
    return folder


def said(data: bytes) -> list[str]:
    """The paragraphs of a paper."""
    return [paragraph.text for paragraph in Document(io.BytesIO(data)).paragraphs]


def test_every_paper_is_ours_where_the_office_has_no_template(tmp_path: Path) -> None:
    for sample in SAMPLES.values():
        made = sample().made(tmp_path)
        assert (made.data[:2], made.template, made.why) == (b"PK", "", "")
    assert found(tmp_path / "nowhere") == ([], [])


def test_a_template_is_filled_with_its_words_lists_and_chart(tmp_path: Path) -> None:
    loop = ("{%p for 节 in 各节 %}", "【{{ 节.名称 }}】", "{{ 节.段落[0] }}", "{%p endfor %}")
    template(tmp_path, "专报.docx", "{{ 标题 }}", *loop, "{{ 图 }}", "{{ 落款 }}")

    made = SAMPLES[BRIEF]().made(tmp_path)

    assert made.why == ""
    assert said(made.data) == ["督办专报", "【总体】", "办结1项。", "", "市府办"]
    assert len(Document(io.BytesIO(made.data)).inline_shapes) == 1


def test_words_of_people_stay_words(tmp_path: Path) -> None:
    template(tmp_path, "专报.docx", "{{ 标题 }}")
    paper = Paper(BRIEF, {"标题": "<w:br/>{{ 1 + 1 }}&"}, lambda: b"ours")

    assert said(paper.made(tmp_path).data) == ["<w:br/>{{ 1 + 1 }}&"]


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("{{ 标题", "标记写错了（有一处 {{ 名称 }} 没有写全）"),
        ("{% end %}", "标记写错了（没有“end”这种标记，或多了一个）"),
        ("{% for x in 各节 %}", "标记写错了（少一个 {% endfor %}）"),
        ("{{ 没有的 }}", "没有这个字段"),
        ("{{ 标题.__class__.__mro__ }}", "填不进去"),
        ("{% for x in range(10 ** 9) %}{% endfor %}", "填不进去"),
    ],
)
def test_a_broken_template_is_named_and_ours_is_made(tmp_path: Path, words: str, why: str) -> None:
    template(tmp_path, "专报.docx", words)

    made = SAMPLES[BRIEF]().made(tmp_path)

    assert said(made.data)[0] == "督办专报"
    assert (made.template, made.why[: len(why)]) == ("专报.docx", why)
    assert found(tmp_path)[1][0].startswith(f"专报.docx：{why}")


def test_what_is_no_document_and_what_bears_no_name_of_ours(tmp_path: Path) -> None:
    for names in NAMES.values():
        (tmp_path / names[-1]).write_bytes(b"no document")
    template(tmp_path, "月报.docx", "x")

    sound, broken = found(tmp_path)

    assert sound == []
    assert len(broken) == len(NAMES)
    assert all("打不开" in line for line in broken)
    assert strangers(tmp_path) == ["月报.docx"]
    assert Picture(b"").width == 150
