"""批注: the unit hears of it where the writer (or the notice) says so."""

from collections.abc import Callable, Mapping

from bot.models import Assignment, History, Request
from bot.tell.letters import to_unit as to_items_unit
from bot.tell.post import Post
from bot.tell.request_people import to_unit as to_requests_unit
from bot.wording import remarks as say


def noted(post: Post, row: History) -> None:
    """To the unit's clerks; beside an application also to its principal."""
    subject = row.about
    if not row.facts.get("tell") or not isinstance(subject, Assignment | Request):
        return
    post.for_plan(subject.plan)
    text = say.told(subject, row.who, str(row.facts.get("text", "")))
    if isinstance(subject, Assignment):
        to_items_unit(post, row, subject, text, "批注")
    else:
        to_requests_unit(post, subject, text, row, label="批注")


TABLE: Mapping[str, Callable[[Post, History], None]] = {"assignment.remark": noted, "request.remark": noted}
