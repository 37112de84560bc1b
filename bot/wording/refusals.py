"""Every refusal has a sentence here: the first line says what is so, the next what to do."""

from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.errors import Refusal
from bot.models import Assignment, Plan, Rectification, Request, Role
from bot.models.member import OFFICE
from bot.wording import (
    refusals_duty,
    refusals_instructions,
    refusals_papers,
    refusals_posts,
    refusals_rectifications,
    refusals_regroups,
    refusals_requests,
    refusals_scores,
    refusals_survey,
    refusals_tasks,
    refusals_trainings,
)
from bot.wording.items import called
from bot.wording.quoted import quoted
from bot.wording.refusals_office import BY_OFFICE
from bot.wording.refusals_tasks import Facts, Sentence, named
from bot.wording.ways_on import of_unit, way_on

FURTHER: tuple[Mapping[str, Sentence], ...] = (
    refusals_duty.SENTENCES,
    refusals_survey.SENTENCES,
    refusals_scores.SENTENCES,
    refusals_instructions.SENTENCES,
    refusals_papers.SENTENCES,
    refusals_posts.SENTENCES,
    refusals_regroups.SENTENCES,
    refusals_trainings.SENTENCES,
)
# What a step of a life is called in “不能…”; the events of the life tables that people cause.
DOING = {
    "hand_over": "交办",
    "read_list": "读入",
    "issue": "交办",
    "acknowledge": "签收",
    "acknowledge_for": "代签收",
    "not_ours": "转给别的单位",
    "report": "上报办结",
    "report_for": "代登记",
    "void": "中止",
    "reassign": "改派",
    "keep": "维持原分工",
    "progress": "记进展",
    "correct_progress": "更正进展",
    "drop_progress": "撤回进展",
    "assign_person": "指定承办人",
    "block": "报受阻",
    "block_confirm": "确认受阻",
    "unblock": "解除受阻",
    "exec_blocked": "报受阻",
    "mark_na": "定为不适用",
    "extend": "办延期",
    "lapse": "失效",
    "transfer": "转给承接单位",
    "verify_pass": "核实通过",
    "verify_fail": "退回",
    "verify_change": "核验变更",
    "return": "退回",
    "withdraw": "撤回",
    "reopen": "重新办理",
    "add": "补充",
    "edit": "修改",
    "take_back": "收回修改",
    "submit": "送签",
    "discard": "作废草稿",
    "sign_agree": "签字",
    "sign_return": "退回",
    "sign_refuse": "不同意",
    "sign_paper": "交纸质签字",
    "sign_undo": "收回签字",
    "delegate": "委托代签",
    "approve": "批准",
    "reject": "驳回",
    "first_pass": "初审",
    "start_exec": "停更",
    "platform_submitted": "报平台受理",
    "correct_days": "更正日期",
    "platform_rejected": "报平台退回",
    "submit_evidence": "交办结情况",
    "request_cancel": "申请撤销批准",
    "confirm_revoke": "撤销批准",
    "deny_revoke": "不同意撤销",
    "close_by_letter": "按无法注销备案",
    "regroup": "机构调整",
    "absorb": "并入同一项",
    "write_up": "写情况说明",
    "explain": "签情况说明",
    "explain_for": "代登记说明",
    "settle": "处理",
    "dismiss": "不记违规",
    "propose": "提处置意见",
    "propose_for": "代登记处置意见",
    "ask": "征求处置意见",
}


# Steps that the office takes: it looks at the unit's item, it has none of its own.
OF_OFFICE = frozenset({"void", "reassign", "keep", "mark_na", "transfer", "reopen", "block_confirm", "report_for"})


def sentence(refusal: Refusal, turn: "Speaking | None" = None) -> str:
    """What the person hears; `turn` lends the office's telephone."""
    held = turn.roles if turn is not None else frozenset()
    facts: dict[str, Any] = {**_contact(turn), **refusal.facts, "code": refusal.code, "held": held}
    roles = facts.get("roles")
    if turn is not None and roles and not isinstance(roles, str):
        facts.setdefault("colleagues", turn.colleagues(*roles))
    for family in _families(facts):
        if refusal.code in family:
            return family[refusal.code](facts)
    return GENERAL["refused"](facts)


def all_sentences() -> dict[str, Sentence]:
    """Every code that has one."""
    families = (refusals_requests.SENTENCES, refusals_tasks.SENTENCES, refusals_rectifications.SENTENCES, *FURTHER)
    return {**GENERAL, **{code: say for family in families for code, say in family.items()}}


class Speaking(Protocol):
    """What a sentence needs of a turn."""

    session: Session

    @property
    def roles(self) -> frozenset[Role]: ...

    def colleagues(self, *roles: Role) -> str: ...


