"""Task 1's report makes members; a wish to be one needs somebody's word."""

from collections.abc import Iterator

import pytest
from sqlalchemy.orm import Session

from bot.database import Database
from bot.errors import Denied, NotAllowed, Unclear, WrongState
from bot.models import Act, Member, Person, Role, Unit, registration, roster
from bot.models.assignment import IN_HAND
from bot.models.member import RoleState
from tests.models.items import MACHINE, NOON, act, item, member, plan, unit

FORM = [
    {"role": "分管领导", "name": "王某某", "post": "副镇长", "mobile": "13800000001"},
    {"role": "专职人员", "name": "张三", "post": "", "mobile": ""},
    {"role": "联系人", "name": "李四", "post": "主任", "mobile": "13800000002"},
]


@pytest.fixture
def session(tables_url: str) -> Iterator[Session]:
    """Tables without a row, of both kinds."""
    database = Database(tables_url)
    with database.change() as session:
        yield session
    database.close()


@pytest.fixture
def town(session: Session) -> Unit:
    """A unit."""
    where = unit("Z01", "佛堂镇")
    session.add(where)
    session.flush()
    return where


def bound(session: Session, name: str, where: Unit, *roles: Role) -> Member:
    """Somebody who can be written to."""
    found = member(name, where, *roles)
    found.person.bind(name, NOON)
    session.add(found)
    session.flush()
    return found


def stranger(userid: str) -> Act:
    """Somebody unknown says something."""
    return Act(by=None, at=NOON, machine_at=MACHINE, channel="app", userid=userid)


def roles(session: Session, where: Unit) -> dict[str, list[tuple[str, str]]]:
    """Who serves as what, and whether it counts."""
    return {
        one.name: sorted((str(duty.role), str(duty.state)) for duty in one.duties)
        for one in Member.of_unit(session, where.id)
    }


def test_a_form_grows_over_several_messages() -> None:
    people = roster.merged([], [{"role": "分管", "name": "王某某"}, {"role": "联络员", "name": "李四"}])
    assert roster.nameless(people) == ["专职人员"]

    people = roster.merged(
        people, [{"role": "经办人", "name": "张三"}, {"role": "联系人", "name": "", "mobile": "138"}]
    )

    assert roster.nameless(people) == []
    assert [(one["role"], one["name"]) for one in people] == [
        ("分管领导", "王某某"),
        ("专职人员", "张三"),
        ("联系人", "李四"),
    ]
    assert [(one["name"], words) for one, words in roster.incomplete(people)] == [
        ("王某某", ["职务", "手机"]),
        ("张三", ["职务", "手机"]),
        ("李四", ["职务"]),
    ]


def test_another_leader_replaces_another_clerk_joins() -> None:
    people = roster.merged(FORM, [{"role": "分管领导", "name": "赵六"}, {"role": "专职人员", "name": "钱七"}])

    assert [one["name"] for one in people] == ["赵六", "张三", "钱七", "李四"]


def test_clerks_serve_at_once_and_leaders_after_verification(session: Session, town: Unit) -> None:
    known = bound(session, "张三", town, Role.CONTACT)
    thing = item(town, IN_HAND, of=plan())
    session.add(thing)
    thing.form = {"people": FORM}

    roster.register(session, act(known), thing)

    assert roles(session, town) == {
        "张三": [("经办人", "生效"), ("联系人", "生效")],
        "王某某": [("分管领导", "待确认")],
        "李四": [("联系人", "生效")],
    }
    roster.take_effect(session, act(None), thing)
    assert roles(session, town)["王某某"] == [("分管领导", "生效")]


def test_a_form_without_all_names_registers_nobody(session: Session, town: Unit) -> None:
    thing = item(town, IN_HAND)
    thing.form = {"people": FORM[:2]}

    with pytest.raises(Unclear, match="roster_incomplete"):
        roster.register(session, act(None), thing)

    assert Member.of_unit(session, town.id) == []


def test_whoever_is_not_named_again_and_was_never_found_goes(session: Session, town: Unit) -> None:
    clerk = bound(session, "张三", town, Role.CLERK)
    thing = item(town, IN_HAND)
    session.add(thing)
    thing.form = {"people": FORM}
    roster.register(session, act(clerk), thing)
    thing.form = {"people": roster.merged(FORM, [{"role": "分管领导", "name": "赵六"}])}

    roster.register(session, act(clerk), thing)

    assert set(roles(session, town)) == {"张三", "赵六", "李四"}


def test_known_people_are_filled_in(session: Session, town: Unit) -> None:
    known = bound(session, "张三", town, Role.CLERK)
    known.post, known.person.mobile = "科员", "13900000009"

    assert roster.known_people(session, town.id, FORM)[1] == {
        "role": "专职人员", "name": "张三", "post": "科员", "mobile": "13900000009",
    }  # fmt: skip


