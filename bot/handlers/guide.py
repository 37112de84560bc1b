"""Help and everything that leads to a person: 帮助, 人工, 意见建议, 查账号."""

from sqlalchemy import select

from bot.language.decision_words import own_words
from bot.language.facts import known
from bot.message import Kind, Reply
from bot.models import Account, Assignment, Person, Plan, Request, Role, Unit, Unknown
from bot.models import suggestion as model
from bot.models.assignment import AWAITING_CHECK
from bot.models.member import OFFICE
from bot.models.publication import is_on
from bot.models.request import AWAITING_APPROVAL, AWAITING_REVOKE
from bot.models.request_row import AWAITING_SIGN
from bot.models.todo import Todo
from bot.naming import account_named, received_named, task_named, unit_named
from bot.turn import Turn
from bot.wording import calls, helping, next_steps, notes, request_steps, suggestions
from bot.wording import guide as say
from bot.wording.items import called

OFFERED = {
    "TASK_DONE": "上报{task}办结{told}",
    "TASK_PROGRESS": "报{task}的进展",
    "SIGN_RECEIPT": "签收{received}",
    "CANCEL_REQUEST": "申请注销{account}",
    "CHANGE_REQUEST": "申请变更{account}",
    "EXECUTION_REPORT": "报告{account}的办理情况{stage}",
    "LIST_MY_TASKS": "看本单位的任务",
    "TASK_DETAIL": "看{task}",
    "TASK_WITHDRAW": "撤回{task}",
    "REQUEST_WITHDRAW": "撤回申请{request}",
    "REQUEST_STATUS": "看申请到了哪一步",
    "BLOCKED": "报{stuck}受阻{why}",
    "UNBLOCK": "解除受阻",
    "SIGN_UNDO": "收回签字{request}",
    "DELEGATE": "委托{delegate}代签{span}",
    "UNDELEGATE": "撤回委托",
    "REQUEST_REVOKE": "申请撤销{request}的批准",
    "REQUEST_RESTORE": "重开申请{request}",
    "PAPER_SIGN": "登记{request}的纸质签字",
    "CONTINUE": "接着填申请",
    "REQUEST_EDIT": "修改申请{form}{edits}",
    "DISPOSITION": "把{account}的处置意见定为{choice}{why}",
    "REPORT_FOR": "替{unit}登记{task}",
    "ACCOUNT_QUERY": "查账号",
    "PENDING_APPROVALS": "看待审批的",
    "PENDING_VERIFICATIONS": "看待核实的",
    "NOT_OURS": "说明{task}不是本单位的",
    "ASSIGN_PERSON": "把{task}交给{name}办",
    "EXTENSION_REQUEST": "申请{task}延期{until}{why}",
    "URGE": "催办{task}",
    "REASSIGN": "把{unit}的{task}改派给别的单位",
    "KEEP": "让{unit}继续办{task}",
    "VOID": "中止{unit}的{task}",
    "REOPEN": "让{unit}的{task}重新办理",
    "NOT_APPLICABLE": "把{unit}的{task}定为不适用",
    "ACK_FOR": "替{unit}签收",
    "RECTIFY_ISSUE": "对{account}下发整改",
    "RECTIFY_FEEDBACK": "反馈整改{rect}{fed}",
    "RECTIFY_VERIFY": "复核整改{rect}",
    "RECTIFY_LIST": "看整改",
    "RECTIFY_DISPUTE": "对整改{rect}申请复核",
    "RECTIFY_WITHDRAW": "撤销整改{rect}的通知",
    "RECTIFY_DISCARD": "不下发整改{rect}",
    "RECTIFY_ACK_FOR": "替单位签收整改{rect}",
    "RECTIFY_FEEDBACK_FOR": "替单位反馈整改{rect}",
    "RECTIFY_ANSWER": "答复整改{rect}的复核申请",
    "RECTIFY_MEASURE": "登记整改{rect}的处理措施",
    "RECTIFY_CIRCULAR": "起草整改{rect}的通报",
    "UPDATE_SEEN": "登记{account}的更新日期",
    "VERIFY": "打开{unit}{task}的核实卡片",
    "APPROVE": "打开申请{request}的审批卡片",
    "REJECT": "驳回申请{request}（打开卡片）{noted}",
    "RETURN": "退回申请{request}（打开卡片）{noted}",
    "PRINCIPAL_SIGN": "打开申请{request}的签批卡片{noted}",
    "HAND_OVER": "交办",
    "RECALL": "撤销{task}的通知",
    "REMARK": "记一条批注",
    "TASK_ADD": "给{task}补充说明{added}",
    "CONTACT_CHANGE": "更换联系人",
    "SUCCESSION": "办理人员交接",
    "SUGGESTION": "留下这条意见建议",
    "HOLD_TODAY": "今天先不发提醒",
    "REQUEST_VOID": "作废申请{request}",
    "UNDELIVERED": "看没发成的消息",
    "DUTY_TODAY": "看谁值班",
    "DUTY_LIST": "看值班表",
    "TRAINING_LIST": "看培训通知",
    "POST_COUNTS": "看供稿统计",
    "SUGGESTION_LIST": "看意见清单",
    "RECTIFY_URGE": "催办逾期的整改",
    "PHONE_CALLED": "{rung_up}",
    "REGISTER_ACCOUNT": "登记{account_named}",
    "REPORT_REOPENED": "报告{account}重新上线",
    "UNAPPROVED_FOUND": "请单位核对{account}",
    "OPINION": "提处置意见{opined}",
    "OPINION_ASK": "征求处置意见",
    "OPINION_STANDING": "看处置意见到哪一步",
    "OPINION_SHEET": "领取处置意见表",
    "REGISTER": "登记单位和姓名",
    "REGISTER_GROUP": "登记本群",
    "DUTY_SET": "登记值班表",
    "DUTY_CHECKS": "看抽查记录",
    "TRAINING_NOTICE": "发培训通知",
    "TRAINING_SIGN_UP": "报名培训",
    "TRAINING_MATERIAL": "领取培训材料",
    "POST_OFFER": "投稿",
    "POST_LIST": "看投稿",
    "VOICE": "转办意见",
    "VOICE_CLASS": "给意见{task}分类：{category}",
    "DUTY_CHECK": "抽查{unit}值班{result}",
    "PICTURE": "附图片",
    "VOICE_SUMMARY": "看意见汇总",
    "UNIT_STATUS": "看{unit}完成情况",
    "TIMELINE": "看经过",
    "EXPORT": "导出文件",
    "COMPARE": "看比对",
    "SCORE": "看考核",
    "HANDOVER_LIST": "看交接单",
    "REPORT_RECEIPT": "领取回执",
    "PREVIEW_TODAY": "看今天将发什么",
    "ORDER_CLOSE": "责令关停{account}",
    "ORDER_RECEIPT": "签收责令关停通知{request}",
    "CLOSE_BY_LETTER": "按函请平台处置办结{request}",
    "BLOCK_CONFIRM": "认定受阻",
    "REQUEST_VERIFY": "核验申请{request}（打开卡片）",
    "EXTENSION_FOR": "替{unit}登记{task}的延期申请",
    "SCORE_OBJECT": "对考核提异议",
    "CALLS_ADVISED": "看建议打电话的名单",
    "RECTIFY_PAPER": "领取整改通知书{rect}",
    "RECTIFY_RECEIPT": "签收整改{rect}",
    "POST_DECIDE": "审稿件{request}（打开卡片）",
    "POST_FINAL_FOR": "登记{request}的终审意见",
    "POST_DONE": "登记{request}已发布",
    "TRAINING_MOVE": "给培训{request}改期{when}",
    "TRAINING_CALL_OFF": "取消培训{request}",
    "TRAINING_SIGN_OFF": "取消{name}的培训报名",
    "TRAINING_SHEET": "交培训{request}的签到表",
    "TRAINING_CAME": "登记培训{request}到会的人",
    "DUTY_UNCHECK": "撤销对{unit}的值班抽查",
    "UNAPPROVED_CASE": "处理未批先办{request}",
    "EXPLAIN": "写情况说明{request}",
    "EXPLAIN_FOR": "替单位登记情况说明{request}",
    "TRANSFER": "把{account}划转给别的单位",
    "IDENTIFY": "更正{account}的账号ID",
    "DRAFT_ORDERS": "起草整改",
    "OPINION_FOR": "替{unit}登记处置意见",
    "REGROUP": "登记机构调整",
    "HANDOVER_PAPER": "导出交接单",
    "SUGGESTION_ANSWER": "答复意见建议",
    "HELP": "看用法",
    "STATS": "看{of_task}统计",
    "CONTACT_OFFICE": "找市府办的人",
}


