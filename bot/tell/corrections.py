"""更正: a report whose day was put right is verified anew, and its unit reads what was changed."""

from collections.abc import Callable, Mapping

from bot.models import History
from bot.tell.assignments import check_anew
from bot.tell.letters import about, to_unit
from bot.tell.post import Post
from bot.wording import ledger_back as say


def day_corrected(post: Post, row: History) -> None:
    """实际完成日: the old cards no longer count, and the unit hears."""
    item = about(post, row)
    check_anew(post, item)
    to_unit(post, row, item, say.day_corrected(item, str(row.facts.get("new", ""))), "更正")


TABLE: Mapping[str, Callable[[Post, History], None]] = {"assignment.correct_done_on": day_corrected}
