"""培训: a notice by who organises it, sign-up by the units, and who came, as the organiser says.

Nobody who takes part taps anything, and nobody owes a report (domain §3.5): the list of who came is the organiser's.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Self

from sqlalchemy import ColumnElement, ForeignKey, String, Text, UniqueConstraint, or_, select
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from bot.clock import local_day
from bot.database import Base
from bot.errors import Denied, NotAllowed, Unclear, WrongState
from bot.models.assignment import Assignment
from bot.models.evidence import refuse_secrets
from bot.models.history import Act
from bot.models.member import OFFICE, Member, Person, Role
from bot.models.plan import Plan, Task
from bot.models.unit import SEPARATOR, Unit

SERIES = "PX"
NOTIFIED, HELD, CALLED_OFF = "已通知", "已办", "已取消"
ORGANISERS = OFFICE | {Role.MONITOR, Role.MEDIA}
CLERKS = frozenset({Role.CLERK, Role.CONTACT})
FOR_ALL = ("announce", "material")  # behind which step a file is material and not a list of names
OF_UNIT = CLERKS | {Role.LEADER, Role.PRINCIPAL}
LONGEST_TITLE, LONGEST_PLACE, LONGEST_NOTE, LONGEST_NAME, LONGEST_LINK = 60, 60, 300, 40, 500


@dataclass(frozen=True, slots=True)
class Course:
    """What the notice says."""

    title: str
    starts_at: datetime
    place: str
    link: str = ""
    note: str = ""


class Training(Base):
    """One training."""

    __tablename__ = "training"

    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(String(20), unique=True)  # PX-2022-001
    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id"))
    organiser_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))  # who sent the notice
    title: Mapped[str] = mapped_column(String(120))
    starts_at: Mapped[datetime] = mapped_column(index=True)
    place: Mapped[str] = mapped_column(String(120), default="")
    link: Mapped[str] = mapped_column(String(500), default="")
    note: Mapped[str] = mapped_column(Text, default="")
    unit_codes: Mapped[str] = mapped_column(Text, default="")  # who is invited
    state: Mapped[str] = mapped_column(String(10), default=NOTIFIED)  # | 已办 | 已取消
    made_at: Mapped[datetime]
    marked_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)

    plan: Mapped[Plan] = relationship(lazy="joined")
    organiser: Mapped[Unit] = relationship(lazy="joined")
    person: Mapped[Person] = relationship(lazy="joined")
    seats: Mapped[list["Seat"]] = relationship(
        order_by="Seat.id", lazy="selectin", back_populates="training", cascade="all, delete-orphan"
    )

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy reads it once

    @classmethod
    def numbered(cls, session: Session, number: str) -> Self | None:
        """The training with that number, its row locked (PostgreSQL) until the turn ends."""
        found = select(cls).where(cls.number == number).with_for_update(of=cls)
        return session.scalar(found.execution_options(populate_existing=True))

    @classmethod
    def all(cls, session: Session, *states: str) -> list[Self]:
        """Every training, or those in one of the states, by the day on which it takes place."""
        found = select(cls).order_by(cls.starts_at, cls.id)
        return list(session.scalars(found.where(cls.state.in_(states)) if states else found))

    @classmethod
    def announce(cls, act: Act, plan: Plan, number: str, course: Course, units: Sequence[Unit]) -> Self:
        """培训通知: to whom is settled here; who hears of it is `tell`'s."""
        by = act.by
        if by is None:
            raise NotAllowed(roles=ORGANISERS)
        _check(act, course)
        if not units:
            raise Unclear("training_units")
        made = cls(
            number=number,
            plan=plan,
            plan_id=plan.id,
            organiser=by.unit,
            organiser_id=by.unit_id,
            person=by.person,
            person_id=by.person_id,
            unit_codes=SEPARATOR.join(dict.fromkeys(unit.code for unit in units)),
            state=NOTIFIED,
            made_at=act.at,
            **_columns(course),
        )
        act.record("training.announce", made, after=NOTIFIED, day=str(local_day(course.starts_at)), text=course.title)
        return made

    def expect_ahead(self, act: Act, what: str) -> None:
        """改期、取消: only by who organises it, and only while it is still to come."""
        self._own(act)
        self._expect(what, NOTIFIED)

    def move(self, act: Act, course: Course) -> None:
        """改期: another day or place."""
        self.expect_ahead(act, "改期")
        _check(act, course)
        old = local_day(self.starts_at)
        for name, value in _columns(course).items():
            setattr(self, name, value)
        act.record("training.move", self, old=str(old), new=str(local_day(self.starts_at)), note=self.place)

    def call_off(self, act: Act, reason: str) -> None:
        """取消培训."""
        self.expect_ahead(act, "取消")
        refuse_secrets(reason)
        self.state = CALLED_OFF
        act.record("training.call_off", self, before=NOTIFIED, after=CALLED_OFF, reason=reason[:LONGEST_NOTE])

    def sign_up(self, act: Act, unit: Unit, names: Iterable[str]) -> list[str]:
        """报名: by the unit, or by the organiser for it; who is on the list already is not added again."""
        self._expect_seats(act, unit)
        listed = {seat.name for seat in self.seats if seat.unit_id == unit.id}
        fresh = [name for name in dict.fromkeys(names) if name not in listed]
        for name in fresh:
            refuse_secrets(name)
            self._seat(act, unit, name)
        if fresh:
            act.record("training.sign_up", self, names=fresh, note=unit.short)
        return fresh

    def sign_off(self, act: Act, unit: Unit, names: Collection[str]) -> list[str]:
        """取消报名: of those named, or of everybody of the unit."""
        self._expect_seats(act, unit)
        gone = [seat for seat in self.seats if seat.unit_id == unit.id and (not names or seat.name in names)]
        for seat in gone:
            self.seats.remove(seat)
        if gone:
            act.record("training.sign_off", self, names=[seat.name for seat in gone], note=unit.short)
        return [seat.name for seat in gone]

    def attach(self, act: Act, link: str = "") -> None:
        """材料: a link now, or files that follow."""
        self._own(act)
        self.link = link[:LONGEST_LINK] or self.link
        act.record("training.material", self, text=link)

    def expect_sheet(self, act: Act) -> None:
        """签到表: the files that follow are the list of who came."""
        self._own(act)
        self._expect_begun(act)
        self.state, self.marked_at = HELD, act.at
        act.record("training.sheet", self, after=HELD)

    def tick(self, act: Act, came: Collection[int], others: Sequence[tuple[Unit, str]] = ()) -> None:
        """到会: the seats (ids) of who came, and who came without signing up; said again, it is put right."""
        self._own(act)
        self._expect_begun(act)
        for seat in self.seats:
            seat.came = seat.id in came
        for unit, name in others:
            self._seat(act, unit, name, came=True)
        before, self.state, self.marked_at = self.state, HELD, act.at
        act.record("training.tick", self, before=before, after=HELD, note=f"{len(self.present)}人到会")

    def own_to(self, member: Member | None) -> bool:
        """Whether the member is of the unit that organises it, in a post that may."""
        return member is not None and member.unit_id == self.organiser_id and member.holds(*ORGANISERS, *CLERKS)

    def invites(self, unit: Unit) -> bool:
        """Whether the notice went to the unit."""
        return unit.code in self.codes

    @property
    def codes(self) -> tuple[str, ...]:
        """The units invited."""
        return tuple(filter(None, self.unit_codes.split(SEPARATOR)))

    @property
    def course(self) -> Course:
        """What the notice says now."""
        return Course(self.title, self.starts_at, self.place, self.link, self.note)

    @property
    def present(self) -> list["Seat"]:
        """Who came."""
        return [seat for seat in self.seats if seat.came]

    @property
    def subject_name(self) -> str:
        """For the history: PX-2022-001 信息编发培训."""
        return f"{self.number} {self.title}"

    def _seat(self, act: Act, unit: Unit, name: str, *, came: bool | None = None) -> None:
        by = act.who
        seat = Seat(unit=unit, unit_id=unit.id, name=name[:LONGEST_NAME], signed_at=act.at, came=came)
        seat.person, seat.person_id = by, by.id if by else None
        self.seats.append(seat)

    def _own(self, act: Act) -> None:
        if not self.own_to(act.by):
            raise NotAllowed("not_organiser", subject=self, unit=self.organiser)

    def _expect(self, doing: str, *states: str) -> None:
        if self.state not in states:
            raise WrongState("training_over", subject=self, state=self.state, doing=doing)

    def _expect_begun(self, act: Act) -> None:
        self._expect("登记到会", NOTIFIED, HELD)
        if local_day(act.at) < local_day(self.starts_at):
            raise Denied("training_not_begun", subject=self, day=local_day(self.starts_at))

    def _expect_seats(self, act: Act, unit: Unit) -> None:
        by = act.by
        own = by is not None and by.unit_id == unit.id and by.holds(*OF_UNIT)
        if not own and not self.own_to(by):
            raise NotAllowed("not_own_unit", subject=self, unit=unit, own=by.unit if by else None)
        if not self.invites(unit) and not self.own_to(by):
            raise Denied("not_invited", subject=self, unit=unit)
        self._expect("报名", NOTIFIED)
        if act.at >= self.starts_at:
            raise WrongState("sign_up_closed", subject=self, state=self.state)