def help_(turn: Turn) -> Reply:
    """帮助 · 接下来干啥"""
    if turn.slot("next") and turn.person is not None and any(post.roles for post in turn.person.posts):
        return Reply(_next(turn, turn.person))
    if fact := known(turn.facts, turn.said, turn.text("topic")):
        return Reply(helping.with_fact(fact, turn.text("topic")))
    contact, phone = contact_of(turn)
    off = frozenset() if any(is_on(plan) for plan in Plan.all(turn.session)) else frozenset({"投稿"})
    return Reply(helping.help_text(turn.roles, contact, phone, turn.text("topic"), off))


def _next(turn: Turn, person: Person) -> str:
    """What lies with the speaker's units; of the office, what waits for it."""
    if turn.holds(*OFFICE):
        waiting = Request.awaiting(turn.session, AWAITING_APPROVAL, AWAITING_REVOKE)
        return next_steps.of_office(len(waiting), len(Assignment.in_state(turn.session, AWAITING_CHECK)))
    todo = Todo.of(turn.session, person, turn.now, turn.workdays)
    plans = {item.plan_id for item, _stands in todo.items}
    return next_steps.next_steps(todo, turn.now, several_notices=len(plans) > 1)


def welcome(turn: Turn) -> Reply:
    """The chat was opened."""
    if turn.message.kind is not Kind.ENTER or turn.message.channel.value == "app":
        return Reply()
    return Reply(say.welcome(turn.person.name if turn.person else ""))


