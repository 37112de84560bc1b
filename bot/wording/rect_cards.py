"""The cards of 整改, the ready reasons on them, and what people are told after each step."""

from collections.abc import Mapping
from datetime import date, datetime

from bot.clock import local_day
from bot.models import Rectification
from bot.models.rectification import IN_HAND
from bot.models.rectification_unit import ADDED
from bot.wording.cards import PLAIN, STRONG, WARNING, Button, CardText, Choice
from bot.wording.dates import day, moment, short_day
from bot.wording.quoted import quoted
from bot.wording.rectifications import due, problem, what

ROW, SUB = 26, 112
NONE, OTHER, TYPED = "none", "other", "typed"
DISCARD_REASONS = {"updated": "单位已更新", "data": "监测数据有误", "told": "已电话处理"}
CHECK_REASONS = {"undone": "问题还在", "link": "链接打不开", "partial": "只改了一部分", "words": "说明不清楚"}
ANSWER_REASONS = {
    "clear": "事实清楚，应当整改",
    "wrong": "问题不属实",
    "data": "监测数据有误",
    "other_unit": "不是该单位责任",
}
FULL = {  # what a short text on the card stands for
    "undone": "问题还在，请整改到位",
    "link": "链接打不开，请换一个",
    "partial": "只改了一部分，请全部改好",
    "words": "说明不清楚，请写明怎么改的",
}
REASONS: Mapping[str, Mapping[str, str]] = {
    "rect_draft": DISCARD_REASONS,
    "rect_check": CHECK_REASONS,
    "rect_dispute": ANSWER_REASONS,
}


def reason_of(step: str, chosen: str, typed: str = "") -> str:
    """The reason that a choice stands for; "" where one has to be asked for."""
    if typed and chosen in {"", NONE, TYPED}:
        return typed
    return FULL.get(chosen) or REASONS.get(step, {}).get(chosen, "")


def draft_card(order: Rectification, today: date, typed: str = "") -> CardText:
    """To the monitor: 下发 or 不予下发."""
    days = f"{order.limit_days}个工作日" if order.limit_days else "要您定"
    return CardText(
        title=f"【整改草稿】{order.number}",
        desc=quoted(order.label, 30),
        sub=_sub(problem(order, 60), "反复" if order.repeats else "", f"依据：{quoted(order.basis, 40)}"),
        rows=(
            ("单位", order.unit.short),
            ("问题", f"{order.code} {quoted(order.problem, 18)}"),
            ("时限", day(order.due_on, today) if order.due_on else days),
        ),
        buttons=(
            Button("下发", f"issue {order.number}", STRONG),
            Button("不予下发", f"discard {order.number}", PLAIN),
        ),
        choice=_choice(DISCARD_REASONS, typed, "不发的理由"),
    )


def order_card(order: Rectification, today: date) -> CardText:
    """R28: to the unit's 联系人."""
    return CardText(
        title=f"【整改通知】{order.number}{'（反复）' if order.repeats else ''}",
        desc=quoted(order.label, 30),
        sub=f"{problem(order, 50)}。有不同意见，2个工作日内可申请复核。"[:SUB],
        rows=(
            ("时限", f"{due(order, today)}前"),
            ("反馈", quoted(order.wanted, ROW) or "一句话或链接"),
            ("签发", f"{order.watcher}{order.issuer.name if order.issuer else ''}"[:ROW]),
        ),
        buttons=(
            Button("签收", f"ack {order.number}", STRONG),
            Button("反馈", f"feedback {order.number}", PLAIN),
            Button("申请复核", f"dispute {order.number}", PLAIN),
        ),
    )


def check_card(order: Rectification, today: date, typed: str = "") -> CardText:
    """To the monitor: 通过, 退回."""
    return CardText(
        title=f"【请复核】{order.number}",
        desc=quoted(order.label, 30),
        sub=_sub(quoted(_latest(order.feedback), 70), f"版本{order.report_hash[:8]}", _typed(typed)),
        rows=(
            ("单位", order.unit.short),
            ("问题", quoted(order.problem, ROW)),
            ("反馈", by_whom(order)[:ROW]),
            ("时限", due(order, today)),
        ),
        buttons=(Button("通过", f"pass {order.number}", STRONG), Button("退回", f"return {order.number}", PLAIN)),
        choice=_choice(CHECK_REASONS, typed, "退回的理由"),
    )


def dispute_card(order: Rectification, today: date, typed: str = "", *, may_revoke: bool = True) -> CardText:
    """To 市府办: 维持 or 撤销; 初审 can only answer that it stands."""
    revoke = (Button("撤销", f"revoke {order.number}", WARNING),) if may_revoke else ()
    return CardText(
        title=f"【整改申请复核】{order.number}",
        desc=quoted(order.label, 30),
        sub=_sub(f"单位的理由：{quoted(order.dispute, 60)}", _typed(typed)),
        rows=(
            ("单位", order.unit.short),
            ("问题", quoted(order.problem, ROW)),
            ("下发", short_day(order.issued_day, today)),
        ),
        buttons=(Button("维持", f"uphold {order.number}", STRONG), *revoke),
        choice=_choice(ANSWER_REASONS, typed, "理由"),
    )


def _latest(feedback: str) -> str:
    """What was told last: the card has no room for all of it, the text before it has."""
    return feedback[max(feedback.rfind(ADDED), 0) :]


def by_whom(order: Rectification) -> str:
    """Who gave the feedback, when."""
    who = order.reporter.name if order.reporter else f"代登记（{order.feedback_source}）"
    return f"{who} {moment(order.feedback_at)}" if order.feedback_at else who


