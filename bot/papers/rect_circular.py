"""通报 about one order: the draft that a person may release, in the layout of an official letter (GB/T 9704)."""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from docx import Document
from docx.shared import Pt

from bot.papers.official import BODY, LABEL, LEFT, RIGHT, SMALL, TITLE, numbered_pages, prepare, write
from bot.papers.plain import long_day, one_line, plain
from bot.papers.rect_notice import Notice, about, called

INDENT = Pt(32)  # two characters of 三号


@dataclass(frozen=True, slots=True)
class Circular:
    """The order's own facts, and what has become of it so far."""

    notice: Notice
    plan: str  # 文号
    signer: str
    overdue: bool
    acknowledged_on: date | None
    feedback: str
    feedback_on: date | None
    closed_on: date | None
    returns: int
    measures: Sequence[tuple[str, str, str]]  # day, measure, words
    drawn_on: date
    towns: str = "各镇人民政府、街道办事处"  # as they are addressed here
    level: str = "市"  # of the government whose departments are addressed: 市, 县, 区


def rect_circular(facts: Circular) -> bytes:
    """The draft as a docx file."""
    document = Document()
    prepare(document)
    numbered_pages(document)
    for line in title(facts):
        write(document, TITLE, line)
    write(document, BODY, "")
    write(document, BODY, addressee(facts), LEFT)
    last = None
    for heading, paragraphs in sections(facts):
        if heading:
            layout = write(document, LABEL, heading).paragraph_format
            layout.first_line_indent, layout.keep_with_next = INDENT, True
        for text in paragraphs:
            last = write(document, BODY, text).paragraph_format
            last.first_line_indent = INDENT
    if last is not None:
        last.keep_with_next = True  # a signature never stands on a page of its own
    write(document, BODY, "").paragraph_format.keep_with_next = True
    for text in (one_line(facts.signer), long_day(facts.drawn_on)):
        signed = write(document, BODY, text, RIGHT).paragraph_format
        signed.right_indent, signed.keep_with_next = INDENT * 2, True  # name and day stay on one page
    write(document, SMALL, "（草稿，事实以台账为准；是否通报、发到哪里，由签发人定）")
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def addressee(facts: Circular) -> str:
    """主送."""
    return "，".join(part for part in (facts.towns, f"{facts.level}政府各有关部门：") if part)


def title(facts: Circular) -> Sequence[str]:
    """Its lines."""
    notice = facts.notice
    unit, account = one_line(notice.unit), one_line(notice.account)
    if not account:
        return (f"关于{unit}", "政务新媒体工作整改情况的通报")
    return (f"关于{unit}{called(notice)}", f"“{account}”整改情况的通报")


def sections(facts: Circular) -> Iterator[tuple[str, Sequence[str]]]:
    """The opening without a heading, then each heading with its paragraphs."""
    notice = facts.notice
    yield "", (f"根据{one_line(notice.basis)}，现将{one_line(notice.unit)}{about(notice)}有关整改情况通报如下。",)
    yield "一、存在问题", (_problem(notice),)
    yield "二、整改情况", tuple(_course(facts))
    yield "三、下一步工作要求", tuple(_demands(facts))


def _problem(notice: Notice) -> str:
    kind = one_line(notice.account_kind)
    what = f"{kind}“{one_line(notice.account)}”" if kind.endswith("网站") else f"账号“{one_line(notice.account)}”"
    what += f"（{kind}）" if kind and not kind.endswith("网站") else ""
    whose = f"{one_line(notice.unit)}{what if notice.account else ''}"
    found = f"：{plain(notice.fact)}" if notice.fact.strip() else ""
    again = f"该问题与{one_line(notice.repeats)}号通知所指问题在30天内重复出现。" if notice.repeats else ""
    return f"{long_day(notice.found_on)}监测发现，{whose}存在“{one_line(notice.problem)}”问题{found}。{again}".replace(
        "。。", "。"
    )


def _course(facts: Circular) -> Iterator[str]:
    """What happened, in the order of the days; nothing is judged."""
    notice = facts.notice
    limit = f"，要求{long_day(notice.due_on)}前完成整改" if notice.due_on else ""
    yield f"{long_day(notice.issued_on)}下发整改通知书（{one_line(notice.number)}）{limit}。"
    if facts.acknowledged_on:
        yield f"{long_day(facts.acknowledged_on)}，{one_line(notice.unit)}签收。"
    if facts.returns:
        yield f"反馈后经复核退回{facts.returns}次。"
    if facts.feedback and facts.feedback_on:
        yield f"{long_day(facts.feedback_on)}，{one_line(notice.unit)}反馈：{plain(facts.feedback)}".rstrip("。") + "。"
    for day, measure, words in facts.measures:
        said = f"（{plain(words)}）" if words else ""
        yield f"{long_day(date.fromisoformat(day))}，{one_line(measure)}{said}。"
    yield _now(facts)


def _now(facts: Circular) -> str:
    if facts.closed_on:
        return f"{long_day(facts.closed_on)}，经复核销号。"
    end = "已超过整改时限，尚未收到符合要求的反馈" if facts.overdue else "整改仍在进行"
    return f"截至{long_day(facts.drawn_on)}，{end}。"


def _demands(facts: Circular) -> Iterator[str]:
    unit = one_line(facts.notice.unit)
    if facts.closed_on is None:
        yield f"{unit}要立即整改，明确责任人，整改到位后及时反馈。"
    else:
        yield f"{unit}要巩固整改成果，防止同类问题再次发生。"
    yield f"各单位要对照{one_line(facts.plan)}，举一反三，落实信息发布审核和日常监测要求。"