def unreadable(turn: Turn) -> Reply:
    """A kind of message we cannot read."""
    return Reply(say.unreadable(turn.message.kind))


def silent(turn: Turn) -> Reply:
    """An event that needs no answer."""
    del turn
    return Reply()


def human(turn: Turn) -> Reply:
    """人工"""
    said = turn.text("said") if turn.confirmed else ""  # behind the offer 是 says nothing of the matter
    turn.act.record("guide.human", words=said or turn.message.text)
    return Reply(say.human(*contact_of(turn)))


def suggestion(turn: Turn) -> Reply:
    """意见建议 <内容>"""
    words = str(turn.need("text", "请写上您的意见建议，一两句话就行。"))
    number = model.suggest(turn.session, turn.act, words)
    return Reply(suggestions.received(number, contact_of(turn)[1]))


def accounts(turn: Turn) -> Reply:
    """查账号 <名称、单位或平台>"""
    found = list(turn.session.scalars(select(Account).order_by(Account.plan_id, Account.number)))
    numbers = turn.slots.get("account_candidates") or ([turn.slots["account"]] if "account" in turn.slots else None)
    main = [account for account in found if account.protected and account.name in turn.message.text]
    if numbers is not None or main:
        found = [account for account in found if account in main or account.number in (numbers or ())]
    elif turn.text("scope") == "own_unit" and not turn.holds(*OFFICE, Role.MONITOR, Role.MEDIA):
        own = {post.unit_id for post in turn.speaker.posts}
        found = [account for account in found if account.unit_id in own]
    codes: list[str] = turn.slot("units") or ([turn.text("unit")] if turn.text("unit") else [])
    if codes:
        units = {unit.id for code in codes if (unit := Unit.coded(turn.session, code)) is not None}
        found = [account for account in found if account.unit_id in units]
    if turn.text("platform"):
        found = [account for account in found if turn.text("platform") in account.platform]
    decided, own_ones = turn.text("filter"), turn.text("scope") == "own_unit"
    so = [account for account in found if account.is_decided(decided)] if decided else found
    missed = own_ones and not so  # none of his is so decided: then he sees what they are
    shown = found if missed else so
    text = say.accounts(shown, Request.account_states(turn.session), turn.page, "" if missed else decided)
    if own_ones and found:
        text = say.own_accounts(text, none_decided=decided if missed else "", found=found)
    return turn.paged(text, len(shown))


