"""Who hears what of a 整改: the draft its monitor, the order its unit, the feedback whoever verifies."""

from collections.abc import Callable, Iterable, Mapping

from sqlalchemy import select

from bot.clock import local_day
from bot.models import Account, Card, Evidence, History, Member, Outbox, Person, Rectification, Role
from bot.models.member import OFFICE, same_person
from bot.models.outbox import PENDING, WITHDRAWN
from bot.models.rectification import AWAITING_ACK as UNSIGNED
from bot.models.rectification import AWAITING_CHECK, DISPUTED, DRAFT, IN_HAND, WITH_UNIT, WORKERS
from bot.tell.post import Post
from bot.tell.rect_paper import circular_asked, paper_asked, urged
from bot.wording import rect_cards as cards
from bot.wording import rectifications as say
from bot.wording.cards import CardText

DRAFTED, ORDERED, CHECK, ANSWER = "rect_draft", "rect_order", "rect_check", "rect_dispute"
LABELS = {DRAFTED: "整改草稿", ORDERED: "整改通知", CHECK: "整改复核", ANSWER: "整改申请复核"}
STATES = {DRAFTED: (DRAFT,), ORDERED: WITH_UNIT, CHECK: (AWAITING_CHECK,), ANSWER: (DISPUTED,)}
LAPSED, REPLACED, GONE = "失效", "已换新卡片，请看最新一张", "您已不再担任这项职务，由现任同志办"
Telling = Callable[[Post, Rectification, History], None]


def drafted(post: Post, order: Rectification, row: History) -> None:
    """起草: to whoever drafted it; the clock's drafts to the monitors."""
    del row
    send(post, order, DRAFTED, [order.drafter] if order.drafter else order.issuers(post.session))


def amended(post: Post, order: Rectification, row: History) -> None:
    """起草 put right: the card that says the old words gives way to a new one."""
    del row
    open_cards = Card.open_about(post.session, Rectification.__tablename__, order.id, DRAFTED)
    for card in open_cards:
        post.close_card(card, REPLACED, "已换新卡", state=LAPSED)
    send(post, order, DRAFTED, [card.person for card in open_cards])


def issued(post: Post, order: Rectification, row: History) -> None:
    """下发: the card to 联系人 (else 经办人), a copy to the others and to 市府办; inside the window."""
    _close(post, order, row, "下发", "已下发", DRAFTED)
    today = local_day(post.now)
    post.in_window = True
    to = asked(post, order, ORDERED)
    send(post, order, ORDERED, to)
    others = [one for one in _workers(post, order) if all(not same_person(one.person, to_.person) for to_ in to)]
    _each(post, others, say.notice(order, today), "整改通知", row, order=order.id)
    _each(post, Member.with_role(post.session, *OFFICE), say.told_office(order, today), "知会", row, order=order.id)
    post.in_window = False


def discarded(post: Post, order: Rectification, row: History) -> None:
    """不予下发: nobody outside ever knew of it."""
    _close(post, order, row, "不予下发", "不予下发", DRAFTED)


def acknowledged(post: Post, order: Rectification, row: History) -> None:
    """签收: the card says so, and what to type next."""
    post.close_cards(order, cards.acknowledged_outcome(order, row.who, row.at), "已签收", ORDERED, by=row)
    _each(post, _workers(post, order), cards.colleague(order, row.who, "签收了整改"), "知会", row)


def acknowledged_for(post: Post, order: Rectification, row: History) -> None:
    """代签收."""
    post.close_cards(order, cards.acknowledged_outcome(order, f"{row.who}代单位", row.at), "已签收", ORDERED, by=row)
    _each(post, _workers(post, order), cards.entered(order, "签收", _source(row)), "代签收", row)


def fed_back(post: Post, order: Rectification, row: History) -> None:
    """反馈, or more of it: whoever verifies gets all of it with a new card; colleagues hear of it."""
    _close(post, order, row, "反馈，等复核", "已反馈", ORDERED)
    post.close_cards(order, REPLACED, "已换新卡", CHECK, state=LAPSED)
    _each(post, _workers(post, order), cards.colleague(order, row.who, "反馈了整改", order.feedback), "知会", row)
    send(post, order, CHECK, asked(post, order, CHECK))


def fed_back_for(post: Post, order: Rectification, row: History) -> None:
    """代登记: the unit hears what was entered for it, others verify."""
    _close(post, order, row, "代单位登记反馈", "已反馈", ORDERED)
    _each(post, _workers(post, order), cards.entered(order, "整改反馈", _source(row)), "代登记", row)
    send(post, order, CHECK, asked(post, order, CHECK))


