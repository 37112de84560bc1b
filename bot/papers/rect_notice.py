"""整改通知书: the order on paper, in the layout of an official letter (GB/T 9704)."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from docx import Document
from docx.shared import Mm, Pt

from bot.papers.official import (
    BODY,
    CENTER,
    IN_FORM,
    LABEL,
    LEFT,
    RIGHT,
    SMALL,
    TITLE,
    grid,
    numbered_pages,
    prepare,
    row,
    write,
)
from bot.papers.plain import long_day, one_line, plain

INDENT = Pt(32)  # two characters of 三号
NAME, VALUE = Mm(36), Mm(120)


@dataclass(frozen=True, slots=True)
class Notice:
    """The facts of one order."""

    number: str
    unit: str
    issuer: str  # the unit that signs
    account: str  # "" where it is about the unit
    account_kind: str
    problem: str
    fact: str
    found_on: date
    basis: str
    wanted: str
    limit: str  # 3个工作日
    due_on: date | None
    issued_on: date | None  # None: a draft
    repeats: str = ""
    contact: str = ""


def rect_notice(facts: Notice) -> bytes:
    """The notice as a docx file."""
    document = Document()
    prepare(document)
    numbered_pages(document)
    write(document, TITLE, "整改通知书")
    write(document, BODY, one_line(facts.number), CENTER)
    write(document, BODY, f"{one_line(facts.unit)}：", LEFT)
    for text in _opening(facts):
        write(document, BODY, text).paragraph_format.first_line_indent = INDENT
    table = grid(document, NAME, VALUE)
    for name, value in _lines(facts):
        cells = row(table, Mm(11), may_break=True).cells
        write(cells[0], LABEL, name, CENTER)
        write(cells[1], IN_FORM, value)
    for text in _demands(facts):
        write(document, BODY, text).paragraph_format.first_line_indent = INDENT
    write(document, BODY, "").paragraph_format.keep_with_next = True
    for text in (one_line(facts.issuer), long_day(facts.issued_on)):
        signed = write(document, BODY, text, RIGHT).paragraph_format
        signed.right_indent, signed.keep_with_next = INDENT * 2, True  # name and day stay on one page
    if facts.issued_on is None:
        write(document, SMALL, "（草稿，未下发）")
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def called(facts: Notice) -> str:
    """What the account is: a website is no 新媒体账号."""
    kind = one_line(facts.account_kind)
    return kind if kind.endswith("网站") else "政务新媒体账号"


def about(facts: Notice) -> str:
    """What the order is about; without an account the unit's work."""
    return f"{called(facts)}“{one_line(facts.account)}”" if facts.account else "政务新媒体工作"


def _opening(facts: Notice) -> Sequence[str]:
    again = f"该问题与{one_line(facts.repeats)}号通知所指问题在30天内重复出现。" if facts.repeats else ""
    return (f"经监测检查，你单位{about(facts)}存在以下问题，现通知如下。{again}",)


def _lines(facts: Notice) -> Sequence[tuple[str, str]]:
    kind = f"（{one_line(facts.account_kind)}）" if facts.account_kind else ""
    found = f"：{plain(facts.fact)}" if facts.fact.strip() else ""
    rows = [
        (
            "网站" if called(facts).endswith("网站") else "账号",
            f"{one_line(facts.account)}{kind}" if facts.account else "",
        ),
        ("问题", f"{one_line(facts.problem)}{found}"),
        ("发现时间", long_day(facts.found_on)),
        ("依据", one_line(facts.basis)),
        ("整改期限", f"{facts.limit + '，' if facts.limit else ''}{long_day(facts.due_on)}前"),
    ]
    return [(name, value) for name, value in rows if value]


def _demands(facts: Notice) -> Sequence[str]:
    wanted = one_line(facts.wanted).strip("—") or "一句话或一个链接"
    contact = f"联系人：{one_line(facts.contact)}。" if facts.contact else ""
    return (
        f"请于{long_day(facts.due_on)}前完成整改并反馈（{wanted}）。",
        "对本通知有不同意见的，可在2个工作日内说明理由，申请复核。" + contact,
    )
