"""Why something about 排查, 未批先办 or 处置意见 was refused: one sentence for every code."""

from collections.abc import Callable, Mapping
from typing import Any

from bot.models import Account, Request
from bot.wording.enrolments import already
from bot.wording.quoted import quoted
from bot.wording.request_form import what
from bot.wording.request_status import standing

Facts = Mapping[str, Any]
ENROL = "登记账号 名称 平台 账号ID，例如：登记账号 文旅之窗 微信订阅号 wlzc2022"


def _listed(facts: Facts) -> str:
    account = facts.get("subject")
    if not isinstance(account, Account):
        return "这个账号已经在名单里。回复“查账号”看名单。"
    more = "" if account.state == "在用" else f"\n又在线上的，请回复“重新上线 {account.number}号账号”。"
    return f"{already(account)}。{more}"


def _running(facts: Facts) -> str:
    request = facts.get("subject")
    if not isinstance(request, Request):
        return "已有一件在办，回复“我的申请”看到了哪一步。"
    return f"已有一件在办：{request.number}（{quoted(what(request), 60)}），{standing(request)}。"


def _name(facts: Facts) -> str:
    value = quoted(str(facts.get("value") or ""), 40)
    return f"“{value}”不像账号名称（2到60个字），请再看一下。\n写法：{ENROL}"


def _incomplete(facts: Facts) -> str:
    missing = "名称和平台" if not facts.get("name") else "平台"
    return f"还差{missing}，请一句话写全：{ENROL}"


def _no_drafts(facts: Facts) -> str:
    code = quoted(str(facts.get("value") or "这一类"), 10)
    return f"{code}查不出名单，不能批量起草。\n单独下发回复“下发整改 账号 问题”。"


def _in_use(facts: Facts) -> str:
    account = facts.get("subject")
    label = account.label if isinstance(account, Account) else "这个账号"
    return f"{label}在名单里本来就是在用，不用办重新上线。"


def _label(facts: Facts) -> str:
    account = facts.get("subject")
    return account.label if isinstance(account, Account) else "这个账号"


def _not_asked(facts: Facts) -> str:
    request = facts.get("subject")
    number = request.number if isinstance(request, Request) else "这一件"
    return f"{number}里没有这个账号。\n回复“处置意见”看要提哪几个。"


def _as(facts: Facts) -> str:
    value = str(facts.get("value") or "")
    return f"：{value}" if value else ""


SENTENCES: Mapping[str, Callable[[Facts], str]] = {
    "already_on_list": _listed,
    "main_account_name": lambda f: (
        f"{_label(f)}是主账号，不列入清理名单，不用登记。\n看到冒用主账号名称的，请回复“人工”告诉市府办。"
    ),
    "enrolment_running": _running,
    "opinion_running": _running,
    "bad_account_name": _name,
    "platform_missing": lambda _: f"没看明白是哪个平台（最长20个字）。\n写法：{ENROL}",
    "enrolment_incomplete": _incomplete,
    "enrolment_unit_missing": lambda _: "是哪个单位的账号？请写上单位：登记账号 佛堂镇 文旅之窗 微信订阅号",
    "no_case_here": lambda _: "没有等说明、等处理的未批先办。\n回复“我的申请”看本单位的申请。",
    "no_drafts_for_code": _no_drafts,
    "account_in_use": _in_use,
    "not_asked_about": _not_asked,
    "account_at_unit": lambda f: f"{_label(f)}本来就由这个单位主办，不用划转。",
    "opinion_decided": lambda f: (
        f"{f.get('name') or '这个账号'}市府办已经定了{_as(f)}，没有改动。\n别的账号照提；要改已定的请回复“人工”。"
    ),
    "approver_disposes": lambda f: f"{_label(f)}的处置意见由市府办审批人员定，没有改动。\n请转给他们定。",
    "already_disposed": lambda f: f"{_label(f)}的处置意见已经定了。\n要改回复“处置 账号 保留”（整合、关停同样写法）。",
    "no_opinion_here": lambda _: (
        "没有等您单位提处置意见的账号。\n"
        "市府办征求意见时会发卡片；已经定了想改的，回复“人工”与市府办联系。看账号回复“查账号”。"
    ),
    "nobody_undecided": lambda _: (
        "没有要征求处置意见的单位：都已定，或者正在征求。\n看还没定的回复“待定的账号有哪些”。"
    ),
}
