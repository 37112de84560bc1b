"""批注: the unit hears of it where the writer (or the notice) says so."""

from collections.abc import Callable, Mapping

from bot.models import Assignment, History, Member, Rectification, Request
from bot.models.rectification import WORKERS
from bot.models.remark import EVENTS
from bot.tell.letters import to_unit as to_items_unit
from bot.tell.post import Post
from bot.tell.request_people import to_unit as to_requests_unit
from bot.wording import remarks as say


def noted(post: Post, row: History) -> None:
    """To the unit's clerks; beside an application also to its principal."""
    subject = row.about
    if not row.facts.get("tell") or not isinstance(subject, Assignment | Request | Rectification):
        return
    post.for_plan(subject.plan)
    text = say.told(subject, row.who, str(row.facts.get("text", "")))
    if isinstance(subject, Assignment):
        to_items_unit(post, row, subject, text, "批注")
    elif isinstance(subject, Rectification):
        _to_orders_unit(post, row, subject, text)
    else:
        to_requests_unit(post, subject, text, row, label="批注")


def _to_orders_unit(post: Post, row: History, order: Rectification, text: str) -> None:
    """Nobody in the unit knows of a draft."""
    if order.issued_at is None:
        return
    for one in Member.of_unit(post.session, order.unit_id, *WORKERS):
        if one.person_id != row.person_id:
            post.text(one, text, "批注")


TABLE: Mapping[str, Callable[[Post, History], None]] = dict.fromkeys(EVENTS.values(), noted)
