"""未批先办 in words: what the unit is asked, what is signed, what the office decides by."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from bot.clock import local_day
from bot.models import Account, Request
from bot.models.request_row import CANCEL, EXPLAINED, ON_PAPER
from bot.paging import PAGE
from bot.wording.cards import PLAIN, STRONG, WARNING, Button, CardText, Choice
from bot.wording.dates import day, moment
from bot.wording.quoted import quoted

MEASURES: Mapping[str, str] = {"record": "记录在案", "publish": "通报", "talk": "约谈"}
REASONS: Mapping[str, str] = {  # id → text (≤ 10 characters on the card)
    "paper": "已有纸质批准",
    "platform": "平台自动注销",
    "wrong": "监测有误",
    "unclear": "说明不清楚",
    "untrue": "与事实不符",
    "unsigned": "缺少签字或盖章",
}
FOR = {"dismiss": ("paper", "platform", "wrong"), "return": ("unclear", "untrue", "unsigned")}
DOING = {"dismiss": "不记违规", "return": "退回"}


def reason_of(chosen: str) -> str:
    """The reason that a choice stands for; empty where one has to be asked for."""
    return REASONS.get(chosen, "")


def line(request: Request) -> str:
    """One case in a list."""
    return f"{request.number} {request.unit.short} {request.account.label}｜{state(request)}"


def state(request: Request) -> str:
    """Where it stands."""
    if request.state == EXPLAINED:
        return "已说明，等市府办处理"
    return "等主要负责人签字" if request.is_written_up else "等单位说明"


def preview(account: Account, seen: str, kind: str) -> str:
    """What would go out."""
    did = "注销" if kind == CANCEL else "变更"
    unit = account.unit.short if account.unit else "（没有登记主办单位）"
    return (
        f"将请{unit}核对：{account.label}未经批准{did}？看到的情况：{quoted(seen, 100)}\n"
        f"先问后定，由单位写说明、主要负责人签字，市府办处理；不补办批准。确认请回复“是”。"
    )


def asked(request: Request) -> str:
    """To the monitor: the unit has been asked."""
    return f"已请{request.unit.short}核对，{request.number}。单位说明后由市府办处理，结果会告诉您。"


def written_up(request: Request, signers: Sequence[str]) -> str:
    """To the clerk."""
    names = "、".join(signers) or "主要负责人"
    return (
        f"已记下{request.number}的情况说明，送{names}签字，签了才算数。\n要改再打一遍“情况说明 {request.number} 内容”。"
    )


def entered_for(request: Request) -> str:
    """To who entered a paper explanation."""
    return f"已登记{request.unit.short}对{request.number}的说明，由市府办其他同志处理。"


def explained(request: Request, who: str) -> str:
    """To the unit: its explanation is with the office."""
    how = f"{who}已代登记单位的纸质说明" if request.signed_how == ON_PAPER else "情况说明已签字"
    return f"{request.number} {how}，送市府办处理。"


def settled_told(request: Request, how: str) -> str:
    """To the monitor who found it."""
    return f"您发现的{request.number}（{request.unit.short} {request.account.label}）市府办已处理：{quoted(how)}。"


def card_is_coming(request: Request) -> str:
    """Typed words settle nothing."""
    return f"请在卡片上点：{request.number}（{request.account.label}）的卡片已发到您的“督办助手”。"


def none_open() -> str:
    """Nothing is open."""
    return "没有等处理的未批先办。"


def to_explain(rows: Sequence[Request]) -> str:
    """Below 我的任务."""
    if not rows:
        return ""
    shown = [f"{line(row)}，回复“情况说明 {row.number} 内容”" for row in rows[:PAGE]]
    return "\n".join(["要您单位说明的：", *shown])


def to_settle(rows: Sequence[Request]) -> str:
    """Below 待审批."""
    if not rows:
        return ""
    shown = [line(row) for row in rows[:PAGE]]
    return "\n".join([f"未批先办等处理{len(rows)}件，回复“未批先办 编号”重发卡片：", *shown])


def form(request: Request) -> str:
    """What the principal reads before the card."""
    return "\n".join(
        [
            f"【情况说明】{request.number} {request.account.label}",
            f"没有查到批准：{quoted(request.basis, 320)}",
            f"说明：{quoted(request.proof, 900)}",
            f"经办人：{request.clerk.name}",
            f"第{request.round}次送签｜校验码 {request.hash8}",
        ]
    )


def sign_card(request: Request, today: date) -> CardText:
    """To the principal: 签字, 退回."""
    number = request.number
    options = (("none", "（请选择）"), ("unclear", REASONS["unclear"]), ("untrue", REASONS["untrue"]), OTHER)
    return CardText(
        title=f"请签字 情况说明{number}",
        desc=quoted(request.account.label, 30),
        sub=quoted(request.proof, 110),
        rows=(
            ("单位", request.unit.short),
            ("缘由", quoted(request.basis, 26)),
            ("经办", request.clerk.name),
            ("版本", f"第{request.round}次送签 {request.hash8}"),
            ("发现", day(local_day(request.created_at), today)),
        ),
        buttons=(Button("签字", f"agree {number}", STRONG), Button("退回", f"return {number}", PLAIN)),
        choice=Choice("reason", "退回的理由", options, selected="none"),
    )


def settle_card(request: Request, today: date) -> CardText:
    """To 市府办审批: 记录在案, 通报, 约谈, 不记违规; what was explained may go back."""
    number, is_explained = request.number, request.state == EXPLAINED
    said = f"单位说明：{quoted(request.proof, 90)}" if is_explained else "单位还没有说明"
    measures = tuple(Button(text, f"{verb} {number}", PLAIN) for verb, text in MEASURES.items())
    back = (Button("退回", f"return {number}", PLAIN),) if is_explained else ()
    wanted = [*FOR["dismiss"], *(FOR["return"] if is_explained else ())]
    options = (("none", "（请选择）"), *((one, REASONS[one]) for one in wanted), OTHER)
    return CardText(
        title=f"请处理 未批先办{number}",
        desc=quoted(request.account.label, 30),
        sub=said,
        rows=(
            ("单位", request.unit.short),
            ("情形", f"未经批准{request.kind}"),
            ("看到", quoted(request.basis, 26)),
            ("签字", signed_by(request) if is_explained else "还没有"),
            ("发现", day(local_day(request.created_at), today)),
        ),
        buttons=(*measures, Button("不记违规", f"dismiss {number}", WARNING), *back),
        choice=Choice("reason", "不记违规、退回的理由", options, selected="none"),
    )


OTHER = ("other", "其他（回复文字）")


def signed_by(request: Request) -> str:
    """Who signed the explanation."""
    if request.signed_how == ON_PAPER:
        return "纸质说明"
    at = f" {moment(request.signed_at)}" if request.signed_at else ""
    return f"{request.signer.name}{at}" if request.signer else "—"


def turned_down(request: Request, who: str, reason: str) -> str:
    """To the clerks: the principal wants other words."""
    return f"{request.number} {who}退回了情况说明。\n原因：{quoted(reason)}\n改好再打“情况说明 {request.number} 内容”。"


def reason_wanted(verb: str) -> str:
    """Which reason."""
    return f"{DOING.get(verb, '退回')}：请回复理由，一句话就行。不办了回复“算了”。"


def reason_shown(verb: str, reason: str) -> str:
    """As it will stand on record."""
    return f"将{DOING.get(verb, '退回')}，理由：{quoted(reason)}。确认请回复“是”。"


def reason_taken() -> str:
    """After 是."""
    return "已记下，单位会收到结果和理由。"


def names(rows: Iterable[Request]) -> str:
    """Several in one line."""
    return "、".join(f"{row.unit.short}{row.account.name}（{row.number}）" for row in rows)
