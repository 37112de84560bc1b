"""整改通知书 asked for: the file goes to whoever asked."""

from bot.clock import local_day
from bot.models import History, Person, Rectification
from bot.papers.rect_notice import Notice, rect_notice
from bot.tell.post import Post
from bot.wording.rect_cards import paper_name


def paper_asked(post: Post, row: History) -> None:
    """整改通知书 ZG-2022-001"""
    order = row.about
    person = post.session.get(Person, row.person_id) if row.person_id else None
    if isinstance(order, Rectification) and person is not None:
        post.for_plan(order.plan)
        post.file(person, paper_name(order), rect_notice(notice_facts(order)), "整改通知书")


def notice_facts(order: Rectification) -> Notice:
    """The order as its paper shows it."""
    contact, phone = order.plan.setting("人工联系人"), order.plan.setting("人工电话")
    return Notice(
        number=order.number,
        unit=order.unit.name,
        issuer=order.watcher,
        account=order.account.name if order.account else "",
        account_kind=order.account.platform if order.account else "",
        problem=order.problem,
        fact=order.fact,
        found_on=order.found_on,
        basis=order.basis,
        wanted=order.wanted,
        limit=f"{order.limit_days}个工作日" if order.limit_days else "",
        due_on=local_day(order.due_at) if order.due_at else order.due_on,
        issued_on=local_day(order.issued_at) if order.issued_at else None,
        repeats=order.repeats,
        contact=f"{contact} {phone}".strip(),
    )
