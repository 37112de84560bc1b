"""委托代签: who may be named, for how long, under which rule; checked when it is used."""

from datetime import date, timedelta

import pytest

from bot.errors import Denied, NotAllowed, Refusal, Unclear, WrongState
from bot.models import Member, Plan, Role
from bot.models.delegation import EXPIRED, IN_FORCE, PROPOSED, Delegation, Rule, Signatories
from tests.models.request_cast import TODAY, Cast, make_member


def give(cast: Cast, delegate: Member | None = None, days: int = 10, rule: Rule = Rule.FREE) -> Delegation:
    """The principal delegates from today on."""
    until = TODAY + timedelta(days=days - 1)
    return Delegation.propose(cast.act(cast.principal), delegate or cast.leader, TODAY, until, rule)


def test_without_consent_needed_it_is_in_force_at_once() -> None:
    given = give(Cast())

    assert given.state == IN_FORCE
    assert given.covers(TODAY)
    assert not given.covers(TODAY + timedelta(days=10))


def test_where_the_office_has_to_agree_it_covers_nothing_before() -> None:
    cast = Cast()
    given = give(cast, rule=Rule.WITH_CONSENT)

    assert (given.state, given.covers(TODAY)) == (PROPOSED, False)
    given.agree(cast.act(cast.approver))
    assert given.covers(TODAY)


def test_a_notice_may_forbid_it() -> None:
    with pytest.raises(Denied, match="delegation_forbidden"):
        give(Cast(), rule=Rule.FORBIDDEN)


def test_thirty_days_are_the_longest() -> None:
    assert give(Cast(), days=30).state == IN_FORCE
    with pytest.raises(Denied, match="delegation_too_long"):
        give(Cast(), days=31)


@pytest.mark.parametrize(("start", "end"), [(-1, 5), (3, 2)])
def test_days_that_are_over_or_the_wrong_way_round_are_refused(start: int, end: int) -> None:
    cast = Cast()
    days = TODAY + timedelta(days=start), TODAY + timedelta(days=end)

    with pytest.raises(Unclear, match="delegation_days"):
        Delegation.propose(cast.act(cast.principal), cast.leader, *days, Rule.FREE)


def test_only_a_registered_leader_of_the_unit_who_is_no_clerk_may_be_named() -> None:
    cast = Cast()
    both = make_member(31, "两职", cast.unit, Role.LEADER, Role.CLERK)
    elsewhere = make_member(32, "外单位", cast.other, Role.LEADER)

    for nobody in (cast.clerk, both, elsewhere):
        with pytest.raises(Denied):
            give(cast, nobody)


@pytest.mark.parametrize("place", [0, 3, 4, 5, 7])
def test_only_the_principal_delegates(place: int) -> None:
    cast = Cast()

    with pytest.raises(NotAllowed):
        Delegation.propose(cast.act(cast.everybody[place]), cast.leader, TODAY, TODAY, Rule.FREE)


def test_it_ends_with_the_role_of_either() -> None:
    cast = Cast()
    given = give(cast)

    cast.leader.duties[0].state = "已结束"

    assert not given.covers(TODAY)


def test_it_ends_once() -> None:
    cast = Cast()
    given = give(cast)
    given.expire(cast.act(None))

    assert given.state == EXPIRED
    with pytest.raises(WrongState):
        given.take_back(cast.act(cast.principal))


def test_the_office_does_not_agree_to_a_delegation_of_its_own() -> None:
    cast = Cast()
    given = give(cast, rule=Rule.WITH_CONSENT)
    cast.approver.person.mobile, cast.approver.person.name = cast.leader.person.mobile, cast.leader.person.name

    with pytest.raises(Denied, match="same_person"):
        given.agree(cast.act(cast.approver))


@pytest.mark.parametrize(
    ("settings", "rule"),
    [
        ([], Rule.WITH_CONSENT),
        (["不须"], Rule.FREE),
        (["", "不须"], Rule.FREE),
        (["不须", "须市府办同意"], Rule.WITH_CONSENT),
        (["不须", "不允许"], Rule.FORBIDDEN),
    ],
)
def test_the_strictest_notice_counts(settings: list[str], rule: Rule) -> None:
    assert Rule.of(Plan(settings={"委托代签": said}) for said in settings) is rule


def test_a_delegate_signs_in_the_principals_place() -> None:
    cast = Cast()
    request = cast.sent()
    desk = Signatories((cast.principal,), (cast.leader,))

    assert desk.asked(request.hands) == (cast.leader,)
    request.sign_agree(cast.act(cast.leader), desk, request.form_hash)
    assert (request.signed_how, request.signed_for) == ("委托代签", cast.principal.name)


def test_a_delegate_who_filled_the_form_in_is_not_asked() -> None:
    cast = Cast()
    request = cast.sent()
    request.hands.append(cast.leader.person)

    assert Signatories((cast.principal,), (cast.leader,)).asked(request.hands) == (cast.principal,)


def test_after_the_delegation_the_card_is_dead() -> None:
    cast = Cast()
    request = cast.sent()

    with pytest.raises(Refusal) as refused:
        request.sign_agree(cast.act(cast.leader), Signatories((cast.principal,)), request.form_hash)

    assert refused.value.code == "not_a_signer"
    assert request.signed_hash == ""


def test_a_day_is_a_day_in_shanghai() -> None:
    given = give(Cast(), days=1)

    assert (given.from_day, given.to_day) == (date(2022, 7, 20), date(2022, 7, 20))