def disputed(post: Post, order: Rectification, row: History) -> None:
    """申请复核: 市府办 answers; the monitor knows."""
    _close(post, order, row, "申请复核", "已申请复核", ORDERED)
    _each(post, _workers(post, order), cards.colleague(order, row.who, "申请复核整改", order.dispute), "知会", row)
    told = [member for member in order.issuers(post.session) if member.unit_id != order.unit_id]
    _each(
        post, told, cards.colleague(order, row.who, "申请复核整改", order.dispute).removeprefix("本单位"), "知会", row
    )
    send(post, order, ANSWER, asked(post, order, ANSWER))


def passed(post: Post, order: Rectification, row: History) -> None:
    """销号."""
    _close(post, order, row, "复核通过", "已通过", CHECK)
    _unit(post, order, cards.passed(order, row.who, row.at), row)


def returned(post: Post, order: Rectification, row: History) -> None:
    """退回: word for word, with the new time."""
    reason = str(row.facts.get("reason", ""))
    _close(post, order, row, "退回", "已退回", CHECK, reason=reason)
    _unit(post, order, cards.returned(order, row.who, reason, local_day(post.now)), row, "退回")


def withdrawn(post: Post, order: Rectification, row: History) -> None:
    """误发撤回: a correction to the same people; what was not sent yet stays unsent, and needs none."""
    text = cards.correction(order, row.who, str(row.facts.get("reason", "")))
    _close(post, order, row, "撤销（误发）", "已撤销", state=LAPSED)
    spared = _take_back(post, order)
    told: list[Member] = [*_workers(post, order), *Member.with_role(post.session, *OFFICE)]
    _each(post, [one for one in told if one.person_id not in spared], text, "更正", row)


def upheld(post: Post, order: Rectification, row: History) -> None:
    """维持."""
    reason = str(row.facts.get("reason", ""))
    _close(post, order, row, "维持", "维持", ANSWER, reason=reason)
    _unit(post, order, cards.upheld(order, reason, local_day(post.now)), row)
    _each(post, order.issuers(post.session), cards.upheld(order, reason, local_day(post.now)), "知会", row)


def revoked(post: Post, order: Rectification, row: History) -> None:
    """撤销."""
    reason = str(row.facts.get("reason", ""))
    _close(post, order, row, "撤销", "已撤销", ANSWER, reason=reason)
    _unit(post, order, cards.revoked(order, reason), row)
    _each(post, order.issuers(post.session), cards.revoked(order, reason), "知会", row)


def ended(post: Post, order: Rectification, row: History) -> None:
    """The account is gone: an order ends, a draft is dropped."""
    post.close_cards(order, "账号已销号，整改自动终结", "已终结", state=LAPSED)
    if order.issued_at is not None:
        _unit(post, order, cards.ended_by_closing(order), row)


def card_asked(post: Post, order: Rectification, row: History) -> None:
    """Typed words of decision, or a reminder: this person gets a fresh card, his old ones turn grey."""
    step, person = str(row.facts["step"]), post.session.get(Person, row.facts.get("person"))
    if person is None or order.state not in STATES[step]:
        return
    for card in Card.open_about(post.session, Rectification.__tablename__, order.id, step):
        if card.person_id == person.id:
            post.close_card(card, REPLACED, "已换新卡", state=LAPSED)
    send(post, order, step, [person], str(row.facts.get("reason") or ""))


def account_closed(post: Post, row: History) -> None:
    """An account was closed: nothing is left to mend on it."""
    account = row.about
    if isinstance(account, Account) and post.act is not None:
        for order in Rectification.about(post.session, account.id, DRAFT, UNSIGNED, IN_HAND):
            order.account_closed(post.act)


def member_left(post: Post, row: History) -> None:
    """Somebody lost his roles: his open cards lapse where he may not tap them any more, the others get theirs."""
    member = row.about
    if not isinstance(member, Member):
        return
    mine = select(Card).where(
        Card.person_id == member.person_id, Card.state == "开", Card.subject == Rectification.__tablename__
    )
    for card in post.session.scalars(mine.order_by(Card.id)).all():
        order = post.session.get_one(Rectification, card.subject_id)
        post.for_plan(order.plan)
        wanted = asked(post, order, card.step)
        if any(one.person_id == card.person_id for one in wanted):
            continue
        post.close_card(card, GONE, "已失效", state=LAPSED)
        have = {
            one.person_id for one in Card.open_about(post.session, Rectification.__tablename__, order.id, card.step)
        }
        send(post, order, card.step, [one for one in wanted if one.person_id not in have])


def asked(post: Post, order: Rectification, step: str) -> list[Member]:
    """Whom the step asks now, each human being once."""
    if order.state not in STATES[step]:
        return []
    if step == ORDERED:
        contacts = Member.of_unit(post.session, order.unit_id, Role.CONTACT)
        reachable = [one for one in contacts if one.person.userid or post.trial]
        return _once(reachable or Member.of_unit(post.session, order.unit_id, Role.CLERK))
    if step == CHECK:
        return _once(order.checkers(post.session))
    return _once(order.issuers(post.session) if step == DRAFTED else order.answerers(post.session))


