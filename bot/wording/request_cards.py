"""The cards of an application: what the principal, the office and the monitor are asked, and the ready reasons."""

from collections.abc import Mapping
from datetime import date

from bot.clock import local_day
from bot.models import Delegation, Enrolment, Extension, Opinion, Request
from bot.models.request_row import BY_FILE, BY_ORDER, NOT_SIGNED, ON_PAPER, TAPPED
from bot.wording import enrolments, extensions, opinions, publications
from bot.wording.cards import PLAIN, STRONG, WARNING, Button, CardText, Choice
from bot.wording.dates import day, moment, short_day
from bot.wording.media import words_of
from bot.wording.quoted import quoted
from bot.wording.request_form import label, on_behalf, signer, title

NONE, OTHER, TYPED, TYPED_KEEP, CHECKED, KEEP = "none", "other", "typed", "typed-keep", "checked", "keep"
CHECKED_TEXT = "已核对签字件"

# Ready reasons by the card's step: id → text (≤ 10 characters on the card) and what is put on record.
SIGN_REASONS = {
    "date": "停更日期不合适",
    "account": "账号信息不准确",
    "reason": "原因写得不清楚",
    "keep_it": "暂不注销，先保留",
}
OFFICE_REASONS = {
    "date": "停更日期不明确",
    "account": "账号信息不准确",
    "reason": "原因不充分",
    "paper": "签字件与表不一致",
    KEEP: "民生账号，改为保留",
}
CHECK_REASONS = {"found": "平台仍能搜到账号", "registry": "全省平台未同步", "value": "新信息与申请不一致"}
REVOKE_REASONS = {"done": "平台已注销，无法撤", "stay": "按原批准执行"}
REASONS: Mapping[str, Mapping[str, str]] = {
    "sign": SIGN_REASONS | extensions.SIGN_REASONS | opinions.RETURNS,
    "approve": OFFICE_REASONS | extensions.OFFICE_REASONS,
    "review": OFFICE_REASONS | extensions.OFFICE_REASONS,
    "inspect": CHECK_REASONS | enrolments.CHECK_REASONS,
    "revoke": REVOKE_REASONS,
    "final": publications.FINAL_REASONS,
    "adopt": publications.MEDIA_REASONS,
}


def reason_of(step: str, chosen: str, typed: str = "") -> str:
    """The reason that a choice stands for; empty where one has to be asked for."""
    if typed and chosen in {"", NONE, TYPED, TYPED_KEEP}:
        return typed
    return REASONS.get(step, {}).get(chosen, "")


def keeps(chosen: str) -> bool:
    """Whether the approver chose that the account is kept."""
    return chosen in {KEEP, TYPED_KEEP}


def sign_card(request: Request, today: date, typed: str = "", principal: str = "") -> CardText:
    """To the principal, or to who signs for him (`principal`): 同意, 退回, 不同意."""
    if isinstance(request, Opinion):
        return opinions.sign_card(request, today, _typed(typed), on_behalf(principal))
    number = request.number
    again = "请再签" if request.round > 1 else "请签批"
    return CardText(
        title=f"{again} {title(request)}",
        desc=label(request),
        sub=_sub(
            on_behalf(principal), _changed(request), _progress(request), f"经办：{request.clerk.name}", _typed(typed)
        ),
        rows=_rows(request, today),
        buttons=(
            Button("同意", f"agree {number}", STRONG),
            Button("退回", f"return {number}", PLAIN),
            Button("不同意", f"refuse {number}", WARNING),
        ),
        choice=_choice(_sign_reasons(request), typed, "退回、不同意的理由"),
    )


def approve_card(request: Request, today: date, typed: str = "") -> CardText:
    """To each 市府办审批: 同意, 退回, 驳回; a paper signature has to be ticked as checked."""
    number, paper = request.number, request.signed_how == ON_PAPER
    note = f"初审已过：{request.first_pass_note or '无意见'}" if request.first_reviewer else ""
    return CardText(
        title=f"请审批 {title(request)}",
        desc=label(request),
        sub=_sub(
            "纸质签字：核对签字件后，在下拉里选“已核对签字件”再点同意" if paper else "",
            _changed(request),
            note,
            _progress(request),
            f"经办：{request.clerk.name}",
            _typed(typed),
        ),
        rows=_rows(request, today),
        buttons=(
            Button("同意", f"agree {number}", STRONG),
            Button("退回", f"return {number}", PLAIN),
            Button("驳回", f"reject {number}", WARNING),
        ),
        choice=_choice(_office_reasons(request, paper=paper), typed, "理由／核对", keep=request.is_cancellation),
    )


