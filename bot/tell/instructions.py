"""交办预览 as a card: sent to whoever typed it, one at a time; it says how it ended."""

from collections.abc import Callable, Mapping

from sqlalchemy import select

from bot.models import Card, History, Person, Plan
from bot.models.instruction import CONFIRM
from bot.tell.post import OVER, Post
from bot.wording import instructions as say


def asked(post: Post, row: History) -> None:
    """The newest preview counts; an earlier card is not asked any more."""
    plan, person = row.about, post.session.get(Person, row.person_id)
    if not isinstance(plan, Plan) or person is None:
        return
    post.for_plan(plan)
    for card in _open(post, row):
        post.close_card(card, "已换新的预览，请看最新一张", "已换新卡", state=OVER)
    kept = {name: row.facts[name] for name in ("ref", "intent", "slots")}
    post.card(person, plan, CONFIRM, say.confirm_card(plan.id, row.facts), label="交办预览", facts=kept)


def instructed(post: Post, row: History) -> None:
    """是, or the tap itself."""
    for card in _open(post, row):
        if card.facts.get("ref") == row.facts.get("ref"):
            post.close_card(card, say.instructed(row.who, row.at, str(row.facts.get("docket", ""))), "已交办")


def dropped(post: Post, row: History) -> None:
    """取消, or 算了."""
    for card in _open(post, row):
        if card.facts.get("ref") == row.facts.get("ref"):
            post.close_card(card, say.dropped(), "已取消")


def _open(post: Post, row: History) -> list[Card]:
    mine = select(Card).where(Card.person_id == row.person_id, Card.step == CONFIRM, Card.state == "开")
    return list(post.session.scalars(mine.order_by(Card.id)))


TABLE: Mapping[str, Callable[[Post, History], None]] = {
    "office.instruct_asked": asked,
    "office.instructed": instructed,
    "office.instruct_dropped": dropped,
}
