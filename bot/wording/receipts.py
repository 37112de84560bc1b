"""回执 in words."""

from bot.clock import local
from bot.models import Assignment, Rectification
from bot.models.receipt import Proved, Receipt
from bot.wording.events import event_named
from bot.wording.items import full
from bot.wording.quoted import quoted
from bot.wording.request_form import form_lines, title, what

SHOWN = 16  # characters of a fingerprint that people compare


def text(receipt: Receipt) -> str:
    """To who asked; the paper follows."""
    row = receipt.report
    done = event_named(row.event, row.subject_name)
    return (
        f"【回执】{receipt.number}\n{receipt.subject.unit.short}：{about(receipt.subject)}\n"
        f"{local(row.at):%Y-%m-%d %H:%M} 由{quoted(row.who, 20)}{done}，日志第{row.id}行，"
        f"现在是“{receipt.subject.state}”。\n"
        f"校验码 {receipt.fingerprint[:SHOWN]}。回执文件已发到您的聊天。"
    )


def called(receipt: Receipt) -> str:
    """The paper's title."""
    kinds = ((Assignment, "上报回执"), (Rectification, "整改反馈回执"))
    return next((name for kind, name in kinds if isinstance(receipt.subject, kind)), "申请回执")


def about(subject: Proved) -> str:
    """What it concerns: 任务1（…）, 注销申请ZX-2022-001（注销 …）, 整改ZG-2022-001（…）."""
    if isinstance(subject, Assignment):
        return full(subject)
    if isinstance(subject, Rectification):
        return f"整改{subject.number}（{subject.label}：{subject.problem}）"
    return f"{title(subject)}（{what(subject)}）"


def content(receipt: Receipt) -> str:
    """What was handed in: the words on record; of an application the form as it stands."""
    said = str(receipt.report.facts.get("text") or receipt.report.facts.get("reason") or "")
    subject = receipt.subject
    if isinstance(subject, Assignment):
        return said or subject.report_text or "见名单"
    if isinstance(subject, Rectification):
        return said or subject.feedback
    return said or "\n".join(form_lines(subject))


def paper_name(number: str) -> str:
    """The file."""
    return f"回执{number}.docx"
