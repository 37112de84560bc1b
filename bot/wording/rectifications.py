"""整改 in words: the order itself, its lists, and the answers to whoever deals with it."""

from collections.abc import Sequence
from datetime import date, datetime

from bot.clock import local_day
from bot.models import Account, Rectification, RectRule
from bot.models.rectification import AWAITING_CHECK
from bot.models.rectification_unit import DISPUTE_DAYS
from bot.wording.dates import day, moment, short_day
from bot.wording.quoted import quoted

FIRST_CALL = "先电话"  # how 能否经系统签发 begins where a telephone call comes before the paper
ASK_FIRST = "先问后发"


def what(order: Rectification) -> str:
    """ZG-2022-001（至美大陈，错别字）."""
    return f"{order.number}（{order.account.name if order.account else order.unit.short}，{quoted(order.problem, 18)}）"


def problem(order: Rectification, limit: int = 120) -> str:
    """The problem of the list, and what was found."""
    found = f"：{quoted(order.fact, limit)}" if order.fact else ""
    return f"{quoted(order.problem, 60)}{found}"


def due(order: Rectification, today: date | None = None) -> str:
    """The last day."""
    return day(local_day(order.due_at), today) if order.due_at else ""


def draft(order: Rectification, due_on: date, when: datetime, now: datetime, hint: str = "") -> str:
    """起草: everything that would go out, before anything does."""
    today = local_day(now)
    again = f"（反复：30天内第二次，上次{order.repeats}）" if order.repeats else ""
    days = f"{order.limit_days}个工作日，" if order.limit_days and not order.due_on else ""
    goes = "马上" if when <= now else moment(when)
    return "\n".join(
        part
        for part in (
            f"【整改草稿】{order.number}{again}",
            f"单位：{order.unit.short}",
            f"账号：{order.account.label}" if order.account else "",
            f"问题：{order.code} {problem(order)}",
            f"依据：{order.basis}",
            f"反馈：{order.wanted}" if order.wanted else "",
            f"时限：{days}{day(due_on, today)}前",
            hint,
            "" if order.fact else "还没有写具体情况，要写的回复“事实：哪天、看到了什么”。",
            f"下发请回复“是”，或在卡片上点“下发”，{goes}发出。",
            f"先不发回复“算了”，草稿留着，回复“下发整改 {order.number}”再看。",
        )
        if part
    )


def hint_of(rule: RectRule, *, reachable: bool, unit: str) -> str:
    """What to do before the paper goes out."""
    parts = [
        "这类问题先电话通知单位，再下发补单。" if rule.channel.startswith(FIRST_CALL) else "",
        "这类问题先问清情况再发。" if ASK_FIRST in rule.channel else "",
        "" if reachable else f"{unit}没有可联系人员，下发后请电话告知，再回复“代签收 编号 电话 姓名”。",
    ]
    return "".join(parts)


def still_lies(order: Rectification) -> str:
    """Behind a draft that was written for another account, or under another kind."""
    return f"原来那份草稿{order.number}没有下发，还留着；不用了回复“不予下发 {order.number} 理由”。"


def which_fact(order: Rectification) -> str:
    """情况没写进去."""
    return f"{order.number}要写进去的是什么？直接回复一句话：哪天、看到了什么。写好先给您看，再下发。"


def issued(order: Rectification, now: datetime, *, reachable: bool) -> str:
    """下发."""
    opens = order.issued_at or now
    goes = "已发出" if opens <= now else f"{moment(opens)}发出"
    told = f"，发给{order.unit.short}联系人，知会市府办" if reachable else ""
    left = (
        ""
        if reachable
        else f"\n{order.unit.short}没有可联系人员，请电话告知，再回复“代签收 {order.number} 电话 姓名”。"
    )
    return (
        f"已下发：{what(order)}，{due(order, local_day(now))}前整改。{goes}{told}。\n"
        f"误发的回复“撤销通知 {order.number} 理由”。{left}"
    )


def notice(order: Rectification, today: date) -> str:
    """R28: the whole order as the unit reads it."""
    again = "（反复）" if order.repeats else ""
    return "\n".join(
        part
        for part in (
            f"【整改通知】{order.number}{again}",
            f"账号：{order.account.label}" if order.account else f"单位：{order.unit.short}",
            f"问题：{problem(order, 300)}",
            f"依据：{order.basis}",
            f"要反馈的：{order.wanted}" if order.wanted else "",
            f"请在{due(order, today)}前整改，回复“整改反馈 {order.number} 链接或说明”，一句话就行。",
            f"有不同意见，{DISPUTE_DAYS}个工作日内请联系人回复“申请复核 {order.number} 理由”。",
            f"{order.watcher}{order.issuer.name if order.issuer else ''}",
        )
        if part
    )


