"""The office's console, and each unit's own list: `/console`. It shows; what it changes goes through the same verbs."""

import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from urllib.parse import urlsplit

import structlog
from flask import Blueprint, Response, redirect, render_template, request, send_file, url_for
from prometheus_client import Counter
from sqlalchemy import inspect
from sqlalchemy.orm import Session

from bot.clock import MachineClock
from bot.database import Base, Database
from bot.errors import Denied, Refusal
from bot.ledger import copied_out
from bot.models import Act, Assignment, Outbox, Person, offices
from bot.models.calendar import business_now, workdays
from bot.models.history import REFUSED
from bot.models.standing import standings
from bot.pages import looking
from bot.pages.looking import Sight, Wanted
from bot.pages.passport import Office, Passport, is_own_form
from bot.tell import Post, tell
from bot.wecom.client import WeCom
from bot.wecom.errors import SendFailed
from bot.wecom.login import authorize_url
from bot.wording import local
from bot.wording import pages as say
from bot.wording.dates import moment
from bot.wording.items import task_title
from bot.wording.refusals import sentence

HOME = "/console/"
FORBIDDEN, AWAY = 403, 503
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}

log = structlog.get_logger("console")
PAGES = Counter("duban_pages_total", "Pages asked for, by page and status", ["page", "status"])


@dataclass(frozen=True, slots=True)
class Console:
    """What the pages need of the installation."""

    database: Database
    client: Callable[[], WeCom]
    clock: MachineClock
    api_base: str
    corp_id: str
    agent_id: int
    secret: str
    public_url: str = ""  # where browsers find us; "" = where they asked

    def login_url(self, state: str) -> str:
        """WeCom's page, which leads back to ours."""
        here = self.public_url or request.url_root.rstrip("/")
        back = f"{here}{url_for('console.login')}"
        return authorize_url(self.api_base, self.corp_id, self.agent_id, back, state)


@dataclass(frozen=True, slots=True)
class Look:
    """One request of somebody whom we know."""

    session: Session
    sight: Sight
    passport: Passport
    now: datetime

    def show(self, template: str, **facts: object) -> str:
        """The page, with what every page has."""
        return render_template(
            template, sight=self.sight, word=self.passport.form_word, today=looking.today(self.now), **facts
        )


Rule = tuple[str, str, Callable[..., Response]]  # method, path, page


class Turned(Exception):
    """An answer instead of the page that was asked for."""

    def __init__(self, response: Response) -> None:
        super().__init__(response.status)
        self.response = response


def blueprint(console: Console, further: Callable[["Door"], Iterable[Rule]]) -> Blueprint:
    """The pages below /console; `further`: those of other files, which stand on the same door."""
    routes = Blueprint("console", __name__, url_prefix="/console", template_folder="templates", static_folder="static")
    door = Door(console)
    for rule, page in door.pages.items():
        routes.add_url_rule(rule, page.__name__, page)
    routes.add_url_rule("/undelivered/<int:number>", "resend", door.resend, methods=["POST"])
    for method, rule, page in further(door):
        routes.add_url_rule(rule, page.__name__, page, methods=[method])
    routes.add_app_template_filter(moment, "moment")
    routes.register_error_handler(Turned, lambda turned: turned.response)

    @routes.after_request
    def finish(response: Response) -> Response:
        response.headers.update(HEADERS)
        PAGES.labels(str(request.endpoint).rpartition(".")[2], response.status_code).inc()
        return response

    return routes


