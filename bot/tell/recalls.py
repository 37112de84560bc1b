"""撤销通知: what waits is not sent, what was sent is taken back where WeCom still can, and the same people hear so."""

from collections.abc import Callable, Mapping

from bot.models import Assignment, Card, History, Outbox, Person, Plan, Unit
from bot.models.assignment import clerks
from bot.models.outbox import PENDING, SENT, WITHDRAWN
from bot.models.recall import WECOM_TAKES_BACK
from bot.tell.letters import OVER, ask_receipt, receipts_missing
from bot.tell.post import Post
from bot.wording import recalls as say


def recalled(post: Post, row: History) -> None:
    """Row by row; whoever reads the correction of a voided item hears no second one."""
    items = [post.session.get_one(Assignment, number) for number in row.facts.get("items", [])]
    plan = items[0].plan if items else next(iter(Plan.all(post.session)[::-1]), None)
    post.for_plan(plan)
    heard = {member.person_id for item in items for member in clerks(post.session, item)}
    for number in row.facts.get("rows", []):
        sent = post.session.get_one(Outbox, number, with_for_update=True, populate_existing=True)
        _take_back(post, sent)
        if sent.state != WITHDRAWN and sent.person_id not in heard and sent.person_id is not None:
            heard.add(sent.person_id)
            unit = post.session.get(Unit, row.unit_id) if row.unit_id else None
            phone = plan.setting("人工电话") if plan else ""
            text = say.correction(sent, post.now, f"{unit.short if unit else ''}{row.who}", phone)
            post.text(post.session.get_one(Person, sent.person_id), text, "更正")
    for unit_id in {item.unit_id for item in items}:
        for item in receipts_missing(post, unit_id):  # what else stood on the card is to be signed for all the same
            ask_receipt(post.for_plan(item.plan), item)


def _take_back(post: Post, sent: Outbox) -> None:
    card = post.session.get(Card, sent.card_id) if sent.card_id else None
    if card is not None and card.state == "开":
        card.state, card.outcome = OVER, "这张卡片已撤销，不用再点"
    if sent.state == PENDING and not sent.attempts:
        sent.state = WITHDRAWN
    elif sent.state == SENT and sent.msgid and sent.sent_at and post.machine_now - sent.sent_at < WECOM_TAKES_BACK:
        post.recall(sent)


TABLE: Mapping[str, Callable[[Post, History], None]] = {"office.recall": recalled}