def _families(facts: Facts) -> Iterable[Mapping[str, Sentence]]:
    """The subject's own family first: both know words like 受阻, each in its own way."""
    subject = facts.get("subject")
    both = (refusals_requests.SENTENCES, refusals_tasks.SENTENCES)
    first = (refusals_rectifications.OWN,) if isinstance(subject, Rectification) else ()
    mine = both if isinstance(subject, Request) else both[::-1]
    return (*first, refusals_rectifications.SENTENCES, *FURTHER, *mine, GENERAL)


def _contact(turn: "Speaking | None") -> dict[str, str]:
    """The human contact of the newest notice."""
    plan = turn.session.scalar(select(Plan).order_by(Plan.id.desc()).limit(1)) if turn is not None else None
    return {"contact": plan.setting("人工联系人"), "phone": plan.setting("人工电话")} if plan is not None else {}


def _unbound(facts: Facts) -> str:
    phone = str(facts.get("phone") or "")
    urgent = f"急事请打{phone}。" if phone else ""
    if facts.get("former"):
        again = "到了新单位的，请回复：登记 单位 姓名；有出入请与市府办联系。"
        return f"您的岗位已经结束，没有等您办的事。\n{again}{urgent}"
    return f"还没有您的登记。请回复：登记 单位 姓名，例如：登记 教育局 张三\n由本单位联系人或市府办确认后生效。{urgent}"


_DECIDED = "签字由本单位主要负责人在卡片上点，审批由市府办来办，您这里办不了。\n到了哪一步回复“我的申请”。"
BY_INTENT: Mapping[str, str] = {  # where a unit asks for what it has an own way to, or others decide by steps
    **dict.fromkeys(("APPROVE", "REJECT", "RETURN"), _DECIDED),
    "VOICE": (
        "群众意见由市融媒体中心、市府办转办，您这里办不了。\n"
        "要转告他们，请回复“人工”；账号本身有问题、要单位改的，回复“下发整改 账号 问题”。"
    ),
    "REOPEN": (
        "办结以后由市府办重开，您这里办不了。\n请回复“人工”请市府办重开；还没核实的，回复“撤回 编号”自己就能改。"
    ),
    "RECTIFY_WITHDRAW": (
        "整改由监测人员撤销，反馈交上去以后单位撤不回来。\n"
        "反馈写错的，再回复“整改反馈 编号 内容”，接在后面一起给复核的同志看；\n"
        "对整改有不同意见，联系人回复“申请复核 编号 理由”。"
    ),
}


def _no_permission(facts: Facts) -> str:
    special, held = BY_INTENT.get(str(facts.get("intent") or "")), facts.get("held") or frozenset()
    if special and not OFFICE & held:  # 初审 is of the office himself, and need not be told to ring it up
        return special
    if OFFICE & held and (own_way := BY_OFFICE.get(str(facts.get("intent") or ""))):
        return own_way
    first = f"这一项由{_roles(facts)}来办，您这里办不了。"
    colleagues = quoted(str(facts.get("colleagues") or ""), 60)
    return f"{first}\n{f'请找本单位的{colleagues}。' if colleagues else '要转告他们，请回复“人工”。'}"


def _roles(facts: Facts) -> str:
    roles = facts.get("roles") or ()
    if not isinstance(roles, str) and Role.APPROVER in roles and Role.FIRST_REVIEWER not in roles:
        roles = {Role.APPROVER}  # 融媒体 decides so only about opinions that it handed on itself
    ordered = [role.value for role in Role if role in roles] if not isinstance(roles, str) else [roles]
    return "、".join(ordered) or "市府办"


def _wrong_state(facts: Facts) -> str:
    state, event = str(facts.get("state") or ""), str(facts.get("event") or "")
    doing = DOING.get(event, "这样办")
    if state in {"—", ""}:
        return f"{named(facts)}还没有到这一步，现在不能{doing}。"
    subject = facts.get("subject")
    first = f"{named(facts)}现在是“{state}”，不能{doing}。"
    if event in OF_OFFICE and isinstance(subject, Assignment):
        return f"{first}\n{way_on(subject, state, event)}"
    return f"{first}\n{of_unit(subject, event)}"


def _unclear(facts: Facts) -> str:
    value = quoted(str(facts.get("value") or ""), 40)
    return f"“{value}”没看明白，请再说一次。" if value else "没看明白，请再说一次。回复“帮助”看用法。"


def _out_of_range(facts: Facts) -> str:
    count = len(list(facts.get("options") or ()))
    if not count:
        return "没有这个编号，请再看一下。"
    return f"请回复{f'1到{count}之间的编号' if count > 1 else '编号1'}，或回复“算了”。"


def _not_listed(facts: Facts) -> str:
    name = quoted(str(facts.get("name") or facts.get("value") or ""), 40)
    first = f"名单里没有“{name}”。" if name else "名单里没有这个账号。"
    return f"{first}回复“查账号”看名单。\n如是本单位的账号，请回复“人工”，由市数管中心核实后再办。"