def keep_unknown(turn: Turn, text: str, *, asked: str = "") -> None:
    """What no rule knew, and what had been asked, for the vocabulary's owner."""
    roles, group = ";".join(sorted(turn.roles)), turn.message.in_group
    turn.session.add(Unknown(at=turn.now, text=text, roles=roles, in_group=group, facts={"asked": asked}))


def typed_with(turn: Turn, text: str) -> Reply:
    """佛堂那篇不用: how it is typed, with what is missing; nothing is done, the words are kept."""
    keep_unknown(turn, text)
    return Reply(helping.typed_with(_what(turn), turn.intent, turn.roles) or turn.hint)


def did_you_mean(turn: Turn) -> str:
    """What we believe the person wants, as a question."""
    if turn.intent == "TASK_PROGRESS" and turn.slot("corrects") and turn.slot("task"):
        return say.did_you_mean(notes.shall_correct(called(turn.slot("task")), turn.text("text")))
    return say.did_you_mean(_what(turn))


def _what(turn: Turn) -> str:
    number = turn.slots.get("task")
    words = {
        "task": task_named(turn, number) if number else "任务",
        "of_task": f"{task_named(turn, number)}的" if number else "",
        "received": "、".join(received_named(turn, one) for one in turn.slot("tasks") or ([number] if number else [])),
        "account": account_named(turn),
        "request": turn.text("request"),
        "form": turn.text("request") + (f"（{label}）" if (label := account_named(turn)) != "账号" else ""),
        "rect": turn.text("rect"),
        "stuck": (turn.slot("account") and account_named(turn)) or (number and called(number)) or turn.text("request"),
        "account_named": f"账号{turn.text('name')}",
        "name": turn.text("name") or "、".join(map(str, turn.slot("names") or [])) or "某人",
        "when": f"到{turn.text('date')} {turn.text('time')}".rstrip() if turn.text("date") else turn.text("time"),
        "until": say.until(turn.text("date")),
        "why": say.why(turn.text("reason")),
        "delegate": turn.text("delegate"),
        "span": say.span(turn.text("from"), turn.text("to")) if turn.intent == "DELEGATE" else "",
        "stage": request_steps.stage(turn.text("stage"), turn.text("date"), turn.slots),
        "unit": unit_named(turn),
        "rung_up": calls.shall_note(unit_named(turn), turn.text("text")),
        "choice": turn.text("choice") or "您说的",
        "category": turn.text("category"),
        "opined": f"（{account_named(turn)}：{turn.text('choice')}{say.why(turn.text('reason'))}）"
        if turn.slot("account")
        else "",
        "edits": _edits(turn),
        "added": say.told(turn.text("text")),
        "noted": _noted(turn),
        "fed": say.fed(turn.text("text")),
        "told": say.told(turn.told) if turn.intent == "TASK_DONE" and not turn.slot("people") else "",
        "result": f"（{turn.text('result')}）" if turn.text("result") else "",
    }
    return OFFERED.get(turn.intent, "办这件事").format(**words)


def _noted(turn: Turn) -> str:
    """The words that will stand on the card as the reason, so that nobody takes them for lost."""
    agrees = turn.text("decision") == "agree"
    return "" if agrees else say.on_card(own_words(turn.text("reason") or turn.text("text")))


def _edits(turn: Turn) -> str:
    """What would stand in the form, and that one that was sent comes back first."""
    if turn.intent != "REQUEST_EDIT":
        return ""
    found = Request.numbered(turn.session, turn.text("request")) if turn.text("request") else None
    return say.edits(turn.slots, sent=found is not None and found.state == AWAITING_SIGN)


def contact_of(turn: Turn) -> tuple[str, str]:
    """The human contact of the newest notice: name and telephone."""
    plan = turn.session.scalar(select(Plan).order_by(Plan.id.desc()).limit(1))
    return (plan.setting("人工联系人"), plan.setting("人工电话")) if plan else ("", "")
