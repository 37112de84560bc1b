"""Cards of 未批先办 and 处置意见 for whoever holds a post now and has none yet: a post changed hands, or was bound."""

from bot.models import Account, Card, Opinion, Person, Request
from bot.models.request_row import AWAITING_APPROVAL, EXPLAINED, RETURNED, TO_PROPOSE, UNAPPROVED
from bot.tell import opinions, survey
from bot.tell.post import Post


def catch_up(post: Post) -> None:
    """Everything that waits, under each notice's own trial mode."""
    for request in Request.awaiting(post.session, UNAPPROVED, EXPLAINED):
        survey.catch_up(post.for_plan(request.plan), request)
    for request in Request.awaiting(post.session, TO_PROPOSE, RETURNED, AWAITING_APPROVAL):
        if isinstance(request, Opinion):
            _opinion(post.for_plan(request.plan), request)


def _opinion(post: Post, opinion: Opinion) -> None:
    if opinion.state in {TO_PROPOSE, RETURNED}:
        if not Card.open_about(post.session, Request.__tablename__, opinion.id, opinions.UNIT):
            opinions.to_unit(post, opinion)
        return
    without = [one.person for one in opinions.deciders(post, opinion) if not _has_card(post, opinion, one.person)]
    if without:
        opinions.to_office(post, opinion, without)


def _has_card(post: Post, opinion: Opinion, person: Person) -> bool:
    """Whether one of its accounts asks this person already."""
    return any(
        card.person_id == person.id
        for key in opinion.undecided
        for card in Card.open_about(post.session, Account.__tablename__, key, opinions.DECIDE)
    )