class Door:
    """Every page, and who may open it."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._office = Office(console.secret, secure=console.public_url.startswith("https"))
        self.pages: dict[str, Callable[..., Response]] = {
            "/": self.overview,
            "/items": self.items,
            "/items/<int:number>": self.item,
            "/undelivered": self.undelivered,
            "/ledger.xlsx": self.ledger,
            "/login": self.login,
            "/logout": self.logout,
        }

    def overview(self) -> Response:
        """总览, for who oversees; a unit's own list for everybody else."""

        def page(look: Look) -> str:
            if not look.sight.all_units:
                raise Turned(_to(url_for("console.items")))
            plans = looking.overview(look.session, look.now)
            return look.show("overview.html", plans=plans, name=task_title, overdue=looking.OVERDUE)

        return self.look(page)

    def items(self) -> Response:
        """事项: all that he may see, narrowed by task, unit or state."""

        def page(look: Look) -> str:
            args = request.args
            wanted = Wanted(args.get("task", type=int), args.get("unit", type=int), args.get("state", "")[:10])
            found = looking.lines(look.session, look.sight, wanted, look.now)
            page = max(1, args.get("page", 1, type=int))
            start = (page - 1) * looking.PAGE
            shown = found[start : start + looking.PAGE]
            units = looking.units(look.session, look.sight)
            facts = {"wanted": wanted, "count": len(found), "page": page, "more": len(found) > start + looking.PAGE}
            return look.show("items.html", lines=shown, units=units, states=say.STATES, **facts)

        return self.look(page)

    def item(self, number: int) -> Response:
        """One item with all that happened to it."""

        def page(look: Look) -> str:
            item = look.session.get(Assignment, number)
            if item is None or not look.sight.covers(item.unit_id):
                raise Denied("not_shown_here", asked=request.path)
            stands = standings(look.session, [item], look.now, workdays(look.session))[item.id]
            rows = looking.timeline(look.session, item, all_of_it=look.sight.all_units)
            return look.show("item.html", item=item, line=looking.line(item, stands, look.now), rows=rows)

        return self.look(page)

    def undelivered(self) -> Response:
        """没发成的消息: what did not arrive, and why."""

        def page(look: Look) -> str:
            _must_send(look.sight)
            number = max(1, request.args.get("page", 1, type=int))
            rows, count = looking.undelivered(look.session, number)
            facts = {"count": count, "page": number, "more": count > number * looking.PAGE}
            return look.show("undelivered.html", rows=rows, **facts)

        return self.look(page)

    def resend(self, number: int) -> Response:
        """重发: a person's word that what did not arrive, or may not have, goes once more."""

        def change(look: Look, act: Act) -> None:
            _must_send(look.sight)
            row = Outbox.for_change(look.session, number)
            row.send_again(act, look.session)

        return self.change(change, url_for("console.undelivered"))

    def ledger(self) -> Response:
        """台账 as a file: everything for who oversees, else his units'. On record; made when nothing is locked."""
        asked: list[tuple[datetime, list[int], int]] = []

        def export(look: Look, act: Act) -> None:
            units = [] if look.sight.all_units else sorted(look.sight.units)
            act.record("page.download", what="ledger", units=units)
            asked.append((look.now, units, look.sight.person.id))

        answer = self.change(export)
        if not asked:
            return answer
        file = BytesIO(copied_out(self._console.database, *asked[0]))
        return self.hand(send_file(file, mimetype=SHEET, as_attachment=True, download_name=say.LEDGER))

    def login(self) -> Response:
        """Without a code to WeCom, with one back to the page that was wanted."""
        code, state = request.args.get("code", ""), request.args.get("state", "")
        if not code:
            return self._to_wecom(HOME)
        then = self._office.begun(state)
        if then is None:
            return _answer(say.LOGIN_STALE, FORBIDDEN)
        try:
            userid = self._console.client().userid_of(code[:512])
        except SendFailed as failed:
            log.warning("login failed", why=str(failed))
            return _answer(say.LOGIN_FAILED, AWAY)
        return self._office.give(_to(then), userid) if userid else _answer(say.NO_MEMBER, FORBIDDEN)

    def logout(self) -> Response:
        """Take the passport back."""
        return self._office.leave(_answer(say.LEFT, 200))

    def look(self, page: Callable[[Look], str]) -> Response:
        """A page for somebody whom the roster knows today; what he may not see is refused and on record."""
        passport = self._passport()
        try:
            with self._console.database.read() as session:
                response = Response(local.here(page(self._begun(session, passport))))
        except Refusal as refusal:
            return self._refused(passport, refusal)
        return self._office.give(response, passport.userid, passport.form_word)

    def change(self, work: Callable[[Look, Act], str | None], then: str = "") -> Response:
        """Something that goes on record, in one transaction, told on like every other act; `work` may say where to."""
        passport = self._passport()
        if request.method == "POST" and not is_own_form(passport):
            return self._refused(passport, Denied("strange_form"))
        try:
            with self._console.database.change() as session:
                look = self._begun(session, passport)
                act = self._act(session, passport)
                then = work(look, act) or then
                tell(Post(session, act.at, act.machine_at, self._console.agent_id), act)
        except Refusal as refusal:
            return self._refused(passport, refusal)
        return self._office.give(_to(then), passport.userid, passport.form_word)

    def hand(self, response: Response) -> Response:
        """A file to whoever has just been asked for his passport."""
        passport = self._passport()
        return self._office.give(response, passport.userid, passport.form_word)

    def say(self, text: str) -> Response:
        """A sentence in place of a page."""
        return _answer(text, FORBIDDEN)

    def _begun(self, session: Session, passport: Passport) -> Look:
        local.use(offices.called(session, local.OFFICES))
        person = Person.known_as(session, passport.userid)
        if person is None:
            raise Denied("unbound_user")
        sight = Sight.of(person)
        if sight.is_blind:
            raise Denied("not_shown_here", asked=request.path)
        return Look(session, sight, passport, business_now(session, self._console.clock.now()))

    def _act(self, session: Session, passport: Passport) -> Act:
        now = self._console.clock.now()
        person = Person.known_as(session, passport.userid)
        return Act(
            by=None,
            at=business_now(session, now),
            machine_at=now,
            channel="page",
            person=person,
            userid=passport.userid,
            raw=request.path,
        )

    def _refused(self, passport: Passport, refusal: Refusal) -> Response:
        """What he may not is said to him and stands in the history like any other attempt."""
        with self._console.database.change() as session:
            act = self._act(session, passport)
            refusal.facts = {name: _known_again(session, value) for name, value in refusal.facts.items()}
            act.record("refused", refusal.facts.get("subject"), result=REFUSED, code=refusal.code, intent="PAGE")
            tell(Post(session, act.at, act.machine_at, self._console.agent_id), act)
            return _answer(sentence(refusal), FORBIDDEN)

    def _passport(self) -> Passport:
        passport = self._office.shown()
        if passport is None:
            wanted = request.full_path.rstrip("?") if request.method == "GET" else HOME
            raise Turned(self._to_wecom(wanted))
        return passport

    def _to_wecom(self, then: str) -> Response:
        state = secrets.token_urlsafe(24)
        return self._office.begin(_to(self._console.login_url(state)), state, then)


def _known_again(session: Session, value: object) -> object:
    """A row of the transaction that was rolled back, as this one knows it."""
    if not isinstance(value, Base):
        return value
    return session.get(type(value), inspect(value).identity or 0)


def _must_send(sight: Sight) -> None:
    if not sight.may_send:
        raise Denied("not_shown_here", asked=request.path)


def _to(address: str) -> Response:
    """Send the browser on; of our own pages only by path, so that nobody is led elsewhere."""
    made = redirect(address if urlsplit(address).scheme or address.startswith(HOME) else HOME)
    return Response(made.get_data(), status=made.status_code, headers=dict(made.headers))


def _answer(text: str, status: int) -> Response:
    return Response(render_template("message.html", text=text, home=HOME), status=status)
