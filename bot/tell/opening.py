"""期初导入: each unit reads once what was entered for it, each verifier once how much waits for him."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from bot.clock import local_day
from bot.models import Assignment, History, Member, Request
from bot.models.assignment import WORKERS
from bot.tell.letters import to_members
from bot.tell.post import Post
from bot.tell.request_people import to_unit
from bot.wording import opening as say

LABEL = "期初导入"


def imported(post: Post, row: History) -> None:
    """In the sending window: nobody is woken by a form that is read in at night."""
    signed, reported = _items(post, row, "signed"), _items(post, row, "reported")
    units: dict[int, list[Assignment]] = defaultdict(list)
    for item in dict.fromkeys([*signed, *reported]):
        units[item.unit_id].append(item)
    post.in_window = True
    for unit_id, mine in units.items():
        post.for_plan(mine[0].plan)
        text = say.to_unit(row.who, [i for i in signed if i in mine], [i for i in reported if i in mine])
        if mine[0].unit.urgeable:
            to_members(post, Member.of_unit(post.session, unit_id, *WORKERS), text, LABEL)
    _to_checkers(post, row, reported)
    post.in_window = False


def _to_checkers(post: Post, row: History, reported: Sequence[Assignment]) -> None:
    waiting: dict[int, list[Assignment]] = defaultdict(list)
    people: dict[int, Member] = {}
    for item in reported:
        for member in item.checkers(post.session):
            people[member.person_id] = member
            waiting[member.person_id].append(item)
    for person_id, mine in waiting.items():
        post.for_plan(mine[0].plan)
        post.text(people[person_id], say.to_checkers(row.who, mine), LABEL)


def _items(post: Post, row: History, name: str) -> list[Assignment]:
    return [post.session.get_one(Assignment, one) for one in row.facts.get(name, [])]


def opened(post: Post, row: History) -> None:
    """An application approved on paper: its unit goes on with it here."""
    if isinstance(row.about, Request):
        post.for_plan(row.about.plan)
        post.in_window = True
        to_unit(post, row.about, say.opened(row.about, local_day(row.at)), row, label=LABEL)
        post.in_window = False


TABLE: Mapping[str, Callable[[Post, History], None]] = {"opening.imported": imported, "request.open_paper": opened}
