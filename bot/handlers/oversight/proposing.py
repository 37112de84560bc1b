"""升级、通报: what the clock has only proposed goes out in the name of whoever taps, to those whom the rule names."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from bot.clock import local_day
from bot.errors import Denied, WrongState
from bot.message import Reply
from bot.models import Assignment, Card, Member, Notice, Person, Role
from bot.models.member import OFFICE
from bot.models.outbox import TO_TAP
from bot.models.pressing import Pressed, key_of, overdue, pressed_for_change
from bot.models.standing import standings
from bot.turn import Turn

ALL = frozenset({"", "all"})  # ids of the drop-down: nothing picked, 以上全部
SENT, SKIPPED, NOBODY = "已发", "跳过", "无人可收"
OFFICE_ROLES = frozenset({Role.FIRST_REVIEWER, Role.APPROVER})


def propose_tap(turn: Turn, card: Card, verb: str, chosen: str) -> Reply:
    """〔发送〕〔不发〕 for all units of the card or the one that was picked"""
    turn.officer(*OFFICE)
    notices = _picked(turn, card, chosen)
    waiting = [one for one in notices if one.state == TO_TAP]
    if not waiting:
        facts = notices[0].facts
        raise WrongState("proposal_over", state=notices[0].state, who=facts.get("by", ""), at=facts.get("tapped", ""))
    items = {one.id: pressed_for_change(turn.session, one) for one in waiting}
    late = overdue(turn.session, items.values(), turn.now, turn.workdays)
    for notice in waiting:
        item = items[notice.id]
        over = not late[key_of(item)]  # reported, or its deadline was moved since
        people = _receivers(turn, notice, item) if verb == "send" and not over else []
        state = SKIPPED if over or verb != "send" else SENT if people else NOBODY
        _settle(turn, notice, item, state, people, over=over)
    return Reply()


def _picked(turn: Turn, card: Card, chosen: str) -> list[Notice]:
    """The notices that are meant, all of the card's locked in one order so that two tappers meet at the first."""
    numbers = sorted(card.facts.get("notices", ()))
    locked = [turn.session.get_one(Notice, number, with_for_update=True, populate_existing=True) for number in numbers]
    found = [one for one in locked if chosen in ALL or str(one.id) == chosen]
    if not found:
        raise Denied("card_forged_key")
    return found


def _receivers(turn: Turn, notice: Notice, item: Pressed) -> list[Person]:
    """接收 as it is filled today; where nobody is there, whom the clock had found (替补) as far as they still serve."""
    roles = [Role(role) for role in notice.facts.get("roles", ()) if role in set(Role)]
    of_unit = [role for role in roles if role not in OFFICE_ROLES]
    own = Member.of_unit(turn.session, item.unit_id, *of_unit) if of_unit else []
    ours = [role for role in roles if role in OFFICE_ROLES]
    named = [*own, *(Member.with_role(turn.session, *ours) if ours else [])]
    found = _reachable((member.person for member in named), item)
    substitutes = (turn.session.get(Person, number) for number in notice.facts.get("people", ()))
    return found or _reachable((one for one in substitutes if one is not None and one.posts), item)


def _reachable(people: Iterable[Person], item: Pressed) -> list[Person]:
    """Each once; in trial mode everybody, for somebody else reads it."""
    trial = item.plan.setting("试运行收件人")
    fitting = {one.id: one for one in people if trial or (one.userid and one.unreachable_since is None)}
    return list(fitting.values())


def _settle(  # noqa: PLR0913 - what became of one proposal
    turn: Turn, notice: Notice, item: Pressed, state: str, people: Sequence[Person], *, over: bool
) -> None:
    """The notice says what became of it and by whom; the event carries the rest to the telling."""
    notice.state = state
    notice.facts = {
        **notice.facts,
        "by": turn.speaker.name,
        "tapped": turn.now.isoformat(),
        "people": [one.id for one in people] or notice.facts.get("people", []),
    }
    turn.act.record(
        "office.escalate",
        item,
        before=TO_TAP,
        after=state,
        kind=notice.facts.get("kind", ""),
        notice=notice.id,
        people=[one.id for one in people],
        over=over,
        days=_days_late(turn, item),
        when=turn.workdays.next_window(turn.now).isoformat(),
    )


def _days_late(turn: Turn, item: Pressed) -> int:
    """Working days since the last one that was in time: a deadline on a rest day is kept until the next working day."""
    last = (
        standings(turn.session, [item], turn.now, turn.workdays)[item.id].until
        if isinstance(item, Assignment)
        else item.due_at
    )
    return turn.workdays.between(local_day(last), local_day(turn.now)) if last else 0


TAPS: Mapping[str, Callable[[Turn, Card, str, str], Reply]] = {"propose": propose_tap}
