"""Why something about a 整改 was refused: what is so, then what to do."""

from collections.abc import Mapping
from datetime import date

from bot.models import Rectification
from bot.models.rectification import AWAITING_CHECK, DISPUTED, DRAFT, WITH_UNIT
from bot.models.rectification_unit import DISPUTE_DAYS
from bot.wording.dates import moment, short_day
from bot.wording.quoted import quoted
from bot.wording.rectifications import due, what
from bot.wording.refusals_tasks import Facts, Sentence

EVENTS = {
    "draft": "起草",
    "issue": "下发",
    "acknowledge": "签收",
    "acknowledge_for": "代签收",
    "feedback": "反馈",
    "feedback_add": "补充反馈",
    "feedback_for": "代登记反馈",
    "dispute": "申请复核",
    "uphold": "维持",
    "revoke": "撤销",
    "pass": "复核通过",
    "fail": "退回",
    "withdraw_notice": "撤销（误发）",
    "discard": "定为不予下发",
    "called": "记电话",
    "urge": "催办",
    "account_closed": "自动终结",
}


def _what(facts: Facts) -> str:
    order = facts.get("subject")
    return what(order) if isinstance(order, Rectification) else "这件整改"


def _number(facts: Facts) -> str:
    order = facts.get("subject")
    return order.number if isinstance(order, Rectification) else "ZG-…"


def moved_on(facts: Facts) -> str:
    """A late, double or foreign act: who did what and how it stands; nothing changes."""
    order = facts.get("subject")
    if not isinstance(order, Rectification):
        return "这件整改已经办过了，没有变动。"
    did = EVENTS.get(order.moved_event, "办理")
    who = f"已由{order.moved_by}于{moment(order.in_state_since)}{did}，" if order.moved_by else ""
    waits = f"，等{order.waits_for}" if order.waits_for else ""
    hint = _BEFORE_ITS_TIME.get(order.state, "") if facts.get("event") == "feedback" else ""
    return f"{what(order)}{who}现在是“{order.state}”{waits}。刚才这一下没有改动任何内容。{hint}"


_BEFORE_ITS_TIME = {
    AWAITING_CHECK: "\n要更正、补充的，回复“整改反馈”加内容，接在后面一起给复核的同志看；被退回的，到时再反馈。",
    DISPUTED: "\n市府办答复以后再反馈整改；不想复核、现在就改的，请回复“人工”告诉市府办。",
}


def duplicate(facts: Facts) -> str:
    """One open order per account and problem."""
    order = facts.get("subject")
    if not isinstance(order, Rectification):
        return "同一账号的同一问题已有一件整改，了结之前不重复下发。"
    then = f"，{due(order)}前" if order.state in WITH_UNIT else ""
    hint = f"下发请回复“下发整改 {order.number}”。" if order.state == DRAFT else f"看这一件回复“{order.number}”。"
    return f"同一账号的同一问题已有一件：{what(order)}，{order.state}{then}，了结之前不重复下发。\n{hint}"


def _no_basis(facts: Facts) -> str:
    problem = quoted(str(facts.get("problem") or ""), 30)
    return (
        f"“{problem}”还没有可以写进通知书的依据，不能下发。\n"
        "请市府办在 rect_rules.csv 的“通知书用依据”里填好，重新读入后再发。"
    )


def _not_issued(facts: Facts) -> str:
    problem = quoted(str(facts.get("problem") or ""), 30)
    return f"“{problem}”不单独下发整改（只提醒，或并入处置意见）。\n要下发别的问题，请重新打：下发整改 账号 问题。"


def _label(facts: Facts) -> str:
    return str(getattr(facts.get("subject"), "label", "") or "这个账号")


def _dispute_late(facts: Facts) -> str:
    last = facts.get("day")
    until = short_day(last) if isinstance(last, date) else ""
    return (
        f"{_what(facts)}的申请复核期（{DISPUTE_DAYS}个工作日）已于{until}过去。\n"
        f"请按期整改，回复“整改反馈 {_number(facts)} 链接或说明”；有困难回复“人工”。"
    )