def review_card(request: Request, today: date, typed: str = "") -> CardText:
    """To 市府办初审, who may remark or return but not approve."""
    number = request.number
    return CardText(
        title=f"请初审 {title(request)}",
        desc=label(request),
        sub=_sub(_changed(request), _progress(request), f"经办：{request.clerk.name}", _typed(typed)),
        rows=_rows(request, today),
        buttons=(Button("初审通过", f"pass {number}", STRONG), Button("退回", f"return {number}", PLAIN)),
        choice=_choice(_review_reasons(request), typed, "退回理由"),
    )


def inspect_card(request: Request, today: date, typed: str = "") -> CardText:
    """To 市数管中心: 通过, 退回."""
    if isinstance(request, Enrolment):
        return enrolments.check_card(request, typed)
    number = request.number
    done = "已注销" if request.is_cancellation else "已变更"
    unused = "value" if request.is_cancellation else "found"
    return CardText(
        title=f"请核验 {title(request)}",
        desc=label(request),
        sub=_sub(f"单位报{done}：{quoted(request.proof, 60)}", "可自行搜索核对，不要求单位补图", _typed(typed)),
        rows=_rows(request, today),
        buttons=(Button("通过", f"pass {number}", STRONG), Button("退回", f"return {number}", PLAIN)),
        choice=_choice({key: text for key, text in CHECK_REASONS.items() if key != unused}, typed, "退回的理由"),
    )


def ordered_card(request: Request, today: date, typed: str = "") -> CardText:
    """责令关停, to the unit: 签收 stands for the signature."""
    del today, typed
    rows = (("单位", request.unit.short), ("依据", quoted(request.basis, 26)), ("然后", "停更，到平台提交注销"))
    return CardText(
        title=f"【责令关停】{request.number}",
        desc=label(request),
        sub="请签收，不用申请、不用签字；怎么办见上一条",
        rows=rows,
        buttons=(Button("签收", f"ack {request.number}", STRONG),),
    )


def revoke_card(request: Request, today: date) -> CardText:
    """To 市府办审批: the principal asks to revoke the approval."""
    number = request.number
    return CardText(
        title=f"申请撤销批准 {number}",
        desc=label(request),
        sub=_sub(f"主要负责人的理由：{quoted(request.decision_reason, 80)}"),
        rows=_rows(request, today),
        buttons=(Button("同意", f"agree {number}", STRONG), Button("不同意", f"refuse {number}", WARNING)),
        choice=_choice(REVOKE_REASONS, "", "不同意的理由"),
    )


def block_card(request: Request, today: date) -> CardText:
    """To 市府办审批: is it really blocked."""
    number = request.number
    return CardText(
        title=f"请确认受阻 {number}",
        desc=label(request),
        sub=_sub(f"原因：{quoted(request.blocked_reason, 80)}", "确认后不计单位逾期，由市数管中心协助"),
        rows=_rows(request, today),
        buttons=(Button("确认", f"agree {number}", STRONG), Button("不确认", f"refuse {number}", PLAIN)),
    )


def void_card(request: Request, today: date, reason: str) -> CardText:
    """To the approver who typed 作废: it happens by the tap."""
    number = request.number
    return CardText(
        title=f"作废 {title(request)}？",
        desc=label(request),
        sub=_sub(f"理由：{quoted(reason, 80)}", _after_void(request)),
        rows=_rows(request, today),
        buttons=(Button("作废", f"void {number}", WARNING),),
    )


def letter_card(request: Request, today: date, letter: str) -> CardText:
    """To the approver who typed 函请处置: it happens by the tap."""
    number = request.number
    return CardText(
        title=f"函请处置 {number}？",
        desc=label(request),
        sub=_sub(f"文号：{quoted(letter, 60)}", "账号记为停用（无法注销备案），任务3按已处置计"),
        rows=_rows(request, today),
        buttons=(Button("确认", f"letter {number}", WARNING),),
    )


def delegation_card(given: Delegation, today: date) -> CardText:
    """To 市府办审批: may the delegate sign."""
    return CardText(
        title="请同意委托代签",
        desc=given.principal.unit.short,
        sub=_sub("委托期间，签批卡片发给受托人，到期自动失效"),
        rows=(
            ("委托人", given.principal.name),
            ("受托人", f"{given.delegate.name}（{given.delegate.post or '分管领导'}）"),
            ("起止", f"{short_day(given.from_day, today)}至{short_day(given.to_day, today)}"),
        ),
        buttons=(
            Button("同意", f"agree {given.id}", STRONG),
            Button("不同意", f"refuse {given.id}", WARNING),
        ),
    )


