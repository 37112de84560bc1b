"""读入表格: a file is uploaded, what it would change is shown, and a button reads it in. For who oversees."""

from collections.abc import Callable
from typing import Protocol

from flask import Response, request, url_for
from sqlalchemy.orm import Session
from werkzeug.exceptions import RequestEntityTooLarge

from bot.errors import Denied
from bot.models import Act, ReceivedList
from bot.models.received import SECRET, why_not
from bot.models.received_list import ASKED, CHOOSING, LARGEST, OVERSEERS, TAKEN
from bot.pages.console import Door, Look
from bot.wording import lists as say

ROOM = 64 * 1024  # for the form around the file
LATEST = 10


class Reader(Protocol):
    """The door for files, as `bot.app` hands it over."""

    def look(self, session: Session, row: ReceivedList, act: Act, /) -> None:
        """Which list it is and what it would change."""

    def take(self, session: Session, row: ReceivedList, act: Act, /) -> None:
        """Read it in."""


class Uploads:
    """The pages of 读入表格."""

    def __init__(self, door: Door, reader: Reader) -> None:
        self._door, self._reader = door, reader

    @property
    def rules(self) -> list[tuple[str, str, Callable[..., Response]]]:
        """Method, path and page."""
        return [
            ("GET", "/lists", self.lists),
            ("POST", "/lists", self.upload),
            ("GET", "/lists/<int:number>", self.one_list),
            ("POST", "/lists/<int:number>", self.read_list),
        ]

    def lists(self) -> Response:
        """The form, and what he uploaded or sent lately."""

        def page(look: Look) -> str:
            _must_read_in(look)
            rows = ReceivedList.of(look.session, look.sight.person, LATEST)
            return look.show("lists.html", rows=rows, sorts=say.sorts_for(look.sight.person), most=say.MOST_MEGABYTES)

        return self._door.look(page)

    def upload(self) -> Response:
        """A file of his."""
        request.max_content_length = LARGEST + ROOM

        def change(look: Look, act: Act) -> str:
            _must_read_in(look)
            sent = request.files.get("file")
            if sent is None or not sent.filename:
                return url_for("console.lists")
            data = sent.read()
            if why_not(data, sent.filename) == SECRET:
                raise Denied("secret")
            row = ReceivedList.keep(look.session, look.sight.person, act.at, data, channel="page", name=sent.filename)
            act.record("list.upload", row)
            self._reader.look(look.session, row, act)
            return url_for("console.one_list", number=row.id)

        try:
            return self._door.change(change)
        except RequestEntityTooLarge:
            return self._door.say(say.too_large())

    def one_list(self, number: int) -> Response:
        """What it would change, what is wrong, or how it ended."""

        def page(look: Look) -> str:
            _must_read_in(look)
            row = look.session.get(ReceivedList, number)
            if row is None or row.person_id != look.sight.person.id:
                raise Denied("list_gone")
            facts = {"asked": row.state == ASKED, "choosing": row.state == CHOOSING, "taken": row.state == TAKEN}
            return look.show("list.html", row=row, **facts)

        return self._door.look(page)

    def read_list(self, number: int) -> Response:
        """读入, or which of the lists it is."""

        def change(look: Look, act: Act) -> str:
            _must_read_in(look)
            row = ReceivedList.for_change(look.session, number, look.sight.person)
            option = request.form.get("option", "")
            if option.isascii() and option.isdigit() and int(option) < len(row.options):
                chosen = row.options[int(option)]
                row.choose(act, chosen["sort"], chosen["plan"])
                self._reader.look(look.session, row, act)
            else:
                row.confirm(act)
                self._reader.take(look.session, row, act)
            return url_for("console.one_list", number=number)

        return self._door.change(change)


def _must_read_in(look: Look) -> None:
    if not look.sight.person.holds(*OVERSEERS):
        raise Denied("not_shown_here", asked=request.path)
