"""Which order, which account, which problem is meant: found from the slots, asked for where it is not clear."""

import re
from collections.abc import Sequence

from sqlalchemy import select

from bot.errors import Denied, NotAllowed, Unclear
from bot.models import Account, Plan, Rectification, RectRule, Role, Unit
from bot.models.member import OFFICE
from bot.models.rectification import WORKERS, watches
from bot.paging import PAGE
from bot.turn import Question, Turn
from bot.wording import rect_lists
from bot.wording import rectifications as say

SAYS = {  # how people call a problem, and the words of rect_rules.csv
    "死链": "链接失效",
    "错链": "链接失效",
    "打不开": "链接失效",
    "空白": "功能无法使用",
    "不更新": "无更新",
    "未更新": "无更新",
    "没更新": "无更新",
    **dict.fromkeys(("停更", "断更", "没动静", "没动过", "没发", "没推送", "僵尸号", "荒了", "长草"), "无更新"),
    "两周": "14天",
    "半个月": "14天",
    "十四天": "14天",
    "留言": "互动",
    "不当": "表述错误",
    "写错": "错别字",
    "广告": "商业广告",
    "买粉": "买粉",
    "刷粉": "买粉",
    "不实": "不良或有害信息",
    "谣言": "不良或有害信息",
}
_BRACKETS = re.compile(r"[（(][^）)]*[）)]")
_CODE = re.compile(r"[a-z]\d{1,2}", re.IGNORECASE | re.ASCII)


def order_named(turn: Turn, number: str = "") -> Rectification:
    """The order with that number, its row locked."""
    wanted = number or str(turn.need("rect", "是哪一件整改？请回复编号，例如 ZG-2022-001。"))
    order = Rectification.for_change(turn.session, wanted)
    if order is None:
        raise Unclear("no_such_rect", value=wanted)
    return order


def own_order(turn: Turn, states: Sequence[str], *roles: Role) -> Rectification:
    """The order of the speaker's unit: by number, or the only one in these states; he acts in that unit's post."""
    units = [post.unit_id for post in turn.speaker.posts if post.holds(*(roles or WORKERS))]
    if turn.text("rect"):
        order = order_named(turn)
        if order.issued_at is None:
            raise Unclear("no_such_rect", value=order.number)
        if order.unit_id not in {post.unit_id for post in turn.speaker.posts}:
            raise NotAllowed("not_own_unit", subject=order, unit=order.unit, own=turn.speaker.posts[0].unit)
    else:
        rows = Rectification.of_units(turn.session, units, *states)
        if not rows:
            raise Unclear("no_open_rect")
        if len(rows) > 1:
            raise Question(say.which_order(rows), "choose", options=options(rows))
        order = order_named(turn, rows[0].number)
    turn.act.by = next((post for post in turn.speaker.posts if post.unit_id == order.unit_id), None)
    return order


def watched_order(turn: Turn, number: str = "") -> Rectification:
    """The order that a monitor (of a main account 市府办) means; he acts in the post that watches it."""
    order = order_named(turn, number)
    as_watcher(turn, order.plan, order.account)
    return order


def as_watcher(turn: Turn, plan: Plan, account: Account | None) -> None:
    """Act in the post that may order about this account; refused where the speaker has none."""
    post = next((post for post in turn.speaker.posts if watches(plan, account, post)), None)
    if post is None:
        is_main = account is not None and account.protected
        role = Role.APPROVER if is_main else Role.MONITOR
        raise NotAllowed("main_account_office" if is_main else "monitor_only", roles=(role,), subject=account)
    turn.act.by = post


def options(rows: Sequence[Rectification]) -> list[dict[str, object]]:
    """Choices between orders."""
    return [{"rect": row.number, "label": rect_lists.choice(row)} for row in rows[:PAGE]]


