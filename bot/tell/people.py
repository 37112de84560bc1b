"""Who hears of registrations, bindings and changes of a unit's 联系人."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from sqlalchemy import select

from bot.models import Assignment, Card, History, Member, Outbox, Person, Plan, Role, Unit, registration
from bot.models.assignment import WORKERS
from bot.models.outbox import UNFINISHED
from bot.models.registration import CONTACT, REGISTER
from bot.tell import passing
from bot.tell.letters import ACKNOWLEDGE, CHECK, ask_receipt, receipts_missing
from bot.tell.post import Post
from bot.tell.request_cards import catch_up_person, pass_on
from bot.wording import people as say

BY_NAME = "名册"  # recipient of the errand that looks unbound people up by their names


def look_up(post: Post, row: History) -> None:
    """Somebody has no userid yet, or somebody new came: delivery looks names up in the app's visible range, once."""
    del row
    asked = select(Outbox.id).where(Outbox.kind == "resolve", Outbox.recipient == BY_NAME)
    if post.session.scalar(asked.where(Outbox.state.in_(UNFINISHED)).limit(1)) is None:
        post.resolve(BY_NAME)


def asked_where(post: Post, row: History) -> None:
    """登记 without a unit: delivery asks WeCom in which department he is."""
    post.place(row.userid or str(row.facts.get("userid", "")))


def placed(post: Post, row: History) -> None:
    """The unit that WeCom's department names, to be confirmed by 是; several, to be chosen from."""
    units = [unit for code in row.facts.get("units", []) if (unit := Unit.coded(post.session, str(code)))]
    if units:
        post.stranger(str(row.facts.get("userid", "")), say.offered(units, str(row.facts.get("name", ""))), "登记")


def wished(post: Post, row: History) -> None:
    """登记: a card to the unit's 联系人, else to 市府办."""
    member = _member(post, row)
    for one in registration.confirmers(post.session, member):
        _ask_wish(post, one, member, REGISTER, row.facts)


def bound(post: Post, row: History) -> None:
    """The person can act now: he hears so, and gets the 交办 card if nobody of his unit had one."""
    person = row.about
    assert isinstance(person, Person)  # noqa: S101 - only persons are bound
    _first_notice(post)
    units = [(member.unit.short, sorted(member.roles)) for member in person.posts if member.roles]
    if units:
        post.text(person, say.bound(units), "登记")
    catch_up_person(post, person)
    passing.catch_up(post)
    for member in person.posts:
        post.close_cards(member, f"{row.who}确认：{say.confirmed_by(member)}", "已确认", REGISTER, by=row)
        for item in receipts_missing(post, member.unit_id) if member.holds(*WORKERS) else ():
            ask_receipt(post.for_plan(item.plan), item)


def refused(post: Post, row: History) -> None:
    """不是: the cards end, and who asked hears so."""
    member = _member(post, row)
    post.close_cards(member, f"{row.who}：{say.refused_by(member)}", "已办", REGISTER)
    asker = Person(name=member.name, userid=str(row.facts.get("userid", "")))  # a stranger: known by userid only
    post.text(asker, say.not_confirmed(member.unit.short), "登记")


def contact_wished(post: Post, row: History) -> None:
    """更换联系人: the present one, else 市府办, is asked."""
    member = _member(post, row)
    asked = [one for one in registration.confirmers(post.session, member) if one.person_id != row.person_id]
    asked = asked or [one for one in Member.with_role(post.session, Role.APPROVER) if one.person.userid]
    for one in asked:
        _ask_wish(post, one, member, CONTACT, {"asker": row.who})


def contact_changed(post: Post, row: History) -> None:
    """The new one, the former ones, the unit's clerks and 市府办 hear of it."""
    member = _member(post, row)
    post.close_cards(member, f"{row.who}已同意", "已同意", CONTACT, by=row)
    former = [post.session.get_one(Member, one) for one in row.facts.get("former", [])]
    clerks = Member.of_unit(post.session, member.unit_id, *WORKERS)
    office = Member.with_role(post.session, Role.APPROVER)
    _tell(post, row, [*clerks, *former, *office], say.contact_changed(member))
    for one in former:
        _pass_on(post, one)


def contact_refused(post: Post, row: History) -> None:
    """Nothing changes; the unit's clerks hear of it."""
    member = _member(post, row)
    post.close_cards(member, f"{row.who}没有同意", "未更换", CONTACT)
    clerks = Member.of_unit(post.session, member.unit_id, *WORKERS)
    _tell(post, row, clerks, say.contact_refused(member))