def send(post: Post, order: Rectification, step: str, to: Iterable[Member | Person | None], typed: str = "") -> None:
    """What it is about as text, and right after it the card."""
    form_hash = order.report_hash if step == CHECK else ""
    for one in to:
        person = one.person if isinstance(one, Member) else one
        if person is None:
            continue
        text = _text(post, order, step)
        if text:
            post.text(person, text, LABELS[step], **({"order": order.id} if step == ORDERED else {}))
        facts = {"reason": typed} if typed else {}
        face = _face(post, order, step, person, typed)
        post.card(person, order, step, face, form_hash=form_hash, label=LABELS[step], facts=facts)


def _text(post: Post, order: Rectification, step: str) -> str:
    if step == CHECK:
        return cards.report_text(order, len(Evidence.about(post.session, Rectification.__tablename__, order.id)))
    if step == ANSWER:
        return cards.dispute_text(order)
    return say.notice(order, local_day(post.now)) if step == ORDERED else ""


def _face(post: Post, order: Rectification, step: str, person: Person, typed: str) -> CardText:
    today = local_day(post.now)
    if step == ANSWER:
        may_revoke = any(order.may_answer(one, "revoke") for one in person.posts)
        return cards.dispute_card(order, today, typed, may_revoke=may_revoke)
    if step == ORDERED:
        return cards.order_card(order, today)
    return cards.check_card(order, today, typed) if step == CHECK else cards.draft_card(order, today, typed)


def _close(  # noqa: PLR0913 - how a card ends has this many parts
    post: Post,
    order: Rectification,
    row: History,
    did: str,
    grey: str,
    *steps: str,
    reason: str = "",
    state: str = "已办",
) -> None:
    post.close_cards(order, cards.outcome(row.who, row.at, did, reason), grey, *steps, state=state, by=row)


def _take_back(post: Post, order: Rectification) -> set[int]:
    """What still waits for the window is withdrawn; whose it was."""
    waiting = select(Outbox).where(Outbox.state == PENDING, Outbox.kind == "message", Outbox.attempts == 0)
    mine = [row for row in post.session.scalars(waiting) if row.facts.get("order") == order.id]
    for row in mine:
        row.state = WITHDRAWN
    return {row.person_id for row in mine if row.person_id is not None}


def _unit(post: Post, order: Rectification, text: str, row: History, label: str = "结果") -> None:
    """A result: the unit's people, and whoever gave the feedback or asked for a second look."""
    _each(post, [*_workers(post, order), order.reporter, order.disputer], text, label, row)


def _each(
    post: Post, people: Iterable[Member | Person | None], text: str, label: str, row: History, **facts: int
) -> None:
    """The same text to each human being once, never to who did it."""
    seen: list[Person] = []
    for one in people:
        person = one.person if isinstance(one, Member) else one
        if person is None or person.id == row.person_id or any(same_person(person, other) for other in seen):
            continue
        seen.append(person)
        post.text(person, text, label, **facts)


def _once(members: Iterable[Member]) -> list[Member]:
    found: list[Member] = []
    for one in members:
        if not any(same_person(one.person, other.person) for other in found):
            found.append(one)
    return found


def _workers(post: Post, order: Rectification) -> list[Member]:
    return Member.of_unit(post.session, order.unit_id, *WORKERS)


def _source(row: History) -> str:
    return "，".join(str(row.facts[key]) for key in ("source", "who") if row.facts.get(key))


ORDERS: Mapping[str, Telling] = {
    "draft": drafted,
    "amend": amended,
    "issue": issued,
    "discard": discarded,
    "acknowledge": acknowledged,
    "acknowledge_for": acknowledged_for,
    "feedback": fed_back,
    "feedback_add": fed_back,
    "feedback_for": fed_back_for,
    "dispute": disputed,
    "pass": passed,
    "fail": returned,
    "withdraw_notice": withdrawn,
    "uphold": upheld,
    "revoke": revoked,
    "account_closed": ended,
    "card_asked": card_asked,
}


def _told(telling: Telling) -> Callable[[Post, History], None]:
    """A telling under its notice's trial mode; what the clock starts waits for the sending window."""

    def tell_one(post: Post, row: History) -> None:
        order = row.about
        if isinstance(order, Rectification):
            post.for_plan(order.plan)
            post.in_window = row.channel == "clock"
            telling(post, order, row)
            post.in_window = False

    return tell_one


TABLE: Mapping[str, Callable[[Post, History], None]] = {
    **{f"rectification.{event}": _told(telling) for event, telling in ORDERS.items()},
    "rectification.paper_asked": paper_asked,
    "rectification.circular_asked": circular_asked,
    "rectification.urge": urged,
    "account.close": account_closed,
    **dict.fromkeys(("member.retire", "member.roles", "roster.replaced"), member_left),
}
__all__ = ["ANSWER", "CHECK", "DRAFTED", "ORDERED", "TABLE", "asked"]
