"""批注 in words."""

from collections.abc import Sequence

from bot.models import Assignment, Extension, History, Rectification
from bot.models.remark import Subject
from bot.models.standing import request_waits
from bot.wording.dates import moment
from bot.wording.extensions import running
from bot.wording.items import full
from bot.wording.quoted import quoted
from bot.wording.rectifications import what as order_named
from bot.wording.request_form import what

SHOWN = 3  # of many remarks, the last ones
HINT = "领导批示原文、工作秘密请走公文系统，这里只记不涉密的意见。"


def named(subject: Subject) -> str:
    """What the remark stands beside."""
    if isinstance(subject, Assignment):
        return f"{full(subject)}，{subject.unit.short}"
    if isinstance(subject, Rectification):
        return f"{order_named(subject)}，{subject.unit.short}"
    return f"{subject.number}（{what(subject)}，{subject.unit.short}）"


def noted(subject: Subject, *, told: bool) -> str:
    """To who noted it."""
    heard = "已告知单位。" if told else "没有告知单位；要告知的，在末尾写上“告知单位”。"
    return f"已批注：{named(subject)}。{heard}\n{HINT}"


def ask() -> str:
    """批注 without words."""
    return f"批注什么？一两句话就行。\n{HINT}"


def internal() -> str:
    """What looks like a leader's very words, or a working secret, is not noted at once."""
    return (
        "这句像领导批示原文或工作秘密，还没有记。原文、工作秘密请走公文系统，换一句不涉密的意见再发一次。\n"
        "不是原文、不涉密的，回复“是”照记；不记回复“算了”。"
    )


def told(subject: Subject, who: str, text: str) -> str:
    """To the unit."""
    return f"【批注】{named(subject)}\n{who}：{quoted(text, 300)}"


def beside(request: Extension | None, rows: Sequence[History], calls: Sequence[str] = ()) -> list[str]:
    """What stands beside an item in 任务N: the extension that is asked for, the last remarks and calls."""
    asked = [running(request, request_waits(request))] if request is not None else []
    return [*asked, *(line(row) for row in rows[-SHOWN:]), *calls]


def line(row: History) -> str:
    """One remark: who, when, what."""
    return f"批注（{row.who} {moment(row.at)}）：{quoted(str(row.facts.get('text', '')), 120)}"