def told_office(order: Rectification, today: date) -> str:
    """知会市府办."""
    return f"{order.watcher}已向{order.unit.short}下发整改{what(order)}，{due(order, today)}前整改。"


def which_account(phrase: str = "") -> str:
    """Several accounts fit."""
    return f"{phrase}是哪个账号？回复编号："


def which_problem(rules: Sequence[RectRule], said: str = "", label: str = "") -> str:
    """No code, or several, fit what was said of the account."""
    listed = [f"{rule.code} {rule.problem}" for rule in rules]
    of_it = f"{label}：" if label else ""
    first = f"{of_it}“{quoted(said, 20)}”是哪一类问题？" if said else f"{of_it}是哪一类问题？"
    return "\n".join([f"{first}回复代码或名称，例如“{rules[0].code}”：", *listed])


def which_limit(rule: RectRule) -> str:
    """The code has no time of its own."""
    return f"{rule.code}没有默认时限（{rule.limit or '未填'}），请定整改到哪一天，例如：7月25日。"


def due_is_over(order: Rectification, due_on: date) -> str:
    """A draft whose day has passed before it went out."""
    return (
        f"{what(order)}还没有下发，写的时限{short_day(due_on)}已经过了。\n"
        "请定新的整改时限，直接回复日期；不发回复“算了”，草稿留着。"
    )


def outside(rule: RectRule) -> str:
    """S2, H1: never through the system."""
    return (
        f"“{quoted(rule.problem, 20)}”不经本系统办，不要在这里写内容，请按规定的渠道移交。\n"
        "移交以后只登记编号和日期：请回复移交的编号和日期，例如：移交3号 7月20日。不登记回复“算了”。"
    )


def outside_again() -> str:
    """Number or day is missing."""
    return "还差移交的编号或日期，例如：移交3号 7月20日。不要写内容。"


def handed_on(reference: str, on: date) -> str:
    """The transfer is on record."""
    return f"已登记：{quoted(reference, 40)}，{short_day(on)}移交。本系统只留编号和日期。"


def discarded(order: Rectification) -> str:
    """不予下发."""
    return f"{order.number}不予下发，已记下理由。"


def withdraw_preview(order: Rectification, reason: str) -> str:
    """误发撤回, before 是."""
    return (
        f"将撤销{what(order)}，并向{order.unit.short}发更正，理由：{quoted(reason, 100)}。\n"
        "确认请回复“是”，不撤回复“算了”。"
    )


def withdrawn(order: Rectification) -> str:
    """误发撤回."""
    return f"已撤销{what(order)}，更正已发给{order.unit.short}，不记入考核。"


def entered_for(order: Rectification, did: str) -> str:
    """代签收, 代登记."""
    then = "请由其他同志复核。" if order.state == AWAITING_CHECK else ""
    return f"已代{order.unit.short}登记{did}：{what(order)}，并告知单位。{then}"


def acknowledged(order: Rectification, today: date) -> str:
    """签收."""
    return f"已签收{what(order)}，{due(order, today)}前整改。\n办好了回复“整改反馈 {order.number} 链接或说明”。"


def ask_feedback(order: Rectification) -> str:
    """After 〔反馈〕, or 整改反馈 without words."""
    wanted = f"（{quoted(order.wanted, 30)}）" if order.wanted else ""
    return f"{order.number}整改得怎样？直接回复一句话或链接{wanted}。"


def feedback_preview(order: Rectification, said: str) -> str:
    """改好了 where the notice wants a link: it is asked for once, and never forced."""
    return (
        f"还没有反馈：{order.number}（{order.label}）请附{quoted(order.wanted, 30)}。\n"
        f"有链接的直接发来；没有链接的回复“是”，就按“{quoted(said, 40)}”反馈。"
    )


def fed_back(order: Rectification) -> str:
    """R29: with the words as they were put down, for they may have been guessed."""
    return (
        f"收到整改反馈{order.number}，等{order.verified_by}复核，结果会告知您。\n"
        f"写的是“{quoted(order.feedback, 120)}”；要更正、补充，再回复“整改反馈”加内容。"
    )


