"""考核表 to those for whom it is: the office, and one unit its own where the office says so. Never a group."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime

from sqlalchemy.orm import object_session

from bot.clock import local_day
from bot.database import Database
from bot.models import History, Member, Role, ScoreSheet, offices
from bot.models.calendar import workdays
from bot.models.score_facts import rate
from bot.models.score_rule import BONUS, VETO_ORDER
from bot.papers.plain import long_day
from bot.papers.score_book import ScoreRow, score_book
from bot.papers.score_paper import ScorePage, score_paper
from bot.tell.own_papers import office_here
from bot.tell.post import Paper, Post
from bot.wording import local
from bot.wording import scores as say

LABEL = "考核"
READERS = (Role.CONTACT, Role.PRINCIPAL)


def score_papers(database: Database, row: History, now: datetime) -> list[Paper]:
    """导出2022考核: the table of all and a page each; of one unit its page."""
    year, unit = int(row.facts["year"]), row.facts.get("unit_id")
    with database.read() as session:
        local.use(offices.called(session, local.OFFICES))
        sheets = [one for one in ScoreSheet.of_year(session, year) if unit in {None, one.reader.id}]
        if not sheets:
            return []
        named = sheets[0].unit.short if unit is not None else ""
        pages = Paper(say.paper_name(year, named, sheets), score_pages(sheets, now), LABEL)
        return [pages] if unit is not None else [Paper(say.file_name(year, sheets), score_file(sheets), LABEL), pages]


def score_file(sheets: Sequence[ScoreSheet]) -> bytes:
    """The workbook of these sheets."""
    return score_book([_row(sheet) for sheet in sheets], say.stand(sheets))


def score_pages(sheets: Sequence[ScoreSheet], now: datetime) -> bytes:
    """The document of these sheets, a page each."""
    return score_paper([_page(sheet, now) for sheet in sheets])


def _page(sheet: ScoreSheet, now: datetime) -> ScorePage:
    return ScorePage(
        year=sheet.year,
        plan=f"{sheet.plan.title}（{sheet.plan.doc_no}）",
        unit=sheet.unit.name,
        tasks=rate(sheet.figures.get("tasks", [0, 0])),
        orders=rate(sheet.figures.get("orders", [0, 0])),
        total=say.points(sheet),
        state=say.stands(sheet),
        lines=[say.paper_line(line) for line in sheet.result.lines],
        objection=say.objection(sheet),
        answer=say.answer(sheet),
        decided=say.decided(sheet),
        day=_made_on(local_day(now), local_day(sheet.drafted_at)),
        office=office_here(object_session(sheet)),
    )


def _made_on(today: date, drafted: date) -> str:
    """The day of the paper; and of its figures, where they were reckoned earlier."""
    return long_day(today) if drafted == today else f"{long_day(today)}（数字截至{long_day(drafted)}）"


def _row(sheet: ScoreSheet) -> ScoreRow:
    lines = sheet.result.lines
    times = {line.subject: line.times for line in lines}
    return ScoreRow(
        plan=sheet.plan.doc_no,
        unit=sheet.unit.short,
        tasks=rate(sheet.figures.get("tasks", [0, 0])),
        orders=rate(sheet.figures.get("orders", [0, 0])),
        vetoes=times.get(VETO_ORDER, 0),
        circulars=times.get("通报", 0),
        minus=sum(line.points for line in lines if line.subject != BONUS),
        plus=sum(line.points for line in lines if line.subject == BONUS),
        total=None if sheet.vetoed else sheet.total,
        verdict=sheet.verdict,
        state=sheet.state,
        told_on=sheet.told_on,
        objection=sheet.objection,
        answer=sheet.answer_text,
        confirmed=sheet.confirmed_by,
        lines=[
            (line.subject, line.times, line.points if line.subject == BONUS else -line.points, "、".join(line.which))
            for line in lines
        ],
    )


def told(post: Post, sheet: ScoreSheet, row: History) -> None:
    """The office gave it out: to the unit's own people, in the window, made by the clock."""
    post.in_window = True
    _to(post, sheet, READERS, say.to_unit(sheet, sheet.last_day(workdays(post.session))), row)
    people = {one.person_id: one for one in Member.of_unit(post.session, sheet.reader.id, *READERS)}
    paper = score_pages([sheet], post.now) if people else b""
    for member in people.values():
        post.file(member, say.paper_name(sheet.year, sheet.unit.short, [sheet]), paper, LABEL)
    post.in_window = False


def objected(post: Post, sheet: ScoreSheet, row: History) -> None:
    """An objection: the approvers answer it."""
    people = {member.person_id: member for member in Member.with_role(post.session, Role.APPROVER)}
    for member in people.values():
        if member.person_id != row.person_id:
            post.text(member, say.objected_told(sheet), LABEL)


def answered(post: Post, sheet: ScoreSheet, row: History) -> None:
    """The answer goes to the unit that objected."""
    _to(post, sheet, READERS, say.answered_told(sheet), row)


def _to(post: Post, sheet: ScoreSheet, roles: Sequence[Role], text: str, row: History) -> None:
    people = {member.person_id: member for member in Member.of_unit(post.session, sheet.reader.id, *roles)}
    for member in people.values():
        if member.person_id != row.person_id:
            post.text(member, text, LABEL)


def _about(telling: Callable[[Post, ScoreSheet, History], None]) -> Callable[[Post, History], None]:
    def tell_one(post: Post, row: History) -> None:
        if isinstance(row.about, ScoreSheet):
            telling(post.for_plan(row.about.plan), row.about, row)

    return tell_one


TABLE: Mapping[str, Callable[[Post, History], None]] = {
    "score.object": _about(objected),
    "score.object_for": _about(objected),
    "score.answer": _about(answered),
}
