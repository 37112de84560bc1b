"""回执 as a paper: what was reported, when, by whom, and the fingerprint of the diary's row."""

import io
from collections.abc import Sequence

from docx import Document
from docx.shared import Mm

from bot.papers.official import BODY, CENTER, IN_FORM, LABEL, RIGHT, SMALL, TITLE, grid, prepare, row, write
from bot.papers.plain import one_line, plain

NOTE = "本回执由系统按日志生成，证明所载内容已收到；是否办结以核实为准。校验码是该行日志全文的 SHA-256。"
NAME, VALUE = Mm(36), Mm(120)


def receipt_paper(number: str, lines: Sequence[tuple[str, str]], day: str, called: str = "上报回执") -> bytes:
    """The receipt as a docx file: what it is called, a line each, and the day on which it was drawn."""
    document = Document()
    prepare(document)
    write(document, TITLE, called)
    write(document, BODY, one_line(number), CENTER)
    table = grid(document, NAME, VALUE)
    for name, value in lines:
        cells = row(table, Mm(11), may_break=True).cells
        write(cells[0], LABEL, name, CENTER)
        write(cells[1], IN_FORM, plain(value))
    write(document, BODY, "")
    write(document, BODY, day, RIGHT)
    write(
        document,
        SMALL,
        NOTE,
    )
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()
