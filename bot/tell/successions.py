"""Who hears that somebody takes over: who confirms, who leaves, who comes (with the 交接单), colleagues and office."""

from collections.abc import Callable, Iterable, Mapping

from sqlalchemy import select

from bot.leaving import handover
from bot.models import Assignment, Card, History, Member, Person, Plan, Rectification, Request, Role, Unit
from bot.models.assignment import WORKERS
from bot.models.calendar import workdays
from bot.models.standing import standings
from bot.models.succession import STEP, WAITING, Succession, open_orders, open_things
from bot.papers.handover import handover_paper
from bot.tell import passing
from bot.tell.letters import CHECK, OVER, ask_check
from bot.tell.post import Post
from bot.tell.request_cards import catch_up_person
from bot.wording import handovers as papers
from bot.wording import successions as say

LABEL = "换人"


def wished(post: Post, row: History) -> None:
    """A card to those who may confirm it; none where who proposed could say so himself."""
    one = _about(post, row)
    if one.state == WAITING:
        for member in one.confirmers(post.session):
            post.card(member, one, STEP, say.card(one, row.who), label=LABEL)


def succeeded(post: Post, row: History) -> None:
    """Cards pass on (those of applications and receipts by the leaver's retirement), everybody concerned hears so."""
    one = _about(post, row)
    post.close_cards(one, f"{row.who}已同意", "已同意", STEP)
    _pass_checks_on(post, one)
    if one.leaver.person_id != row.person_id:
        post.text(one.leaver, say.farewell(one), LABEL)
    catch_up_person(post, one.successor.person)
    passing.catch_up(post)
    _first_notice(post)
    post.text(one.successor, _note(post, one), "交接单")
    _paper(post, one.successor.person, one.unit, (one.leaver.name, one.successor.name, one.roles))
    told = [
        one.proposer,
        *(member.person for member in Member.of_unit(post.session, one.unit_id, *WORKERS)),
        *(member.person for member in Member.with_role(post.session, Role.APPROVER)),
    ]
    _to_each(post, (person for person in told if person.id != row.person_id), say.done(one))


def asked(post: Post, row: History) -> None:
    """导出交接单: to whoever asked."""
    person = post.session.get(Person, row.person_id) if row.person_id else None
    if isinstance(row.about, Unit) and person is not None:
        _first_notice(post)
        facts = row.facts
        _paper(post, person, row.about, (facts["leaver"], facts["successor"], facts["roles"]))


def _paper(post: Post, to: Person, unit: Unit, who: tuple[str, str, str]) -> None:
    paper = handover_paper(handover(post.session, unit, who, post.now))
    post.file(to, papers.paper_name(unit.short, who[0], post.now), paper, "交接单")


def declined(post: Post, row: History) -> None:
    """Who proposed it hears so, and his colleagues."""
    one = _about(post, row)
    post.close_cards(one, f"{row.who}没有同意", "未换", STEP)
    clerks = (member.person for member in Member.of_unit(post.session, one.unit_id, *WORKERS))
    told = (person for person in [one.proposer, *clerks] if person.id != row.person_id)
    _to_each(post, told, say.declined(one))


def _pass_checks_on(post: Post, one: Succession) -> None:
    """What the leaver was asked to verify or to confirm asks his successor, if he may."""
    mine = select(Card).where(Card.person_id == one.leaver.person_id, Card.state == "开", Card.step.in_((CHECK, STEP)))
    for card in post.session.scalars(mine.order_by(Card.id)).all():
        if card.step == STEP:
            post.close_card(card, "您已不在这个岗位，由其他同志确认", "已转出", state=OVER)
            continue
        item = post.session.get_one(Assignment, card.subject_id)
        if any(member.person_id == one.leaver.person_id for member in item.checkers(post.session)):
            continue
        post.close_card(card, f"已转{one.successor.name}核实", "已转出", state=OVER)
        post.for_plan(item.plan)
        ask_check(post, item, [member for member in item.checkers(post.session) if member.id == one.successor_id])


def _note(post: Post, one: Succession) -> str:
    items, requests = open_things(post.session, one.unit_id)
    stands = standings(post.session, items, post.now, workdays(post.session))
    rows = [(item, stands[item.id]) for item in items]
    rest: list[Request | Rectification] = [*requests, *open_orders(post.session, one.unit_id)]
    return say.note(one.unit.short, one.leaver.name, rows, rest, post.now)


def _about(post: Post, row: History) -> Succession:
    assert isinstance(row.about, Succession)  # noqa: S101 - only successions cause these events
    _first_notice(post)
    return row.about


def _first_notice(post: Post) -> None:
    """People belong to no notice: the oldest one's trial mode counts."""
    post.for_plan(next(iter(Plan.all(post.session)), None))


def _to_each(post: Post, people: Iterable[Person], text: str) -> None:
    for person in {one.id: one for one in people}.values():
        post.text(person, text, LABEL)


TABLE: Mapping[str, Callable[[Post, History], None]] = {
    "roster.succession_wish": wished,
    "roster.succeeded": succeeded,
    "roster.succession_refused": declined,
    "roster.handover_asked": asked,
}
