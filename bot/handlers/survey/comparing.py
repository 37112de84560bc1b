"""比对: the provincial platform's list beside the ledger; and drafts of orders from what it shows, for a person."""

from bot.clock import local_day
from bot.errors import Denied, NotAllowed, Unclear
from bot.handlers.survey.finding import account_named, as_checker
from bot.message import Reply
from bot.models import Plan, Rectification, RectRule, Request, Role, Series
from bot.models.account import Account, AccountState
from bot.models.candidates import Candidate, Search
from bot.models.member import OFFICE
from bot.models.province import compare as compare_lists
from bot.models.rectification import SERIES, Case, case_of, watches
from bot.models.request import CLOSED_OUT, checkers
from bot.turn import Turn
from bot.wording import comparison as say

MOST = 10  # drafts in one go: each is a card that somebody has to look at
AGAIN = "重新上线"  # the problem of rect_rules.csv that is meant


def compare(turn: Turn) -> Reply:
    """比对 [页] · 导出比对"""
    turn.officer(Role.MONITOR, *OFFICE)
    made = [(plan, found) for plan in Plan.all(turn.session) if (found := compare_lists(turn.session, plan))]
    if not made:
        return Reply(say.nothing_imported())
    if turn.text("what") == "file":
        turn.act.record("office.compare_asked", plans=[plan.id for plan, _ in made])
        return Reply(say.file_is_coming())
    lines = [line for _, found in made for line in say.lines(found)]
    head = [say.head(found) for _, found in made]
    return turn.paged(say.page(head, lines, turn.page), len(lines))


def draft_orders(turn: Turn) -> Reply:
    """起草整改 A1|A2|Z1|Z2|Z3"""
    found = _searches(turn)
    code = turn.text("code").upper()
    if not code:
        counts = [(rule, len(search.of(rule))) for search in found for rule in search.rules()]
        return Reply(say.to_draft([(rule.code, rule.problem, number) for rule, number in counts if number]))
    if code == _code_of_return(turn):
        return turn.decline(say.only_one_by_one())
    rules = [(search, rule) for search in found for rule in search.rules() if rule.code == code]
    if not rules:
        raise Unclear("no_drafts_for_code", value=code)
    some = [(search, rule, one) for search, rule in rules for one in search.of(rule)]
    if not some:
        return turn.decline(say.none_to_draft(code, rules[0][1].problem))
    chosen = some[:MOST]
    if not turn.agreed:
        text = say.draft_preview(code, rules[0][1].problem, [one.label for _, _, one in chosen], len(some))
        return turn.show(text, code=code)
    numbers = [_draft(turn, search.plan, rule, one).number for search, rule, one in chosen]
    return Reply(say.drafted(numbers, len(some) - len(chosen)))


def reopened(turn: Turn) -> Reply:
    """重新上线 <账号> [看到什么]: a closed account came back; anybody may say so, the monitor acts on it"""
    account = account_named(turn)
    if account.state == AccountState.IN_USE:
        raise Denied("account_in_use", subject=account)
    seen = turn.text("reason") or turn.text("text") or "平台上又能搜到并在更新"
    if not any(post in checkers(turn.session, account.plan) for post in turn.speaker.posts):
        turn.act.record("account.seen_online", account, text=seen)
        return Reply(say.passed_on(account))
    as_checker(turn, account.plan)
    closed = next((row for row in _closures(turn, account)), None)
    rule = next((one for one in RectRule.of(turn.session, account.plan_id) if AGAIN in one.problem), None)
    if not turn.agreed:
        return turn.show(say.reopen_preview(account, closed, rule, seen, local_day(turn.now)))
    order = _order_about(turn, account, rule, seen)
    if closed is not None:
        request = Request.with_id_for_change(turn.session, closed.id)
        request.reopen(turn.act, checkers(turn.session, account.plan), seen)
    else:
        account.reopen(turn.act, order.number if order else "")
    return Reply(say.reopened(account, closed, order))


def _closures(turn: Turn, account: Account) -> list[Request]:
    """Applications by which it was closed, the latest first."""
    rows = Request.of_units(turn.session, [account.unit_id] if account.unit_id else [], CLOSED_OUT)
    return [row for row in rows if row.account_id == account.id and row.is_cancellation]


def _order_about(turn: Turn, account: Account, rule: RectRule | None, seen: str) -> Rectification | None:
    """A3, drafted while the ledger still says that it is closed; none where one is open already."""
    unit = account.unit
    if rule is None or not rule.is_issuable or unit is None:
        return None
    case = case_of(
        turn.session, account.plan, rule, unit, account, turn.now, found_on=local_day(turn.now), fact=seen[:200]
    )
    if Rectification.open_under(turn.session, case.key) is not None:
        return None
    return _stored(turn, case)


def _draft(turn: Turn, plan: Plan, rule: RectRule, one: Candidate) -> Rectification:
    today = local_day(turn.now)
    return _stored(
        turn, case_of(turn.session, plan, rule, one.unit, one.account, turn.now, found_on=today, fact=one.fact)
    )


def _stored(turn: Turn, case: Case) -> Rectification:
    number = Series.take(turn.session, SERIES, local_day(turn.now).year)
    order = Rectification.draft(turn.act, case, number)
    order.store(turn.session)
    return order


def _searches(turn: Turn) -> list[Search]:
    """The notices that the speaker watches; he acts in the post in which he does."""
    plans = Plan.all(turn.session)
    mine = [(plan, post) for plan in plans for post in turn.speaker.posts if watches(plan, None, post)]
    if not mine:
        raise NotAllowed("monitor_only", roles=(Role.MONITOR,))
    turn.act.by = mine[0][1]
    return [Search(turn.session, plan, turn.now, turn.workdays) for plan, _ in mine]


def _code_of_return(turn: Turn) -> str:
    """A3, whatever the file calls it: it is drafted with the account that came back."""
    rules = [rule for plan in Plan.all(turn.session) for rule in RectRule.of(turn.session, plan.id)]
    return next((rule.code for rule in rules if AGAIN in rule.problem), "")
