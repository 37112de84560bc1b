"""A county with the shipped notice loaded and no WeCom: rounds of the clock, and what they hand in for delivery."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from bot.clock import MachineClock, local_day, parse_moment
from bot.database import Base, Database
from bot.load import load
from bot.models import Account, Act, Assignment, Member, Notice, Outbox, Person, Plan, ReminderRule, Request, Task, Unit
from bot.models.calendar import workdays
from bot.models.outbox import PENDING, SENT
from bot.scheduler.beat import MESSAGES, Beat
from bot.scheduler.claim import Hour
from bot.scheduler.lists import Line, line_of
from bot.scheduler.timetable import round_of
from bot.tell import Post, tell

AGENT = 1000002
PLAN = Path(__file__).resolve().parents[2] / "config" / "plan"
LOADED_AT = "2022-06-30T10:00"
FOTANG = (1, "佛堂镇")  # an item by task number and unit
OWN = frozenset({"早报", "升级待点选", "交办确认", "日志封印"})  # what only the office itself gets


@dataclass
class County:
    """The tables, and people who do things in them."""

    database: Database
    failed: list[str] = field(default_factory=list)

    def round(self, moment: str) -> list[Line]:
        """One round of the clock at a business moment; what would be sent by it counts as sent."""
        now = parse_moment(moment)
        beat = Beat(self.database, now, now, AGENT)
        self.failed += round_of(beat)
        with self.database.change() as session:
            ready = select(Outbox).where(Outbox.state == PENDING, Hour.at(now, workdays(session)).admits())
            rows = session.scalars(ready.order_by(Outbox.id)).all()
            for row in rows:
                row.state, row.sent_at, row.business_sent_at = SENT, now, now
            return [line_of(session, row, now) for row in rows if row.kind in MESSAGES]

    def run(self, first: str, last: str, *hours: str) -> list[Line]:
        """Rounds at these hours of every day, rest days too."""
        lines, day = [], date.fromisoformat(first)
        while day <= date.fromisoformat(last):
            for hour in hours or ("08:50", "09:00", "14:30"):
                lines += self.round(f"{day}T{hour}")
            day += timedelta(days=1)
        return lines

    @contextmanager
    def change(self) -> Iterator[Session]:
        """Look or change."""
        with self.database.change() as session:
            yield session

    @contextmanager
    def acting(self, moment: str, userid: str = "") -> Iterator[tuple[Session, Act]]:
        """Somebody does something at that moment; it is told on."""
        now = parse_moment(moment)
        with self.database.change() as session:
            person = Person.known_as(session, userid) if userid else None
            act = Act(by=person.posts[0] if person else None, at=now, machine_at=now, channel="app")
            yield session, act
            tell(Post(session, now, now, AGENT), act)

    def confirm(self) -> None:
        """市府办 confirms 交办 once and for all."""
        self.set_up({"交办确认人": "市府办审批（样例）"})

    def set_up(self, settings: dict[str, str]) -> None:
        """Change lines of plan.csv."""
        with self.change() as session:
            for plan in Plan.all(session):
                plan.settings = {**plan.settings, **settings}

    def rules(self, *lines: str) -> None:
        """Other reminders: `种类,相对,单位,遇休,条件,接收,替补,需人点按`."""
        with self.change() as session:
            session.execute(delete(ReminderRule))
            for seq, line in enumerate(lines, 1):
                kind, offset, unit, shift, condition, receivers, substitutes, tap = line.split(",")
                words = {"kind": kind, "offset": offset, "unit": unit, "shift": shift, "condition": condition}
                roles = {"receivers": receivers, "substitutes": substitutes, "needs_tap": tap == "是"}
                session.add(ReminderRule(plan_id=1, seq=seq, **words, **roles))

    def item(self, session: Session, number: int, unit: str, cycle: str = "") -> Assignment:
        """The item of a task and a unit (by short name)."""
        found = select(Assignment).join(Task).join(Unit, Assignment.unit_id == Unit.id)
        found = found.where(Task.number == number, Unit.short == unit)
        return session.scalars(found.where(Assignment.cycle == cycle) if cycle else found).unique().one()

    def keep_only(self, *items: tuple[int, str]) -> None:
        """Void all items but these (task number, unit): a story of few people."""
        with self.change() as session:
            for item in session.scalars(select(Assignment)).unique():
                if (item.number, item.unit.short) not in items:
                    item.state, item.handed_over_at = "中止", parse_moment(LOADED_AT)

    def notices(self, **wanted: object) -> list[Notice]:
        """What the clock decided."""
        with self.change() as session:
            return list(session.scalars(select(Notice).filter_by(**wanted).order_by(Notice.id)))

    def member(self, session: Session, userid: str) -> Member:
        """A person in his first unit."""
        person = Person.known_as(session, userid)
        assert person is not None
        return person.posts[0]

    def leave(self, *userids: str) -> None:
        """These people lose their roles."""
        with self.change() as session:
            for userid in userids:
                self.member(session, userid).ended_at = parse_moment(LOADED_AT)


def to_units(lines: list[Line]) -> list[Line]:
    """What goes to units, without the office's own lists and the groups."""
    return [line for line in lines if line.kind not in OWN | {"群周报"}]


def reminders(lines: list[Line]) -> list[Line]:
    """Digests only."""
    return [line for line in to_units(lines) if line.text.startswith("【督办提醒】")]


def brief(lines: list[Line]) -> list[tuple[str, str, str]]:
    """Day, kind and recipient."""
    return [(line.time[5:10], line.kind, line.recipient) for line in lines]


def build(url: str) -> County:
    """The shipped notice, loaded on the eve of 交办日期."""
    database = Database(url)
    Base.metadata.create_all(database.engine)
    now = parse_moment(LOADED_AT)
    with database.change() as session:
        report = load(session, PLAN, now, MachineClock().now())
        tell(Post(session, now, now, AGENT), report.act)
    return County(database)


def weekday(line: Line) -> date:
    """The line's day in Shanghai."""
    return local_day(datetime.fromisoformat(line.time))


def office_list(lines: list[Line]) -> str:
    """The text of the morning list as an approver reads it."""
    return next((line.text for line in lines if line.kind == "早报" and line.recipient == "fuban_sp"), "")


def make_request(session: Session, county: County, state: str, since: str) -> Request:
    """An application of 佛堂镇 about its own account, in some state since then."""
    account = session.scalars(select(Account).where(Account.name == "佛堂城事")).unique().one()
    clerk = county.member(session, "fotang_jb")
    moment = parse_moment(since)
    columns = {
        "number": "ZX-2022-001",
        "kind": "注销",
        "plan": account.plan,
        "account": account,
        "open_account_id": account.id,
        "unit": clerk.unit,
        "state": state,
        "in_state_since": moment,
        "created_at": moment,
        "touched_at": moment,
        "clerk": clerk.person,
        "stop_on": date(2022, 8, 1),
        "reason": "受众面小，整合至义乌发布",
        "platform_ref": "gh_123456",
    }
    request = Request(**{**Request.defaults(), **columns})
    request.hands.append(clerk.person)
    if state == "待市府办审批":
        request.signer = county.member(session, "fotang_zy").person
    session.add(request)
    session.flush()
    request.form_hash = request.fingerprint()
    return request


def round_without_delivery(county: County, moment: str) -> None:
    """The clock decides, and WeCom cannot be reached all day."""
    county.round(moment)
    with county.change() as session:
        for row in session.scalars(select(Outbox).where(Outbox.made_at == parse_moment(moment))):
            row.state, row.sent_at = "待发", None
