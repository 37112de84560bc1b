"""Who hears of what the office does, and of what people ask of the office."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from datetime import datetime

from sqlalchemy import select

from bot.clock import local_day
from bot.database import Database
from bot.ledger import copied_out
from bot.models import Account, Assignment, Card, History, Member, Opinion, Outbox, Person, Plan, Role, Unit
from bot.models.counted import give_time, recount
from bot.models.member import OFFICE
from bot.tell.post import Paper, Post
from bot.wording import delivery, guide, permanence
from bot.wording import office as say


def urged(post: Post, row: History) -> None:
    """催办: one message a person for all the items, in the sender's name, inside the window."""
    for_person: dict[int, list[Assignment]] = defaultdict(list)
    people: dict[int, Person] = {}
    for item_id in row.facts["items"]:
        item = post.session.get_one(Assignment, item_id)
        for member in responsible(post, item):
            people[member.person_id] = member.person
            for_person[member.person_id].append(item)
    post.in_window = True
    for person_id, items in for_person.items():
        post.for_plan(items[0].plan)
        phone = items[0].plan.setting("人工电话")
        several = len({member.unit_id for member in people[person_id].posts}) > 1
        today = local_day(post.now)
        by = post.act.by if post.act else None
        sender = f"{by.unit.short if by and items[0].is_issued_by(by) else '市府办'}{row.who}"
        post.text(people[person_id], say.urge_text(items, sender, phone, today=today, with_unit=several), "催办")
    post.in_window = False


def responsible(post: Post, item: Assignment) -> list[Member]:
    """Who is reminded of an item: its 承办人 who can be written to, else the unit's 联系人, else its 经办人."""
    if item.handler is not None and item.handler.ended_at is None and item.handler.person.userid:
        return [item.handler]
    for role in (Role.CONTACT, Role.CLERK):
        found = [member for member in Member.of_unit(post.session, item.unit_id, role) if member.person.userid]
        if found:
            return found
    return []


def disposed(post: Post, row: History) -> None:
    """处置意见: the host unit hears what becomes of its account."""
    account = row.about
    if not isinstance(account, Account) or account.unit is None or post.act is None:
        return
    moved = give_time(post.session, account, row.before, post.act)
    recount(post.session, account.plan_id, account.unit.id, post.act)
    if not account.unit.urgeable:
        return
    post.for_plan(account.plan)
    by = f"市府办{row.who}" if row.person_id else "按读入的文件"
    note = "" if Opinion.about(post.session, account) is not None else str(row.facts.get("note") or "")
    told = say.disposition_told(account, row.after, by, moved, local_day(post.now), note)
    for member in Member.of_unit(post.session, account.unit.id, Role.CONTACT, Role.CLERK):
        post.text(member, told, "处置意见")


def loaded(post: Post, row: History) -> None:
    """A folder was loaded: what is counted from the accounts follows what it says of them."""
    plan = row.about
    if not isinstance(plan, Plan) or post.act is None:
        return
    hosts = select(Account.unit_id).where(Account.plan_id == plan.id, Account.unit_id.is_not(None)).distinct()
    for unit_id in post.session.scalars(hosts).all():
        if unit_id is not None:
            recount(post.session, plan.id, unit_id, post.act)


def wants_human(post: Post, row: History) -> None:
    """人工 and what the bot does not do itself: the office is told, with the words."""
    words = str(row.facts.get("words", ""))
    for member in _staff(post, *OFFICE):
        post.text(member, guide.wants_human(row.who, _unit_of(post, row), words), "请求人工")


def unresolved(post: Post, row: History) -> None:
    """An encrypted userid: delivery asks WeCom whose it is; the administrator hears of it once."""
    asked = select(Outbox.id).where(Outbox.kind == "resolve", Outbox.recipient == row.userid)
    if post.session.scalar(asked.limit(1)) is not None:
        return
    post.resolve(row.userid)
    for member in _staff(post, Role.SYSTEM_ADMIN):
        post.text(member, guide.encrypted(row.userid), "身份")


def ledger_papers(database: Database, row: History, now: datetime) -> list[Paper]:
    """导出台账: a unit gets its own part."""
    data = copied_out(database, now, row.facts.get("units") or (), row.person_id)
    return [Paper(say.ledger_name(local_day(now)), data, "台账")]


def clock_died(post: Post, row: History) -> None:
    """A clock process ended itself: whoever keeps the system going looks why."""
    for member in Member.with_role(post.session, Role.SYSTEM_ADMIN):
        post.text(member, delivery.clock_died(row.facts["loops"]), "系统")


def head_told(post: Post, row: History) -> None:
    """封印: the 审计管理员 keeps what no one with the database in hand can change."""
    facts = row.facts
    for member in _staff(post, Role.AUDITOR):
        post.text(member, permanence.head_told(facts["number"], facts["last"], facts["hash"]), "日志封印")


def resent(post: Post, row: History) -> None:
    """重发: what did not arrive, or may not have, goes once more, and says so."""
    old = row.about
    if isinstance(old, Outbox):
        card = post.session.get(Card, old.card_id) if old.card_id else None
        post.again(old, card, delivery.sent_again(old.made_at, row.who, row.before))


def _staff(post: Post, *roles: Role) -> list[Member]:
    """Everybody of those roles, each human being once."""
    found = {member.person_id: member for member in Member.with_role(post.session, *roles)}
    post.for_plan(next(iter(Plan.all(post.session)), None))
    return list(found.values())


def _unit_of(post: Post, row: History) -> str:
    who = post.session.get(Person, row.person_id) if row.person_id else None
    unit: Unit | None = who.posts[0].unit if who and who.posts else None
    return unit.short if unit else ""


TABLE: Mapping[str, Callable[[Post, History], None]] = {
    "plan.load": loaded,
    "office.urge": urged,
    "account.dispose": disposed,
    "guide.human": wants_human,
    "guide.elsewhere": wants_human,
    "person.unresolved": unresolved,
    "history.head": head_told,
    "clock.died": clock_died,
    "outbox.resend": resent,
}
