"""值班: a check that nobody answered is told to the unit's 联系人, privately and in working hours."""

from collections.abc import Callable, Mapping

from bot.models import DutyCheck, History, Member, Plan, Role
from bot.tell.post import Post
from bot.wording import duty as say

LABEL = "值班抽查"


def checked(post: Post, row: History) -> None:
    """Where the unit has no 联系人, nobody: the record can be looked up."""
    one = row.about
    if not isinstance(one, DutyCheck) or not say.tells_unit(one) or not one.unit.urgeable:
        return
    post.for_plan(next(iter(Plan.all(post.session)), None))
    by = row.who
    for member in Member.of_unit(post.session, one.unit_id, Role.CONTACT):
        for out in post.text(member, say.told(one, by), LABEL):
            out.in_window = True  # a check at night wakes nobody up


TABLE: Mapping[str, Callable[[Post, History], None]] = {"duty.check": checked}
