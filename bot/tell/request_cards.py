"""The cards of an application: who is asked at each step, with the whole form before the card, and how cards close."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from sqlalchemy import select

from bot.clock import local_day
from bot.models import Card, Delegation, History, Member, Person, Publication, Request, Role
from bot.models.delegation import PROPOSED, Signatories
from bot.models.member import same_person
from bot.models.request import (
    APPROVED,
    AT_PLATFORM,
    AWAITING_APPROVAL,
    AWAITING_CHECK,
    AWAITING_REVOKE,
    AWAITING_SIGN,
)
from bot.models.request_ordered import RECEIVING
from bot.models.request_row import AWAITING_FINAL, AWAITING_MEDIA, CLAIMED, OPINION
from bot.tell.post import Post
from bot.wording import publications
from bot.wording import request_cards as cards
from bot.wording.cards import CardText
from bot.wording.request_form import form_text, on_behalf

OPEN, LAPSED = "开", "失效"
LABELS = {
    "sign": "签批卡",
    "approve": "审批卡",
    "review": "初审卡",
    "inspect": "核验卡",
    "revoke": "撤销批准卡",
    "block": "受阻卡",
    "void": "作废卡",
    "letter": "函请处置卡",
    "delegation": "委托卡",
    "final": "终审卡",
    "adopt": "审稿卡",
    "ordered": "责令卡",
}
WITH_FORM = frozenset(
    {"sign", "approve", "review", "final", "adopt"}
)  # signatures and approvals: the whole form comes first
FACES: Mapping[str, Callable[..., CardText]] = {
    "approve": cards.approve_card,
    "review": cards.review_card,
    "inspect": cards.inspect_card,
    "void": cards.void_card,
    "letter": cards.letter_card,
    "final": publications.final_card,
    "adopt": publications.media_card,
    "ordered": cards.ordered_card,
}
REPLACED, GONE = "已换新卡片，请看最新一张", "您已不再担任这项职务，由现任同志办"
WAITING = (
    AWAITING_SIGN,
    AWAITING_APPROVAL,
    AWAITING_REVOKE,
    AWAITING_CHECK,
    APPROVED,
    AT_PLATFORM,
    AWAITING_FINAL,
    AWAITING_MEDIA,
)


def desk(post: Post, request: Request) -> Signatories:
    """Who may sign for the unit today."""
    return Signatories.of(post.session, request.unit_id, local_day(post.now), request.plan)


def asked(post: Post, request: Request, step: str) -> list[Member]:
    """Whom the step asks now; nobody who had a part in it that excludes him."""
    if step == "sign":
        return list(desk(post, request).asked(request.hands))
    if step == "ordered":
        return each(Member.of_unit(post.session, request.unit_id, *RECEIVING))
    if step == "inspect":
        members = request.checkers(post.session)
        parts = [*request.hands, request.signer, request.first_reviewer, request.approver]
        return [one for one in each(members) if not _has_part(one.person, parts) and one.unit_id != request.unit_id]
    if isinstance(request, Publication):
        return request.final_readers(post.session) if step == "final" else _media(post, request)
    role = Role.FIRST_REVIEWER if step == "review" else Role.APPROVER
    parts = [*request.hands, request.signer, *([request.first_reviewer] if step == "approve" else [])]
    members = each(Member.with_role(post.session, role))
    if step == "review":
        members = [one for one in members if not one.person.holds(Role.APPROVER)]
    return [one for one in members if not _has_part(one.person, parts)]


def steps_of(request: Request) -> tuple[str, ...]:
    """The steps that a request waits at in its state; 处置意见 has cards of its own for 市府办, an account each."""
    if request.family == OPINION and request.state == AWAITING_APPROVAL:
        return ()
    steps = {
        AWAITING_SIGN: ("sign",),
        AWAITING_APPROVAL: ("approve", "review"),
        AWAITING_REVOKE: ("revoke",),
        AWAITING_CHECK: ("inspect",),
        AWAITING_FINAL: ("final",),
        AWAITING_MEDIA: ("adopt",),
    }.get(request.state, ())
    return (*steps, "block") if request.blocked == CLAIMED else steps


def send(post: Post, request: Request, step: str, to: Iterable[Member | Person], typed: str = "") -> None:
    """The whole form where one has to sign or approve, and right after it the card."""
    signs = desk(post, request) if step == "sign" else Signatories()
    for one in to:
        person = one.person if isinstance(one, Member) else one
        principal = signs.behalf(person)
        if step in WITH_FORM:
            post.text(person, form_text(request, on_behalf(principal)), "申请表")
        face = _face(post, request, step, typed, principal)
        facts = {"reason": typed, "as": "delegate" if principal else ""}
        more = {"form_hash": request.form_hash, "label": LABELS[step], "facts": facts}
        post.card(person, request, step, face, **more)


def ask(post: Post, request: Request, *steps: str) -> None:
    """Send each step's card to everybody whom it asks."""
    for step in steps:
        send(post, request, step, asked(post, request, step))


