"""机构调整: everybody of the unit that carries on hears of it once; signatures are asked of whoever leads it now."""

from collections.abc import Callable, Mapping

from sqlalchemy import select

from bot.models import Account, Assignment, Card, History, Member, Plan, Request, Role, Unit
from bot.models.counted import recount
from bot.models.request_row import AWAITING_FINAL, AWAITING_SIGN
from bot.tell import passing
from bot.tell.letters import ACKNOWLEDGE, CHECK, ask_receipt, awaiting, receipts_missing
from bot.tell.post import Post
from bot.tell.request_cards import catch_up, close, pass_on, steps_of
from bot.tell.request_people import to_each
from bot.wording import regroups as say

LABEL = "机构调整"


def merged(post: Post, row: History) -> None:
    """Told with the last row of the act: everything has passed on by now."""
    new = _carrier(post, row)
    text = say.told_merged(row.before, row.after, row.who, str(row.facts.get("basis", "")), row.facts)
    _settle(post, row, new, text)


def renamed(post: Post, row: History) -> None:
    """The same of another name."""
    new = _carrier(post, row)
    _settle(post, row, new, say.told_renamed(row.before, row.after, row.who, str(row.facts.get("basis", ""))))


def absorbed(post: Post, row: History) -> None:
    """Whoever was asked to sign for it or to verify it is not asked any more."""
    item = row.about
    assert isinstance(item, Assignment)  # noqa: S101 - only items cause this event
    outcome = say.absorbed_outcome(str(row.facts.get("former_name", "")), str(row.facts.get("unit", "")))
    post.close_cards(item, outcome, "不用再办", CHECK)


def signed_anew(post: Post, row: History) -> None:
    """Nobody has signed yet: the form bears the new name, so the card is sent anew to whoever leads the unit now."""
    request = row.about
    if isinstance(request, Request) and request.state in {AWAITING_SIGN, AWAITING_FINAL}:
        outcome = say.asked_again(str(row.facts.get("old", "")), str(row.facts.get("new", "")))
        close(post, request, outcome, "已重发", "sign", "final")


def person_moved(post: Post, row: History) -> None:
    """Whose post is filled already hears so by himself."""
    member = row.about
    if isinstance(member, Member) and row.facts.get("ended"):
        _first_notice(post)
        now = [str(role) for role in row.facts.get("now", [])]
        post.text(member, say.role_ended(row.before, row.after, row.facts["ended"], now), LABEL)


def _settle(post: Post, row: History, new: Unit, text: str) -> None:
    _first_notice(post)
    people = [*Member.of_unit(post.session, new.id), *Member.with_role(post.session, Role.APPROVER)]
    told = [one for one in people if one.person_id != row.person_id and one.roles]
    to_each(post, told, text, LABEL)
    for member in Member.of_unit(post.session, new.id):
        pass_on(post, member.person)
    for request in Request.of_units(post.session, [new.id]):
        if steps_of(request):
            catch_up(post.for_plan(request.plan), request)
    passing.catch_up(post)
    _close_idle_receipts(post, new, say.absorbed_outcome(row.before, row.after))
    for item in receipts_missing(post, new.id):
        ask_receipt(post.for_plan(item.plan), item)
    plans = set(post.session.scalars(select(Account.plan_id).where(Account.unit_id == new.id)))
    for plan_id in sorted(plans):
        if post.act is not None:
            recount(post.session, plan_id, new.id, post.act)


def _close_idle_receipts(post: Post, new: Unit, outcome: str) -> None:
    """交办 cards that came along although nothing on them waits any more."""
    asking = select(Card).where(Card.subject == Assignment.__tablename__, Card.step == ACKNOWLEDGE, Card.state == "开")
    for card in post.session.scalars(asking.order_by(Card.id)).all():
        if card.facts.get("unit") == new.id:
            item = post.session.get_one(Assignment, card.subject_id)
            if not awaiting(post, item, new.id):
                post.close_card(card, outcome, "不用再办")


def _carrier(post: Post, row: History) -> Unit:
    return post.session.get_one(Unit, row.facts["new"])


def _first_notice(post: Post) -> None:
    """Units belong to no notice: the oldest one's trial mode counts."""
    post.for_plan(next(iter(Plan.all(post.session)), None))


TABLE: Mapping[str, Callable[[Post, History], None]] = {
    "unit.merge": merged,
    "unit.rename": renamed,
    "assignment.absorb": absorbed,
    "request.regroup": signed_anew,
    "member.regroup": person_moved,
}
