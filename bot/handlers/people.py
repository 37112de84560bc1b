"""Who is who: 登记, 更换联系人, people who come into the app's range or leave it."""

from collections.abc import Callable, Mapping

from bot.errors import NotAllowed, Unclear, WrongState
from bot.language.roster.naming import ME
from bot.message import Kind, Reply
from bot.models import Card, Delegation, Member, Plan, Role, Unit, registration
from bot.models.assignment import WORKERS
from bot.models.delegation import IN_FORCE, Rule
from bot.models.member import OFFICE
from bot.turn import Turn
from bot.wording import people as say

SIGNERS = "signers"
PEOPLE = "people"  # slot `focus`: whom to ring up, not how it stands


def register(turn: Turn) -> Reply:
    """登记 <单位> <姓名>"""
    name = turn.text("name")
    if not turn.text("unit") or not name:
        if turn.person is not None and (held := [post for post in turn.person.posts if post.roles]):
            raise WrongState("already_registered", unit=held[0].unit)
        if turn.person is None or not turn.person.posts:
            registration.look_up(turn.session, turn.act)
        return Reply(say.register_how(unit=bool(turn.text("unit")), name=bool(name)))
    unit = turn.unit_named()
    registration.wish(turn.session, turn.act, unit, name)
    return Reply(say.wish_received(unit))


def introduced(turn: Turn) -> Reply:
    """我是水务局的陈某, from somebody whom no roster knows: said back; 是 asks for it, as 登记 would."""
    if not turn.text("unit") or not turn.text("name"):
        return register(turn)
    unit = turn.unit_named()
    registration.introduce(turn.act, unit, turn.text("name"))
    return Reply(say.introduced(unit, turn.text("name")))


def opened(turn: Turn) -> None:
    """Somebody whom nobody knows opened the application."""
    if turn.person is None:
        registration.look_up(turn.session, turn.act, lately=registration.OPENED_LATELY)


def take_offer(turn: Turn) -> Reply | None:
    """是 of somebody whom nobody knows: to the unit that was offered to him, if there was one; else no answer."""
    offered = registration.placed(turn.session, turn.act)
    codes = offered.facts.get("units", []) if offered is not None else []
    unit = Unit.coded(turn.session, str(codes[0])) if len(codes) == 1 else None
    if offered is None or unit is None or not offered.facts.get("name"):
        return None
    registration.wish(turn.session, turn.act, unit, str(offered.facts["name"]))
    return Reply(say.wish_received(unit))


def contact_change(turn: Turn) -> Reply:
    """更换联系人 <姓名> <手机>"""
    unit = turn.unit_named() if turn.holds(*OFFICE) and turn.text("unit") else turn.member(*WORKERS).unit
    if turn.act.by is None:
        turn.act.by = next(post for post in turn.speaker.posts if post.holds(*OFFICE))
    name = str(turn.need("name", "新联系人是谁？请回复姓名和手机。"))
    name = _of_colleague(turn, unit, name)
    if not turn.agreed:
        present = [member.name for member in Member.of_unit(turn.session, unit.id, Role.CONTACT)]
        return turn.show(say.contact_preview(unit, name, turn.text("mobile"), present))
    member = registration.propose_contact(turn.session, turn.act, unit, name, turn.text("mobile"))
    return Reply(say.contact_changed(member) if member.holds(Role.CONTACT) else say.contact_proposed(unit))


def _of_colleague(turn: Turn, unit: Unit, name: str) -> str:
    """我, or the name of somebody of the unit with or without its bracket: he is meant, and nobody new is made."""
    names = {member.name for member in Member.of_unit(turn.session, unit.id)}
    if name == ME and turn.speaker.name in names:
        return turn.speaker.name
    meant = [known for known in names if name in {known, known.split("（", 1)[0]}]
    return meant[0] if len(meant) == 1 else name


def contacts(turn: Turn, *, alone: bool = False) -> Reply:
    """佛堂镇联系人是谁; `alone`: asked in a group, answered to the asker only"""
    unit = turn.unit_named()
    if not turn.holds(*OFFICE, Role.MONITOR):
        raise NotAllowed("not_own_unit", unit=unit, own=turn.speaker.posts[0].unit)
    in_group = bool(turn.chat_id) and not alone
    if not in_group:
        turn.act.record("member.look", unit)  # numbers of other people were read
    there = [member for member in Member.of_unit(turn.session, unit.id) if member.duties]
    return Reply(say.contacts(unit, there, turn.text("role"), in_group=in_group))


def who_decides(turn: Turn) -> Reply:
    """谁审批"""
    reviewers, approvers = (
        [member.name for member in Member.with_role(turn.session, role)]
        for role in (Role.FIRST_REVIEWER, Role.APPROVER)
    )
    return Reply(say.who_decides(reviewers, approvers))


def who_signs(turn: Turn) -> Reply:
    """镇长不在能让书记签吗: the principal, or whom he delegates; of the asker's own unit by name"""
    if turn.holds(*OFFICE, Role.MONITOR):
        return Reply(say.who_signs([], [], [], Rule.of(Plan.all(turn.session)), of_any=True))
    unit = turn.speaker.posts[0].unit
    there = Member.of_unit(turn.session, unit.id)
    running = [one for one in Delegation.running(turn.session, unit.id) if one.state == IN_FORCE]
    principals, leaders = (
        [member.name for member in there if member.holds(role)] for role in (Role.PRINCIPAL, Role.LEADER)
    )
    rule = Rule.of(Plan.all(turn.session))
    return Reply(say.who_signs(principals, leaders, [one.delegate.name for one in running], rule))


def came_or_left(turn: Turn) -> Reply:
    """WeCom says that somebody came into the app's visible range, or left it."""
    if turn.message.kind is Kind.LEAVE:
        registration.left(turn.act)
    else:
        registration.came(turn.session, turn.act)
    return Reply()


def wish_tap(turn: Turn, card: Card, verb: str, chosen: str) -> Reply:
    """〔是他〕〔不是〕"""
    del chosen
    member = _asked(turn, card)
    userid = str(card.facts.get("userid", ""))
    if verb == "yes":
        registration.confirm(turn.session, turn.act, member, userid)
        return Reply()
    registration.refuse(turn.act, member, userid)
    return Reply()


def contact_tap(turn: Turn, card: Card, verb: str, chosen: str) -> Reply:
    """〔同意〕〔不换〕"""
    del chosen
    member = _asked(turn, card)
    if verb == "yes":
        registration.change_contact(turn.session, turn.act, member)
        return Reply()
    registration.refuse_contact(turn.act, member)
    return Reply()


def _asked(turn: Turn, card: Card) -> Member:
    """The member the card is about; the speaker acts in that unit, else in the office."""
    member = turn.session.get_one(Member, card.subject_id)
    if card.state != "开":
        raise Unclear("wish_over", subject=member)
    posts = turn.speaker.posts
    own = [post for post in posts if post.unit_id == member.unit_id and post.holds(Role.CONTACT)]
    turn.act.by = next(iter([*own, *(post for post in posts if post.holds(*OFFICE)), *posts]))
    return member


TAPS: Mapping[str, Callable[[Turn, Card, str, str], Reply]] = {
    registration.REGISTER: wish_tap,
    registration.CONTACT: contact_tap,
}