def account_meant(turn: Turn) -> Account:
    """The account of the slots; a main account by its name; among several the speaker is asked."""
    numbers = [turn.slot("account")] if turn.slot("account") else list(turn.slot("account_candidates") or [])
    found = select(Account).join(Plan).order_by(Account.plan_id, Account.number)
    if turn.text("plan"):
        found = found.where(Plan.doc_no == turn.text("plan"))
    if not numbers and turn.text("unit"):
        raise Denied("not_on_list", value=turn.unit_named().short)
    if not numbers:
        mains = list(turn.session.scalars(found.where(Account.protected.is_(True))))
        named = [account for account in mains if account.name in turn.words or account.number == turn.slot("main")]
        if len(named) == 1:
            turn.slots["main"] = named[0].number  # an answer to a later question does not repeat the name
            return named[0]
        turn.need("account", "是哪个账号？请回复名称或序号，或重新打一句：下发整改 账号 问题。")
    rows = list(turn.session.scalars(found.where(Account.number.in_(numbers))))
    if not rows:
        raise Denied("not_on_list", value=turn.text("name"))
    if len(rows) > 1:
        chosen = [
            {"account": row.number, "plan": row.plan.doc_no, "account_candidates": None, "label": row.label}
            for row in rows
        ]
        raise Question(say.which_account(), "choose", options=chosen)
    return rows[0]


def host(turn: Turn, account: Account) -> Unit:
    """Whose order it is: the account's unit; of a main account whoever runs it."""
    unit = Rectification.addressee(turn.session, account)
    if unit is None:
        raise Denied("rect_no_unit", subject=account)
    return unit


def problem_meant(turn: Turn, plan: Plan, account: Account | None = None) -> RectRule:
    """The code that the words mean; asked for where none or several fit."""
    rules = [
        rule for rule in RectRule.of(turn.session, plan.id) if rule.is_issuable or rule.outside or _is_named(turn, rule)
    ]
    if not rules:
        raise Denied("rect_no_rules", plan=plan)
    said = turn.text("code") or turn.text("text") or turn.text("issue")
    fitting = matching(rules, said) if said else []
    if len(fitting) == 1:
        turn.slots["code"] = fitting[0].code
        return fitting[0]
    listed = fitting or [rule for rule in rules if rule.is_issuable]
    asked = say.which_problem(listed, said, account.label if account else "")
    raise Question(asked, "ask", fields=["text"], slots={"text": "", "code": ""})


def unit_problem(turn: Turn) -> tuple[Plan, RectRule] | None:
    """The one fault of units themselves that the words name, under whichever notice the speaker watches."""
    said = turn.text("code") or turn.text("text") or turn.text("issue")
    posts = turn.speaker.posts
    plans = [plan for plan in Plan.all(turn.session) if any(watches(plan, None, post) for post in posts)]
    rules = {
        rule: plan for plan in plans for rule in RectRule.of(turn.session, plan.id) if rule.is_issuable or rule.outside
    }
    fitting = matching(list(rules), said) if said and turn.text("unit") else []
    if len(fitting) != 1 or not (fitting[0].is_of_unit and fitting[0].is_issuable):
        return None
    turn.slots["code"] = fitting[0].code
    return rules[fitting[0]], fitting[0]


def _is_named(turn: Turn, rule: RectRule) -> bool:
    """A code that cannot be issued is still known by its own name: the refusal then says why."""
    return rule.code.lower() in {turn.text(name).strip().lower() for name in ("code", "text", "issue")}


def matching(rules: Sequence[RectRule], said: str) -> list[RectRule]:
    """The rules that fit the words best: by code, by name, else by the pairs of characters they share."""
    words = said.strip()
    code = _CODE.match(words)
    exact = [rule for rule in rules if (code and rule.code.lower() == code[0].lower()) or rule.problem == words]
    if exact:
        return exact[:1]
    for spoken, meant in SAYS.items():
        if spoken in words:
            words += meant
    pairs = _pairs(words)
    scores = {rule.code: len(pairs & _pairs(_BRACKETS.sub("", rule.problem))) for rule in rules}
    best = max(scores.values(), default=0)
    return [rule for rule in rules if best and scores[rule.code] == best]


def _pairs(text: str) -> set[str]:
    return {text[place : place + 2] for place in range(len(text) - 1) if text[place : place + 2].strip("、，。 ")}


def sees_all(turn: Turn) -> bool:
    """Whether the speaker looks over all units: 市府办 and the monitors."""
    return turn.holds(*OFFICE, Role.MONITOR)
