"""Why something about an application, a signature or an account was refused: one sentence for every code."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from bot.clock import local_day
from bot.models import Account, Extension, Request
from bot.models.medium import Medium
from bot.models.request import AWAITING_SIGN, DRAFT, RETURNED
from bot.models.request_draft import FIELDS, LONGEST_REASON, LONGEST_VALUE, SHORTEST_REASON
from bot.models.request_run import BLOCK_REASONS
from bot.wording.dates import moment, short_day
from bot.wording.media import words_of
from bot.wording.quoted import quoted
from bot.wording.request_form import label, taken, what
from bot.wording.request_status import EVENTS, standing

Facts = Mapping[str, Any]
LABELS = {
    "change_field": "变更哪一项",
    "change_new": "改成什么",
    "stop_on": "停更（生效）日期",
    "reason": "原因",
    "platform_ref": "账号ID",
    "extend_to": "延到哪天",
}


def _name(facts: Facts) -> str:
    """The account or request that a refusal is about, in quotation marks."""
    subject = facts.get("subject")
    if isinstance(subject, Request):
        return f"“{label(subject)}”"
    if isinstance(subject, Account):
        return f"“{subject.label}”"
    value = str(facts.get("value", "") or "")
    return f"“{quoted(value, 40)}”" if value else "这个账号"


def _number(facts: Facts) -> str:
    subject = facts.get("subject")
    return subject.number if isinstance(subject, Request) else str(facts.get("value", "") or "这一件")


def moved_on(facts: Facts) -> str:
    """A late, double or foreign act: who did what and how it stands; nothing changes."""
    request = facts.get("subject")
    if not isinstance(request, Request):
        return "这一件已经办过了，没有变动。"
    did = EVENTS.get(request.moved_event, "办理")
    who = f"已由{request.moved_by}于{moment(request.in_state_since)}{did}，" if request.moved_by else ""
    who = "" if request.moved_event == "lapse" else who  # nobody did that: what was asked for is not owed any more
    return f"{request.number}（{what(request)}）{who}现在：{standing(request)}。刚才这一下没有改动任何内容。"


def duplicate(facts: Facts) -> str:
    """R23."""
    request = facts.get("subject")
    if not isinstance(request, Request):
        return "这个账号已有一件在办，请稍后回复“我的申请”查看。"
    hint = {
        DRAFT: "接着填请回复“继续”。",
        RETURNED: f"要改内容请回复“修改 {request.number}”，编号不变。",
        AWAITING_SIGN: f"要改内容请回复“修改 {request.number}”，编号不变。",
    }.get(request.state, f"详情回复“{request.number}”。")
    return f"这个账号已有一件在办：{request.number}，{standing(request)}。\n{hint}"


def not_own_account(facts: Facts) -> str:
    """R22."""
    account = facts.get("subject")
    unit = facts.get("owner") or (account.unit if isinstance(account, Account) else None)
    owner = getattr(unit, "short", "其他单位")
    return f"{_name(facts)}由{owner}主办，要由{owner}提出申请。"


def not_own_unit(facts: Facts) -> str:
    """R06."""
    own, unit = getattr(facts.get("own"), "short", ""), getattr(facts.get("unit"), "short", "其他单位")
    yours = f"您登记的单位是{own}，" if own else ""
    return f"{yours}{unit}的申请由{unit}的同志办。\n登记有误请回复“人工”。"


def same_person(facts: Facts) -> str:
    """Clerk, signer, approver and verifier are different people."""
    return (
        f"{_number(facts)}您已参与{facts.get('duty', '办理')}，不能再由您{facts.get('doing', '办理')}"
        "（同一件的经办、签字、审批、核验须是不同的人）。没有变动，请由其他同志办。"
    )


def clerk_is_signer(facts: Facts) -> str:
    """A principal who is also the clerk."""
    unit = getattr(facts.get("unit"), "short", "本单位")
    return (
        f"您是{unit}的主要负责人，同一件不能自己经办又自己签字，没有起草。\n"
        "请由本单位其他经办人来填，或先委托分管领导代签（回复“委托 姓名 代签 起止日期”）。"
    )


def bad_reason(facts: Facts) -> str:
    """A reason that is too short, or too long."""
    said = quoted(str(facts.get("value", "")), 20)
    return f"原因要写{SHORTEST_REASON}–{LONGEST_REASON}字，“{said}”是{facts.get('length', 0)}字。"


def bad_platform_ref(facts: Facts) -> str:
    """The ID has a shape that the platform does not use."""
    medium = facts.get("medium")
    why = words_of(medium if isinstance(medium, Medium) else Medium.OTHER).bad_ref
    return f"“{quoted(str(facts.get('value', '')), 40)}”{why}"


def field_name(subject: object, name: str) -> str:
    """A field as people call it; what identifies an account, by what it is."""
    if name == "platform_ref" and isinstance(subject, Request) and not isinstance(subject, Extension):
        return words_of(subject.account.medium).ref
    return LABELS.get(name, name)


def _not_prepared(facts: Facts) -> str:
    subject = facts.get("subject")
    medium = subject.account.medium if isinstance(subject, Request) else Medium.OTHER
    return f"请先{words_of(medium).prepared}，再报停更。"


def form_incomplete(facts: Facts) -> str:
    """It cannot be sent yet."""
    missing = "、".join(field_name(facts.get("subject"), name) for name in facts.get("missing", ()))
    return f"{_number(facts)}还差：{missing}，补上再送签。回复“继续”接着填。"


def no_signer(facts: Facts) -> str:
    """N05."""
    return (
        "申请表已填好，但本单位还没有登记主要负责人，送不出去。\n"
        f"请回复“人工”由市府办登记；也可以打印签字盖章，拍照上传并回复“纸质签字 {_number(facts)}”。"
    )


def already_closed(facts: Facts) -> str:
    """The account is gone already."""
    subject = facts.get("subject")
    account = subject.account if isinstance(subject, Request) else subject
    when = (
        f"（{short_day(local_day(account.closed_at))}）" if isinstance(account, Account) and account.closed_at else ""
    )
    return f"{_name(facts)}已经注销或停用{when}，不用再办。"


def _source(facts: Facts) -> str:
    subject = facts.get("subject")
    return f"{subject.plan.short}文件" if isinstance(subject, Account | Request) else "文件"


def no_approval(facts: Facts) -> str:
    """R26."""
    return (
        f"没有查到{_name(facts)}的批准。\n已有纸质批件的，请拍照发到“督办助手”应用，或回复“人工”。\n"
        "还没批准的请先停一停：冻结期内可以在平台撤回。\n"
        f"（{_source(facts)}规定：未经批准，不得擅自注销账号或变更信息）"
    )


def _day_of(facts: Facts, name: str) -> str:
    value = facts.get(name)
    return short_day(value) if isinstance(value, date) else ""


def past_date(facts: Facts) -> str:
    """A day that is over."""
    said = _day_of(facts, "value")
    return f"{said or '这个日期'}已经过了，请写今天或以后的日期。"


def date_not_later(facts: Facts) -> str:
    """R16."""
    said, due = _day_of(facts, "value"), _day_of(facts, "due")
    return f"{said or '新日期'}不晚于现在的时限{due}，请再看一下日期。"


def duplicate_extension(facts: Facts) -> str:
    """One open extension per item."""
    request = facts.get("subject")
    if not isinstance(request, Extension):
        return "这一项已有一件延期申请在办。回复“我的申请”看到了哪一步。"
    change = f"请单位回复“修改 {request.number}”" if facts.get("entered") else f"请回复“修改 {request.number}”"
    return f"这一项已有一件延期申请在办：{request.number}，{standing(request)}。\n要改日期或原因{change}，编号不变。"


def _edit_after_approval(facts: Facts) -> str:
    """The form is signed and approved: who could change it, and what needs no change of the form."""
    request = facts.get("subject")
    when = request.stop_on if isinstance(request, Request) else None
    closing = isinstance(request, Request) and request.is_cancellation
    day_on_it = f"，{'停更' if closing else '生效'}日期{short_day(when)}" if when else ""
    later = "\n晚几天停的不用改表：停了回复“已停更”，按实际的日子记。" if closing else ""
    return (
        f"{_number(facts)}已经批准{day_on_it}，表上的内容不能再改。\n"
        f"一定要改的，请主要负责人回复“撤销批准 {_number(facts)} 理由”，市府办同意以后重新申请；"
        f"只是账号ID写错的，不用重签：请告诉市府办（回复“人工”看电话），由市府办更正名单上的，表上注明。{later}"
    )


SENTENCES: Mapping[str, Callable[[Facts], str]] = {
    "date_not_later": date_not_later,
    "duplicate_extension": duplicate_extension,
    "extension_no_signer": lambda f: (
        f"{getattr(f.get('unit'), 'short', '本单位')}还没有登记主要负责人，延期申请送不出去，没有起草。\n"
        "请回复“人工”，由市府办登记主要负责人以后再申请。"
    ),
    "extension_again": lambda f: f"延期申请不能重开，请重新说一次，例如：延期 {f.get('task', 2)} 到9月15日 原因。",
    "request_moved_on": moved_on,
    "duplicate_request": duplicate,
    "not_own_account": not_own_account,
    "not_own_unit": not_own_unit,
    "protected_account": lambda _: "这是主账号，不在注销、变更范围。有情况请回复“人工”与市府办联系。",
    "not_on_list": lambda f: (
        f"名单里没有{_name(f)}。如是本单位的账号，请回复“登记账号 名称 平台”，市数管中心核实后再办。"
    ),
    "already_closed": already_closed,
    "same_person": same_person,
    "clerk_is_signer": clerk_is_signer,
    "no_signer": no_signer,
    "no_approval": no_approval,
    "no_such_request": lambda f: f"没有{_name(f)}这件申请，请核对编号；回复“我的申请”看全部。",
    "no_extension_here": lambda _: (
        "没有还在办的延期申请。要申请回复“延期 任务号 到几月几日 原因”，看全部回复“我的申请”。"
    ),
    "no_request_here": lambda _: "没有可以这样办的申请。回复“我的申请”看全部。",
    "past_date": past_date,
    "future_date": lambda f: f"{_day_of(f, 'value')}还没到，请写实际办的日期。",
    "stopped_after_acceptance": lambda f: (
        f"停更（{_day_of(f, 'value')}）不会晚于平台受理（{_day_of(f, 'taken')}），没有改。\n"
        "两个日期都记错了的，请先改受理日期。"
    ),
    "freeze_before_acceptance": lambda _: "冻结到的日期早于平台受理日期，请再看一下。",
    "bad_platform_ref": bad_platform_ref,
    "bad_reason": bad_reason,
    "bad_change_field": lambda f: (
        f"变更哪一项？请从{'、'.join(FIELDS)}里选，“{quoted(str(f.get('value', '')), 20)}”没有。"
    ),
    "bad_change_value": lambda _: f"新内容请写1–{LONGEST_VALUE}字。",
    "no_reason_before": lambda _: "前面没有同类申请的原因可以照抄，请把原因写出来。",
    "no_day_before": lambda _: "前面没有同类申请的日子可以照抄，请把日子写出来。",
    "bad_decision_reason": lambda _: "理由请写2–300字，让对方知道怎么改。",
    "bad_block_reason": lambda _: f"请从{'、'.join(BLOCK_REASONS)}里选一个原因。",
    "form_incomplete": form_incomplete,
    "form_changed": lambda f: (
        f"{_number(f)}内容已经改过，这张卡片是旧的，没有生效。"
        f"请看最新一张卡片（第{getattr(f.get('subject'), 'round', '')}次送签）。"
    ),
    "paper_unchecked": lambda f: (
        f"{_number(f)}是纸质签字，要先核对签字盖章件：核对后在卡片下拉里选“已核对签字件”，再点同意。没有变动。"
    ),
    "edit_after_signing": lambda f: (
        f"{_number(f)}已签字，在等市府办审批，不能直接改。可以回复“撤回申请 {_number(f)}”重新填，或请市府办退回修改。"
    ),
    "edit_after_approval": _edit_after_approval,
    "already_approved": lambda f: (
        f"{_number(f)}市府办已批准，不能撤回。要撤销批准，请主要负责人回复“撤销批准 {_number(f)} 理由”。"
    ),
    "not_lapsed": lambda f: f"{_number(f)}没有失效，不用重开。回复“{_number(f)}”看现在到哪一步。",
    "no_longer_principal": lambda f: (
        f"您已不再担任{getattr(f.get('unit'), 'short', '该单位')}主要负责人，{_number(f)}由现任负责人签批。没有变动。"
    ),
    "delegation_over": lambda f: f"您的代签委托已到期或已撤回，{_number(f)}由主要负责人签批。没有变动。",
    "no_longer_in_office": lambda f: f"您现在没有这项审批权限，{_number(f)}由现任的同志办。没有变动。",
    "not_a_signer": lambda _: "签批要由本单位主要负责人（或委托代签人）办。没有变动。",
    "not_the_signer": lambda f: f"{_number(f)}不是您签的，要由签字人本人收回。",
    "principal_only": lambda f: f"撤销批准要由{getattr(f.get('unit'), 'short', '该单位')}主要负责人提出。",
    "freeze_over": lambda f: f"{_number(f)}平台冻结期已于{_day_of(f, 'frozen_until')}满，撤不回来了。请回复“人工”。",
    "not_backed_up": _not_prepared,
    "before_effective_date": lambda f: f"{_number(f)}的生效日期是{_day_of(f, 'day')}，到那天再办。",
    "wechat_freezes": lambda f: (
        f"{_number(f)}是微信账号，注销有冻结期，还没有登记平台受理，没有变动。\n"
        f"请先回复{taken(f['subject']) if isinstance(f.get('subject'), Request) else '“已提交 账号名 冻结到×月×日”'}。"
    ),
    "already_blocked": lambda f: f"{_number(f)}已经报过受阻（{f.get('blocked', '')}），不用重复报。",
    "not_blocked": lambda f: f"{_number(f)}没有待处理的受阻。",
    "wrong_kind": lambda f: f"{_number(f)}是{f.get('kind', '')}申请，不能这样核验。",
    "own_unit_check": lambda _: "本单位的账号不能由本单位自己核验，请由其他单位的监测人员办。",
    "monitor_only": lambda _: "这一项由市数管中心等监测单位的监测人员办，您这里办不了。\n要转告他们，请回复“人工”。",
    "delegation_forbidden": lambda _: "本文件不允许委托代签，要由主要负责人本人签。",
    "delegation_moved_on": lambda f: f"这项委托{f.get('state', '已办过')}，没有变动。",
    "delegation_days": lambda _: (
        "委托的起止日期不对：从今天或以后起，止日不早于起日。例如：委托 王某某 代签 8月1日至8月10日"
    ),
    "delegation_too_long": lambda f: f"委托最长{f.get('longest', 30)}天，现在是{f.get('days', '')}天，请分段委托。",
    "delegate_no_leader": lambda f: (
        f"{quoted(str(f.get('name', '')), 20)}没有登记为本单位分管领导，不能受托代签。请先由市府办登记，或换一位。"
    ),
    "delegate_is_clerk": lambda f: (
        f"{quoted(str(f.get('name', '')), 20)}是经办人，不能又经办又代签，请换一位分管领导。"
    ),
    "delegate_unknown": lambda f: (
        f"本单位没有登记“{quoted(str(f.get('name', '')), 20)}”，请写全名，例如：委托 王某某 代签 8月1日至8月10日"
    ),
    "not_ordered": lambda f: f"{_number(f)}不是责令关停的，不用签收。\n看到了哪一步回复“{_number(f)}”。",
    "order_signed_for": lambda f: f"{_number(f)}已由{f.get('who', '')}签收，不用再签。没有变动。",
    "nothing_to_sign": lambda _: "没有等您签批的申请。",
    "nothing_to_decide": lambda _: "没有等您审批的申请。\n要核实上报的，回复“待核实”。",
    "nothing_to_undo": lambda _: "没有可以收回的签字：市府办已经办理，或不是您签的。",
    "no_delegation": lambda _: "没有生效或待同意的委托。",
}
