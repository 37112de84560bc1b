"""Where an application stands, what next, and what happened so far."""

from collections.abc import Sequence
from datetime import date

from bot.clock import local_day
from bot.models import Extension, History, Opinion, Publication, Request
from bot.models.history import DONE
from bot.models.request import (
    APPROVED,
    AT_PLATFORM,
    AWAITING_APPROVAL,
    AWAITING_CHECK,
    AWAITING_REVOKE,
    AWAITING_SIGN,
    DRAFT,
    EXPLAINED,
    GRANTED,
    RETURNED,
    UNAPPROVED,
)
from bot.models.request_row import ADOPTED, ANNEX2, AWAITING_FINAL, AWAITING_MEDIA, BY_FILE, SENT_BACK, TO_PROPOSE
from bot.paging import PAGE, left_behind, on_page
from bot.wording import extensions
from bot.wording.dates import day, moment, short_day
from bot.wording.publications import publication_next
from bot.wording.quoted import quoted
from bot.wording.request_form import ref, taken, what


def reason_told(line: str, what: str) -> str:
    """为啥退: the last no with its reason, and where all of it stands."""
    return f"最近一次退回、不同意的是：\n{line}\n从头到尾的经过，回复“经过 {what}”。"


def no_word() -> str:
    """为啥退, where nothing was turned down."""
    return "没有查到退回或者不同意的。到哪一步了，回复“我的任务”“我的申请”“我的整改”；要撤回申请回复“撤回申请 编号”。"


def standing(request: Request) -> str:
    """Where it is, in a few words."""
    words = {
        DRAFT: "草稿，还没送签",
        AWAITING_SIGN: "等主要负责人签字",
        RETURNED: f"{request.returned_by}退回，等修改",
        AWAITING_APPROVAL: "等市府办审批",
        APPROVED: "已批准，等停更" if request.is_cancellation else "已批准，等变更",
        AWAITING_REVOKE: "等市府办定是否撤销批准",
        AT_PLATFORM: _at(request),
        AWAITING_CHECK: f"等{request.plan.monitor}核验",
        GRANTED: "市府办已批准",
        UNAPPROVED: "等主要负责人签字" if request.proof else "没有查到批准，等单位说明",
        EXPLAINED: "已说明，等市府办处理",
        TO_PROPOSE: "等单位提出",
        AWAITING_FINAL: "等本单位终审",
        AWAITING_MEDIA: f"等{request.waits_for}审稿",
        SENT_BACK: f"{request.returned_by}退回，等改稿",
        ADOPTED: "已采用，等发布",
    }
    text = words.get(request.state, request.state)
    if request.moved_event == "expire":
        text = "草稿到期，已失效"
    if request.moved_event == "lapse":
        text = "已自动失效，不用再办"
    return f"{text}（受阻{'' if request.is_paused else '，待市府办确认'}）" if request.blocked else text


def _at(request: Request) -> str:
    """Stopped but not handed in, or with the platform, and until when it is frozen there."""
    if request.is_cancellation and not request.is_accepted:
        return "已停更，等到平台提交注销"
    return "平台办理中" + (f"，冻结到{short_day(request.frozen_until)}" if request.frozen_until else "")


def status_line(request: Request) -> str:
    """One request in a list."""
    return f"{request.number} {what(request)}｜{standing(request)}"


def status_list(requests: Sequence[Request], page: int = 1, *, everybodys: bool = False) -> str:
    """我的申请: eight a page; `everybodys`: as those see them who decide, with the units."""
    if not requests:
        return "各单位还没有送签的申请。" if everybodys else "没有申请。要申请注销请回复“注销 账号名”。"
    shown = on_page(requests, page)
    if not shown:
        return f"没有第{page}页，共{len(requests)}件。"
    rest = left_behind(len(requests), page)
    more = [f"还有{rest}件，回复“我的申请 {page + 1}”看下一页。"] if rest > 0 else ["看一件的详情回复它的编号。"]
    lines = [f"{status_line(one)}｜{one.unit.short}" if everybodys else status_line(one) for one in shown]
    return "\n".join([f"共{len(requests)}件申请：", *lines, *more])


def status(request: Request, timeline: Sequence[str], today: date) -> str:
    """One request: where it stands, what next, and what happened so far."""
    since = day(local_day(request.in_state_since), today)
    lines = [f"{request.number} {what(request)}", f"现在：{standing(request)}，{since}到这一步"]
    if request.origin == BY_FILE:
        lines.append(f"{approved_on_paper(request)}，启用以前办的。")
    if isinstance(request, Extension):
        lines += [f"批下来之前仍按{extensions.binding(request, today)}算。"] if request.is_open else []
    elif isinstance(request, Publication):
        lines += publication_next(request)
    elif request.is_open and request.waits_for not in {"单位经办", "单位签批"}:
        lines.append("等待期间不计本单位逾期。")
    lines.extend(next_step(request, today))
    return "\n".join([*lines, *timeline[-PAGE:]])


def approved_on_paper(request: Request) -> str:
    """2月25日纸面批准（文号）."""
    on = short_day(local_day(request.approved_at)) if request.approved_at else ""
    return f"{on}纸面批准（{request.basis}）"


def _to_change(request: Request) -> str:
    if isinstance(request, Opinion):
        return "要改回复“处置意见 账号 保留 理由”，改好回复“处置意见送签”。"
    return f"要改回复“修改 {request.number}”，改好回复“继续”送签。"


