"""What an event is called in the 日志 of the ledger, and what of its facts a reader wants."""

from collections.abc import Mapping
from typing import Any

from bot.wording.refused import why_refused

ITEM = {
    "hand_over": "交办",
    "take_up": "交办前先办",
    "open_cycle": "新一期开始",
    "acknowledge": "签收",
    "acknowledge_for": "代签收",
    "not_ours": "不是我单位的",
    "reassign": "改派",
    "keep": "维持原分工",
    "progress": "进度",
    "add": "补充",
    "draft": "记下名单",
    "assign_person": "指定承办人",
    "report": "上报办结",
    "report_for": "代登记",
    "auto_complete": "自动办结",
    "block": "报受阻",
    "block_confirm": "受阻确认",
    "unblock": "解除受阻",
    "extend": "延期",
    "unextend": "延期作废，时限恢复",
    "remark": "批注",
    "called": "电话联系",
    "mark_na": "定为不适用",
    "void": "中止",
    "transfer": "转承接",
    "verify_pass": "核实通过",
    "return": "退回",
    "withdraw": "撤回",
    "overdue_verifier": "核实超时",
    "reopen": "重新办理",
    "card_asked": "要核实卡片",
}
REQUEST = {
    "create": "起草申请",
    "create_for": "代登记申请",
    "order_close": "关停登记",
    "edit": "修改申请",
    "take_back": "收回修改",
    "submit": "送签",
    "discard": "草稿作废",
    "expire": "草稿到期",
    "nudge": "草稿提醒",
    "restore": "找回草稿",
    "withdraw": "撤回申请",
    "lapse": "不用再办",
    "remark": "批注",
    "sign_agree": "同意签字",
    "sign_return": "签字退回",
    "sign_refuse": "不同意",
    "sign_paper": "纸质签字",
    "sign_undo": "收回签字",
    "signer_changed": "签字人变动",
    "delegate": "委托代签",
    "undelegate": "撤回委托",
    "first_pass": "初审通过",
    "approve": "批准",
    "reject": "驳回",
    "return": "退回修改",
    "start_exec": "停更",
    "platform_submitted": "平台受理",
    "platform_rejected": "平台退回",
    "exec_blocked": "报受阻",
    "unblock": "解除受阻",
    "block_confirm": "受阻确认",
    "submit_evidence": "报办结情况",
    "verify_pass": "核验通过",
    "verify_fail": "核验退回",
    "verify_change": "核验变更",
    "request_cancel": "申请撤销批准",
    "confirm_revoke": "撤销批准",
    "deny_revoke": "不同意撤销",
    "deny_revoke_exec": "不同意撤销",
    "close_by_letter": "无法注销备案",
    "reopen": "重新上线",
    "transfer": "转承接",
    "dismiss": "未批先办不成立",
    "settle": "未批先办结案",
    "void": "作废",
    "explain": "说明情况",
    "warn": "提醒未批先办",
    "detect_unauthorised": "发现未批先办",
    "card_asked": "要审批卡片",
    "paper_asked": "要申请表",
    "write_up": "写情况说明",
    "explain_for": "代登记情况说明",
    "ask": "征求处置意见",
    "propose": "提处置意见",
    "decide_all": "处置意见已定",
}
ORDER = {
    "draft": "起草整改",
    "issue": "下发整改",
    "discard": "不予下发整改",
    "acknowledge": "签收整改",
    "acknowledge_for": "代签收整改",
    "feedback": "整改反馈",
    "feedback_for": "代登记整改反馈",
    "dispute": "申请复核整改",
    "uphold": "维持整改",
    "revoke": "撤销整改",
    "pass": "整改复核通过",
    "fail": "整改退回",
    "withdraw_notice": "整改误发撤回",
    "account_closed": "整改自动终结",
    "escalate": "整改升级措施",
    "card_asked": "要整改卡片",
    "called": "电话联系",
    "urge": "催办整改",
    "circular_asked": "起草整改通报",
    "paper_asked": "要整改通知书",
    "transfer_out": "移交登记",
}
OTHERS = {
    "account.note_update": "登记更新日期",
    "account.dispose": "处置意见",
    "account.follow": "处置随申请",
    "account.accept": "平台受理",
    "account.unaccept": "平台退回",
    "account.close": "销号",
    "account.reopen": "恢复在用",
    "account.change": "变更",
    "account.transfer": "主办单位变更",
    "account.enrol": "列入名单",
    "account.note_figures": "记六项指标",
    "account.seen_online": "反映重新上线",
    "delegation.propose": "委托代签",
    "delegation.start": "委托生效",
    "delegation.agree": "同意代签",
    "delegation.refuse": "不同意代签",
    "delegation.end": "委托结束",
    "delegation.withdraw": "撤回委托",
    "evidence.receive": "收到材料",
    "evidence.assign": "材料归入事项",
    "guide.human": "找人工",
    "guide.elsewhere": "转市府办",
    "guide.suggestion": "意见建议",
    "history.head": "封印送审计",
    "member.retire": "人员离任",
    "member.roles": "岗位变动",
    "office.urge": "催办",
    "office.recall": "撤销通知",
    "office.escalate": "升级",
    "office.export": "导出台账",
    "office.compare_asked": "导出比对",
    "office.opinions_asked": "导出处置意见表",
    "office.hold": "今天不发",
    "page.download": "下载台账",
    "office.preview_asked": "预览",
    "outbox.resend": "重发消息",
    "person.bind": "关联账号",
    "person.resolve": "核对身份",
    "person.unresolved": "身份待核对",
    "person.unreachable": "发不到",
    "plan.confirm_handover": "确认交办",
    "plan.compare": "读入平台名单",
    "plan.load": "读入文件",
    "plan.loaded": "读入文件",
    "roster.register": "登记名单",
    "roster.confirm": "名单生效",
    "roster.bound": "登记生效",
    "roster.unbound": "待关联",
    "roster.wish": "申请登记",
    "roster.refuse": "登记未通过",
    "roster.contact_wish": "申请更换联系人",
    "roster.replaced": "由他人接任",
    "roster.contact_changed": "更换联系人",
    "roster.contact_refused": "未更换联系人",
    "roster.succession_wish": "申请换人",
    "roster.succeeded": "换人",
    "roster.succession_refused": "未换人",
    "roster.joined": "加入",
    "roster.left": "离开",
    "roster.newcomer": "新到人员",
    "duty.put": "登记值班表",
    "duty.look": "查看值班电话",
    "duty.check": "值班抽查",
    "duty.uncheck": "撤销值班抽查",
    "refused": "被拒绝",
}
EVENTS: Mapping[str, str] = {
    **{f"assignment.{event}": name for event, name in ITEM.items()},
    **{f"request.{event}": name for event, name in REQUEST.items()},
    **{f"rectification.{event}": name for event, name in ORDER.items()},
    **OTHERS,
}
# Facts as the reader of the ledger wants them, in this order.
FACTS = {
    "kind": "类别",
    "source": "来源",
    "who": "报送人",
    "name": "人员",
    "names": "人员",
    "done_on": "实际完成",
    "field": "变更项",
    "old": "旧值",
    "new": "新值",
    "choice": "选择",
    "reason": "理由",
    "basis": "依据",
    "note": "说明",
    "why": "说明",
    "due": "时限",
    "day": "日期",
    "text": "内容",
    "promised": "答应交的日期",
    "words": "内容",
    "request": "申请",
    "problem": "问题",
    "number": "编号",
    "what": "导出",
}
DAY = len("2022-07-20")


def event_named(event: str) -> str:
    """The event in Chinese; its own name where nobody has given it one."""
    return EVENTS.get(event, event)


def explained(event: str, before: str, after: str, facts: Mapping[str, Any]) -> str:
    """What was decided: from which unit to which, with what reason, until when."""
    parts = [f"{facts['former_name']} → {facts['unit']}"] if facts.get("former_name") and facts.get("unit") else []
    if event.startswith("account.") and before != after:
        parts.append(f"{before or '（空）'} → {after}")
    if "agreed" in facts:
        parts.append("同意" if facts["agreed"] else "不同意")
    if why := why_refused(facts):
        parts.append(f"原因：{why}")
    parts += [f"{name}：{_shown(key, facts[key])}" for key, name in FACTS.items() if _is_plain(facts.get(key))]
    return "；".join(parts)


def _is_plain(value: object) -> bool:
    return bool(value) and not isinstance(value, dict | bool)


def _shown(key: str, value: object) -> str:
    if isinstance(value, list):
        return "、".join(str(one) for one in value)
    return str(value)[:DAY] if key == "due" else str(value)
