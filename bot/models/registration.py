"""登记: how a human being and a WeCom userid find each other, and how a unit's 联系人 changes.

Nobody becomes a member by his own word: a 联系人 of the unit or 市府办 confirms, and leaders only 市府办.
"""

from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.errors import Denied, NotAllowed, WrongState
from bot.models.history import Act, History
from bot.models.member import OFFICE, Member, Person, Role, RoleState, retire, same_person
from bot.models.outbox import Card
from bot.models.roster import BY_WISH, await_confirmation, member_named
from bot.models.unit import Unit

PLACE_LIFE = timedelta(minutes=10)  # how long 是 answers the offer of a unit
OPENED_LATELY = timedelta(days=7)  # who only looks in is told once in so long
REGISTER, CONTACT = "register", "contact"  # steps of the cards that ask
ORDINARY = frozenset({Role.CLERK, Role.CONTACT})


def wish(session: Session, act: Act, unit: Unit, name: str) -> Member:
    """登记: the sender says who he is; the one unbound member of that name, else a new 经办人 that waits.

    Whom the roster names without any role asks for one in the same way.
    """
    own = next((post for post in act.person.posts if post.unit_id == unit.id), None) if act.person else None
    if own is not None and own.roles:
        raise WrongState("already_registered", unit=unit)
    member = own or _waiting(session, act, unit, name)
    asked = [card for card in Card.open_about(session, "member", member.id, REGISTER) if _claims(card, act.userid)]
    if asked:
        raise WrongState("wish_pending", unit=unit)
    act.record("roster.wish", member, userid=act.userid, name=name, matched=bool(member.roles))
    return member


def without_role(session: Session, post: Member) -> NotAllowed:
    """Why there is nothing for him to do: he waits to be confirmed, or holds no post in the unit (any more)."""
    waiting = Card.open_about(session, "member", post.id, REGISTER)
    return NotAllowed("wish_pending" if waiting else "no_role_here", unit=post.unit)


def look_up(session: Session, act: Act, *, lately: timedelta = PLACE_LIFE) -> None:
    """Where is he at WeCom? Asked once in a while, when somebody whom nobody knows wants to register or comes in."""
    asked = select(History.id).where(
        History.event == "person.lookup", History.userid == act.userid, History.at > act.at - lately
    )
    if session.scalar(asked.limit(1)) is None:
        act.record("person.lookup", userid=act.userid)


def introduce(act: Act, unit: Unit, name: str) -> None:
    """He says who he is, in words of his own; 是 makes it a wish, as it does with what WeCom's address book says."""
    act.record("person.introduced", userid=act.userid, name=name, units=[unit.code])


def placed(session: Session, act: Act) -> History | None:
    """The last offer to this sender, while it stands: a wish of his since has answered it."""
    since, offers = act.at - PLACE_LIFE, ("person.placed", "person.introduced")
    found = select(History).where(History.event.in_((*offers, "roster.wish")), History.at >= since)
    rows = [row for row in session.scalars(found.order_by(History.id)) if _is_his(row, act.userid)]
    return rows[-1] if rows and rows[-1].event in offers else None


def _is_his(row: History, userid: str) -> bool:
    return str(row.facts.get("userid", "")).lower() == userid.lower()


def confirmers(session: Session, member: Member) -> list[Member]:
    """Who may say that it is him: reachable 联系人 of the unit, else 市府办; for leaders and offices 市府办 alone."""
    contacts = [one for one in Member.of_unit(session, member.unit_id, Role.CONTACT) if one.person.userid]
    contacts = [one for one in contacts if one.id != member.id]
    if contacts and _is_ordinary(member):
        return contacts
    return [one for one in Member.with_role(session, *OFFICE) if one.person.userid]


def confirm(session: Session, act: Act, member: Member, userid: str) -> None:
    """是他: the member is bound to the userid; one who was in no roster becomes 经办人."""
    _permit(act, member)
    if member.ended_at is not None or (member.person.userid and not _same_userid(member.person, userid)):
        raise WrongState("already_bound", subject=member)
    if not member.roles:
        member.give(Role.CLERK, act.at)
    bind(session, act, member.person, userid)


def refuse(act: Act, member: Member, userid: str) -> None:
    """不是: the wish ends; a member who existed only by it goes again."""
    _permit(act, member)
    if not member.roles and member.origin == BY_WISH:
        retire(member, act)
    act.record("roster.refuse", member, userid=userid)


def bind(session: Session, act: Act, person: Person, userid: str) -> None:
    """Tie a person to a userid; if that userid is somebody we know, the two rows are one human being."""
    known = Person.known_as(session, userid)
    if known is None or known is person:
        person.bind(userid, act.at)
    else:
        _unite(known, person, act.at)
    session.flush()
    act.record("roster.bound", known or person, userid=userid)


