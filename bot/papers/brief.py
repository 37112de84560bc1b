"""专报 as a document: one A4 page with a chart, the same words as its picture."""

import io

from docx import Document
from docx.shared import Mm, Pt

from bot.papers.charts import bar_chart
from bot.papers.official import (
    BODY_FONT,
    CENTER,
    LABEL_FONT,
    RIGHT,
    SI_HAO,
    SMALL,
    TITLE,
    prepare,
    styled,
    write,
)
from bot.papers.pictures import CHINESE, Page
from bot.papers.plain import one_line

CLOSE, CLOSE_HEAD = "专报正文", "专报标题"
INDENT = SI_HAO * 2
FULL = 21  # lines of 四号 on the page beside the chart; more are set smaller


def brief(facts: Page) -> bytes:
    """The page as a docx file."""
    document = Document()
    prepare(document)
    page = document.sections[0]
    page.top_margin, page.bottom_margin = Mm(25), Mm(20)
    size, line = _fitting(facts)
    styled(document, CLOSE, BODY_FONT, size, line)
    styled(document, CLOSE_HEAD, LABEL_FONT, size, line)
    write(document, TITLE, facts.title)
    write(document, SMALL, one_line(facts.subtitle))
    for place, (name, lines) in enumerate(facts.sections):
        write(document, CLOSE_HEAD, f"{CHINESE[place]}、{one_line(name)}").paragraph_format.space_before = Pt(4)
        for text in lines:
            write(document, CLOSE, one_line(text)).paragraph_format.first_line_indent = INDENT
        if place == 0 and facts.bars:
            picture = document.add_paragraph()
            picture.alignment = CENTER
            picture.add_run().add_picture(io.BytesIO(bar_chart(facts.bars, 1800, 40)), width=Mm(150))
    for text in (facts.signer, facts.day):
        write(document, CLOSE, text, RIGHT)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _fitting(facts: Page) -> tuple[Pt, Pt]:
    """Type and line in which everything stays on one page."""
    lines = sum(-(-(len(text) + 2) // 27) for _, texts in facts.sections for text in texts) + len(facts.sections)
    if lines <= FULL:
        return Pt(14), Pt(23)
    return (Pt(12), Pt(19)) if lines <= FULL * 1.5 else (Pt(10.5), Pt(15.5))