def report_text(order: Rectification, pictures: int) -> str:
    """The whole feedback, sent just before the card."""
    lines = [
        f"【整改反馈】{order.number}{'（反复）' if order.repeats else ''}",
        f"单位：{order.unit.short}",
        f"账号：{order.account.label}" if order.account else "",
        f"问题：{problem(order, 200)}",
        f"反馈：{quoted(order.feedback, 600)}",
        f"反馈人：{by_whom(order)}",
        f"图片{pictures}份" if pictures else "",
        f"时限：{due(order)}",
        f"版本：{order.report_hash[:8]}",
    ]
    return "\n".join(line for line in lines if line)


def dispute_text(order: Rectification) -> str:
    """The whole matter, sent just before the card."""
    lines = [
        f"【整改申请复核】{order.number}",
        f"单位：{order.unit.short}",
        f"账号：{order.account.label}" if order.account else "",
        f"问题：{problem(order, 200)}",
        f"依据：{order.basis}",
        f"单位的理由：{quoted(order.dispute, 600)}",
        f"申请人：{order.disputer.name if order.disputer else ''}",
    ]
    return "\n".join(line for line in lines if line)


def outcome(who: str, at: datetime, did: str, reason: str = "") -> str:
    """What a card says afterwards."""
    why = f"：{quoted(reason, 60)}" if reason else ""
    return f"{who}已于{moment(at)}{did}{why}"


def acknowledged_outcome(order: Rectification, who: str, at: datetime) -> str:
    """On the unit's card after 签收: what to type next."""
    return f"{outcome(who, at, '签收')}。办好了回复“整改反馈 {order.number} 链接或说明”"


def colleague(order: Rectification, who: str, did: str, words: str = "") -> str:
    """Two clerks of one unit hear of each other's acts."""
    said = f"\n内容：{quoted(words, 120)}" if words else ""
    return f"本单位{who}{did}：{what(order)}。{said}"


def entered(order: Rectification, did: str, source: str) -> str:
    """代签收, 代登记: the unit hears of it."""
    return f"{order.watcher}已代您单位登记{did}：{what(order)}（来源：{quoted(source, 40)}）。有出入请回复“人工”。"


def passed(order: Rectification, who: str, at: datetime) -> str:
    """销号."""
    return f"整改{what(order)}已通过复核销号（{moment(at)}，{order.watcher}{who}）。"


def returned(order: Rectification, who: str, reason: str, today: date) -> str:
    """退回, word for word."""
    return (
        f"整改{what(order)}被退回。\n理由：{quoted(reason, 300)}（{order.watcher}{who}）\n"
        f"请在{due(order, today)}前改好，回复“整改反馈 {order.number} 链接或说明”。"
    )


def correction(order: Rectification, who: str, reason: str) -> str:
    """N08: to the same people."""
    when = f"{moment(order.issued_at)}发给您的" if order.issued_at else ""
    return (
        f"【更正】{when}整改通知{what(order)}发错了，请不用理会，也不用回复，不记入考核。\n"
        f"原因：{quoted(reason, 200)}\n给您添麻烦了。{order.watcher}{who}"
    )


def upheld(order: Rectification, reason: str, today: date) -> str:
    """维持: the time begins anew."""
    return (
        f"整改{what(order)}经市府办复核：维持。\n理由：{quoted(reason, 300)}\n"
        f"时限自今天重算，请在{due(order, today)}前整改，回复“整改反馈 {order.number} 链接或说明”。"
    )


def revoked(order: Rectification, reason: str) -> str:
    """撤销."""
    why = f"\n理由：{quoted(reason, 300)}" if reason else ""
    return f"整改{what(order)}经市府办复核：撤销，不用再办，不记入考核。{why}"


def ended_by_closing(order: Rectification) -> str:
    """The account is gone."""
    return f"账号已销号，整改{what(order)}自动终结，不用再办。"


def near(order: Rectification, today: date) -> str:
    """A line of the daily digest, before and on the last day."""
    left = (local_day(order.due_at) - today).days if order.due_at else 0
    when = "今天到期" if left == 0 else f"{due(order, today)}到期，还剩{left}天"
    return f"整改{what(order)}{when}。{_type(order)}"


def late(order: Rectification, today: date) -> str:
    """The same, past it: no blame."""
    return f"整改{what(order)}{due(order, today)}到期，还没有收到反馈。{_type(order)}；有困难回复“人工”"


def stuck(order: Rectification) -> str:
    """待复核 as anybody but the verifier reads it."""
    return f"{order.unit.short}整改{what(order)}已反馈，等{order.verified_by}复核"


def paper_name(order: Rectification) -> str:
    """The file's name."""
    return f"整改通知书{order.number}.docx"


def _type(order: Rectification) -> str:
    first = "" if order.state == IN_HAND else "还没有签收，"
    return f"{first}办好了回复“整改反馈 {order.number} 链接或说明”"


def _sub(*parts: str) -> str:
    return "｜".join(part for part in parts if part)[:SUB]


def _typed(reason: str) -> str:
    return f"您的理由：{quoted(reason, 40)}" if reason else ""


def _choice(reasons: Mapping[str, str], typed: str, heading: str) -> Choice:
    """The drop-down: WeCom preselects its first option, so the first one decides nothing."""
    first = (TYPED, "按我写的理由") if typed else (NONE, "（请选择）")
    return Choice("reason", heading, (first, *reasons.items(), (OTHER, "其他（回复文字）")), selected=first[0])