def replace(post: Post, request: Request, step: str, person: Person, typed: str = "") -> None:
    """A fresh card for one person; his old one is greyed."""
    for card in Card.open_about(post.session, Request.__tablename__, request.id, step):
        if card.person_id == person.id:
            post.close_card(card, REPLACED, "已换新卡", state=LAPSED)
    send(post, request, step, [person], typed)


def close(
    post: Post, subject: Request | Delegation, outcome: str, grey: str, *steps: str, by: History | None = None
) -> None:
    """Every card that asked (at these steps, or at all) says how it ended."""
    post.close_cards(subject, outcome, grey, *steps, by=by)


def pass_on(post: Post, person: Person) -> None:
    """Somebody left or lost a role: his cards lapse where he may not tap them any more; present holders get theirs."""
    mine = select(Card).where(Card.person_id == person.id, Card.state == OPEN)
    moved: set[int] = set()
    for card in post.session.scalars(mine.order_by(Card.id)).all():
        if card.subject == Request.__tablename__:
            _pass_on_request(post, post.session.get_one(Request, card.subject_id), card, moved)
        elif card.subject == Delegation.__tablename__ and not person.holds(Role.APPROVER):
            post.close_card(card, GONE, "已失效", state=LAPSED)
            ask_delegation(post, post.session.get_one(Delegation, card.subject_id))


def catch_up(post: Post, request: Request) -> None:
    """Cards for those whom a step asks and who have none yet: a new holder, or one who could not be reached before."""
    for step in steps_of(request):
        have = {card.person_id for card in Card.open_about(post.session, Request.__tablename__, request.id, step)}
        send(post, request, step, [one for one in asked(post, request, step) if one.person_id not in have])


def catch_up_person(post: Post, person: Person) -> None:
    """Somebody took office or can be reached at last: the cards of everything that waits for him."""
    for request in Request.awaiting(post.session, *WAITING):
        post.for_plan(request.plan)
        for step in steps_of(request):
            have = Card.open_about(post.session, Request.__tablename__, request.id, step)
            mine = [one for one in asked(post, request, step) if one.person_id == person.id]
            if not any(card.person_id == person.id for card in have):
                send(post, request, step, mine)


def ask_delegation(post: Post, given: Delegation) -> None:
    """To each 市府办审批 who has no card about it yet."""
    if given.state != PROPOSED:
        return
    have = {card.person_id for card in Card.open_about(post.session, Delegation.__tablename__, given.id)}
    face = cards.delegation_card(given, local_day(post.now))
    for one in each(Member.with_role(post.session, Role.APPROVER)):
        if one.person_id not in have:
            post.card(one, given, "delegation", face, label=LABELS["delegation"])


def each(members: Iterable[Member]) -> list[Member]:
    """Every human being once."""
    found: list[Member] = []
    for one in members:
        if not any(same_person(one.person, other.person) for other in found):
            found.append(one)
    return found


def _pass_on_request(post: Post, request: Request, card: Card, moved: set[int]) -> None:
    """任免: a change of signer is an event of the request, told in its turn; other cards simply lapse."""
    post.for_plan(request.plan)
    if any(one.person_id == card.person_id for one in asked(post, request, card.step)):
        return
    post.close_card(card, GONE, "已失效", state=LAPSED)
    if card.step == "sign" and request.state == AWAITING_SIGN and post.act is not None:
        if request.id not in moved:
            moved.add(request.id)
            request.signer_changed(post.act, "名册变动")
    elif card.step in steps_of(request):
        catch_up(post, request)


def _face(post: Post, request: Request, step: str, typed: str, principal: str) -> CardText:
    """The card of a step with a typed reason; to a delegate it says for whom he signs."""
    today = local_day(post.now)
    if step == "sign":
        return cards.sign_card(request, today, typed, principal)
    if step in {"revoke", "block"}:
        plain = cards.revoke_card if step == "revoke" else cards.block_card
        return plain(request, today)
    return FACES[step](request, today, typed)


def _media(post: Post, request: Publication) -> list[Member]:
    """市融媒体中心's reviewers, but none who wrote it or read it for the unit."""
    parts = [*request.hands, request.signer]
    return [one for one in each(Member.with_role(post.session, Role.MEDIA)) if not _has_part(one.person, parts)]


def _has_part(person: Person, parts: Sequence[Person | None]) -> bool:
    return any(same_person(person, part) for part in parts)
