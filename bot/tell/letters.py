"""How letters about items go out: to whom in a unit, the 交办 card of a unit, the 核实 card of a verifier."""

from collections.abc import Iterable

from sqlalchemy import select

from bot.clock import local_day
from bot.models import Assignment, Card, Evidence, History, Member, Person, Role, roster
from bot.models.account import account_progress
from bot.models.assignment import AWAITING_ACK, ROSTER, clerks
from bot.models.calendar import workdays
from bot.tell.post import Post
from bot.wording import instructions
from bot.wording import task_cards as say

ACKNOWLEDGE, CHECK = "acknowledge", "check"  # steps of the cards
OVER = "失效"  # state of a card that was replaced rather than answered


def about(post: Post, row: History) -> Assignment:
    """The item, and the counter under its notice's trial mode."""
    assert isinstance(row.about, Assignment)  # noqa: S101 - only items cause these events
    post.for_plan(row.about.plan)
    return row.about


def ask_receipt(post: Post, item: Assignment) -> None:
    """The 交办 card for all that the unit has not signed for, unless an open card lists this item already."""
    if item.state != AWAITING_ACK or not (item.unit.urgeable or item.docket):
        return
    open_cards = receipts(post, item)
    if any(item.id in card.facts.get("items", []) for card in open_cards):
        return
    items = awaiting(post, item)
    reachable = [member for member in clerks(post.session, item) if member.person.userid or post.trial]
    if not reachable:
        return
    for card in open_cards:
        post.close_card(card, "已并入新卡片", "已重发", state=OVER)
    if item.docket:
        _ask_alone(post, item, reachable if item.urgent else reachable[:1])
        return
    undecided = account_progress(post.session, item.plan_id, item.unit_id).undecided > 0
    facts = {"items": [one.id for one in items], "plan": item.plan_id, "unit": item.unit_id}
    waits, post.in_window = post.in_window, True
    text = say.handed_over(items, undecided, local_day(post.now))
    post.card(reachable[0], items[0], ACKNOWLEDGE, text, label="交办", facts=facts)
    post.in_window = waits


def _ask_alone(post: Post, item: Assignment, people: Iterable[Member]) -> None:
    """What stands in no notice has a card of its own; 〔紧急〕 goes at once, to everybody who could take it up."""
    facts = {"items": [item.id], "plan": item.plan_id, "unit": item.unit_id, "docket": item.docket}
    waits, post.in_window = post.in_window, not item.urgent
    today = local_day(post.now)
    for member in people:
        if whole := instructions.whole(item, today):
            post.text(member, whole, "交办")
        post.card(member, item, ACKNOWLEDGE, instructions.card(item, today), label="交办", facts=facts)
    post.in_window = waits


def close_receipt(post: Post, item: Assignment, outcome: str, grey: str = "已签收") -> None:
    """The 交办 card ends when nothing on it waits any more."""
    if not awaiting(post, item):
        for card in receipts(post, item):
            post.close_card(card, outcome, grey)


def receipts(post: Post, item: Assignment, unit_id: int | None = None) -> list[Card]:
    """The open 交办 cards of the item's notice (or number) in its unit, whichever item they hang on."""
    asking = select(Card).where(Card.subject == "assignment", Card.step == ACKNOWLEDGE, Card.state == "开")
    cards = post.session.scalars(asking.order_by(Card.id))
    wanted = (item.plan_id, unit_id or item.unit_id, item.docket)
    return [card for card in cards if tuple(card.facts.get(key) for key in ("plan", "unit", "docket")) == wanted]


def awaiting(post: Post, item: Assignment, unit_id: int | None = None) -> list[Assignment]:
    """What the unit has not signed for under the item's notice (or number)."""
    waiting = Assignment.of_units(post.session, [unit_id or item.unit_id], AWAITING_ACK)
    return [one for one in waiting if (one.plan_id, one.docket) == (item.plan_id, item.docket)]


def ask_check(post: Post, item: Assignment, checkers: Iterable[Member], reason: str = "") -> None:
    """The whole report as text, then the card that asks."""
    pictures = len(Evidence.about(post.session, "assignment", item.id))
    facts = {"reason": reason} if reason else {}
    ending = roster.successions(post.session, item) if item.computed == ROSTER else []
    beside = say.Beside(pictures, ending, late=item.is_reported_late(workdays(post.session)))
    for member in checkers:
        post.text(member, say.report_text(item, beside), "上报内容")
        card = say.check_card(item, local_day(post.now), beside, reason)
        post.card(member, item, CHECK, card, form_hash=item.report_hash, label="核实卡", facts=facts)


def to_unit(post: Post, row: History, item: Assignment, text: str, label: str) -> None:
    """To the unit's clerks, the reporter and the 承办人, each once, never to who did it."""
    reporter = post.session.get(Person, row.facts["reporter"]) if row.facts.get("reporter") else None
    members = clerks(post.session, item)
    people = [member.person for member in members]
    people += [person for person in (reporter, item.reporter, item.handler.person if item.handler else None) if person]
    for person in {one.id: one for one in people if one.id != row.person_id}.values():
        post.text(person, text, label)


def to_members(post: Post, members: Iterable[Member], text: str, label: str) -> None:
    """To each of these people once."""
    for person in {member.person_id: member.person for member in members}.values():
        post.text(person, text, label)


def to_office(post: Post, text: str, label: str) -> None:
    """To everybody who decides in 市府办."""
    to_members(post, Member.with_role(post.session, Role.APPROVER), text, label)


def same(post: Post, row: History, item: Assignment) -> list[History]:
    """The rows of this turn that say the same of the unit's other items."""
    rows = post.act.rows if post.act else [row]
    return [
        one
        for one in rows
        if one.event == row.event
        and isinstance(one.about, Assignment)
        and (one.about.plan_id, one.about.unit_id) == (item.plan_id, item.unit_id)
    ]


def is_last(post: Post, row: History, item: Assignment) -> bool:
    """Several items at once are told in one message, with the last of them."""
    return same(post, row, item)[-1:] == [row]


def receipts_missing(post: Post, unit_id: int) -> list[Assignment]:
    """One item of each notice (and number) that the unit has not signed for and no open card asks about."""
    unsigned = Assignment.of_units(post.session, [unit_id], AWAITING_ACK)
    waiting = {(item.plan_id, item.docket): item for item in unsigned}
    return [item for item in waiting.values() if not receipts(post, item)]
