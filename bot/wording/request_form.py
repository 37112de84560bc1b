"""The form of an application as text, and what people call it."""

from datetime import date

from bot.models import Extension, Publication, Request
from bot.models.account import Disposition
from bot.models.extension import FORMER, LATE, WANTED
from bot.models.request_row import (
    ANNEX2,
    APPLIED_ON,
    APPROVED,
    AT_PLATFORM,
    AWAITING_APPROVAL,
    AWAITING_CHECK,
    AWAITING_FINAL,
    AWAITING_MEDIA,
    AWAITING_REVOKE,
    AWAITING_SIGN,
    NOT_SIGNED,
    REVOKED,
    TAPPED,
)
from bot.wording import extensions
from bot.wording.dates import day, moment
from bot.wording.media import words_of
from bot.wording.quoted import quoted

LONGEST_POST = 700  # characters of one field
FORM_BYTES = 1900  # of WeCom's 2048: room for the trial mark and the number of a repeated message
_BEFORE = "此前的意见"
_UNDECIDED = {
    **dict.fromkeys((AWAITING_SIGN, AWAITING_APPROVAL, AWAITING_CHECK, AWAITING_FINAL, AWAITING_MEDIA), _BEFORE),
    AWAITING_REVOKE: "申请撤销批准",
}
_SINCE_APPROVAL = {
    APPROVED: "", AT_PLATFORM: "", AWAITING_CHECK: "", AWAITING_REVOKE: "申请撤销批准", REVOKED: "已撤销",
}  # fmt: skip
NUMBER, REF = "编号", "账号"  # labels of the form
DAYS = frozenset({"停更日期", "生效日期", APPLIED_ON, FORMER, WANTED})


def ref(request: Request) -> str:
    """How a clerk names it most easily: by the account, by the number where other platforms have the same name."""
    return request.account.name if _is_wechat(request) else request.number


def taken(request: Request) -> str:
    """What the clerk types once the platform took the closure; WeChat names the day on which its freeze ends."""
    return f"“已提交 {ref(request)}{' 冻结到×月×日' if _is_wechat(request) else ''}”"


def _is_wechat(request: Request) -> bool:
    return request.family == ANNEX2 and request.account.is_wechat


def opinion(request: Request, agreed: str = "同意") -> str:
    """意见 in the ledger: of whoever decided last; while the next decision is open, it is called the one before.

    What somebody says after the approval (核验退回, 撤销批准, 作废) stands behind it, never in its place.
    """
    reason = request.decision_reason
    if reason and request.approver and request.approved_at and request.state in _SINCE_APPROVAL:
        return f"{agreed}；{_since(request)}：{reason}"
    if reason and request.state in _UNDECIDED:
        return f"{_UNDECIDED[request.state]}：{reason}"
    return reason or (agreed if request.approver and request.approved_at else "")


def _since(request: Request) -> str:
    """What was said after the approval: by whom is told by the state, and by whether a monitor has looked."""
    if request.state == AWAITING_CHECK:
        return "此前核验退回" if request.verifier_id else "此前的意见"
    if request.state in {APPROVED, AT_PLATFORM}:
        if request.verifier_id and request.revoke_from:
            return "此后的意见"
        return "核验退回" if request.verifier_id else "不同意撤销批准"
    return _SINCE_APPROVAL[request.state]


def title(request: Request) -> str:
    """注销申请ZX-2022-001."""
    return f"{request.kind}申请{request.number}"


def what(request: Request) -> str:
    """注销 义乌国资（微信订阅号）."""
    return f"{request.kind} {label(request)}"


def label(request: Request) -> str:
    """What it is about: the account, or the item with the day that is wanted."""
    return extensions.label(request) if isinstance(request, Extension) else request.own_label


def form_lines(request: Request) -> list[str]:
    """Every field of the form, a line each."""
    form = request.form | ({LATE: extensions.asked_when(request)} if isinstance(request, Extension) else {})
    shown = [(label, readable(label, value)) for label, value in form.items() if label != NUMBER]
    return [f"{_label(request, label)}：{quoted(value, 320)}" for label, value in shown if value]


def _label(request: Request, label: str) -> str:
    """The form says 账号 of whatever identifies the account; a website has an address."""
    own = label == REF and request.family == ANNEX2 and request.account.medium.may_lack_ref
    return words_of(request.account.medium).ref if own else label


def readable(label: str, value: str) -> str:
    """A field's value as people read it: days with their weekday."""
    return day(date.fromisoformat(value)) if value and label in DAYS else value


def form_text(request: Request, head: str = "") -> str:
    """The whole form with version and the first 8 characters of its hash: what a signer reads before the card."""
    opening = [head] if head else []
    if isinstance(request, Publication):
        return whole_post(request)
    version = [f"第{request.round}次送签｜校验码 {request.hash8}"] if request.form_hash else []
    signed = [signature(request)] if request.signed_hash else []
    lines = [*form_lines(request), *_against(request), *signed, *version]
    text = "\n".join([*opening, f"【申请表】{title(request)}", *lines])
    return text if len(text.encode()) <= FORM_BYTES else text.encode()[:FORM_BYTES].decode(errors="ignore") + "…"


def _against(request: Request) -> list[str]:
    """To who signs or decides: the office has decided to keep the account."""
    waits = request.state in {AWAITING_SIGN, AWAITING_APPROVAL} and request.family == ANNEX2 and request.is_cancellation
    kept = waits and request.account.disposition == Disposition.KEEP
    return ["请注意：市府办此前已定这个账号保留。"] if kept else []


def whole_post(request: Publication) -> str:
    """A post as it is, however long: it goes out in as many messages as it needs."""
    shown = [(label, readable(label, value)) for label, value in request.form.items() if label != NUMBER and value]
    lines = [f"{label}：{quoted(value, LONGEST_POST)}" for label, value in shown]
    version = f"第{request.round}次送审｜校验码 {request.hash8}"
    return "\n".join([f"【稿件】{title(request)}", *lines, *final_reading(request), version])


def final_reading(request: Publication) -> list[str]:
    """Who read it last, when, and whether he tapped himself."""
    if not request.signed_hash or request.signed_at is None:
        return []
    how = "" if request.signed_how == TAPPED else f"（{request.signed_how}）"
    return [f"终审：{quoted(request.final_reader, 20)} {moment(request.signed_at)}同意{how}"]


def signature(request: Request) -> str:
    """Who signed, how and when."""
    at = f" {moment(request.signed_at)}" if request.signed_at else ""
    if request.signed_how.endswith(NOT_SIGNED):
        return f"签字：（{request.signed_how}）"
    return f"签字：{signer(request) or '（见纸质件）'}{at}（{request.signed_how}）"


def signer(request: Request) -> str:
    """Who signed, and for whom: 李某某代王某某."""
    behalf = f"代{request.signed_for}" if request.signed_for else ""
    return f"{request.signer.name}{behalf}" if request.signer else ""


def on_behalf(principal: str) -> str:
    """To a delegate, on his card and above the form."""
    return f"代{principal}签" if principal else ""


def form_text_of_draft(request: Request) -> str:
    """The form without version: it has not been sent for signature in this shape."""
    return "\n".join([f"【申请表】{title(request)}", *form_lines(request)])
