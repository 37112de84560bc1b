"""How an official paper looks (GB/T 9704-2012): the page, the type and the few things that papers are drawn with.

Only the fonts' names stand in a file; machines of offices have the fonts.
"""

from collections.abc import Sequence

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from bot.papers.plain import plain

TITLE_FONT, BODY_FONT, LABEL_FONT, LATIN_FONT = "方正小标宋简体", "仿宋_GB2312", "黑体", "Times New Roman"
ER_HAO, SAN_HAO, SI_HAO, XIAO_SI, XIAO_WU = Pt(22), Pt(16), Pt(14), Pt(12), Pt(9)  # 二号 … 小五
PAGE_FONT = "宋体"
LINE = Pt(28)
LEFT, CENTER, RIGHT = WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT

TITLE, BODY, LABEL, SMALL = "公文标题", "公文正文", "公文标签", "公文小字"
IN_FORM = "表格正文"  # the same type set closer, so that a filled form stays on one page


def prepare(document: Document) -> None:
    """A4 with the standard's margins (37, 35, 28, 26 mm) and its four kinds of paragraph."""
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.top_margin, page.bottom_margin = Mm(37), Mm(35)
    page.left_margin, page.right_margin = Mm(28), Mm(26)
    _style(document, TITLE, TITLE_FONT, ER_HAO, LINE).paragraph_format.alignment = CENTER
    _style(document, BODY, BODY_FONT, SAN_HAO, LINE)
    _style(document, IN_FORM, BODY_FONT, SAN_HAO, Pt(24))
    _style(document, LABEL, LABEL_FONT, SAN_HAO, LINE)
    _style(document, SMALL, BODY_FONT, XIAO_WU, Pt(14)).paragraph_format.alignment = CENTER


def write(where: Document | _Cell, style: str, text: str, align: WD_ALIGN_PARAGRAPH | None = None) -> Paragraph:
    """Add a paragraph; in a fresh cell the empty one that is there already is used."""
    fresh = isinstance(where, _Cell) and len(where.paragraphs) == 1 and not where.paragraphs[0].text
    paragraph = where.paragraphs[0] if fresh else where.add_paragraph()
    paragraph._p.style = style  # noqa: SLF001 - the id is the name; asking for it by name takes 10 ms a paragraph
    paragraph.add_run(text)
    if align is not None:
        paragraph.alignment = align
    return paragraph


def grid(document: Document, *widths: Length) -> Table:
    """An empty table with lines, as wide as its columns say."""
    table: Table = document.add_table(rows=0, cols=len(widths))
    table.style = "Table Grid"
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    return table


def row(table: Table, least: Length, *, may_break: bool = False) -> _Row:
    """Add a row of at least that height with its text in the middle; only if it may does a new page cut it."""
    added: _Row = table.add_row()  # type: ignore[no-untyped-call]
    added.height_rule, added.height = WD_ROW_HEIGHT_RULE.AT_LEAST, least
    if not may_break:
        added._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001 - python-docx has no word for it
    for cell, column in zip(added.cells, table.columns, strict=True):
        cell.width = column.width
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    return added


def repeat_heading(first: _Row) -> None:
    """A table's first row stands on every page again."""
    first._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001 - python-docx has no word for it


def listing(
    document: Document, style: str, heads: Sequence[tuple[str, int]], rows: Sequence[Sequence[str]], least: int = 9
) -> Table:
    """A table of texts: headings with their widths in millimetres, repeated on every page, and a row each."""
    table = grid(document, *(Mm(width) for _, width in heads))
    repeat_heading(_filled(table, style, [head for head, _ in heads], Mm(least), CENTER))
    for texts in rows:
        _filled(table, style, texts, Mm(least))
    return table


def _filled(
    table: Table, style: str, texts: Sequence[str], least: Length, align: WD_ALIGN_PARAGRAPH | None = None
) -> _Row:
    added = row(table, least)
    for cell, text in zip(added.cells, texts, strict=True):
        write(cell, style, plain(text), align)
    return added


def numbered_pages(document: Document) -> None:
    """— 1 — at the foot: right on odd pages, left on even ones, in 四号."""
    document.settings.odd_and_even_pages_header_footer = True
    section = document.sections[0]
    section.footer_distance = Mm(25)
    for footer, align in ((section.footer, RIGHT), (section.even_page_footer, LEFT)):
        paragraph = footer.paragraphs[0]
        paragraph.alignment = align
        _run(paragraph, "— ")
        for kind, text in (("begin", ""), ("", " PAGE "), ("end", "")):
            _field(_run(paragraph, ""), kind, text)
        _run(paragraph, " —")


def _run(paragraph: Paragraph, text: str) -> Run:
    run = paragraph.add_run(text)
    run.font.name, run.font.size = PAGE_FONT, SI_HAO
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), PAGE_FONT)  # noqa: SLF001 - as above
    return run


def _field(run: Run, kind: str, text: str) -> None:
    element = OxmlElement("w:fldChar" if kind else "w:instrText")
    if kind:
        element.set(qn("w:fldCharType"), kind)
    else:
        element.set(qn("xml:space"), "preserve")
        element.text = text
    run._element.append(element)  # noqa: SLF001 - as above


def styled(document: Document, name: str, font: str, size: Length, line: Length) -> ParagraphStyle:
    """A kind of paragraph: the font's name, the type's size, the height of a line."""
    return _style(document, name, font, size, line)


def _style(document: Document, name: str, font: str, size: Length, line: Length) -> ParagraphStyle:
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    assert isinstance(style, ParagraphStyle)  # noqa: S101 - that kind was asked for
    style.font.name, style.font.size = LATIN_FONT, size
    properties = style.element.get_or_add_rPr()
    fonts = properties.get_or_add_rFonts()
    fonts.set(qn("w:eastAsia"), font)
    fonts.set(qn("w:hint"), "eastAsia")  # “…” as wide as Chinese, not as English
    language = OxmlElement("w:lang")
    language.set(qn("w:eastAsia"), "zh-CN")
    properties.append(language)
    layout = style.paragraph_format
    layout.space_before = layout.space_after = Pt(0)
    layout.line_spacing_rule, layout.line_spacing = WD_LINE_SPACING.EXACTLY, line
    return style
