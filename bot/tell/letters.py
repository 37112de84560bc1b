"""How letters about items go out: to whom in a unit, the 交办 card of a unit, the 核实 card of a verifier."""

from collections.abc import Iterable

from sqlalchemy import select

from bot.clock import local_day
from bot.models import Assignment, Card, Evidence, History, Member, Person, Role, roster
from bot.models.account import account_progress
from bot.models.assignment import AWAITING_ACK, ROSTER, clerks
from bot.tell.post import Post
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
    if not item.unit.urgeable or item.state != AWAITING_ACK:
        return
    open_cards = receipts(post, item.plan_id, item.unit_id)
    if any(item.id in card.facts.get("items", []) for card in open_cards):
        return
    items = awaiting(post, item.plan_id, item.unit_id)
    to = next((member for member in clerks(post.session, item) if member.person.userid or post.trial), None)
    if to is None:
        return
    for card in open_cards:
        post.close_card(card, "已并入新卡片", "已重发", state=OVER)
    undecided = account_progress(post.session, item.plan_id, item.unit_id).undecided > 0
    facts = {"items": [one.id for one in items], "plan": item.plan_id, "unit": item.unit_id}
    waits, post.in_window = post.in_window, True
    text = say.handed_over(items, undecided, local_day(post.now))
    post.card(to, items[0], ACKNOWLEDGE, text, label="交办", facts=facts)
    post.in_window = waits


def close_receipt(post: Post, item: Assignment, outcome: str) -> None:
    """The 交办 card ends when nothing on it waits any more."""
    if not awaiting(post, item.plan_id, item.unit_id):
        for card in receipts(post, item.plan_id, item.unit_id):
            post.close_card(card, outcome, "已签收")


def receipts(post: Post, plan_id: int, unit_id: int) -> list[Card]:
    """The unit's open 交办 cards of a notice, whichever item they hang on."""
    asking = select(Card).where(Card.subject == "assignment", Card.step == ACKNOWLEDGE, Card.state == "开")
    cards = post.session.scalars(asking.order_by(Card.id))
    return [card for card in cards if (card.facts.get("plan"), card.facts.get("unit")) == (plan_id, unit_id)]


def awaiting(post: Post, plan_id: int, unit_id: int) -> list[Assignment]:
    """What the unit has not signed for under that notice."""
    waiting = Assignment.of_units(post.session, [unit_id], AWAITING_ACK)
    return [item for item in waiting if item.plan_id == plan_id]


def ask_check(post: Post, item: Assignment, checkers: Iterable[Member], reason: str = "") -> None:
    """The whole report as text, then the card that asks."""
    pictures = len(Evidence.about(post.session, "assignment", item.id))
    facts = {"reason": reason} if reason else {}
    ending = roster.successions(post.session, item) if item.computed == ROSTER else []
    for member in checkers:
        post.text(member, say.report_text(item, pictures, ending), "上报内容")
        card = say.check_card(item, local_day(post.now), pictures, reason, ending)
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
    """One item of each notice that the unit has not signed for and no open card asks about."""
    waiting = {item.plan_id: item for item in Assignment.of_units(post.session, [unit_id], AWAITING_ACK)}
    return [item for plan_id, item in waiting.items() if not receipts(post, plan_id, unit_id)]
