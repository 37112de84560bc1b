"""值班: who of a unit is on duty on which day, and what a person heard who rang him up.

Nothing is owed and nothing is asked for here: a list is a list, and a spot check is a telephone call that a person
made and noted. Nobody taps a card, nobody is scored or ranked by it (domain §3.5).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Self

from sqlalchemy import ForeignKey, Index, String, Text, delete, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from bot.clock import at, local_day
from bot.database import Base
from bot.errors import Denied, NotAllowed, Unclear, WrongState
from bot.models.evidence import refuse_secrets
from bot.models.history import Act
from bot.models.member import OFFICE, Member, Person, Role
from bot.models.unit import Unit

WORKERS = frozenset({Role.CLERK, Role.CONTACT})
CHECKERS = OFFICE | {Role.MONITOR}
ANSWERED, UNANSWERED = "接", "未接"
VALID, TAKEN_BACK = "有效", "已撤销"
LONGEST = 62  # days that one entry may cover
LONGEST_NAME, LONGEST_PHONE, LONGEST_NOTE = 40, 40, 200
_KEPT_FRONT, _KEPT_BACK, _SHORTEST = 3, 4, 9


@dataclass(frozen=True, slots=True)
class Watch:
    """One person on duty, as the unit named him."""

    name: str
    phone: str = ""


class Duty(Base):
    """One person of one unit on one day."""

    __tablename__ = "duty"
    __table_args__ = (Index("ix_duty_day", "day", "unit_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    day: Mapped[date]
    name: Mapped[str] = mapped_column(String(LONGEST_NAME))
    phone: Mapped[str] = mapped_column(String(LONGEST_PHONE), default="")
    entered_by: Mapped[str] = mapped_column(String(80), default="")
    entered_at: Mapped[datetime]

    unit: Mapped[Unit] = relationship(lazy="joined")

    @classmethod
    def on(cls, session: Session, day: date, unit_ids: Sequence[int] = ()) -> list[Self]:
        """Who is on duty that day, unit by unit in the roster's order."""
        found = select(cls).where(cls.day == day).order_by(cls.unit_id, cls.id)
        return list(session.scalars(found.where(cls.unit_id.in_(unit_ids)) if unit_ids else found))

    @classmethod
    def coming(cls, session: Session, unit_id: int, since: date) -> list[Self]:
        """A unit's list from that day on."""
        found = select(cls).where(cls.unit_id == unit_id, cls.day >= since)
        return list(session.scalars(found.order_by(cls.day, cls.id)))

    @classmethod
    def put(cls, session: Session, act: Act, unit: Unit, days: Mapping[date, Sequence[Watch]]) -> int:
        """Write the list of these days, in place of what stood there; how many days had one before."""
        expect_entering(act, unit)
        today = local_day(act.at)
        if over := [day for day in days if day < today]:
            raise Unclear("past_date", field="date", value=min(over))
        mine = (cls.unit_id == unit.id, cls.day.in_(list(days)))
        before = session.scalar(select(func.count(func.distinct(cls.day))).where(*mine)) or 0
        session.execute(delete(cls).where(*mine))
        who = act.who.name if act.who else "导入"
        for day, watches in days.items():
            for one in watches:
                refuse_secrets(one.name)
                row = cls(unit=unit, day=day, name=one.name[:LONGEST_NAME], phone=one.phone[:LONGEST_PHONE])
                row.entered_by, row.entered_at = who[:80], act.at
                session.add(row)
        session.flush()
        names = list(dict.fromkeys(one.name for watches in days.values() for one in watches))
        act.record("duty.put", unit, day=f"{min(days)}至{max(days)}", names=names, days=len(days), replaced=before)
        return before

    @property
    def masked(self) -> str:
        """The telephone as groups and papers may show it."""
        return masked(self.phone)


