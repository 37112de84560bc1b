"""名单: task 1's report is the roster — 分管领导, 专职人员 (= 经办人) and 联系人 become members of their unit."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.errors import Unclear
from bot.models.assignment import WORKERS, Assignment
from bot.models.history import Act
from bot.models.member import CONFIRMED_ONLY, Member, MemberRole, Person, Role, RoleState, retire
from bot.models.unit import Unit

LEADER, CLERK, CONTACT = "分管领导", "专职人员", "联系人"
MEANS = {LEADER: Role.LEADER, CLERK: Role.CLERK, CONTACT: Role.CONTACT}
SINGLE = frozenset({LEADER, CONTACT})  # one holder a unit; 专职人员 may be several
# roles as people write them, by their first two characters
SAID = {"分管": LEADER, "专职": CLERK, "经办": CLERK, "工作": CLERK, "联系": CONTACT, "联络": CONTACT}
FROM_FORM, BY_WISH = "任务1", "登记"  # origin of a member
Entry = dict[str, str]  # role, name, post, mobile
_FACTS = ("post", "mobile")
LONGEST_NAME, LONGEST_POST, LONGEST_MOBILE = 60, 60, 40


def merged(known: Iterable[Mapping[str, Any]], said: Iterable[Mapping[str, Any]]) -> list[Entry]:
    """The form after another message: the same name adds to what is known, another leader or contact replaces."""
    people = [_entry(one) for one in known]
    fresh: list[tuple[Entry, Entry, Entry]] = []  # whom the message names, what was known before, what it says
    for one in map(_entry, said):
        same = [old for old in people if old["role"] == one["role"] and one["name"] in {"", old["name"]}]
        if same:
            fresh.append((same[-1], dict(same[-1]), one))
            same[-1].update({key: one[key] for key in _FACTS if one[key]})
        elif one["name"] and one["role"] in MEANS:
            people = [old for old in people if old["role"] != one["role"] or one["role"] not in SINGLE]
            people.append(one)
    _share(people, fresh)
    return sorted(people, key=lambda one: list(MEANS).index(one["role"]))


def _share(people: Sequence[Entry], fresh: Sequence[tuple[Entry, Entry, Entry]]) -> None:
    """Whoever has two roles is one person: a fact put right in one holds for the other, and fills what it lacks."""
    for key in _FACTS:
        put = [(one, before[key]) for one, before, said in fresh if said[key]]
        for one, before in put:
            for other in people:
                followed = other["name"] == one["name"] and other[key] == before
                if followed and not any(other is named for named, _ in put):
                    other[key] = one[key]
        for one in people:
            facts = {other[key] for other in people if other["name"] == one["name"] and other[key]}
            if not one[key] and len(facts) == 1:
                one[key] = facts.pop()


def amended(
    known: Iterable[Mapping[str, Any]], gone: Iterable[tuple[str, str]], said: Iterable[Mapping[str, Any]]
) -> list[Entry]:
    """The form after a message that takes people off (role and name) and names others."""
    off = {tuple(pair) for pair in gone}
    return merged([one for one in merged(known, []) if (one["role"], one["name"]) not in off], said)


def nameless(people: Iterable[Entry]) -> list[str]:
    """The roles for which nobody is named yet; they may not be left out."""
    return [role for role in MEANS if role not in {one["role"] for one in people if one["name"]}]


def incomplete(people: Iterable[Entry]) -> list[tuple[Entry, list[str]]]:
    """Whose post or mobile is missing; these may be left out."""
    wanted = (("post", "职务"), ("mobile", "手机"))
    gaps = [(one, [word for key, word in wanted if not one[key]]) for one in people]
    return [(one, words) for one, words in gaps if words]


def known_people(session: Session, unit_id: int, people: Iterable[Entry]) -> list[Entry]:
    """The form with what we already know of people of the same name in the unit."""
    members = Member.of_unit(session, unit_id)
    return [_fill(dict(one), _known(members, one["name"])) for one in people]


def keep_draft(act: Act, item: Assignment, people: Sequence[Entry]) -> None:
    """What was said so far stays with the item: the form may be filled in over several messages and by two clerks."""
    if item.form.get("people") != list(people):
        item.form = {**item.form, "people": list(people)}
        act.record("assignment.draft", item, before=item.state, after=item.state)


def register(session: Session, act: Act, item: Assignment) -> list[Member]:
    """Make the people of the reported form members: 经办人 and 联系人 at once, 分管领导 when 市府办 has verified."""
    people: list[Entry] = item.form.get("people", [])
    if nameless(people):
        raise Unclear("roster_incomplete", roles=nameless(people), subject=item)
    before = _posts(session, item.unit_id)
    members = [_register(session, act, item.unit, one) for one in people]
    _drop_forgotten(session, act, item.unit_id, members)
    given = sorted(_posts(session, item.unit_id) - before)  # what a taking back of the list ends
    names = [f"{one['role']}{one['name']}" for one in people]
    act.record("roster.register", item, names=names, given=[list(one) for one in given])
    return members


def _posts(session: Session, unit_id: int) -> set[tuple[int, str]]:
    """Who holds which role in the unit, or waits for it."""
    return {
        (member.id, str(duty.role))
        for member in Member.of_unit(session, unit_id)
        for duty in member.duties
        if duty.state != RoleState.ENDED
    }


@dataclass(frozen=True, slots=True)
class Succession:
    """Who gives up a post to whom: a unit has one 分管领导 and one 联系人, those whom the form names."""

    role: Role
    former: Member
    name: str


def successions(session: Session, item: Assignment) -> list[Succession]:
    """What the form's verification changes: the present holders of its posts whom it does not name."""
    named = {MEANS[one["role"]]: one["name"] for one in item.form.get("people", []) if one["role"] in SINGLE}
    return [
        Succession(role, member, name)
        for role, name in named.items()
        for member in Member.of_unit(session, item.unit_id, role)
        if member.name != name
    ]


