"""Applications in words, for the unit: the form, what it still needs, where it stands."""

from collections.abc import Iterable, Sequence
from datetime import date

from bot.clock import local_day
from bot.models import History, Member, Request
from bot.models.history import DONE
from bot.models.request import (
    APPROVED,
    AT_PLATFORM,
    AWAITING_APPROVAL,
    AWAITING_CHECK,
    AWAITING_REVOKE,
    AWAITING_SIGN,
    CHANGE,
    DRAFT,
    RETURNED,
)
from bot.models.request_draft import FIELDS
from bot.models.request_row import APPLIED_ON
from bot.models.request_run import BLOCK_REASONS
from bot.wording.dates import day, moment, short_day
from bot.wording.quoted import quoted

PAGE = 8
FORM_BYTES = 1900  # of WeCom's 2048: room for the trial mark and the number of a repeated message
MARKS = "①②③④⑤"
NUMBER, DAYS = "编号", frozenset({"停更日期", "生效日期", APPLIED_ON})  # labels of the form


def ref(request: Request) -> str:
    """How a clerk names it most easily: by the account, by the number where other platforms have the same name."""
    return request.account.name if request.account.is_wechat else request.number


def title(request: Request) -> str:
    """注销申请ZX-2022-001."""
    return f"{request.kind}申请{request.number}"


def what(request: Request) -> str:
    """注销 义乌国资（微信订阅号）."""
    return f"{request.kind} {request.account.label}"


def ready_reasons(request: Request) -> tuple[str, ...]:
    """Three reasons that a clerk may simply pick."""
    main = next(iter(request.plan.listed("主账号")), "主账号")
    if request.kind == CHANGE:
        return (
            "机构职能调整，账号信息需与现单位名称一致",
            "原管理员岗位变动，需由现经办人员接管账号",
            "按规范化建设要求，统一账号名称和认证信息",
        )
    return (
        f"受众面小、更新力量不足，整合至“{main}”",
        f"按文件要求统一归集，内容迁移至“{main}”发布",
        "同一平台开设多个账号，保留一个，其余关停",
    )


def _wanted(request: Request, name: str) -> str:
    """One missing field, said so that the clerk knows what to type."""
    reasons = "".join(f"\n　原因{n} {text}" for n, text in enumerate(ready_reasons(request), 1))
    ids = "微信号或原始ID（公众号后台可查" if request.account.is_wechat else "账号ID（平台“我的”页面可查"
    return {
        "change_field": f"变更哪一项（{'、'.join(FIELDS)}）",
        "change_new": f"{request.change_field or '这一项'}改成什么",
        "stop_on": "哪天起停更" if request.is_cancellation else "哪天起生效",
        "reason": f"原因，自己写10–300字，或从下面挑一条，回复“原因1”就行：{reasons}",
        "platform_ref": f"{ids}，送签前补上即可）",
    }[name]


NUMBERS = "零一两三四五六"


def drafted(request: Request, missing: Sequence[str], *, begun: bool) -> str:
    """A draft and, in one sentence, what it still needs (R19)."""
    items = "\n".join(f"{MARKS[n]}{_wanted(request, name)}" for n, name in enumerate(missing))
    opening, split = "已起草" if begun else "草稿", "，可分几次回复" if len(missing) > 1 else ""
    return (
        f"{opening}：{what(request)}，{request.number}。还差{NUMBERS[len(missing)]}样{split}，草稿保留7天：\n"
        f"{items}\n签字、批准之前，请先不要在平台上操作。"
    )


def form_lines(request: Request) -> list[str]:
    """Every field of the form, a line each."""
    shown = [(label, readable(label, value)) for label, value in request.form.items() if label != NUMBER]
    return [f"{label}：{quoted(value, 320)}" for label, value in shown if value]


def readable(label: str, value: str) -> str:
    """A field's value as people read it: days with their weekday."""
    return day(date.fromisoformat(value)) if value and label in DAYS else value


def form_text(request: Request, head: str = "") -> str:
    """The whole form with version and the first 8 characters of its hash: what a signer reads before the card."""
    opening = [head] if head else []
    version = [f"第{request.round}次送签｜校验码 {request.hash8}"] if request.form_hash else []
    signed = [signature(request)] if request.signed_hash else []
    text = "\n".join([*opening, f"【申请表】{title(request)}", *form_lines(request), *signed, *version])
    return text if len(text.encode()) <= FORM_BYTES else text.encode()[:FORM_BYTES].decode(errors="ignore") + "…"


