"""延期 in words: what the clerk hears, what signers and office read, and what an approval or a refusal means."""

from collections.abc import Iterable
from datetime import date

from bot.clock import local_day
from bot.models import Assignment, Extension, Member
from bot.models.extension import Entry, Wish
from bot.wording.dates import day, short_day
from bot.wording.items import full, ref
from bot.wording.quoted import quoted

# Ready reasons: id → text (≤ 10 characters on the card) and what is put on record.
SIGN_REASONS = {"ext_date": "日期太晚，请提前", "ext_why": "原因写得不清楚", "ext_now": "按原时限办"}
OFFICE_REASONS = {"ext_date": "日期太晚，请提前", "ext_why": "原因不充分", "ext_now": "按原时限办"}


def label(request: Extension) -> str:
    """What it is about, with the day that is wanted."""
    return f"{ref(request.item, plan=True)}到{until(request)}"


def until(request: Extension) -> str:
    """The day that is wanted."""
    return short_day(request.extend_to, request.extend_from) if request.extend_to else "（未填）"


def asked_when(request: Extension) -> str:
    """提出时: of a later round the day on which it was asked first, and whether the deadline is over by this round."""
    if request.asked_late:
        return "逾期后申请"
    first = short_day(local_day(request.created_at), request.extend_from) if request.round > 1 else ""
    over = request.applied_on and request.extend_from and request.applied_on > request.extend_from
    return f"{first}到期前申请{f'，第{request.round}次送签时已过时限' if over else ''}"


def binding(request: Extension, today: date | None = None) -> str:
    """The day that binds as long as nothing is granted."""
    return short_day(request.extend_from, today) if request.extend_from else "原时限"


def how_to(number: int | str = 2) -> str:
    """R14: an example to type."""
    return f"例如：延期 {number} 到9月15日 页面联调未完成"


def missing(fields: Iterable[str], number: int | str) -> str:
    """R14: what is still to be said."""
    names = {"date": "日期", "reason": "原因"}
    return f"还差{'和'.join(names[name] for name in fields)}，{how_to(number)}"


def asked(request: Extension, signers: Iterable[Member], today: date) -> str:
    """R13: it is in, who signs, and that the old day binds until then."""
    late = "（已过时限，按逾期后申请报）" if request.asked_late else ""
    to = day(request.extend_to, today) if request.extend_to else ""
    far = [one.name for one in signers if not one.person.userid]
    reach = f"\n{'、'.join(far)}还没有在企业微信里关联，卡片发不到：请本人给“督办助手”发一句话。" if far else ""
    return (
        f"收到：{full(request.item)}申请延到{to}，原因：{quoted(request.reason)}。{request.number}{late}\n"
        f"已送本单位主要负责人，同意后报市府办。批下来之前仍按{binding(request, today)}算。{reach}\n"
        f"要改回复“修改 {request.number}”，不办回复“撤回申请 {request.number}”。"
    )


def shall_change(request: Extension, wanted: date | None, *, sent: bool) -> str:
    """Another day for an item whose extension is under way."""
    back = "（已送签，会先收回，改好要重新送签）" if sent else ""
    to = day(wanted) if wanted else ""
    return (
        f"{ref(request.item)}已有一件延期申请在办：{request.number}，延到{until(request)}。\n"
        f"是要把它改成延到{to}{back}吗？回复“是”，不是请回复“算了”。"
    )


def running(request: Extension, waits: str) -> str:
    """A line of 任务N: 延期中."""
    who = {"单位经办": "等本单位经办", "单位签批": "等本单位主要负责人签字"}.get(waits, f"等{waits}审批")
    to = f"申请延到{until(request)}" if request.extend_to else "申请延期"
    return f"延期中：{to}，{who}（{request.number}），批下来之前仍按{binding(request)}算。"


def rows(request: Extension, today: date) -> list[tuple[str, str]]:
    """The rows of a card that are its own."""
    late = "（逾期后申请）" if request.asked_late else ""
    return [
        ("现时限", f"{day(request.extend_from, today) if request.extend_from else '—'}"),
        ("延到", f"{day(request.extend_to, today) if request.extend_to else '—'}{late}"),
    ]


