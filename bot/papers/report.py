"""通报 of a month in the layout of an official paper (GB/T 9704): text, comparison, chart, the units as an annex."""

import io
from collections.abc import Sequence
from dataclasses import dataclass

from docx import Document
from docx.document import Document as Doc
from docx.shared import Mm, Pt

from bot.papers.charts import Bar, bar_chart
from bot.papers.official import (
    BODY,
    BODY_FONT,
    CENTER,
    LABEL,
    LABEL_FONT,
    LEFT,
    LINE,
    RIGHT,
    SMALL,
    TITLE,
    XIAO_SI,
    grid,
    numbered_pages,
    prepare,
    repeat_heading,
    row,
    styled,
    write,
)
from bot.papers.pictures import CHINESE
from bot.papers.plain import headlines, one_line

INDENT = Pt(32)  # two characters of 三号
CELL, CELL_HEAD, CAPTION = "表内文字", "表头文字", "图表标题"
DRAFT = "（草稿，供核定；未经核定不得印发）"


@dataclass(frozen=True, slots=True)
class Report:
    """The facts of one month's report."""

    title: str
    addressee: str
    opening: str
    sections: Sequence[tuple[str, Sequence[str]]]
    chart_name: str
    bars: Sequence[Bar]
    table_name: str
    table_head: Sequence[str]
    table: Sequence[Sequence[str]]
    annex_name: str
    annex_head: Sequence[str]
    annex: Sequence[Sequence[str]]
    signer: str
    day: str


def report(facts: Report) -> bytes:
    """The report as a docx file."""
    document = Document()
    prepare(document)
    numbered_pages(document)
    for name, font in ((CELL, BODY_FONT), (CELL_HEAD, LABEL_FONT), (CAPTION, LABEL_FONT)):
        styled(document, name, font, XIAO_SI, Pt(18)).paragraph_format.alignment = CENTER
    write(document, SMALL, DRAFT)
    title = write(document, TITLE, "\n".join(headlines(facts.title))).paragraph_format
    title.line_spacing, title.space_after = Pt(34), LINE
    write(document, BODY, one_line(facts.addressee), LEFT)
    _paragraph(document, facts.opening)
    for place, section in enumerate(facts.sections):
        _section(document, place, section)
        if place == 0:
            _figures(document, facts)
    _signature(document, facts)
    _annex(document, facts)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _paragraph(document: Doc, text: str) -> None:
    write(document, BODY, one_line(text)).paragraph_format.first_line_indent = INDENT


def _section(document: Doc, place: int, section: tuple[str, Sequence[str]]) -> None:
    name, texts = section
    heading = write(document, LABEL, f"{CHINESE[place]}、{one_line(name)}").paragraph_format
    heading.first_line_indent, heading.keep_with_next = INDENT, True
    for number, text in enumerate(texts, 1):
        _paragraph(
            document, f"（{CHINESE[number - 1]}）{text}" if len(texts) > 1 and not text.startswith("（") else text
        )


def _figures(document: Doc, facts: Report) -> None:
    """The comparison and the chart, each with its caption, each kept together."""
    _caption(document, facts.table_name)
    _table(document, (Mm(54), Mm(32), Mm(32), Mm(32)), facts.table_head, facts.table)
    if facts.bars:
        _caption(document, facts.chart_name)
        picture = document.add_paragraph()
        picture.alignment = CENTER
        picture.add_run().add_picture(io.BytesIO(bar_chart(facts.bars)), width=Mm(150))


def _caption(document: Doc, text: str) -> None:
    caption = write(document, CAPTION, one_line(text)).paragraph_format
    caption.space_before, caption.space_after, caption.keep_with_next = Pt(8), Pt(4), True


def _table(document: Doc, widths: Sequence[Mm], head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    table = grid(document, *widths)
    first = row(table, Mm(7))
    repeat_heading(first)
    for cell, text in zip(first.cells, head, strict=True):
        write(cell, CELL_HEAD, one_line(text))
    for values in rows:
        for cell, text in zip(row(table, Mm(6.5)).cells, values, strict=True):
            write(cell, CELL, one_line(text))


def _signature(document: Doc, facts: Report) -> None:
    write(document, BODY, "").paragraph_format.keep_with_next = True
    _paragraph(document, f"附件：{facts.annex_name}")
    write(document, BODY, "").paragraph_format.keep_with_next = True
    for text in (facts.signer, facts.day):
        signed = write(document, BODY, one_line(text), RIGHT).paragraph_format
        signed.right_indent, signed.keep_with_next = INDENT * 2, True  # name and day stay on one page


def _annex(document: Doc, facts: Report) -> None:
    head = write(document, LABEL, "附件", LEFT).paragraph_format
    head.page_break_before = True
    name, paren, until = one_line(facts.annex_name).partition("（")
    title = write(document, TITLE, name).paragraph_format
    if until:  # 各单位办理情况（截至7月20日）: broken where it has a pause, not before its last character
        title = write(document, TITLE, paren + until).paragraph_format
    title.space_after = Pt(10)
    widths = (Mm(14), Mm(52), *([Mm(18)] * (len(facts.annex_head) - 2)))
    _table(document, widths, facts.annex_head, facts.annex)
