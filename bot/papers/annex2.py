"""附件2, filled: the paper copy of an application to close or change an account, with the places for the seals."""

import io
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from docxtpl import DocxTemplate

from bot.clock import local_day
from bot.papers.blank_annex2 import TEMPLATE
from bot.papers.plain import long_day, one_line, plain, short_moment

BOXES = ("微信", "微博", "抖音", "第三方APP", "其他")
EMPTY, TICKED = "□", "☑"
BLANK = "　" * 4  # to be filled in by hand
ANNEX, NEW_MEDIA = "附件 2", "政务新媒体账号注销（或变更）申请表"
GUIDE = "政务新媒体规范化建设"
CODE_LENGTH = 8  # characters of the content hash that people compare


class How(StrEnum):
    """The ways in which a principal signs."""

    TAP = "点按"
    PAPER = "纸质签字"
    DELEGATED = "委托代签"
    BEFORE = "启用以前纸面批准"


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signed, when and how; `principal` is for whom a delegate signed."""

    name: str
    at: datetime
    how: How
    principal: str = ""


@dataclass(frozen=True, slots=True)
class Opinion:
    """What 主管单位 decided: the sentence, who tapped it (nobody: on paper) and when."""

    text: str
    name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Change:
    """What is to become different about an account that stays."""

    field: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Form:
    """The facts of one application; `change` is there for 变更 and nothing for 注销."""

    number: str
    version: int
    content_hash: str
    unit: str
    account: str
    account_kind: str  # 新媒体类型 as on the list: 微信订阅号, 新浪微博 …
    platform_ref: str  # 账号“×××”
    applied_on: date | None
    effective_on: date
    reason: str
    change: Change | None = None
    signature: Signature | None = None
    opinion: Opinion | None = None
    guide: str = GUIDE  # what the notice calls the guide that the form refers to
    heading: str = NEW_MEDIA
    label: str = ANNEX  # above the heading; "" where the notice has no such annex
    ref_name: str = "账号"  # what stands before the identifier
    boxed: bool = True  # the kind as a choice with boxes, as that annex prints it


def form(facts: Form) -> bytes:
    """The filled form as a docx file."""
    template = DocxTemplate(str(TEMPLATE))
    template.render(words(facts), autoescape=True)
    file = io.BytesIO()
    template.save(file)
    return file.getvalue()


def boxes(account_kind: str) -> str:
    """The printed choice with the right box ticked; under 其他 the platform is named."""
    right = _box(account_kind)
    texts = [f"{TICKED if name == right else EMPTY} {name}" for name in BOXES]
    return " ".join(texts) + (f"（{one_line(account_kind)}）" if right == "其他" else "")


def sentence(facts: Form) -> str:
    """The printed sentence of the form, filled in."""
    right = _box(facts.account_kind)
    medium = right if facts.boxed and right != "其他" else one_line(facts.account_kind)
    wish = "申请账号变更" if facts.change else "停止更新并申请注销"
    identified = f"{one_line(facts.ref_name)}“{one_line(facts.platform_ref) or BLANK}”"
    return (
        f"根据{one_line(facts.guide)}有关要求，我单位政务{medium}“{one_line(facts.account)}”"
        f"（{identified}）拟于{long_day(facts.effective_on)}起{wish}。"
    )


def how_signed(signature: Signature | None) -> str:
    """The way of signing in words, for the footer and beside the name."""
    if signature is None:
        return "尚未签字"
    if signature.how is How.BEFORE:
        return str(How.BEFORE)
    if signature.how is How.PAPER:
        return f"纸质签字，{short_moment(signature.at)}登记"
    tapped = f"企业微信点按同意，{short_moment(signature.at)}"
    if signature.how is How.DELEGATED:
        return f"{one_line(signature.principal)}委托{one_line(signature.name)}代签，{tapped}"
    return tapped


def words(facts: Form) -> dict[str, str]:
    """What stands where in the form; a template of the office's own is filled with the same."""
    return {
        "unit": one_line(facts.unit),
        "account": one_line(facts.account),
        "label": one_line(facts.label),
        "heading": one_line(facts.heading),
        "boxes": boxes(facts.account_kind) if facts.boxed else one_line(facts.account_kind),
        "applied_on": long_day(facts.applied_on),
        "sentence": sentence(facts),
        "change": _change(facts.change),
        "reason": f"原因：{plain(facts.reason)}" if facts.reason.strip() else "",
        "number": one_line(facts.number),
        "version": str(facts.version),
        "code": facts.content_hash[:CODE_LENGTH],
        "how_signed": how_signed(facts.signature),
        **_signed(facts.signature),
        **_decided(facts.opinion),
    }


def _signed(signature: Signature | None) -> dict[str, str]:
    day = long_day(local_day(signature.at) if signature else None)
    if signature is None:
        return {"signer": "", "signed_on": day}
    if signature.how is How.BEFORE:
        return {"signer": "（见纸质件）", "signed_on": long_day(None)}
    if signature.how is How.PAPER:
        return {"signer": "（见所附纸质签字件）", "signed_on": day}
    return {"signer": f"{one_line(signature.name)}（{how_signed(signature)}）", "signed_on": day}


def _decided(opinion: Opinion | None) -> dict[str, str]:
    if opinion is None:
        return {"opinion": "", "decided_on": long_day(None)}
    by = f"（{one_line(opinion.name)}，企业微信点按，{short_moment(opinion.at)}）" if opinion.name else ""
    return {"opinion": plain(opinion.text) + by, "decided_on": long_day(local_day(opinion.at))}


def _change(change: Change | None) -> str:
    if change is None:
        return ""
    return f"变更事项：{one_line(change.field)}；变更前：{one_line(change.old)}；变更后：{one_line(change.new)}。"


def _box(account_kind: str) -> str:
    """Which box an account's kind belongs to; 快手, 知乎, 今日头条 … have none of their own."""
    if "APP" in account_kind.upper() or "客户端" in account_kind:
        return "第三方APP"
    return next((name for name in ("微信", "微博", "抖音") if name in account_kind), "其他")
