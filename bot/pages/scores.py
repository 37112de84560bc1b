"""考核: the yearly sheets for 市府办 alone, in the order of the units; a suggestion, never a rank."""

from collections.abc import Callable, Sequence
from functools import partial
from io import BytesIO

from flask import Response, request, send_file, url_for

from bot.clock import local_day
from bot.errors import Denied
from bot.models import Act, ScoreSheet
from bot.models.calendar import workdays
from bot.models.member import OFFICE
from bot.models.score_facts import rate
from bot.pages.console import Door, Look
from bot.tell.scores import score_file, score_pages
from bot.wording import scores as say

Naming = Callable[[Sequence[ScoreSheet]], str]
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class Scores:
    """The pages of 考核."""

    def __init__(self, door: Door) -> None:
        self._door = door

    @property
    def rules(self) -> list[tuple[str, str, Callable[..., Response]]]:
        """Method, path and page."""
        return [
            ("GET", "/scores", self.scores),
            ("GET", "/scores/<int:number>", self.score),
            ("GET", "/scores/<int:year>.xlsx", self.score_table),
            ("GET", "/scores/<int:year>.docx", self.score_papers),
        ]

    def scores(self) -> Response:
        """A year's sheets."""

        def page(look: Look) -> str:
            _must_be_office(look)
            years = ScoreSheet.years(look.session)
            year = request.args.get("year", type=int) or (years[0] if years else local_day(look.now).year)
            sheets = ScoreSheet.of_year(look.session, year)
            facts = {"rate": rate, "points": say.points, "suggested": say.SUGGESTED}
            return look.show("scores.html", year=year, years=years, sheets=sheets, **facts)

        return self._door.look(page)

    def score(self, number: int) -> Response:
        """One unit's sheet with what it was reckoned from."""

        def page(look: Look) -> str:
            _must_be_office(look)
            sheet = look.session.get(ScoreSheet, number)
            if sheet is None:
                raise Denied("not_shown_here", asked=request.path)
            lines = [say.paper_line(line) for line in sheet.result.lines]
            last = sheet.last_day(workdays(look.session))
            facts = {"rate": rate, "points": say.points(sheet), "stands": say.stands(sheet), "last": last}
            return look.show("score.html", sheet=sheet, lines=lines, **facts)

        return self._door.look(page)

    def score_table(self, year: int) -> Response:
        """The workbook of a year."""
        return self._given(year, SHEET, partial(say.file_name, year), lambda sheets, _: score_file(sheets))

    def score_papers(self, year: int) -> Response:
        """A year's pages, a unit each."""
        return self._given(year, DOCUMENT, partial(say.paper_name, year, ""), score_pages)

    def _given(self, year: int, kind: str, name: Naming, make: Callable[..., bytes]) -> Response:
        """A file; who fetched it is on record."""
        made: list[tuple[str, bytes]] = []

        def export(look: Look, act: Act) -> str:
            _must_be_office(look)
            sheets = ScoreSheet.of_year(look.session, year)
            if sheets:
                act.record("page.download", what=f"{year}考核")
                made.append((name(sheets), make(sheets, look.now)))
            return url_for("console.scores", year=year)

        answer = self._door.change(export)
        if not made:
            return answer
        [(called, data)] = made
        return self._door.hand(send_file(BytesIO(data), mimetype=kind, as_attachment=True, download_name=called))


def _must_be_office(look: Look) -> None:
    if not look.sight.person.holds(*OFFICE):
        raise Denied("not_shown_here", asked=request.path)
