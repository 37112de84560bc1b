"""Why an attempt was refused, as the 日志 of the ledger says it: a phrase about the act, not to the person."""

from collections.abc import Mapping
from typing import Any

from bot.wording.refusals import DOING

UNNAMED = "按规定办不了"  # a code of another version of the product
WHY: Mapping[str, str] = {
    # anything
    "refused": "现在办不了",
    "denied": UNNAMED,
    "unbound_user": "没有登记的人员",
    "no_permission": "不是他岗位上的事",
    "wrong_state": "现在的状态不能这样办",
    "unclear": "内容没看明白",
    "too_long": "内容太长",
    "out_of_range": "没有这个编号",
    "secret": "内容像是带密级的",
    "no_such_unit": "没有这个单位",
    "no_such_choice": "没有这个选项",
    "not_yet_exported": "还不能导出这一样",
    # dates
    "invalid_date": "没有这一天",
    "past_date": "日期已经过去",
    "future_date": "日期还没有到",
    "done_in_future": "实际完成日还没有到",
    "date_not_later": "新日期不晚于现在的时限",
    "long_term_no_deadline": "按期滚动的任务不办延期",
    # cards
    "card_unknown": "卡片没有记录",
    "card_not_yours": "卡片不是发给他的",
    "card_forged_key": "卡片上没有这个按钮",
    # accounts
    "protected_account": "主账号不在注销、变更范围",
    "not_on_list": "名单里没有这个账号",
    "not_own_account": "账号由别的单位主办",
    "already_closed": "账号已经注销或停用",
    "no_approval": "没有查到批准",
    # items
    "computed": "自动统计的任务不用上报",
    "not_own_task": "不是本单位的任务",
    "not_own_unit": "不是本单位的事项",
    "no_such_task": "没有这一项任务",
    "no_such_item": "该单位没有承担这一项",
    "already_done": "已经办结",
    "already_reported": "已经上报，正等核实",
    "awaiting_reassign": "正等市府办改派",
    "not_applicable": "已定为不适用",
    "voided": "已中止",
    "reason_missing": "没有写理由",
    "basis_missing": "没有写依据的文号",
    "already_blocked": "已经报过受阻",
    "not_blocked": "没有报过受阻",
    "no_block_claimed": "没有等确认的受阻",
    "not_in_unit": "不是该单位的经办人或联系人",
    "no_such_member": "单位名单里没有这位同志",
    "not_verifier": "由别的单位核实",
    "own_check": "不能核实自己单位的事项",
    "same_unit": "本来就是该单位的",
    "unit_has_task": "对方单位自己也承担这一项",
    "nobody_reachable": "该单位还没有能联系上的人",
    "verifier_in_time": "核实还没有超时",
    "roster_incomplete": "名单不全",
    "nothing_to_acknowledge": "没有等签收的事项",
    "nothing_open": "没有可以上报的事项",
    "nothing_to_withdraw": "没有可以撤回的上报",
    "not_reported": "没有正等核实的上报",
    "nothing_to_verify": "没有等他核实的上报",
    "already_confirmed": "已经确认过",
    "already_checked": "已经核实过",
    "already_acknowledged": "已经签收过",
    "proposal_over": "已经发送或定为不发",
    "report_changed": "上报后来有改动，卡片已失效",
    # people
    "already_registered": "已经登记",
    "wish_pending": "登记正等确认",
    "already_bound": "已经登记好",
    "already_contact": "已经是联系人",
    "wish_over": "登记的事已经办过",
    # applications
    "request_moved_on": "已经由别人或前一步办过",
    "duplicate_request": "这个账号已有一件申请在办",
    "same_person": "经办、签字、审批、核实须是不同的人",
    "clerk_is_signer": "主要负责人不能自己经办又自己签字",
    "no_signer": "还没有登记主要负责人",
    "no_such_request": "没有这件申请",
    "no_request_here": "没有可以这样办的申请",
    "freeze_before_acceptance": "冻结到期早于平台受理",
    "bad_platform_ref": "账号ID不合平台写法",
    "bad_reason": "原因长度不合要求",
    "bad_change_field": "没有这个变更项",
    "bad_change_value": "新内容长度不合要求",
    "bad_decision_reason": "理由长度不合要求",
    "bad_block_reason": "没有这个受阻原因",
    "form_incomplete": "申请表没有填全",
    "form_changed": "内容已经改过，旧卡片失效",
    "paper_unchecked": "纸质签字还没有核对",
    "edit_after_signing": "签字以后不能直接改",
    "already_approved": "已经批准，不能撤回",
    "not_lapsed": "没有失效，不用重开",
    "no_longer_principal": "已不再担任主要负责人",
    "delegation_over": "代签委托已到期或已撤回",
    "no_longer_in_office": "已没有这项审批权限",
    "not_a_signer": "不是签字人",
    "not_the_signer": "不是本人签的字",
    "principal_only": "要由主要负责人提出",
    "freeze_over": "平台冻结期已满",
    "not_backed_up": "还没有备份、解绑",
    "before_effective_date": "还没到生效日期",
    "wechat_freezes": "微信账号还没有登记平台受理",
    "wrong_kind": "申请类别不对",
    "own_unit_check": "不能核验自己单位的账号",
    "monitor_only": "要由监测单位的监测人员办",
    "no_batch_approve": "申请要逐件批",
    "nothing_to_sign": "没有等他签批的申请",
    "nothing_to_decide": "没有等他审批的申请",
    "nothing_to_undo": "没有可以收回的签字",
    # 延期
    "duplicate_extension": "这一项已有延期在办",
    "extension_again": "这一项不能再申请延期",
    "extension_no_signer": "没有登记主要负责人，延期送不出",
    "nothing_to_extend": "没有可以申请延期的事项",
    "sum_no_extension": "汇总的任务不办延期",
    # 换人
    "no_roles": "要换的人没有角色",
    "own_successor": "不能自己接替自己",
    "succession_not_yours": "这次换人不由他确认",
    "succession_over": "换人的事已经办过",
    "succession_pending": "换人正等确认",
    "succession_roles": "这些角色不能这样换",
    # 批注、更正、没发成的
    "bad_remark": "批注的长度不合要求",
    "nothing_to_recall": "没有可以撤回的通知",
    "no_such_message": "没有这个编号的消息",
    "not_uncertain": "消息不是不确定的，不用重发",
    "card_is_over": "卡片已经办过或失效，不用重发",
    # 整改
    "rect_moved_on": "这件整改已经办过",
    "duplicate_rect": "同一问题已有未了的整改",
    "rect_no_basis": "没有可以写进通知书的依据",
    "rect_not_issued": "这类问题不单独下发整改",
    "rect_outside": "这类问题不经本系统下发",
    "rect_account_closed": "账号已不在用",
    "rect_account_leaving": "账号已批准或正在办理注销",
    "rect_account_in_use": "账号还在用",
    "rect_no_unit": "账号没有登记主办单位",
    "rect_no_account": "对单位的整改没有账号",
    "rect_no_rules": "没有读入整改规则",
    "rect_limit_missing": "没有定整改时限",
    "rect_not_overdue": "整改还没有逾期",
    "main_account_office": "主账号的整改由市府办办",
    "dispute_late": "申请复核的期限已过",
    "issuer_answers": "下发的人不能答复申请复核",
    "feedback_missing": "没有写怎样整改的",
    "no_such_rect": "没有这个编号的整改",
    "no_open_rect": "没有等他办的整改",
    "no_such_measure": "没有这项措施",
    # 值班
    "duty_unread": "值班表有一段没看明白",
    "duty_days": "值班的起止日期不对",
    "duty_result_missing": "没有说接没接",
    "own_duty_check": "不能抽查自己的单位",
    "no_duty_check": "没有可以撤销的抽查",
    "not_on_duty": "当天值班表里没有这个人",
    # 委托
    "delegation_forbidden": "本文件不允许委托代签",
    "delegation_moved_on": "这项委托已经办过",
    "delegation_days": "委托的起止日期不对",
    "delegation_too_long": "委托的天数太长",
    "delegate_no_leader": "受托人不是分管领导",
    "delegate_is_clerk": "受托人是经办人",
    "delegate_unknown": "没有登记这位受托人",
    "no_delegation": "没有生效或待同意的委托",
}


def why_refused(facts: Mapping[str, Any]) -> str:
    """The ground that a refusal's history row keeps, in plain words; "" where the row is none of a refusal."""
    code = str(facts.get("code") or "")
    if code == "wrong_state":
        return _wrong_state(facts.get("why"))
    return WHY.get(code, UNNAMED) if code else ""


def _wrong_state(why: object) -> str:
    """“办结”时不能签收."""
    state, event = (str(why.get(key) or "") for key in ("state", "event")) if isinstance(why, Mapping) else ("", "")
    return f"“{state}”时不能{DOING[event]}" if state and event in DOING else WHY["wrong_state"]