def next_step(request: Request, today: date) -> list[str]:
    """What the clerk may type now."""
    number = request.number
    return {
        DRAFT: [_to_fill_in(request, today)],
        RETURNED: [f"退回原因：{quoted(request.decision_reason)}", _to_change(request)],
        AWAITING_SIGN: [f"过了时间没签会自动提醒主要负责人，急的请当面说一声；要改回复“修改 {number}”。"],
        APPROVED: _to_carry_out(request, today),
        AT_PLATFORM: _at_platform(request),
        AWAITING_REVOKE: ["定下来之前请不要在平台上继续办。"],
        UNAPPROVED: [f"写说明回复“情况说明 {number} 内容”，由主要负责人签字。"],
        TO_PROPOSE: ["回复“处置意见 账号 保留 理由”（整合、关停同样写法）。"],
    }.get(request.state, [])


def day_over(request: Request) -> str:
    """A draft has waited for longer than its day allows: said before anybody would send it."""
    filled = request.extend_to if isinstance(request, Extension) else request.stop_on
    return f"原来写的{short_day(filled)}已经过了，请换一个日期。" if filled else ""


def _to_fill_in(request: Request, today: date) -> str:
    """What a draft still lacks, and how to go on; a day that is over by now is said before anybody would send it."""
    away = f"不办回复“撤回申请 {request.number}”。"
    if len(request.missing_on(today)) > len(request.missing):
        return f"{day_over(request)}接着填回复“继续”，{away}"
    if request.family != ANNEX2:
        return f"接着填回复“继续”，{away}"
    lacking = "、".join(_CALLED.get(name, "日期") for name in request.missing)
    return f"还差{lacking}，接着填回复“继续”，{away}" if lacking else f"填好了，还没送签，送签回复“继续”，{away}"


_CALLED = {"change_field": "变更哪一项", "change_new": "改成什么", "reason": "原因", "platform_ref": "账号ID"}


def _to_carry_out(request: Request, today: date) -> list[str]:
    """Approved: a closure stops and is handed in, a change is made and shown."""
    start = f"{day(request.stop_on, today)}起" if request.stop_on else ""
    if not request.is_cancellation:
        return [f"{start}到平台办变更，变更好了回复“已变更 {ref(request)} 新信息的链接”。"]
    return [f"{start}停更后回复“已停更 {ref(request)}”，平台受理后回复{taken(request)}。"]


def _at_platform(request: Request) -> list[str]:
    """Stopped: to be handed in; taken by the platform: to be reported when it is done; blocked: how to go on."""
    blocked = ["卡住的问题解决了回复“解除受阻”。"] if request.blocked else []
    if not request.is_cancellation:
        return [*blocked, f"变更好了回复“已变更 {ref(request)} 新信息的链接”。"]
    if not request.is_accepted:
        return [*blocked, f"到平台提交注销，受理后回复{taken(request)}。"]
    return [*blocked, f"平台注销成功后回复“已注销 {ref(request)}”。"]


def choose_request() -> str:
    """Which request."""
    return "是哪一件？回复编号："


EVENTS = {
    "create": "起草",
    "edit": "修改",
    "discard": "撤回草稿",
    "submit": "送签",
    "take_back": "收回修改",
    "withdraw": "撤回",
    "expire": "草稿到期失效",
    "restore": "按原内容重开",
    "lapse": "自动失效",
    "remark": "批注",
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
    "correct_days": "更正日期",
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
    "offer": "投稿",
    "revise": "改稿",
    "final_agree": "终审同意",
    "final_note": "登记终审",
    "final_for": "代登记终审",
    "final_return": "终审退回",
    "adopt": "采用",
    "give_back": "退回",
    "decline": "不采用",
    "publish": "登记发布",
    "order_close": "责令关停",
    "acknowledge": "签收责令",
    "detect_unauthorised": "发现未批先办",
    "write_up": "写情况说明",
    "explain": "签情况说明",
    "explain_for": "代登记情况说明",
    "ask": "征求处置意见",
    "propose": "提出意见",
    "decide_all": "全部定了",
    "dismiss": "核实无违规",
    "settle": "处理",
}


def happened(rows: Sequence[History], *, to_unit: bool = False) -> list[str]:
    """The timeline of a request: when, who, what; edits of one person in a row as one line.

    `to_unit`: remarks that the unit was not told of are left out.
    """
    lines: list[str] = []
    for row in rows:
        word = EVENTS.get(row.event.removeprefix("request."))
        if word is None or row.result != DONE or (to_unit and _is_private(row)):
            continue
        if row.event == "request.block_confirm":
            word = "确认受阻" if row.facts.get("agreed") else "没有确认受阻"
        reason = str(row.facts.get("text" if word == "批注" else "reason", ""))
        line = f"{moment(row.at)} {row.who}{word}" + (f"：{quoted(reason, 40)}" if reason else "")
        if word != "修改" or not lines or not lines[-1].endswith(f"{row.who}修改"):
            lines.append(line)
    return lines


def _is_private(row: History) -> bool:
    return row.event == "request.remark" and not (row.facts.get("tell") or row.facts.get("own"))


def paper_on_its_way(request: Request) -> str:
    """申请表."""
    return f"{request.number}的申请表（docx）马上发到您的“督办助手”。"


def no_paper_yet(request: Request) -> str:
    """申请表 of a draft that says no day yet."""
    return f"{request.number}还没填完，填好日期和原因后才能打印。回复“继续”接着填。"
