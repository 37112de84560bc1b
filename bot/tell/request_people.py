"""Whom an application concerns, each human being once: the unit's clerks and principals, the office, whoever signed."""

from collections.abc import Iterable

from bot.models import History, Member, Person, Request, Role
from bot.models.member import OFFICE, same_person
from bot.models.request_draft import WORKERS
from bot.tell.post import Post
from bot.tell.request_cards import close, each
from bot.wording import request_news as news


def to_clerks(post: Post, request: Request, text: str, row: History, *, label: str = "同事办理") -> None:
    """The unit's clerks, except the one who acted: he has his answer."""
    told = [one for one in Member.of_unit(post.session, request.unit_id, *WORKERS) if one.person_id != row.person_id]
    to_each(post, told, text, label)


def to_unit(  # noqa: PLR0913 - the event, its text and what differs for leaders
    post: Post, request: Request, text: str, row: History, *, label: str = "结果", to_leaders: str = ""
) -> None:
    """A result: clerks, principals and whoever signed; `to_leaders`: without the commands that only clerks type."""
    clerks = [one for one in Member.of_unit(post.session, request.unit_id, *WORKERS) if one.person_id != row.person_id]
    leaders: list[Member | Person | None] = [*principals(post, request), request.signer]
    told = to_each(post, clerks, text, label)
    to_each(post, [one for one in leaders if _id(one) != row.person_id], to_leaders or text, label, but=told)


def to_each(
    post: Post, people: Iterable[Member | Person | None], text: str, label: str, *, but: Iterable[Person] = ()
) -> list[Person]:
    """The same text to each human being once; who has heard now, or (`but`) before."""
    seen = list(but)
    for one in people:
        person = one.person if isinstance(one, Member) else one
        if person is not None and not any(same_person(person, other) for other in seen):
            seen.append(person)
            post.text(person, text, label)
    return seen


def closed(post: Post, request: Request, row: History, did: str, grey: str, *steps: str) -> None:
    close(post, request, news.outcome(row.who, row.at, did, why(row)), grey, *steps, by=row)


def why(row: History) -> str:
    return str(row.facts.get("reason", ""))


def _id(one: Member | Person | None) -> int | None:
    return one.person_id if isinstance(one, Member) else one.id if one else None


def principals(post: Post, request: Request) -> list[Member]:
    return Member.of_unit(post.session, request.unit_id, Role.PRINCIPAL)


def drafters(post: Post, request: Request) -> list[Person | Member]:
    """The clerk in charge; where he has left, the unit's clerks."""
    clerks = Member.of_unit(post.session, request.unit_id, *WORKERS)
    mine: list[Person | Member] = [one for one in clerks if one.person_id == request.clerk_id]
    return mine or list(clerks)


def office(post: Post) -> list[Member]:
    return each(Member.with_role(post.session, *OFFICE))
