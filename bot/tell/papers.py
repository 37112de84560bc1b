"""统计 as a picture, 专报 and 通报: made when somebody asks, sent to whoever asked and to nobody else."""

from collections.abc import Callable, Mapping
from datetime import date

from sqlalchemy import select

from bot import reports
from bot.models import History, Person, Plan, Unit
from bot.papers.own import brief_paper, report_paper
from bot.papers.pictures import page_picture
from bot.tell.own_papers import send_paper
from bot.tell.post import Post


def figures_asked(post: Post, row: History) -> None:
    """统计: the same five lines as a picture."""
    plan, person = _asked(post, row)
    if plan is None or person is None:
        return
    units = post.session.scalars(select(Unit).where(Unit.id.in_(row.facts.get("units") or [])).order_by(Unit.id)).all()
    picture = reports.overview(post.session, plan, post.now, units)
    post.for_plan(plan).picture(person, f"{plan.short}统计.png", picture, "统计")


def brief_asked(post: Post, row: History) -> None:
    """专报: the page as a document and as a picture."""
    plan, person = _asked(post, row)
    if plan is None or person is None:
        return
    page = reports.brief(post.session, plan, post.now)
    send_paper(post.for_plan(plan), person, reports.brief_name(plan, post.now, "docx"), brief_paper(page), "专报")
    post.picture(person, reports.brief_name(plan, post.now, "png"), page_picture(page), "专报")


def report_asked(post: Post, row: History) -> None:
    """导出8月通报: the draft."""
    plan, person = _asked(post, row)
    if plan is None or person is None:
        return
    month = date.fromisoformat(f"{row.facts['month']}-01")
    paper = report_paper(reports.report(post.session, plan, month, post.now))
    send_paper(post.for_plan(plan), person, reports.report_name(plan, month), paper, "通报")


def _asked(post: Post, row: History) -> tuple[Plan | None, Person | None]:
    plan = row.about
    person = post.session.get(Person, row.person_id) if row.person_id else None
    return (plan if isinstance(plan, Plan) else None), person


TABLE: Mapping[str, Callable[[Post, History], None]] = {
    "office.figures": figures_asked,
    "office.brief": brief_asked,
    "office.report": report_asked,
}
