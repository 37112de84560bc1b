"""升级、通报 that a person of 市府办 has tapped: the letters in his name, and what the cards say from then on."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from sqlalchemy import select

from bot.clock import local_day
from bot.models import Card, History, Member, Notice, Person, Plan, Rectification, Role
from bot.models.outbox import TO_TAP
from bot.models.pressing import Pressed, pressed
from bot.tell.post import Post
from bot.wording import morning
from bot.wording import proposals as say
from bot.wording.rect_watch import for_circular as order_for_circular
from bot.wording.rect_watch import to_leader as order_to_leader
from bot.wording.reminders import for_circular, signature, to_leader

STEP, LABEL = "propose", "升级待点选"
CIRCULAR = "通报草稿"
SENT, NOBODY = "已发", "无人可收"


def escalated(post: Post, row: History) -> None:
    """Told once for everything that one tap has settled, with the last of it."""
    rows = [one for one in post.act.rows if one.event == row.event] if post.act else [row]
    if rows[-1] is not row:
        return
    post.for_plan(_item(row).plan)
    _write(post, [one for one in rows if one.after == SENT])
    _close_cards(post, rows, _outcome(post, rows))


def _write(post: Post, rows: Sequence[History]) -> None:
    """One message a person; like 催办 outside the window it goes when that opens."""
    for_person: dict[int, list[History]] = defaultdict(list)
    for row in rows:
        for person_id in row.facts["people"]:
            for_person[person_id].append(row)
    post.in_window = True
    for person_id, own in for_person.items():
        person = post.session.get_one(Person, person_id)
        text = "\n\n".join(_letter(post, one, person) for one in own)
        post.notice_id = own[0].facts["notice"]
        units = list(dict.fromkeys(_item(one).unit.short for one in own))
        for sent in post.text(person, text, own[0].facts["kind"] or "升级", units=units):
            sent.unit_id = _item(own[0]).unit_id
    post.in_window, post.notice_id = False, None


def _letter(post: Post, row: History, person: Person) -> str:
    item = _item(row)
    contacts = Member.of_unit(post.session, item.unit_id, Role.CONTACT)
    contact = contacts[0].name if contacts and contacts[0].person_id != person.id else ""
    signed = signature(row.who, item.plan.setting("人工电话"))
    if row.facts["kind"] == CIRCULAR:
        late = row.facts["days"]
        return order_for_circular(item, late) if isinstance(item, Rectification) else for_circular(item, late)
    if isinstance(item, Rectification):
        return order_to_leader(item, person.name, contact, signed)
    return to_leader(item, person.name, contact, signed)


def _outcome(post: Post, rows: Sequence[History]) -> str:
    """What the cards say: sent, nobody there, no longer needed, or decided against."""
    first = rows[0]
    done = [row for row in rows if row.after == SENT]
    people = [post.session.get_one(Person, number).name for row in done for number in row.facts["people"]]
    when = datetime.fromisoformat(first.facts["when"])
    over = [row for row in rows if row.facts["over"]]
    refused = [row for row in rows if row.after not in {SENT, NOBODY} and not row.facts["over"]]
    nobody = [row for row in rows if row.after == NOBODY]
    parts = [
        say.sent(first.who, first.at, _units(done), list(dict.fromkeys(people)), when) if done else "",
        say.nobody(_units(nobody)) if nobody else "",
        say.over(_units(over)) if over else "",
        say.skipped(first.who, first.at, _units(refused)) if refused else "",
    ]
    return "。".join(part for part in parts if part)


def _close_cards(post: Post, rows: Sequence[History], outcome: str) -> None:
    """Every card that offers one of these ends; what it still offered besides stands on a fresh one."""
    settled = {row.facts["notice"] for row in rows}
    grey = say.SENT if any(row.after == SENT for row in rows) else say.SKIPPED
    for card in post.session.scalars(select(Card).where(Card.step == STEP, Card.state == "开").order_by(Card.id)).all():
        offered = card.facts.get("notices", [])
        if settled.isdisjoint(offered):
            continue
        post.close_card(card, outcome, grey)
        left = [post.session.get_one(Notice, number) for number in offered if number not in settled]
        _offer_rest(post, card.person, [notice for notice in left if notice.state == TO_TAP])


def _offer_rest(post: Post, person: Person, notices: Sequence[Notice]) -> None:
    if not notices:
        return
    items = [pressed(post.session, notice) for notice in notices]
    facts = notices[0].facts
    text = morning.proposal_card(items, notices, facts["kind"], morning.whom(facts), local_day(post.now))
    plan: Plan = items[0].plan
    post.for_plan(plan).card(
        person, notices[0], STEP, text, label=LABEL, facts={"notices": [one.id for one in notices]}
    )


def _units(rows: Sequence[History]) -> list[str]:
    return [_item(row).unit.short for row in rows]


def _item(row: History) -> Pressed:
    assert isinstance(row.about, Pressed)  # noqa: S101 - only these cause this event
    return row.about


TABLE: Mapping[str, Callable[[Post, History], None]] = {"office.escalate": escalated}