def _wish(request: Request, today: date) -> list[tuple[str, str]]:
    if isinstance(request, Extension):
        return extensions.rows(request, today)
    when = day(request.stop_on, today) if request.stop_on else "—"
    return (
        [("停更", when)]
        if request.is_cancellation
        else [("变更", f"{request.change_field}：{quoted(request.change_new, 18)}"), ("生效", when)]
    )


def _rows(request: Request, today: date) -> tuple[tuple[str, str], ...]:
    if request.origin == BY_ORDER:
        stopped = short_day(request.stopped_on) if request.stopped_on else "—"
        ordered = ("责令", quoted(request.basis, 26))
        return (("单位", request.unit.short), ordered, ("停更", stopped), _identifier(request))
    if request.origin == BY_FILE:
        on = short_day(local_day(request.approved_at)) if request.approved_at else ""
        stopped = short_day(request.stop_on) if request.stop_on else "—"
        paper = ("纸面批准", quoted(f"{on} {request.basis}", 26))
        return (("单位", request.unit.short), paper, ("停更", stopped), _identifier(request))
    if isinstance(request, Opinion):
        return opinions.void_rows(request, signed_by(request) if request.signed_hash else "还没有签")
    rows = [
        ("单位", request.unit.short),
        *_wish(request, today),
        ("原因", quoted(request.reason, 26) or "—"),
        *_last_row(request),
        ("版本", f"第{request.round}次送签 {request.hash8}" if request.round else "还没送签"),
    ]
    return tuple(rows)


def _last_row(request: Request) -> list[tuple[str, str]]:
    """The signature; before it the identifier, where there is an account. (The card stays when its tap has signed.)"""
    if request.signed_hash:
        return [("签字", signed_by(request))]
    return [] if isinstance(request, Extension) else [_identifier(request)]


def _identifier(request: Request) -> tuple[str, str]:
    return words_of(request.account.medium).ref, request.platform_ref or "—"


def _sub(*parts: str) -> str:
    return "｜".join(part for part in parts if part)


def _changed(request: Request) -> str:
    """Which fields differ from the round before."""
    labels = "、".join(str(change[0]) for change in request.changes)
    return f"第{request.round}次送签，改了：{labels}" if labels else ""


def _progress(request: Request) -> str:
    return extensions.progress(request) if isinstance(request, Extension) else ""


def _after_void(request: Request) -> str:
    if isinstance(request, Extension):
        return f"作废后按{extensions.binding(request)}算，通知单位和签字人"
    if isinstance(request, Opinion):
        return "作废后单位不用再提，没定的账号仍待定，通知单位和签字人"
    return "作废后账号回到在用，通知单位和签字人"


def _typed(reason: str) -> str:
    return f"您的理由：{quoted(reason, 60)}" if reason else ""


def _sign_reasons(request: Request) -> Mapping[str, str]:
    return extensions.SIGN_REASONS if isinstance(request, Extension) else SIGN_REASONS


def _office_reasons(request: Request, *, paper: bool) -> dict[str, str]:
    if isinstance(request, Extension):
        return extensions.OFFICE_REASONS | ({"paper": OFFICE_REASONS["paper"], CHECKED: CHECKED_TEXT} if paper else {})
    left_out = set() if paper else {"paper"}
    if not request.is_cancellation:
        left_out.add(KEEP)
    return {key: text for key, text in OFFICE_REASONS.items() if key not in left_out} | (
        {CHECKED: CHECKED_TEXT} if paper else {}
    )


def _review_reasons(request: Request) -> dict[str, str]:
    """初审 returns for the office's reasons; whether an account is kept is not for 初审."""
    if isinstance(request, Extension):
        return extensions.OFFICE_REASONS
    left_out = {KEEP} if request.signed_how == ON_PAPER else {KEEP, "paper"}
    return {key: text for key, text in OFFICE_REASONS.items() if key not in left_out}


def _choice(reasons: Mapping[str, str], typed: str, heading: str, *, keep: bool = False) -> Choice:
    """The drop-down: WeCom preselects its first option, so the first one decides nothing."""
    first = [(TYPED, "按我写的理由")] if typed else [(NONE, "（请选择）")]
    if typed and keep:
        first.append((TYPED_KEEP, "我的理由，改为保留"))
    options = (*first, *reasons.items(), (OTHER, "其他（回复文字）"))
    return Choice("reason", heading, options, selected=first[0][0])


def signed_by(request: Request) -> str:
    """Who signed, when and how, in a card's row."""
    if request.signed_how.endswith(NOT_SIGNED):
        return request.signed_how
    who = signer(request) or "见纸质件"
    at = f" {moment(request.signed_at)}" if request.signed_at else ""
    return f"{who}{at}{'' if request.signed_how == TAPPED else ' ' + request.signed_how}"
