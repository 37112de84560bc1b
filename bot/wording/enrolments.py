"""登记账号 in words: what who entered it hears, what the monitor's card says, what became of it."""

from bot.models import Account, Enrolment
from bot.wording.cards import PLAIN, STRONG, Button, CardText, Choice
from bot.wording.quoted import quoted
from bot.wording.request_form import label

CHECK_REASONS = {"listed": "名单里已有", "nowhere": "平台上查不到", "foreign": "不是本地政务账号"}


def entered(request: Enrolment, checker: str) -> str:
    """It is in, who verifies, what comes then."""
    ref = f"，账号ID {quoted(request.platform_ref, 40)}" if request.platform_ref else ""
    return (
        f"收到：{request.unit.short}的{quoted(label(request), 60)}{ref}，{request.number}，等{checker}核验。\n"
        f"核验通过就列入名单（排查新增）。写错了回复“撤回申请 {request.number}”。"
    )


def rows(request: Enrolment) -> list[tuple[str, str]]:
    """The rows of the card that are its own."""
    return [
        ("账号", quoted(request.new_name, 26)),
        ("平台", quoted(request.new_platform, 26)),
        ("账号ID", quoted(request.platform_ref, 26) or "—"),
        ("说明", quoted(request.reason, 26) or "—"),
    ]


def enrolled(request: Enrolment) -> str:
    """To the unit, its author and the office."""
    account = request.account
    return (
        f"{request.number} 核验通过：{request.unit.short}的{account.label}已列入名单，"
        f"第{account.number}号，来源排查新增，处置意见：{account.disposition}。\n还没有纳入全省政务新媒体管理平台的，请在平台上登记。"
    )


def not_enrolled(request: Enrolment, reason: str) -> str:
    """To the unit and its author."""
    return (
        f"{request.number}（{quoted(label(request), 60)}）没有列入名单。\n理由：{quoted(reason)}\n"
        "有出入的请回复“人工”，或写清楚后再登记一次。"
    )


def already(account: Account) -> str:
    """A line about an account that stands on the list."""
    unit = account.unit.short if account.unit else "没有登记主办单位"
    return f"{account.label}已在名单里：第{account.number}号，{unit}，{account.state}，处置意见：{account.disposition}"


def check_card(request: Enrolment, typed: str = "") -> CardText:
    """To whoever verifies: 通过, 退回."""
    number = request.number
    first = ("typed", "按我写的理由") if typed else ("none", "（请选择）")
    options = (first, *CHECK_REASONS.items(), ("other", "其他（回复文字）"))
    yours = f"您的理由：{quoted(typed, 60)}" if typed else ""
    said = ("可自行搜索核对，通过后列入名单（排查新增）", f"登记：{request.clerk.name}", yours)
    sub = "｜".join(part for part in said if part)
    return CardText(
        title=f"请核验 登记账号{number}",
        desc=quoted(label(request), 30),
        sub=sub,
        rows=(("单位", request.unit.short), *rows(request)),
        buttons=(Button("通过", f"pass {number}", STRONG), Button("退回", f"return {number}", PLAIN)),
        choice=Choice("reason", "退回的理由", options, selected=first[0]),
    )
