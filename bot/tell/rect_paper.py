"""Papers about an order to whoever asked: 整改通知书, the draft of a 通报; and 催办 to its unit."""

import re

from sqlalchemy.orm import Session

from bot.clock import local_day
from bot.models import History, Member, Person, Rectification, Unit
from bot.models.rectification import CLOSED_OUT, OFFICE_NAME, WORKERS
from bot.papers.own import circular_paper, notice_paper
from bot.papers.rect_circular import Circular
from bot.papers.rect_notice import Notice
from bot.tell.own_papers import formal, send_paper
from bot.tell.post import Post
from bot.wording import rect_watch as say
from bot.wording.rect_cards import paper_name

_LEVEL = re.compile(r"([市县区旗])人民政府")
BY_OFFICE = ("约谈", "警告", "责令关停")  # 涉约谈以上由市府办


def paper_asked(post: Post, row: History) -> None:
    """整改通知书 ZG-2022-001"""
    order = row.about
    person = post.session.get(Person, row.person_id) if row.person_id else None
    if isinstance(order, Rectification) and person is not None:
        post.for_plan(order.plan)
        send_paper(post, person, paper_name(order), notice_paper(notice_facts(order)), "整改通知书")


def circular_asked(post: Post, row: History) -> None:
    """起草通报 ZG-2022-001: the draft to whoever asked; nobody else hears of it."""
    order = row.about
    person = post.session.get(Person, row.person_id) if row.person_id else None
    if isinstance(order, Rectification) and person is not None:
        post.for_plan(order.plan)
        send_paper(
            post, person, say.circular_name(order), circular_paper(circular_facts(post.session, order, row)), "通报草稿"
        )


def circular_facts(session: Session, order: Rectification, row: History) -> Circular:
    """How the order stands; from 约谈 on 市府办 signs."""
    level = _LEVEL.search(order.plan.setting("印发单位"))
    by_office = any(measure in BY_OFFICE for _, measure, *_ in order.measures)
    return Circular(
        notice=notice_facts(order),
        plan=order.plan.doc_no,
        signer=order.plan.setting("印发单位", OFFICE_NAME) if by_office or order.is_main else _watcher(order),
        overdue=order.is_overdue(row.at),
        acknowledged_on=local_day(order.acknowledged_at) if order.acknowledged_at else None,
        feedback=order.feedback,
        feedback_on=local_day(order.feedback_at) if order.feedback_at else None,
        closed_on=local_day(order.ended_at) if order.ended_at and order.state == CLOSED_OUT else None,
        returns=order.returns,
        measures=tuple((day, measure, words) for day, measure, words, *_ in order.measures),
        drawn_on=local_day(row.at),
        towns=_towns(session),
        level=level[1] if level else "市",
    )


def _towns(session: Session) -> str:
    """How the towns of this county are addressed, by the kinds of units.csv; nothing where it has none."""
    kinds = {unit.kind for unit in Unit.all(session)}
    villages = "".join(kind for kind in ("乡", "镇") if kind in kinds)
    parts = [f"各{villages}人民政府"] if villages else []
    parts += ["街道办事处" if parts else "各街道办事处"] if "街道" in kinds else []
    return "、".join(parts)


def _watcher(order: Rectification) -> str:
    return formal(order, order.watcher)


def urged(post: Post, row: History) -> None:
    """催办: one message a unit for all its orders of this turn, in the sender's name, inside the window."""
    order = row.about
    rows = post.act.rows if post.act else [row]
    mine = [
        one.about
        for one in rows
        if one.event == row.event
        and isinstance(one.about, Rectification)
        and isinstance(order, Rectification)
        and one.about.unit_id == order.unit_id
    ]
    if not isinstance(order, Rectification) or not mine or mine[-1] is not order:
        return
    post.for_plan(order.plan)
    waits, post.in_window = post.in_window, True
    text = say.urge_text(mine, f"{order.watcher}{row.who}", order.plan.setting("人工电话"), local_day(post.now))
    people = {member.person_id: member for member in Member.of_unit(post.session, order.unit_id, *WORKERS)}
    for member in people.values():
        post.text(member, text, "催办")
    post.in_window = waits


def notice_facts(order: Rectification) -> Notice:
    """The order as its paper shows it."""
    contact, phone = order.plan.setting("人工联系人"), order.plan.setting("人工电话")
    return Notice(
        number=order.number,
        unit=order.unit.name,
        issuer=_watcher(order),
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