def propose_contact(session: Session, act: Act, unit: Unit, name: str, mobile: str) -> Member:
    """更换联系人: at once if the 联系人 himself (or 市府办) says so, else he or 市府办 confirms."""
    if act.by is None or not (act.by.holds(*OFFICE) or (act.by.unit_id == unit.id and act.by.holds(*ORDINARY))):
        raise NotAllowed("not_own_unit", unit=unit)
    member = member_named(session, unit, name, mobile, BY_WISH)
    if member.holds(Role.CONTACT):
        raise WrongState("already_contact", subject=member)
    member.person.mobile = member.person.mobile or mobile
    await_confirmation(member, Role.CONTACT)
    session.flush()
    if act.by.holds(*OFFICE) or act.by.holds(Role.CONTACT):
        change_contact(session, act, member)
    else:
        act.record("roster.contact_wish", member, mobile=bool(mobile))
    return member


def change_contact(session: Session, act: Act, member: Member) -> None:
    """The new 联系人 is in office, the former ones are not any more."""
    _permit(act, member, also_former=True)
    if not any(duty.role == Role.CONTACT and duty.state == RoleState.PENDING for duty in member.duties):
        raise WrongState("wish_over", subject=member)
    former = [one for one in Member.of_unit(session, member.unit_id, Role.CONTACT) if one.id != member.id]
    for one in former:
        one.take(Role.CONTACT, act.at)
    member.give(Role.CONTACT, act.at)
    act.record("roster.contact_changed", member, former=[one.id for one in former])
    if member.person.userid is None:
        act.record("roster.unbound", member, person=member.person.id)


def refuse_contact(act: Act, member: Member) -> None:
    """The 联系人 stays who it is."""
    _permit(act, member, also_former=True)
    member.take(Role.CONTACT, act.at)
    if not member.roles and member.origin == BY_WISH:
        retire(member, act)
    act.record("roster.contact_refused", member)


def came(session: Session, act: Act) -> None:
    """进入可见范围: a known person can be reached again; a new one may be somebody we look for."""
    if act.person is not None:
        act.person.unreachable_since = None
        act.record("roster.joined", act.person)
    elif session.scalar(select(func.count()).select_from(Person).where(Person.userid.is_(None))):
        act.record("roster.newcomer", userid=act.userid)


def left(act: Act) -> None:
    """离开可见范围: what is meant for him goes to others from now on."""
    if act.person is not None:
        act.person.unreachable_since = act.at
        act.record("roster.left", act.person)


def _waiting(session: Session, act: Act, unit: Unit, name: str) -> Member:
    unbound = [m for m in Member.of_unit(session, unit.id) if m.name == name and m.person.userid is None]
    listed = [member for member in unbound if member.roles or _awaits(member)]
    if len(listed) == 1:
        return listed[0]
    return _new_wish(session, act, unit, name)


def _new_wish(session: Session, act: Act, unit: Unit, name: str) -> Member:
    """A person nobody listed: unbound until somebody of the unit knows him, so that he sees nothing before."""
    person = act.person or Person(name=name, mobile="")
    session.add(person)
    session.flush()
    member = next((one for one in person.members if one.unit_id == unit.id), None)
    if member is None:
        member = Member(person=person, unit=unit, unit_id=unit.id, post="", origin=BY_WISH)
        session.add(member)
    member.ended_at = None
    await_confirmation(member, Role.CLERK)
    session.flush()
    return member


def _permit(act: Act, member: Member, *, also_former: bool = False) -> None:
    by = act.by
    ordinary = also_former or _is_ordinary(member)
    own_contact = by is not None and by.unit_id == member.unit_id and by.holds(Role.CONTACT) and ordinary
    if by is None or not (own_contact or by.holds(*OFFICE)):
        raise NotAllowed(roles=OFFICE if not ordinary else {Role.CONTACT, *OFFICE}, subject=member)
    if same_person(by.person, member.person) and not also_former:
        raise Denied("same_person", subject=member)


def _is_ordinary(member: Member) -> bool:
    """Whether a 联系人's word is enough: 经办人 and 联系人 only; whoever signs or decides is 市府办's to confirm."""
    duties = {Role(duty.role) for duty in member.duties if duty.state != RoleState.ENDED}
    return duties <= ORDINARY


def _awaits(member: Member) -> bool:
    return any(duty.state == RoleState.PENDING for duty in member.duties)


def _claims(card: Card, userid: str) -> bool:
    return str(card.facts.get("userid", "")).lower() == userid.lower()


def _same_userid(person: Person, userid: str) -> bool:
    return person.userid_key == userid.lower()


def _unite(known: Person, other: Person, at: datetime) -> None:
    """What the unbound row serves as becomes the known person's."""
    for member in list(other.members):
        own = next((one for one in known.members if one.unit_id == member.unit_id), None)
        if own is None:
            member.person = known
            continue
        for duty in member.duties:
            if duty.state == RoleState.ACTIVE:
                own.give(Role(duty.role), at)
        own.ended_at, member.ended_at = None, at
    known.mobile = known.mobile or other.mobile