def test_a_stranger_becomes_a_clerk_by_the_contact_s_word(session: Session, town: Unit) -> None:
    contact = bound(session, "李四", town, Role.CONTACT)
    wished = registration.wish(session, stranger("new"), town, "新人")
    assert registration.confirmers(session, wished) == [contact]
    assert Person.known_as(session, "new") is None

    registration.confirm(session, act(contact), wished, "new")

    found = Person.known_as(session, "new")
    assert found is not None
    assert found.holds(Role.CLERK)


def test_whom_the_roster_names_without_a_role_asks_for_one(session: Session, town: Unit) -> None:
    contact = bound(session, "contact", town, Role.CONTACT)
    known = bound(session, "known", town)
    says = Act(by=None, at=NOON, machine_at=MACHINE, channel="app", userid="known", person=known.person)

    assert registration.wish(session, says, town, "known") is known
    registration.confirm(session, act(contact), known, "known")

    assert known.roles == {Role.CLERK}
    with pytest.raises(WrongState):
        registration.wish(session, says, town, "known")


def test_a_listed_person_is_bound_with_his_own_roles(session: Session, town: Unit) -> None:
    contact = bound(session, "李四", town, Role.CONTACT)
    listed = member("张三", town, Role.CLERK)
    session.add(listed)
    session.flush()

    wished = registration.wish(session, stranger("zs"), town, "张三")
    registration.confirm(session, act(contact), wished, "zs")

    assert wished is listed
    assert listed.person.userid == "zs"


def test_only_the_office_says_who_the_principal_is(session: Session, town: Unit) -> None:
    contact = bound(session, "李四", town, Role.CONTACT)
    office = bound(session, "孙七", unit("S01", "市府办"), Role.APPROVER)
    session.add(member("镇长", town, Role.PRINCIPAL))
    session.flush()
    wished = registration.wish(session, stranger("zz"), town, "镇长")

    assert registration.confirmers(session, wished) == [office]
    with pytest.raises(NotAllowed):
        registration.confirm(session, act(contact), wished, "zz")
    registration.confirm(session, act(office), wished, "zz")

    assert wished.person.userid == "zz"


def test_a_refused_wish_leaves_nobody(session: Session, town: Unit) -> None:
    contact = bound(session, "李四", town, Role.CONTACT)
    wished = registration.wish(session, stranger("new"), town, "新人")

    registration.refuse(act(contact), wished, "new")

    assert set(roles(session, town)) == {"李四"}
    assert Person.known_as(session, "new") is None


def test_somebody_bound_is_not_bound_again(session: Session, town: Unit) -> None:
    contact = bound(session, "李四", town, Role.CONTACT)
    wished = registration.wish(session, stranger("one"), town, "新人")
    registration.confirm(session, act(contact), wished, "one")

    with pytest.raises(WrongState, match="already_bound"):
        registration.confirm(session, act(contact), wished, "two")


def test_a_clerk_of_another_unit_confirms_nobody(session: Session, town: Unit) -> None:
    other = bound(session, "赵六", unit("Z02", "苏溪镇"), Role.CONTACT)
    wished = registration.wish(session, stranger("new"), town, "新人")

    with pytest.raises(NotAllowed):
        registration.confirm(session, act(other), wished, "new")


def test_the_contact_hands_his_office_on_himself(session: Session, town: Unit) -> None:
    contact = bound(session, "李四", town, Role.CONTACT)

    new = registration.propose_contact(session, act(contact), town, "王五", "13800000000")

    assert new.holds(Role.CONTACT)
    assert not contact.holds(Role.CONTACT)


def test_a_clerk_s_proposal_waits_for_the_contact(session: Session, town: Unit) -> None:
    contact, clerk = bound(session, "李四", town, Role.CONTACT), bound(session, "张三", town, Role.CLERK)
    new = registration.propose_contact(session, act(clerk), town, "王五", "")
    assert not new.holds(Role.CONTACT)

    registration.change_contact(session, act(contact), new)

    assert new.holds(Role.CONTACT)
    assert [duty.state for duty in contact.duties] == [RoleState.ENDED]


def test_nobody_confirms_his_own_wish_twice(session: Session, town: Unit) -> None:
    contact, clerk = bound(session, "李四", town, Role.CONTACT), bound(session, "张三", town, Role.CLERK)
    new = registration.propose_contact(session, act(clerk), town, "王五", "")
    registration.refuse_contact(act(contact), new)

    with pytest.raises(WrongState, match="wish_over"):
        registration.change_contact(session, act(contact), new)


def test_a_person_does_not_vouch_for_himself(session: Session, town: Unit) -> None:
    contact = bound(session, "李四", town, Role.CONTACT)
    again = member("李四", unit("Z02", "苏溪镇"), Role.CONTACT, person=contact.person)
    session.add(again)
    session.flush()

    with pytest.raises((Denied, NotAllowed, WrongState)):
        registration.confirm(session, act(contact), again, "other")
