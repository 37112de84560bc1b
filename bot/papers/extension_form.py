"""延期申请表: an application for a later deadline on paper, with signature and decision (GB/T 9704 page)."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from docx import Document
from docx.shared import Mm

from bot.papers.official import CENTER, IN_FORM, LABEL, LEFT, RIGHT, SMALL, TITLE, grid, prepare, row, write
from bot.papers.plain import long_day, long_moment, one_line, plain

NAME, VALUE = Mm(40), Mm(116)


@dataclass(frozen=True, slots=True)
class ExtensionForm:
    """The facts of one application, as it was signed."""

    number: str
    unit: str
    subject: str  # 文号 任务1 标题
    due_on: date | None
    wanted_on: date | None
    reason: str
    late: bool
    applied_on: date | None
    clerk: str
    source: str = ""  # 代登记: 纸质，李某，7月18日
    signer: str = ""
    signed_at: datetime | None = None
    signed_how: str = ""
    opinion: str = ""  # 同意。, 不同意。…; "" while it is open
    approver: str = ""
    decided_at: datetime | None = None
    version: str = ""  # 第1次送签，校验码
    first_on: date | None = None  # of a later round: when it was asked first, before the deadline
    office: str = "主管单位"  # who decides, by the name it has here


def extension_form(facts: ExtensionForm) -> bytes:
    """The form as a docx file."""
    document = Document()
    prepare(document)
    write(document, TITLE, "督办事项延期申请表")
    write(document, IN_FORM, f"编号：{one_line(facts.number)}", RIGHT)
    table = grid(document, NAME, VALUE)
    for name, value in _lines(facts):
        cells = row(table, Mm(11), may_break=True).cells
        write(cells[0], LABEL, name, CENTER)
        write(cells[1], IN_FORM, value)
    for name, said, signed in _boxes(facts):
        cells = row(table, Mm(42)).cells
        write(cells[0], LABEL, name, CENTER)
        write(cells[1], IN_FORM, said, LEFT)
        for text in signed:
            write(cells[1], IN_FORM, text, RIGHT)
    if facts.version:
        write(document, SMALL, facts.version)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _lines(facts: ExtensionForm) -> Sequence[tuple[str, str]]:
    first = f"（{long_day(facts.first_on)}到期前首次申请）" if facts.first_on else ""
    late = "（逾期后申请）" if facts.late else first
    rows = [
        ("申请单位", one_line(facts.unit)),
        ("事项", one_line(facts.subject)),
        ("现在的时限", long_day(facts.due_on)),
        ("申请延到", long_day(facts.wanted_on)),
        ("原因", plain(facts.reason)),
        ("申请时间", f"{long_day(facts.applied_on)}{late}"),
        ("经办人", one_line(facts.clerk)),
        ("来源", one_line(facts.source)),
    ]
    return [(name, value) for name, value in rows if value]


def _boxes(facts: ExtensionForm) -> Sequence[tuple[str, str, Sequence[str]]]:
    signed = facts.signed_at is not None
    how = f"（{one_line(facts.signed_how)}）" if facts.signed_how else ""
    sign = (f"主要负责人签字：{one_line(facts.signer)}{how}" if signed else "主要负责人签字：", "（盖章）")
    at = f"{long_moment(facts.signed_at)}" if facts.signed_at else long_day(None)
    decided = long_moment(facts.decided_at) if facts.decided_at else long_day(None)
    return (
        ("单位意见", "同意申请。" if signed else "", (*sign, at)),
        (
            f"{one_line(facts.office)}意见",
            plain(facts.opinion),
            (f"审批人：{one_line(facts.approver)}", "（盖章）", decided),
        ),
    )