def signature(request: Request) -> str:
    """Who signed, how and when."""
    who = request.signer.name if request.signer else "（见纸质件）"
    at = f" {moment(request.signed_at)}" if request.signed_at else ""
    return f"签字：{who}{at}（{request.signed_how}）"


def ready_to_sign(request: Request, signers: Iterable[Member], warning: str = "") -> str:
    """The form is complete: shall it go to the principal?"""
    names = "、".join(member.name for member in signers)
    note = f"\n{warning}" if warning else ""
    day_label = "停更日期" if request.is_cancellation else "生效日期"
    ask = f"填好了，送{names}签字吗？回复“是”；要改回复例如“修改 {day_label} 8月20日”"
    return f"{form_text_of_draft(request)}{note}\n{ask}"


def form_text_of_draft(request: Request) -> str:
    """The form without version: it has not been sent for signature in this shape."""
    return "\n".join([f"【申请表】{title(request)}", *form_lines(request)])


def freeze_warning(ends: date, goal: date) -> str:
    """The platform's freeze will outlast the notice's date: not forbidden, but good to know."""
    return (
        f"提醒：微信冻结期满并确认，最快要到{short_day(ends)}前后，晚于{short_day(goal)}；"
        f"{short_day(goal)}前停更、平台受理即为办结。"
    )


def no_signer(request: Request, phone: str) -> str:
    """N05: nobody is registered who could sign."""
    return (
        f"{title(request)}已填好，但本单位还没有登记主要负责人，送不出去。\n"
        f"请回复“人工”由市府办登记（{phone}）；也可以打印签字盖章（回复“申请表 {request.number}”），"
        f"再回复“纸质签字 {request.number}”并拍照上传。"
    )


def submitted(request: Request, signers: Sequence[Member]) -> str:
    """It went to the principal; said plainly where the card could not reach him."""
    far = [member.name for member in signers if not member.person.userid]
    names = "、".join(member.name for member in signers)
    lines = [f"已送{names}签字：{title(request)}，第{request.round}次送签，校验码 {request.hash8}。"]
    if far:
        lines.append(f"{'、'.join(far)}还没有在企业微信里关联，卡片发不到：请本人给“督办助手”发一句话，或用纸质签字。")
    lines.append(f"签好会告诉您。要改回复“修改 {request.number}”，不办回复“撤回申请 {request.number}”。")
    return "\n".join(lines)


def taken_back(request: Request) -> str:
    """修改: back in the clerk's hands."""
    return (
        f"已收回 {request.number} 修改，编号不变，改好要重新签字。\n请说要改什么，例如：修改 停更日期 8月20日；"
        "改好回复“继续”送签。"
    )


def withdraw_preview(request: Request) -> str:
    """What 撤回申请 would do."""
    told = "，会告知主要负责人和市府办" if request.state == AWAITING_APPROVAL else ""
    return f"将撤回{request.number}（{what(request)}，{standing(request)}）{told}。确认请回复“是”，不撤回复“算了”。"


def withdrawn(request: Request) -> str:
    """It is given up."""
    return f"已撤回{request.number}，账号可重新申请。要接着办回复“重开 {request.number}”，内容还在。"


def restored(request: Request, old: str) -> str:
    """重开 under a new number."""
    return f"已按{old}的内容重开：{request.number}。"


def paper_signed(request: Request) -> str:
    """纸质签字 is registered; the picture follows."""
    return (
        f"已登记{request.number}为纸质签字，送市府办审批。\n"
        "请在30分钟内把签字盖章的申请表拍照发到这里；也可以把原件交市府办，由市府办核对后审批。"
    )


def standing(request: Request) -> str:
    """Where it is, in a few words."""
    words = {
        DRAFT: "草稿，没填完或没送签",
        AWAITING_SIGN: "等主要负责人签字",
        RETURNED: f"{request.returned_by}退回，等修改",
        AWAITING_APPROVAL: "等市府办审批",
        APPROVED: "已批准，等停更" if request.is_cancellation else "已批准，等变更",
        AWAITING_REVOKE: "等市府办定是否撤销批准",
        AT_PLATFORM: f"平台办理中{_until(request)}",
        AWAITING_CHECK: "等市数管中心核验",
    }
    text = words.get(request.state, request.state)
    return f"{text}（受阻{'' if request.is_paused else '，待市府办确认'}）" if request.blocked else text


