"""Who hears what of an account that was found: whoever verifies gets a card, unit and author the result."""

from bot.models import Enrolment, History, Member, Person
from bot.models.counted import give_time, recount
from bot.models.request_draft import WORKERS
from bot.tell.post import Post
from bot.tell.request_cards import ask
from bot.tell.request_people import closed, office, to_clerks, to_each, why
from bot.wording import enrolments as say
from bot.wording import request_news as news


def created(post: Post, request: Enrolment, row: History) -> None:
    """登记账号: the card to whoever verifies; the unit's other clerks hear of it."""
    to_clerks(post, request, news.colleague(request, row.who, "登记了账号"), row)
    ask(post, request, "inspect")


def enrolled(post: Post, request: Enrolment, row: History) -> None:
    """It stands on the list: what is counted from accounts follows."""
    closed(post, request, row, "核验通过，列入名单", "已通过", "inspect")
    if post.act is not None and request.account is not None:
        give_time(post.session, request.account, "", post.act)
        recount(post.session, request.plan_id, request.unit_id, post.act)
    told = [*_concerned(post, request), *office(post)]
    to_each(post, [one for one in told if _person_id(one) != row.person_id], say.enrolled(request), "结果")


def not_enrolled(post: Post, request: Enrolment, row: History) -> None:
    """It is not taken onto the list."""
    closed(post, request, row, "核验退回", "已退回", "inspect")
    told = [one for one in _concerned(post, request) if _person_id(one) != row.person_id]
    to_each(post, told, say.not_enrolled(request, why(row)), "结果")


def _concerned(post: Post, request: Enrolment) -> list[Member | Person]:
    """The unit's clerks, and whoever entered it."""
    return [*Member.of_unit(post.session, request.unit_id, *WORKERS), request.clerk]


def _person_id(one: Member | Person) -> int:
    return one.person_id if isinstance(one, Member) else one.id
