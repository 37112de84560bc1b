"""延期 beside its item: an application that needs no decision any more ends, and those whom it asked hear so."""

from bot.models import Assignment, Extension, History, Request
from bot.models.calendar import workdays
from bot.models.request import AWAITING_APPROVAL
from bot.models.standing import in_time
from bot.tell.post import Post
from bot.tell.request_cards import close
from bot.tell.request_people import office, principals, to_clerks, to_each, why
from bot.wording import extensions as say

MOOT = {
    "assignment.void": "这一项已中止",
    "assignment.mark_na": "这一项已定为不适用",
    "assignment.reassign": "这一项已改派给别的单位",
    "assignment.transfer": "这一项已转给承接单位",
    "assignment.absorb": "这一项已并入承接单位的同一项",
    "assignment.verify_pass": "这一项已按时办结",
    "assignment.auto_complete": "这一项已按时办结",
}
DONE = frozenset({"assignment.verify_pass", "assignment.auto_complete"})


def item_moved(post: Post, row: History) -> None:
    """What became of the item ends an open extension; one that was done late still waits for the office's word."""
    item = row.about
    if not isinstance(item, Assignment) or post.act is None:
        return
    request = Extension.for_item(post.session, item.id)
    if request is None or (row.event in DONE and not in_time(item, workdays(post.session))):
        return
    request.lapse(post.act, MOOT[row.event])


def lapsed(post: Post, request: Request, row: History) -> None:
    """Cards say so; the unit's clerks hear it, and whoever had signed or was to decide."""
    if not isinstance(request, Extension):
        return
    text = say.lapsed(request, why(row))
    close(post, request, text, "不用再办")
    to_clerks(post, request, text, row, label="延期")
    asked = [*principals(post, request), *office(post)] if row.before == AWAITING_APPROVAL else []
    to_each(post, [one for one in asked if one.person_id != row.person_id], text, "知会")