def leader_confirmed(post: Post, row: History) -> None:
    """市府办 has verified the roster: its leader hears that he is in it."""
    member = _member(post, row)
    post.text(member, say.leaders_confirmed(member, row.after), "登记")


def retired(post: Post, row: History) -> None:
    """Somebody lost roles in a unit: what he was asked to sign, verify or confirm passes on to those who may."""
    _pass_on(post, _member(post, row))


def _pass_on(post: Post, member: Member) -> None:
    for card in _cards_of(post, member):
        if card.step in {REGISTER, CONTACT}:
            _pass_on_wish(post, card)
        elif card.step == ACKNOWLEDGE and not _holds_receipt(card, member.person):
            _over(post, card)
        elif card.step == CHECK:
            item = post.session.get_one(Assignment, card.subject_id)
            if not any(item.may_check(one) for one in member.person.posts):
                _over(post, card)
    pass_on(post, member.person)
    passing.catch_up(post)
    for item in receipts_missing(post, member.unit_id):
        ask_receipt(post.for_plan(item.plan), item)


def replaced(post: Post, row: History) -> None:
    """Task 1's form names another for his post: he hears so, and his cards pass on."""
    _pass_on(post, _member(post, row))
    member = _member(post, row)
    post.text(member, say.replaced(member, row.before, str(row.facts.get("name", ""))), "登记")


def listed(post: Post, row: History) -> None:
    """Task 1's list names its 联系人 at once: who was asked whether he shall be it need not answer any more."""
    item = row.about
    if not isinstance(item, Assignment):
        return
    for member in Member.of_unit(post.session, item.unit_id, Role.CONTACT):
        post.close_cards(member, say.named_in_list(row.who, item.number), "不用再点", CONTACT, state="失效")


def _pass_on_wish(post: Post, card: Card) -> None:
    """登记, 更换联系人: whoever may confirm it now and has no card yet is asked."""
    about = post.session.get_one(Member, card.subject_id)
    allowed = registration.confirmers(post.session, about)
    if any(one.person_id == card.person_id for one in allowed):
        return
    _over(post, card)
    have = {other.person_id for other in Card.open_about(post.session, Member.__tablename__, about.id, card.step)}
    for one in allowed:
        if one.person_id not in have:
            _ask_wish(post, one, about, card.step, card.facts)


def _ask_wish(post: Post, to: Member, about: Member, step: str, facts: Mapping[str, Any]) -> None:
    kept = {key: str(facts.get(key, "")) for key in ("userid", "asker")}
    if step == REGISTER:
        post.card(to, about, step, say.wish_card(about, kept["userid"]), label="登记确认", facts=kept)
    else:
        post.card(to, about, step, say.contact_card(about, kept["asker"]), label="更换联系人", facts=kept)


def _holds_receipt(card: Card, person: Person) -> bool:
    """Whether he may still sign for the unit that the 交办 card asks."""
    return any(one.unit_id == card.facts.get("unit") and one.holds(*WORKERS) for one in person.posts)


def _over(post: Post, card: Card) -> None:
    post.close_card(card, "您已不在这个岗位，已转其他同志", "已转出", state="失效")


def _cards_of(post: Post, member: Member) -> list[Card]:
    mine = select(Card).where(Card.person_id == member.person_id, Card.state == "开")
    return list(post.session.scalars(mine.order_by(Card.id)))


def _member(post: Post, row: History) -> Member:
    assert isinstance(row.about, Member)  # noqa: S101 - only members cause these events
    _first_notice(post)
    return row.about


def _first_notice(post: Post) -> None:
    """People belong to no notice: the oldest one's trial mode counts."""
    post.for_plan(next(iter(Plan.all(post.session)), None))


def _tell(post: Post, row: History, members: Iterable[Member], text: str) -> None:
    for person in {one.person_id: one.person for one in members if one.person_id != row.person_id}.values():
        post.text(person, text, "联系人")


TABLE: Mapping[str, Callable[[Post, History], None]] = {
    "roster.unbound": look_up,
    "roster.newcomer": look_up,
    "person.lookup": asked_where,
    "person.placed": placed,
    "roster.wish": wished,
    "roster.bound": bound,
    "person.bind": bound,
    "roster.refuse": refused,
    "roster.contact_wish": contact_wished,
    "roster.contact_changed": contact_changed,
    "roster.contact_refused": contact_refused,
    "roster.confirm": leader_confirmed,
    "roster.replaced": replaced,
    "roster.register": listed,
    "member.retire": retired,
    "member.roles": retired,
}