class DutyCheck(Base):
    """A spot check by telephone: somebody rang the unit up and says whether he was answered."""

    __tablename__ = "duty_check"

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    at: Mapped[datetime] = mapped_column(index=True)
    name: Mapped[str] = mapped_column(String(120), default="")  # who stood on the list then
    result: Mapped[str] = mapped_column(String(10))  # 接 | 未接
    note: Mapped[str] = mapped_column(Text, default="")
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    state: Mapped[str] = mapped_column(String(10), default=VALID)  # | 已撤销

    unit: Mapped[Unit] = relationship(lazy="joined")
    person: Mapped[Person] = relationship(lazy="joined")

    @classmethod
    def note_down(cls, session: Session, act: Act, unit: Unit, found: "Call") -> Self:
        """抽查: what the person who rang up says; of a unit that is not his own."""
        by = expect_checking(act, unit)
        if found.result not in {ANSWERED, UNANSWERED}:
            raise Unclear("duty_result_missing", unit=unit)
        refuse_secrets(found.note)
        made = cls(unit=unit, at=act.at, name=found.name[:120], result=found.result, note=found.note[:LONGEST_NOTE])
        made.person, made.state = by.person, VALID
        session.add(made)
        session.flush()
        act.record("duty.check", made, after=found.result, name=made.name, note=made.note)
        return made

    @classmethod
    def latest_today(cls, session: Session, act: Act, unit: Unit) -> Self:
        """One's own newest check of the unit today, to take it back."""
        person_id = act.who.id if act.who else 0
        mine = select(cls).where(cls.unit_id == unit.id, cls.person_id == person_id, cls.state == VALID)
        since = mine.where(cls.at >= at(local_day(act.at))).order_by(cls.id.desc()).limit(1)
        found = session.scalar(since.with_for_update(of=cls))
        if found is None:
            raise WrongState("no_duty_check", unit=unit)
        return found

    @classmethod
    def recent(cls, session: Session, unit_ids: Sequence[int] = ()) -> list[Self]:
        """Checks, newest first."""
        found = select(cls).where(cls.state == VALID).order_by(cls.id.desc())
        return list(session.scalars(found.where(cls.unit_id.in_(unit_ids)) if unit_ids else found))

    def take_back(self, act: Act) -> None:
        """撤销抽查: noted by mistake."""
        expect_checking(act, self.unit)
        self.state = TAKEN_BACK
        act.record("duty.uncheck", self, before=self.result, after=TAKEN_BACK)

    @property
    def subject_name(self) -> str:
        """For the history."""
        return f"值班抽查 {self.unit.short}"


@dataclass(frozen=True, slots=True)
class Call:
    """A telephone call: whom it was to reach, and what came of it."""

    name: str
    result: str
    note: str = ""


def spread(entries: Iterable[tuple[date, date, Sequence[Watch]]]) -> dict[date, list[Watch]]:
    """Stretches of days as days; a day that is named twice keeps everybody."""
    days: dict[date, list[Watch]] = {}
    for first, last, watches in entries:
        if not 0 <= (last - first).days < LONGEST:
            raise Unclear("duty_days", first=first, last=last)
        for number in range(first.toordinal(), last.toordinal() + 1):
            kept = days.setdefault(date.fromordinal(number), [])
            kept += [one for one in watches if one not in kept]
    return days


def expect_entering(act: Act, unit: Unit) -> None:
    """经办人、联系人 write their own unit's list, 市府办 anybody's, a file all of them."""
    by = act.by
    if by is None and act.channel == "file":
        return
    if by is None or not (by.holds(*OFFICE) or (by.unit_id == unit.id and by.holds(*WORKERS))):
        raise NotAllowed("not_own_unit", unit=unit, own=by.unit if by else None)


def expect_checking(act: Act, unit: Unit) -> Member:
    """市府办 or 监测 rings up; nobody checks his own unit."""
    by = act.by
    if by is None or not by.holds(*CHECKERS):
        raise NotAllowed(roles=CHECKERS)
    if by.unit_id == unit.id:
        raise Denied("own_duty_check", unit=unit)
    return by


def masked(phone: str) -> str:
    """A number, mobile or landline, as others may see it."""
    return f"{phone[:_KEPT_FRONT]}****{phone[-_KEPT_BACK:]}" if len(phone) >= _SHORTEST else phone and "****"