def take_effect(session: Session, act: Act, item: Assignment) -> None:
    """市府办 has verified the form: it states who holds each post from now on."""
    ending = successions(session, item)
    _confirm_leaders(session, act, item)
    for one in ending:
        if any(member.name == one.name for member in Member.of_unit(session, item.unit_id, one.role)):
            one.former.take(one.role, act.at)
            act.record("roster.replaced", one.former, before=one.role, name=one.name)


def _confirm_leaders(session: Session, act: Act, item: Assignment) -> None:
    named = {one["name"] for one in item.form.get("people", []) if one["role"] == LEADER}
    for member in Member.of_unit(session, item.unit_id):
        waiting = [duty for duty in member.duties if duty.state == RoleState.PENDING and duty.role in CONFIRMED_ONLY]
        for duty in waiting:
            if member.name in named:
                member.give(Role(duty.role), act.at)
                act.record("roster.confirm", member, after=duty.role)


def await_confirmation(member: Member, role: Role) -> None:
    """Note a role that somebody else has to confirm; nothing if it is in force already."""
    if member.holds(role):
        return
    duty = next((duty for duty in member.duties if duty.role == role), None)
    if duty is None:
        member.duties.append(MemberRole(role=role, state=RoleState.PENDING))
    else:
        duty.state, duty.ended_at = RoleState.PENDING, None


def member_named(session: Session, unit: Unit, name: str, mobile: str = "", origin: str = FROM_FORM) -> Member:
    """The unit's member of that name (and mobile, where several share it); a new, unbound one if there is none."""
    same = [member for member in Member.of_unit(session, unit.id) if member.name == name]
    fitting = [member for member in same if not mobile or member.person.mobile in {"", mobile}]
    if fitting:
        return fitting[0]
    found = _same_human(session, name, mobile) or Person(name=name[:LONGEST_NAME], mobile=mobile[:LONGEST_MOBILE])
    session.add(found)
    session.flush()
    former = next((member for member in found.members if member.unit_id == unit.id), None)
    if former is not None:
        former.ended_at, former.origin = None, origin
        return former
    member = Member(person=found, unit=unit, unit_id=unit.id, post="", origin=origin)
    session.add(member)
    session.flush()
    return member


def _register(session: Session, act: Act, unit: Unit, one: Entry) -> Member:
    member = member_named(session, unit, one["name"], one["mobile"])
    member.post = one["post"][:LONGEST_POST] or member.post
    member.person.mobile = member.person.mobile or one["mobile"][:LONGEST_MOBILE]
    role = MEANS[one["role"]]
    if role in CONFIRMED_ONLY:
        await_confirmation(member, role)
    else:
        member.give(role, act.at)
    session.flush()
    if member.person.userid is None:
        act.record("roster.unbound", member, person=member.person.id)
    return member


def _drop_forgotten(session: Session, act: Act, unit_id: int, named: Sequence[Member]) -> None:
    """Somebody of an earlier form who was never found and is not named any more was a slip."""
    kept = {member.id for member in named}
    for member in Member.of_unit(session, unit_id):
        if member.origin == FROM_FORM and member.person.userid is None and member.id not in kept:
            retire(member, act)


def _same_human(session: Session, name: str, mobile: str) -> Person | None:
    """Somebody of another unit with the same name and mobile is the same human being."""
    if not mobile:
        return None
    return session.scalar(select(Person).where(Person.name == name, Person.mobile == mobile).limit(1))


def _known(members: Iterable[Member], name: str) -> Entry:
    same = [member for member in members if member.name == name]
    if len(same) != 1:
        return {}
    return {"post": same[0].post, "mobile": same[0].person.mobile}


def _entry(one: Mapping[str, Any]) -> Entry:
    role = str(one.get("role") or "")
    role = SAID.get(role[:2], role)
    return {"role": role, **{key: str(one.get(key) or "").strip() for key in ("name", "post", "mobile")}}


def _fill(old: Entry, new: Mapping[str, str]) -> Entry:
    """What the new message says of the same person; it never empties anything."""
    old.update({key: value for key, value in new.items() if value and key in _FACTS and not old.get(key)})
    return old


__all__ = [
    "BY_WISH",
    "CLERK",
    "CONTACT",
    "FROM_FORM",
    "LEADER",
    "MEANS",
    "WORKERS",
    "Entry",
    "Succession",
    "amended",
    "await_confirmation",
    "incomplete",
    "keep_draft",
    "known_people",
    "member_named",
    "merged",
    "nameless",
    "register",
    "successions",
    "take_effect",
]