def _until(request: Request) -> str:
    return f"，冻结到{short_day(request.frozen_until)}" if request.frozen_until else ""


def status_line(request: Request) -> str:
    """One request in a list."""
    return f"{request.number} {what(request)}｜{standing(request)}"


def status_list(requests: Sequence[Request], page: int = 1) -> str:
    """我的申请: eight a page."""
    if not requests:
        return "没有申请。要申请注销请回复“注销 账号名”。"
    start = (page - 1) * PAGE
    shown = requests[start : start + PAGE]
    if not shown:
        return f"没有第{page}页，共{len(requests)}件。"
    rest = len(requests) - start - len(shown)
    more = [f"还有{rest}件，回复“我的申请 {page + 1}”看下一页。"] if rest > 0 else ["看一件的详情回复它的编号。"]
    return "\n".join([f"共{len(requests)}件申请：", *(status_line(request) for request in shown), *more])


def status(request: Request, timeline: Sequence[str], today: date) -> str:
    """One request: where it stands, what next, and what happened so far."""
    since = day(local_day(request.in_state_since), today)
    lines = [f"{request.number} {what(request)}", f"现在：{standing(request)}（{since}起）"]
    if request.is_open and request.waits_for not in {"单位经办", "单位签批"}:
        lines.append("等待期间不计本单位逾期。")
    lines.extend(next_step(request, today))
    return "\n".join([*lines, *timeline[-PAGE:]])


def next_step(request: Request, today: date) -> list[str]:
    """What the clerk may type now."""
    number = request.number
    start = f"{day(request.stop_on, today)}起" if request.stop_on else ""
    return {
        DRAFT: [f"接着填回复“继续”，不办回复“撤回申请 {number}”。"],
        RETURNED: [f"退回原因：{quoted(request.decision_reason)}", f"要改回复“修改 {number}”，改好回复“继续”送签。"],
        AWAITING_SIGN: [f"要改回复“修改 {number}”。"],
        APPROVED: [f"{start}停更后回复“已停更 {ref(request)}”，平台受理后回复“已提交 {ref(request)} 冻结到×月×日”。"],
        AT_PLATFORM: [f"平台注销成功后回复“已注销 {ref(request)}”。"],
    }.get(request.state, [])


def started(request: Request) -> str:
    """已停更."""
    if not request.is_cancellation:
        return f"收到：{request.number}开始变更。变更好了回复“已变更 {ref(request)} 新信息的链接”。"
    return (
        f"收到：{request.account.name}已停更，{request.number}平台办理中。\n"
        f"到平台提交注销后回复“已提交 {ref(request)} 冻结到×月×日”，不用截图。"
    )


def accepted(request: Request, today: date) -> str:
    """已提交: counts as done; the freeze and what comes after it."""
    lines = [f"收到：{request.account.name}平台已受理，{request.number}。这个账号按办结计。"]
    if request.frozen_until:
        lines.append(
            f"{day(request.frozen_until, today)}冻结期满，之后7天内要到后台点确认，到时提醒您；"
            f"点好回复“已注销 {ref(request)}”。"
        )
    else:
        lines.append("平台有冻结期的，回复“冻结到×月×日”，到期提醒您；没有的不用管，注销成功后回复“已注销”。")
    return "\n".join(lines)


def proven(request: Request) -> str:
    """已注销: on its way to be verified."""
    done = "注销" if request.is_cancellation else "变更"
    return (
        f"收到：{request.account.name}已{done}，{request.number}等市数管中心核验，结果会告知您。\n"
        "有图可再补一张，不强求。"
    )


def ask_proof(request: Request) -> str:
    """A sentence is enough."""
    how = "平台注销成功的通知文字，或“搜索无此账号”" if request.is_cancellation else "变更后的新信息或链接"
    return f"{request.account.name}（{request.number}）：请回复一句凭证，{how}。不用截图。"


def ask_backed_up(request: Request) -> str:
    """The two things that cannot be mended after closing."""
    return (
        f"{request.account.name}报停更前请确认：内容已备份，支付、广告、小程序已解绑了吗？\n"
        "（注销后无法恢复）都办好了回复“是”。"
    )


