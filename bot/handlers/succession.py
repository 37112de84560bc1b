"""换人: who takes over from whom in a unit, and the 交接单 of what is open."""

from collections.abc import Callable, Mapping

from bot.errors import NotAllowed, Unclear
from bot.message import Reply
from bot.models import Card, Member, Rectification, Request, Role, Unit
from bot.models.member import OFFICE
from bot.models.standing import standings
from bot.models.succession import STEP, Succession, expect_leaving, named_members, open_orders, open_things
from bot.turn import Question, Turn
from bot.wording import handovers as papers
from bot.wording import successions as say

MYSELF = "我"  # 由李四接替我


def succession(turn: Turn) -> Reply:
    """<接替的人> 接替 <离任的人> [手机]"""
    name, new = turn.text("name"), turn.text("successor")
    if new and not name and (held := _staff(turn, new)):
        raise Question(say.whom(new), "choose", options=[{"name": one.name, "label": one.name} for one in held])
    if not name or not new:
        return Reply(say.how_to())
    leaver = _leaver(turn, name)
    expect_leaving(turn.act, leaver, new)
    if not turn.agreed:
        return turn.show(say.preview(leaver, new, turn.text("mobile")), leaver=leaver.id)
    one = Succession.propose(turn.session, turn.act, leaver, new, turn.text("mobile"))
    return Reply(say.proposed(one, one.confirmers(turn.session)) if one.open_leaver_id else say.done(one))


def handover_list(turn: Turn) -> Reply:
    """交接单 [姓名]"""
    name = turn.text("name")
    units = [_leaver(turn, name).unit] if name else [post.unit for post in turn.speaker.posts if post.roles]
    return Reply("\n\n".join(_note(turn, unit, name) for unit in units))


def handover_paper(turn: Turn) -> Reply:
    """导出交接单 [姓名]: of somebody who left or is leaving, else of one's own unit with the names to be written in"""
    unit, who = _handed_over(turn, turn.text("name"))
    leaver, successor, roles = who
    turn.act.record("roster.handover_asked", unit, leaver=leaver, successor=successor, roles=roles)
    return Reply(papers.on_its_way(unit.short, leaver))


def _handed_over(turn: Turn, name: str) -> tuple[Unit, tuple[str, str, str]]:
    """Whose open things, and who hands over to whom."""
    if not name:
        own = turn.member()
        return own.unit, ("", "", "")
    units = None if turn.holds(*OFFICE) else [post.unit_id for post in turn.speaker.posts if post.roles]
    gone = Succession.of_leaver(turn.session, name, units)
    if gone is None:
        leaver = _leaver(turn, name)
        return leaver.unit, (leaver.name, "", ";".join(sorted(leaver.roles)))
    turn.act.by = next((post for post in turn.speaker.posts if post.roles), None)
    return gone.unit, (gone.leaver.name, gone.successor.name, gone.roles)


def succession_tap(turn: Turn, card: Card, verb: str, chosen: str) -> Reply:
    """〔同意〕〔不换〕"""
    del chosen
    one = Succession.for_change(turn.session, card.subject_id)
    posts = turn.speaker.posts
    turn.act.by = next((post for post in posts if one.may_confirm(post)), posts[0])
    if verb == "yes":
        one.confirm(turn.session, turn.act)
    else:
        one.decline(turn.act)
    return Reply()


TAPS: Mapping[str, Callable[[Turn, Card, str, str], Reply]] = {STEP: succession_tap}


def _staff(turn: Turn, new: str) -> list[Member]:
    """The 专职人员 of the speaker's unit whom somebody new could replace."""
    units = {post.unit_id for post in turn.speaker.posts if post.roles}
    found = [one for unit in sorted(units) for one in Member.of_unit(turn.session, unit, Role.CLERK)]
    return [one for one in found if one.name != new][:8]


def _leaver(turn: Turn, name: str) -> Member:
    """The person of that name in a unit of the speaker's; the office may name anybody."""
    office = turn.holds(*OFFICE)
    posts = turn.speaker.posts
    found = (
        [post for post in posts if post.roles]
        if name == MYSELF
        else named_members(turn.session, name, () if office else [post.unit_id for post in posts])
    )
    found = [one for one in found if one.id == turn.slot("leaver")] or found
    if not found:
        raise Unclear("no_such_member", name=name, unit=posts[0].unit)
    if len(found) > 1:
        options = [{"leaver": one.id, "label": f"{one.unit.short} {one.name}"} for one in found[:8]]
        raise Question(say.who_leaves(), "choose", options=options)
    own = [post for post in posts if post.unit_id == found[0].unit_id and post.roles]
    fitting = [*(post for post in posts if post.holds(*OFFICE)), *own]
    if not fitting:
        raise NotAllowed("not_own_unit", unit=found[0].unit, own=posts[0].unit)
    turn.act.by = fitting[0]
    return found[0]


def _note(turn: Turn, unit: Unit, name: str) -> str:
    items, requests = open_things(turn.session, unit.id)
    stands = standings(turn.session, items, turn.now, turn.workdays)
    rest: list[Request | Rectification] = [*requests, *open_orders(turn.session, unit.id)]
    return say.note(unit.short, name, [(item, stands[item.id]) for item in items], rest, turn.now)