def _not_overdue(facts: Facts) -> str:
    order = facts.get("subject")
    until = f"，{due(order)}到期" if isinstance(order, Rectification) and order.due_at else ""
    return f"{_what(facts)}还没有逾期{until}，现在不记升级措施。"


def _not_own(facts: Facts) -> str:
    unit = str(getattr(facts.get("unit"), "short", "") or "别的单位")
    return f"{_number(facts)}是{unit}的整改，由{unit}的同志来办。\n登记有误请回复“人工”。"


OWN: Mapping[str, Sentence] = {  # codes that others use too, in this family's words
    "same_person": lambda f: f"{_number(f)}的反馈是您{'代登记' if f.get('entered') else '报'}的，要由别的同志复核。",
    "own_unit_check": lambda f: f"{_number(f)}是您本单位的整改，要由别的单位的同志来定。",
    "monitor_only": lambda _: "整改由监测单位的监测人员下发和复核，您这里办不了。\n要转告他们，请回复“人工”。",
    "report_changed": lambda f: f"{_number(f)}的反馈有变，请看最新一张卡片再定。",
    "reason_missing": lambda _: "请写上理由，一句话就行。",
    "not_own_unit": _not_own,
}
SENTENCES: Mapping[str, Sentence] = {
    "rect_moved_on": moved_on,
    "duplicate_rect": duplicate,
    "rect_no_basis": _no_basis,
    "rect_not_issued": _not_issued,
    "rect_outside": lambda _: "这类问题不经本系统下发，请按规定的渠道移交，只登记编号和日期。",
    "rect_account_closed": lambda f: f"{_label(f)}已不在用，不下发这类整改。",
    "rect_account_leaving": lambda f: (
        f"{_label(f)}的注销（变更）已批准或正在办理，不因不更新下发整改。\n回复“查账号 {_label(f)}”看情况。"
    ),
    "rect_account_in_use": lambda f: f"{_label(f)}还在用，这类问题只对已注销的账号下发。",
    "rect_no_unit": lambda f: f"{_label(f)}没有登记主办单位，整改发不出去。\n请市府办先在名单里补上主办单位。",
    "rect_no_account": lambda f: f"{_number(f)}是对单位的整改，没有可以关停的账号。",
    "rect_no_rules": lambda _: "这份文件没有读入整改规则（rect_rules.csv），现在不能下发。",
    "rect_limit_missing": lambda f: f"{_number(f)}没有默认时限，请回复“下发整改 {_number(f)}”，再定整改到哪一天。",
    "main_account_office": lambda _: "主账号的整改由市府办审批人员下发和复核。\n要转告他们，请回复“人工”。",
    "dispute_late": _dispute_late,
    "rect_not_circular": lambda f: f"{_number(f)}还没有下发或已经撤销，不起草通报。",
    "rect_not_overdue": _not_overdue,
    "rect_not_signed": lambda f: (
        f"{_what(f)}已逾期，单位还没有签收，签收以后才能记措施。\n"
        f"打过电话的，先请监测人员回复“代签收 {_number(f)} 电话 姓名”。"
    ),
    "issuer_answers": lambda f: f"{_number(f)}是您下发的，申请复核要由市府办别的同志答复。",
    "feedback_missing": lambda f: f"请写一句怎样整改的，或发链接，例如：整改反馈 {_number(f)} 已更新。",
    "no_such_rect": lambda f: f"没有查到整改{quoted(str(f.get('value') or ''), 30)}。回复“我的整改”看编号。",
    "rect_due_over": lambda f: (
        f"{_number(f)}写的时限已经过了，还没有下发。\n请回复“下发整改 {_number(f)}”，定了新的时限再发。"
    ),
    "no_open_rect": lambda _: "本单位现在没有等您办的整改。回复“我的整改”看全部。",
    "no_such_measure": lambda f: (
        f"没有“{quoted(str(f.get('value') or ''), 20)}”这项措施，可以记的有：提醒分管领导、通报、约谈、警告、责令关停。"
    ),
}