def rejected_by_platform(request: Request) -> str:
    """平台驳回."""
    return f"已记下：{request.number}平台没有受理，请按平台要求再提交，受理后回复“已提交 {ref(request)}”。"


def ask_block_reason() -> str:
    """受阻: one of the reasons of the table."""
    return f"卡在哪里？请选一项（{'、'.join(BLOCK_REASONS)}）："


def blocked(request: Request) -> str:
    """受阻 is reported."""
    return (
        f"已记下：{request.number}受阻（{quoted(request.blocked_reason)}），请市府办确认、市数管中心协助。\n"
        "确认后不计本单位逾期；解决了回复“解除受阻”。"
    )


def unblocked(request: Request, days: int) -> str:
    """受阻 is over."""
    moved = f"时限顺延{days}天。" if days else ""
    return f"已解除受阻：{request.number}继续办理。{moved}"


def revoke_preview(request: Request, reason: str) -> str:
    """撤销批准: what would be asked of the office."""
    return (
        f"将申请撤销{request.number}（{what(request)}）的批准，理由：{quoted(reason)}。市府办同意后账号照常使用。"
        "确认请回复“是”。"
    )


def revoke_asked(request: Request) -> str:
    """The office has to decide."""
    return f"已送市府办：申请撤销{request.number}的批准。定下来之前请不要在平台上继续注销。"


def choose_account(*, other_platform: bool = False) -> str:
    """Which account; R18 where the name exists, but not on the platform that was said."""
    said = "名单里这个名称没有您说的平台账号。" if other_platform else ""
    return f"{said}是哪个账号？回复编号："


def choose_request() -> str:
    """Which request."""
    return "是哪一件？回复编号："


def nothing_to_resume() -> str:
    """继续 without a draft."""
    return "没有要接着填的申请。要申请注销请回复“注销 账号名”，变更同样写法。"


def paper_on_its_way(request: Request) -> str:
    """申请表."""
    return f"{request.number}的申请表（docx）马上发到您的“督办助手”。"


EVENTS = {
    "create": "起草",
    "edit": "修改",
    "discard": "撤回草稿",
    "submit": "送签",
    "take_back": "收回修改",
    "withdraw": "撤回",
    "expire": "草稿到期失效",
    "restore": "按原内容重开",
    "sign_agree": "签字同意",
    "sign_return": "退回修改",
    "sign_refuse": "不同意",
    "sign_undo": "收回签字",
    "sign_paper": "登记纸质签字",
    "delegate": "委托代签",
    "undelegate": "委托结束",
    "signer_changed": "签批人变更",
    "first_pass": "初审通过",
    "approve": "批准",
    "return": "退回修改",
    "reject": "驳回",
    "void": "作废",
    "request_cancel": "申请撤销批准",
    "confirm_revoke": "同意撤销批准",
    "deny_revoke": "不同意撤销批准",
    "deny_revoke_exec": "不同意撤销批准",
    "start_exec": "开始执行",
    "platform_submitted": "平台受理",
    "platform_rejected": "平台驳回",
    "submit_evidence": "报已办好",
    "exec_blocked": "报受阻",
    "block_confirm": "处理受阻",
    "unblock": "解除受阻",
    "close_by_letter": "函请处置",
    "transfer": "转承接单位",
    "verify_pass": "核验通过",
    "verify_change": "核对变更",
    "verify_fail": "核验退回",
    "reopen": "发现重新上线",
    "order_close": "责令关停",
    "detect_unauthorised": "发现未批先办",
    "explain": "情况说明",
    "dismiss": "核实无违规",
    "settle": "处理",
}


def happened(rows: Sequence[History]) -> list[str]:
    """The timeline of a request: when, who, what; edits of one person in a row as one line."""
    lines: list[str] = []
    for row in rows:
        word = EVENTS.get(row.event.removeprefix("request."))
        if word is None or row.result != DONE:
            continue
        reason = str(row.facts.get("reason", ""))
        line = f"{moment(row.at)} {row.who}{word}" + (f"：{quoted(reason, 40)}" if reason else "")
        if word != "修改" or not lines or not lines[-1].endswith(f"{row.who}修改"):
            lines.append(line)
    return lines


def no_paper_yet(request: Request) -> str:
    """申请表 of a draft that says no day yet."""
    return f"{request.number}还没填完，填好日期和原因后才能打印。回复“继续”接着填。"
