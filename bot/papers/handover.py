"""交接单 as a paper: what is open, by whom it was promised, and room for three signatures."""

import io
from collections.abc import Sequence
from dataclasses import dataclass

from docx import Document
from docx.document import Document as Paper
from docx.shared import Pt
from docx.table import Table

from bot.papers.official import BODY, BODY_FONT, LABEL, SI_HAO, TITLE, listing, numbered_pages, prepare, styled, write
from bot.papers.plain import one_line

IN_TABLE, SIGNED = "交接表格", "交接签字"
HANDED = (("内容", 76), ("移交人确认", 40), ("接收人确认", 40))  # 156 mm between the margins
NONE = "无"


@dataclass(frozen=True, slots=True)
class Section:
    """One table: its name, the headings with their widths in millimetres, and its rows."""

    name: str
    heads: Sequence[tuple[str, int]]
    rows: Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Handover:
    """Everything that stands on the paper."""

    unit: str
    leaver: str  # empty: nobody has been named yet
    successor: str
    roles: str
    day: str
    sections: Sequence[Section]
    by_hand: Sequence[str]  # what no system can hand over


def handover_paper(facts: Handover) -> bytes:
    """The docx file."""
    document = Document()
    prepare(document)
    styled(document, IN_TABLE, BODY_FONT, Pt(10.5), Pt(15))
    styled(document, SIGNED, BODY_FONT, SI_HAO, Pt(26))
    numbered_pages(document)
    write(document, TITLE, "工作交接单")
    write(document, BODY, "")
    for name, value in (
        ("单位", facts.unit),
        ("移交人", facts.leaver),
        ("接收人", facts.successor),
        ("岗位", facts.roles),
    ):
        write(document, BODY, f"{name}：{one_line(value)}")
    for number, section in zip("一二三四五六", facts.sections, strict=False):
        _section(document, number, section)
    write(document, LABEL, f"{'一二三四五六'[len(facts.sections)]}、当面移交").paragraph_format.keep_with_next = True
    _keep_together(listing(document, IN_TABLE, HANDED, [(thing, "", "") for thing in facts.by_hand], least=11))
    _signatures(document, facts.day)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _section(document: Paper, number: str, section: Section) -> None:
    count = f"（{len(section.rows)}项）" if section.rows else ""
    write(document, LABEL, f"{number}、{section.name}{count}").paragraph_format.keep_with_next = True
    if not section.rows:
        write(document, BODY, f"　　{NONE}。")
        return
    listing(document, IN_TABLE, section.heads, section.rows)


def _keep_together(table: Table) -> None:
    """On one page with what follows: a signature must not stand on a page of its own."""
    for line in table.rows:
        for cell in line.cells:
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.keep_with_next = True


def _signatures(document: Paper, day: str) -> None:
    """Who hands over, who takes over, who watched; signed on paper."""
    write(document, SIGNED, "").paragraph_format.keep_with_next = True
    for who in ("移交人（签字）：", "接收人（签字）：", "监交人（签字）："):
        line = write(document, SIGNED, f"{who}{'＿' * 10}　　　　年　　月　　日")
        line.paragraph_format.keep_with_next = True
    write(document, SIGNED, f"（{day}按系统记录生成，一式三份，移交人、接收人、单位各存一份）")