def progress(request: Extension) -> str:
    """How far the item is, for who decides."""
    said = request.item.progress_text
    return f"进展：{quoted(said, 40)}" if said else "单位没有报过进展"


def granted(request: Extension) -> str:
    """To the principal and who signed."""
    return f"{request.number} 市府办已批准：{full(request.item)}延到{until(request)}，提醒从新时限重新起算。"


def approved(request: Extension) -> str:
    """To the clerks, who report it."""
    item = request.item
    return granted(request) if item.is_counted else f"{granted(request)}\n办好了回复“完成 {item.number} 情况说明”。"


def rejected(request: Extension, reason: str, contact: str, phone: str) -> str:
    """To clerks and principal."""
    return (
        f"{request.number} 市府办没有同意延期。\n理由：{quoted(reason)}\n"
        f"{ref(request.item)}仍按{binding(request)}算。有不同意见，请由单位与市府办{contact}联系（{phone}）。"
    )


def refused(request: Extension, by: str, reason: str) -> str:
    """To the clerks: the principal does not want it."""
    return (
        f"{request.number} {by}不同意延期，到此为止。\n理由：{quoted(reason)}\n"
        f"{ref(request.item)}仍按{binding(request)}算。"
    )


def voided(request: Extension, reason: str, *, was_granted: bool) -> str:
    """To unit and signer."""
    back = f"时限恢复为{binding(request)}" if was_granted else f"仍按{binding(request)}算"
    return f"{request.number}（{ref(request.item)}延期）市府办已作废，{back}。\n理由：{quoted(reason)}"


def withdrawn(request: Extension) -> str:
    """To the clerk who gave it up."""
    number = request.item.number
    return (
        f"已撤回{request.number}，{ref(request.item)}仍按{binding(request)}算。\n"
        f"要再申请回复“延期 {number} 到×月×日 原因”。"
    )


def lapsed(request: Extension, why: str) -> str:
    """To clerks (and who had to decide): it needs no decision any more."""
    return f"{request.number}（{ref(request.item)}延期）不用再办：{why}。"


def ready(request: Extension, names: str, form: str) -> str:
    """After 修改: shall it go to the principal?"""
    return f"{form}\n改好了，送{names}签字吗？回复“是”；要改回复例如“修改 {request.number} 9月20日”"


def drafted(request: Extension, fields: Iterable[str]) -> str:
    """A draft and what it still needs."""
    names = {"extend_to": "延到哪天", "reason": "原因"}
    return f"{request.number}（{ref(request.item)}延期）还差：{'、'.join(names[name] for name in fields)}。"


def entry_preview(item: Assignment, wish: Wish, entry: Entry) -> str:
    """代登记延期: what was understood, before it is entered."""
    late = "，按逾期后申请记" if wish.late else ""
    return (
        f"将代{item.unit.short}登记延期申请：{full(item)}延到{day(wish.until, entry.on)}，来源：{entry.said}{late}。\n"
        f"原因：{quoted(wish.reason, 300)}\n登记后由别的审批同志核对、审批。确认请回复“是”，不对回复“算了”再发一次。"
    )


def entered(request: Extension, others: Iterable[str]) -> str:
    """To who entered it."""
    return (
        f"已代{request.unit.short}登记{request.number}：{ref(request.item)}申请延到{until(request)}，已告知单位。\n"
        f"您登记的由{'、'.join(others)}审批，批下来之前仍按{binding(request)}算。"
    )


def entered_told(request: Extension, who: str, *, typing: bool = True) -> str:
    """To the unit: what was entered for it; `typing`: to a clerk, who can take it back."""
    back = f"，不办了回复“撤回申请 {request.number}”" if typing else ""
    return (
        f"市府办{who}已代您单位登记延期申请{request.number}：{full(request.item)}申请延到{until(request)}（来源：{request.basis}）。\n"
        f"等市府办审批，批下来之前仍按{binding(request)}算。有出入请回复“人工”{back}。"
    )
