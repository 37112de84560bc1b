"""考核表 on paper: a page a unit, “建议分，供核定”, with room for the unit's opinion and the office's decision."""

import io
from collections.abc import Sequence
from dataclasses import dataclass

from docx import Document
from docx.document import Document as Paper
from docx.shared import Mm, Pt
from docx.table import Table

from bot.papers.official import (
    BODY_FONT,
    CENTER,
    IN_FORM,
    LABEL_FONT,
    LEFT,
    RIGHT,
    SI_HAO,
    SMALL,
    TITLE,
    grid,
    listing,
    numbered_pages,
    prepare,
    row,
    styled,
    write,
)
from bot.papers.plain import one_line, plain

IN_TABLE, HEAD = "考核表格", "考核表头"
HEADS = (("项目", 34), ("次数", 16), ("分值", 22), ("依据", 84))
NAME, VALUE = Mm(34), Mm(122)


@dataclass(frozen=True, slots=True)
class ScorePage:
    """One unit's sheet."""

    year: int
    plan: str
    unit: str
    tasks: str  # 按时率 with what it was reckoned from
    orders: str
    total: str  # 95分, or 不合格（单项否决）
    state: str  # 建议分，供核定 | 已核定
    lines: Sequence[tuple[str, str, str, str]]
    objection: str
    answer: str
    decided: str  # who confirmed it, and when
    day: str
    office: str = "主管单位"  # who confirms it, by the name it has here


def score_paper(pages: Sequence[ScorePage]) -> bytes:
    """The docx file, a page a unit in the units' order."""
    document = Document()
    prepare(document)
    styled(document, IN_TABLE, BODY_FONT, Pt(12), Pt(17))
    styled(document, HEAD, LABEL_FONT, SI_HAO, Pt(22))
    numbered_pages(document)
    for number, page in enumerate(pages):
        _page(document, page, first=number == 0)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _page(document: Paper, page: ScorePage, *, first: bool) -> None:
    title = write(document, TITLE, f"{page.year}年度督办事项考核表")
    title.paragraph_format.page_break_before = not first
    write(document, IN_FORM, f"（{page.state}）", CENTER)
    table = grid(document, NAME, VALUE)
    facts = (
        ("单位", page.unit),
        ("文件", page.plan),
        ("任务按时率", page.tasks),
        ("整改按时率", page.orders),
        ("得分", page.total),
    )
    for name, value in facts:
        _pair(table, name, one_line(value))
    write(document, IN_FORM, "")
    write(document, HEAD, "加分、扣分明细", LEFT)
    listing(document, IN_TABLE, HEADS, page.lines or [("无", "", "", "没有加分、扣分的事项")])
    write(document, IN_FORM, "")
    table = grid(document, NAME, VALUE)
    _box(table, "单位意见", page.objection or "　", ("（盖章）　　　　年　　月　　日",))
    _box(table, f"{page.office}意见", page.answer or "　", (page.decided or "（盖章）　　　　年　　月　　日",))
    write(document, SMALL, f"{page.day}生成。只看任务、整改的按期和结果，不看使用系统的多少；不排名次。")


def _pair(table: Table, name: str, value: str) -> None:
    cells = row(table, Mm(9)).cells
    write(cells[0], HEAD, name, CENTER)
    write(cells[1], IN_FORM, value)


def _box(table: Table, name: str, said: str, signed: Sequence[str]) -> None:
    cells = row(table, Mm(26)).cells
    write(cells[0], HEAD, name, CENTER)
    write(cells[1], IN_FORM, plain(said), LEFT)
    for text in signed:
        write(cells[1], IN_FORM, text, RIGHT)