def feedback_addition(order: Rectification, said: str) -> str:
    """Feedback waits to be verified, and something like it is said again."""
    return (
        f"{order.number}（{order.label}）已经反馈过，等{order.verified_by}复核。\n"
        f"要在后面补一句“{quoted(said, 120)}”吗？回复“是”，不补回复“算了”。"
    )


def joins_nothing(order: Rectification, said: str) -> str:
    """A sentence was to be put behind feedback that came back before he agreed."""
    return (
        f"没有反馈：{order.number}（{order.label}）已经退回，刚才那句“{quoted(said, 60)}”没有补上。\n"
        f"改好了请重新写，例如：整改反馈 {order.number} 改了什么、链接"
    )


def fed_back_again(order: Rectification) -> str:
    """Both stand before whoever verifies."""
    return (
        f"已补到整改反馈{order.number}后面，等{order.verified_by}复核，前后写的都看得到。\n"
        f"现在是“{quoted(order.feedback, 200)}”。"
    )


def ask_dispute(order: Rectification) -> str:
    """After 〔申请复核〕."""
    return f"对{order.number}有什么不同意见？请回复理由，一句话就行，送市府办复核。不申请了回复“算了”。"


def disputed(order: Rectification) -> str:
    """申请复核."""
    return f"已送市府办复核：{what(order)}。\n答复之前不计时限，结果会告知您。"


def which_order(rows: Sequence[Rectification]) -> str:
    """Several are open."""
    return f"有{len(rows)}件整改，是哪一件？回复编号："


def card_is_coming(order: Rectification) -> str:
    """Typed words do not decide."""
    return f"文字不作数，请在卡片上点：{what(order)}的卡片已重新发到您的“督办助手”。"


def ask_reason(order: Rectification, doing: str) -> str:
    """A decision without a ready reason."""
    return f"{order.number} {doing}：请回复理由，一句话就行，会原样告诉单位。不办了回复“算了”。"


def show_reason(order: Rectification, doing: str, reason: str) -> str:
    """Shown back before it counts."""
    return f"将{doing}{what(order)}，理由：{quoted(reason, 300)}\n确认请回复“是”，不办回复“算了”。"


def decided(order: Rectification, doing: str) -> str:
    """After 是."""
    return f"已{doing}{order.number}，理由已原样告知{order.unit.short}。"


def measure_preview(order: Rectification, measure: str, words: str) -> str:
    """升级 is only recorded."""
    said = f"（{quoted(words, 80)}）" if words else ""
    return (
        f"将记下对{order.unit.short}的“{measure}”{said}：{what(order)}，已逾期。只作登记，不发消息。\n"
        "确认请回复“是”，不记回复“算了”。"
    )


def measured(order: Rectification, measure: str) -> str:
    """升级 on record."""
    return f"已记下：{order.unit.short}，{measure}，{what(order)}。没有发消息。"


def close_preview(account: Account, basis: str, order: Rectification | None) -> str:
    """责令关停, before 是."""
    ground = f"（整改{order.number}逾期）" if order else ""
    return (
        f"将责令关停{account.label}{ground}，依据：{quoted(basis, 120)}。单位不用签字，直接办理注销。\n"
        "确认请回复“是”，不办回复“算了”。"
    )


def close_ordered(account: Account, number: str) -> str:
    """责令关停."""
    unit = account.unit.short if account.unit else "主办单位"
    return f"已责令关停{account.label}，编号{number}，已告知{unit}。回复“{number}”看到了哪一步。"


def stale(updated_on: date, noted_on: date | None, today: date) -> str:
    """What was found, by the last update that is on record."""
    days = (today - updated_on).days
    noted = f"（{short_day(noted_on)}登记）" if noted_on and noted_on != today else ""
    return f"最近更新{short_day(updated_on)}{noted}，截至{short_day(today)}已{days}天没有更新"


def update_noted(account: Account, today: date, limit: int | None) -> str:
    """更新 账号 日期."""
    on = account.updated_on or today
    days = (today - on).days
    late = f"已满{limit}天，明天早上会有整改草稿请您定。" if limit and days >= limit else ""
    return f"已记下：{account.label}最近更新{day(on, today)}，距今{days}天。{late}"