class Seat(Base):
    """One person of one unit who signed up, or came."""

    __tablename__ = "training_seat"
    __table_args__ = (UniqueConstraint("training_id", "unit_id", "name", name="uq_training_seat"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    training_id: Mapped[int] = mapped_column(ForeignKey("training.id"))
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    name: Mapped[str] = mapped_column(String(40))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))  # who signed him up
    signed_at: Mapped[datetime]
    came: Mapped[bool | None]

    training: Mapped[Training] = relationship(back_populates="seats")
    unit: Mapped[Unit] = relationship(lazy="joined")
    person: Mapped[Person | None] = relationship(lazy="joined")


def may_organise(session: Session, member: Member) -> bool:
    """市府办, 监测, 融媒体; the clerks of a unit in which somebody holds such a role, or that owes trainings."""
    if member.holds(*ORGANISERS):
        return True
    if not member.holds(*CLERKS):
        return False
    owed = select(Assignment.id).join(Task, Assignment.task_id == Task.id).where(asks_for_training())
    owes = session.scalar(owed.where(Assignment.unit_id == member.unit_id).limit(1)) is not None
    return owes or bool(Member.of_unit(session, member.unit_id, *ORGANISERS))


def asks_for_training() -> ColumnElement[bool]:
    """Tasks that a training proves, as their 办结口径 or 证明材料 says (task 12)."""
    return or_(Task.criterion.contains("培训"), Task.evidence.contains("培训"))


def moved(course: Course, starts_at: datetime | None, place: str) -> Course:
    """The same with another moment or place."""
    return replace(course, starts_at=starts_at or course.starts_at, place=place or course.place)


def on_day(session: Session, day: date) -> list[Training]:
    """Trainings that take place that day."""
    return [one for one in Training.all(session, NOTIFIED) if local_day(one.starts_at) == day]


def _columns(course: Course) -> dict[str, Any]:
    return {
        "title": course.title,
        "starts_at": course.starts_at,
        "place": course.place,
        "link": course.link[:LONGEST_LINK],
        "note": course.note[:LONGEST_NOTE],
    }


def _check(act: Act, course: Course) -> None:
    for text in (course.title, course.place, course.note):
        refuse_secrets(text)
    if len(course.title) > LONGEST_TITLE or len(course.place) > LONGEST_PLACE:
        raise Unclear("training_long")
    if course.starts_at <= act.at:
        raise Unclear("past_date", field="date", value=local_day(course.starts_at))