def _long_term(facts: Facts) -> str:
    """N14."""
    slots = facts.get("slots")
    said = slots.get("task") if isinstance(slots, Mapping) else None
    subject = facts.get("subject")
    number = subject.number if isinstance(subject, Assignment) else said
    name = called(number) if number else named(facts)
    return f"{name}按期滚动，不办延期。\n本期有困难请回复“进度 {number or '编号'} 说明”，市府办会看到。"


GENERAL: Mapping[str, Sentence] = {
    "refused": lambda _: "这件事现在办不了，没有改动任何内容。\n回复“人工”转市府办。",
    "denied": lambda _: "按规定这件事不能这样办，没有改动任何内容。\n回复“人工”转市府办。",
    "unbound_user": _unbound,
    "no_permission": _no_permission,
    "came_to_nothing": lambda _: "没有可办的，没有改动。",  # `Turn.decline` has words of its own
    "wrong_state": _wrong_state,
    "unclear": _unclear,
    "strange_form": lambda _: "这个页面放得太久了，什么都没有改。\n请刷新后再点一次。",
    "not_shown_here": lambda _: "这一页不在您能看的范围里。\n要看的，请回复“人工”与市府办联系。",
    # what only the words show
    "protected_account": lambda _: "主账号不在注销、变更范围。\n要办的是别的账号，请写全名称。",
    "not_on_list": _not_listed,
    "invalid_date": lambda _: "没有这一天，请看一下日期，例如：8月15日。",
    "past_date": lambda _: "这一天已经过去，请写今天或以后的日期，例如：8月15日。",
    "future_date": lambda _: "这一天还没有到，请写今天或以前的日期。",
    "date_not_later": lambda _: "新日期不晚于现在的时限，请再看一下日期。",
    "no_batch_approve": lambda _: (
        "申请要逐件看、逐件批，上报要逐件核实。\n申请回复“待审批”，上报回复“待核实”，请在卡片上办。"
    ),
    "too_long": lambda _: "这段太长（最多600字），请缩短些。\n长材料请分几句发，或交纸质由市府办代登记。",
    "out_of_range": _out_of_range,
    "long_term_no_deadline": _long_term,
    "not_own_account": lambda _: "这个账号由别的单位主办，要由主办单位提出申请。",
    "duplicate_request": lambda _: "这个账号已有一件申请在办。回复“我的申请”看到了哪一步。",
    "already_closed": lambda _: "这个账号已经注销，不用再办。",
    "no_approval": lambda _: (
        "没有查到这个账号的批准。还没批准的请先停一停，批准前不要在平台上操作。\n有纸质批件的请回复“人工”。"
    ),
    "no_such_unit": lambda f: f"没有“{quoted(str(f.get('value') or ''), 40)}”这个单位，请写单位全称或常用简称。",
    "no_such_request": lambda f: f"没有查到申请{quoted(str(f.get('value') or ''), 30)}。回复“我的申请”看编号。",
    "no_such_choice": lambda f: f"没有“{quoted(str(f.get('value') or ''), 20)}”这个选项，请从：保留、整合、关停 里选。",
    "no_plan": lambda _: "还没有读入文件，没有可看的内容。\n请系统管理员先读入文件。",
    "no_such_month": lambda f: (
        f"{quoted(str(f.get('value') or ''), 12) or '这个月'}没有可通报的内容：文件那时还没有印发，或这个月还没有到。\n"
        "请写明月份，例如“导出8月通报”。"
    ),
    "no_such_message": lambda f: f"没有编号{f.get('value', '')}的消息。\n回复“没发成的消息”看编号。",
    "not_undelivered": lambda f: (
        f"{f.get('number', '')}号消息现在是“{f.get('state') or '已发'}”，只有“失败”“不确定”的能重发、能记另行告知。\n"
        "看清单：“没发成的消息”。"
    ),
    "not_for_people": lambda f: f"{f.get('number', '')}号不是发给人看的消息，不用重发。\n看清单：“没发成的消息”。",
    "receiver_gone": lambda f: f"没有重发：{f.get('name', '')}已不在该单位的名册上。\n还要办的，请另发给现在的经办人。",
    "group_gone": lambda _: "没有重发：这个群没有设webhook，或已不在群名册上。\n请系统管理员在groups.csv里补上再重发。",
    "card_is_over": lambda f: (
        f"{f.get('number', '')}号卡片问的事已经办了，不用重发。\n{f.get('outcome') or ''}".strip()
    ),
    # cards
    "card_unknown": lambda _: "这张卡片没有记录，点了不算数。\n回复“我的任务”或“待审批”看要办的。",
    "card_not_yours": lambda _: "这张卡片不是发给您的，点了不算数。要办的卡片会单独发给您。",
    "card_forged_key": lambda _: "这张卡片没有这个按钮，点了不算数。\n回复“我的任务”或“待审批”看要办的。",
}
