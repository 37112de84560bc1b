"""Draws the blank form that `annex2` fills; `python -m bot.papers.blank_annex2` saves it.

The words are those of 义政办发〔2022〕41号, 附件2; what other notices call the form is filled in.
"""

from pathlib import Path

import docx
from docx.document import Document
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from bot.papers.official import CENTER, IN_FORM, LABEL, RIGHT, SI_HAO, SMALL, TITLE, grid, prepare, row, write

TEMPLATE = Path(__file__).parent / "templates" / "annex2.docx"
LABEL_WIDTH, VALUE_WIDTH = Mm(40), Mm(116)  # 156 mm: the width of an official page's text
INDENT = Pt(32)  # two characters


def draw() -> Document:
    """The form with `{{ names }}` where facts go."""
    document = docx.Document()
    prepare(document)
    page = document.sections[0]
    page.top_margin, page.bottom_margin = Mm(30), Mm(25)  # a form may use more of the page than a letter
    write(document, LABEL, "{%p if label %}")
    write(document, LABEL, "{{ label }}")
    write(document, LABEL, "{%p endif %}")
    write(document, TITLE, "{{ heading }}").paragraph_format.space_after = Pt(10)
    table = grid(document, LABEL_WIDTH, VALUE_WIDTH)
    _line(table, "申请单位", "{{ unit }}")
    _line(table, "申请账号名称", "{{ account }}")
    _line(table, "申请账号类型", "{{ boxes }}").runs[0].font.size = SI_HAO  # so that all boxes stand on one line
    _line(table, "申请时间", "{{ applied_on }}")
    _reason(table)
    _opinion(_block(table, "主管单位意见", Mm(40)))
    _footer(document)
    return document


def _line(table: Table, label: str, value: str) -> Paragraph:
    cells = row(table, Mm(11.5)).cells
    write(cells[0], IN_FORM, label, CENTER)
    return write(cells[1], IN_FORM, value)


def _block(table: Table, label: str, least: Mm, *, may_break: bool = False) -> _Cell:
    cells = row(table, least, may_break=may_break).cells
    write(cells[0], IN_FORM, label, CENTER)
    cells[1].vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.TOP
    return cells[1]


def _reason(table: Table) -> None:
    """Words that may run on to another page, and below them, on one page, who signs, the seal and the day."""
    cell = _block(table, "注销或变更\n原因", Mm(56), may_break=True)
    _indented(cell, "{{ sentence }}")
    write(cell, IN_FORM, "{%p if change %}")
    _indented(cell, "{{ change }}")
    write(cell, IN_FORM, "{%p endif %}")
    _indented(cell, "{{ reason }}")
    signed = row(table, Mm(30))
    table.cell(len(table.rows) - 2, 0).merge(signed.cells[0])
    _open(cell, "bottom")
    _open(signed.cells[1], "top")
    signed.cells[1].vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.TOP
    write(signed.cells[1], IN_FORM, "主要负责人签字：{{ signer }}").paragraph_format.space_before = Pt(6)
    _sealed(signed.cells[1], "signed_on")


def _open(cell: _Cell, side: str) -> None:
    """Without the line on that side: two rows of the table are one box of the form."""
    borders = OxmlElement("w:tcBorders")
    line = OxmlElement(f"w:{side}")
    line.set(qn("w:val"), "nil")
    borders.append(line)
    cell._tc.get_or_add_tcPr().insert_element_before(borders, "w:vAlign")  # noqa: SLF001 - python-docx has no borders


def _opinion(cell: _Cell) -> None:
    _indented(cell, "{{ opinion }}").paragraph_format.keep_with_next = True
    _sealed(cell, "decided_on")


def _indented(cell: _Cell, text: str) -> Paragraph:
    paragraph = write(cell, IN_FORM, text)
    paragraph.paragraph_format.first_line_indent = INDENT
    return paragraph


def _sealed(cell: _Cell, day: str) -> None:
    """The empty place for a seal, and the day under it."""
    place = write(cell, IN_FORM, "单位盖章", RIGHT).paragraph_format
    place.space_before, place.right_indent, place.keep_with_next = Pt(20), Pt(48), True
    under = write(cell, IN_FORM, f"{{{{ {day} }}}}", RIGHT).paragraph_format
    under.space_after, under.right_indent = Pt(4), Pt(12)


def _footer(document: Document) -> None:
    first = document.sections[0].footer.paragraphs[0]
    first.style = SMALL
    first.add_run("编号 {{ number }}　　第 {{ version }} 版　　内容校验码 {{ code }}")
    second = document.sections[0].footer.add_paragraph("签字方式：{{ how_signed }}")
    second.style = SMALL


if __name__ == "__main__":
    TEMPLATE.parent.mkdir(exist_ok=True)
    draw().save(str(TEMPLATE))
