"""更新日期: ten days without an update are told to the monitor early, fourteen make a draft for a person to issue.

Nothing is written to units here.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from bot.models import Account, Member, Plan, Rectification, RectRule, Role, Series
from bot.models.candidates import Search
from bot.models.plan import MONITORING
from bot.models.rectification import AWAITING_CHECK, DRAFT, SERIES, case_of, watched, watches
from bot.scheduler.beat import Beat, Work
from bot.scheduler.receivers import reachable
from bot.wording import rect_watch as say
from bot.wording.comparison import to_draft
from bot.wording.rectifications import stale

LABEL = "监测早报"


def run(beat: Beat) -> None:
    """Draft what is due, then one list a monitor."""
    with beat.work() as work:
        if not work.is_first(LABEL, beat.today.isoformat()):
            return
        work.give_up(LABEL)
        for plan in Plan.all(work.session):
            _of_plan(work, plan)


def _of_plan(work: Work, plan: Plan) -> None:
    rules = [rule for rule in RectRule.of(work.session, plan.id) if rule.watched_days]
    if not rules:
        return
    accounts = watched(work.session, plan.id)
    late = _by_rule(rules, accounts, work.today)
    drafts = [order for code, some in late.items() for account in some if (order := _draft(work, plan, code, account))]
    early = [account for rule in rules if not rule.is_issuable for account in late[rule.code]]
    issuable = {account.id for rule in rules if rule.is_issuable for account in late[rule.code]}
    dated = [account for account in accounts if account.updated_on]
    facts = say.Watch(
        today=work.today,
        drafts=[order for order in _waiting(work, plan, DRAFT) if order not in drafts],
        fresh=drafts,
        early=[account for account in early if account.id not in issuable],
        to_check=_waiting(work, plan, AWAITING_CHECK),
        undated=len(accounts) - len(dated) if dated else 0,
    )
    text = say.watch(facts)
    if text or work.workdays.first_of_week(work.today) == work.today:
        text = "\n".join(part for part in (text, _draftable(work, plan)) if part)
    work.post.for_plan(plan)
    for person in reachable((member.person for member in _monitors(work, plan)), plan) if text else ():
        work.post.text(person, text, LABEL)


def _draftable(work: Work, plan: Plan) -> str:
    """What a person may have drafted: the clock drafts nothing of it by itself."""
    search = Search(work.session, plan, work.now, work.workdays)
    counts = [(rule.code, rule.problem, len(search.of(rule))) for rule in search.rules()]
    found = [one for one in counts if one[2]]
    return to_draft(found) if found else ""


def _by_rule(rules: Sequence[RectRule], accounts: Sequence[Account], today: date) -> Mapping[str, list[Account]]:
    """The accounts that are past each rule's days."""
    found: dict[str, list[Account]] = defaultdict(list)
    for rule in rules:
        for account in accounts:
            if account.updated_on and (today - account.updated_on).days >= (rule.watched_days or 0):
                found[rule.code].append(account)
    return found


def _draft(work: Work, plan: Plan, code: str, account: Account) -> Rectification | None:
    """One draft for each last update: what a person decided against does not come back until something changes."""
    session = work.session
    rule = next(one for one in RectRule.of(session, plan.id) if one.code == code)
    if not rule.is_issuable or account.unit is None or account.updated_on is None:
        return None
    if Rectification.was_drafted(session, account.id, code, account.updated_on):
        return None
    unit = Rectification.addressee(session, account) or account.unit
    fact = stale(account.updated_on, account.update_noted_on, work.today)
    more = {"found_on": work.today, "fact": fact, "based_on": account.updated_on}
    case = case_of(session, plan, rule, unit, account, work.now, **more)
    if Rectification.open_under(session, case.key) is not None:
        return None
    order = Rectification.draft(work.act, case, Series.take(session, SERIES, work.today.year))
    order.store(session)
    return order


def _waiting(work: Work, plan: Plan, state: str) -> list[Rectification]:
    return [order for order in Rectification.in_state(work.session, state) if order.plan_id == plan.id]


def _monitors(work: Work, plan: Plan) -> list[Member]:
    """监测 of the first unit that the notice names and that has any."""
    found = [member for member in Member.with_role(work.session, Role.MONITOR) if watches(plan, None, member)]
    for name in plan.listed(MONITORING):
        here = [member for member in found if name in member.unit.names]
        if here:
            return here
    return found
